"""The people of a tenant as its managers see them: the list with its pages and states, and the card."""

from typing import Any

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound
from core.invitations import PersonCard
from core.people import Membership, MembershipState, parse_email, parse_phone
from core.tenants import TenantRole
from tests.cast import Cast, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, refused


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
    cards = (user, boss, handed, cast.ivan.membership_id)
    assert [await may(core, owner, card) for card in cards] == ["rvh", "rv", "h", ""]
    assert [await may(core, administrator, card) for card in cards] == ["rvh", "", "h", ""]


async def test_for_who_has_come_nothing_is_offered(core: Core, cast: Cast) -> None:
    for membership in await every(core, Membership):
        if membership.tenant_id == cast.tenant_id:
            assert await may(core, cast.olga.account_id, membership.id) == ""
