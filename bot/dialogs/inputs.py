"""How a window takes what a person types, and says what was wrong with it.

A refusal never throws anything away: its sentence stands on top of the same window, which stays open.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.text import Text

from bot.erasing import Eraser
from bot.errors import alert, sentence
from bot.speech import Speech
from core.errors import Refused

_PROBLEM = "problem"

Handle = Callable[[DialogManager, Message], Awaitable[None]]
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


def typed(handle: Callable[[DialogManager, str], Awaitable[None]]) -> MessageInput:
    """Takes a text; anything else (a sticker, a photo) is answered with what is wanted instead."""

    async def take(manager: DialogManager, message: Message) -> None:
        if not message.text or not message.text.strip():
            complain(manager, speech(manager)("input-text-wanted"))
            return
        await handle(manager, message.text.strip())

    return MessageInput(_guarded(take))


def received(handle: Handle) -> MessageInput:
    """Takes any message as it is: a contact card, a shared number, a text."""
    return MessageInput(_guarded(handle))


def buttons_only() -> MessageInput:
    """For a window that asks to press: what is typed there is answered with that, and loses nothing."""

    async def take(manager: DialogManager, message: Message) -> None:
        complain(manager, speech(manager)("input-button-wanted"))

    return MessageInput(_guarded(take))


def secret(handle: Callable[[DialogManager, str], Awaitable[None]]) -> MessageInput:
    """Takes a password: the message is removed before anything else, and nothing of it is kept or logged."""

    async def take(manager: DialogManager, message: Message) -> None:
        eraser: Eraser = manager.middleware_data["eraser"]
        erased = await eraser.erase(message.chat.id, message.message_id)
        if not message.text:
            complain(manager, speech(manager)("input-password-wanted"))
            return
        try:
            await handle(manager, message.text)
        finally:
            if not erased:
                await message.answer(speech(manager)("password-not-erased"))

    return MessageInput(_guarded(take))


def pressed(press: Press) -> Callable[[CallbackQuery, Button, DialogManager], Awaitable[None]]:
    """The on_click of a button: a refusal is an alert, and the screen is read anew."""

    async def on_click(callback: CallbackQuery, _: Any, manager: DialogManager) -> None:
        settle(manager)
        try:
            await press(manager)
        except Refused as refused:
            await callback.answer(alert(speech(manager).language, refused), show_alert=True)

    return on_click


def chosen(choose: Callable[[DialogManager, str], Awaitable[None]]) -> OnItemClick[Any, Any]:
    """The on_click of a Select: the same, with the item's id."""

    async def on_click(callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
        async def press(same: DialogManager) -> None:
            await choose(same, item)

        await pressed(press)(callback, _, manager)

    return on_click


def speech(manager: DialogManager) -> Speech:
    say: Speech = manager.middleware_data["say"]
    return say


def _guarded(handle: Handle) -> Callable[[Message, MessageInput, DialogManager], Awaitable[None]]:
    async def on_message(message: Message, _: MessageInput, manager: DialogManager) -> None:
        # One screen at the bottom of the chat: the former one goes, or typing would push it out of sight.
        manager.show_mode = ShowMode.DELETE_AND_SEND
        settle(manager)
        try:
            await handle(manager, message)
        except Refused as refused:
            complain(manager, sentence(speech(manager).language, refused))

    return on_message
