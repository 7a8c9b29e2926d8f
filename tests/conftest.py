"""What every test may ask for: migrated databases of both kinds, a clock that stands still, a server key.

The schema is made once per process (`prepare`); a test gets a copy of it: a file on SQLite, a database made
from a template on PostgreSQL. Without PostgreSQL its tests are skipped and say so; with CI set they fail.
"""

import asyncio
import gc
import os
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from core.database import Database
from core.database.migrate import migrate
from core.secrets import ServerKey
from tests.clock import FrozenClock

pytest_plugins = ["tests.requirements_coverage", "tests.printed_tables"]

_SERVER = "postgresql://postgres@127.0.0.1:5432"
_PREFIX = "propusk_test"
_EMPTY = """
DO $$ DECLARE each record; BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);  -- in whatever order
    FOR each IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', each.tablename);
    END LOOP;
    FOR each IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(format('%I', each.sequencename)::regclass, 1, false);
    END LOOP;
END $$
"""
SERVER_KEY = ServerKey.parse("k1:" + "tests-and-nothing-else-" * 2)


async def prepare(database: Database) -> None:
    """Bring an empty database to the state in which tests find it."""
    await migrate(database)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def key() -> ServerKey:
    return SERVER_KEY


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated database of the test's own; `database` is it, opened."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """For tests that need a database, whichever: SQLite costs least."""
    database = Database(sqlite_url)
    yield database
    await database.close()


@pytest.fixture
async def postgresql_database(postgresql_url: str) -> AsyncIterator[Database]:
    """For what only a database server can do: several processes, lost connections."""
    database = Database(postgresql_url)
    yield database
    await database.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    file = tmp_path / "propusk.db"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """One database serves all tests of a process: emptying it takes a tenth of making another."""
    yield postgresql_server
    asyncio.run(ask(_EMPTY, postgresql_server))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "propusk.db"
    asyncio.run(_prepared(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a migrated database of this process."""
    try:
        asyncio.run(ask("SELECT 1"))
    except (OSError, TimeoutError) as error:
        reason = f"no PostgreSQL at 127.0.0.1:5432 ({type(error).__name__})"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    asyncio.run(_drop_what_killed_runs_left())
    name = f"{_PREFIX}_{os.getpid()}"
    asyncio.run(ask(f"CREATE DATABASE {name}"))
    asyncio.run(_prepared(f"{_SERVER}/{name}"))
    yield f"{_SERVER}/{name}"
    asyncio.run(ask(f"DROP DATABASE {name} WITH (FORCE)"))


async def _prepared(url: str) -> None:
    database = Database(url)
    try:
        await prepare(database)
    finally:
        await database.close()


def pytest_collection_finish(session: pytest.Session) -> None:
    """aiogram's tens of thousands of lasting objects are walked at every collection otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


async def ask(statement: str, url: str = f"{_SERVER}/postgres") -> None:
    """A statement that wants no transaction around it."""
    async with _server(url) as server:
        await server.exec_driver_sql(statement)


@asynccontextmanager
async def _server(url: str = f"{_SERVER}/postgres") -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(
        url.replace("://", "+asyncpg://"),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        connect_args={"timeout": 5},
    )
    async with engine.connect() as connection:
        yield connection


async def _drop_what_killed_runs_left() -> None:
    """The process that made a database stands in its name; where it is gone, nobody else cleans up."""
    async with _server() as server:
        for name in await server.scalars(text("SELECT datname FROM pg_database")):
            made_by = re.match(rf"{_PREFIX}_(\d+)", name)
            if made_by and not _runs(int(made_by[1])):
                await server.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it does, as somebody else's
    return True
