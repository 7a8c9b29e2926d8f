"""How a window takes what a person types, and says what was wrong with it.

A refusal never throws anything away: its sentence stands on top of the same window, which stays open.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, WebApp
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.text import Text

from bot.erasing import Eraser
from bot.errors import alert, sentence
from bot.password_page import PATH, Typed
from bot.settings import BotSettings
from bot.speech import Label, Speech
from core import limits
from core.errors import Code, Invalid, Refused

_PROBLEM = "problem"

Handle = Callable[[DialogManager, Message], Awaitable[None]]
Take = Callable[[DialogManager, str], Awaitable[None]]
Press = Callable[[DialogManager], Awaitable[None]]


class Problem(Text):
    """What was wrong with the last thing typed, in bold above the question. Empty while nothing was."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        problem = manager.current_context().dialog_data.get(_PROBLEM)
        return f"<b>{problem}</b>\n" if problem else ""


def complain(manager: DialogManager, sentence_html: str) -> None:
    manager.dialog_data[_PROBLEM] = sentence_html


def complaint(sentence_html: str) -> dict[str, str]:
    """The same in the start data of a dialog that keeps what it was started with."""
    return {_PROBLEM: sentence_html}


def settle(manager: DialogManager) -> None:
    """Nothing is wrong any more."""
    if manager.has_context():
        manager.dialog_data.pop(_PROBLEM, None)


def typed(handle: Take) -> MessageInput:
    """Takes a text; anything else (a sticker, a photo) is answered with what is wanted instead."""

    async def take(manager: DialogManager, message: Message) -> None:
        if not message.text or not message.text.strip():
            complain(manager, speech(manager)("input-text-wanted"))
            return
        await handle(manager, message.text.strip())

    return MessageInput(_guarded(take))


def naming(sentence_key: str) -> Callable[[Take], Take]:
    """For what takes the name of a thing: the sentence of NAME_INVALID is about a person's, so it has one of its own."""

    def decorate(handle: Take) -> Take:
        async def take(manager: DialogManager, text: str) -> None:
            try:
                await handle(manager, text)
            except Invalid as refused:
                if refused.code is not Code.NAME_INVALID:
                    raise
                complain(manager, speech(manager)(sentence_key, name_max=limits.NAME_MAX))

        return take

    return decorate


def received(handle: Handle) -> MessageInput:
    """Takes any message as it is: a contact card, a shared number, a text."""
    return MessageInput(_guarded(handle))


def buttons_only() -> MessageInput:
    """For a window that asks to press: what is typed there is answered with that, and loses nothing."""

    async def take(manager: DialogManager, message: Message) -> None:
        complain(manager, speech(manager)("input-button-wanted"))

    return MessageInput(_guarded(take))


def secret(handle: Take, *, new: bool = False) -> MessageInput:
    """Takes a password: the message is removed before anything else, and nothing of it is kept or logged.

    What comes from the page has never been a message; `in_page` is the button that leads there.

    `new`: he makes one up, so what ends with a question mark is taken for a question.
    """

    async def take(manager: DialogManager, message: Message) -> None:
        if message.web_app_data is not None:
            await handle(manager, message.web_app_data.data)
            return
        eraser: Eraser = manager.middleware_data["eraser"]
        erased = await eraser.erase(message.chat.id, message.message_id)
        if not message.text:
            complain(manager, speech(manager)("input-password-wanted"))
            return
        try:
            if new and message.text.rstrip().endswith("?"):
                complain(manager, speech(manager)("input-password-question"))
            else:
                await handle(manager, message.text)
        finally:
            if not erased:
                await message.answer(speech(manager)("password-not-erased"))

    return MessageInput(_guarded(take, of_page=True))


def in_page(name: str, *, new: bool) -> WebApp:
    """The button to the page where a password may be typed instead, where this installation can show one.

    `new`: he makes one up, or types the one he has.
    """
    return WebApp(
        Label("password-in-page"), _PageAddress("new" if new else "present"), id=name, when=_has_page
    )


class _PageAddress(Text):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        query = {
            "kind": self._kind,
            "language": speech(manager).language,
            "window": manager.current_context().state.state or "",
        }
        return f"{_settings(manager).public_url}{PATH}?{urlencode(query)}"


def _has_page(_: object, __: object, manager: DialogManager) -> bool:
    return _settings(manager).public_url is not None


def _settings(manager: DialogManager) -> BotSettings:
    settings: BotSettings = manager.middleware_data["settings"]
    return settings


def pressed(press: Press) -> Callable[[CallbackQuery, Button, DialogManager], Awaitable[None]]:
    """The on_click of a button: a refusal is an alert, and the screen is read anew."""

    async def on_click(callback: CallbackQuery, _: Any, manager: DialogManager) -> None:
        settle(manager)
        try:
            await press(manager)
        except Refused as refused:
            await callback.answer(alert(speech(manager).language, refused), show_alert=True)

    return on_click


def chosen(choose: Take) -> OnItemClick[Any, Any]:
    """The on_click of a Select: the same, with the item's id."""

    async def on_click(callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
        async def press(same: DialogManager) -> None:
            await choose(same, item)

        await pressed(press)(callback, _, manager)

    return on_click


def speech(manager: DialogManager) -> Speech:
    say: Speech = manager.middleware_data["say"]
    return say


def _guarded(
    handle: Handle, *, of_page: bool = False
) -> Callable[[Message, MessageInput, DialogManager], Awaitable[None]]:
    """`of_page`: this window may be answered from the page, too."""

    async def on_message(message: Message, _: MessageInput, manager: DialogManager) -> None:
        typed: Typed | None = manager.middleware_data.get("typed")
        if typed is not None:
            await _from_page(handle if of_page else None, typed, message, manager)
            return
        # One screen at the bottom of the chat: the former one goes, or typing would push it out of sight.
        manager.show_mode = ShowMode.DELETE_AND_SEND
        settle(manager)
        try:
            await handle(manager, message)
        except Refused as refused:
            complain(manager, sentence(speech(manager).language, refused))

    return on_message


async def _from_page(handle: Handle | None, typed: Typed, message: Message, manager: DialogManager) -> None:
    """The page shows what was wrong itself: the chat behind it changes only once there is something new in it."""
    manager.show_mode = ShowMode.NO_UPDATE
    if handle is None or manager.current_context().state.state != typed.window:
        return
    typed.taken = True
    settle(manager)
    manager.show_mode = ShowMode.DELETE_AND_SEND
    try:
        await handle(manager, message)
    except Refused as refused:
        typed.problem = alert(speech(manager).language, refused)
        manager.show_mode = ShowMode.NO_UPDATE
