"""Keeps what is sent within Telegram's limits: so many messages a second in all, about one a second in a chat.

Whoever talks with the bot is answered at once, so the courier's letters have a part of either limit and no more, and
wait for it, while conversation may use all. Should Telegram refuse all the same, nothing more is asked of it before
the time that it names has passed. All of that is Telegram's time, which no clock of ours can move.
"""

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiolimiter import AsyncLimiter

log = structlog.get_logger()

# Messages a second, and how many may go at once. Telegram allows 30 in all; in a chat 1, and short bursts.
IN_ALL, LETTERS_IN_ALL = (28, 14), (22, 5.5)
IN_A_CHAT, LETTERS_IN_A_CHAT = (1, 15), (0.8, 2)

_PACED = ("send", "copy", "forward")
_HELD = (*_PACED, "edit")
_NO_MESSAGE = {"sendChatAction"}
_SWEEP_AT = 1000  # chats

_is_letter: ContextVar[bool] = ContextVar("is_letter", default=False)

Chat = int | str


@contextmanager
def as_a_letter() -> Iterator[None]:
    """What is sent inside comes from the outbox and can wait."""
    token = _is_letter.set(True)
    try:
        yield
    finally:
        _is_letter.reset(token)


def is_letter() -> bool:
    return _is_letter.get()


class Pacing(BaseRequestMiddleware):
    def __init__(self) -> None:
        self._all, self._letters = _limiter(IN_ALL), _limiter(LETTERS_IN_ALL)
        self._chats, self._lettered = Chats(IN_A_CHAT), Chats(LETTERS_IN_A_CHAT)
        self._held: dict[Chat | None, float] = {}  # until when; None: all of them

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        name, chat = method.__api_method__, getattr(method, "chat_id", None)
        if chat is None or not name.startswith(_HELD) or name in _NO_MESSAGE:
            return await make_request(bot, method)
        self._refuse_if_held(method, chat)
        if name.startswith(_PACED):
            await self._turn(chat)
            self._refuse_if_held(method, chat)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as refusal:
            self._hold(chat, refusal.retry_after)
            raise

    async def _turn(self, chat: Chat) -> None:
        """The narrow limits first, so that nobody stands in the way of others while he waits for his own."""
        if is_letter():
            await self._lettered.of(chat).acquire()
            await self._letters.acquire()
        await self._chats.of(chat).acquire()
        await self._all.acquire()

    def _hold(self, chat: Chat, seconds: int) -> None:
        """Telegram does not say which limit was met. That it refuses two chats at once means all of them."""
        log.warning("telegram asks to wait", wait_s=seconds)
        now = asyncio.get_running_loop().time()
        self._held = {held: until for held, until in self._held.items() if until > now}
        self._held[chat] = now + seconds
        if len(self._held) > 1:
            self._held[None] = max(self._held.values())

    def _refuse_if_held(self, method: TelegramMethod[TelegramType], chat: Chat) -> None:
        if not self._held:
            return
        until = max(self._held.get(chat, 0), self._held.get(None, 0))
        left = math.ceil(until - asyncio.get_running_loop().time())
        if left > 0:
            raise TelegramRetryAfter(method, f"Too Many Requests: retry after {left}", left)


class Chats:
    """A limiter for each chat. One that is empty again is forgotten: a new one is the same."""

    def __init__(self, limit: tuple[float, float]) -> None:
        self._limit = limit
        self._limiters: dict[Chat, AsyncLimiter] = {}
        self._sweep_at = _SWEEP_AT

    def of(self, chat: Chat) -> AsyncLimiter:
        if len(self._limiters) >= self._sweep_at:
            used = {id_: each for id_, each in self._limiters.items() if not each.has_capacity(each.max_rate)}
            self._limiters, self._sweep_at = used, max(_SWEEP_AT, 2 * len(used))
        return self._limiters.setdefault(chat, _limiter(self._limit))

    def __len__(self) -> int:
        return len(self._limiters)


def _limiter(limit: tuple[float, float]) -> AsyncLimiter:
    rate, burst = limit
    return AsyncLimiter(burst, burst / rate)
