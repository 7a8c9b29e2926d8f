"""Several who act at once, or wait for one person: nobody is connected twice, nobody's account is taken away."""

import pytest

from core.access import AppRight
from core.bootstrap import Core
from core.credentials import Passwords
from core.delivery import Message
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.invitations import Added, Found, Invitation, InvitationState, Step
from core.people import (
    Account,
    AccountState,
    AppDeviation,
    Identifier,
    Known,
    Membership,
    MembershipRole,
    MembershipState,
)
from core.tenants import Tenant
from tests.cast import PASSWORD, Cast, address, newcomer, operation, token_of
from tests.core.adding import EMAIL, PHONE, STRANGER, account_of, dispatcher, invited
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.connecting import OSCAR, accept, asked, known, place_of, request_of
from tests.mailbox import Mailbox


async def asked_by_oscar(core: Core, cast: Cast, identifier: Known = PHONE) -> Added:
    """The other tenant wants the same person, who has not come to the first one yet."""
    person = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", full_name="Тот же", identifier=identifier
    )
    return await core.connecting.connect(cast.oscar.account_id, cast.other_tenant_id, person, operation())


async def come(core: Core, added: Added) -> None:
    """Through this link: share the number, make a password."""
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True)
    await core.accepting.set_password(opening.invitation_id, PASSWORD, STRANGER, operation())


async def written(core: Core) -> list[int]:
    kinds = (Account, Identifier, Membership, MembershipRole, AppDeviation, Invitation, Message)
    return [len(await every(core, kind)) for kind in kinds]


async def customer_role(core: Core, cast: Cast) -> int:
    """One that nobody has."""
    options = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    return next(role.id for role in options.roles if role.name == "Заказчик")


# One person for whom two tenants wait -------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-02", "I-05", "I-11")
@pytest.mark.parametrize("through", ["first", "second"])
async def test_he_comes_through_either_link_and_agrees_to_the_other_with_his_own_sign_in(
    core: Core, cast: Cast, through: str
) -> None:
    first = await invited(core, cast, cast.adam)
    second = await asked_by_oscar(core, cast)
    here, there = (first, second) if through == "first" else (second, first)
    await come(core, here)
    opening = await core.accepting.open(token_of(there), STRANGER)
    assert opening.step is Step.AGREE
    account = await account_of(core, first)
    await accept(core, there, account.id)
    states = {(await place_of(core, added)).state for added in (first, second)}
    assert states == {MembershipState.ACTIVE}
    assert [each.login for each in await every(core, Account)].count(PHONE.value) == 1


async def test_what_the_first_has_noted_down_of_him_is_not_told_to_the_second(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    await invited(core, cast, cast.adam, email=EMAIL, full_name="Новый Человек")
    await core.courier.run_due()
    letters = len(mailbox.letters)
    second = await asked_by_oscar(core, cast)
    await core.courier.run_due()
    assert (second.full_name, second.login, second.sent_to) == ("Тот же", "", ())
    assert len(mailbox.letters) == letters
    card = await core.roster.card(cast.oscar.account_id, second.membership_id)
    assert (card.full_name, card.login, card.identifiers) == ("Тот же", None, [(PHONE, False)])


@on_both
@pytest.mark.requirement("F-02", "I-05")
async def test_of_two_who_set_a_password_through_either_link_at_once_one_has_the_account(
    core: Core, cast: Cast, passwords: Passwords
) -> None:
    """Two chats have proven the number, each through its own link; the other one is asked to sign in."""
    chats = {STRANGER: await invited(core, cast, cast.adam), address(7010): await asked_by_oscar(core, cast)}
    accepting = []
    for by, added in chats.items():
        opening = await core.accepting.open(token_of(added), by)
        await core.accepting.share_phone(opening.invitation_id, PHONE.value, by, own=True)
        password_hash = await passwords.hash(f"{PASSWORD} {by.value}")  # beforehand, so that they meet
        accepting.append(core.accepting._accept(opening.invitation_id, password_hash, by, operation()))
    said = await outcomes(*accepting)
    assert said.count(Code.SIGN_IN_FIRST) == 1
    states = [(await request_of(core, added)).state for added in chats.values()]
    assert states.count(InvitationState.ACCEPTED) == 1


@on_both
async def test_the_first_revokes_and_the_second_still_waits_for_him(core: Core, cast: Cast) -> None:
    first = await invited(core, cast, cast.adam)
    second = await asked_by_oscar(core, cast)
    await core.inviting.revoke(cast.adam.account_id, first.membership_id)
    await come(core, second)
    assert (await place_of(core, second)).state is MembershipState.ACTIVE


@on_both
async def test_once_nobody_waits_any_more_his_address_is_free_again(core: Core, cast: Cast) -> None:
    first = await invited(core, cast, cast.adam)
    account = await account_of(core, first)
    second = await asked_by_oscar(core, cast)
    came = await outcomes(
        core.inviting.revoke(cast.adam.account_id, first.membership_id),
        core.inviting.revoke(cast.oscar.account_id, second.membership_id),
    )
    assert came == [None, None]
    (account,) = [each for each in await every(core, Account) if each.id == account.id]
    assert (account.state, account.login) == (AccountState.DEACTIVATED, None)
    found = await core.inviting.look_up(cast.olga.account_id, cast.tenant_id, PHONE)
    assert found == Found()
    assert await invited(core, cast, cast.olga)


@on_both
async def test_asking_while_the_first_revokes_ends_in_one_of_both(core: Core, cast: Cast) -> None:
    first = await invited(core, cast, cast.adam)
    account = await account_of(core, first)
    revoked, came = await outcomes(
        core.inviting.revoke(cast.adam.account_id, first.membership_id), asked_by_oscar(core, cast)
    )
    (account,) = [each for each in await every(core, Account) if each.id == account.id]
    assert revoked is None
    assert (came is Code.PERSON_UNKNOWN) == (account.state is AccountState.DEACTIVATED)


async def test_a_form_that_is_open_when_he_comes_elsewhere_makes_no_second_password(
    core: Core, cast: Cast
) -> None:
    first, second = await invited(core, cast, cast.adam), await asked_by_oscar(core, cast)
    opening = await core.accepting.open(token_of(first), STRANGER)
    await come(core, second)
    with refused(NotAllowed, Code.SIGN_IN_FIRST):
        await core.accepting.set_password(
            opening.invitation_id, "another phrase of words", STRANGER, operation()
        )


@pytest.mark.requirement("I-06")
async def test_nobody_hands_over_a_password_to_an_account_on_which_another_tenant_relies(
    core: Core, cast: Cast
) -> None:
    handed = await invited(core, cast, cast.adam, identifier=None, login="newlogin")
    account = await account_of(core, handed)
    again = await core.inviting.hand_over(cast.adam.account_id, handed.membership_id, operation())
    assert again.password
    waiting = await invited(core, cast, cast.adam)
    await asked_by_oscar(core, cast)
    async with core.database.write() as session:
        there = Membership(account_id=account.id, tenant_id=cast.other_tenant_id, tenant_role="USER")
        there.state, there.created_at = MembershipState.ACTIVE, account.created_at
        session.add(there)
    for membership_id in (handed.membership_id, waiting.membership_id):
        with refused(Conflict, Code.ACCOUNT_ELSEWHERE):
            await core.inviting.hand_over(cast.adam.account_id, membership_id, operation())
    assert await core.signing_in.enter("newlogin", again.password, STRANGER), "the former one still holds"


# At once ------------------------------------------------------------------------------------------------


@on_both
async def test_many_confirmations_of_one_operation_make_one_place_and_one_request(
    core: Core, cast: Cast
) -> None:
    once, person, actor = operation(), await known(core, cast), cast.adam.account_id
    came = await outcomes(*(core.connecting.connect(actor, cast.tenant_id, person, once) for _ in range(6)))
    assert len({added.membership_id for added in came}) == 1
    requests = [
        m
        for m in await every(core, Message)
        if m.address == cast.oscar.address.value and m.purpose == "invitation"
    ]
    assert len(requests) == 1


@on_both
async def test_of_two_who_ask_one_person_at_once_one_does(core: Core, cast: Cast) -> None:
    came = await outcomes(*(asked(core, cast, adder) for adder in (cast.adam, cast.olga)))
    assert came.count(Code.ALREADY_A_MEMBER) == 1


@on_both
@pytest.mark.parametrize("first", ["accepting", "revoking"])
async def test_accepting_and_revoking_at_once_end_in_one_of_both(core: Core, cast: Cast, first: str) -> None:
    added = await asked(core, cast)
    invitation = await request_of(core, added)
    accepting = core.connecting.accept(cast.oscar.account_id, invitation.id, operation())
    revoking = core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await outcomes(*((accepting, revoking) if first == "accepting" else (revoking, accepting)))
    ended = (await request_of(core, added)).state, (await place_of(core, added)).state
    assert ended in {
        (InvitationState.ACCEPTED, MembershipState.ACTIVE),
        (InvitationState.REVOKED, MembershipState.ENDED),
    }
    (oscar,) = [each for each in await every(core, Account) if each.id == cast.oscar.account_id]
    assert oscar.state is AccountState.ACTIVE


# What was chosen is gone --------------------------------------------------------------------------------


@on_both
@pytest.mark.parametrize("known_already", [False, True], ids=["new", "known"])
async def test_a_role_or_an_application_removed_meanwhile_is_named_and_nothing_is_half_written(
    core: Core, cast: Cast, known_already: bool
) -> None:
    flow = core.connecting.connect if known_already else core.inviting.invite
    identifier = OSCAR if known_already else PHONE
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    customer = await newcomer(core, cast.adam, cast.tenant_id, "Заказчик", identifier=identifier)
    deviating = await dispatcher(core, cast, identifier=identifier, rights={999_999: AppRight.LAUNCH})
    before = await written(core)
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await flow(cast.adam.account_id, cast.tenant_id, deviating, operation())
    await core.shaping_roles.delete(cast.olga.account_id, await customer_role(core, cast))
    with refused(NotFound, Code.ROLE_UNKNOWN):
        await flow(cast.adam.account_id, cast.tenant_id, customer, operation())
    assert await written(core) == before


@on_both
@pytest.mark.parametrize("known_already", [False, True], ids=["new", "known"])
async def test_a_role_deleted_at_the_very_moment_is_either_given_or_gone(
    core: Core, cast: Cast, known_already: bool
) -> None:
    flow = core.connecting.connect if known_already else core.inviting.invite
    identifier = OSCAR if known_already else PHONE
    person = await newcomer(core, cast.adam, cast.tenant_id, "Заказчик", identifier=identifier)
    role_id = await customer_role(core, cast)
    added, deleted = await outcomes(
        flow(cast.adam.account_id, cast.tenant_id, person, operation()),
        core.shaping_roles.delete(cast.olga.account_id, role_id),
    )
    holders = [row.membership_id for row in await every(core, MembershipRole) if row.role_id == role_id]
    if added is Code.ROLE_UNKNOWN:
        assert (deleted, holders) == (None, [])
    else:
        assert (deleted, holders) == (Code.ROLE_IN_USE, [added.membership_id])
