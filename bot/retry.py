"""Asks Telegram again where that is harmless: after a short 429, and after a failure of what may happen twice.

A handler waits a few seconds at most, however often it is refused; a letter does not wait here at all, since the outbox
has its own patience.
getUpdates is never repeated here: the poller does it, and knows what is confirmed.
"""

from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.pacing import is_letter
from core.clock import Clock

log = structlog.get_logger()

SHORT_WAIT = timedelta(seconds=5)
TRIES = 3

# What leaves the same behind when it happens twice. A message sent twice is seen twice.
_HARMLESS = ("get", "edit", "delete", "answer", "set")
_ALSO_HARMLESS = {"sendChatAction", "leaveChat"}


class Retry(BaseRequestMiddleware):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if method.__api_method__ == "getUpdates":
            return await make_request(bot, method)
        waited = timedelta(0)
        for _ in range(TRIES - 1):
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as refusal:
                wait = timedelta(seconds=refusal.retry_after)
                waited += wait
                if waited > SHORT_WAIT or is_letter():
                    raise
                log.info("telegram asks to wait", method=method.__api_method__, wait_s=refusal.retry_after)
                await self._clock.sleep_until(self._clock.now() + wait)
            except TelegramEntityTooLarge:
                raise
            except (TelegramServerError, TelegramNetworkError) as failure:
                if not _harmless(method.__api_method__):
                    raise
                log.info("asking again", method=method.__api_method__, error=type(failure).__name__)
        return await make_request(bot, method)


def _harmless(name: str) -> bool:
    return name.startswith(_HARMLESS) or name in _ALSO_HARMLESS
