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
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from core.database import Database
from core.database.migrate import migrate
from core.secrets import ServerKey
from tests.clock import FrozenClock

pytest_plugins = ["tests.requirements_coverage"]

_SERVER = "postgresql://postgres@127.0.0.1:5432"
_PREFIX = "propusk_test"
SERVER_KEY = ServerKey.parse("k1:" + "tests-and-nothing-else-" * 2)
_numbers = count(1)


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
def postgresql_url(postgresql_template: str) -> Iterator[str]:
    name = f"{_PREFIX}_{os.getpid()}_{next(_numbers)}"
    _ask(f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
    yield f"{_SERVER}/{name}"
    _ask(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "propusk.db"
    asyncio.run(_prepared(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgresql_template() -> Iterator[str]:
    try:
        _ask()
    except (OSError, TimeoutError) as error:
        reason = f"no PostgreSQL at 127.0.0.1:5432 ({type(error).__name__})"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    asyncio.run(_drop_what_killed_runs_left())
    name = f"{_PREFIX}_{os.getpid()}_template"
    _ask(f"CREATE DATABASE {name}")
    asyncio.run(_prepared(f"{_SERVER}/{name}"))
    yield name
    _ask(f"DROP DATABASE {name} WITH (FORCE)")


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


def _ask(*statements: str) -> None:
    """Statements that want no transaction around them, from a fixture that runs outside any event loop."""

    async def ask() -> None:
        async with _server() as server:
            for statement in statements:
                await server.exec_driver_sql(statement)

    asyncio.run(ask())


@asynccontextmanager
async def _server() -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(
        f"{_SERVER}/postgres".replace("://", "+asyncpg://"),
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
            made_by = re.match(rf"{_PREFIX}_(\d+)_", name)
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
