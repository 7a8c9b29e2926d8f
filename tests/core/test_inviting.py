"""Bringing people in: who may, with what rights, and what comes of it; then resending, revoking, handing over."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from core import limits
from core.access import AppRight
from core.applications import ApplicationKind
from core.bootstrap import Core
from core.delivery import Message
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import Added, Found, Invitation, InvitationState, NewPerson
from core.people import (
    Account,
    Identifier,
    Membership,
    MembershipRole,
    MembershipState,
    StaffMember,
    parse_email,
    parse_phone,
)
from core.roles import Role, RoleAppRight, UserType
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import PASSWORD, Cast, Person, address, found, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.mailbox import Mailbox

PHONE = parse_phone("+77017770001")
EMAIL = parse_email("new@tehservis.example")
STRANGER = address(777)


async def add(core: Core, adder: Person, person: NewPerson, tenant_id: int = 1) -> Added:
    return await core.inviting.invite(adder.account_id, tenant_id, person, operation())


async def dispatcher(core: Core, cast: Cast, **said: object) -> NewPerson:
    return await newcomer(core, cast.olga, cast.tenant_id, "Диспетчер", **said)


async def invited(core: Core, cast: Cast, adder: Person, **said: object) -> Added:
    return await add(core, adder, await dispatcher(core, cast, **({"identifier": PHONE} | said)))


async def rights_of(core: Core, account_id: int) -> dict[str, AppRight]:
    """What the person would see under /my, by name of the application."""
    (tenant,) = await core.checking.mine(account_id)
    return {line.application.name: line.right.value for line in tenant.lines}


async def account_of(core: Core, added: Added) -> Account:
    (account,) = [a for a in await every(core, Account) if a.login == added.login]
    return account


# Who may ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-01", "I-13")
@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("olga", None),
        ("adam", None),
        ("ivan", (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE)),
        ("anna", (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE)),
        ("sam", (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE)),
        ("oscar", (NotFound, Code.TENANT_UNKNOWN)),
        ("nobody", (NotFound, Code.TENANT_UNKNOWN)),
    ],
)
async def test_only_owners_and_administrators_add_people(
    core: Core, cast: Cast, name: str, refusal: tuple[type[NotAllowed], Code] | None
) -> None:
    actor = getattr(cast, name).account_id if name != "nobody" else 0
    person = await dispatcher(core, cast, identifier=PHONE)
    for action in (
        lambda: core.inviting.options(actor, cast.tenant_id),
        lambda: core.inviting.look_up(actor, cast.tenant_id, PHONE),
        lambda: core.inviting.check_login(actor, cast.tenant_id, "newlogin", []),
        lambda: core.inviting.invite(actor, cast.tenant_id, person, operation()),
    ):
        if refusal is None:
            await action()
        else:
            with refused(*refusal):
                await action()


async def test_who_was_suspended_or_whose_tenant_was_adds_nobody(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.adam.membership_id, state=MembershipState.SUSPENDED)
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.inviting.options(cast.adam.account_id, cast.tenant_id)
    await alter(core, Tenant, cast.tenant_id, suspended=True)
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.inviting.options(cast.olga.account_id, cast.tenant_id)


@pytest.mark.requirement("F-08", "F-09", "I-12")
async def test_an_owner_is_asked_for_the_tenant_role_and_an_administrator_is_not(
    core: Core, cast: Cast
) -> None:
    owners = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    assert owners.tenant_roles == [TenantRole.OWNER, TenantRole.ADMINISTRATOR, TenantRole.USER]
    administrators = await core.inviting.options(cast.adam.account_id, cast.tenant_id)
    assert administrators.tenant_roles == [TenantRole.USER]


@pytest.mark.requirement("F-09", "I-13")
@pytest.mark.parametrize("role", [TenantRole.OWNER, TenantRole.ADMINISTRATOR, TenantRole.SERVICING_OPERATOR])
async def test_an_administrator_gives_no_other_tenant_role_than_user(
    core: Core, cast: Cast, role: TenantRole
) -> None:
    with refused(NotAllowed, Code.TENANT_ROLE_NOT_ASSIGNABLE):
        await invited(core, cast, cast.adam, identifier=EMAIL, tenant_role=role)


@pytest.mark.requirement("F-11", "I-15")
async def test_operators_exist_only_in_a_servicing_tenant(core: Core, cast: Cast) -> None:
    operator = {"tenant_role": TenantRole.SERVICING_OPERATOR}
    with refused(NotAllowed, Code.ROLE_NEEDS_SERVICING_TENANT):
        await invited(core, cast, cast.olga, **operator)
    await alter(core, Tenant, cast.tenant_id, servicing=True)
    options = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    assert TenantRole.SERVICING_OPERATOR in options.tenant_roles
    assert await invited(core, cast, cast.olga, **operator)


@pytest.mark.requirement("F-10", "I-14")
@pytest.mark.parametrize("role", [TenantRole.OWNER, TenantRole.ADMINISTRATOR])
async def test_owners_and_administrators_need_an_email(core: Core, cast: Cast, role: TenantRole) -> None:
    for without in ({"identifier": PHONE}, {"identifier": None, "login": "boss"}):
        with refused(Invalid, Code.EMAIL_REQUIRED_FOR_ROLE):
            await invited(core, cast, cast.olga, tenant_role=role, **without)
    assert await invited(core, cast, cast.olga, tenant_role=role, email=EMAIL)


# What is created --------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("H-04", "H-05", "H-09", "F-23", "I-11")
@pytest.mark.parametrize("identifier", [PHONE, EMAIL], ids=["phone", "email"])
async def test_account_and_membership_come_together_and_stand_in_the_list_at_once(
    core: Core, cast: Cast, identifier: parse_phone
) -> None:
    added = await invited(core, cast, cast.adam, identifier=identifier)
    page = await core.roster.page(cast.olga.account_id, cast.tenant_id)
    (row,) = [row for row in page.rows if row.membership_id == added.membership_id]
    assert (row.full_name, row.state) == ("Новый Человек", "INVITATION_ISSUED")
    card = await core.roster.card(cast.olga.account_id, added.membership_id)
    assert card.roles == ["Диспетчер"]
    assert card.identifiers == [(identifier, False)]
    assert card.invited_by == "Адам Азимов"


@pytest.mark.requirement("F-22", "I-12")
async def test_the_result_says_where_the_letter_went_or_that_the_link_is_to_be_handed_on(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    by_phone = await invited(core, cast, cast.adam)
    by_mail = await invited(core, cast, cast.adam, identifier=EMAIL)
    assert (by_phone.sent_to, by_mail.sent_to) == (None, EMAIL)
    assert by_phone.link and by_mail.link and by_phone.link != by_mail.link
    await core.courier.run_due()
    assert [to for to, _ in mailbox.letters] == [EMAIL.value]


@pytest.mark.requirement("F-26", "I-33")
async def test_the_letter_has_tenant_role_applications_and_link_and_no_hidden_application(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL, full_name="<b>О'Нил & Ко</b>")
    await core.courier.run_due()
    (letter,) = mailbox.to(EMAIL.value)
    said = ("ТехСервис", "Адам Азимов", "Диспетчер", "Веб-приложение", "Тек", added.link, "<b>О'Нил & Ко</b>")
    assert [word for word in said if str(word) not in letter.text] == ["Тек"]
    assert "пользователь" in letter.text.lower()
    assert "администрирования" not in letter.text and "инженера" not in letter.text
    assert letter.html is not None and "&lt;b&gt;О'Нил &amp; Ко&lt;/b&gt;" in letter.html


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
async def test_the_letter_is_in_the_language_that_was_chosen(
    core: Core, cast: Cast, mailbox: Mailbox, language: str
) -> None:
    await invited(core, cast, cast.adam, identifier=EMAIL, language=language)
    await core.courier.run_due()
    greeting = {"ru": "Здравствуйте", "en": "Hello", "kk": "Сәлеметсіз"}[language]
    assert greeting in mailbox.to(EMAIL.value)[0].text


async def test_where_the_letter_cannot_arrive_the_list_and_the_inviter_learn_why(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    mailbox.refuses.add(EMAIL.value)
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    card = await core.roster.card(cast.adam.account_id, added.membership_id)
    assert (card.state, card.failure) == ("INVITATION_UNDELIVERABLE", "MAILBOX_UNKNOWN")
    (notice,) = chats.to(cast.adam.address.value)
    assert "не дошло" in notice.text and EMAIL.value not in notice.text
    assert added.link and await core.accepting.open(token_of(added), STRANGER), "the link works all the same"


@pytest.mark.requirement("H-06", "I-03", "Y-15")
@pytest.mark.parametrize(
    ("said", "login"),
    [
        ({"identifier": PHONE}, PHONE.value),
        ({"identifier": EMAIL}, EMAIL.value),
        ({"identifier": PHONE, "email": EMAIL}, PHONE.value),
        ({"identifier": EMAIL, "phone": PHONE}, EMAIL.value),
        ({"identifier": PHONE, "email": EMAIL, "login": EMAIL.value}, EMAIL.value),
        ({"identifier": EMAIL, "login": "Новый.Человек"}, "Новый.Человек"),
    ],
)
async def test_the_login_is_the_typed_one_or_else_the_invited_address(
    core: Core, cast: Cast, said: dict[str, object], login: str
) -> None:
    assert (await invited(core, cast, cast.adam, **said)).login == login


@pytest.mark.requirement("F-07")
async def test_further_identifiers_are_kept_too(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL, phone=PHONE, email=EMAIL)
    card = await core.roster.card(cast.adam.account_id, added.membership_id)
    assert card.identifiers == [(EMAIL, False), (PHONE, False)]


@pytest.mark.requirement("H-09", "I-10")
async def test_a_role_is_always_given_and_fits_its_user_type(core: Core, cast: Cast) -> None:
    options = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    customer = next(role for role in options.roles if role.user_type is UserType.CUSTOMER)
    for roles in ({}, {UserType.EMPLOYEE: customer.id}):
        with refused(Invalid, Code.ROLE_REQUIRED):
            await add(core, cast.adam, NewPerson("Новый Человек", roles, PHONE))


async def test_the_role_of_another_tenant_is_unknown_here(core: Core, cast: Cast) -> None:
    theirs = await core.inviting.options(cast.oscar.account_id, cast.other_tenant_id)
    for role_id in (theirs.roles[-1].id, 999_999):
        with refused(NotFound, Code.ROLE_UNKNOWN):
            await add(core, cast.olga, NewPerson("Новый Человек", {UserType.EMPLOYEE: role_id}, PHONE))


@pytest.mark.requirement("H-02", "H-03", "H-10", "H-11", "I-10", "Y-05")
async def test_an_employee_who_is_a_customer_too_gets_what_both_roles_recommend(
    core: Core, cast: Cast
) -> None:
    both = await newcomer(core, cast.adam, 1, "Диспетчер", "Заказчик", identifier=PHONE)
    assert set(both.roles) == {UserType.EMPLOYEE, UserType.CUSTOMER}
    added = await add(core, cast.adam, both)
    rights = await rights_of(core, (await account_of(core, added)).id)
    assert {name for name, right in rights.items() if right is AppRight.LAUNCH} == {
        "Веб-приложение",
        "Доступ только к API",
        "Мобильное приложение заказчика",
        "Электронный паспорт оборудования",
    }


# Rights -----------------------------------------------------------------------------------------------


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
    rights = await rights_of(core, (await account_of(core, added)).id)
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
        seen = await rights_of(core, (await account_of(core, added)).id)
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
    roles = {role.user_type: role.role_id for role in await every(core, MembershipRole) if role.membership_id == 2}
    assert roles, "Adam's"
    async with core.database.write() as session:
        (await session.get_one(RoleAppRight, (roles[UserType.EMPLOYEE], web.id))).right = AppRight.LAUNCH_ADMIN
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


# Staff members ----------------------------------------------------------------------------------------


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
    bound = {"staff_member_id": maria}
    person = await newcomer(core, cast.olga, salon, "Специалист", identifier=PHONE, **bound)
    added = await add(core, cast.olga, person, salon)
    card = await core.roster.card(cast.olga.account_id, added.membership_id)
    assert card.staff_member == "Мария, мастер"
    assert (await core.inviting.options(cast.olga.account_id, salon)).staff == []
    another = await newcomer(core, cast.olga, salon, "Специалист", identifier=EMAIL, **bound)
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


# Logins and who is known already ----------------------------------------------------------------------


@pytest.mark.requirement("I-01")
async def test_a_login_is_unique_whatever_its_case(core: Core, cast: Cast) -> None:
    await invited(core, cast, cast.adam, login="Новый.Человек")
    with refused(Conflict, Code.LOGIN_TAKEN) as why:
        await core.inviting.check_login(cast.olga.account_id, cast.tenant_id, " НОВЫЙ.человек ", [])
    assert why == {"login": "НОВЫЙ.человек"}
    with refused(Conflict, Code.LOGIN_TAKEN):
        await invited(core, cast, cast.adam, identifier=EMAIL, login="новый.человек")


async def test_a_login_is_checked_as_it_is_typed(core: Core, cast: Cast) -> None:
    async def check(login: str) -> str:
        return await core.inviting.check_login(cast.adam.account_id, cast.tenant_id, login, [PHONE])

    assert await check("  Новый-1 ") == "Новый-1"
    assert await check(PHONE.value) == PHONE.value
    with refused(Invalid, Code.LOGIN_INVALID):
        await check("новый человек")
    for somebodys in ("someone@else.example", "87017770002"):
        with refused(Invalid, Code.LOGIN_NOT_OWN_ADDRESS):
            await check(somebodys)


async def test_nobodys_login_is_somebody_elses_address(core: Core, cast: Cast) -> None:
    with refused(Invalid, Code.LOGIN_NOT_OWN_ADDRESS):
        await invited(core, cast, cast.adam, login="oscar@elsewhere.example")


@pytest.mark.parametrize("name", ["", "  ", "12345", "я" * (limits.NAME_MAX + 1)])
async def test_a_name_is_needed(core: Core, cast: Cast, name: str) -> None:
    with refused(Invalid, Code.NAME_INVALID):
        await invited(core, cast, cast.adam, full_name=name)


async def test_who_is_a_member_here_is_found_and_not_added_again(core: Core, cast: Cast) -> None:
    assert cast.ivan.phone is not None
    ivan = parse_phone(cast.ivan.phone)
    here = await core.inviting.look_up(cast.adam.account_id, cast.tenant_id, ivan)
    assert here == Found(membership_id=cast.ivan.membership_id)
    for said in ({"identifier": ivan}, {"identifier": EMAIL, "phone": ivan}):
        with refused(Conflict, Code.ALREADY_A_MEMBER) as why:
            await invited(core, cast, cast.adam, **said)
        assert why == {"membership_id": cast.ivan.membership_id}


@pytest.mark.requirement("F-02")
async def test_of_who_is_known_elsewhere_nothing_is_told_and_nothing_is_created(
    core: Core, cast: Cast
) -> None:
    oscar = parse_email("oscar@elsewhere.example")
    before = [await every(core, kind) for kind in (Account, Membership, Identifier)]
    assert await core.inviting.look_up(cast.adam.account_id, cast.tenant_id, oscar) == Found(elsewhere=True)
    with refused(Conflict, Code.KNOWN_ELSEWHERE) as why:
        await invited(core, cast, cast.adam, identifier=oscar)
    assert why == {}
    after = [await every(core, kind) for kind in (Account, Membership, Identifier)]
    assert [len(rows) for rows in after] == [len(rows) for rows in before]


async def test_who_is_new_is_found_nowhere(core: Core, cast: Cast) -> None:
    assert await core.inviting.look_up(cast.adam.account_id, cast.tenant_id, PHONE) == Found()


# The licence ------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-04", "I-35")
@pytest.mark.parametrize("licence", [LicenceState.TRIAL, LicenceState.EXPIRED])
async def test_without_a_paid_licence_nobody_is_added_and_nothing_need_be_typed(
    core: Core, cast: Cast, licence: LicenceState
) -> None:
    person = await dispatcher(core, cast, identifier=PHONE)
    waiting = await invited(core, cast, cast.adam, identifier=EMAIL)
    await alter(core, Tenant, cast.tenant_id, licence=licence)
    accounts = len(await every(core, Account))
    for action in (
        lambda: core.inviting.options(cast.olga.account_id, cast.tenant_id),
        lambda: add(core, cast.olga, person),
        lambda: core.inviting.resend(cast.olga.account_id, waiting.membership_id, operation()),
        lambda: core.inviting.hand_over(cast.olga.account_id, waiting.membership_id, operation()),
    ):
        with refused(NotAllowed, Code.LICENCE_NOT_PAID):
            await action()
    assert len(await every(core, Account)) == accounts


@pytest.mark.requirement("I-35")
async def test_on_trial_a_password_is_handed_over_where_the_policy_allows_it(core: Core, cast: Cast) -> None:
    handed = await dispatcher(core, cast, login="newlogin")
    mailed = await dispatcher(core, cast, identifier=EMAIL)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL, hands_over_on_trial=True)
    assert await core.inviting.options(cast.adam.account_id, cast.tenant_id)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await add(core, cast.adam, mailed)
    assert (await add(core, cast.adam, handed)).password
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.EXPIRED)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await core.inviting.options(cast.adam.account_id, cast.tenant_id)


@pytest.mark.requirement("Y-04", "I-35")
async def test_a_licence_that_runs_out_closes_the_gate(core: Core, cast: Cast, clock: FrozenClock) -> None:
    await alter(core, Tenant, cast.tenant_id, licence_until=clock.now() + timedelta(days=1))
    assert await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    clock.advance(timedelta(days=1))
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await core.inviting.options(cast.olga.account_id, cast.tenant_id)


@pytest.mark.requirement("I-35")
async def test_an_invitation_made_in_time_is_still_revoked_and_accepted_on_trial(
    core: Core, cast: Cast
) -> None:
    one = await invited(core, cast, cast.adam, identifier=PHONE)
    other = await invited(core, cast, cast.adam, identifier=EMAIL)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    assert await core.accepting.open(token_of(one), STRANGER)
    await core.inviting.revoke(cast.adam.account_id, other.membership_id)


# Handing over -----------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-06", "F-28", "I-06", "I-34", "I-39")
async def test_neither_known_a_password_is_made_shown_once_and_to_be_replaced(core: Core, cast: Cast) -> None:
    handed = await invited(core, cast, cast.adam, identifier=None, login="newlogin")
    assert handed.password and handed.link is None and handed.sent_to is None
    card = await core.roster.card(cast.adam.account_id, handed.membership_id)
    assert (card.state, card.must_change_password) == ("ACTIVE", True)
    account_id = await core.signing_in.enter("newlogin", handed.password, STRANGER)
    assert (await core.directory.who(STRANGER)).must_change_password
    assert account_id == card.account_id


async def test_it_need_not_be_replaced_where_the_policy_is_off(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, replaces_handed_over=False)
    handed = await invited(core, cast, cast.adam, identifier=None, login="newlogin")
    assert not (await account_of(core, handed)).must_change_password


async def test_without_an_address_a_login_is_needed(core: Core, cast: Cast) -> None:
    with refused(Invalid, Code.LOGIN_REQUIRED):
        await invited(core, cast, cast.adam, identifier=None)


@pytest.mark.requirement("F-05", "I-06")
async def test_with_an_email_known_there_is_never_a_password(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=None, email=EMAIL, login="newlogin")
    assert (added.password, added.sent_to, added.login) == (None, EMAIL, "newlogin")


@on_both
@pytest.mark.requirement("I-06")
async def test_instead_of_an_invitation_a_password_can_be_handed_over(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    handed = await core.inviting.hand_over(cast.adam.account_id, added.membership_id, operation())
    assert handed.password and handed.link is None
    assert await core.signing_in.enter(PHONE.value, handed.password, STRANGER)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.accepting.open(token_of(added), address(778))


async def test_a_forgotten_handed_over_password_is_handed_over_anew(core: Core, cast: Cast) -> None:
    handed = await invited(core, cast, cast.adam, identifier=None, login="newlogin")
    again = await core.inviting.hand_over(cast.olga.account_id, handed.membership_id, operation())
    assert handed.password and again.password and again.password != handed.password
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.enter("newlogin", handed.password, STRANGER)
    assert await core.signing_in.enter("newlogin", again.password, STRANGER)


@pytest.mark.parametrize("name", ["ivan", "sam"])
async def test_nobody_takes_over_a_living_account(core: Core, cast: Cast, name: str) -> None:
    person: Person = getattr(cast, name)
    with refused(Conflict, Code.ALREADY_DONE):
        await core.inviting.hand_over(cast.olga.account_id, person.membership_id, operation())
    assert await core.signing_in.enter(person.login, PASSWORD, person.address)


@pytest.mark.requirement("I-14")
async def test_a_future_administrator_proves_his_email_himself(core: Core, cast: Cast) -> None:
    added = await invited(
        core, cast, cast.olga, identifier=EMAIL, tenant_role=TenantRole.ADMINISTRATOR
    )
    with refused(NotAllowed, Code.EMAIL_REQUIRED_FOR_ROLE):
        await core.inviting.hand_over(cast.olga.account_id, added.membership_id, operation())


async def test_handing_over_kills_an_expired_invitation_for_good(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    added = await invited(core, cast, cast.adam)
    clock.advance(limits.INVITATION_LIFE)
    await core.inviting.hand_over(cast.adam.account_id, added.membership_id, operation())
    await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    assert (await core.roster.card(cast.adam.account_id, added.membership_id)).state == "ACTIVE"
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())


# Resending, revoking, the link again ------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-30")
async def test_a_resent_invitation_has_a_new_link_and_a_longer_life_and_the_old_link_is_dead(
    core: Core, cast: Cast, clock: FrozenClock, mailbox: Mailbox
) -> None:
    first = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    clock.advance(timedelta(days=6))
    second = await core.inviting.resend(cast.olga.account_id, first.membership_id, operation())
    await core.courier.run_due()
    assert mailbox.token_for(EMAIL.value) == token_of(second) != token_of(first)
    with refused(Conflict, Code.INVITATION_SUPERSEDED):
        await core.accepting.open(token_of(first), STRANGER)
    clock.advance(timedelta(days=6))
    opening = await core.accepting.open(token_of(second), STRANGER)
    assert opening.inviter == "Ольга Орлова", "who asked for it last is who is told"


@pytest.mark.requirement("I-30")
async def test_an_expired_invitation_lives_again(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam)
    clock.advance(limits.INVITATION_LIFE)
    card = await core.roster.card(cast.adam.account_id, added.membership_id)
    assert card.state == "INVITATION_EXPIRED" and card.may_resend
    again = await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    assert await core.accepting.open(token_of(again), STRANGER)


async def test_the_letter_of_a_superseded_link_is_not_sent_any_more(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    again = await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    await core.courier.run_due()
    assert len(mailbox.letters) == 1
    assert mailbox.token_for(EMAIL.value) == token_of(again)


@on_both
async def test_a_revoked_invitation_is_dead_and_the_person_can_be_added_again(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    first = await invited(core, cast, cast.adam, identifier=EMAIL, login="newlogin")
    await core.inviting.revoke(cast.adam.account_id, first.membership_id)
    await core.inviting.revoke(cast.adam.account_id, first.membership_id)  # twice is once
    await core.courier.run_due()
    assert mailbox.letters == []
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.accepting.open(token_of(first), STRANGER)
    second = await invited(core, cast, cast.olga, identifier=EMAIL, login="NewLogin")
    assert second.membership_id != first.membership_id


async def test_what_was_accepted_is_neither_resent_nor_revoked(core: Core, cast: Cast) -> None:
    for action in (
        lambda: core.inviting.resend(cast.olga.account_id, cast.ivan.membership_id, operation()),
        lambda: core.inviting.revoke(cast.olga.account_id, cast.ivan.membership_id),
        lambda: core.inviting.link(cast.olga.account_id, cast.ivan.membership_id),
    ):
        with refused(Conflict, Code.INVITATION_USED):
            await action()


async def test_a_founder_was_never_invited(core: Core, cast: Cast) -> None:
    founder = next(m.id for m in await every(core, Membership) if m.account_id == cast.olga.account_id)
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await core.inviting.resend(cast.olga.account_id, founder, operation())


@pytest.mark.requirement("I-19")
async def test_an_administrator_touches_no_invitation_of_an_administrator(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.olga, identifier=EMAIL, tenant_role=TenantRole.ADMINISTRATOR)
    actor, id_ = cast.adam.account_id, added.membership_id
    for action in (
        lambda: core.inviting.resend(actor, id_, operation()),
        lambda: core.inviting.revoke(actor, id_),
        lambda: core.inviting.hand_over(actor, id_, operation()),
        lambda: core.inviting.link(actor, id_),
    ):
        with refused(NotAllowed, Code.TARGET_PROTECTED):
            await action()
    await core.inviting.revoke(cast.olga.account_id, id_)


@pytest.mark.parametrize("name", ["ivan", "oscar"])
async def test_nobody_else_touches_an_invitation(core: Core, cast: Cast, name: str) -> None:
    added = await invited(core, cast, cast.adam)
    family, code = {
        "ivan": (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        "oscar": (NotFound, Code.TENANT_UNKNOWN),
    }[name]
    with refused(family, code):
        await core.inviting.revoke(getattr(cast, name).account_id, added.membership_id)
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.inviting.revoke(getattr(cast, name).account_id, 999_999)


async def test_the_link_can_be_shown_again(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam)
    assert await core.inviting.link(cast.olga.account_id, added.membership_id) == added
    clock.advance(limits.INVITATION_LIFE)
    with refused(Conflict, Code.INVITATION_EXPIRED):
        await core.inviting.link(cast.olga.account_id, added.membership_id)


# Once, however often it is asked ----------------------------------------------------------------------


async def test_a_repeated_operation_gives_the_first_result_and_no_password(core: Core, cast: Cast) -> None:
    once = operation()
    person = await dispatcher(core, cast, login="newlogin")
    first, second = [
        await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, once) for _ in range(2)
    ]
    assert first.password and second.password is None
    assert second.membership_id == first.membership_id


async def test_resending_and_handing_over_happen_once_for_one_operation(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    once, actor = operation(), cast.adam.account_id
    first, second = [await core.inviting.resend(actor, added.membership_id, once) for _ in range(2)]
    assert first == second
    once = operation()
    handed, again = [await core.inviting.hand_over(actor, added.membership_id, once) for _ in range(2)]
    assert handed.password and again.password is None
    assert await core.signing_in.enter(PHONE.value, handed.password, STRANGER)


@on_both
async def test_many_confirmations_of_one_operation_at_once_add_one_person(core: Core, cast: Cast) -> None:
    once = operation()
    person = await dispatcher(core, cast, identifier=EMAIL)
    actor = cast.adam.account_id
    came = await outcomes(*(core.inviting.invite(actor, cast.tenant_id, person, once) for _ in range(6)))
    assert len({added.membership_id for added in came}) == 1
    assert len({added.link for added in came}) == 1
    assert len([m for m in await every(core, Message) if m.address == EMAIL.value]) == 1


@on_both
async def test_one_handed_over_password_comes_of_many_confirmations(core: Core, cast: Cast) -> None:
    once = operation()
    person = await dispatcher(core, cast, login="newlogin")
    actor = cast.adam.account_id
    came = await outcomes(*(core.inviting.invite(actor, cast.tenant_id, person, once) for _ in range(4)))
    (password,) = [added.password for added in came if added.password]
    assert await core.signing_in.enter("newlogin", password, STRANGER)


@on_both
async def test_of_two_who_invite_one_phone_at_once_one_does(core: Core, cast: Cast) -> None:
    people = [await dispatcher(core, cast, identifier=PHONE, login=login) for login in ("login-1", "login-2")]
    adders = (cast.olga, cast.adam)
    came = await outcomes(*(add(core, *each) for each in zip(adders, people, strict=True)))
    assert came.count(Code.ALREADY_A_MEMBER) == 1


@on_both
async def test_of_two_tenants_that_invite_one_email_at_once_one_does(core: Core, cast: Cast) -> None:
    here = await dispatcher(core, cast, identifier=EMAIL, login="login-1")
    there = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=EMAIL, login="login-2"
    )
    came = await outcomes(
        add(core, cast.adam, here), add(core, cast.oscar, there, cast.other_tenant_id)
    )
    assert came.count(Code.KNOWN_ELSEWHERE) == 1


@on_both
async def test_of_two_who_give_one_login_at_once_one_does(core: Core, cast: Cast) -> None:
    people = [await dispatcher(core, cast, identifier=known, login="newlogin") for known in (PHONE, EMAIL)]
    came = await outcomes(*(add(core, cast.adam, person) for person in people))
    assert came.count(Code.LOGIN_TAKEN) == 1


@on_both
async def test_resent_twice_at_once_one_link_lives(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    adders = (cast.adam, cast.olga)
    came = await outcomes(
        *(core.inviting.resend(each.account_id, added.membership_id, operation()) for each in adders)
    )
    (invitation,) = [i for i in await every(core, Invitation) if i.membership_id == added.membership_id]
    assert invitation.generation == 3
    assert len({each.link for each in came}) == 2


@on_both
async def test_accepting_and_revoking_at_once_end_in_one_of_both(core: Core, cast: Cast) -> None:
    endings = Counter[InvitationState]()
    for number in range(4):
        phone = parse_phone(f"+7701777020{number}")
        added = await invited(core, cast, cast.adam, identifier=phone)
        by = address(7000 + number)
        opening = await core.accepting.open(token_of(added), by)
        await core.accepting.share_phone(opening.invitation_id, phone.value, by, own=True)

        async def revoke(membership_id: int = added.membership_id) -> None:
            await asyncio.sleep(0)
            await core.inviting.revoke(cast.adam.account_id, membership_id)

        await outcomes(
            core.accepting._accept(opening.invitation_id, "a hash", by, operation()),
            revoke(),
        )
        invitation = (await every(core, Invitation))[-1]
        (membership,) = [m for m in await every(core, Membership) if m.id == added.membership_id]
        endings[invitation.state] += 1
        assert (membership.state is MembershipState.ACTIVE) == (invitation.state is InvitationState.ACCEPTED)
    assert set(endings) <= {InvitationState.ACCEPTED, InvitationState.REVOKED}
