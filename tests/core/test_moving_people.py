"""Everybody who has a role moves to another one, with or without what was decided for them personally."""

import pytest

from core.access import AppRight
from core.bootstrap import Core
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import (
    AppDeviation,
    Membership,
    MembershipState,
    PermissionDeviation,
)
from core.tenants import TenantRole
from tests.cast import Cast, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, refused
from tests.core.roles import (
    DISPATCHER,
    HEAD,
    deviate,
    role_id,
    save,
    seen,
)

PHONES = "journal.phones.view"


@pytest.fixture
async def dispatcher(core: Core, cast: Cast) -> int:
    """The role of Anna and Sam, who may launch "web-1"."""
    return await role_id(core, cast, DISPATCHER)


async def application(core: Core, cast: Cast, name: str) -> int:
    view = await seen(core, cast.olga, await role_id(core, cast, HEAD))
    return next(app.id for app in view.applications if app.name == name)


@pytest.mark.parametrize("keep", [True, False])
@on_both
async def test_everybody_moves_to_another_role_with_or_without_what_was_personal(
    core: Core, cast: Cast, clock: FrozenClock, keep: bool
) -> None:
    dispatcher, head = await role_id(core, cast, DISPATCHER), await role_id(core, cast, HEAD)
    web = await application(core, cast, "Веб-приложение")
    await deviate(core, cast.anna, clock.now(), app=(web, AppRight.NONE), permission=(PHONES, True))
    await deviate(core, cast.ivan, clock.now(), permission=(PHONES, True))
    planned = await core.shaping_roles.plan_move(cast.adam.account_id, dispatcher, head)
    assert (planned.people, planned.deviating) == (2, 1)
    former = {each.id: each.version for each in await every(core, Membership)}
    moved = await core.shaping_roles.move_people(
        cast.adam.account_id, dispatcher, head, keep=keep, seen=1, operation_id=operation()
    )
    counts = {role.name: role.people for role in await core.shaping_roles.roles(cast.olga.account_id, 1)}
    assert (moved, counts[DISPATCHER], counts[HEAD]) == (2, 0, 2)
    assert len(await every(core, AppDeviation)) == keep
    assert len(await every(core, PermissionDeviation)) == 1 + keep
    *told, summary = (await every(core, JournalEntry))[-3:]
    assert [entry.subject_id for entry in told] == [cast.anna.account_id, cast.sam.account_id]
    dropped = [] if keep else ["Веб-приложение", PHONES]
    assert told[0].details == {"before": [DISPATCHER], "after": [HEAD], "dropped": dropped}
    assert summary.details == {
        "role_id": dispatcher,
        "role": DISPATCHER,
        "to": HEAD,
        "people": 2,
        "kept": keep,
    }
    grown = {each.id for each in await every(core, Membership) if each.version > former[each.id]}
    assert grown == {cast.anna.membership_id, cast.sam.membership_id}


async def test_moved_twice_under_one_operation_they_move_once(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    head, same = await role_id(core, cast, HEAD), operation()
    for _ in range(2):
        moved = await core.shaping_roles.move_people(
            cast.olga.account_id, dispatcher, head, keep=True, operation_id=same
        )
        assert moved == 2


async def test_a_role_is_left_for_one_of_the_same_kind_in_the_same_tenant(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    theirs = (await core.shaping_roles.roles(cast.oscar.account_id, cast.other_tenant_id))[0].id
    for other, family, code in (
        (await role_id(core, cast, "Заказчик"), Invalid, Code.ROLE_REQUIRED),
        (dispatcher, NotFound, Code.ROLE_UNKNOWN),
        (theirs, NotFound, Code.ROLE_UNKNOWN),
        (999, NotFound, Code.ROLE_UNKNOWN),
    ):
        with refused(family, code):
            await core.shaping_roles.plan_move(cast.olga.account_id, dispatcher, other)
        with refused(family, code):
            await core.shaping_roles.move_people(
                cast.olga.account_id, dispatcher, other, keep=True, operation_id=operation()
            )


@pytest.mark.requirement("I-18", "I-19")
async def test_an_administrator_moves_people_within_what_he_may_choose(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    head = await role_id(core, cast, HEAD)
    web = await application(core, cast, "Веб-приложение")
    await save(core, cast.olga, head, "journal.view", applications={web: AppRight.LAUNCH_ADMIN})

    async def moving() -> int:
        return await core.shaping_roles.move_people(
            cast.adam.account_id, dispatcher, head, keep=True, operation_id=operation()
        )

    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await moving()
    await save(core, cast.olga, head, applications={web: AppRight.LAUNCH})
    await alter(core, Membership, cast.anna.membership_id, tenant_role=TenantRole.OWNER)
    with refused(NotAllowed, Code.ROLE_PROTECTED):
        await moving()
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.ENDED)
    assert await moving() == 1


async def test_a_move_that_shows_contacts_says_so(
    core: Core, cast: Cast, clock: FrozenClock, dispatcher: int
) -> None:
    head = await role_id(core, cast, HEAD)
    await save(core, cast.olga, head, "clients.card.contacts")
    await save(core, cast.olga, dispatcher, PHONES)
    for person in (cast.anna, cast.sam):
        await deviate(core, person, clock.now(), permission=("clients.card.contacts", False))
    planned = await core.shaping_roles.plan_move(cast.olga.account_id, dispatcher, head)
    assert planned.contacts_grow == ("clients.card.contacts",)  # if what was taken personally is dropped
    back = await core.shaping_roles.plan_move(cast.olga.account_id, head, dispatcher)
    assert (back.people, back.contacts_grow) == (0, ())
