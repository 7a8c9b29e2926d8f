"""Buttons under a letter: what was pressed is done once, is said in the letter itself, and cannot be forged."""

from typing import Any

import pytest
from aiogram import Dispatcher, Router
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Message
from aiogram_dialog import setup_dialogs

from bot import actions, errors
from bot.actions import ActionPress
from bot.identity import Identity
from bot.messenger import TelegramMessenger
from bot.storage import DialogStates
from core import texts
from core.delivery import Action, Letter
from core.errors import Code, Conflict, Invalid
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast, Person

OFFER = Letter(
    "Пирог",
    "Анна <3 печёт пирог.",
    "<b>Анна</b> &lt;3 печёт <code>пирог</code>.",
    (Action("cake:12:take", "Взять кусок"), Action("cake:12:whole", "Взять весь")),
)


class Cake:
    """A feature with one cake, which somebody may take a piece of."""

    def __init__(self) -> None:
        self.pressed: list[ActionPress] = []
        self.taken_by: dict[int, str] = {}

    async def answer(self, press: ActionPress) -> str | None:
        self.pressed.append(press)
        match press.arguments:
            case [int(cake), "take"]:
                if self.taken_by.setdefault(cake, press.operation_id) != press.operation_id:
                    raise Conflict(Code.ALREADY_DONE)
                return f"Кусок ваш, <i>{press.who.full_name}</i>."
            case [int(_), "whole"]:
                raise Invalid(Code.ROLE_REQUIRED)
            case [int(membership_id), "look"]:
                await press.core.roster.card(press.actor, membership_id)
                return "Вот она."
        return None


@pytest.fixture
def cake() -> Cake:
    return Cake()


@pytest.fixture
def kitchen(world: World, cake: Cake) -> World:
    """The world with one dispatcher exchanged: it knows the buttons of the cake and nothing else."""
    dispatcher = Dispatcher(disable_fsm=True, core=world.core, progress=world.progress)
    states = DialogStates(world.core.database, world.core.clock)
    dispatcher.update.outer_middleware(states)
    dispatcher.update.outer_middleware(Identity(world.core.directory))
    dispatcher.include_router(actions.router({"cake": cake.answer}))
    setup_dialogs(dispatcher, events_isolation=DisabledEventIsolation())  # a button may lead to a screen

    async def nowhere(_: Any) -> None:
        """There are no dialogs here."""

    errors.register(dispatcher, Router(), nowhere)
    world.dispatcher = dispatcher
    return world


def began(world: World, user_id: int) -> Phone:
    """He has pressed START some time ago, so the bot may write to him."""
    world.telegram.open_link(user_id)
    world.telegram.take_updates()
    return world.phone_of(user_id)


async def offered(world: World, person: Person, letter: Letter = OFFER) -> Phone:
    phone = began(world, person.telegram_id)
    await TelegramMessenger(world.bot).send(str(person.telegram_id), letter)
    return phone


async def test_the_sentence_takes_the_place_of_the_buttons(kitchen: World, cast: Cast) -> None:
    anna = await offered(kitchen, cast.anna)
    assert anna.buttons == ["Взять кусок", "Взять весь"]
    await anna.press("Взять кусок")
    assert anna.texts == ["Анна <3 печёт пирог.\n\nКусок ваш, Анна Ким."]
    assert "<b>Анна</b> &lt;3 печёт <code>пирог</code>." in anna.last["html"]
    assert "<i>Анна Ким</i>" in anna.last["html"]
    assert (anna.buttons, anna.alert) == ([], None)


async def test_the_handler_hears_who_pressed_what(kitchen: World, cast: Cast, cake: Cake) -> None:
    anna = await offered(kitchen, cast.anna)
    await anna.press("Взять кусок")
    (press,) = cake.pressed
    assert (press.actor, press.contact) == (cast.anna.account_id, cast.anna.address)
    assert press.arguments == (12, "take")
    assert press.operation_id == cake.taken_by[12]


async def test_a_double_tap_acts_once_and_the_second_hears_it(kitchen: World, cast: Cast, cake: Cake) -> None:
    anna = await offered(kitchen, cast.anna)
    await anna.press_twice("Взять кусок")
    assert len(cake.pressed) == 2
    assert anna.texts == ["Анна <3 печёт пирог.\n\nКусок ваш, Анна Ким."]
    assert anna.alert == texts.plain("ru", "error-already-done")


async def test_who_comes_second_is_told_and_has_no_buttons_left(kitchen: World, cast: Cast) -> None:
    adam, olga = await offered(kitchen, cast.adam), await offered(kitchen, cast.olga)
    await adam.press("Взять кусок")
    await olga.press("Взять кусок")
    assert olga.alert == texts.plain("ru", "error-already-done")
    assert (olga.texts, olga.buttons) == (["Анна <3 печёт пирог."], [])


async def test_an_update_that_comes_again_changes_nothing(kitchen: World, cast: Cast) -> None:
    anna = await offered(kitchen, cast.anna)
    kitchen.telegram.press(anna.id, "Взять кусок")
    updates = kitchen.telegram.take_updates()
    for update in [*updates, *updates]:
        await kitchen.dispatcher.feed_raw_update(kitchen.bot, update)
    assert anna.texts == ["Анна <3 печёт пирог.\n\nКусок ваш, Анна Ким."]


async def test_after_a_refusal_the_buttons_stay(kitchen: World, cast: Cast) -> None:
    anna = await offered(kitchen, cast.anna)
    await anna.press("Взять весь")
    assert anna.alert == texts.plain("ru", "error-role-required")
    assert anna.buttons == ["Взять кусок", "Взять весь"]


async def test_a_letter_removed_meanwhile_is_answered_below(kitchen: World, cast: Cast) -> None:
    anna = await offered(kitchen, cast.anna)
    kitchen.telegram.press(anna.id, "Взять кусок")
    await kitchen.bot.delete_message(anna.id, anna.last["id"])
    await anna.handled()
    assert anna.texts == ["Кусок ваш, Анна Ким."]


async def test_a_letter_with_no_room_left_is_answered_below(kitchen: World, cast: Cast) -> None:
    anna = await offered(kitchen, cast.anna, Letter("Пирог", "п" * 4090, actions=OFFER.actions))
    await anna.press("Взять кусок")
    assert anna.texts[1:] == ["Кусок ваш, Анна Ким."]


@pytest.mark.parametrize(
    "data",
    ["act:", "act:tea:1:take", "act:cake", "act:cake:12", "act:cake:-1:take", f"act:cake:{2**31}:take"],
)
async def test_a_button_that_nobody_made_is_answered(
    kitchen: World, cast: Cast, cake: Cake, data: str
) -> None:
    anna = await offered(kitchen, cast.anna)
    await anna.press_data(data, message_id=anna.last["id"])
    assert anna.alert == texts.plain("ru", "button-outdated")
    assert (anna.texts, cake.taken_by) == (["Анна <3 печёт пирог."], {})


async def test_the_core_refuses_who_forges_the_button_of_another(kitchen: World, cast: Cast) -> None:
    for phone in (began(kitchen, cast.oscar.telegram_id), began(kitchen, kitchen.phone("Nobody").id)):
        sent: Message = await kitchen.bot.send_message(phone.id, "Здравствуйте.")
        await phone.press_data(f"act:cake:{cast.ivan.membership_id}:look", message_id=sent.message_id)
        assert phone.screen == "Здравствуйте."
        assert phone.alert is not None and phone.alert.startswith("Такой организации нет")


async def test_every_update_passes_the_actions(world: World, cast: Cast) -> None:
    anna = await offered(world, cast.anna)
    await anna.press("Взять кусок")
    assert anna.alert == texts.plain("ru", "button-outdated")
