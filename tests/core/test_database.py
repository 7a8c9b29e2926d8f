"""The two ways into the database keep what they promise, on both databases."""

import asyncio
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from core import operations
from core.database import Database, DatabaseInUse, fold
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


def test_names_fold_in_every_script() -> None:
    assert fold("ИВАН") == fold("иван")
    assert fold("Straße") == fold("STRASSE")
    assert fold("Ｉｖａｎ") == fold("ivan")
