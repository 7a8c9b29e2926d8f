"""Nothing ends in silence: every refusal has words, and whatever goes wrong is told kindly."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from aiogram import Bot, Dispatcher, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Const

from bot import errors
from bot.demo.telegram import Clock, Telegram
from bot.identity import Identity
from bot.storage import DialogStates
from core import texts
from core.database import Database
from core.errors import Code, Conflict, Invalid, NotAllowed, Refused, TooMany
from core.people import Directory
from tests.bot.phone import Phone


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_every_refusal_has_words(code: Code, language: str) -> None:
    said = errors.sentence(language, Refused(code))
    assert said != errors.key_of(code), "the text is missing"
    assert not re.search(r"[{}$!]", said), said
    assert 20 <= len(said) <= 200, "an alert holds 200 characters"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_words_without_a_refusal(language: str) -> None:
    keys = {key for key in texts._bundle(language)._messages if key.startswith("error-")}
    assert keys == {errors.key_of(code) for code in Code} | {"error-unexpected"}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "через 1 секунду"),
        (42, "через 42 секунды"),
        (59.2, "через 60 секунд"),
        (100, "через 2 минуты"),
        (300, "через 5 минут"),
        (3 * 3600, "через 3 часа"),
    ],
)
def test_waits_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert errors.in_words("ru", timedelta(seconds=seconds)) == words


def test_what_is_known_is_said() -> None:
    assert errors.sentence("ru", TooMany(Code.CODE_TOO_SOON, wait_s=41)).endswith("через 41 секунду.")
    assert errors.sentence("ru", Invalid(Code.CODE_WRONG, tries_left=2)).endswith("Осталось 2 попытки.")
    assert errors.sentence("ru", Invalid(Code.CODE_WRONG, tries_left=None)).endswith("напишите ещё раз.")
    assert "…25." in errors.sentence("ru", Invalid(Code.PHONE_NOT_THE_INVITED, ending="25"))


def test_moments_are_said_as_dates() -> None:
    assert errors._word("ru", datetime(2026, 3, 8, 9, 5, tzinfo=UTC)) == "8 марта, 09:05"


# In a chat


class Menu(StatesGroup):
    shown = State()


class Form(StatesGroup):
    shown = State()


class Renamed(StatesGroup):
    """A screen that a new version no longer has."""

    shown = State()


def dispatcher_on(database: Database, clock: Clock, *more: Dialog) -> Dispatcher:
    states = DialogStates(database, clock)
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(states)
    dispatcher.update.outer_middleware(Identity(Directory(database, clock, "ru")))
    dispatcher.errors.outer_middleware(states)
    screens = Router()
    screens.include_routers(_commands(), _screen(Menu.shown, "Menu"), _screen(Form.shown, "Form"), *more)
    dispatcher.include_router(screens)
    setup_dialogs(screens, events_isolation=DisabledEventIsolation())
    errors.register(dispatcher, screens, home)
    return dispatcher


async def home(manager: DialogManager) -> None:
    await manager.start(Menu.shown, mode=StartMode.RESET_STACK)


def _commands() -> Router:
    router = Router()

    @router.message(Command("menu", "form", "renamed"))
    async def open_screen(message: Message, dialog_manager: DialogManager) -> None:
        states = {"/menu": Menu.shown, "/form": Form.shown, "/renamed": Renamed.shown}
        await dialog_manager.start(states[message.text or ""], mode=StartMode.RESET_STACK)

    @router.message(Command("refuse"))
    async def refuse(message: Message) -> None:
        raise Conflict(Code.LOGIN_TAKEN, login="<b>ivan</b>")

    @router.message(Command("break"))
    async def fail(message: Message) -> None:
        raise ValueError(f"cannot do {message.text}")

    return router


def _screen(state: State, text: str) -> Dialog:
    async def refuse(callback: CallbackQuery, button: Any, manager: DialogManager) -> None:
        raise NotAllowed(Code.NOT_A_MANAGER)

    async def fail(callback: CallbackQuery, button: Any, manager: DialogManager) -> None:
        raise ZeroDivisionError

    name = text.lower()
    return Dialog(
        Window(
            Const(text),
            Button(Const(f"Refuse {name}"), id=f"refuse_{name}", on_click=refuse),
            Button(Const(f"Break {name}"), id=f"break_{name}", on_click=fail),
            state=state,
        )
    )


@pytest.fixture
def ivan(telegram: Telegram, bot: Bot, sqlite_database: Database, clock: Clock) -> Phone:
    user = telegram.add_user("Ivan", language_code="ru")
    return Phone(telegram, dispatcher_on(sqlite_database, clock), bot, user.id)


UNEXPECTED = texts.plain("ru", "error-unexpected")
OUTDATED = texts.plain("ru", "screen-outdated")


async def test_a_refused_message_is_answered(ivan: Phone) -> None:
    await ivan.say("/refuse")
    assert ivan.screen == errors.alert("ru", Refused(Code.LOGIN_TAKEN))


async def test_a_refused_press_is_answered_by_an_alert(ivan: Phone) -> None:
    await ivan.say("/menu")
    await ivan.press("Refuse menu")
    assert ivan.alert == errors.alert("ru", Refused(Code.NOT_A_MANAGER))
    assert ivan.screen == "Menu"


async def test_it_is_said_in_the_persons_language(telegram: Telegram, ivan: Phone) -> None:
    john = Phone(telegram, ivan.dispatcher, ivan.bot, telegram.add_user("John", language_code="en-GB").id)
    await john.say("/refuse")
    assert john.screen == errors.alert("en", Refused(Code.LOGIN_TAKEN))


async def test_what_nobody_expected_is_told_kindly(ivan: Phone) -> None:
    await ivan.say("/break")
    assert ivan.screen == UNEXPECTED
    await ivan.say("/menu")
    await ivan.press("Break menu")
    assert ivan.alert == UNEXPECTED


async def test_a_log_entry_quotes_nothing_that_was_typed(ivan: Phone) -> None:
    with structlog.testing.capture_logs() as logged:
        await ivan.say("/break my secret password")
    (entry,) = [entry for entry in logged if entry["log_level"] == "error"]
    assert entry["error"] == "ValueError"
    assert "test_errors.py" in entry["at"][-1]
    assert "secret" not in str(logged)


@pytest.mark.parametrize("status", [0, 500])
async def test_a_lost_answer_does_not_end_in_silence(ivan: Phone, status: int) -> None:
    ivan.telegram.fault("sendMessage", status)
    await ivan.say("/menu")
    assert ivan.screen == UNEXPECTED


async def test_who_has_blocked_the_bot_is_left_alone(ivan: Phone) -> None:
    ivan.telegram.say(ivan.id, "/menu")
    ivan.telegram.block(ivan.id)
    await ivan.handled()
    assert ivan.texts == []


async def test_an_old_button_keeps_what_is_open_now(ivan: Phone) -> None:
    await ivan.say("/menu")
    old = ivan.button("Refuse menu")["data"]
    await ivan.say("/form")
    await ivan.press_data(old)
    assert ivan.alert == OUTDATED
    assert ivan.screen == "Form"
    await ivan.press("Refuse form")
    assert ivan.alert == errors.alert("ru", Refused(Code.NOT_A_MANAGER)), "the form is alive"


async def test_a_button_of_a_forgotten_screen_leads_home(
    ivan: Phone, telegram: Telegram, bot: Bot, clock: Clock
) -> None:
    await ivan.say("/form")
    await ivan.press_data("nosuch\x1dbutton")
    assert ivan.alert == OUTDATED


async def test_a_screen_that_no_longer_exists_leads_home(
    telegram: Telegram, bot: Bot, sqlite_database: Database, clock: Clock
) -> None:
    before = dispatcher_on(sqlite_database, clock, _screen(Renamed.shown, "Renamed"))
    ivan = Phone(telegram, before, bot, telegram.add_user("Ivan", language_code="ru").id)
    await ivan.say("/renamed")
    ivan.dispatcher = dispatcher_on(sqlite_database, clock)
    await ivan.press("Refuse renamed")
    assert ivan.alert == OUTDATED
    assert ivan.screen == "Menu"
    await ivan.say("/form")
    assert ivan.screen == "Form"


async def test_a_message_over_a_screen_that_no_longer_exists_leads_home(
    telegram: Telegram, bot: Bot, sqlite_database: Database, clock: Clock
) -> None:
    before = dispatcher_on(sqlite_database, clock, _screen(Renamed.shown, "Renamed"))
    ivan = Phone(telegram, before, bot, telegram.add_user("Ivan", language_code="ru").id)
    await ivan.say("/renamed")
    ivan.dispatcher = dispatcher_on(sqlite_database, clock)
    await ivan.say("hello")
    assert OUTDATED in ivan.texts
    assert ivan.screen == "Menu"
