"""Adding, however often and by however many at once, on both databases: every person once."""

import pytest

from core.bootstrap import Core
from core.delivery import Message
from core.errors import Code
from core.invitations import Invitation, InvitationState
from core.people import (
    Membership,
    MembershipState,
)
from tests.cast import Cast, newcomer, operation, token_of
from tests.core.adding import EMAIL, PHONE, STRANGER, add, dispatcher, invited
from tests.core.conftest import every, on_both, outcomes


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
    came = await outcomes(add(core, cast.adam, here), add(core, cast.oscar, there, cast.other_tenant_id))
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
@pytest.mark.parametrize("first", ["accepting", "revoking"])
async def test_accepting_and_revoking_at_once_end_in_one_of_both(core: Core, cast: Cast, first: str) -> None:
    added = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True)
    # without the hashing, which would let the other one always be the first
    accepting = core.accepting._accept(opening.invitation_id, "a hash", STRANGER, operation())
    revoking = core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await outcomes(*((accepting, revoking) if first == "accepting" else (revoking, accepting)))
    (invitation,) = [i for i in await every(core, Invitation) if i.membership_id == added.membership_id]
    (membership,) = [m for m in await every(core, Membership) if m.id == added.membership_id]
    assert (invitation.state, membership.state) in {
        (InvitationState.ACCEPTED, MembershipState.ACTIVE),
        (InvitationState.REVOKED, MembershipState.ENDED),
    }
