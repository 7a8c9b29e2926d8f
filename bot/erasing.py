"""Removes messages that hold a secret: passwords as typed, and handed-over ones as shown.

What is to be removed stands in a table first, so a process killed in between removes it at its next start.
Telegram itself sets the end: what is older than 48 hours cannot be deleted any more.
"""

import asyncio
from datetime import datetime, timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from sqlalchemy import BigInteger, Column, Integer, Table, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from core.clock import Clock
from core.database import Base, Database, Moment

log = structlog.get_logger()

_TABLE = Table(
    "erasure",
    Base.metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("due_at", Moment, nullable=False, index=True),
    Column("tries", Integer, nullable=False),
)
_KEY = _TABLE.primary_key.columns
_sqlite, _postgresql = sqlite.insert(_TABLE), postgresql.insert(_TABLE)
_PUT_SQLITE = _sqlite.on_conflict_do_update(
    index_elements=_KEY, set_={"due_at": _sqlite.excluded.due_at, "tries": _sqlite.excluded.tries}
)
_PUT_POSTGRESQL = _postgresql.on_conflict_do_update(
    index_elements=_KEY, set_={"due_at": _postgresql.excluded.due_at, "tries": _postgresql.excluded.tries}
)

_OWN_TRY = timedelta(seconds=30)  # how long `erase` has before the loop takes the message over
_FIRST_WAIT = timedelta(seconds=5)  # fourfold with each try ...
_LONGEST_WAIT = timedelta(minutes=10)  # ... up to this
_GONE = "message to delete not found"


class Eraser:
    def __init__(self, database: Database, bot: Bot, clock: Clock) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._changed = asyncio.Event()

    async def erase(self, chat_id: int, message_id: int) -> bool:
        """Remove it now. False: it is still there, so tell the person; it is tried again later."""
        await self._put(chat_id, message_id, self._clock.now() + _OWN_TRY)
        return await self._try(chat_id, message_id, tries=0)

    async def schedule(self, chat_id: int, message_id: int, due_at: datetime) -> None:
        """Remove it at `due_at`, or at the next start if nobody runs then."""
        await self._put(chat_id, message_id, due_at)

    async def run(self) -> None:
        """Remove what is due, for ever: at start, then whenever the next one is."""
        while True:
            self._changed.clear()
            try:
                await self.run_due()
                until = await self._next_due()
            except SQLAlchemyError as error:
                log.error("eraser cannot reach the database", error=type(error).__name__)
                until = self._clock.now() + _FIRST_WAIT
            await self._rest(until)

    async def run_due(self) -> int:
        """Remove everything due by now, once. Says how many there were."""
        query = select(_TABLE).where(_TABLE.c.due_at <= self._clock.now()).order_by(_TABLE.c.due_at)
        async with self._database.read() as session:
            due = (await session.execute(query)).all()
        for row in due:
            await self._try(row.chat_id, row.message_id, row.tries)
        return len(due)

    async def busy(self) -> str | None:
        """A probe: how many are due and still there."""
        query = select(func.count()).select_from(_TABLE).where(_TABLE.c.due_at <= self._clock.now())
        async with self._database.read() as session:
            due = await session.scalar(query)
        return f"{due} due" if due else None

    async def _try(self, chat_id: int, message_id: int, tries: int) -> bool:
        try:
            await self._bot.delete_message(chat_id, message_id)
        except (TelegramBadRequest, TelegramForbiddenError) as refusal:
            # too old, or blocked: no later try would end better
            gone = _GONE in refusal.message
            if not gone:
                log.warning("message cannot be erased", reason=refusal.message)
            await self._drop(chat_id, message_id)
            return gone
        except AiogramError as error:
            wait = min(_FIRST_WAIT * 4**tries, _LONGEST_WAIT)
            if isinstance(error, TelegramRetryAfter):
                wait = max(wait, timedelta(seconds=error.retry_after))
            log.warning("message not erased yet", error=type(error).__name__, tries=tries + 1)
            await self._put(chat_id, message_id, self._clock.now() + wait, tries + 1)
            return False
        await self._drop(chat_id, message_id)
        return True

    async def _put(self, chat_id: int, message_id: int, due_at: datetime, tries: int = 0) -> None:
        statement = _PUT_SQLITE if self._database.is_sqlite else _PUT_POSTGRESQL
        row = {"chat_id": chat_id, "message_id": message_id, "due_at": due_at, "tries": tries}
        async with self._database.write() as session:
            await session.execute(statement, row)
        self._changed.set()

    async def _drop(self, chat_id: int, message_id: int) -> None:
        this = (_TABLE.c.chat_id == chat_id, _TABLE.c.message_id == message_id)
        async with self._database.write() as session:
            await session.execute(delete(_TABLE).where(*this))

    async def _next_due(self) -> datetime | None:
        async with self._database.read() as session:
            first: datetime | None = await session.scalar(select(func.min(_TABLE.c.due_at)))
        return first

    async def _rest(self, until: datetime | None) -> None:
        async with asyncio.TaskGroup() as group:
            waits: list[asyncio.Task[object]] = [group.create_task(self._changed.wait())]
            if until is not None:
                waits.append(group.create_task(self._clock.sleep_until(until)))
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
