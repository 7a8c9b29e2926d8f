"""Who is behind an update, and which language to speak to him: asked once per update, in the chat's turn.

Puts into the data: `who`, `language`, `say`, `contact` (the address by which the core knows the chat) and
`operation_id` (the same for an update that Telegram sends again).
"""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.dispatcher.middlewares.base import BaseMiddleware
from aiogram.types import TelegramObject, Update, User
from aiogram_dialog.utils import is_user_loaded

from bot.messenger import TelegramMessenger
from bot.speech import Speech
from core.people import Address, Directory, Who


class Identity(BaseMiddleware):
    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        if user is not None and isinstance(event, Update):
            who = await self._who(user)
            data.update(
                who=who,
                language=who.language,
                say=Speech(who.language),
                contact=contact_of(user.id),
                operation_id=_operation_id(data["bot"], event),
            )
        return await handler(event, data)

    async def _who(self, user: User) -> Who:
        if not is_user_loaded(user):  # a background update of aiogram-dialog may know no more than the id
            return await self._directory.who(contact_of(user.id))
        return await self._directory.who(
            contact_of(user.id),
            label=label_of(user),
            name=user.full_name,
            language_hint=user.language_code,
        )


def label_of(user: User) -> str:
    """What he is called at Telegram."""
    return f"@{user.username}" if user.username else user.full_name


def contact_of(user_id: int) -> Address:
    """The private chat with a user, as the core keeps it."""
    return Address(TelegramMessenger.name, str(user_id))


def _operation_id(bot: Bot, update: Update) -> str:
    # aiogram-dialog numbers all of its own updates 0, and none of them is ever sent again
    return f"tg:{bot.id}:{update.update_id or secrets.token_hex(8)}"
