"""Telegram as a messenger of the core: letters to the private chat with a person, by his Telegram id.

Actions become buttons, one to a row; `bot.actions` takes the press. A code has a button that copies it, and cannot be
forwarded. What is longer than a message may be loses the end of its longest paragraph, and nothing else.
"""

import html
from datetime import timedelta

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.fitting import cut
from bot.pacing import as_a_letter
from core.delivery import DeliveryFailed, FailureReason, Letter
from core.texts import plain

ACTION = "act:"  # what callback data of an action begins with


class TelegramMessenger:
    name = "telegram"

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, address: str, letter: Letter) -> None:
        try:
            with as_a_letter():
                await self._bot.send_message(
                    int(address),
                    cut(letter.html or html.escape(letter.text, quote=False)),
                    parse_mode=ParseMode.HTML.value,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                    protect_content=letter.code is not None,
                    reply_markup=_buttons(letter),
                )
        except AiogramError as error:
            raise _failure(error) from error


def _buttons(letter: Letter) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(text=action.label, callback_data=ACTION + action.name)]
        for action in letter.actions
    ]
    if letter.code is not None:
        label, copied = plain(letter.language, "letter-copy-code"), CopyTextButton(text=letter.code)
        rows.insert(0, [InlineKeyboardButton(text=label, copy_text=copied)])
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _failure(error: AiogramError) -> DeliveryFailed:
    """Details name the kind of error only: Telegram's own words may quote the letter or the chat."""
    kind = type(error).__name__
    match error:
        case TelegramRetryAfter():
            wait = timedelta(seconds=error.retry_after)
            return DeliveryFailed(False, FailureReason.BUSY, retry_after=wait, detail=kind)
        case TelegramForbiddenError() if "user is deactivated" in error.message:
            return DeliveryFailed(True, FailureReason.GONE, detail="user is deactivated")
        case TelegramForbiddenError():
            return DeliveryFailed(True, FailureReason.BLOCKED, detail=kind)
        case TelegramBadRequest() if "chat not found" in error.message:
            return DeliveryFailed(True, FailureReason.BLOCKED, detail="chat not found")
        case TelegramBadRequest():
            return DeliveryFailed(True, FailureReason.REJECTED, detail=kind)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return DeliveryFailed(False, FailureReason.MISCONFIGURED, detail=kind)
        case TelegramServerError() | TelegramNetworkError():
            return DeliveryFailed(False, FailureReason.UNREACHABLE, detail=kind)
        case _:
            return DeliveryFailed(False, FailureReason.UNEXPECTED, detail=kind)
