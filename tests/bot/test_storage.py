"""The state of dialogs: what is half filled in survives, failures change nothing, and it costs little."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.filters import CommandStart, ExceptionTypeFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, ErrorEvent, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Cancel, Next
from aiogram_dialog.widgets.text import Const, Format
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from bot.demo.telegram import Clock, Telegram
from bot.storage import DialogStates, UpdateStorage, dialog_state
from core.database import Database
from tests.bot.phone import Phone


class Form(StatesGroup):
    name = State()
    city = State()
    review = State()


def dispatcher_on(database: Database, clock: Clock) -> Dispatcher:
    """A three-window form behind the product's own storage."""
    states = DialogStates(database, clock)
    dispatcher = Dispatcher(disable_fsm=True, states=states)
    dispatcher.update.outer_middleware(states)
    dispatcher.errors.outer_middleware(states)
    screens = Router()
    screens.include_routers(_commands(), _form())
    dispatcher.include_router(screens)
    setup_dialogs(screens, events_isolation=DisabledEventIsolation())
    return dispatcher


def _commands() -> Router:
    router = Router()

    @router.message(CommandStart())
    async def start(message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Form.name, mode=StartMode.RESET_STACK)

    return router


def _form() -> Dialog:
    async def keep(message: Message, widget: Any, manager: DialogManager) -> None:
        manager.dialog_data["name"] = message.text
        await manager.next()

    async def fail(callback: CallbackQuery, button: Any, manager: DialogManager) -> None:
        manager.dialog_data["name"] = "nobody"
        await manager.next()
        raise ZeroDivisionError

    async def later(callback: CallbackQuery, button: Any, manager: DialogManager) -> None:
        await manager.bg().update({"name": "changed in the background"})

    async def nothing(callback: CallbackQuery, button: Any, manager: DialogManager) -> None:
        pass

    async def known(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        return {"name": dialog_manager.dialog_data.get("name")}

    return Dialog(
        Window(Const("Name?"), MessageInput(keep), Next(Const("Next"), id="to_city"), state=Form.name),
        Window(
            Format("City of {name}?"),
            Next(Const("Next"), id="to_review"),
            Back(Const("Back"), id="to_name"),
            Button(Const("Fail"), id="fail", on_click=fail),
            Button(Const("Later"), id="later", on_click=later),
            Button(Const("Nothing"), id="nothing", on_click=nothing),
            state=Form.city,
        ),
        Window(Format("Review {name}"), Cancel(Const("Close"), id="close"), state=Form.review),
        getter=known,
    )


@pytest.fixture
def ivan(telegram: Telegram, bot: Bot, database: Database, clock: Clock) -> Phone:
    user = telegram.add_user("Ivan", language_code="ru")
    return Phone(telegram, dispatcher_on(database, clock), bot, user.id)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement of the block, and every commit."""
    seen: list[str] = []

    def statement(_: Any, __: Any, text: str, *___: Any) -> None:
        seen.append(text.split()[0].upper())

    def commit(_: Any) -> None:
        seen.append("COMMIT")

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)


async def rows(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(dialog_state)) or 0


async def test_a_form_is_filled_in_over_several_updates(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    assert ivan.screen == "City of Anna?"
    await ivan.press("Next")
    assert ivan.screen == "Review Anna"


async def test_a_press_reads_once_and_writes_once(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    with counted() as seen:
        await ivan.press("Next")
    assert seen.count("SELECT") == 1
    assert seen.count("COMMIT") == 1
    assert seen.count("INSERT") == 1


async def test_what_changes_nothing_writes_nothing(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    with counted() as seen:
        await ivan.press("Nothing")
    assert seen.count("SELECT") == 1
    assert "COMMIT" not in seen
    assert "INSERT" not in seen


async def test_an_update_that_comes_again_after_a_kill_is_no_answer_to_the_next_window(ivan: Phone) -> None:
    ivan.telegram.say(ivan.id, "/start")
    ivan.telegram.say(ivan.id, "Иван")
    updates = ivan.telegram.take_updates()
    for update in [*updates, *updates]:  # the first round was handled, and not confirmed
        await ivan.dispatcher.feed_raw_update(ivan.bot, update)
    assert ivan.screen == "City of Иван?"
    assert len(ivan.texts) == 2


async def test_what_changed_nothing_may_come_again(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.say("Иван")
    ivan.telegram.press(ivan.id, "Nothing")
    (update,) = ivan.telegram.take_updates()
    for _ in range(2):
        await ivan.dispatcher.feed_raw_update(ivan.bot, update)
    await ivan.press("Next")
    assert ivan.screen == "Review Иван"


async def test_a_failed_handler_changes_nothing(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    with pytest.raises(ExceptionGroup):
        await ivan.press("Fail")
    await ivan.press("Next")
    assert ivan.screen == "Review Anna"


async def test_an_error_is_handled_in_a_turn_of_its_own(ivan: Phone) -> None:
    async def start_over(error: ErrorEvent, dialog_manager: DialogManager) -> None:
        assert dialog_manager.dialog_data["name"] == "Anna", "the failed handler's change is not seen"
        await dialog_manager.start(Form.review, mode=StartMode.RESET_STACK)

    ivan.dispatcher.sub_routers[0].errors.register(start_over, ExceptionTypeFilter(ZeroDivisionError))
    await ivan.say("/start")
    await ivan.say("Anna")
    await ivan.press("Fail")
    assert ivan.screen == "Review None"
    await ivan.press("Close")


async def test_a_double_tap_on_next_skips_nothing(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.press_twice("Next")
    assert ivan.screen == "City of None?"


async def test_a_half_filled_form_survives_a_restart(
    ivan: Phone, telegram: Telegram, bot: Bot, database: Database, clock: Clock
) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    restarted = Phone(telegram, dispatcher_on(database, clock), bot, ivan.id)
    await restarted.press("Next")
    assert restarted.screen == "Review Anna"


async def test_two_people_do_not_see_each_other(ivan: Phone, telegram: Telegram, bot: Bot) -> None:
    anna = Phone(telegram, ivan.dispatcher, bot, telegram.add_user("Anna").id)
    await ivan.say("/start")
    await anna.say("/start")
    await ivan.say("Ivan")
    await anna.say("Anna")
    assert (ivan.screen, anna.screen) == ("City of Ivan?", "City of Anna?")


async def test_a_background_update_is_kept_too(ivan: Phone) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    await ivan.press("Later")
    assert ivan.screen == "City of changed in the background?"
    await ivan.press("Next")
    assert ivan.screen == "Review changed in the background"


async def test_a_closed_dialog_leaves_no_form_behind(ivan: Phone, database: Database) -> None:
    await ivan.say("/start")
    await ivan.say("Anna")
    assert await rows(database) == 3  # the stack, the form, and which updates were handled
    await ivan.press("Next")
    await ivan.press("Close")
    assert await rows(database) <= 2  # the stack remembers its last message


async def test_turns_are_forgotten_when_nobody_waits(ivan: Phone) -> None:
    states: DialogStates = ivan.dispatcher["states"]
    await ivan.say("/start")
    assert states.busy() is None


KEY = StorageKey(bot_id=1, chat_id=7, user_id=7)


async def test_emptied_records_are_deleted(database: Database, clock: Clock) -> None:
    storage = UpdateStorage(database, clock, 1, 7)
    await storage.set_state(KEY, Form.name)
    await storage.set_data(KEY, {"name": "Анна <b>"})
    await storage.flush()
    again = UpdateStorage(database, clock, 1, 7)
    assert await again.get_state(KEY) == "Form:name"
    assert await again.get_data(KEY) == {"name": "Анна <b>"}
    await again.set_data(KEY, {})
    await again.set_state(KEY, None)
    await again.flush()
    assert await rows(database) == 0


async def test_what_is_read_is_the_readers_own(database: Database, clock: Clock) -> None:
    storage = UpdateStorage(database, clock, 1, 7)
    await storage.set_data(KEY, {"nested": {"name": "Anna"}})
    (await storage.get_data(KEY))["nested"]["name"] = "changed in passing"
    assert await storage.get_data(KEY) == {"nested": {"name": "Anna"}}


async def test_another_chat_is_out_of_reach(database: Database, clock: Clock) -> None:
    storage = UpdateStorage(database, clock, 1, 7)
    with pytest.raises(ValueError, match="another chat"):
        await storage.get_data(StorageKey(bot_id=1, chat_id=8, user_id=8))


async def test_a_cancelled_handler_changes_nothing(database: Database, clock: Clock, bot: Bot) -> None:
    states = DialogStates(database, clock)
    user = (await bot.me()).model_copy(update={"id": 7})

    async def never_ends(_: Any, data: dict[str, Any]) -> None:
        await data["fsm_storage"].set_data(KEY, {"name": "Anna"})
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await states(never_ends, user, {"bot": bot, "event_from_user": user})
    assert await rows(database) == 0
    assert states.busy() is None
