"""The core as it is composed for real, with a mailbox for a mail server and the standing cast already in it.

The cast is played once per process and kind of database, and a test gets a copy of that. SQLite, unless the
test is marked `@on_both`: rules do not depend on the database, races and locks do.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from core.bootstrap import Core, build
from core.credentials import Passwords
from core.database import Base, Database
from core.errors import Code, Refused
from core.secrets import ServerKey
from tests.cast import Cast, Rows, all_rows, enact, put_rows
from tests.clock import FrozenClock
from tests.mailbox import Mailbox

_stage_key = ServerKey.parse("k1:" + "the-key-of-the-play-itself-" * 2)

on_both = pytest.mark.parametrize("backend", ["sqlite", "postgresql"], indirect=True)

Thing = TypeVar("Thing", bound=Base)


@dataclass(frozen=True)
class Stage:
    """A SQLite file with the cast in it, and who is who."""

    file: str
    cast: Cast


@dataclass(frozen=True)
class Played:
    """The same as rows, for a database that is a server."""

    rows: Rows
    cast: Cast


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "sqlite")


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def chats() -> Mailbox:
    """What people were told in their messenger."""
    return Mailbox("telegram")


@pytest.fixture(scope="session")
def passwords() -> Iterator[Passwords]:
    """The real hashing; one pool of threads for all tests."""
    passwords = Passwords()
    yield passwords
    passwords.close()


@pytest.fixture
async def core(
    staged: tuple[str, Cast],
    clock: FrozenClock,
    key: ServerKey,
    mailbox: Mailbox,
    chats: Mailbox,
    passwords: Passwords,
) -> AsyncIterator[Core]:
    """The installation in which the cast lives."""
    database = Database(staged[0])
    yield compose(database, clock, key, mailbox, chats, passwords)
    await database.close()


@pytest.fixture
def cast(staged: tuple[str, Cast]) -> Cast:
    return staged[1]


@pytest.fixture
async def new_core(
    empty_url: str,
    clock: FrozenClock,
    key: ServerKey,
    mailbox: Mailbox,
    chats: Mailbox,
    passwords: Passwords,
) -> AsyncIterator[Core]:
    """A first start: nobody is there yet."""
    database = Database(empty_url)
    yield compose(database, clock, key, mailbox, chats, passwords)
    await database.close()


def compose(
    database: Database,
    clock: FrozenClock,
    key: ServerKey,
    mailbox: Mailbox,
    chats: Mailbox,
    passwords: Passwords,
) -> Core:
    return build(
        database,
        clock,
        key,
        {"email": mailbox, "telegram": chats},
        lambda token: f"https://t.me/propusk_demo_bot?start={token}",
        passwords=passwords,
    )


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, backend: str) -> str:
    url: str = request.getfixturevalue(f"{backend}_url")
    return url


@pytest.fixture
def staged(request: pytest.FixtureRequest, backend: str, tmp_path: Path) -> Iterator[tuple[str, Cast]]:
    """The URL of a copy of the stage, and its cast."""
    if backend == "sqlite":
        stage: Stage = request.getfixturevalue("sqlite_stage")
        copy = tmp_path / "staged.db"
        shutil.copyfile(stage.file, copy)
        yield f"sqlite:///{copy}", stage.cast
        return
    played: Played = request.getfixturevalue("postgresql_stage")
    url: str = request.getfixturevalue("postgresql_url")
    asyncio.run(_refill(url, played.rows))
    yield url, played.cast


@pytest.fixture(scope="session")
def sqlite_stage(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, passwords: Passwords
) -> Stage:
    file = tmp_path_factory.mktemp("stage") / "propusk.db"
    shutil.copyfile(sqlite_template, file)
    return Stage(str(file), asyncio.run(_play(f"sqlite:///{file}", passwords)))


@pytest.fixture(scope="session")
def postgresql_stage(sqlite_stage: Stage) -> Played:
    """The same rows that the play left on SQLite."""
    return asyncio.run(_read(sqlite_stage))


async def _read(stage: Stage) -> Played:
    database = Database(f"sqlite:///{stage.file}")
    try:
        return Played(await all_rows(database), stage.cast)
    finally:
        await database.close()


async def _refill(url: str, rows: Rows) -> None:
    database = Database(url)
    try:
        await put_rows(database, rows)
    finally:
        await database.close()


async def _play(url: str, passwords: Passwords) -> Cast:
    database, mailbox = Database(url), Mailbox()
    try:
        return await enact(
            compose(database, FrozenClock(), _stage_key, mailbox, Mailbox("telegram"), passwords), mailbox
        )
    finally:
        await database.close()


@contextmanager
def refused(family: type[Refused], code: Code) -> Iterator[dict[str, object]]:
    """What is inside is refused exactly so; the refusal's fields come out."""
    fields: dict[str, object] = {}
    with pytest.raises(Refused) as caught:
        yield fields
    assert (type(caught.value), caught.value.code) == (family, code)
    fields.update(caught.value.fields)


async def outcomes(*doing: Any) -> list[Any]:
    """What became of things done at once: results, and the codes of refusals. Anything else is a defect."""
    results = await asyncio.gather(*doing, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, Refused):
            raise result
    return [result.code if isinstance(result, Refused) else result for result in results]


async def every(core: Core, kind: type[Thing]) -> list[Thing]:
    """All rows of a table, the oldest first."""
    async with core.database.read() as session:
        return list(await session.scalars(select(kind).order_by(*kind.__table__.primary_key)))


async def alter(core: Core, kind: type[Base], key: int | tuple[object, ...], **values: object) -> None:
    """Change what this step has no screen for yet."""
    async with core.database.write() as session:
        thing = await session.get_one(kind, key)
        for name, value in values.items():
            setattr(thing, name, value)
