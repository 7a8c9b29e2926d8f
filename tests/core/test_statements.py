"""How many statements a question costs: a constant, however many roles, rights, tenants and people there are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine

from core.access import AppRight
from core.bootstrap import Core
from core.checking import of_person, question
from core.people import parse_phone
from core.tenants import Tenant
from tests.cast import Cast, found, newcomer, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, on_both


@contextmanager
def counted(core: Core) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile, on either engine; opening and closing not counted."""
    statements: list[str] = []

    def note(_: Connection, __: object, statement: str, *___: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            statements.append(statement)

    engines: set[AsyncEngine] = {core.database._reading, core.database._writing}
    for engine in engines:
        event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield statements
    for engine in engines:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


async def asked(core: Core, account_id: int, application: str, clock: FrozenClock) -> int:
    with counted(core) as statements:
        async with core.database.read() as session:
            await question(session, account_id, application, clock.now())
    return len(statements)


async def everything_of(core: Core, account_id: int, clock: FrozenClock) -> int:
    with counted(core) as statements:
        async with core.database.read() as session:
            await of_person(session, account_id, clock.now())
    return len(statements)


async def enlarge(core: Core, cast: Cast) -> None:
    """Olga gets four more tenants with many roles and applications, and each of them some people."""
    for number, template in enumerate(("bookings", "field_service", "cloud_accounting", "bookings")):
        tenant_id = await found(core, cast.olga, f"Контора {number}-я", template)
        options = await core.inviting.options(cast.olga.account_id, tenant_id)
        await alter(core, Tenant, tenant_id, personal_rights=True)
        for each in range(3):
            person = await newcomer(
                core,
                cast.olga,
                tenant_id,
                *(role.name for role in options.roles),
                identifier=parse_phone(f"+770177{number}77{each:02}"),
                rights={app.id: AppRight.LAUNCH for app in options.applications},
            )
            await core.inviting.invite(cast.olga.account_id, tenant_id, person, operation())


@on_both
async def test_one_question_costs_two_statements_at_most(core: Core, cast: Cast, clock: FrozenClock) -> None:
    applications = ("web-1", "engineer-app-1", f"web-{cast.other_tenant_id}", "no-such-application")
    before = [await asked(core, cast.ivan.account_id, app, clock) for app in applications]
    await enlarge(core, cast)
    after = [await asked(core, cast.ivan.account_id, app, clock) for app in applications]
    assert after == before
    assert max(after) == 2


@on_both
async def test_a_whole_person_costs_the_same_however_much_he_has(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    ivan = await everything_of(core, cast.ivan.account_id, clock)
    before = await everything_of(core, cast.olga.account_id, clock)
    await enlarge(core, cast)
    assert len(await core.checking.mine(cast.olga.account_id)) == 6
    assert {ivan, before, await everything_of(core, cast.olga.account_id, clock)} == {4}


async def test_a_list_of_people_costs_the_same_however_long_it_is(core: Core, cast: Cast) -> None:
    async def page(tenant_id: int) -> int:
        with counted(core) as statements:
            await core.roster.page(cast.olga.account_id, tenant_id)
        return len(statements)

    assert await page(cast.tenant_id) == await page(cast.other_tenant_id) == 3


@pytest.mark.parametrize("name", ["olga", "ivan"])
async def test_who_writes_is_known_after_one_statement(core: Core, cast: Cast, name: str) -> None:
    with counted(core) as statements:
        await core.directory.who(getattr(cast, name).address)
    assert len(statements) == 1
