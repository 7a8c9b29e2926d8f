"""Two ways into the database: `write()` is one action in one transaction, `read()` never changes anything.

SQLite: one writing connection that opens with BEGIN IMMEDIATE, several readers that cannot write,
and a lock file against a second process on the same data. PostgreSQL: one pool; flows lock the rows they decide on.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from core.database.one_hop import OneHop

_DEADLOCK = "40P01"  # PostgreSQL's


class DatabaseInUse(Exception):
    """Another process already works on this SQLite file."""


class Database:
    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._lock = self._take_lock() if self.is_sqlite else None
        if self.is_sqlite:
            # A pool of one: a nested write() waits for itself, so it fails loudly after pool_timeout.
            self._writing = _sqlite(
                self.url, begin="BEGIN IMMEDIATE", pool_size=1, max_overflow=0, pool_timeout=2
            )
            self._reading = _sqlite(self.url, begin="BEGIN", query_only=True, pool_size=4, max_overflow=4)
        else:
            self._writing = self._reading = create_async_engine(
                self.url.set(drivername="postgresql+asyncpg"),
                pool_size=8,
                max_overflow=8,
                pool_timeout=5,
                hide_parameters=True,  # an error is logged, what a person typed is not
            )
        self._write = async_sessionmaker(self._writing, expire_on_commit=False)
        self._read = async_sessionmaker(self._reading, expire_on_commit=False)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, undone when it raises. Never nest two.

        What a flow left in `session.info["after_commit"]` is called once it is committed: the outbox wakes its courier.
        """
        async with self._write() as session:
            async with session.begin():
                yield session
            for call in session.info.pop("after_commit", ()):
                call()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with self._read() as session:
            yield session

    async def answers(self) -> bool:
        """Does the database answer?"""
        try:
            async with self._read() as session:
                await session.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):  # asyncpg raises its own where nobody listens
            return False
        return True

    @property
    def engine(self) -> AsyncEngine:
        """The writing engine, for migrations and tests."""
        return self._writing

    async def close(self) -> None:
        await self._writing.dispose()
        if self._reading is not self._writing:
            await self._reading.dispose()
        if self._lock is not None:
            self._lock.release()

    def _take_lock(self) -> FileLock:
        path = Path(self.url.database or "")
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{path}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise DatabaseInUse(f"{path} is already in use by another propusk process.") from None
        return lock


def _sqlite(url: URL, *, begin: str, query_only: bool = False, **pool: int) -> AsyncEngine:
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"), module=OneHop(), hide_parameters=True, **pool
    )

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver opens no transactions of its own: `begin` below does
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout = 5000",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        if query_only:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


async def one_at_a_time(session: AsyncSession, *subjects: str) -> None:
    """Whoever acts on one of these subjects at the same moment waits for the end of this transaction.

    For what no row exists to be locked yet. On SQLite every writer waits anyway.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))")
    for subject in sorted(subjects):  # in one order, so that no two wait for each other
        await session.execute(lock, {"subject": subject})


P = ParamSpec("P")
T = TypeVar("T")


def rerun_after_lost_race(flow: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Two actions met on a unique constraint, or each waited for the other: the one that lost runs again.

    It sees what won, and answers from it.
    """

    @wraps(flow)
    async def rerun(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await flow(*args, **kwargs)
        except DBAPIError as lost:
            if not isinstance(lost, IntegrityError) and getattr(lost.orig, "sqlstate", None) != _DEADLOCK:
                raise
            return await flow(*args, **kwargs)

    return rerun
