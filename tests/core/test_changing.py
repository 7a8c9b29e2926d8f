"""What a manager changes about a person beside his rights: roles and user types, tenant role, staff member, sessions."""

import pytest

from core.access import AppRight
from core.applications import InAppRole
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import (
    Account,
    AccountState,
    Identifier,
    IdentifierType,
    Membership,
    MembershipInAppRole,
    MembershipState,
    StaffMember,
    parse_email,
)
from core.roles import Role, RoleAppRight, UserType
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, Person
from tests.core.adding import invited, rights_of
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.salon import Salon, employee, line_of, open_salon, right_of


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def role(core: Core, cast: Cast, name: str) -> int:
    (found,) = [r.id for r in await every(core, Role) if (r.name, r.tenant_id) == (name, cast.tenant_id)]
    return found


async def roles_of(core: Core, cast: Cast, membership_id: int) -> list[str]:
    return (await core.roster.card(cast.olga.account_id, membership_id)).roles


async def journalled(core: Core, action: str) -> list[dict[str, object]]:
    return [each.details for each in await every(core, JournalEntry) if each.action == action]


async def version_of(core: Core, membership_id: int) -> int:
    return next(each.version for each in await every(core, Membership) if each.id == membership_id)


async def own_membership(core: Core, tenant_id: int, person: Person) -> int:
    (found,) = [
        m.id
        for m in await every(core, Membership)
        if (m.account_id, m.tenant_id) == (person.account_id, tenant_id)
    ]
    return found


# Roles and user types -----------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("H-09", "H-10", "H-11")
async def test_another_role_opens_what_it_recommends(core: Core, cast: Cast) -> None:
    head = await role(core, cast, "Начальник Сервисной Службы")
    version = await version_of(core, cast.ivan.membership_id)
    await core.changing.change_roles(
        cast.adam.account_id, cast.ivan.membership_id, employee(head), seen=version
    )
    (mine,) = await core.checking.mine(cast.ivan.account_id)
    opened = [line.application.name for line in mine.lines if line.right.value is not AppRight.NONE]
    assert opened == ["Веб-приложение", "Доступ только к API"]
    assert await journalled(core, "person.roles_changed") == [
        {"before": ["Сервисный специалист"], "after": ["Начальник Сервисной Службы"], "dropped": {}}
    ]
    assert await version_of(core, cast.ivan.membership_id) == version + 1


@pytest.mark.requirement("H-02", "H-03", "H-09", "I-10")
async def test_a_further_user_type_comes_with_its_role_and_goes_without_the_other(
    core: Core, cast: Cast
) -> None:
    engineer, customer = [await role(core, cast, n) for n in ("Сервисный специалист", "Заказчик")]
    ivan, change = cast.ivan.membership_id, core.changing.change_roles
    both = {UserType.EMPLOYEE: engineer, UserType.CUSTOMER: customer}
    await change(cast.adam.account_id, ivan, both)
    assert await roles_of(core, cast, ivan) == ["Сервисный специалист", "Заказчик"]
    await change(cast.adam.account_id, ivan, {UserType.CUSTOMER: customer})
    assert await roles_of(core, cast, ivan) == ["Заказчик"]


@pytest.mark.requirement("H-03", "I-10")
async def test_at_least_one_type_stays_and_each_has_a_role_of_its_own(core: Core, cast: Cast) -> None:
    engineer = await role(core, cast, "Сервисный специалист")
    for roles in ({}, {UserType.CUSTOMER: engineer}, employee(engineer) | {UserType.CUSTOMER: engineer}):
        with refused(Invalid, Code.ROLE_REQUIRED):
            await core.changing.change_roles(cast.olga.account_id, cast.ivan.membership_id, roles)
    assert await roles_of(core, cast, cast.ivan.membership_id) == ["Сервисный специалист"]


async def test_a_role_of_another_tenant_or_of_nobody_is_unknown(core: Core, cast: Cast, salon: Salon) -> None:
    for foreign in (salon.roles["Специалист"], 999_999):
        with refused(NotFound, Code.ROLE_UNKNOWN):
            await core.changing.change_roles(cast.olga.account_id, cast.ivan.membership_id, employee(foreign))


@pytest.mark.requirement("Y-05", "Y-06", "I-28")
async def test_the_plan_lists_what_would_be_dropped_what_would_open_and_whether_a_master_is_asked(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga, web = core.giving_rights, cast.olga.account_id, salon.apps["Веб-версия"]
    await giving.give_app(cast.adam.account_id, salon.ivan, web, AppRight.LAUNCH)
    await giving.give_permission(olga, salon.ivan, "record.access", False)
    call_centre, specialist = (employee(salon.roles[n]) for n in ("Колл-центр", "Специалист"))
    plan = await core.changing.plan_roles(olga, salon.ivan, call_centre)
    assert [(each.key, each.name, each.value, each.by) for each in plan.deviations] == [
        (f"app:{web}", "Веб-версия", AppRight.LAUNCH, "Адам Азимов"),
        ("permission:record.access", "record.access", False, "Ольга Орлова"),
    ]
    assert "journal.phones.view" in plan.contacts and "record.client.view" in plan.contacts
    kept = await core.changing.plan_roles(olga, salon.ivan, call_centre, ["permission:record.access"])
    assert kept.contacts == ("journal.phones.view", "clients.card.contacts"), "the block stays closed"
    assert (await core.changing.plan_roles(olga, salon.anna, specialist)).asks_staff
    assert not (await core.changing.plan_roles(olga, salon.ivan, specialist)).changes


@on_both
async def test_deviations_are_dropped_unless_each_is_confirmed(core: Core, cast: Cast, salon: Salon) -> None:
    giving, olga, web = core.giving_rights, cast.olga.account_id, salon.apps["Веб-версия"]
    await giving.give_app(olga, salon.ivan, web, AppRight.LAUNCH_ADMIN)
    await giving.give_permission(olga, salon.ivan, "clients.visits.view", True)
    accountant = employee(salon.roles["Бухгалтер"])
    await core.changing.change_roles(olga, salon.ivan, accountant, [f"app:{web}", "app:nonsense"])
    assert await right_of(core, cast.olga, salon.ivan, web) == "LAUNCH_ADMIN"
    assert not (await line_of(core, cast.olga, salon.ivan, "clients.visits.view")).given
    (entry,) = await journalled(core, "person.roles_changed")
    assert entry["dropped"] == {"clients.access": True, "clients.visits.view": True}


@pytest.mark.requirement("I-18")
async def test_an_administrator_chooses_no_role_with_an_administration_he_lacks_but_leaves_it_who_has_it(
    core: Core, cast: Cast
) -> None:
    engineer, customer, head = [
        await role(core, cast, n) for n in ("Сервисный специалист", "Заказчик", "Начальник Сервисной Службы")
    ]
    web, *_ = (await core.inviting.options(cast.olga.account_id, cast.tenant_id)).applications
    await alter(core, RoleAppRight, (head, web.id), right=AppRight.LAUNCH_ADMIN)
    adam, ivan, anna = cast.adam.account_id, cast.ivan.membership_id, cast.anna.membership_id
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await core.changing.plan_roles(adam, ivan, employee(head))
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await core.changing.change_roles(adam, ivan, employee(head))
    await core.changing.change_roles(cast.olga.account_id, anna, employee(head))
    await core.changing.change_roles(adam, anna, employee(head) | {UserType.CUSTOMER: customer})
    await core.changing.change_roles(adam, anna, employee(engineer))
    assert await roles_of(core, cast, anna) == ["Сервисный специалист"]


async def test_the_same_roles_again_change_nothing_and_drop_nothing(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.giving_rights.give_permission(cast.olga.account_id, salon.ivan, "record.edit", True)
    same = employee(salon.roles["Специалист"])
    await core.changing.change_roles(cast.olga.account_id, salon.ivan, same, seen=1)
    assert (await line_of(core, cast.olga, salon.ivan, "record.edit")).given
    assert await journalled(core, "person.roles_changed") == []


async def test_who_is_only_invited_yet_comes_in_the_role_as_it_is_then(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    engineer = await role(core, cast, "Сервисный специалист")
    await core.changing.change_roles(cast.adam.account_id, added.membership_id, employee(engineer))
    assert (await rights_of(core, added))["Мобильное приложение инженера"] is AppRight.LAUNCH


@on_both
async def test_a_role_deleted_while_it_is_being_given_is_either_given_or_gone(core: Core, cast: Cast) -> None:
    head = await role(core, cast, "Начальник Сервисной Службы")
    ivan = cast.ivan.membership_id
    came = await outcomes(
        core.changing.change_roles(cast.adam.account_id, ivan, employee(head)),
        core.shaping_roles.delete(cast.olga.account_id, head),
    )
    assert came in ([None, Code.ROLE_IN_USE], [Code.ROLE_UNKNOWN, None])
    given = "Начальник Сервисной Службы" if came[0] is None else "Сервисный специалист"
    assert await roles_of(core, cast, ivan) == [given]


# The tenant role ----------------------------------------------------------------------------------------


async def tenant_role_of(core: Core, membership_id: int) -> TenantRole:
    return next(m.tenant_role for m in await every(core, Membership) if m.id == membership_id)


@on_both
@pytest.mark.requirement("F-08", "F-10", "I-13", "I-14")
async def test_an_owner_makes_an_owner_of_somebody_who_has_an_email(core: Core, cast: Cast) -> None:
    change, sam, ivan = (
        core.changing.change_tenant_role,
        cast.sam.membership_id,
        cast.ivan.membership_id,
    )
    await change(cast.olga.account_id, sam, TenantRole.OWNER)
    assert await tenant_role_of(core, sam) is TenantRole.OWNER
    assert await journalled(core, "person.tenant_role_changed") == [{"before": "USER", "after": "OWNER"}]
    for privileged in (TenantRole.OWNER, TenantRole.ADMINISTRATOR):
        with refused(Invalid, Code.EMAIL_REQUIRED_FOR_ROLE):
            await change(cast.olga.account_id, ivan, privileged)
    async with core.database.write() as session:
        email = parse_email("ivan@tehservis.example")
        session.add(Identifier(account_id=cast.ivan.account_id, type=IdentifierType.EMAIL, value=email.value))
    await change(cast.olga.account_id, ivan, TenantRole.ADMINISTRATOR)
    assert await tenant_role_of(core, ivan) is TenantRole.ADMINISTRATOR


@pytest.mark.requirement("F-09", "I-13")
async def test_an_administrator_changes_no_tenant_role(core: Core, cast: Cast) -> None:
    for tenant_role in TenantRole:
        with refused(NotAllowed, Code.TENANT_ROLE_NOT_ASSIGNABLE):
            await core.changing.change_tenant_role(cast.adam.account_id, cast.ivan.membership_id, tenant_role)


@pytest.mark.requirement("F-11", "I-15")
async def test_an_operator_exists_only_in_a_servicing_tenant(core: Core, cast: Cast) -> None:
    change, operator = core.changing.change_tenant_role, TenantRole.SERVICING_OPERATOR
    with refused(NotAllowed, Code.ROLE_NEEDS_SERVICING_TENANT):
        await change(cast.olga.account_id, cast.ivan.membership_id, operator)
    await alter(core, Tenant, cast.tenant_id, servicing=True)
    await change(cast.olga.account_id, cast.ivan.membership_id, operator)
    assert await tenant_role_of(core, cast.ivan.membership_id) is operator


@pytest.mark.requirement("I-17", "I-19")
async def test_an_owner_steps_down_unless_he_is_the_last(core: Core, cast: Cast) -> None:
    change, olga = core.changing.change_tenant_role, cast.olga.account_id
    own = await own_membership(core, cast.tenant_id, cast.olga)
    with refused(Conflict, Code.LAST_OWNER):
        await change(olga, own, TenantRole.ADMINISTRATOR)
    await change(olga, cast.sam.membership_id, TenantRole.OWNER)
    await change(olga, own, TenantRole.USER)
    assert await tenant_role_of(core, own) is TenantRole.USER


@pytest.mark.parametrize("lame", ["suspended", "invited", "account"])
@pytest.mark.requirement("I-17")
async def test_an_owner_who_cannot_act_does_not_count(core: Core, cast: Cast, lame: str) -> None:
    await core.changing.change_tenant_role(cast.olga.account_id, cast.sam.membership_id, TenantRole.OWNER)
    if lame == "account":
        await alter(core, Account, cast.sam.account_id, state=AccountState.SUSPENDED)
    else:
        await alter(core, Membership, cast.sam.membership_id, state=MembershipState(lame.upper()))
    own = await own_membership(core, cast.tenant_id, cast.olga)
    with refused(Conflict, Code.LAST_OWNER):
        await core.changing.change_tenant_role(cast.olga.account_id, own, TenantRole.USER)


async def two_owners(core: Core, cast: Cast) -> tuple[int, int]:
    """Olga and Sam own the tenant, both again if need be: their memberships."""
    own = await own_membership(core, cast.tenant_id, cast.olga)
    for each in (own, cast.sam.membership_id):
        await alter(core, Membership, each, tenant_role=TenantRole.OWNER)
    return own, cast.sam.membership_id


async def owners(core: Core, cast: Cast) -> int:
    held = [m.tenant_role for m in await every(core, Membership) if m.tenant_id == cast.tenant_id]
    return held.count(TenantRole.OWNER)


ROUNDS = range(8)  # on a database server two things at once do not always meet


@on_both
@pytest.mark.requirement("I-17")
async def test_of_two_owners_who_demote_each_other_at_once_one_stays(core: Core, cast: Cast) -> None:
    change, olga, sam = core.changing.change_tenant_role, cast.olga.account_id, cast.sam.account_id
    for _ in ROUNDS:
        olgas, sams = await two_owners(core, cast)
        came = await outcomes(change(olga, sams, TenantRole.USER), change(sam, olgas, TenantRole.USER))
        assert set(came) == {Code.ACTOR_MAY_NOT_ADD_PEOPLE, None}, "the slower one manages nobody now"
        assert await owners(core, cast) == 1


@on_both
@pytest.mark.requirement("I-17")
async def test_of_two_owners_who_step_down_at_once_one_stays(core: Core, cast: Cast) -> None:
    change, olga, sam = core.changing.change_tenant_role, cast.olga.account_id, cast.sam.account_id
    for _ in ROUNDS:
        olgas, sams = await two_owners(core, cast)
        came = await outcomes(change(olga, olgas, TenantRole.USER), change(sam, sams, TenantRole.USER))
        assert set(came) == {Code.LAST_OWNER, None}
        assert await owners(core, cast) == 1


# The staff member ---------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-02", "Y-07", "I-20")
async def test_a_staff_member_belongs_to_one_person_at_most(core: Core, cast: Cast, salon: Salon) -> None:
    bind, adam = core.changing.bind_staff, cast.adam.account_id
    with refused(Conflict, Code.STAFF_MEMBER_TAKEN):
        await bind(adam, salon.anna, salon.maria)
    await bind(adam, salon.ivan, None)
    await bind(adam, salon.anna, salon.maria)
    assert await journalled(core, "person.staff_bound") == [
        {"before": "Мария, мастер", "after": None},
        {"before": None, "after": "Мария, мастер"},
    ]
    assert (await core.roster.card(adam, salon.anna)).staff_member == "Мария, мастер"


@on_both
@pytest.mark.requirement("I-20")
async def test_of_two_bound_to_one_staff_member_at_once_one_is(core: Core, cast: Cast, salon: Salon) -> None:
    bind = core.changing.bind_staff
    came = await outcomes(
        bind(cast.olga.account_id, salon.ivan, salon.zarina),
        bind(cast.adam.account_id, salon.anna, salon.zarina),
    )
    assert set(came) == {Code.STAFF_MEMBER_TAKEN, None}


async def test_who_is_not_in_the_staff_list_yet_is_entered_there_once(
    core: Core, cast: Cast, salon: Salon
) -> None:
    for _ in range(2):
        await core.changing.bind_staff(cast.adam.account_id, salon.anna, None, new=True)
    names = [member.name for member in await every(core, StaffMember)]
    assert names == ["Мария, мастер", "Зарина, мастер", "Анна Ким"]
    assert (await core.roster.card(cast.adam.account_id, salon.anna)).staff_member == "Анна Ким"


async def test_the_staff_member_of_another_tenant_is_unknown_here(
    core: Core, cast: Cast, salon: Salon
) -> None:
    for foreign in (salon.maria, 999_999):
        with refused(NotFound, Code.STAFF_MEMBER_UNKNOWN):
            await core.changing.bind_staff(cast.olga.account_id, cast.ivan.membership_id, foreign)


@pytest.mark.requirement("I-20")
async def test_a_staff_member_is_free_when_the_membership_has_ended(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.leaving.end(cast.olga.account_id, salon.ivan)
    await core.changing.bind_staff(cast.adam.account_id, salon.anna, salon.maria)
    assert (await core.roster.card(cast.adam.account_id, salon.anna)).staff_member == "Мария, мастер"


# Sessions -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-24")
async def test_the_number_of_sessions_is_limited(core: Core, cast: Cast) -> None:
    for limit in (3, 3, None):
        await core.changing.limit_sessions(cast.adam.account_id, cast.ivan.membership_id, limit)
    assert await journalled(core, "person.sessions_limited") == [
        {"before": None, "after": 3},
        {"before": 3, "after": None},
    ]


@pytest.mark.parametrize("limit", [0, -1, 101])
async def test_a_limit_of_sessions_is_a_number_that_helps(core: Core, cast: Cast, limit: int) -> None:
    with refused(Invalid, Code.SESSION_LIMIT_INVALID):
        await core.changing.limit_sessions(cast.adam.account_id, cast.ivan.membership_id, limit)


# Roles inside an application ------------------------------------------------------------------------------


@pytest.fixture
async def inside(core: Core, salon: Salon) -> dict[str, int]:
    """What the web version declares, and one role that another application does."""
    async with core.database.write() as session:
        web, app = salon.apps["Веб-версия"], salon.apps["Мобильное приложение"]
        roles = [
            InAppRole(application_id=web, name="Кассир"),
            InAppRole(application_id=web, name="Ревизор"),
            InAppRole(application_id=app, name="Чужая"),
        ]
        session.add_all(roles)
    return {each.name: each.id for each in roles}


@on_both
@pytest.mark.requirement("F-25")
async def test_a_person_holds_roles_inside_an_application(
    core: Core, cast: Cast, salon: Salon, inside: dict[str, int]
) -> None:
    give, adam, web = core.changing.give_in_app_roles, cast.adam.account_id, salon.apps["Веб-версия"]
    assert await give(adam, salon.anna, web, [inside["Кассир"], inside["Ревизор"]])
    assert await give(adam, salon.anna, web, [inside["Ревизор"]])
    assert [row.in_app_role_id for row in await every(core, MembershipInAppRole)] == [inside["Ревизор"]]
    assert (await journalled(core, "person.in_app_roles_changed"))[-1] == {
        "application": "Веб-версия",
        "before": ["Кассир", "Ревизор"],
        "after": ["Ревизор"],
    }


async def test_who_cannot_open_it_may_hold_one_all_the_same_and_that_is_told(
    core: Core, cast: Cast, salon: Salon, inside: dict[str, int]
) -> None:
    opens = await core.changing.give_in_app_roles(
        cast.adam.account_id, salon.ivan, salon.apps["Веб-версия"], [inside["Кассир"]]
    )
    assert not opens and len(await every(core, MembershipInAppRole)) == 1


async def test_only_what_this_application_declares_is_given(
    core: Core, cast: Cast, salon: Salon, inside: dict[str, int]
) -> None:
    give, olga, web = core.changing.give_in_app_roles, cast.olga.account_id, salon.apps["Веб-версия"]
    for forged in (inside["Чужая"], 999_999):
        with refused(NotFound, Code.IN_APP_ROLE_UNKNOWN):
            await give(olga, salon.anna, web, [inside["Кассир"], forged])
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await give(olga, salon.anna, 1, [])
    assert await every(core, MembershipInAppRole) == []


# Two at once ----------------------------------------------------------------------------------------------


@on_both
async def test_of_two_managers_at_once_one_wins_and_the_other_is_told_who(core: Core, cast: Cast) -> None:
    ivan, olga, adam = cast.ivan.membership_id, cast.olga.account_id, cast.adam.account_id
    head = await role(core, cast, "Начальник Сервисной Службы")
    version = await version_of(core, ivan)
    came = await outcomes(
        core.changing.change_roles(olga, ivan, employee(head), seen=version),
        core.changing.limit_sessions(adam, ivan, 5, seen=version),
    )
    assert set(came) == {Code.CHANGED_MEANWHILE, None}
    changed = [await roles_of(core, cast, ivan) == ["Начальник Сервисной Службы"]]
    limits = [m.session_limit for m in await every(core, Membership) if m.id == ivan]
    assert (changed, limits) == ([came[0] is None], [5 if came[1] is None else None])
    with refused(Conflict, Code.CHANGED_MEANWHILE) as fields:
        await core.changing.limit_sessions(adam, ivan, 7, seen=version)
    assert fields["by"] == ("Ольга Орлова" if came[0] is None else "Адам Азимов")
