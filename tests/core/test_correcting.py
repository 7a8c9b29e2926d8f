"""An address that was typed wrongly is corrected: the right one takes its place, and the old link is dead."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import Added, Invitation, Waits
from core.journal import JournalEntry
from core.people import Identifier, Known, parse_email, parse_phone
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, account_of, add, dispatcher, invited
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.connecting import OSCAR, asked
from tests.mailbox import Mailbox

TYPO, RIGHT = parse_email("new@tehservis.exampel"), EMAIL


async def corrected(core: Core, cast: Cast, membership_id: int, known: Known = RIGHT) -> Added:
    return await core.inviting.change_address(cast.adam.account_id, membership_id, known, operation())


@on_both
@pytest.mark.requirement("I-30", "I-02", "I-03", "H-07", "F-26")
async def test_the_letter_goes_to_the_right_address_and_the_old_link_is_dead(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    await core.courier.run_due()
    again = await corrected(core, cast, added.membership_id)
    await core.courier.run_due()
    assert mailbox.token_for(RIGHT.value) == token_of(again)
    assert len(mailbox.to(TYPO.value)) == 1
    with refused(Conflict, Code.INVITATION_SUPERSEDED):
        await core.accepting.open(token_of(added), STRANGER)
    assert again.login == RIGHT.value, "the login was the address"
    account = await account_of(core, again)
    assert [i.value for i in await every(core, Identifier) if i.account_id == account.id] == [RIGHT.value]
    opening = await core.accepting.open(token_of(again), STRANGER)
    await core.accepting.send_code(opening.invitation_id, STRANGER)
    await core.courier.run_due()
    await core.accepting.submit_code(
        opening.invitation_id, mailbox.code_for(RIGHT.value), STRANGER, operation()
    )


@pytest.mark.requirement("I-37", "I-38")
async def test_the_journal_has_both_addresses_masked(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    await corrected(core, cast, added.membership_id)
    entry = (await every(core, JournalEntry))[-1]
    assert (entry.action, entry.actor_id) == ("invitation.address_changed", cast.adam.account_id)
    assert entry.details == {"before": TYPO.masked, "after": RIGHT.masked}


async def test_a_typed_login_stands(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO, login="newlogin")
    assert (await corrected(core, cast, added.membership_id)).login == "newlogin"


async def test_from_a_phone_to_an_email_and_back(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=PHONE)
    assert (await corrected(core, cast, added.membership_id, RIGHT)).sent_to == (RIGHT,)
    assert (await corrected(core, cast, added.membership_id, PHONE)).login == PHONE.value


async def test_of_a_phone_and_an_email_each_takes_the_place_of_its_own_kind(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=PHONE, email=TYPO)
    again = await corrected(core, cast, added.membership_id, RIGHT)
    assert (again.login, again.other_login) == (PHONE.value, False), "the login was the other one"
    other = parse_phone("+77017770002")
    last = await corrected(core, cast, added.membership_id, other)
    assert (last.login, last.other_login) == (other.value, True)
    account = await account_of(core, last)
    own = {i.value for i in await every(core, Identifier) if i.account_id == account.id}
    assert own == {RIGHT.value, other.value}
    assert (await core.pending.card(cast.adam.account_id, added.membership_id)).invitation.address == other


@pytest.mark.requirement("I-30", "H-07")
async def test_nothing_goes_to_the_replaced_address_beside_the_invited_one(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=PHONE, email=TYPO)
    again = await corrected(core, cast, added.membership_id, RIGHT)
    await core.courier.run_due()
    assert (mailbox.to(TYPO.value), len(mailbox.to(RIGHT.value))) == ([], 1)
    with refused(Conflict, Code.INVITATION_SUPERSEDED):
        await core.accepting.open(token_of(added), STRANGER)
    assert await core.accepting.open(token_of(again), STRANGER)


async def test_nor_does_a_code_that_was_on_its_way_there(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.send_code(opening.invitation_id, STRANGER)
    await corrected(core, cast, added.membership_id)
    await core.courier.run_due()
    assert mailbox.to(TYPO.value) == []


async def test_a_typed_login_may_be_the_address_that_was_noted_beside(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=PHONE, email=TYPO, login=TYPO.value)
    assert (await corrected(core, cast, added.membership_id)).login == RIGHT.value


@pytest.mark.requirement("I-30")
async def test_an_expired_one_lives_again(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    clock.advance(limits.INVITATION_LIFE)
    again = await corrected(core, cast, added.membership_id)
    assert await core.accepting.open(token_of(again), STRANGER)


async def test_one_that_could_not_be_delivered_is_under_way_again(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    mailbox.refuses.add(TYPO.value)
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    await core.courier.run_due()
    assert (await core.pending.card(cast.adam.account_id, added.membership_id)).invitation.standing is (
        Waits.UNDELIVERABLE
    )
    await corrected(core, cast, added.membership_id)
    await core.courier.run_due()
    card = (await core.pending.card(cast.adam.account_id, added.membership_id)).invitation
    assert (card.standing, card.state.value, card.address) == (Waits.WAITING, "DELIVERED", RIGHT)


async def test_happens_once_for_one_operation(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    once, actor = operation(), cast.adam.account_id
    first, second = [
        await core.inviting.change_address(actor, added.membership_id, RIGHT, once) for _ in range(2)
    ]
    assert first == second


# Refused ------------------------------------------------------------------------------------------------


async def test_the_same_address_is_no_correction(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    with refused(Invalid, Code.ADDRESS_SAME):
        await corrected(core, cast, added.membership_id, EMAIL)
    both = await invited(core, cast, cast.adam, identifier=PHONE, email=TYPO)
    with refused(Invalid, Code.ADDRESS_SAME):
        await corrected(core, cast, both.membership_id, TYPO)


@pytest.mark.requirement("I-02", "F-02")
async def test_an_address_of_somebody_else_is_refused_as_at_inviting(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    with refused(Conflict, Code.ALREADY_A_MEMBER) as fields:
        await corrected(core, cast, added.membership_id, parse_phone("+77017051225"))
    assert fields == {"membership_id": cast.ivan.membership_id}
    with refused(Conflict, Code.KNOWN_ELSEWHERE):
        await corrected(core, cast, added.membership_id, OSCAR)


@pytest.mark.requirement("I-14")
async def test_an_administrator_keeps_an_email(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.olga, identifier=TYPO, tenant_role=TenantRole.ADMINISTRATOR)
    with refused(Invalid, Code.EMAIL_REQUIRED_FOR_ROLE):
        await core.inviting.change_address(cast.olga.account_id, added.membership_id, PHONE, operation())
    with refused(NotAllowed, Code.TARGET_PROTECTED):
        await corrected(core, cast, added.membership_id)


@pytest.mark.requirement("I-35")
async def test_it_needs_a_paid_licence_like_sending_again(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await corrected(core, cast, added.membership_id)


@pytest.mark.parametrize("name", ["ivan", "oscar"])
async def test_nobody_else_corrects_it(core: Core, cast: Cast, name: str) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    family, code = {
        "ivan": (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        "oscar": (NotFound, Code.TENANT_UNKNOWN),
    }[name]
    with refused(family, code):
        await core.inviting.change_address(
            getattr(cast, name).account_id, added.membership_id, RIGHT, operation()
        )


async def test_what_is_proven_accepted_or_revoked_is_not_corrected(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True)
    with refused(Conflict, Code.ADDRESS_PROVEN):
        await corrected(core, cast, added.membership_id)
    with refused(Conflict, Code.INVITATION_USED):
        await corrected(core, cast, cast.ivan.membership_id)
    await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await corrected(core, cast, added.membership_id)


@pytest.mark.requirement("F-02")
async def test_whoever_is_known_by_it_elsewhere_keeps_it(core: Core, cast: Cast) -> None:
    request = await asked(core, cast)
    with refused(Conflict, Code.ADDRESS_FIXED):
        await corrected(core, cast, request.membership_id)


@pytest.mark.requirement("F-02")
async def test_so_does_whom_two_tenants_wait_for(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    person = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=TYPO, full_name="Н. Ч."
    )
    there = await core.connecting.connect(cast.oscar.account_id, cast.other_tenant_id, person, operation())
    with refused(Conflict, Code.ADDRESS_FIXED):
        await corrected(core, cast, added.membership_id)
    with refused(Conflict, Code.ADDRESS_FIXED):
        await core.inviting.change_address(cast.oscar.account_id, there.membership_id, RIGHT, operation())


# At once ------------------------------------------------------------------------------------------------


@on_both
async def test_of_resending_and_correcting_at_once_the_last_link_is_the_only_one(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    came = await outcomes(
        core.inviting.resend(cast.olga.account_id, added.membership_id, operation()),
        corrected(core, cast, added.membership_id),
    )
    (invitation,) = [i for i in await every(core, Invitation) if i.membership_id == added.membership_id]
    assert (invitation.generation, invitation.known) == (3, RIGHT)
    alive = await outcomes(*(core.accepting.open(token_of(each), STRANGER) for each in came))
    assert alive.count(Code.INVITATION_SUPERSEDED) == 1
    await core.courier.run_due()
    assert len(mailbox.letters) == 1


@on_both
async def test_the_address_is_proven_or_corrected_never_both(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(added), STRANGER)
    proven, changed = await outcomes(
        core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True),
        corrected(core, cast, added.membership_id),
    )
    assert (proven, changed == Code.ADDRESS_PROVEN) in {(None, True), (Code.INVITATION_SUPERSEDED, False)}


@on_both
async def test_two_people_are_not_corrected_to_one_address_at_once(core: Core, cast: Cast) -> None:
    people = [
        await add(core, cast.adam, await dispatcher(core, cast, identifier=known)) for known in (TYPO, PHONE)
    ]
    came = await outcomes(*(corrected(core, cast, each.membership_id) for each in people))
    assert came.count(Code.ALREADY_A_MEMBER) == 1


async def test_an_old_opening_is_void(core: Core, cast: Cast, clock: FrozenClock) -> None:
    """Whoever got the letter by mistake has nothing of the new one."""
    added = await invited(core, cast, cast.adam, identifier=TYPO)
    opening = await core.accepting.open(token_of(added), address(778))
    await corrected(core, cast, added.membership_id)
    clock.advance(timedelta(minutes=1))
    with refused(Conflict, Code.INVITATION_SUPERSEDED):
        await core.accepting.decline(opening.invitation_id, address(778))
