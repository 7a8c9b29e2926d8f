"""The two ways into the database keep what they promise, on both databases."""

import asyncio
import logging
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from core import operations
from core.database import Database, DatabaseInUse, fold, rerun_after_lost_race
from core.operations import Operation
from tests.clock import FrozenClock


async def test_a_write_is_committed_when_its_block_ends(database: Database, clock: FrozenClock) -> None:
    async with database.write() as session:
        await operations.remember(session, "op-1", clock.now(), person=7)
    async with database.read() as session:
        assert await operations.recall(session, "op-1") == {"person": 7}
        assert await operations.recall(session, "op-2") is None


async def test_a_write_that_raises_leaves_nothing(database: Database, clock: FrozenClock) -> None:
    async def fail() -> None:
        async with database.write() as session:
            await operations.remember(session, "op-1", clock.now())
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with database.read() as session:
        assert await operations.recall(session, "op-1") is None


async def test_the_second_of_two_equal_operations_is_undone(database: Database, clock: FrozenClock) -> None:
    async def act(result: int) -> None:
        async with database.write() as session:
            await operations.remember(session, "op-1", clock.now(), result=result)

    outcomes = await asyncio.gather(*(act(number) for number in range(5)), return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == 4


async def test_of_two_that_wait_for_each_other_the_one_that_is_broken_off_runs_again(
    postgresql_database: Database, clock: FrozenClock
) -> None:
    async with postgresql_database.write() as session:
        for name in ("a", "b"):
            await operations.remember(session, name, clock.now())
    met, runs = asyncio.Barrier(2), []

    @rerun_after_lost_race
    async def act(first: str, second: str) -> None:
        runs.append(first)
        async with postgresql_database.write() as session:
            await session.get(Operation, first, with_for_update=True)
            if len(runs) <= 2:
                await met.wait()
            await session.get(Operation, second, with_for_update=True)

    await asyncio.gather(act("a", "b"), act("b", "a"))
    assert len(runs) == 3


async def test_what_waits_for_the_commit_is_called_after_it_and_only_then(database: Database) -> None:
    called: list[str] = []

    async def fail() -> None:
        async with database.write() as session:
            session.info.setdefault("after_commit", []).append(lambda: called.append("undone"))
            raise LookupError

    async with database.write() as session:
        session.info.setdefault("after_commit", []).append(lambda: called.append("done"))
        assert called == []
    with pytest.raises(LookupError):
        await fail()
    assert called == ["done"]


async def test_moments_come_back_aware_and_equal(database: Database, clock: FrozenClock) -> None:
    async with database.write() as session:
        await operations.remember(session, "op-1", clock.now())
    async with database.read() as session:
        operation = await session.scalar(select(Operation))
        assert operation is not None
        assert operation.at == clock.now()
        assert operation.at.utcoffset() is not None


async def test_a_moment_without_a_zone_is_refused(sqlite_database: Database) -> None:
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 - the mistake in question
    with pytest.raises(StatementError, match="time zone"):
        async with sqlite_database.write() as session:
            await operations.remember(session, "op-1", naive)


async def test_readers_cannot_write_on_sqlite(sqlite_database: Database) -> None:
    async with sqlite_database.read() as session:
        with pytest.raises(DBAPIError, match="readonly"):
            await session.execute(text("DELETE FROM operation"))


async def test_a_nested_write_fails_loudly_on_sqlite(sqlite_database: Database) -> None:
    async def nest() -> None:
        async with sqlite_database.write() as outer:
            await outer.execute(select(Operation.id))
            async with sqlite_database.write() as inner:
                await inner.execute(select(Operation.id))

    with pytest.raises(PoolTimeout):
        await nest()


async def test_no_other_writer_slips_between_read_and_write_on_sqlite(sqlite_database: Database) -> None:
    """BEGIN IMMEDIATE: from its first statement on, a writing transaction is the only one."""
    begun: list[str] = []

    async with sqlite_database.write() as session:
        await session.execute(select(Operation.id))
        other = Path(sqlite_database.url.database or "")
        script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0.1).execute('BEGIN IMMEDIATE')"
        attempt = subprocess.run([sys.executable, "-c", script, other], capture_output=True, text=True)  # noqa: ASYNC221 - the point is that this transaction stays open meanwhile
        begun.append(attempt.stderr)
    assert "database is locked" in begun[0]


async def test_writers_take_turns_and_none_is_lost(database: Database, clock: FrozenClock) -> None:
    async def act(number: int) -> None:
        async with database.write() as session:
            await session.execute(select(Operation.id))
            await operations.remember(session, f"op-{number}", clock.now())

    await asyncio.gather(*(act(number) for number in range(30)))
    async with database.read() as session:
        assert len((await session.scalars(select(Operation.id))).all()) == 30


async def test_readers_go_on_while_somebody_writes(database: Database, clock: FrozenClock) -> None:
    async with database.write() as session:
        await operations.remember(session, "op-1", clock.now())
        async with database.read() as reading:
            assert await operations.recall(reading, "op-1") is None


async def test_a_second_process_on_the_same_file_is_refused_in_one_sentence(sqlite_url: str) -> None:
    first = Database(sqlite_url)
    with pytest.raises(
        DatabaseInUse, match=r"^.+propusk\.db is already in use by another propusk process\.$"
    ):
        Database(sqlite_url)
    await first.close()
    await Database(sqlite_url).close()


async def test_sqlite_is_set_up_to_lose_nothing(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        pragmas = {
            name: await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


# One hop to SQLite's thread for each statement


def hops(log: pytest.LogCaptureFixture) -> int:
    """What aiosqlite says to have handed to its thread since it was last asked."""
    count = sum(record.getMessage().startswith("executing") for record in log.records)
    log.clear()
    return count


async def test_a_statement_is_one_hop_and_so_are_begin_and_commit(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    for way in (sqlite_database.read, sqlite_database.write):
        async with way() as session:  # the connection is made
            await session.execute(select(Operation.id))
    caplog.set_level(logging.DEBUG, logger="aiosqlite")
    async with sqlite_database.read() as session:
        for _ in range(3):
            await session.execute(select(Operation.id))
    assert hops(caplog) == 1 + 3 + 1
    async with sqlite_database.write() as session:
        await session.execute(text("DELETE FROM operation"))
    assert hops(caplog) == 1 + 1 + 1


@pytest.fixture
async def plain(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """SQLAlchemy's own way to a SQLite file."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path / 'plain.db'}")
    yield engine
    await engine.dispose()


TELLING: list[tuple[str, Any]] = [
    ("CREATE TABLE cake (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL, photo BLOB)", ()),
    ("INSERT INTO cake (name, size) VALUES (?, ?)", ("наполеон", 1.5)),
    ("INSERT INTO cake (name, photo) VALUES (?, ?)", [("медовик", b"\0\xff"), ("тирамису", None), ("", b"")]),
    ("SELECT * FROM cake ORDER BY id", ()),
    ("SELECT id AS number, name FROM cake WHERE id > ?", (100,)),
    ("UPDATE cake SET size = 2 WHERE id > ?", (1,)),
    ("UPDATE cake SET size = 3 WHERE id < ? RETURNING id, name", (3,)),
    ("INSERT INTO cake (name) VALUES ('эстерхази'), ('муравейник') RETURNING id", ()),
    ("DELETE FROM cake WHERE id = ?", (100,)),
    ("INSERT INTO cake (name) VALUES (?)", ("медовик",)),
    ("SELECT nothing FROM nowhere", ()),
    ("SELECT json(name) FROM cake", ()),
    ("SELECT ?", ()),
    ("SELECT ?", (object(),)),
    ("PRAGMA user_version", ()),
    ("SELECT count(*) FROM cake", ()),
]


async def told(engine: AsyncEngine) -> list[object]:
    """All that the statements bring, and all that goes wrong with them."""
    heard: list[object] = []
    async with engine.connect() as connection:
        for statement, parameters in TELLING:
            try:
                result = await connection.exec_driver_sql(statement, parameters)
            except DBAPIError as error:
                heard.append((type(error), type(error.orig), str(error.orig)))
                continue
            rows = (list(result.keys()), result.all()) if result.returns_rows else None
            heard.append((rows, result.rowcount, result.lastrowid))
        await connection.rollback()
    return heard


async def test_one_hop_brings_what_four_bring(sqlite_database: Database, plain: AsyncEngine) -> None:
    ours, theirs = await told(sqlite_database.engine), await told(plain)
    assert len(ours) == len(TELLING)
    for statement, one, four in zip(TELLING, ours, theirs, strict=True):
        assert one == four, statement


async def let(session: AsyncSession, name: str, arguments: int, function: Callable[..., Any]) -> None:
    """Let statements call the function by this name, on the session's connection."""
    raw = await (await session.connection()).get_raw_connection()
    assert raw.driver_connection is not None
    await raw.driver_connection.create_function(name, arguments, function)


async def test_what_is_streamed_is_not_read_to_its_end(sqlite_database: Database) -> None:
    many = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 9999) SELECT seen(x) FROM n"
    seen: list[int] = []

    def note(x: int) -> int:
        seen.append(x)
        return x

    async with sqlite_database.read() as session:
        await let(session, "seen", 1, note)
        stream = await session.stream_scalars(text(many))
        assert [await anext(stream) for _ in range(3)] == [1, 2, 3]
        await stream.close()
    assert len(seen) < 100


async def test_who_is_cancelled_in_mid_statement_leaves_nothing_open(
    sqlite_database: Database, clock: FrozenClock
) -> None:
    started, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hold() -> int:
        loop.call_soon_threadsafe(started.set)
        return int(go_on.wait(5))

    async def act() -> None:
        async with sqlite_database.write() as session:
            await let(session, "hold", 0, hold)
            await operations.remember(session, "op-1", clock.now())
            await session.execute(text("SELECT hold() FROM operation"))

    async with asyncio.TaskGroup() as group:
        task = group.create_task(act())
        await started.wait()
        task.cancel()
        go_on.set()
    assert task.cancelled()
    async with sqlite_database.write() as session:
        assert await operations.recall(session, "op-1") is None
        await operations.remember(session, "op-1", clock.now())


async def test_the_pool_takes_no_open_transaction_back(sqlite_database: Database) -> None:
    async with sqlite_database.engine.connect() as connection:
        await connection.execute(text("CREATE TABLE cake (id INTEGER PRIMARY KEY)"))
    async with sqlite_database.read() as session:
        with pytest.raises(DBAPIError, match="no such table"):
            await session.execute(text("SELECT * FROM cake"))


def test_names_fold_in_every_script() -> None:
    assert fold("ИВАН") == fold("иван")
    assert fold("Straße") == fold("STRASSE")
    assert fold("Ｉｖａｎ") == fold("ivan")
