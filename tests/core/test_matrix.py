"""Who has what, people by applications and roles by applications: what the rule says, in a constant number of statements."""

import pytest
from sqlalchemy import insert

from core import limits
from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState
from core.bootstrap import Core
from core.database import fold
from core.errors import Code
from core.matrix import Cell, PersonLine
from core.people import AppDeviation, Membership, MembershipState, entitlements
from core.roles import RoleAppRight
from core.tenants import TenantRole
from tests.cast import Cast, Person
from tests.core.adding import PHONE, invited
from tests.core.conftest import alter, every, on_both, outcomes
from tests.core.roles import DISPATCHER, ENGINEER, deviate, role_id
from tests.core.test_statements import counted
from tests.crowd import fill

NONE, LAUNCH, ADMIN = AppRight.NONE, AppRight.LAUNCH, AppRight.LAUNCH_ADMIN


async def app_id(core: Core, key: str = "web-1") -> int:
    return next(each.id for each in await every(core, Application) if each.key == key)


async def line_of(core: Core, cast: Cast, person: Person) -> PersonLine:
    lines = (await core.matrix.people(cast.olga.account_id, cast.tenant_id)).lines
    return next(line for line in lines if line.membership_id == person.membership_id)


async def cell_of(core: Core, cast: Cast, person: Person, key: str = "web-1") -> Cell:
    column = [each.key for each in await columns(core, cast)].index(key)
    return (await line_of(core, cast, person)).cells[column]


async def columns(core: Core, cast: Cast) -> list[Application]:
    mine = [each for each in await every(core, Application) if each.tenant_id == cast.tenant_id]
    return sorted(mine, key=lambda each: each.name_folded)


async def many_applications(core: Core, cast: Cast) -> list[int]:
    """As many as there may be; the dispatchers have all of them."""
    dispatcher, there = await role_id(core, cast, DISPATCHER), len(await columns(core, cast))
    async with core.database.write() as session:
        names = [f"Приложение {number:02}" for number in range(there, limits.APPLICATIONS_MAX)]
        made = [
            Application(
                tenant_id=cast.tenant_id,
                key=f"app-{name[-2:]}",
                name=name,
                kind=ApplicationKind.WEB,
                state=ApplicationState.READY,
            )
            for name in names
        ]
        session.add_all(made)
        await session.flush()
        session.add_all(
            RoleAppRight(role_id=dispatcher, application_id=each.id, right=LAUNCH) for each in made
        )
        return [each.id for each in made]


async def give_each(core: Core, cast: Cast, applications: list[int]) -> None:
    """Something decided personally, for everybody and every application."""
    people = [each.id for each in await every(core, Membership) if each.tenant_id == cast.tenant_id]
    async with core.database.write() as session:
        await session.execute(
            insert(AppDeviation),
            [
                {
                    "membership_id": person,
                    "application_id": app,
                    "right": (NONE, LAUNCH, ADMIN)[(person + app) % 3],
                    "given_at": core.clock.now(),
                }
                for person in people
                for app in applications
            ],
        )


# People -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-11", "F-17", "F-18")
async def test_a_right_is_what_the_role_recommends(core: Core, cast: Cast) -> None:
    assert await cell_of(core, cast, cast.anna) == Cell(LAUNCH, False)
    assert (await line_of(core, cast, cast.anna)).roles == (DISPATCHER,)


@pytest.mark.requirement("F-16", "F-21", "Y-06")
async def test_what_was_decided_personally_wins_and_is_told_apart(core: Core, cast: Cast) -> None:
    await deviate(core, cast.anna, core.clock.now(), app=(await app_id(core), NONE))
    await deviate(core, cast.sam, core.clock.now(), app=(await app_id(core), LAUNCH))
    assert await cell_of(core, cast, cast.anna) == Cell(NONE, True)
    assert await cell_of(core, cast, cast.sam) == Cell(LAUNCH, False)  # decided, and no difference


@pytest.mark.requirement("I-34")
async def test_of_the_invited_and_suspended_it_is_said_that_their_rights_do_not_act(
    core: Core, cast: Cast
) -> None:
    await invited(core, cast, cast.olga, identifier=PHONE, full_name="Ёлка Новая")
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.SUSPENDED)
    lines = (await core.matrix.people(cast.olga.account_id, cast.tenant_id)).lines
    states = {line.name: line.state for line in lines}
    assert (states["Ёлка Новая"], states["Анна Ким"]) == (MembershipState.INVITED, MembershipState.SUSPENDED)
    assert (await cell_of(core, cast, cast.anna)).right is LAUNCH


async def test_who_has_left_is_not_there(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.ENDED)
    await alter(core, Membership, cast.sam.membership_id, valid_till=core.clock.now())
    page = await core.matrix.people(cast.olga.account_id, cast.tenant_id)
    assert {cast.anna.membership_id, cast.sam.membership_id}.isdisjoint(
        line.membership_id for line in page.lines
    )
    assert page.total == len(page.lines) == 3


@pytest.mark.requirement("F-02")
async def test_an_existing_person_is_called_what_his_adder_calls_him_until_he_accepts(
    core: Core, cast: Cast
) -> None:
    await alter(core, Membership, cast.anna.membership_id, called="Аня")
    lines = (await core.matrix.people(cast.olga.account_id, cast.tenant_id)).lines
    assert "Аня" in {line.name for line in lines} and "Анна Ким" not in {line.name for line in lines}


@on_both
async def test_every_cell_is_what_is_decided_by(core: Core, cast: Cast) -> None:
    applications = await many_applications(core, cast)
    await fill(core, cast.tenant_id, 30, await role_id(core, cast, ENGINEER))
    await give_each(core, cast, applications[::2])
    whole = await core.matrix.people(cast.olga.account_id, cast.tenant_id)
    async with core.database.read() as session:
        held = await entitlements(session, [line.membership_id for line in whole.lines])
    ids = [each.id for each in await columns(core, cast)]
    for line in whole.lines:
        rights = [held[line.membership_id].right(id_) for id_ in ids]
        assert [cell.right for cell in line.cells] == [right.value for right in rights]
        assert [cell.differs for cell in line.cells] == [r.value is not r.recommended for r in rights]
    assert len(whole.lines) == 35 and len(whole.applications) == limits.APPLICATIONS_MAX


async def test_pages_follow_each_other_by_name_and_miss_nobody(core: Core, cast: Cast) -> None:
    await fill(core, cast.tenant_id, 40, await role_id(core, cast, DISPATCHER))
    first = await core.matrix.people(cast.olga.account_id, cast.tenant_id, 0)
    pages = [
        await core.matrix.people(cast.olga.account_id, cast.tenant_id, number)
        for number in range(first.pages)
    ]
    assert [len(page.lines) for page in pages] == [10, 10, 10, 10, 5]
    names = [line.name for page in pages for line in page.lines]
    assert len(set(names)) == first.total == 45
    assert names == sorted(names, key=fold)
    whole = await core.matrix.people(cast.olga.account_id, cast.tenant_id)
    assert whole.lines == tuple(line for page in pages for line in page.lines)


@pytest.mark.parametrize(("asked", "shown"), [(-1, 0), (99, 0)])
async def test_a_page_that_is_not_there_is_the_nearest(
    core: Core, cast: Cast, asked: int, shown: int
) -> None:
    assert (await core.matrix.people(cast.olga.account_id, cast.tenant_id, asked)).number == shown
    assert (await core.matrix.roles(cast.olga.account_id, cast.tenant_id, asked)).number == shown


# Roles --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-11")
async def test_roles_stand_against_what_they_recommend(core: Core, cast: Cast) -> None:
    page = await core.matrix.roles(cast.adam.account_id, cast.tenant_id, 0)
    (dispatcher,) = [line for line in page.lines if line.name == DISPATCHER]
    rows = [each for each in await every(core, RoleAppRight) if each.role_id == dispatcher.role_id]
    recommended = {each.application_id: each.right for each in rows}
    ids = [each.id for each in await columns(core, cast)]
    assert dispatcher.cells == tuple(Cell(recommended.get(id_, NONE), False) for id_ in ids)
    assert (dispatcher.people, page.total, page.pages) == (2, 5, 1)


# What it costs, and who may -----------------------------------------------------------------------------


@on_both
async def test_it_costs_the_same_statements_for_three_people_and_for_three_hundred(
    core: Core, cast: Cast
) -> None:
    async def cost() -> list[int]:
        found = []
        for page in (0, None):
            with counted(core) as people:
                await core.matrix.people(cast.olga.account_id, cast.tenant_id, page)
            with counted(core) as roles:
                await core.matrix.roles(cast.olga.account_id, cast.tenant_id, page)
            found += [len(people), len(roles)]
        return found

    few = await cost()
    applications = await many_applications(core, cast)
    await fill(core, cast.tenant_id, 300, await role_id(core, cast, ENGINEER))
    await give_each(core, cast, applications)
    assert await cost() == few == [7, 5, 7, 5]


async def test_thousands_of_people_are_read_whole(core: Core, cast: Cast) -> None:
    """5,000 people by 40 applications, every fourth right decided personally."""
    applications = await many_applications(core, cast)
    await fill(core, cast.tenant_id, 5000, await role_id(core, cast, DISPATCHER))
    await give_each(core, cast, applications[::4])
    whole = await core.matrix.people(cast.olga.account_id, cast.tenant_id)
    assert len(whole.lines) == 5005
    assert all(len(line.cells) == limits.APPLICATIONS_MAX for line in whole.lines)


@pytest.mark.requirement("F-01", "I-22")
@pytest.mark.parametrize("action", ["people", "roles"])
@pytest.mark.parametrize(
    ("actor", "code"),
    [
        ("olga", None),
        ("adam", None),
        ("ivan", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("sam", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("operator", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("oscar", Code.TENANT_UNKNOWN),
        ("stranger", Code.TENANT_UNKNOWN),
    ],
)
async def test_owners_and_administrators_see_who_has_what_and_nobody_else(
    core: Core, cast: Cast, actor: str, code: Code | None, action: str
) -> None:
    await alter(core, Membership, cast.anna.membership_id, tenant_role=TenantRole.SERVICING_OPERATOR)
    other = {"operator": cast.anna.account_id, "stranger": 0}
    who = other[actor] if actor in other else getattr(cast, actor).account_id
    (came,) = await outcomes(getattr(core.matrix, action)(who, cast.tenant_id, 0))
    assert (came if isinstance(came, Code) else None) == code
