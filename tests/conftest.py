"""What every test may ask for: migrated databases of both kinds, a clock that stands still, a server key.

The schema is made once per process (`prepare`); a test gets a copy of it: a file on SQLite, a database made
from a template on PostgreSQL. Without PostgreSQL its tests are skipped and say so; with CI set they fail.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from core.database import Database
from core.database.migrate import migrate
from core.secrets import ServerKey
from tests.clock import FrozenClock

pytest_plugins = ["tests.requirements_coverage"]

_SERVER = "postgresql://postgres@127.0.0.1:5432"
_PREFIX = "propusk_test"


async def prepare(database: Database) -> None:
    """Bring an empty database to the state in which tests find it."""
    await migrate(database)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def key() -> ServerKey:
    return ServerKey.parse("k1:" + "tests-and-nothing-else-" * 2)


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


_numbers = count(1)


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


def _ask(*statements: str) -> None:
    """Statements that want no transaction around them, from a fixture that runs outside any event loop."""

    async def ask(server: asyncpg.Connection) -> None:
        for statement in statements:
            await server.execute(statement)

    asyncio.run(_with_server(ask))


async def _with_server(work: Callable[[asyncpg.Connection], Awaitable[None]]) -> None:
    server = await asyncpg.connect(f"{_SERVER}/postgres", timeout=5)
    try:
        await work(server)
    finally:
        await server.close()


async def _drop_what_killed_runs_left() -> None:
    """The process that made a database stands in its name; where it is gone, nobody else cleans up."""

    async def drop(server: asyncpg.Connection) -> None:
        for row in await server.fetch("SELECT datname FROM pg_database WHERE datname LIKE $1", f"{_PREFIX}_%"):
            name = str(row["datname"])
            if not Path(f"/proc/{name.removeprefix(_PREFIX).split('_')[1]}").exists():
                await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    await _with_server(drop)
