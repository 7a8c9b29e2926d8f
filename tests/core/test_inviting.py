"""Bringing people in: who may, what comes of it, which logins and licences stand in the way."""

from datetime import timedelta

import pytest

from core import limits
from core.access import AppRight
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import Found, NewPerson
from core.people import (
    Account,
    Identifier,
    Known,
    Membership,
    MembershipState,
    StaffMember,
    parse_email,
    parse_phone,
)
from core.roles import Role, UserType
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, Person, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, add, dispatcher, invited, rights_of
from tests.core.conftest import alter, every, on_both, refused
from tests.core.test_statements import counted
from tests.mailbox import Mailbox

# Who may ------------------------------------------------------------------------------------------------


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


@on_both
async def test_what_may_be_chosen_is_read_in_few_statements_however_much_there_is(
    core: Core, cast: Cast
) -> None:
    async def asked(adder: Person) -> int:
        with counted(core) as statements:
            await core.inviting.options(adder.account_id, cast.tenant_id)
        return len(statements)

    async with core.database.write() as session:
        for number in range(20):
            session.add(StaffMember(tenant_id=cast.tenant_id, name=f"Яков {number}-й"))
            session.add(Role(tenant_id=cast.tenant_id, name=f"Роль {number}", user_type=UserType.EMPLOYEE))
    assert (await asked(cast.olga), await asked(cast.adam)) == (2, 3)
    options = await core.inviting.options(cast.adam.account_id, cast.tenant_id)
    assert [name for _, name in options.staff][:2] == ["Яков 0-й", "Яков 1-й"] and len(options.staff) == 20
    assert [app.id for app in options.applications] == sorted(app.id for app in options.applications)


# What is created ----------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("H-04", "H-05", "H-09", "F-23", "I-11")
@pytest.mark.parametrize("identifier", [PHONE, EMAIL], ids=["phone", "email"])
async def test_account_and_membership_come_together_and_stand_in_the_list_at_once(
    core: Core, cast: Cast, identifier: Known
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
    assert (by_phone.sent_to, by_mail.sent_to) == ((), (EMAIL,))
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
    said = (
        "ТехСервис",
        "Адам Азимов",
        "Диспетчер",
        "Веб-приложение\n",
        "API",
        added.link,
        "<b>О'Нил & Ко</b>",
    )
    assert all(word in letter.text for word in said if word)
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
    assert f"{EMAIL.value}: получателя с таким адресом нет." in notice.text
    assert [action.label for action in notice.actions] == [
        "Исправить адрес",
        "Попробовать ещё раз",
        "Показать ссылку",
    ]
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
    rights = await rights_of(core, added)
    assert {name for name, right in rights.items() if right is AppRight.LAUNCH} == {
        "Веб-приложение",
        "Доступ только к API",
        "Мобильное приложение заказчика",
        "Электронный паспорт оборудования",
    }


# Logins and who is known already ------------------------------------------------------------------------


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


# The licence --------------------------------------------------------------------------------------------


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
