"""Who may put what into a role (I-18, I-19), and what happens when somebody else was quicker."""

import pytest

from core.access import AppRight
from core.bootstrap import Core
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import (
    Membership,
    StaffMember,
)
from core.roles import RoleEdit
from core.tenants import TenantRole
from tests.cast import Cast, operation
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.roles import (
    DISPATCHER,
    HEAD,
    SYSADMIN,
    edit_of,
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


# Delegation ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("I-18")
async def test_an_administrator_puts_in_only_what_he_holds(core: Core, cast: Cast, dispatcher: int) -> None:
    web = await application(core, cast, "Веб-приложение")
    for more in ({"permissions": ["journal.view"]}, {"applications": {web: AppRight.LAUNCH_ADMIN}}):
        on, other = more.pop("permissions", ()), more
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
            await save(core, cast.adam, dispatcher, *on, **other)
    edit = await edit_of(core, cast.adam, dispatcher, "journal.view")
    planned = await core.shaping_roles.plan(cast.adam.account_id, dispatcher, edit)
    assert planned.exceeding == ("journal.access", "journal.view")
    admins = await role_id(core, cast, SYSADMIN)
    await save(core, cast.olga, admins, "journal.view", applications={web: AppRight.LAUNCH_ADMIN})
    assert await save(core, cast.adam, dispatcher, "journal.view", applications={web: AppRight.LAUNCH_ADMIN})
    passport = await application(core, cast, "Электронный паспорт оборудования")
    assert await save(core, cast.adam, dispatcher, applications={passport: AppRight.LAUNCH})


@pytest.mark.requirement("I-18")
async def test_nor_may_he_let_a_permission_reach_farther_than_his_own(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    admins = await role_id(core, cast, SYSADMIN)
    await save(core, cast.olga, admins, "journal.view", history_days=30)
    for days in (None, 31):
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
            await save(core, cast.adam, dispatcher, "journal.view", history_days=days)
    assert await save(core, cast.adam, dispatcher, "journal.view", history_days=30)
    assert await save(core, cast.adam, dispatcher, history_days=7)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await save(core, cast.adam, dispatcher, history_days=31)


@pytest.mark.requirement("I-18")
async def test_nor_may_who_sees_his_own_show_others_more(core: Core, cast: Cast, dispatcher: int) -> None:
    admins = await role_id(core, cast, SYSADMIN)
    await save(core, cast.olga, admins, "record.create", own_scope=True)
    await save(core, cast.olga, dispatcher, "record.create", own_scope=True)
    assert await save(core, cast.adam, dispatcher, "record.create", own_scope=True)  # nothing grows
    async with core.database.write() as session:
        member = StaffMember(tenant_id=cast.tenant_id, name="Адам")
        session.add(member)
        await session.flush()
        (await session.get_one(Membership, cast.adam.membership_id)).staff_member_id = member.id
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await save(core, cast.adam, dispatcher, own_scope=False)
    head = await role_id(core, cast, HEAD)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await save(core, cast.adam, head, "record.create", own_scope=True)


@pytest.mark.requirement("I-18")
async def test_nor_may_he_wake_what_sleeps_for_want_of_something_he_holds(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    await save(core, cast.olga, await role_id(core, cast, SYSADMIN), "clients.access")
    await save(core, cast.olga, dispatcher, "clients.card.contacts", off=("clients.access",))
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS) as fields:
        await save(core, cast.adam, dispatcher, "clients.access")
    assert fields["permissions"] == ("clients.card.contacts",)


async def test_what_is_there_already_he_may_leave_or_take(core: Core, cast: Cast, dispatcher: int) -> None:
    web = await application(core, cast, "Веб-приложение")
    await save(core, cast.olga, dispatcher, PHONES, applications={web: AppRight.LAUNCH_ADMIN})
    assert await save(core, cast.adam, dispatcher, binds_staff=True)
    assert await save(core, cast.adam, dispatcher, off=(PHONES,), applications={web: AppRight.LAUNCH})
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await save(core, cast.adam, dispatcher, PHONES)


@pytest.mark.requirement("I-18")
async def test_nobody_but_an_owner_edits_the_role_he_holds(core: Core, cast: Cast) -> None:
    admins = await role_id(core, cast, SYSADMIN)
    edit, flow = await edit_of(core, cast.olga, admins), core.shaping_roles
    for doing in (
        flow.save(cast.adam.account_id, admins, edit, 1, operation()),
        flow.rename(cast.adam.account_id, admins, "Другая"),
        flow.hide_contacts(cast.adam.account_id, admins),
        flow.delete(cast.adam.account_id, admins),
        flow.move_people(cast.adam.account_id, admins, admins, keep=True, operation_id=operation()),
    ):
        with refused(NotAllowed, Code.OWN_ROLE):
            await doing
    view = await seen(core, cast.adam, admins)
    assert (view.closed, list(view.owners)) == (Code.OWN_ROLE, ["Ольга Орлова"])
    view = await seen(core, cast.olga, admins)
    assert (view.closed, list(view.owners)) == (None, [])
    assert await save(core, cast.olga, admins, "journal.view")


@pytest.mark.requirement("I-19")
@pytest.mark.parametrize("tenant_role", [TenantRole.OWNER, TenantRole.ADMINISTRATOR])
async def test_an_administrator_does_not_edit_what_owners_and_administrators_hold(
    core: Core, cast: Cast, dispatcher: int, tenant_role: TenantRole
) -> None:
    await alter(core, Membership, cast.anna.membership_id, tenant_role=tenant_role)
    with refused(NotAllowed, Code.ROLE_PROTECTED):
        await save(core, cast.adam, dispatcher, binds_staff=True)
    assert (await seen(core, cast.adam, dispatcher)).closed is Code.ROLE_PROTECTED
    assert await save(core, cast.olga, dispatcher, binds_staff=True)


# What has changed meanwhile -----------------------------------------------------------------------------


async def test_who_looked_at_an_older_version_is_told_who_was_quicker(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    mine = await edit_of(core, cast.olga, dispatcher, "journal.view")
    passport = await application(core, cast, "Электронный паспорт оборудования")
    await save(core, cast.adam, dispatcher, applications={passport: AppRight.LAUNCH})
    await core.shaping_roles.rename(cast.olga.account_id, await role_id(core, cast, HEAD), "Начальник")
    with refused(Conflict, Code.CHANGED_MEANWHILE) as fields:
        await core.shaping_roles.save(cast.olga.account_id, dispatcher, mine, 1, operation())
    assert fields == {"by": "Адам Азимов", "action": "role.changed"}
    await core.shaping_roles.save(cast.olga.account_id, dispatcher, mine, 2, operation())
    shape = (await seen(core, cast.olga, dispatcher)).shape
    assert shape.right(passport) is AppRight.LAUNCH and "journal.view" in shape.permissions


@on_both
async def test_of_two_who_save_at_once_one_does_and_the_other_is_told(core: Core, cast: Cast) -> None:
    dispatcher = await role_id(core, cast, DISPATCHER)
    passport = await application(core, cast, "Электронный паспорт оборудования")
    changes = [
        await edit_of(core, cast.olga, dispatcher, "journal.view"),
        await edit_of(core, cast.adam, dispatcher, applications={passport: AppRight.LAUNCH}),
    ]
    came = await outcomes(
        *(
            core.shaping_roles.save(by.account_id, dispatcher, edit, 1, operation())
            for by, edit in zip((cast.olga, cast.adam), changes, strict=True)
        )
    )
    assert came.count(Code.CHANGED_MEANWHILE) == 1
    shape = (await seen(core, cast.olga, dispatcher)).shape
    assert ("journal.view" in shape.permissions) is (came[0] is not Code.CHANGED_MEANWHILE)
    assert (shape.right(passport) is AppRight.LAUNCH) is (came[1] is not Code.CHANGED_MEANWHILE)


@on_both
async def test_saved_twice_under_one_operation_it_is_saved_once(core: Core, cast: Cast) -> None:
    dispatcher, same = await role_id(core, cast, DISPATCHER), operation()
    edit = await edit_of(core, cast.olga, dispatcher, "journal.view")
    first, again = await outcomes(
        *(core.shaping_roles.save(cast.olga.account_id, dispatcher, edit, 1, same) for _ in range(2))
    )
    assert first == again and first.version == 2
    assert [each.action for each in await every(core, JournalEntry)].count("role.changed") == 1


async def test_forged_and_vanished_things_are_refused_and_leave_nothing_half_written(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    theirs = await core.shaping_roles.view(
        cast.oscar.account_id,
        (await core.shaping_roles.roles(cast.oscar.account_id, cast.other_tenant_id))[0].id,
    )
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await save(
            core,
            cast.olga,
            dispatcher,
            "journal.view",
            applications={theirs.applications[0].id: AppRight.LAUNCH},
        )
    forged = RoleEdit(permissions={"everything.access": True})
    for asking in (
        core.shaping_roles.plan(cast.olga.account_id, dispatcher, forged),
        core.shaping_roles.save(cast.olga.account_id, dispatcher, forged, 1, operation()),
    ):
        with refused(NotFound, Code.PERMISSION_UNKNOWN):
            await asking
    view = await seen(core, cast.olga, dispatcher)
    assert (view.version, view.shape.permissions) == (1, frozenset())


async def test_the_journal_keeps_what_it_was_and_what_it_became(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    web = await application(core, cast, "Веб-приложение")
    await save(core, cast.olga, dispatcher, "journal.view", history_days=7)
    await save(
        core,
        cast.olga,
        dispatcher,
        off=("journal.view",),
        applications={web: AppRight.LAUNCH_ADMIN},
        own_scope=True,
    )
    entry = (await every(core, JournalEntry))[-1]
    assert (entry.action, entry.actor_id, entry.tenant_id) == ("role.changed", cast.olga.account_id, 1)
    assert entry.details == {
        "role_id": dispatcher,
        "role": DISPATCHER,
        "before": {
            "applications": {"Веб-приложение": "LAUNCH"},
            "permissions": ["journal.view"],
            "history_days": 7,
            "own_scope": False,
        },
        "after": {
            "applications": {"Веб-приложение": "LAUNCH_ADMIN"},
            "history_days": None,
            "own_scope": True,
        },
        "reached": 2,
    }
