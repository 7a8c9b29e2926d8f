"""With what rights a person is brought in: of his role, given to him, never beyond the giver's; and his staff member."""

import pytest

from core.access import AppRight
from core.applications import ApplicationKind
from core.bootstrap import Core
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.invitations import NewPerson
from core.people import (
    MembershipRole,
    StaffMember,
    parse_phone,
)
from core.roles import Role, RoleAppRight, UserType
from core.tenants import Tenant
from tests.cast import Cast, found, newcomer
from tests.core.adding import EMAIL, PHONE, add, invited, rights_of
from tests.core.conftest import alter, every, on_both, outcomes, refused

# Rights -------------------------------------------------------------------------------------------------


@pytest.fixture
async def accounting(core: Core, cast: Cast) -> int:
    return await found(core, cast.olga, "Учётная контора", "cloud_accounting")


@pytest.mark.requirement("F-16", "F-17", "F-18", "F-19", "F-21")
async def test_every_application_of_the_tenant_is_asked_and_what_is_left_empty_is_closed(
    core: Core, cast: Cast, accounting: int
) -> None:
    options = await core.inviting.options(cast.olga.account_id, accounting)
    assert [app.name for app in options.applications] == ["Бухгалтерия", "Склад", "Зарплата"]
    ledger, stock, _ = (app.id for app in options.applications)
    given = {ledger: AppRight.LAUNCH_ADMIN, stock: AppRight.LAUNCH}
    person = await newcomer(
        core, cast.olga, accounting, "Пользователь приложений", identifier=PHONE, rights=given
    )
    added = await add(core, cast.olga, person, accounting)
    card = await core.roster.card(cast.olga.account_id, added.membership_id)
    assert [right.value for _, right in card.rights] == ["LAUNCH_ADMIN", "LAUNCH", "NONE"]
    (_, right), *_ = card.rights
    assert right.deviation is not None and right.deviation.by == "Ольга Орлова"


@pytest.mark.requirement("Y-05", "Y-06", "F-21")
async def test_a_recommended_right_can_be_taken_from_one_person(core: Core, cast: Cast) -> None:
    salon = await found(core, cast.olga, "Салон", "bookings")
    options = await core.inviting.options(cast.olga.account_id, salon)
    api = next(app.id for app in options.applications if app.kind is ApplicationKind.API_ONLY)
    person = await newcomer(
        core, cast.olga, salon, "Колл-центр", identifier=PHONE, rights={api: AppRight.NONE}
    )
    assert options.recommends(list(person.roles.values()), api) is AppRight.LAUNCH
    added = await add(core, cast.olga, person, salon)
    rights = await rights_of(core, added)
    assert [right.value for right in rights.values()] == ["LAUNCH", "LAUNCH", "NONE"]


@pytest.mark.requirement("H-18", "I-23")
async def test_each_kind_is_given_by_itself(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    options = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    for number, alone in enumerate(options.applications):
        rights = {app.id: AppRight.LAUNCH if app is alone else AppRight.NONE for app in options.applications}
        added = await invited(
            core, cast, cast.olga, identifier=parse_phone(f"+7701777010{number}"), rights=rights
        )
        seen = await rights_of(core, added)
        assert [name for name, right in seen.items() if right is not AppRight.NONE] == [alone.name]


async def test_nobody_deviates_where_the_tenant_does_not_want_it(core: Core, cast: Cast) -> None:
    options = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    assert not options.personal_rights
    with refused(NotAllowed, Code.PERSONAL_RIGHTS_OFF):
        await invited(core, cast, cast.olga, rights={options.applications[0].id: AppRight.LAUNCH})


async def test_the_application_of_another_tenant_is_unknown_here(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    theirs = await core.inviting.options(cast.oscar.account_id, cast.other_tenant_id)
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await invited(core, cast, cast.olga, rights={theirs.applications[0].id: AppRight.LAUNCH})


@pytest.mark.requirement("I-18")
async def test_an_administrator_gives_launch_of_anything_and_administration_of_what_he_administers(
    core: Core, cast: Cast
) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    web, admin, *_ = (await core.inviting.options(cast.olga.account_id, cast.tenant_id)).applications
    (adams,) = [r for r in await every(core, MembershipRole) if r.membership_id == cast.adam.membership_id]
    async with core.database.write() as session:
        right = await session.get_one(RoleAppRight, (adams.role_id, web.id))
        right.right = AppRight.LAUNCH_ADMIN
    may = {
        app.id: app.may_administer
        for app in (await core.inviting.options(cast.adam.account_id, cast.tenant_id)).applications
    }
    assert [id_ for id_, may_administer in may.items() if may_administer] == [web.id]
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await invited(core, cast, cast.adam, rights={admin.id: AppRight.LAUNCH_ADMIN})
    both = {web.id: AppRight.LAUNCH_ADMIN, admin.id: AppRight.LAUNCH}
    assert await invited(core, cast, cast.adam, rights=both)


@pytest.mark.requirement("I-18")
async def test_an_administrator_chooses_no_role_with_an_administration_he_lacks(
    core: Core, cast: Cast
) -> None:
    role = next(r for r in await every(core, Role) if r.name == "Начальник Сервисной Службы")
    web = (await core.inviting.options(cast.olga.account_id, cast.tenant_id)).applications[0].id
    async with core.database.write() as session:
        (await session.get_one(RoleAppRight, (role.id, web))).right = AppRight.LAUNCH_ADMIN
    person = NewPerson("Новый Человек", {UserType.EMPLOYEE: role.id}, PHONE)
    offered = (await core.inviting.options(cast.adam.account_id, cast.tenant_id)).roles
    assert role.id not in {each.id for each in offered}
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await add(core, cast.adam, person)
    assert await add(core, cast.olga, person)


# Staff members ------------------------------------------------------------------------------------------


@pytest.fixture
async def salon(core: Core, cast: Cast) -> int:
    """A tenant with bookings, and a master in its staff list."""
    salon = await found(core, cast.olga, "Салон", "bookings")
    async with core.database.write() as session:
        session.add(StaffMember(tenant_id=salon, name="Мария, мастер"))
    return salon


@pytest.mark.requirement("I-20", "Y-02", "Y-07")
async def test_a_specialist_is_bound_to_a_staff_member_and_nobody_else_is_to_the_same(
    core: Core, cast: Cast, salon: int
) -> None:
    options = await core.inviting.options(cast.olga.account_id, salon)
    assert [role.name for role in options.roles if role.binds_staff] == ["Специалист"]
    ((maria, _),) = options.staff
    person = await newcomer(core, cast.olga, salon, "Специалист", identifier=PHONE, staff_member_id=maria)
    added = await add(core, cast.olga, person, salon)
    card = await core.roster.card(cast.olga.account_id, added.membership_id)
    assert card.staff_member == "Мария, мастер"
    assert (await core.inviting.options(cast.olga.account_id, salon)).staff == []
    another = await newcomer(core, cast.olga, salon, "Специалист", identifier=EMAIL, staff_member_id=maria)
    with refused(Conflict, Code.STAFF_MEMBER_TAKEN):
        await add(core, cast.olga, another, salon)


async def test_who_is_not_in_the_staff_list_yet_is_entered_there(core: Core, cast: Cast, salon: int) -> None:
    person = await newcomer(core, cast.olga, salon, "Специалист", identifier=PHONE, new_staff_member=True)
    added = await add(core, cast.olga, person, salon)
    assert (await core.roster.card(cast.olga.account_id, added.membership_id)).staff_member == "Новый Человек"


async def test_a_staff_member_is_free_again_when_the_invitation_was_revoked(
    core: Core, cast: Cast, salon: int
) -> None:
    ((maria, name),) = (await core.inviting.options(cast.olga.account_id, salon)).staff
    person = await newcomer(core, cast.olga, salon, "Специалист", identifier=PHONE, staff_member_id=maria)
    added = await add(core, cast.olga, person, salon)
    await core.inviting.revoke(cast.olga.account_id, added.membership_id)
    assert (await core.inviting.options(cast.olga.account_id, salon)).staff == [(maria, name)]


async def test_the_staff_member_of_another_tenant_is_unknown_here(core: Core, cast: Cast, salon: int) -> None:
    ((maria, _),) = (await core.inviting.options(cast.olga.account_id, salon)).staff
    with refused(NotFound, Code.STAFF_MEMBER_UNKNOWN):
        await invited(core, cast, cast.olga, staff_member_id=maria)


@on_both
async def test_of_two_bound_to_one_staff_member_at_once_one_is(core: Core, cast: Cast, salon: int) -> None:
    ((maria, _),) = (await core.inviting.options(cast.olga.account_id, salon)).staff
    people = [
        await newcomer(core, cast.olga, salon, "Специалист", identifier=known, staff_member_id=maria)
        for known in (PHONE, EMAIL)
    ]
    came = await outcomes(*(add(core, cast.olga, person, salon) for person in people))
    assert came.count(Code.STAFF_MEMBER_TAKEN) == 1
