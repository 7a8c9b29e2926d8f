"""The schema: migrations lead to exactly what the models say, and back, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, select, text

import bot.erasing
import bot.progress
import bot.storage  # noqa: F401 - with these, all mapped classes
import core.bootstrap  # noqa: F401
from core.database import Base, Database
from core.database.migrate import migrate
from core.roles import Role
from core.tenants import Tenant


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


async def test_names_that_are_there_already_are_folded(blank: Database) -> None:
    await migrate(blank, "2026_11_22_first")
    async with blank.engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO tenant (id, name, country, time_zone, language, created_at, licence, suspended, servicing,"
                " personal_rights, hands_over_on_trial, replaces_handed_over)"
                " VALUES (1, 'ТехСервис', 'KZ', 'Asia/Almaty', 'ru', '2026-03-03 09:00:00', 'PAID',"
                " false, false, true, false, true)"
            )
        )
        await connection.execute(
            text(
                "INSERT INTO role (id, tenant_id, name, user_type, binds_staff, own_scope)"
                " VALUES (1, 1, 'ДИСПЕТЧЕР', 'EMPLOYEE', false, false)"
            )
        )
    await migrate(blank)
    async with blank.read() as session:
        found = (
            await session.execute(
                select(Tenant.name_folded, Role.name_folded, Role.version).join_from(Tenant, Role)
            )
        ).one()
    assert tuple(found) == ("техсервис", "диспетчер", 1)
