"""The people of a tenant as its managers see them: the list that is searched and filtered, and the card."""

from datetime import timedelta
from typing import Any

import pytest

from core import limits
from core.access import AppRight
from core.applications import InAppRole
from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound
from core.invitations import Filters, PersonCard, Standing
from core.people import (
    Identifier,
    Membership,
    MembershipInAppRole,
    MembershipState,
    parse_email,
    parse_phone,
)
from core.roles import UserType
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, refused
from tests.core.salon import Salon, open_salon
from tests.core.test_statements import counted
from tests.crowd import fill


async def invite(core: Core, cast: Cast, number: int = 1, **said: Any) -> int:
    said = {"identifier": parse_phone(f"+770177700{number:02}")} | said
    person = await newcomer(core, cast.olga, cast.tenant_id, "Диспетчер", **said)
    added = await core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    return added.membership_id


async def may(core: Core, actor: int, membership_id: int) -> str:
    """The buttons on the card: r(esend), v (revoke), h(and over)."""
    card: PersonCard = await core.roster.card(actor, membership_id)
    return "".join(
        letter
        for letter, allowed in (("r", card.may_resend), ("v", card.may_revoke), ("h", card.may_hand_over))
        if allowed
    )


@on_both
@pytest.mark.requirement("F-23", "I-11")
async def test_everyone_of_the_tenant_stands_in_the_list_by_name(core: Core, cast: Cast) -> None:
    await invite(core, cast, full_name="борис Новый")
    page = await core.roster.page(cast.adam.account_id, cast.tenant_id)
    assert [(row.full_name, row.state) for row in page.rows] == [
        ("Адам Азимов", "ACTIVE"),
        ("Анна Ким", "ACTIVE"),
        ("борис Новый", "INVITATION_ISSUED"),
        ("Иван Петров", "ACTIVE"),
        ("Ольга Орлова", "ACTIVE"),
        ("Сэм Саидов", "ACTIVE"),
    ]
    assert (page.number, page.pages, page.total) == (0, 1, 6)


async def test_a_long_list_has_pages(core: Core, cast: Cast) -> None:
    for number in range(limits.PAGE):
        await invite(core, cast, number, full_name=f"Яков {number}-й")
    first, second, beyond = [
        await core.roster.page(cast.adam.account_id, cast.tenant_id, number) for number in (0, 1, 99)
    ]
    assert (len(first.rows), len(second.rows), second.pages) == (limits.PAGE, 5, 2)
    assert beyond == second
    assert (await core.roster.page(cast.adam.account_id, cast.tenant_id, -1)).number == 0


async def test_who_has_left_is_not_in_the_list(core: Core, cast: Cast) -> None:
    revoked = await invite(core, cast)
    await core.inviting.revoke(cast.adam.account_id, revoked)
    await alter(core, Membership, cast.ivan.membership_id, state=MembershipState.ENDED)
    page = await core.roster.page(cast.adam.account_id, cast.tenant_id)
    assert not {"Новый Человек", "Иван Петров"} & {row.full_name for row in page.rows}


@pytest.mark.parametrize(
    ("name", "family", "code"),
    [
        ("ivan", NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("sam", NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("oscar", NotFound, Code.TENANT_UNKNOWN),
    ],
)
async def test_nobody_else_sees_list_or_card(
    core: Core, cast: Cast, name: str, family: type[NotAllowed], code: Code
) -> None:
    actor = getattr(cast, name).account_id
    with refused(family, code):
        await core.roster.page(actor, cast.tenant_id)
    with refused(family, code):
        await core.roster.card(actor, cast.ivan.membership_id)


async def test_of_nobody_there_is_no_card(core: Core, cast: Cast) -> None:
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.roster.card(cast.olga.account_id, 999_999)


@on_both
@pytest.mark.requirement("F-20a", "I-22")
async def test_a_card_shows_roles_rights_and_who_invited(core: Core, cast: Cast) -> None:
    card = await core.roster.card(cast.olga.account_id, cast.ivan.membership_id)
    assert (card.full_name, card.tenant, card.state) == ("Иван Петров", "ТехСервис", "ACTIVE")
    assert (card.roles, card.invited_by, card.tenant_role) == (
        ["Сервисный специалист"],
        "Адам Азимов",
        TenantRole.USER,
    )
    assert card.identifiers == [(parse_phone("+77017051225"), True)]
    rights = {name: right.value.value for name, right in card.rights}
    assert rights["Мобильное приложение инженера"] == "LAUNCH"
    assert rights["Веб-приложение администрирования"] == "NONE", "managers see what is closed, too"
    assert card.expires_at is None


async def test_the_state_follows_the_invitation_until_he_has_come(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    async def state() -> str:
        return (await core.roster.card(cast.olga.account_id, membership_id)).state

    phone = parse_phone("+77017770001")
    person = await newcomer(core, cast.olga, cast.tenant_id, "Диспетчер", identifier=phone)
    added = await core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    membership_id = added.membership_id
    states = [await state()]
    opening = await core.accepting.open(token_of(added), address(7001))
    states.append(await state())
    await core.accepting.share_phone(opening.invitation_id, phone.value, address(7001), own=True)
    states.append(await state())
    clock.advance(limits.INVITATION_LIFE)
    states.append(await state())
    await core.inviting.revoke(cast.olga.account_id, membership_id)
    states.append(await state())
    endings = ["ISSUED", "OPENED", "CONFIRMED", "EXPIRED"]
    assert states == [*(f"INVITATION_{ending}" for ending in endings), "ENDED"]


@pytest.mark.requirement("I-19")
async def test_the_card_offers_what_this_manager_may_do(core: Core, cast: Cast) -> None:
    email = parse_email("boss@tehservis.example")
    user = await invite(core, cast)
    boss = await invite(core, cast, identifier=email, tenant_role=TenantRole.ADMINISTRATOR)
    handed = await invite(core, cast, identifier=None, login="newlogin")
    owner, administrator = cast.olga.account_id, cast.adam.account_id
    cards = (user, boss, handed, cast.sam.membership_id)
    assert [await may(core, owner, card) for card in cards] == ["rvh", "rv", "h", ""]
    assert [await may(core, administrator, card) for card in cards] == ["rvh", "", "h", ""]


async def test_for_who_has_come_nothing_is_offered_but_a_password_where_he_cannot_come_back_alone(
    core: Core, cast: Cast
) -> None:
    """Ivan and Anna have phones only, to which this installation sends nothing."""
    offered = {
        membership.id: await may(core, cast.olga.account_id, membership.id)
        for membership in await every(core, Membership)
        if membership.tenant_id == cast.tenant_id
    }
    assert {id_ for id_, letters in offered.items() if letters} == {
        cast.ivan.membership_id,
        cast.anna.membership_id,
    }
    assert set(offered.values()) == {"", "h"}


# Search and filters -------------------------------------------------------------------------------------


async def found(core: Core, cast: Cast, search: str = "", **filters: Any) -> list[str]:
    page = await core.roster.page(
        cast.adam.account_id, cast.tenant_id, search=search, filters=Filters(**filters)
    )
    return [row.full_name for row in page.rows]


@on_both
@pytest.mark.parametrize(
    "search",
    ["петров", "ИВАН", "петр ив", "+77017051225", "8 (701) 705-12-25", "705 1225", "7017051225", " Иван "],
)
async def test_a_person_is_found_by_any_part_however_it_is_spelt(core: Core, cast: Cast, search: str) -> None:
    assert await found(core, cast, search) == ["Иван Петров"]


@pytest.mark.parametrize("search", ["sam@tehservis.example", "SAM@", "sam@teh"])
async def test_and_by_an_email(core: Core, cast: Cast, search: str) -> None:
    assert await found(core, cast, search) == ["Сэм Саидов"]


async def test_and_by_a_login(core: Core, cast: Cast) -> None:
    await invite(core, cast, identifier=None, login="Petr.Pervy", full_name="Пётр Первый")
    assert await found(core, cast, "petr.p") == ["Пётр Первый"]


@on_both
@pytest.mark.parametrize("search", ["%", "_", "никого такого", "\0", "'; --", "x" * 5000, "🦄"])
async def test_what_nobody_has_finds_nobody(core: Core, cast: Cast, search: str) -> None:
    assert await found(core, cast, search) == []


async def test_a_search_stays_within_the_tenant(core: Core, cast: Cast) -> None:
    assert await found(core, cast, "oscar@elsewhere.example") == []


@on_both
@pytest.mark.requirement("F-02")
async def test_before_he_accepts_an_existing_person_is_what_his_adder_calls_him(
    core: Core, cast: Cast
) -> None:
    membership_id = await invite(core, cast, full_name="Настоящее Имя", email=parse_email("real@x.example"))
    await alter(core, Membership, membership_id, called="Бригадир")
    card = await core.roster.card(cast.adam.account_id, membership_id)
    assert (card.full_name, card.login) == ("Бригадир", None)
    assert card.identifiers == [(parse_phone("+77017770001"), False)], "what he was invited by, and no more"
    page = await core.roster.page(cast.adam.account_id, cast.tenant_id)
    assert [row.full_name for row in page.rows][2] == "Бригадир"
    for hidden in ("настоящее", "real@x.example"):
        assert await found(core, cast, hidden) == []
    assert await found(core, cast, "бриг") == await found(core, cast, "+77017770001") == ["Бригадир"]
    await alter(core, Membership, membership_id, called=None)
    assert await found(core, cast, "настоящее") == ["Настоящее Имя"]


@on_both
@pytest.mark.requirement("H-02")
async def test_employees_and_customers_are_directories_of_their_own(core: Core, cast: Cast) -> None:
    person = await newcomer(
        core,
        cast.olga,
        cast.tenant_id,
        "Заказчик",
        full_name="Клиент",
        identifier=parse_phone("+77017770001"),
    )
    await core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    assert await found(core, cast, user_type=UserType.CUSTOMER) == ["Клиент"]
    employees = await found(core, cast, user_type=UserType.EMPLOYEE)
    assert "Иван Петров" in employees and "Клиент" not in employees


@pytest.mark.requirement("H-03")
async def test_who_is_both_stands_in_both_directories(core: Core, cast: Cast) -> None:
    person = await newcomer(
        core, cast.olga, cast.tenant_id, "Заказчик", "Диспетчер", identifier=parse_phone("+77017770001")
    )
    await core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    for user_type in UserType:
        assert "Новый Человек" in await found(core, cast, user_type=user_type)


@on_both
async def test_the_list_is_narrowed_to_one_standing(core: Core, cast: Cast) -> None:
    await invite(core, cast)
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.SUSPENDED)
    assert await found(core, cast, standing=Standing.INVITED) == ["Новый Человек"]
    assert await found(core, cast, standing=Standing.SUSPENDED) == ["Анна Ким"]
    active = await found(core, cast, standing=Standing.ACTIVE)
    assert active == ["Адам Азимов", "Иван Петров", "Ольга Орлова", "Сэм Саидов"]


async def test_and_to_one_role(core: Core, cast: Cast) -> None:
    roles = dict(await core.roster.roles(cast.adam.account_id, cast.tenant_id))
    assert list(roles.values()) == sorted(roles.values(), key=str.casefold)
    dispatcher = next(id_ for id_, name in roles.items() if name == "Диспетчер")
    assert await found(core, cast, role_id=dispatcher) == ["Анна Ким", "Сэм Саидов"]
    assert await found(core, cast, "сэм", role_id=dispatcher) == ["Сэм Саидов"]


@on_both
async def test_who_has_left_is_shown_on_request_and_once(core: Core, cast: Cast) -> None:
    await core.leaving.end(cast.adam.account_id, cast.ivan.membership_id)
    for _ in range(2):  # came and went twice
        membership_id = await invite(core, cast)
        await core.inviting.revoke(cast.adam.account_id, membership_id)
    page = await core.roster.page(cast.adam.account_id, cast.tenant_id, filters=Filters(Standing.FORMER))
    assert {row.state for row in page.rows} == {"ENDED"}
    assert "Иван Петров" in {row.full_name for row in page.rows}
    assert "Иван Петров" not in await found(core, cast)


async def test_what_becomes_of_the_account_of_who_has_left_is_his_own(core: Core, cast: Cast) -> None:
    await core.leaving.end(cast.adam.account_id, cast.ivan.membership_id)
    async with core.database.write() as session:
        email = parse_email("ivan@new-job.example")
        session.add(Identifier(account_id=cast.ivan.account_id, type=email.type, value=email.value))
    card = await core.roster.card(cast.adam.account_id, cast.ivan.membership_id)
    assert (card.login, card.identifiers) == (None, [(parse_phone("+77017051225"), True)])
    assert await found(core, cast, "new-job", standing=Standing.FORMER) == []
    assert await found(core, cast, "+77017051225", standing=Standing.FORMER) == ["Иван Петров"]


async def test_who_came_back_is_no_former_one(core: Core, cast: Cast) -> None:
    await core.leaving.end(cast.adam.account_id, cast.ivan.membership_id)
    async with core.database.write() as session:
        session.add(
            Membership(
                account_id=cast.ivan.account_id,
                tenant_id=cast.tenant_id,
                tenant_role=TenantRole.USER,
                state=MembershipState.ACTIVE,
                created_at=core.clock.now(),
            )
        )
    assert await found(core, cast, standing=Standing.FORMER) == []
    assert "Иван Петров" in await found(core, cast)


async def test_whose_last_day_has_passed_is_a_former_one(core: Core, cast: Cast, clock: FrozenClock) -> None:
    till = clock.now() + timedelta(days=1)
    await core.leaving.until(cast.adam.account_id, cast.ivan.membership_id, till)
    assert "Иван Петров" in await found(core, cast)
    clock.advance(timedelta(days=1))
    assert await found(core, cast, standing=Standing.FORMER) == ["Иван Петров"]
    card = await core.roster.card(cast.adam.account_id, cast.ivan.membership_id)
    assert (card.state, card.may_change) == ("ENDED", True), "his term can still be changed"


@on_both
async def test_five_thousand_people_are_listed_and_searched_in_three_statements(
    core: Core, cast: Cast
) -> None:
    roles = await core.roster.roles(cast.adam.account_id, cast.tenant_id)
    await fill(core, cast.tenant_id, 5_000, next(id_ for id_, name in roles if name == "Диспетчер"))
    everybody, dispatcher = (
        Filters(),
        Filters(role_id=next(id_ for id_, name in roles if name == "Диспетчер")),
    )
    for search, filters, total in (
        ("", everybody, 5_005),
        ("сотрудник", everybody, 5_000),
        ("+77020004999", everybody, 1),
        ("p4999@", dispatcher, 1),
        ("", Filters(Standing.SUSPENDED, role_id=dispatcher.role_id), 500),
        ("сотрудник", Filters(user_type=UserType.EMPLOYEE), 5_000),
        ("", Filters(Standing.FORMER), 0),
    ):
        with counted(core) as statements:
            page = await core.roster.page(cast.adam.account_id, cast.tenant_id, 600, search, filters)
        assert (page.total, len(statements)) == (total, 3)
        assert min(total, 1) <= len(page.rows) <= limits.PAGE and page.number == min(600, page.pages - 1)


# The card -----------------------------------------------------------------------------------------------


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def advice(core: Core, actor: int, membership_id: int) -> dict[str, tuple[str, ...]]:
    card = await core.roster.card(actor, membership_id)
    return {advised.advice.value: advised.about for advised in card.advice}


@pytest.mark.requirement("I-19")
async def test_who_may_change_whom_is_said_on_the_card(core: Core, cast: Cast) -> None:
    cards = (cast.ivan, cast.adam, cast.olga)

    async def changes(actor: int) -> list[bool]:
        return [(await core.roster.card(actor, each.membership_id or 1)).may_change for each in cards]

    assert await changes(cast.olga.account_id) == [True, True, True]
    assert await changes(cast.adam.account_id) == [True, False, False]
    card = await core.roster.card(cast.adam.account_id, cast.adam.membership_id)
    assert (card.is_own, card.owners) == (True, ["Ольга Орлова"])


@pytest.mark.requirement("I-17")
async def test_a_single_owner_is_advised_of(core: Core, cast: Cast) -> None:
    olga = next(each.id for each in await every(core, Membership) if each.account_id == cast.olga.account_id)
    assert "SINGLE_OWNER" in await advice(core, cast.olga.account_id, olga)
    await core.changing.change_tenant_role(cast.olga.account_id, cast.adam.membership_id, TenantRole.OWNER)
    assert "SINGLE_OWNER" not in await advice(core, cast.olga.account_id, olga)


@on_both
@pytest.mark.requirement("Y-07", "Y-29", "F-24")
async def test_a_specialist_is_to_be_bound_and_contacts_are_named_by_their_blocks(
    core: Core, cast: Cast, salon: Salon
) -> None:
    olga = cast.olga.account_id
    assert (await advice(core, olga, salon.ivan)).keys() >= {"SESSION_LIMIT_NOT_SET"}
    await core.changing.bind_staff(olga, salon.ivan, None)
    assert "STAFF_NOT_BOUND" in await advice(core, olga, salon.ivan)
    exposed = (await advice(core, olga, salon.anna))["CONTACTS_EXPOSED"]
    assert set(exposed) <= {"journal", "record", "clients", "overview"} and exposed
    await core.giving_rights.hide_contacts(olga, salon.anna)
    await core.changing.limit_sessions(olga, salon.anna, 3)
    assert not {"CONTACTS_EXPOSED", "SESSION_LIMIT_NOT_SET"} & (await advice(core, olga, salon.anna)).keys()


@pytest.mark.requirement("F-25")
async def test_roles_inside_an_application_are_advised_where_it_declares_any(
    core: Core, cast: Cast, salon: Salon
) -> None:
    web = salon.apps["Веб-версия"]
    async with core.database.write() as session:
        role = InAppRole(application_id=web, name="Кассир")
        session.add(role)
        await session.flush()
        role_id = role.id
    assert (await advice(core, cast.olga.account_id, salon.anna))["IN_APP_ROLES_NOT_SET"] == ("Веб-версия",)
    async with core.database.write() as session:
        session.add(MembershipInAppRole(membership_id=salon.anna, in_app_role_id=role_id))
    card = await core.roster.card(cast.olga.account_id, salon.anna)
    line = next(line for line in card.lines if line.id == web)
    assert (line.declares, line.holds) == (((role_id, "Кассир"),), frozenset({role_id}))
    assert "IN_APP_ROLES_NOT_SET" not in {advised.advice.value for advised in card.advice}


@pytest.mark.requirement("H-14", "I-23")
async def test_api_access_is_recommended_to_who_has_other_applications(core: Core, cast: Cast) -> None:
    ivan = cast.ivan.membership_id
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    assert "API_RECOMMENDED" not in await advice(core, cast.olga.account_id, ivan)
    card = await core.roster.card(cast.olga.account_id, ivan)
    api = next(line for line in card.lines if line.kind.value == "API_ONLY")
    await core.giving_rights.give_app(cast.olga.account_id, ivan, api.id, AppRight.NONE)
    assert (await advice(core, cast.olga.account_id, ivan))["API_RECOMMENDED"] == (api.name,)


@pytest.mark.requirement("I-16")
async def test_an_operator_without_an_email_is_told_that_reports_cannot_reach_him(
    core: Core, cast: Cast
) -> None:
    for person, unreachable in ((cast.ivan, True), (cast.sam, False)):
        await alter(core, Membership, person.membership_id, tenant_role=TenantRole.SERVICING_OPERATOR)
        given = await advice(core, cast.olga.account_id, person.membership_id)
        assert ("REPORTS_UNDELIVERABLE" in given) is unreachable


async def test_who_may_not_act_is_not_advised(core: Core, cast: Cast) -> None:
    assert await advice(core, cast.adam.account_id, cast.adam.membership_id) == {}
    await core.leaving.end(cast.olga.account_id, cast.ivan.membership_id)
    assert await advice(core, cast.olga.account_id, cast.ivan.membership_id) == {}


async def test_what_may_be_chosen_for_somebody_asks_for_no_licence(core: Core, cast: Cast) -> None:
    """I-35 gates bringing people in; those who are there are still looked after."""
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.EXPIRED)
    choices = await core.roster.choices(cast.adam.account_id, cast.tenant_id)
    assert {role.name for role in choices.roles} >= {"Диспетчер"}


@on_both
async def test_a_card_costs_the_same_whoever_it_is(core: Core, cast: Cast, salon: Salon) -> None:
    async def cost(actor: int, membership_id: int) -> int:
        with counted(core) as statements:
            await core.roster.card(actor, membership_id)
        return len(statements)

    cards = [cast.ivan.membership_id, cast.adam.membership_id, salon.anna, salon.ivan]
    assert {await cost(cast.olga.account_id, card) for card in cards} == {7}
