"""A manager makes a person different from his role, or the same again: applications, permissions, scopes, contacts."""

from datetime import timedelta

import pytest

from core.access import AppRight, Reason, Resource, Scope, Target, catalogue
from core.bootstrap import Core
from core.changing import Given, Whose
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import AppDeviation, Membership, PermissionDeviation, StaffMember
from core.roles import RoleAppRight
from core.tenants import Tenant
from tests.cast import Cast
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.salon import Salon, line_of, open_salon, right_of
from tests.core.test_statements import counted


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def last_entry(core: Core) -> JournalEntry:
    return (await every(core, JournalEntry))[-1]


# Applications -------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-16", "F-17", "F-18", "Y-06")
async def test_a_right_is_given_to_one_person_by_whom_and_when(
    core: Core, cast: Cast, salon: Salon, clock: FrozenClock
) -> None:
    web = salon.apps["Веб-версия"]
    await core.giving_rights.give_app(cast.olga.account_id, salon.ivan, web, AppRight.LAUNCH_ADMIN)
    view = await core.giving_rights.of(cast.adam.account_id, salon.ivan)
    right = next(line.right for line in view.applications if line.id == web)
    assert (right.value, right.recommended) == (AppRight.LAUNCH_ADMIN, AppRight.NONE)
    assert right.deviation is not None
    assert (right.deviation.by, right.deviation.at) == ("Ольга Орлова", clock.now())
    entry = await last_entry(core)
    assert (entry.action, entry.details) == (
        "person.right_changed",
        {"application": "Веб-версия", "before": "NONE", "after": "LAUNCH_ADMIN"},
    )


@pytest.mark.requirement("F-19", "F-21")
async def test_the_cross_is_stored_whatever_the_role_says(core: Core, cast: Cast, salon: Salon) -> None:
    app, closed = salon.apps["Мобильное приложение"], salon.apps["Веб-версия"]
    for each in (app, closed):  # the one recommended, the other not
        await core.giving_rights.give_app(cast.olga.account_id, salon.ivan, each, AppRight.NONE)
    await alter(core, RoleAppRight, (salon.roles["Специалист"], app), right=AppRight.LAUNCH_ADMIN)
    assert await right_of(core, cast.olga, salon.ivan, app) == "NONE"
    assert {row.application_id for row in await every(core, AppDeviation)} == {app, closed}


async def test_what_the_role_recommends_is_no_deviation(core: Core, cast: Cast, salon: Salon) -> None:
    app = salon.apps["Мобильное приложение"]
    for right in (AppRight.NONE, AppRight.LAUNCH):
        await core.giving_rights.give_app(cast.olga.account_id, salon.ivan, app, right)
    assert await every(core, AppDeviation) == []
    assert await right_of(core, cast.olga, salon.ivan, app) == "LAUNCH"


async def test_twice_is_once(core: Core, cast: Cast, salon: Salon) -> None:
    for _ in range(2):
        await core.giving_rights.give_app(
            cast.olga.account_id, salon.ivan, salon.apps["Веб-версия"], AppRight.LAUNCH, seen=1
        )
    entries = [each for each in await every(core, JournalEntry) if each.action == "person.right_changed"]
    assert len(entries) == 1


@pytest.mark.requirement("I-18")
async def test_an_administrator_gives_launch_of_anything_and_administration_only_of_what_he_administers(
    core: Core, cast: Cast, salon: Salon
) -> None:
    adam, (web, api) = cast.adam.account_id, (salon.apps["Веб-версия"], salon.apps["Доступ только к API"])
    await core.giving_rights.give_app(cast.olga.account_id, salon.adam, web, AppRight.LAUNCH_ADMIN)
    await core.giving_rights.give_app(adam, salon.ivan, web, AppRight.LAUNCH_ADMIN)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS) as fields:
        await core.giving_rights.give_app(adam, salon.ivan, api, AppRight.LAUNCH_ADMIN)
    assert fields == {"application_id": api}
    view = await core.giving_rights.of(adam, salon.ivan)
    assert [line.id for line in view.applications if line.may_administer] == [web]


@pytest.mark.requirement("I-18")
async def test_he_takes_away_what_he_could_not_give_but_brings_it_not_back(
    core: Core, cast: Cast, salon: Salon
) -> None:
    app = salon.apps["Мобильное приложение"]
    await alter(core, RoleAppRight, (salon.roles["Специалист"], app), right=AppRight.LAUNCH_ADMIN)
    await core.giving_rights.give_app(cast.adam.account_id, salon.ivan, app, AppRight.NONE)
    for again in (
        core.giving_rights.give_app(cast.adam.account_id, salon.ivan, app, AppRight.LAUNCH_ADMIN),
        core.giving_rights.back_to_recommended(cast.adam.account_id, salon.ivan),
    ):
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
            await again
    await core.giving_rights.back_to_recommended(cast.olga.account_id, salon.ivan)
    assert await right_of(core, cast.olga, salon.ivan, app) == "LAUNCH_ADMIN"


async def test_the_application_of_another_tenant_is_unknown_here(
    core: Core, cast: Cast, salon: Salon
) -> None:
    for foreign in (1, 999_999):
        with refused(NotFound, Code.APPLICATION_UNKNOWN):
            await core.giving_rights.give_app(cast.olga.account_id, salon.ivan, foreign, AppRight.LAUNCH)


async def test_where_the_tenant_does_not_want_it_nobody_is_made_different(
    core: Core, cast: Cast, salon: Salon
) -> None:
    olga, giving = cast.olga.account_id, core.giving_rights
    await giving.give_permission(olga, salon.ivan, "clients.access", True)
    await alter(core, Tenant, salon.tenant_id, personal_rights=False)
    for act in (
        giving.give_app(olga, salon.ivan, salon.apps["Веб-версия"], AppRight.LAUNCH),
        giving.give_permission(olga, salon.ivan, "record.edit", True),
        giving.scope_permission(olga, salon.ivan, "journal.view", Whose.ALL),
        giving.plan_permission(olga, salon.ivan, "record.edit", granted=True),
        giving.hide_contacts(olga, salon.anna),
        giving.same_as(olga, salon.anna, salon.ivan, salon.zarina),
    ):
        with refused(NotAllowed, Code.PERSONAL_RIGHTS_OFF):
            await act
    assert not (await giving.of(olga, salon.ivan)).personal_rights
    assert await giving.back_to_recommended(olga, salon.ivan) == ("clients.access",)


# Permissions --------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-20", "Y-21", "Y-26", "Y-31", "I-25")
async def test_giving_a_child_gives_its_prerequisites_and_says_so(
    core: Core, cast: Cast, salon: Salon
) -> None:
    given = await core.giving_rights.give_permission(
        cast.olga.account_id, salon.ivan, "clients.note.edit", True
    )
    assert given == Given(also=("clients.access", "clients.note.view"))
    assert (await line_of(core, cast.olga, salon.ivan, "clients.note.edit")).effective
    entry = await last_entry(core)
    assert entry.details["along"] == ["clients.access", "clients.note.view"]
    assert entry.details["before"] == {"given": False}


@pytest.mark.requirement("I-25", "Y-26")
async def test_taking_a_prerequisite_leaves_the_children_stored_but_ineffective(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga = core.giving_rights, cast.olga.account_id
    await giving.give_permission(olga, salon.ivan, "clients.note.edit", True)
    taken = await giving.give_permission(olga, salon.ivan, "clients.note.view", False)
    assert taken == Given(ineffective=("clients.note.edit",))
    line = await line_of(core, cast.olga, salon.ivan, "clients.note.edit")
    assert (line.given, line.effective, line.missing) == (True, False, ("clients.note.view",))
    assert await giving.give_permission(olga, salon.ivan, "clients.note.view", True) == Given()
    assert (await line_of(core, cast.olga, salon.ivan, "clients.note.edit")).effective


@pytest.mark.requirement("Y-05", "Y-06")
async def test_a_recommended_permission_is_taken_from_one_person_and_given_back(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, adam = core.giving_rights, cast.adam.account_id
    await giving.give_permission(adam, salon.ivan, "record.access", False)
    line = await line_of(core, cast.olga, salon.ivan, "record.access")
    assert (line.given, line.recommended) == (False, True)
    assert line.deviation is not None and line.deviation.by == "Адам Азимов"
    decision, _ = await core.checking.decide(
        cast.ivan.account_id, salon.keys["Мобильное приложение"], Target(permission="record.access")
    )
    assert decision.reasons == (Reason.BLOCK_CLOSED,)
    await giving.give_permission(adam, salon.ivan, "record.access", True)
    assert await every(core, PermissionDeviation) == []


async def test_what_was_only_his_and_is_taken_leaves_nothing_behind(
    core: Core, cast: Cast, salon: Salon
) -> None:
    for granted in (True, False):
        await core.giving_rights.give_permission(cast.olga.account_id, salon.ivan, "record.edit", granted)
    assert await every(core, PermissionDeviation) == []


@pytest.mark.requirement("I-18")
async def test_an_administrator_gives_no_permission_that_he_lacks(
    core: Core, cast: Cast, salon: Salon
) -> None:
    adam = cast.adam.account_id
    assert await core.giving_rights.give_permission(adam, salon.anna, "record.edit", True) == Given()
    for act in (
        core.giving_rights.plan_permission(adam, salon.anna, "salary.view", granted=True),
        core.giving_rights.give_permission(adam, salon.anna, "salary.view", True),
    ):
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS) as fields:
            await act
        assert fields == {"permissions": ("salary.access", "salary.view")}
    view = await core.giving_rights.of(adam, salon.anna)
    beyond = {line.id for block in view.blocks for line in block.permissions if not line.may_give}
    assert "salary.view" in beyond and "record.delete" not in beyond


@pytest.mark.requirement("I-18", "I-25", "I-28")
async def test_opening_a_block_counts_as_giving_what_sleeps_in_it(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga = core.giving_rights, cast.olga.account_id
    await giving.give_permission(olga, salon.anna, "overview.calls.phones", True)
    await giving.give_permission(olga, salon.anna, "overview.access", False)
    await giving.give_permission(olga, salon.adam, "overview.access", True)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await giving.give_permission(cast.adam.account_id, salon.anna, "overview.access", True)
    opened = await giving.give_permission(olga, salon.anna, "overview.access", True)
    assert opened.contacts == ("overview.calls.phones",)


@pytest.mark.parametrize("forged", ["journal", "record.everything", "", "app:1"])
async def test_a_permission_that_does_not_exist_is_unknown(
    core: Core, cast: Cast, salon: Salon, forged: str
) -> None:
    with refused(NotFound, Code.PERMISSION_UNKNOWN):
        await core.giving_rights.give_permission(cast.olga.account_id, salon.ivan, forged, True)
    with refused(NotFound, Code.PERMISSION_UNKNOWN):
        await core.giving_rights.scope_permission(cast.olga.account_id, salon.ivan, forged, Whose.ALL)


# Scopes -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-08", "Y-11", "Y-13", "I-26")
async def test_who_is_shown_his_own_only_is_given_his_own_only(core: Core, cast: Cast, salon: Salon) -> None:
    await core.giving_rights.give_permission(cast.olga.account_id, salon.ivan, "journal.record.move", True)
    await core.giving_rights.give_permission(cast.olga.account_id, salon.anna, "journal.record.move", True)
    ivans = await line_of(core, cast.olga, salon.ivan, "journal.record.move")
    annas = await line_of(core, cast.olga, salon.anna, "journal.record.move")
    assert (ivans.scope, ivans.own_staff) == (Scope(frozenset({salon.maria})), True)
    assert (annas.scope, annas.own_staff) == (Scope(), False)


@on_both
@pytest.mark.requirement("Y-10", "I-26", "I-29")
async def test_a_permission_reaches_the_chosen_names_instead_of_all(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.giving_rights.scope_permission(
        cast.olga.account_id, salon.anna, "journal.view", [salon.zarina]
    )

    async def sees(master: int) -> bool:
        target = Target(permission="journal.view", resource=Resource(master))
        decision, _ = await core.checking.decide(cast.anna.account_id, salon.keys["Веб-версия"], target)
        return decision.permits

    assert (await sees(salon.zarina), await sees(salon.maria)) == (True, False)
    await core.giving_rights.scope_permission(cast.olga.account_id, salon.anna, "journal.view", Whose.ALL)
    assert await sees(salon.maria)
    assert await every(core, PermissionDeviation) == [], "all is what her role recommends"


@pytest.mark.requirement("Y-14", "I-27")
async def test_the_history_is_limited_to_some_days(
    core: Core, cast: Cast, salon: Salon, clock: FrozenClock
) -> None:
    await core.giving_rights.scope_permission(
        cast.olga.account_id, salon.anna, "journal.view", Whose.ALL, history_days=7
    )
    today = clock.now().date()
    for days, permitted in ((7, True), (8, False), (-300, True)):
        target = Target(
            permission="journal.view", resource=Resource(salon.maria, today - timedelta(days=days))
        )
        decision, _ = await core.checking.decide(cast.anna.account_id, salon.keys["Веб-версия"], target)
        assert decision.permits is permitted
    entry = await last_entry(core)
    assert entry.details["before"] == {"given": True, "staff": "ALL", "history_days": None}
    assert entry.details["after"] == {"given": True, "staff": "ALL", "history_days": 7}


async def test_his_own_stays_his_own_when_he_is_bound_to_somebody_else(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.giving_rights.scope_permission(cast.olga.account_id, salon.anna, "journal.view", Whose.OWN)
    unbound = await line_of(core, cast.olga, salon.anna, "journal.view")
    await core.changing.bind_staff(cast.olga.account_id, salon.anna, salon.zarina)
    bound = await line_of(core, cast.olga, salon.anna, "journal.view")
    assert (unbound.scope, unbound.own_staff) == (Scope(), True), "Y-07: of all, as long as he is unbound"
    assert (bound.scope, bound.own_staff) == (Scope(frozenset({salon.zarina})), True)


async def test_to_somebody_who_is_shown_his_own_only_all_is_a_deviation_also_while_he_is_unbound(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.changing.bind_staff(cast.olga.account_id, salon.ivan, None)
    await core.giving_rights.scope_permission(cast.olga.account_id, salon.ivan, "journal.view", Whose.ALL)
    await core.changing.bind_staff(cast.olga.account_id, salon.ivan, salon.maria)
    assert (await line_of(core, cast.olga, salon.ivan, "journal.view")).scope == Scope()


@pytest.mark.requirement("I-18")
async def test_an_administrator_gives_no_wider_scope_than_his_own(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, adam = core.giving_rights, cast.adam.account_id
    await giving.scope_permission(cast.olga.account_id, salon.adam, "journal.view", [salon.zarina], 30)
    await giving.scope_permission(cast.olga.account_id, salon.anna, "journal.view", [salon.zarina], 0)
    await giving.scope_permission(adam, salon.anna, "journal.view", [salon.zarina], 30)
    for staff, days in (([salon.zarina], 31), ([salon.zarina], None), ([salon.maria], 1), (Whose.ALL, 1)):
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
            await giving.scope_permission(adam, salon.anna, "journal.view", staff, days)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await giving.back_to_recommended(adam, salon.anna, "permission:journal.view")


@pytest.mark.parametrize("days", [-1, 3651])
async def test_a_history_has_a_sensible_length(core: Core, cast: Cast, salon: Salon, days: int) -> None:
    with refused(Invalid, Code.HISTORY_DAYS_INVALID):
        await core.giving_rights.scope_permission(
            cast.olga.account_id, salon.anna, "journal.view", Whose.ALL, days
        )


async def test_a_scope_names_staff_members_of_this_tenant_and_at_least_one(
    core: Core, cast: Cast, salon: Salon
) -> None:
    async with core.database.write() as session:
        foreign = StaffMember(tenant_id=cast.tenant_id, name="Чужой")
        session.add(foreign)
    scope, olga = core.giving_rights.scope_permission, cast.olga.account_id
    for staff in ([salon.maria, foreign.id], [999_999]):
        with refused(NotFound, Code.STAFF_MEMBER_UNKNOWN):
            await scope(olga, salon.anna, "journal.view", staff)
    with refused(Invalid, Code.STAFF_MEMBER_REQUIRED):
        await scope(olga, salon.anna, "journal.view", [])


async def test_a_scope_that_a_permission_does_not_have_is_none(core: Core, cast: Cast, salon: Salon) -> None:
    await core.giving_rights.scope_permission(
        cast.olga.account_id, salon.ivan, "clients.visits.view", [salon.maria], history_days=3
    )
    line = await line_of(core, cast.olga, salon.ivan, "clients.visits.view")
    assert (line.scope, line.own_staff) == (Scope(), False)


# Contacts -----------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-12", "Y-27", "Y-28", "Y-29", "I-28")
async def test_all_contacts_are_hidden_in_one_action(core: Core, cast: Cast, salon: Salon) -> None:
    leaking = (await core.giving_rights.of(cast.olga.account_id, salon.anna)).leaking
    assert leaking == (
        "journal.phones.view",
        "record.client.view",
        "record.client.lookup.phones",
        "clients.card.contacts",
    )
    assert await core.giving_rights.hide_contacts(cast.adam.account_id, salon.anna) == leaking
    assert (await core.giving_rights.of(cast.olga.account_id, salon.anna)).leaking == ()
    assert await core.giving_rights.hide_contacts(cast.adam.account_id, salon.anna) == ()
    target = Target(permission="clients.access")
    decision, _ = await core.checking.decide(cast.anna.account_id, salon.keys["Веб-версия"], target)
    assert decision.permits and {each.place for each in decision.mask} == {"client_list", "client_card"}


@pytest.mark.requirement("Y-29", "I-28")
async def test_each_of_the_ten_is_warned_of_before_it_is_given_and_closed_afterwards(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga = core.giving_rights, cast.olga.account_id
    ten = [permission.id for permission in catalogue().contact_rights]
    assert len(ten) == 10
    for permission in ten:
        plan = await giving.plan_permission(olga, salon.ivan, permission, granted=True)
        assert plan.contacts == (permission,)
        assert await giving.give_permission(olga, salon.ivan, permission, True) == plan
    assert set(await giving.hide_contacts(olga, salon.ivan)) == set(ten)


# Back, and the same as somebody else --------------------------------------------------------------------


async def test_back_to_recommended_one_by_one_or_all_at_once(core: Core, cast: Cast, salon: Salon) -> None:
    giving, olga, web = core.giving_rights, cast.olga.account_id, salon.apps["Веб-версия"]
    await giving.give_app(olga, salon.ivan, web, AppRight.LAUNCH)
    await giving.give_permission(olga, salon.ivan, "clients.note.view", True)
    assert await giving.back_to_recommended(olga, salon.ivan, f"app:{web}") == ("Веб-версия",)
    assert await giving.back_to_recommended(olga, salon.ivan, "app:nonsense") == ()
    assert await giving.back_to_recommended(olga, salon.ivan) == ("clients.access", "clients.note.view")
    assert (await last_entry(core)).details == {
        "dropped": {"clients.access": True, "clients.note.view": True}
    }
    assert [*await every(core, AppDeviation), *await every(core, PermissionDeviation)] == []


@on_both
async def test_the_same_rights_as_anna_are_her_roles_and_her_deviations_given_by_who_copies(
    core: Core, cast: Cast, salon: Salon, clock: FrozenClock
) -> None:
    giving, olga, web = core.giving_rights, cast.olga.account_id, salon.apps["Веб-версия"]
    await giving.give_app(olga, salon.anna, web, AppRight.NONE)
    await giving.scope_permission(olga, salon.anna, "journal.view", [salon.zarina], 7)
    await giving.give_permission(olga, salon.ivan, "clients.note.edit", True)
    plan = await giving.plan_same_as(cast.adam.account_id, salon.ivan, salon.anna)
    clock.advance(timedelta(days=1))
    await giving.same_as(cast.adam.account_id, salon.ivan, salon.anna, seen=plan.version)
    ivan, anna = await giving.of(olga, salon.ivan), await giving.of(olga, salon.anna)
    assert (plan.before, plan.after) == (("Специалист",), ("Колл-центр",))
    assert [each.name for each in plan.deviations] == [
        "clients.access",
        "clients.note.view",
        "clients.note.edit",
    ]
    assert set(plan.contacts) == set(anna.leaking) and not plan.asks_staff
    assert ivan.roles == anna.roles and ivan.staff_member_id == salon.maria
    scopes = [(line.id, line.scope) for block in ivan.blocks for line in block.permissions]
    assert scopes == [(line.id, line.scope) for block in anna.blocks for line in block.permissions]
    right = ivan.applications[0].right
    assert right.value is AppRight.NONE and right.deviation is not None
    assert (right.deviation.by, right.deviation.at) == ("Адам Азимов", clock.now())


@pytest.mark.requirement("Y-02", "I-20")
async def test_a_copy_of_somebody_bound_needs_its_own_staff_member(
    core: Core, cast: Cast, salon: Salon
) -> None:
    copy, olga = core.giving_rights.same_as, cast.olga.account_id
    assert (await core.giving_rights.plan_same_as(olga, salon.anna, salon.ivan)).asks_staff
    with refused(Invalid, Code.STAFF_MEMBER_REQUIRED):
        await copy(olga, salon.anna, salon.ivan)
    with refused(Conflict, Code.STAFF_MEMBER_TAKEN):
        await copy(olga, salon.anna, salon.ivan, salon.maria)
    await copy(olga, salon.anna, salon.ivan, salon.zarina)
    own = await line_of(core, cast.olga, salon.anna, "salary.view")
    assert own.scope == Scope(frozenset({salon.zarina}))


@pytest.mark.requirement("I-18")
async def test_an_administrator_copies_nothing_that_he_could_not_give(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga, adam = core.giving_rights, cast.olga.account_id, cast.adam.account_id
    web = salon.apps["Веб-версия"]
    await giving.give_permission(olga, salon.anna, "salary.view", True)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await giving.same_as(adam, salon.ivan, salon.anna)
    await giving.back_to_recommended(olga, salon.anna)
    await giving.give_app(olga, salon.anna, web, AppRight.LAUNCH_ADMIN)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await giving.same_as(adam, salon.ivan, salon.anna)
    await giving.back_to_recommended(olga, salon.anna)
    await alter(core, RoleAppRight, (salon.roles["Колл-центр"], web), right=AppRight.LAUNCH_ADMIN)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await giving.same_as(adam, salon.ivan, salon.anna)
    await giving.same_as(olga, salon.ivan, salon.anna)


async def test_only_somebody_of_this_tenant_is_copied(core: Core, cast: Cast, salon: Salon) -> None:
    await core.leaving.end(cast.olga.account_id, salon.anna)
    for other in (cast.ivan.membership_id, salon.anna, 999_999):
        with refused(NotFound, Code.PERSON_UNKNOWN):
            await core.giving_rights.same_as(cast.olga.account_id, salon.ivan, other)


async def test_the_same_again_changes_nothing(core: Core, cast: Cast, salon: Salon) -> None:
    await core.giving_rights.same_as(cast.olga.account_id, salon.ivan, salon.anna, seen=1)
    await core.giving_rights.same_as(cast.olga.account_id, salon.ivan, salon.anna, seen=1)
    assert not (await core.giving_rights.plan_same_as(cast.olga.account_id, salon.ivan, salon.anna)).changes


# Who sees it, and at the same moment ---------------------------------------------------------------------


@pytest.mark.requirement("I-18", "I-19")
async def test_a_manager_sees_the_rights_of_everybody_and_changes_those_that_he_may(
    core: Core, cast: Cast, salon: Salon
) -> None:
    people = (salon.olga, salon.adam, salon.ivan)
    by_owner = [(await core.giving_rights.of(cast.olga.account_id, each)).may_change for each in people]
    by_admin = [(await core.giving_rights.of(cast.adam.account_id, each)).may_change for each in people]
    assert (by_owner, by_admin) == ([True, True, True], [False, False, True])


async def test_looking_and_giving_cost_the_same_however_much_he_has(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga = core.giving_rights, cast.olga.account_id

    async def cost() -> tuple[int, int]:
        with counted(core) as looking:
            await giving.of(cast.adam.account_id, salon.ivan)
        with counted(core) as changing:
            await giving.give_permission(olga, salon.ivan, "clients.visits.view", True)
        await giving.back_to_recommended(olga, salon.ivan, "permission:clients.visits.view")
        return len(looking), len(changing)

    before = await cost()
    for permission in catalogue().permissions:
        if permission.id != "clients.visits.view":
            await giving.scope_permission(olga, salon.ivan, permission.id, [salon.zarina], 3)
    assert await cost() == before


@on_both
@pytest.mark.requirement("Y-06")
async def test_of_two_managers_at_once_one_wins_and_the_other_hears_by_whom(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving = core.giving_rights
    version = (await giving.of(cast.olga.account_id, salon.ivan)).version
    came = await outcomes(
        giving.give_permission(cast.olga.account_id, salon.ivan, "clients.access", True, seen=version),
        giving.give_permission(cast.adam.account_id, salon.ivan, "record.edit", True, seen=version),
    )
    assert came.count(Code.CHANGED_MEANWHILE) == 1 and came.count(Given()) == 1
    given = [row.permission for row in await every(core, PermissionDeviation)]
    assert len(given) == 1, "nothing of the slower one is kept"
    winner = "Ольга Орлова" if given == ["clients.access"] else "Адам Азимов"
    with refused(Conflict, Code.CHANGED_MEANWHILE) as fields:
        await giving.give_app(
            cast.olga.account_id, salon.ivan, salon.apps["Веб-версия"], AppRight.LAUNCH, seen=version
        )
    assert fields == {"by": winner, "action": "person.permission_changed"}
    assert (await every(core, Membership))[-2].version == version + 1


@on_both
async def test_an_application_removed_while_it_is_being_given_leaves_no_right_behind(
    core: Core, cast: Cast, salon: Salon
) -> None:
    name = "Веб-версия"
    came = await outcomes(
        core.giving_rights.give_app(cast.adam.account_id, salon.ivan, salon.apps[name], AppRight.LAUNCH),
        core.keeping_applications.remove(cast.olga.account_id, salon.tenant_id, salon.keys[name]),
    )
    assert came[0] in (None, Code.APPLICATION_UNKNOWN) and isinstance(came[1], int)
    view = await core.giving_rights.of(cast.olga.account_id, salon.ivan)
    assert name not in {line.name for line in view.applications}
    assert await every(core, AppDeviation) == []
