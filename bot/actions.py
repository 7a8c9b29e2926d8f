"""The buttons under what the outbox sends: one press, one act, and the buttons are gone.

A feature names its buttons in its letter (`core.delivery.Action`), as `access-request:12:allow`, and answers them
by a handler that stands under the first word of the name in `bot.dialogs.actions()`.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.messenger import ACTION
from bot.speech import Speech
from core.bootstrap import Core
from core.errors import Code, Refused
from core.people import Address, Who

_ROW_MAX = 2**31 - 1

# After these a button can never work again, so it goes. A feature whose buttons end otherwise adds its code.
_OVER = {
    Code.ALREADY_DONE,
    Code.REQUEST_ANSWERED,
    Code.REQUEST_UNKNOWN,
    Code.MEMBERSHIP_ENDED,
    Code.ALREADY_A_MEMBER,
    Code.JOIN_ANSWERED,
    Code.JOIN_WITHDRAWN,
    Code.INVITATION_USED,
    Code.INVITATION_EXPIRED,
    Code.INVITATION_REVOKED,
    Code.INVITATION_DECLINED,
    Code.INVITATION_SUPERSEDED,
    Code.NOT_ME_TOO_LATE,
}


@dataclass(frozen=True)
class ActionPress:
    """Who pressed, and the rest of the action's name: numbers where they can be somebody's id, else words.

    It may be forged, and comes again if Telegram has not heard that it was handled: the flow decides for this
    actor, and knows the operation.
    """

    core: Core
    who: Who
    contact: Address
    say: Speech
    arguments: tuple[int | str, ...]
    operation_id: str
    manager: DialogManager  # for a button that leads to a screen

    @property
    def actor(self) -> int:
        """0 for a stranger, whom every flow refuses."""
        return self.who.account_id or 0


Handler = Callable[[ActionPress], Awaitable[str | None]]


def router(handlers: Mapping[str, Handler]) -> Router:
    """Handlers by the first word of an action's name; each looks into `arguments` and does what they say.

    - The sentence (HTML) that it returns is added to the message, in place of the buttons.
    - An empty one: it has opened a screen, and the buttons stay.
    - None: there is no such button. Whoever pressed a forged or a very old one is told so.
    - A refusal is an alert. The buttons stay, unless it leaves nothing to be pressed (`_OVER`).
    """
    router = Router(name="actions")

    async def of_a_letter(callback: CallbackQuery) -> bool:
        return (callback.data or "").startswith(ACTION)

    @router.callback_query(of_a_letter)
    async def press(
        callback: CallbackQuery,
        bot: Bot,
        core: Core,
        who: Who,
        contact: Address,
        say: Speech,
        operation_id: str,
        dialog_manager: DialogManager,
    ) -> None:
        kind, *arguments = (callback.data or "").removeprefix(ACTION).split(":")
        handler = handlers.get(kind)
        pressed = ActionPress(
            core, who, contact, say, tuple(map(_argument, arguments)), operation_id, dialog_manager
        )
        try:
            sentence = await handler(pressed) if handler else None
        except Refused as refused:
            if refused.code in _OVER:
                await _remove_buttons(callback)
            raise
        if sentence is None:
            await callback.answer(say.plain("button-outdated"), show_alert=True)
            return
        if sentence:
            await _replace_buttons(callback, bot, sentence)
        with suppress(TelegramBadRequest):  # too old, after a restart: what is on the screen says it
            await callback.answer()

    return router


def _argument(text: str) -> int | str:
    """A number is one only where a row can have it: the database never sees a forged giant."""
    return int(text) if text.isdecimal() and int(text) <= _ROW_MAX else text


async def _remove_buttons(callback: CallbackQuery) -> None:
    """The text stays as it is by now: an earlier press may have added to it."""
    if isinstance(callback.message, Message):
        with suppress(TelegramBadRequest):  # gone already, or the whole message is
            await callback.message.edit_reply_markup()


async def _replace_buttons(callback: CallbackQuery, bot: Bot, sentence: str) -> None:
    message = callback.message
    if isinstance(message, Message):
        try:
            await message.edit_text(
                f"{message.html_text}\n\n{sentence}", link_preview_options=message.link_preview_options
            )
            return
        except TelegramBadRequest as error:
            if "message is not modified" in error.message:  # the same press once more
                return
    await bot.send_message(callback.from_user.id, sentence)  # removed meanwhile, or too long with it
