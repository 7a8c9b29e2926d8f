"""The command menu beside the input field: what fits a person's role, in his language (setMyCommands).

Strangers see the default menu; the chat of everybody else gets a menu of its own as soon as it differs
from the last one set. What was set is remembered in memory: after a restart it is set once more.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog
from aiogram import Bot
from aiogram.dispatcher.middlewares.base import BaseMiddleware
from aiogram.exceptions import AiogramError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    TelegramObject,
)

from core import texts
from core.people import Who

log = structlog.get_logger()

_COMMANDS: dict[str, Callable[[Who], bool]] = {
    "start": lambda who: True,
    "add": lambda who: who.manages,
    "people": lambda who: who.manages,
    "invites": lambda who: who.manages,
    "links": lambda who: who.manages,
    "roles": lambda who: who.manages,
    "apps": lambda who: who.manages,
    "staff": lambda who: who.manages,
    "settings": lambda who: who.manages,
    "journal": lambda who: who.manages,
    "access": lambda who: who.manages or who.supports or who.provider_owner,
    "why": lambda who: who.account_id is not None,
    "servicing": lambda who: who.services,
    "my": lambda who: who.account_id is not None,
    "provider": lambda who: who.provider_owner,
    "consent": lambda who: who.account_id is not None,
    "account": lambda who: who.account_id is not None,
    "recover": lambda who: who.account_id is None,
    "language": lambda who: True,
    "help": lambda who: True,
    "cancel": lambda who: who.account_id is not None,
}

_Menu = tuple[str, tuple[str, ...]]  # language, commands
_UNSET: _Menu = ("", ())  # a stranger who chose a language gets a menu of his own, too


def commands_for(who: Who) -> tuple[str, ...]:
    return tuple(name for name, fits in _COMMANDS.items() if fits(who))


async def set_defaults(bot: Bot) -> None:
    """What strangers see, in every language, and in the first one for whoever speaks none of them: the menu,
    and the words above the START button.
    """
    for language in texts.LANGUAGES:
        stranger = Who(None, "", language)
        for code in {language, ""} if language == texts.LANGUAGES[0] else {language}:
            await bot.set_my_commands(
                _described(language, commands_for(stranger)),
                scope=BotCommandScopeAllPrivateChats(),
                language_code=code or None,
            )
            await bot.set_my_description(texts.plain(language, "bot-description"), language_code=code or None)


class CommandMenu(BaseMiddleware):
    """Keeps the menus right as people's roles and languages change, after their update was handled.

    The person hears the answer first: the menu is set outside his chat's turn.
    """

    def __init__(self) -> None:
        self._set: dict[int, _Menu] = {}

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        result = await handler(event, data)
        who: Who | None = data.get("who")
        if who is not None and "event_chat" in data:
            spoken = data["say"].language  # another one, if he has just chosen it
            if spoken != who.language:
                self._set.setdefault(data["event_chat"].id, _UNSET)
            await self.refresh(data["bot"], replace(who, language=spoken), data["event_chat"].id)
        return result

    async def refresh(self, bot: Bot, who: Who, chat_id: int) -> None:
        menu: _Menu = (who.language, commands_for(who))
        if self._set.get(chat_id) == menu or (who.account_id is None and chat_id not in self._set):
            return
        try:
            await bot.set_my_commands(_described(*menu), scope=BotCommandScopeChat(chat_id=chat_id))
        except AiogramError as error:  # a menu is never worth a failed answer
            log.warning("command menu not set", error=type(error).__name__)
            return
        self._set[chat_id] = menu


def _described(language: str, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.plain(language, f"command-{name}")) for name in names]
