"""Somebody whose link leads nowhere is told exactly why, and asks for a new invitation by one press."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, NotAllowed, NotFound, TooMany
from core.invitations import Added, Wish, WishAnswer
from core.journal import JournalEntry
from core.people import Address, Membership, MembershipState
from tests.cast import PASSWORD, Cast, address, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, invited
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.mailbox import Mailbox

ENDINGS = {
    "expired": Code.INVITATION_EXPIRED,
    "revoked": Code.INVITATION_REVOKED,
    "declined": Code.INVITATION_DECLINED,
    "superseded": Code.INVITATION_SUPERSEDED,
}


async def end(core: Core, cast: Cast, added: Added, how: str, clock: FrozenClock) -> None:
    actor = cast.adam.account_id
    if how == "expired":
        clock.advance(limits.INVITATION_LIFE)
    elif how == "revoked":
        await core.inviting.revoke(actor, added.membership_id)
    elif how == "superseded":
        await core.inviting.resend(actor, added.membership_id, operation())
    else:
        opening = await core.accepting.open(token_of(added), STRANGER)
        await core.accepting.decline(opening.invitation_id, STRANGER)
    await core.courier.run_due()


async def before_a_closed_door(core: Core, added: Added, by: Address = STRANGER) -> int:
    """The invitation behind a link that leads nowhere."""
    with pytest.raises(Conflict) as caught:
        await core.accepting.open(token_of(added), by)
    id_ = caught.value.fields["invitation_id"]
    assert isinstance(id_, int)
    return id_


async def wished(core: Core, cast: Cast, clock: FrozenClock, how: str = "expired") -> tuple[Added, int]:
    added = await invited(core, cast, cast.adam)
    await end(core, cast, added, how, clock)
    id_ = await before_a_closed_door(core, added)
    await core.wishing.wish(id_, STRANGER)
    await core.courier.run_due()
    return added, id_


@on_both
@pytest.mark.requirement("I-30")
@pytest.mark.parametrize("how", ENDINGS)
async def test_what_became_of_a_link_is_told_and_a_new_one_is_asked_for(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox, how: str
) -> None:
    added = await invited(core, cast, cast.adam)
    await end(core, cast, added, how, clock)
    id_ = await before_a_closed_door(core, added)
    seen = await core.wishing.look(id_, STRANGER)
    assert (seen.code, seen.tenant, seen.may_wish) == (ENDINGS[how], "ТехСервис", True)
    await core.wishing.wish(id_, STRANGER)
    await core.courier.run_due()
    notice = chats.to(cast.adam.address.value)[-1]
    assert notice.subject == "Новый Человек просит новое приглашение"
    assert "+7 701 777 0001" in notice.text
    first = "Пригласить снова" if how in ("revoked", "declined") else "Отправить новое"
    assert [action.label for action in notice.actions] == [first, "Не нужно"]
    seen = await core.wishing.look(id_, STRANGER)
    assert (seen.may_wish, seen.wished, seen.answer) == (False, True, None)


@on_both
async def test_it_goes_out_again_and_the_chat_that_asked_hears_that_but_gets_no_link(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    added, id_ = await wished(core, cast, clock)
    again = await core.inviting.resend(cast.adam.account_id, added.membership_id, operation(), 1)
    await core.courier.run_due()
    (answer,) = chats.to(STRANGER.value)
    assert "отправлено снова" in answer.text and "передаст Адам Азимов" in answer.text
    assert token_of(again) not in answer.text and answer.link is None
    seen = await core.wishing.look(id_, STRANGER)
    assert seen.code is Code.INVITATION_SUPERSEDED, "he has not opened the new one"
    await core.accepting.open(token_of(again), STRANGER)
    assert (await core.wishing.look(id_, STRANGER)).code is None


@on_both
async def test_a_revoked_person_who_is_added_again_hears_it_too(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    await wished(core, cast, clock, "revoked")
    await invited(core, cast, cast.olga)
    await core.courier.run_due()
    assert "отправлено снова" in chats.to(STRANGER.value)[-1].text
    assert [wish.answer for wish in await every(core, Wish)] == [WishAnswer.SENT]


async def test_a_refusal_is_told_once(core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox) -> None:
    added, id_ = await wished(core, cast, clock)
    actor = cast.olga.account_id
    assert await core.wishing.refuse(actor, added.membership_id, 1) == "Новый Человек"
    await core.courier.run_due()
    assert "пока не будет" in chats.to(STRANGER.value)[-1].text
    with refused(Conflict, Code.ALREADY_DONE):
        await core.wishing.refuse(actor, added.membership_id, 1)
    with refused(Conflict, Code.WISH_REFUSED):
        await core.wishing.wish(id_, STRANGER)
    assert [e.action for e in await every(core, JournalEntry)][-2:] == [
        "invitation.wished",
        "invitation.wish_refused",
    ]


@on_both
async def test_pressed_twice_at_once_it_is_one_wish(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam)
    await end(core, cast, added, "expired", clock)
    id_ = await before_a_closed_door(core, added)
    came = await outcomes(*(core.wishing.wish(id_, STRANGER) for _ in range(3)))
    assert came.count(Code.ALREADY_ASKED) == 2
    assert len(await every(core, Wish)) == 1


async def test_a_second_press_on_a_notice_kills_no_newer_link(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    added, _ = await wished(core, cast, clock)
    await core.inviting.resend(cast.adam.account_id, added.membership_id, operation(), 1)
    with refused(Conflict, Code.ALREADY_DONE):
        await core.inviting.resend(cast.olga.account_id, added.membership_id, operation(), 1)


# Who may ------------------------------------------------------------------------------------------------


async def test_only_who_has_held_a_right_link_may_ask(core: Core, cast: Cast, clock: FrozenClock) -> None:
    _, id_ = await wished(core, cast, clock)
    for act in (core.wishing.look, core.wishing.wish):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await act(id_, address(778))
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await act(999_999, STRANGER)


async def test_nobody_asks_with_somebody_elses_account(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam)
    await end(core, cast, added, "superseded", clock)
    with refused(NotAllowed, Code.INVITATION_FOR_ANOTHER):
        await core.accepting.open(token_of(added), cast.ivan.address)


async def test_an_open_link_needs_no_wish_and_a_used_one_gets_none(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    added = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(added), STRANGER)
    with refused(Conflict, Code.ALREADY_DONE):
        await core.wishing.wish(opening.invitation_id, STRANGER)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True)
    await core.accepting.set_password(opening.invitation_id, PASSWORD, STRANGER, operation())
    id_ = await before_a_closed_door(core, added, address(778))
    assert not (await core.wishing.look(id_, address(778))).may_wish
    with refused(Conflict, Code.INVITATION_USED):
        await core.wishing.wish(id_, address(778))


async def test_a_guest_cannot_ask_without_end(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam)
    await end(core, cast, added, "expired", clock)
    for guest in range(limits.WISHES_PER_DAY):
        by = address(800 + guest)
        await core.wishing.wish(await before_a_closed_door(core, added, by), by)
    with refused(TooMany, Code.WISHES_TOO_MANY):
        await core.wishing.wish(await before_a_closed_door(core, added), STRANGER)
    clock.advance(timedelta(days=1))
    await core.wishing.wish(await before_a_closed_door(core, added), STRANGER)


async def test_once_the_inviter_is_gone_the_managers_hear_it(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await end(core, cast, added, "revoked", clock)
    await alter(core, Membership, cast.adam.membership_id, state=MembershipState.SUSPENDED)
    await core.wishing.wish(await before_a_closed_door(core, added), STRANGER)
    await core.courier.run_due()
    assert chats.to(cast.olga.address.value)[-1].subject == "Новый Человек просит новое приглашение"


@pytest.mark.parametrize("name", ["ivan", "oscar"])
async def test_nobody_else_answers(core: Core, cast: Cast, clock: FrozenClock, name: str) -> None:
    added, _ = await wished(core, cast, clock)
    family, code = {
        "ivan": (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        "oscar": (NotFound, Code.TENANT_UNKNOWN),
    }[name]
    with refused(family, code):
        await core.wishing.refuse(getattr(cast, name).account_id, added.membership_id, 1)


async def test_a_link_that_is_both_old_and_revoked_is_told_as_revoked(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    added = await invited(core, cast, cast.adam)
    await end(core, cast, added, "superseded", clock)
    await end(core, cast, added, "revoked", clock)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.accepting.open(token_of(added), STRANGER)
