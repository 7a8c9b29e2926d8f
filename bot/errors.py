"""What the bot says when something was refused or went wrong: one table from code to words, and the handlers.

Words stand in `errors.ftl` as `error-<code in lower case, with dashes>`; a test proves that none is missing.
A log entry holds the kind of an error and where it arose, never its message, which may quote what was typed.
"""

import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Dispatcher, Router
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState
from babel.dates import format_datetime

from core import limits, texts
from core.errors import Code, Refused

log = structlog.get_logger()

Home = Callable[[DialogManager], Awaitable[None]]

_ALERT_MAX = 200  # characters of an alert (answerCallbackQuery)

_OUTDATED = (UnknownIntent, OutdatedIntent, UnknownState)

# What any sentence may use, whether or not the refusal brought it. "none" chooses the variant without it.
_ALWAYS: dict[str, str | int] = {
    "password_min": limits.PASSWORD_MIN,
    "city": "Europe/Moscow",
    "password_max": limits.PASSWORD_MAX,
    "name_max": limits.NAME_MAX,
    "login_min": limits.LOGIN_MIN,
    "login_max": limits.LOGIN_MAX,
    "why_max": limits.WHY_MAX,
    "session_max": limits.SESSIONS_MAX,
    "history_days_max": limits.HISTORY_DAYS_MAX,
    "applications_max": limits.APPLICATIONS_MAX,
    "tariff_days_max": limits.TARIFF_DAYS_MAX,
    "file_mb": limits.IMPORT_FILE_MAX // 2**20,
    "rows_max": limits.IMPORT_ROWS_MAX,
    "example": "+7 912 345-67-89",
    "ending": "none",
    "tries_left": "none",
    "what": "none",
}


def key_of(code: Code) -> str:
    return f"error-{code.value.lower().replace('_', '-')}"


def sentence(language: str, refused: Refused) -> str:
    """What to say in a message, as HTML."""
    return texts.html(language, key_of(refused.code), **_arguments(language, refused))


def alert(language: str, refused: Refused) -> str:
    """The same for an alert, which is short and reads no HTML."""
    return words(language, refused)[:_ALERT_MAX]


def words(language: str, refused: Refused) -> str:
    """The same for a file."""
    return texts.plain(language, key_of(refused.code), **_arguments(language, refused))


def in_words(language: str, wait: timedelta) -> str:
    """How long from now: «через 40 секунд», rounded up to what a person would say."""
    seconds = max(1, -int(-wait.total_seconds() // 1))
    if seconds < 100:
        return texts.plain(language, "in-seconds", n=seconds)
    minutes = -(-seconds // 60)
    if minutes < 100:
        return texts.plain(language, "in-minutes", n=minutes)
    return texts.plain(language, "in-hours", n=-(-minutes // 60))


def _arguments(language: str, refused: Refused) -> dict[str, str | int]:
    words = {name: _word(language, value) for name, value in refused.fields.items() if value is not None}
    wait = refused.fields.get("wait_s")
    if isinstance(wait, int | float):
        words["wait"] = in_words(language, timedelta(seconds=wait))
    done = deed(language, str(refused.fields.get("action", "")))
    always = {
        "wait": texts.plain(language, "in-a-while"),
        "what": done or texts.plain(language, "in-some-way"),
    }
    return {**_ALWAYS, **always, **words}


def deed(language: str, action: str) -> str | None:
    """What somebody did, as the journal calls it: «меняет роль». None where there are no words for it."""
    key = f"journal-{action.replace('.', '-').replace('_', '-')}"
    return texts.plain(language, key) if texts.has(language, key) else None


def _word(language: str, value: object) -> str | int:
    if isinstance(value, str | int):
        return value
    if isinstance(value, timedelta):
        return in_words(language, value)
    if isinstance(value, datetime):
        return format_datetime(value, "d MMMM, HH:mm", locale=language)
    return str(value)


def register(dispatcher: Dispatcher, dialogs: Router, home: Home) -> None:
    """Nothing ends in silence. What dialogs raise is handled on their router, where a manager is at hand."""
    dispatcher.errors.register(_refused, ExceptionTypeFilter(Refused))
    dispatcher.errors.register(_not_welcome, ExceptionTypeFilter(TelegramForbiddenError))
    dispatcher.errors.register(_unexpected, ~ExceptionTypeFilter(*_OUTDATED))

    async def outdated(error: ErrorEvent, **data: Any) -> None:
        await _outdated(error, data, home)

    dialogs.errors.register(outdated, ExceptionTypeFilter(*_OUTDATED))


async def _refused(error: ErrorEvent, language: str = texts.LANGUAGES[0]) -> None:
    refused = error.exception
    if isinstance(refused, Refused):
        await _answer(error, sentence(language, refused), alert(language, refused))


async def _not_welcome(error: ErrorEvent) -> None:
    """The person blocked the bot: there is nobody to tell."""
    log.info("blocked by the person", update_id=error.update.update_id)


async def _unexpected(error: ErrorEvent, language: str = texts.LANGUAGES[0]) -> None:
    report(error.exception, update_id=error.update.update_id)
    key = "error-unexpected"
    await _answer(error, texts.html(language, key), texts.plain(language, key)[:_ALERT_MAX])


async def _outdated(error: ErrorEvent, data: dict[str, Any], home: Home) -> None:
    """An old button, or a state that a new version no longer has.

    - The person is told that this screen is out of date.
    - What he has open now is shown again: an old button must not cost him a half-filled form.
    - Nothing open, or nothing that can still be shown, or not to him: home.
    """
    language = data.get("language", texts.LANGUAGES[0])
    key = "screen-outdated"
    await _answer(error, texts.html(language, key), texts.plain(language, key))
    manager: DialogManager | None = data.get("dialog_manager")
    if manager is None:
        return
    manager.show_mode = ShowMode.DELETE_AND_SEND  # below what was just said
    if manager.has_context() and not isinstance(error.exception, UnknownState):
        with suppress(Refused):
            await manager.show()
            return
    await home(manager)


async def _answer(error: ErrorEvent, html: str, plain: str) -> None:
    event = error.update.callback_query or error.update.message
    with suppress(TelegramAPIError):  # what cannot be said now will not be said by trying to say so
        if isinstance(event, CallbackQuery):
            try:
                await event.answer(plain, show_alert=True)
            except TelegramBadRequest:  # answered before the error arose, or too old
                if isinstance(event.message, Message):
                    await event.message.answer(html)
        elif event is not None:
            await event.answer(html)


def report(error: Exception, **where: object) -> None:
    """Log an unexpected error without anything that a person typed."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    if isinstance(error, TelegramAPIError):
        where["method"] = type(error.method).__name__
    log.error(
        "unexpected error",
        error=type(error).__name__,
        at=[f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames],
        **where,
    )
