"""What somebody with ill will, or without care, could try on the flows of the access model."""

from datetime import timedelta

import pytest

from core.access import AppRight
from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound
from core.invitations import NewPerson
from core.people import Account, Membership, PermissionDeviation, StaffMember, parse_email
from core.roles import Role, RoleAppRight, RoleEdit, RolePermission, UserType
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.salon import Salon, employee, line_of, open_salon, right_of
from tests.core.servicing import let_service, offer, related, subscribe

WEB = "Веб-версия"


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def make_role(
    core: Core,
    salon: Salon,
    name: str,
    user_type: UserType,
    *permissions: str,
    administers: int | None = None,
) -> int:
    async with core.database.write() as session:
        role = Role(tenant_id=salon.tenant_id, name=name, user_type=user_type)
        session.add(role)
        await session.flush()
        session.add_all(RolePermission(role_id=role.id, permission=each) for each in permissions)
        if administers is not None:
            right = AppRight.LAUNCH_ADMIN
            session.add(RoleAppRight(role_id=role.id, application_id=administers, right=right))
        return role.id


# What was taken from somebody personally stays taken ----------------------------------------------------


@pytest.fixture
async def over(core: Core, cast: Cast, salon: Salon) -> int:
    """A role that administers the web version; Ivan has it, and Olga took just that from him."""
    role_id = await make_role(core, salon, "Над всем", UserType.EMPLOYEE, administers=salon.apps[WEB])
    olga = cast.olga.account_id
    await core.changing.change_roles(olga, salon.ivan, employee(role_id))
    await core.giving_rights.give_app(olga, salon.ivan, salon.apps[WEB], AppRight.NONE)
    return role_id


@pytest.mark.requirement("I-18")
async def test_a_further_user_type_does_not_give_back_an_administration_that_was_taken(
    core: Core, cast: Cast, salon: Salon, over: int
) -> None:
    client = await make_role(core, salon, "Клиент", UserType.CUSTOMER)
    both = {UserType.EMPLOYEE: over, UserType.CUSTOMER: client}
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await core.changing.change_roles(cast.adam.account_id, salon.ivan, both)
    kept = [f"app:{salon.apps[WEB]}"]
    await core.changing.change_roles(cast.adam.account_id, salon.ivan, both, kept)
    assert await right_of(core, cast.olga, salon.ivan, salon.apps[WEB]) == "NONE"


@pytest.mark.requirement("I-18")
async def test_nor_does_a_copy_of_somebody_of_the_same_role(
    core: Core, cast: Cast, salon: Salon, over: int
) -> None:
    await core.changing.change_roles(cast.olga.account_id, salon.anna, employee(over))
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await core.giving_rights.same_as(cast.adam.account_id, salon.ivan, salon.anna)
    assert await right_of(core, cast.olga, salon.ivan, salon.apps[WEB]) == "NONE"


@pytest.mark.requirement("I-18")
@pytest.mark.parametrize("keep", [True, False])
async def test_nor_does_moving_people_who_have_it_by_their_other_role(
    core: Core, cast: Cast, salon: Salon, over: int, keep: bool
) -> None:
    client = await make_role(core, salon, "Клиент", UserType.CUSTOMER)
    other = await make_role(core, salon, "Другой клиент", UserType.CUSTOMER)
    both, kept = {UserType.EMPLOYEE: over, UserType.CUSTOMER: client}, [f"app:{salon.apps[WEB]}"]
    await core.changing.change_roles(cast.olga.account_id, salon.ivan, both, kept)

    async def move() -> int:
        actor = cast.adam.account_id
        return await core.shaping_roles.move_people(actor, client, other, keep=keep, operation_id=operation())

    if keep:
        assert await move() == 1
    else:
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
            await move()
    assert await right_of(core, cast.olga, salon.ivan, salon.apps[WEB]) == "NONE"


# What sleeps is not woken by who could not give it ------------------------------------------------------

SLEEPS, NEEDS = "overview.calls", "overview.access"


async def give_adam(core: Core, cast: Cast, salon: Salon, permission: str) -> None:
    await core.giving_rights.give_permission(cast.olga.account_id, salon.adam, permission, True)


@pytest.mark.requirement("I-18", "I-25")
async def test_a_role_edit_does_not_wake_what_sleeps_in_somebodys_deviations(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await give_adam(core, cast, salon, NEEDS)
    role_id = await make_role(core, salon, "Тихая", UserType.EMPLOYEE)
    olga, adam = cast.olga.account_id, cast.adam.account_id
    await core.changing.change_roles(olga, salon.anna, employee(role_id))
    await core.giving_rights.give_permission(olga, salon.anna, SLEEPS, True)
    await core.giving_rights.give_permission(olga, salon.anna, NEEDS, False)
    edit = RoleEdit(permissions={NEEDS: True})
    assert SLEEPS in (await core.shaping_roles.plan(adam, role_id, edit)).exceeding
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS) as why:
        await core.shaping_roles.save(adam, role_id, edit, 1, operation())
    assert why["permissions"] == (SLEEPS,)
    assert not (await line_of(core, cast.olga, salon.anna, SLEEPS)).effective


@pytest.mark.requirement("I-18", "I-25")
async def test_nor_what_sleeps_in_somebodys_other_role(core: Core, cast: Cast, salon: Salon) -> None:
    await give_adam(core, cast, salon, NEEDS)
    role_id = await make_role(core, salon, "Тихая", UserType.EMPLOYEE)
    client = await make_role(core, salon, "Клиент", UserType.CUSTOMER, SLEEPS)
    both = {UserType.EMPLOYEE: role_id, UserType.CUSTOMER: client}
    await core.changing.change_roles(cast.olga.account_id, salon.anna, both)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        edit = RoleEdit(permissions={NEEDS: True})
        await core.shaping_roles.save(cast.adam.account_id, role_id, edit, 1, operation())


# A term that is over ------------------------------------------------------------------------------------


@pytest.mark.requirement("I-16", "F-13", "F-14")
async def test_an_operator_whose_term_is_over_operates_no_more(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    await let_service(core, cast)
    await related(core, cast)
    tariff = await offer(core)
    sam, servicing = cast.sam.account_id, core.servicing
    await core.leaving.until(cast.olga.account_id, cast.sam.membership_id, clock.now() + timedelta(days=1))
    await subscribe(core, cast, tariff)
    clock.advance(timedelta(days=1))
    for act in (
        servicing.overview(sam, cast.tenant_id),
        servicing.relations.serviced(sam, cast.tenant_id),
        servicing.inviting.invite(sam, cast.tenant_id, "Ромашка", "r@org.example", operation()),
        servicing.subscribing.subscribe(sam, cast.tenant_id, cast.other_tenant_id, tariff, operation()),
    ):
        with refused(NotFound, Code.TENANT_UNKNOWN):
            await act


async def test_who_counts_as_ended_asks_for_nothing_more(core: Core, cast: Cast, clock: FrozenClock) -> None:
    ivan = cast.ivan
    await core.leaving.until(cast.olga.account_id, ivan.membership_id, clock.now() + timedelta(days=1))
    clock.advance(timedelta(days=1))
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.asking.ask(ivan.account_id, cast.tenant_id, "Склад", operation())


# Who has not agreed is not named ------------------------------------------------------------------------


@pytest.mark.requirement("I-16", "I-37")
@pytest.mark.parametrize("became", ["asked", "declined", "ended"])
async def test_the_journal_does_not_name_a_tenant_that_has_not_agreed_to_be_serviced(
    core: Core, cast: Cast, became: str
) -> None:
    await let_service(core, cast)
    relations, olga, oscar = core.servicing.relations, cast.olga.account_id, cast.oscar.account_id
    relation_id = await relations.ask(olga, cast.tenant_id, cast.other_tenant_id, operation())
    if became == "declined":
        await relations.decline(oscar, relation_id)
    elif became == "ended":
        await relations.end(olga, relation_id)
    ours = (await core.reading_journal.page(olga, cast.tenant_id)).entries
    theirs = (await core.reading_journal.page(oscar, cast.other_tenant_id)).entries
    about = [entry for entry in ours if entry.action.startswith("servicing.")]
    assert [entry.action for entry in about][-1] == "servicing.asked"
    assert "Другая контора" not in str(about) and "Оскар" not in str(about)
    assert f"№ {cast.other_tenant_id}" in str(about[0])
    assert [entry.tenants for entry in theirs if entry.action == "servicing.asked"] == [("ТехСервис",)]


# At the same moment -------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-15")
async def test_nobody_becomes_an_operator_while_servicing_is_taken_back(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, servicing=True)
    olga, operator = cast.olga.account_id, TenantRole.SERVICING_OPERATOR
    role = next(r for r in await core.shaping_roles.roles(olga, cast.tenant_id) if r.name == "Диспетчер")
    person = NewPerson(
        "Новый", {UserType.EMPLOYEE: role.id}, parse_email("n@tehservis.example"), tenant_role=operator
    )
    for _ in range(5):
        await alter(core, Tenant, cast.tenant_id, servicing=True)
        await outcomes(
            core.changing.change_tenant_role(olga, cast.ivan.membership_id, operator),
            core.changing.change_tenant_role(olga, cast.anna.membership_id, operator),
            core.inviting.invite(olga, cast.tenant_id, person, operation()),
            core.keeping_tenants.let_service(olga, cast.tenant_id, allowed=False),
        )
        assert not [
            m for m in await every(core, Membership) if m.tenant_role is operator and m.state != "ENDED"
        ]


@on_both
async def test_a_staff_member_removed_while_rights_name_him_leaves_them_right(
    core: Core, cast: Cast, salon: Salon
) -> None:
    rights, olga = core.giving_rights, cast.olga.account_id
    for _ in range(4):
        await core.keeping_staff.add(olga, salon.tenant_id, ["Лишний"], operation())
        gone = next(s.id for s in await every(core, StaffMember) if s.name == "Лишний")
        await rights.scope_permission(olga, salon.anna, "journal.view", {gone, salon.zarina})
        await outcomes(
            core.keeping_staff.remove(olga, gone),
            rights.scope_permission(olga, salon.anna, "journal.view", {gone, salon.maria}),
            core.changing.limit_sessions(olga, salon.anna, 3),
            rights.scope_permission(olga, salon.anna, "salary.view", {gone}),
        )
        assert gone not in [s.id for s in await every(core, StaffMember)]
        assert not any(gone in (d.staff or ()) for d in await every(core, PermissionDeviation))
        await rights.back_to_recommended(olga, salon.anna)


# What was typed -----------------------------------------------------------------------------------------

NASTY = "Нужно\0\u202eсрочно\u200b"


@on_both
async def test_signs_that_nobody_sees_are_not_kept_of_what_is_typed(core: Core, cast: Cast) -> None:
    olga, ivan = cast.olga.account_id, cast.ivan
    await core.asking.ask(ivan.account_id, cast.tenant_id, NASTY, operation())
    await core.leaving.suspend(olga, ivan.membership_id, NASTY)
    await core.keeping_accounts.suspend(olga, ivan.account_id, NASTY)
    account = next(each for each in await every(core, Account) if each.id == ivan.account_id)
    assert account.suspended_why == "Нужно срочно"
