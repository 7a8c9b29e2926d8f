"""Editing a role reaches everyone who was not made different: what it does is said first, and bounded by I-18."""

from datetime import date, timedelta

import pytest

from core.access import AppRight, Reason, Resource
from core.bootstrap import Core
from core.errors import Code, Invalid
from core.people import (
    AppDeviation,
    MembershipRole,
)
from core.roles import RoleEdit, UserType
from core.tenants import Tenant
from tests.cast import Cast, found
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, refused
from tests.core.roles import (
    DISPATCHER,
    HEAD,
    asked,
    deviate,
    edit_of,
    role_id,
    save,
    seen,
)
from tests.core.test_statements import counted

PHONES = "journal.phones.view"
ALL_TEN = {
    "journal.phones.view",
    "record.client.view",
    "record.client.lookup.phones",
    "record.client.network",
    "clients.list.contacts",
    "clients.card.contacts",
    "overview.summary.phones",
    "overview.records.phones",
    "overview.messages.phones",
    "overview.calls.phones",
}


@pytest.fixture
async def dispatcher(core: Core, cast: Cast) -> int:
    """The role of Anna and Sam, who may launch "web-1"."""
    return await role_id(core, cast, DISPATCHER)


async def application(core: Core, cast: Cast, name: str) -> int:
    view = await seen(core, cast.olga, await role_id(core, cast, HEAD))
    return next(app.id for app in view.applications if app.name == name)


# Reach --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-10", "H-11", "Y-05")
async def test_an_application_is_opened_and_closed_for_everybody_with_the_role(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    async def opened(who: str) -> bool:
        return (await core.checking.decide(getattr(cast, who).account_id, "passport-1"))[0].permits

    passport = await application(core, cast, "Электронный паспорт оборудования")
    assert not await opened("anna") and not await opened("sam")
    saved = await save(core, cast.olga, dispatcher, applications={passport: AppRight.LAUNCH})
    assert await opened("anna") and await opened("sam")
    assert (saved.version, saved.reached) == (2, 2)
    await save(core, cast.olga, dispatcher, applications={passport: AppRight.NONE})
    assert not await opened("anna")
    assert passport not in (await seen(core, cast.olga, dispatcher)).shape.applications


@pytest.mark.requirement("Y-06")
async def test_who_was_made_different_stays_so(
    core: Core, cast: Cast, clock: FrozenClock, dispatcher: int
) -> None:
    web = await application(core, cast, "Веб-приложение")
    await deviate(core, cast.anna, clock.now(), app=(web, AppRight.NONE), permission=("record.access", False))
    administered = {web: AppRight.LAUNCH_ADMIN}
    assert (await save(core, cast.olga, dispatcher, applications=administered)).reached == 1
    assert (await save(core, cast.olga, dispatcher, "record.access")).reached == 1
    assert (await save(core, cast.olga, dispatcher, "salary.access")).reached == 2
    (right,) = [r for r in await every(core, AppDeviation) if r.membership_id == cast.anna.membership_id]
    assert right.right is AppRight.NONE
    assert (await asked(core, cast.sam, "record.access")).permits
    assert Reason.BLOCK_CLOSED in (await asked(core, cast.anna, "record.access")).reasons


async def test_the_plan_says_whom_it_reaches_and_changes_nothing(
    core: Core, cast: Cast, clock: FrozenClock, dispatcher: int
) -> None:
    await deviate(core, cast.sam, clock.now(), permission=("salary.access", True))
    edit = await edit_of(core, cast.olga, dispatcher, "salary.access")
    planned = await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)
    assert (planned.people, planned.reached) == (2, 1)
    assert "salary.access" not in (await seen(core, cast.olga, dispatcher)).shape.permissions
    nothing = await edit_of(core, cast.olga, dispatcher)
    assert (await core.shaping_roles.plan(cast.olga.account_id, dispatcher, nothing)).reached == 0


async def test_what_a_person_of_two_kinds_may_do_by_one_role_stays_when_the_other_loses_it(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    customer = await role_id(core, cast, "Заказчик")
    async with core.database.write() as session:
        session.add(
            MembershipRole(
                membership_id=cast.anna.membership_id, user_type=UserType.CUSTOMER, role_id=customer
            )
        )
    await save(core, cast.olga, customer, "record.create")
    await save(core, cast.olga, dispatcher, "record.create")
    await save(core, cast.olga, dispatcher, off=("record.create",))
    assert (await asked(core, cast.anna, "record.create")).permits
    assert not (await asked(core, cast.sam, "record.create")).permits


# What comes along ---------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-26", "Y-31")
async def test_what_is_given_brings_what_it_requires_and_says_so(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    edit = await edit_of(core, cast.olga, dispatcher, "clients.note.edit", "clients.access")
    planned = await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)
    assert planned.also_given == ("clients.note.view",)
    await save(core, cast.olga, dispatcher, "clients.note.edit")
    for permission in ("clients.access", "clients.note.view", "clients.note.edit"):
        assert (await asked(core, cast.anna, permission)).permits


async def test_what_is_taken_leaves_what_required_it_stored_but_without_effect(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    await save(core, cast.olga, dispatcher, "clients.note.edit", "clients.visits.view")
    edit = await edit_of(core, cast.olga, dispatcher, off=("clients.note.view",))
    planned = await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)
    assert planned.left_ineffective == ("clients.note.edit",)
    await save(core, cast.olga, dispatcher, off=("clients.note.view",))
    assert (await asked(core, cast.anna, "clients.note.edit")).reasons == (Reason.PREREQUISITE_MISSING,)
    assert (await asked(core, cast.anna, "clients.visits.view")).permits
    await save(core, cast.olga, dispatcher, "clients.note.view")
    assert (await asked(core, cast.anna, "clients.note.edit")).permits


async def test_one_edit_may_give_a_child_and_take_its_prerequisite(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    await save(core, cast.olga, dispatcher, "clients.note.edit", off=("clients.note.view",))
    shape = (await seen(core, cast.olga, dispatcher)).shape
    assert shape.permissions == {"clients.access", "clients.note.edit"}


# Scopes -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-14")
async def test_the_history_of_a_role_can_be_limited(core: Core, cast: Cast, dispatcher: int) -> None:
    today = date(2026, 11, 23)
    await save(core, cast.olga, dispatcher, "journal.view", history_days=7)
    for days, permitted in ((7, True), (8, False), (-30, True)):
        resource = Resource(day=today - timedelta(days=days))
        assert (await asked(core, cast.anna, "journal.view", resource)).permits is permitted
    await save(core, cast.olga, dispatcher, history_days=None)
    assert (await asked(core, cast.anna, "journal.view", Resource(day=date(2000, 1, 1)))).permits


async def test_without_a_view_of_the_journal_there_is_no_history_to_limit(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    saved = await save(core, cast.olga, dispatcher, history_days=7)
    assert (saved.version, (await seen(core, cast.olga, dispatcher)).shape.history_days) == (1, None)


@pytest.mark.parametrize("days", [-1, 3651])
async def test_days_beyond_reason_are_refused(core: Core, cast: Cast, dispatcher: int, days: int) -> None:
    with refused(Invalid, Code.HISTORY_DAYS_INVALID) as fields:
        await save(core, cast.olga, dispatcher, "journal.view", history_days=days)
    assert fields == {"max": 3650}


@pytest.mark.requirement("Y-08", "Y-10")
async def test_a_role_may_show_one_his_own_only(core: Core, cast: Cast, dispatcher: int) -> None:
    await save(core, cast.olga, dispatcher, "record.create")
    assert (await asked(core, cast.anna, "record.create", Resource(staff_member_id=5))).permits
    await save(core, cast.olga, dispatcher, "salary.view", own_scope=True, binds_staff=True)
    assert (await asked(core, cast.anna, "record.create")).permits
    assert (await asked(core, cast.anna, "salary.view")).reasons == (
        Reason.OUT_OF_SCOPE_STAFF,
    )  # bound to nobody
    shape = (await seen(core, cast.olga, dispatcher)).shape
    assert shape.own_scope and shape.binds_staff


# Contacts -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-27", "Y-29")
async def test_a_growing_view_of_contacts_is_told_before_it_is_saved(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    async def growing(*on: str) -> tuple[str, ...]:
        edit = await edit_of(core, cast.olga, dispatcher, *on)
        return (await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)).contacts_grow

    assert await growing("journal.view", "record.create") == ()
    assert await growing("clients.card.contacts", PHONES) == (PHONES, "clients.card.contacts")
    await save(core, cast.olga, dispatcher, PHONES)
    assert await growing(PHONES, "clients.card.contacts") == ("clients.card.contacts",)


async def test_contacts_that_only_somebodys_other_role_would_show_are_told_too(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    customer = await role_id(core, cast, "Заказчик")
    await save(core, cast.olga, customer, "clients.card.contacts", off=("clients.access",))
    edit = await edit_of(core, cast.olga, dispatcher, "clients.access")
    assert (await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)).contacts_grow == ()
    async with core.database.write() as session:
        session.add(
            MembershipRole(
                membership_id=cast.anna.membership_id, user_type=UserType.CUSTOMER, role_id=customer
            )
        )
    planned = await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)
    assert planned.contacts_grow == ("clients.card.contacts",)
    assert (
        "clients.card.contacts"
        in (await core.shaping_roles.plan(cast.adam.account_id, dispatcher, edit)).exceeding
    )


async def test_contacts_taken_from_everybody_personally_grow_by_the_role_alone(
    core: Core, cast: Cast, clock: FrozenClock, dispatcher: int
) -> None:
    for person in (cast.anna, cast.sam):
        await deviate(core, person, clock.now(), permission=(PHONES, False))
    edit = await edit_of(core, cast.olga, dispatcher, PHONES)
    planned = await core.shaping_roles.plan(cast.olga.account_id, dispatcher, edit)
    assert (planned.contacts_grow, planned.reached) == ((PHONES,), 2)  # two prerequisites reach them
    await save(core, cast.olga, dispatcher, PHONES)
    assert {each.permission for each in (await asked(core, cast.anna, "journal.view")).mask} == {PHONES}


@pytest.mark.requirement("Y-27", "Y-28", "Y-29")
async def test_contacts_are_hidden_in_one_press_and_nothing_else_is_taken(
    core: Core, cast: Cast, dispatcher: int
) -> None:
    await save(core, cast.olga, dispatcher, *ALL_TEN, "record.delete")
    before = (await seen(core, cast.olga, dispatcher)).shape.permissions
    closed = await core.shaping_roles.hide_contacts(cast.olga.account_id, dispatcher, 2)
    after = (await seen(core, cast.olga, dispatcher)).shape
    assert set(closed) == ALL_TEN == before - after.permissions
    assert after.given.leaking_contacts() == ()
    decision = await asked(core, cast.anna, "record.access")
    assert decision.permits and {each.place for each in decision.mask} == {"record", "lookup", "network"}
    assert await core.shaping_roles.hide_contacts(cast.olga.account_id, dispatcher, 2) == ()  # twice is once


async def test_a_contact_right_that_sleeps_is_hidden_along(core: Core, cast: Cast, dispatcher: int) -> None:
    await save(core, cast.olga, dispatcher, PHONES, off=("journal.view",))
    assert (await seen(core, cast.olga, dispatcher)).shape.given.leaking_contacts() == ()
    assert await core.shaping_roles.hide_contacts(cast.olga.account_id, dispatcher) == (PHONES,)


# Advice -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-14", "I-23")
async def test_access_by_api_is_advised_and_never_demanded(core: Core, cast: Cast, dispatcher: int) -> None:
    api = await application(core, cast, "Доступ только к API")
    view = await seen(core, cast.olga, dispatcher)
    assert view.recommends_api(view.shape) is None
    await save(core, cast.olga, dispatcher, applications={api: AppRight.NONE})
    view = await seen(core, cast.olga, dispatcher)
    advised = view.recommends_api(view.shape)
    assert advised is not None and advised.id == api
    ledgers = await found(core, cast.olga, "Учётная", "cloud_accounting")
    view = await seen(core, cast.olga, (await core.shaping_roles.roles(cast.olga.account_id, ledgers))[0].id)
    assert view.recommends_api(view.shape) is None


# The price ----------------------------------------------------------------------------------------------


async def test_looking_and_planning_cost_the_same_however_many_have_the_role(
    core: Core, cast: Cast, clock: FrozenClock, dispatcher: int
) -> None:
    async def price() -> tuple[int, int, int]:
        edit = RoleEdit(permissions={PHONES: True})
        costs = []
        for doing in (
            core.shaping_roles.roles(cast.adam.account_id, cast.tenant_id),
            core.shaping_roles.view(cast.adam.account_id, dispatcher),
            core.shaping_roles.plan(cast.adam.account_id, dispatcher, edit),
        ):
            with counted(core) as statements:
                await doing
            costs.append(len(statements))
        return costs[0], costs[1], costs[2]

    before = await price()
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    for person in (cast.anna, cast.sam):
        await deviate(core, person, clock.now(), permission=(PHONES, False))
    await save(core, cast.olga, dispatcher, "journal.view", "record.create")
    assert await price() == before == (2, 7, 10)
