"""The schema: migrations lead to exactly what the models say, and back, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

import core.bootstrap  # noqa: F401 - all mapped classes
from core.database import Base, Database
from core.database.migrate import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'blank.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
async def blank(blank_url: str) -> AsyncIterator[Database]:
    database = Database(blank_url)
    if not database.is_sqlite:
        await migrate(database, "base")
    yield database
    await database.close()


async def tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_up_down_and_up_again(blank: Database) -> None:
    await migrate(blank)
    up = await tables(blank)
    assert {"account", "membership", "invitation", "outbox", "dialog_state", "erasure"} <= up
    await migrate(blank, "base")
    assert await tables(blank) == {"alembic_version"}
    await migrate(blank)
    assert await tables(blank) == up


async def test_models_equal_head(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
