"""The real bot and core on a fresh SQLite file and the simulator in process, and a bot that does nothing beside it."""

import gc
import statistics
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Message

from bot.demo.telegram import Clock, InProcessSession, Telegram
from bot.dispatcher import make_bot
from bot.settings import BotSettings
from core.database import Database
from core.database.migrate import migrate
from core.secrets import ServerKey
from tests.bot.conftest import World, assemble
from tests.cast import Cast, enact

IDLE_UPDATES = 1_000


@asynccontextmanager
async def stage(
    clock: Clock | None = None, *, rate_limits: bool = False
) -> AsyncIterator[tuple[World, Cast]]:
    """The standing cast is in it. The collector is tamed, as it is in production; time stands still by default."""
    clock = clock or Clock(frozen=datetime(2026, 3, 3, 9, 0, tzinfo=UTC))
    telegram = Telegram(clock=clock, rate_limits=rate_limits)
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        await migrate(database)
        bot = make_bot(telegram.token, InProcessSession(telegram), clock)
        key = ServerKey.parse("k1:" + "bench" * 8)
        world = assemble(telegram, clock, bot, database, key, BotSettings.model_construct())
        cast = await enact(world.core, world.mailbox, telegram)
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
        yield world, cast
        await database.close()
        telegram.close()


async def idle_updates(measure: Callable[[], float] = perf_counter) -> list[float]:
    """How long each update takes in aiogram with a handler that does nothing."""
    dispatcher, bot, took = Dispatcher(), Bot("1:idle"), []

    @dispatcher.message()
    async def nothing(message: Message) -> None:
        """The least that an update can cost."""

    for number in range(IDLE_UPDATES):
        began = measure()
        await dispatcher.feed_raw_update(bot, _update(number))
        took.append(measure() - began)
    return took


def _update(number: int) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "Idle"}
    message = {
        "message_id": number,
        "date": 0,
        "chat": {"id": 7, "type": "private"},
        "from": person,
        "text": "x",
    }
    return {"update_id": number, "message": message}


def p99(took: list[float]) -> float:
    return statistics.quantiles(took, n=100)[-1]
