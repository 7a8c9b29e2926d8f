"""What can still be done about an invitation: a password handed over instead, sent again, revoked, shown again."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.people import (
    Membership,
)
from core.tenants import Tenant, TenantRole
from tests.cast import PASSWORD, Cast, address, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, account_of, invited
from tests.core.conftest import alter, every, on_both, refused
from tests.mailbox import Mailbox

# Handing over -------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-06", "F-28", "I-06", "I-34", "I-39")
async def test_neither_known_a_password_is_made_shown_once_and_to_be_replaced(core: Core, cast: Cast) -> None:
    handed = await invited(core, cast, cast.adam, identifier=None, login="newlogin")
    assert handed.password and handed.link is None and handed.sent_to == ()
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
    assert (added.password, added.sent_to, added.login) == (None, (EMAIL,), "newlogin")


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


async def test_nobody_takes_over_a_living_account(core: Core, cast: Cast) -> None:
    """Sam, who has an e-mail, gets over a forgotten password by himself."""
    with refused(Conflict, Code.ALREADY_DONE):
        await core.inviting.hand_over(cast.olga.account_id, cast.sam.membership_id, operation())
    assert await core.signing_in.enter(cast.sam.login, PASSWORD, cast.sam.address)


@pytest.mark.requirement("I-14")
async def test_a_future_administrator_proves_his_email_himself(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.olga, identifier=EMAIL, tenant_role=TenantRole.ADMINISTRATOR)
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


# Resending, revoking, the link again --------------------------------------------------------------------


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
