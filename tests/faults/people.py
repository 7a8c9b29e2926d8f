"""People who do what their screen asks for, and once more what led to nothing: as everybody does when a bot is slow."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

from bot.demo.telegram import ActionError, MailCatcher, Telegram

PATIENCE_S = 8  # then a person tries again
READS_S = 0.6  # so long a screen must stay as it is, before he acts on it

Act = Callable[["Person"], Awaitable[None] | None]
Rule = tuple[str, Act]  # what stands on the screen or, in brackets, on a button, and what he does about it


class Person:
    def __init__(self, telegram: Telegram, mail: MailCatcher, user_id: int, email: str = "") -> None:
        self.telegram, self._mail = telegram, mail
        self.id, self.email = user_id, email

    @property
    def screen(self) -> str:
        """The bot's newest message that can be pressed, or its newest one; with its number and its buttons."""
        shown = self._shown()
        if not shown:
            return ""
        message = next((each for each in reversed(shown) if each["buttons"]), shown[-1])
        labels = [button["text"] for row in message["buttons"] for button in row]
        return "\n".join([f"#{message['id']}", message["text"], *(f"[{label}]" for label in labels)])

    def has_seen(self, pattern: str, since: int) -> bool:
        """In what the bot has said after the message of this number."""
        return any(re.search(pattern, each["text"]) for each in self._shown() if each["id"] > since)

    @property
    def newest(self) -> int:
        return max((each["id"] for each in self._shown()), default=0)

    def _shown(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.telegram.chat(self.id)["messages"]
        return [message for message in messages if message["from"] == "bot"]

    def say(self, text: str) -> None:
        self.telegram.say(self.id, text)

    def press(self, label: str) -> None:
        with suppress(ActionError):  # it may have gone while the finger came down
            self.telegram.press(self.id, label)

    def read(self, pattern: str) -> str | None:
        """What the newest letter that has it holds of it."""
        texts = (letter["text"] for letter in reversed(self._mail.messages) if self.email in letter["to"])
        found = (re.search(pattern, text) for text in texts)
        return next((match[1] for match in found if match), None)

    async def gets(self, pattern: str) -> str:
        """The same, however long it takes to arrive."""
        with self.telegram.changed.listen() as news:
            while (found := self.read(pattern)) is None:
                await news.get()
        return found

    async def follow(self, rules: Sequence[Rule], again: Act, until: str) -> None:
        """Do what the rules say about the screen, the first that fits, until the bot says `until` (a pattern)."""
        begun, acted_on = self.newest, None
        while not self.has_seen(until, begun):
            screen = self.screen
            act = next((act for sign, act in rules if sign in screen), None)
            if act is not None and screen != acted_on:
                await self._do(act)
                acted_on = screen
            if not await self._changes(screen):
                await self._do(again)
                acted_on = None

    async def _do(self, act: Act) -> None:
        """A letter that he waits for may never come: then he tries something else."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                if (done := act(self)) is not None:
                    await done

    async def _changes(self, screen: str) -> bool:
        """Wait for another screen that stays, as long as his patience lasts."""
        if not await self._differs(screen, PATIENCE_S):
            return False
        while await self._differs(self.screen, READS_S):
            pass
        return True

    async def _differs(self, screen: str, within_s: float) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                with self.telegram.changed.listen() as news:
                    while self.screen == screen:
                        await news.get()
                return True
        return False
