"""The invitations that nobody has answered: which there are, where each went, and how each way ended."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.delivery import FailureReason, MessageState
from core.errors import Code, NotAllowed, NotFound
from core.invitations import Waits
from core.people import parse_email
from core.tenants import TenantRole
from tests.cast import Cast, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, add, dispatcher, invited
from tests.core.conftest import on_both, refused
from tests.core.connecting import OSCAR, asked
from tests.core.test_statements import counted
from tests.crowd import invite
from tests.mailbox import Mailbox


@on_both
@pytest.mark.requirement("H-07", "F-22", "F-23")
async def test_each_is_listed_with_where_it_went_and_how_that_ended(
    core: Core, cast: Cast, clock: FrozenClock, mailbox: Mailbox
) -> None:
    mailbox.refuses.add("wrong@tehservis.example")
    await invited(core, cast, cast.adam, full_name="Первый Просроченный")
    clock.advance(limits.INVITATION_LIFE)
    await add(core, cast.olga, await dispatcher(core, cast, identifier=EMAIL, full_name="Вторая Ждёт"))
    wrong = await dispatcher(
        core, cast, identifier=parse_email("wrong@tehservis.example"), full_name="Третий Недошёл"
    )
    await add(core, cast.adam, wrong)
    await core.courier.run_due()
    page = await core.pending.page(cast.adam.account_id, cast.tenant_id)
    assert page.tenant == "ТехСервис"
    assert page.counts == {Waits.WAITING: 1, Waits.EXPIRED: 1, Waits.UNDELIVERABLE: 1}
    assert [(row.full_name, row.standing, row.invited_by) for row in page.rows] == [
        ("Третий Недошёл", Waits.UNDELIVERABLE, "Адам Азимов"),
        ("Вторая Ждёт", Waits.WAITING, "Ольга Орлова"),
        ("Первый Просроченный", Waits.EXPIRED, "Адам Азимов"),
    ]
    failed, sent, by_hand = (row.ways for row in page.rows)
    assert [(way.messenger, way.state, way.failure) for way in failed] == [
        ("email", MessageState.FAILED, FailureReason.MAILBOX_UNKNOWN)
    ]
    assert [(way.known, way.state) for way in sent] == [(EMAIL, MessageState.SENT)]
    assert by_hand == ()


@pytest.mark.parametrize("only", Waits)
async def test_the_list_is_narrowed_and_the_numbers_stay(
    core: Core, cast: Cast, clock: FrozenClock, only: Waits
) -> None:
    await invited(core, cast, cast.adam)
    clock.advance(limits.INVITATION_LIFE)
    await invited(core, cast, cast.adam, identifier=EMAIL)
    page = await core.pending.page(cast.adam.account_id, cast.tenant_id, only)
    assert page.total == 2
    assert len(page.rows) == page.counts[only]
    assert all(row.standing is only for row in page.rows)


async def test_what_is_answered_or_revoked_is_not_listed(core: Core, cast: Cast) -> None:
    empty = await core.pending.page(cast.adam.account_id, cast.tenant_id)
    assert (empty.rows, empty.total, empty.pages) == ([], 0, 1), "the cast has come"
    added = await invited(core, cast, cast.adam)
    await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    assert (await core.pending.page(cast.adam.account_id, cast.tenant_id)).rows == []
    for gone in (added.membership_id, cast.ivan.membership_id, 999_999):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await core.pending.card(cast.adam.account_id, gone)


async def test_a_card_says_what_can_be_done(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.olga, identifier=EMAIL, tenant_role=TenantRole.ADMINISTRATOR)
    by_adam = (await core.pending.card(cast.adam.account_id, added.membership_id)).invitation
    assert (by_adam.may_change, by_adam.correctable) == (False, False), "an administrator's (I-19)"
    by_olga = (await core.pending.card(cast.olga.account_id, added.membership_id)).invitation
    assert (by_olga.may_change, by_olga.correctable) == (True, True)
    proven = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(proven), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True)
    card = await core.pending.card(cast.adam.account_id, proven.membership_id)
    assert (card.tenant_id, card.invitation.may_change, card.invitation.correctable) == (
        cast.tenant_id,
        True,
        False,
    )


@pytest.mark.requirement("F-02")
async def test_of_somebody_with_an_account_only_the_typed_address_is_told(core: Core, cast: Cast) -> None:
    request = await asked(core, cast)
    await core.courier.run_due()
    card = (await core.pending.card(cast.adam.account_id, request.membership_id)).invitation
    assert (card.full_name, card.connects, card.correctable) == ("Остин О.", True, False)
    assert [way.known for way in card.ways] == [OSCAR], "his chat is not told of"


async def test_the_ways_are_those_of_the_present_link(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    clock.advance(timedelta(days=1))
    await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    card = (await core.pending.card(cast.adam.account_id, added.membership_id)).invitation
    assert [way.state for way in card.ways] == [MessageState.QUEUED]


@pytest.mark.requirement("F-01")
async def test_for_managers_only(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    for person, family, code in (
        (cast.ivan, NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        (cast.oscar, NotFound, Code.TENANT_UNKNOWN),
    ):
        with refused(family, code):
            await core.pending.page(person.account_id, cast.tenant_id)
        with refused(family, code):
            await core.pending.card(person.account_id, added.membership_id)


@on_both
async def test_thousands_cost_four_statements_like_one(core: Core, cast: Cast) -> None:
    async def page(number: int = 0) -> int:
        with counted(core) as statements:
            await core.pending.page(cast.adam.account_id, cast.tenant_id, number=number)
        return len(statements)

    await invited(core, cast, cast.adam)
    before = await page()
    await invite(core, cast.tenant_id, 5000, cast.adam.account_id)
    assert before == await page() == await page(300) == 4
    last = await core.pending.page(cast.adam.account_id, cast.tenant_id, number=10_000)
    assert (last.total, last.number + 1) == (5001, last.pages)
