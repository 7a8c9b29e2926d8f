"""A person's phone in a test: say, press, read. Every step goes through the real Dispatcher and is settled after it.

The answers are read off the simulator's screen, which is what the person would see.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot, Dispatcher

from bot.demo.telegram import Telegram

Settle = Callable[[], Awaitable[None]]


class Phone:
    """`settle` is what else must come to rest after a step: the courier, the eraser."""

    def __init__(
        self,
        telegram: Telegram,
        dispatcher: Dispatcher,
        bot: Bot,
        user_id: int,
        settle: Settle | None = None,
    ) -> None:
        self.telegram = telegram
        self.dispatcher = dispatcher
        self.bot = bot
        self.id = user_id
        self._settle = settle

    # What the person does

    async def say(self, text: str) -> None:
        self.telegram.say(self.id, text)
        await self.handled()

    async def edit(self, text: str, message_id: int | None = None) -> None:
        """Edit a message of one's own, the last one if not told which."""
        own = [message["id"] for message in self._messages() if message["from"] == "user"]
        self.telegram.edit(self.id, message_id or own[-1], text)
        await self.handled()

    async def press(self, label: str) -> None:
        self.telegram.press(self.id, label)
        await self.handled()

    async def press_twice(self, label: str) -> None:
        """A double tap: both presses are under way at once."""
        first, second = self.telegram.press(self.id, label), self.telegram.press(self.id, label)
        assert first is not None, f"{label} is not a button that the bot hears of"
        assert second is not None
        await self.handled()

    async def press_data(self, data: str, message_id: int | None = None) -> None:
        """Any callback data on any message, as a forged client sends it."""
        self.telegram.press(self.id, data=data, message_id=message_id)
        await self.handled()

    async def open_link(self, payload: str = "") -> None:
        self.telegram.open_link(self.id, payload)
        await self.handled()

    async def share_contact(
        self, of: int | None = None, phone: str | None = None, first_name: str | None = None
    ) -> None:
        self.telegram.share_contact(self.id, of=of, phone=phone, first_name=first_name)
        await self.handled()

    async def send_sticker(self) -> None:
        self.telegram.send_sticker(self.id)
        await self.handled()

    async def send_file(self, name: str, content: bytes) -> None:
        self.telegram.send_file(self.id, name, content)
        await self.handled()

    async def handled(self) -> None:
        """Feed what waits, side by side as the poller does, and come to rest."""
        while updates := self.telegram.take_updates():
            async with asyncio.TaskGroup() as group:
                for update in updates:
                    group.create_task(self.dispatcher.feed_raw_update(self.bot, update))
            await _background_updates()
        if self._settle is not None:
            await self._settle()

    # What the person sees

    @property
    def chat(self) -> dict[str, Any]:
        return self.telegram.chat(self.id)

    @property
    def texts(self) -> list[str]:
        """Everything the bot has said and not taken back, oldest first."""
        return [message["text"] for message in self._from_bot()]

    @property
    def own_texts(self) -> list[str]:
        """What the person typed and is still there."""
        return [message["text"] for message in self._messages() if message["from"] == "user"]

    @property
    def screen(self) -> str:
        """The bot's last message."""
        return self.texts[-1] if self.texts else ""

    @property
    def last(self) -> dict[str, Any]:
        """The bot's last message with all that belongs to it (photo, protected, html …)."""
        return self._from_bot()[-1]

    @property
    def file(self) -> bytes:
        """What the bot's last message holds: its picture or its document."""
        return self.telegram.opened(self.last["photo"] or self.last["document"]["url"])

    @property
    def buttons(self) -> list[str]:
        """Labels under the bot's last message that has any, then those of the reply keyboard."""
        with_buttons = [message for message in self._from_bot() if message["buttons"]]
        rows = with_buttons[-1]["buttons"] if with_buttons else []
        rows = [*rows, *(self.chat["reply_keyboard"] or [])]
        return [button["text"] for row in rows for button in row]

    def button(self, label: str) -> dict[str, Any]:
        """What the newest button of this label carries: data, url or copy_text."""
        for message in reversed(self._from_bot()):
            for row in message["buttons"]:
                for button in row:
                    if button["text"] == label:
                        found: dict[str, Any] = button
                        return found
        raise AssertionError(f"no button {label!r}; there are {self.buttons}")

    @property
    def alert(self) -> str | None:
        """The text of the last answer to a press, if it had one."""
        alert = self.chat["alert"]
        return alert["text"] if alert else None

    def _messages(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.chat["messages"]
        return messages

    def _from_bot(self) -> list[dict[str, Any]]:
        return [message for message in self._messages() if message["from"] == "bot"]


async def _background_updates() -> None:
    """Wait for what dialogs started beside the update (manager.bg(), and whatever that starts in turn)."""
    for _ in range(3):  # aiogram-dialog makes the task in a callback of the loop
        await asyncio.sleep(0)
    while running := [task for task in asyncio.all_tasks() if _is_background_update(task)]:
        await asyncio.wait(running)
        await asyncio.sleep(0)


def _is_background_update(task: asyncio.Task[Any]) -> bool:
    return getattr(task.get_coro(), "__qualname__", "") == "Updater._process_update"
