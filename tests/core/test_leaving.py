"""A person leaves a tenant, for a while or for good, and is told; the account stays his."""

from datetime import timedelta

import pytest

from core.access import Reason
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import Account, AccountState, Contact, Membership, MembershipState
from core.tenants import TenantRole
from tests.cast import PASSWORD, Cast, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, STRANGER, invited
from tests.core.conftest import every, on_both, outcomes, refused
from tests.mailbox import Mailbox

ENGINEERS_APP = "engineer-app-1"


async def reasons(core: Core, account_id: int) -> tuple[Reason, ...]:
    """Why he may not launch the engineer's application."""
    return (await core.checking.decide(account_id, ENGINEERS_APP))[0].reasons


async def journalled(core: Core, kind: str) -> list[tuple[str, dict[str, object]]]:
    entries = await every(core, JournalEntry)
    return [(each.action, each.details) for each in entries if each.action.startswith(kind)]


async def told(core: Core, messages: Mailbox) -> list[tuple[str, str]]:
    messages.letters.clear()
    await core.courier.run_due()
    return [(address, letter.subject) for address, letter in messages.letters]


# Suspending and restoring -------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-37")
async def test_who_is_suspended_may_use_nothing_until_he_is_restored(core: Core, cast: Cast) -> None:
    ivan, adam = cast.ivan, cast.adam.account_id
    for _ in range(2):  # twice is once
        await core.leaving.suspend(adam, ivan.membership_id, "  в отпуске\n до марта ")
    assert await reasons(core, ivan.account_id) == (Reason.MEMBERSHIP_SUSPENDED,)
    for _ in range(2):
        await core.leaving.restore(adam, ivan.membership_id)
    assert await reasons(core, ivan.account_id) == ()
    assert await journalled(core, "membership.") == [
        ("membership.suspended", {"before": "ACTIVE", "after": "SUSPENDED", "why": "в отпуске до марта"}),
        ("membership.restored", {"before": "SUSPENDED", "after": "ACTIVE"}),
    ]


async def test_he_is_told_of_each_in_his_chat_but_not_why(core: Core, cast: Cast, chats: Mailbox) -> None:
    adam, ivan = cast.adam.account_id, cast.ivan
    to = ivan.address.value
    await core.leaving.suspend(adam, ivan.membership_id, "опоздания")
    assert await told(core, chats) == [(to, "Доступ приостановлен: «ТехСервис»")]
    assert "опоздания" not in chats.letters[0][1].text
    await core.leaving.restore(adam, ivan.membership_id)
    assert await told(core, chats) == [(to, "Доступ снова открыт: «ТехСервис»")]
    await core.leaving.end(adam, ivan.membership_id)
    assert await told(core, chats) == [(to, "Вы больше не в организации «ТехСервис»")]


async def test_what_is_no_longer_true_is_not_told(core: Core, cast: Cast, chats: Mailbox) -> None:
    await core.leaving.suspend(cast.adam.account_id, cast.ivan.membership_id)
    await core.leaving.restore(cast.adam.account_id, cast.ivan.membership_id)
    assert [subject for _, subject in await told(core, chats)] == ["Доступ снова открыт: «ТехСервис»"]


async def test_who_has_no_chat_is_told_at_his_proven_email(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    async with core.database.write() as session:
        for contact in [c for c in await every(core, Contact) if c.account_id == cast.sam.account_id]:
            (await session.get_one(Contact, contact.id)).account_id = None
    await core.leaving.suspend(cast.olga.account_id, cast.sam.membership_id)
    assert await told(core, mailbox) == [(cast.sam.login, "Доступ приостановлен: «ТехСервис»")]


async def test_who_has_not_come_yet_is_revoked_not_suspended(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    for act in (core.leaving.suspend, core.leaving.restore):
        with refused(Conflict, Code.NOT_YET_JOINED):
            await act(cast.adam.account_id, added.membership_id)


async def test_a_reason_is_short(core: Core, cast: Cast) -> None:
    with refused(Invalid, Code.WHY_TOO_LONG):
        await core.leaving.suspend(cast.adam.account_id, cast.ivan.membership_id, "я" * 301)
    await core.leaving.suspend(cast.adam.account_id, cast.ivan.membership_id, "я" * 300)


# Ending ---------------------------------------------------------------------------------------------------


@on_both
async def test_who_has_left_is_a_member_no_more_and_keeps_his_account(core: Core, cast: Cast) -> None:
    for _ in range(2):  # twice is once
        await core.leaving.end(cast.adam.account_id, cast.ivan.membership_id)
    assert await reasons(core, cast.ivan.account_id) == (Reason.MEMBERSHIP_ENDED,)
    (account,) = [each for each in await every(core, Account) if each.id == cast.ivan.account_id]
    assert account.state is AccountState.ACTIVE
    assert await core.signing_in.enter(cast.ivan.login, PASSWORD, cast.ivan.address)
    assert len(await journalled(core, "membership.ended")) == 1


async def test_what_has_ended_is_not_changed_any_more(core: Core, cast: Cast, clock: FrozenClock) -> None:
    adam, ivan = cast.adam.account_id, cast.ivan.membership_id
    await core.leaving.end(adam, ivan)
    for act in (
        core.leaving.restore(adam, ivan),
        core.leaving.suspend(adam, ivan),
        core.leaving.until(adam, ivan, clock.now() + timedelta(days=1)),
        core.changing.limit_sessions(adam, ivan, 1),
    ):
        with refused(Conflict, Code.MEMBERSHIP_ENDED):
            await act


@on_both
async def test_ending_an_invited_one_revokes_his_invitation_and_he_can_be_added_again(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    first = await invited(core, cast, cast.adam, identifier=EMAIL, login="newlogin")
    await core.leaving.end(cast.adam.account_id, first.membership_id)
    assert await told(core, mailbox) == [], "neither the invitation nor that it is over"
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.accepting.open(token_of(first), STRANGER)
    second = await invited(core, cast, cast.olga, identifier=EMAIL, login="newlogin")
    assert second.membership_id != first.membership_id


async def test_whose_invitation_has_expired_can_be_removed_too(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    clock.advance(timedelta(days=30))
    await core.leaving.end(cast.adam.account_id, added.membership_id)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())


@on_both
async def test_an_invitation_accepted_while_it_is_ended_ends_all_the_same(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, "+77017770001", STRANGER, own=True)
    came = await outcomes(
        core.leaving.end(cast.adam.account_id, added.membership_id),
        core.accepting.set_password(opening.invitation_id, PASSWORD, STRANGER, operation()),
    )
    (membership,) = [m for m in await every(core, Membership) if m.id == added.membership_id]
    (account,) = [each for each in await every(core, Account) if each.id == membership.account_id]
    released = came[1] is Code.INVITATION_REVOKED
    assert came[0] is None and membership.state is MembershipState.ENDED
    assert account.state is (AccountState.DEACTIVATED if released else AccountState.ACTIVE)


@pytest.mark.requirement("I-17")
async def test_the_last_owner_is_neither_suspended_nor_removed(core: Core, cast: Cast) -> None:
    olga = cast.olga.account_id
    (own,) = [m.id for m in await every(core, Membership) if (m.account_id, m.tenant_id) == (olga, 1)]
    for act in (core.leaving.suspend, core.leaving.end):
        with refused(Conflict, Code.LAST_OWNER):
            await act(olga, own)
    await core.changing.change_tenant_role(olga, cast.sam.membership_id, TenantRole.OWNER)
    await core.leaving.end(olga, own)
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.roster.page(olga, cast.tenant_id)


@on_both
@pytest.mark.requirement("I-17")
async def test_of_two_owners_who_suspend_each_other_at_once_one_stays(core: Core, cast: Cast) -> None:
    olga, sam = cast.olga.account_id, cast.sam
    (own,) = [m.id for m in await every(core, Membership) if (m.account_id, m.tenant_id) == (olga, 1)]
    await core.changing.change_tenant_role(olga, sam.membership_id, TenantRole.OWNER)
    came = await outcomes(
        core.leaving.suspend(olga, sam.membership_id), core.leaving.end(sam.account_id, own)
    )
    assert set(came) == {None, Code.TENANT_UNKNOWN}, "the slower one is no member any more"


# A term ---------------------------------------------------------------------------------------------------


async def test_from_his_term_on_he_counts_as_ended(core: Core, cast: Cast, clock: FrozenClock) -> None:
    adam, ivan = cast.adam.account_id, cast.ivan
    term = clock.now() + timedelta(days=10)
    await core.leaving.until(adam, ivan.membership_id, term)
    assert await reasons(core, ivan.account_id) == ()
    clock.advance(timedelta(days=10))
    assert await reasons(core, ivan.account_id) == (Reason.MEMBERSHIP_ENDED,)
    await core.leaving.until(adam, ivan.membership_id, None)
    assert await reasons(core, ivan.account_id) == ()
    assert await journalled(core, "membership.term") == [
        ("membership.term_changed", {"before": None, "after": term.isoformat()}),
        ("membership.term_changed", {"before": term.isoformat(), "after": None}),
    ]


async def test_a_term_lies_ahead(core: Core, cast: Cast, clock: FrozenClock) -> None:
    with refused(Invalid, Code.TERM_INVALID):
        await core.leaving.until(cast.adam.account_id, cast.ivan.membership_id, clock.now())


async def test_whoever_manages_people_has_no_term(core: Core, cast: Cast, clock: FrozenClock) -> None:
    olga, term = cast.olga.account_id, clock.now() + timedelta(days=1)
    with refused(NotAllowed, Code.TERM_NOT_FOR_MANAGERS):
        await core.leaving.until(olga, cast.adam.membership_id, term)
    await core.leaving.until(olga, cast.sam.membership_id, term)
    with refused(NotAllowed, Code.TERM_NOT_FOR_MANAGERS):
        await core.changing.change_tenant_role(olga, cast.sam.membership_id, TenantRole.ADMINISTRATOR)


# Two at once ----------------------------------------------------------------------------------------------


@on_both
async def test_of_two_managers_at_once_one_wins_and_nothing_of_the_other_is_kept(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    ivan = cast.ivan.membership_id
    seen = (await core.giving_rights.of(cast.olga.account_id, ivan)).version
    came = await outcomes(
        core.leaving.suspend(cast.adam.account_id, ivan, seen=seen),
        core.changing.limit_sessions(cast.olga.account_id, ivan, 2, seen=seen),
    )
    assert set(came) == {None, Code.CHANGED_MEANWHILE}
    notices = await told(core, chats)
    assert len(notices) == (1 if came[0] is None else 0)
