"""The owner of an invited organisation comes and begins it (F-13)."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, NotAllowed, NotFound, Refused
from core.founding import Claim, NewTenant
from core.invitations import NewPerson
from core.journal import JournalEntry
from core.people import Account, Identifier, Membership, parse_email
from core.servicing import (
    RelationState,
    ServicingRelation,
    TenantInvitationState,
    Way,
)
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import PASSWORD, Cast, address, newcomer, operation
from tests.clock import FrozenClock
from tests.core.conftest import every, on_both, outcomes, refused
from tests.core.invited_tenants import EMAIL, ROSA, begin, invite, letter, signed_up, state_of
from tests.core.servicing import days, let_service
from tests.mailbox import Mailbox

pytestmark = pytest.mark.requirement("F-13")


@pytest.fixture(autouse=True)
async def servicing(core: Core, cast: Cast) -> None:
    await let_service(core, cast)


@on_both
async def test_somebody_new_proves_the_e_mail_and_owns_a_tenant_on_trial(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    invitation_id = await invite(core, cast)
    account_id = await signed_up(core, mailbox)
    tenant_id = await begin(core, account_id, invitation_id)
    tenant = next(each for each in await every(core, Tenant) if each.id == tenant_id)
    assert (tenant.name, tenant.licence, tenant.licence_until) == (
        "Ромашка Плюс",
        LicenceState.TRIAL,
        clock.now() + limits.TRIAL,
    )
    (membership,) = [each for each in await every(core, Membership) if each.tenant_id == tenant_id]
    assert (membership.account_id, membership.tenant_role) == (account_id, TenantRole.OWNER)
    (relation,) = await every(core, ServicingRelation)
    assert (relation.servicing_id, relation.serviced_id, relation.state) == (
        cast.tenant_id,
        tenant_id,
        RelationState.LIVE,
    )
    assert await core.signing_in.enter(EMAIL, PASSWORD, ROSA) == account_id
    assert await every(core, Claim) == []


@pytest.mark.requirement("I-35", "Y-04")
async def test_on_trial_nobody_is_invited_yet(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id = await invite(core, cast)
    account_id = await signed_up(core, mailbox)
    tenant_id = await begin(core, account_id, invitation_id)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await core.inviting.options(account_id, tenant_id)


async def test_the_operator_hears_that_it_has_begun(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    invitation_id = await invite(core, cast)
    token = await letter(core, mailbox)
    await begin(core, await signed_up(core, mailbox), invitation_id)
    await core.courier.run_due()
    assert "«Ромашка Плюс» начала работу" in chats.to(str(cast.sam.telegram_id))[-1].text
    with refused(Conflict, Code.INVITATION_USED):
        await core.servicing.coming.open(token, address(502))


async def test_no_code_goes_anywhere_but_to_the_invited_e_mail(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    await invite(core, cast)
    await core.servicing.coming.open(await letter(core, mailbox), ROSA)
    sent = await core.founding.send_claim_code(ROSA, "mine@elsewhere.example", "ru")
    await core.courier.run_due()
    assert sent.value == EMAIL
    assert mailbox.to("mine@elsewhere.example") == []


async def test_who_comes_this_way_owns_no_installation(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    await invite(core, cast)
    await signed_up(core, mailbox)
    who = await core.directory.who(ROSA)
    assert (who.provider_owner, who.manages, who.member) == (False, False, False)


@pytest.mark.parametrize("name", ["sam", "olga", "oscar", "stranger"])
async def test_nobody_else_begins_it(core: Core, cast: Cast, mailbox: Mailbox, name: str) -> None:
    invitation_id = await invite(core, cast)
    await signed_up(core, mailbox)
    actor = 10**6 if name == "stranger" else getattr(cast, name).account_id
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await begin(core, actor, invitation_id)
    assert len(await every(core, Tenant)) == 2


async def test_somebody_with_the_link_and_no_proof_gets_no_account(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    await invite(core, cast)
    await core.servicing.coming.open(await letter(core, mailbox), ROSA)
    await core.founding.name_claimant(ROSA, "Роза Рахимова")
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await core.founding.finish_claim(ROSA, PASSWORD, "ru", operation())


@pytest.mark.requirement("F-02")
async def test_who_has_an_account_with_this_e_mail_confirms_by_his_own_sign_in(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    email = "oscar@elsewhere.example"
    invitation_id = await invite(core, cast, email=email)
    token, elsewhere = await letter(core, mailbox, email), address(503)
    assert (await core.servicing.coming.open(token, elsewhere)).way is Way.SIGN_IN
    assert (await core.servicing.coming.open(token, cast.oscar.address)).way is Way.BEGIN
    await core.signing_in.enter(email, PASSWORD, elsewhere)
    assert (await core.servicing.coming.look(invitation_id, elsewhere)).way is Way.BEGIN
    tenant_id = await begin(core, cast.oscar.account_id, invitation_id)
    assert tenant_id in {each.id for each in await core.directory.managed(cast.oscar.account_id)}
    assert len([each for each in await every(core, Account) if each.login == email]) == 1


async def test_who_has_another_e_mail_is_told_that_it_is_not_for_him(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    invitation_id = await invite(core, cast)
    token = await letter(core, mailbox)
    for person, code in (
        (cast.oscar, Code.INVITATION_FOR_ANOTHER),
        (cast.sam, Code.INVITER_MAY_NOT_ACCEPT),
    ):
        with refused(NotAllowed, code) as why:
            await core.servicing.coming.open(token, person.address)
        assert why == {"name": "r•••@romashka.example", "tenant": "Ромашка"}
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await core.servicing.coming.look(invitation_id, person.address)


async def test_an_invitation_of_a_person_comes_first(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    """Adam has invited the same e-mail as a person: there is an account, which cannot sign in yet."""
    person: NewPerson = await newcomer(
        core, cast.adam, cast.tenant_id, "Диспетчер", identifier=parse_email(EMAIL)
    )
    await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    await invite(core, cast)
    with refused(Conflict, Code.EMAIL_HAS_ACCOUNT):
        await signed_up(core, mailbox)
    assert len([each for each in await every(core, Identifier) if each.value == EMAIL]) == 1


async def test_only_who_opened_the_link_looks_and_declines(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id, coming = await invite(core, cast), core.servicing.coming
    await coming.open(await letter(core, mailbox), ROSA)
    for act in (coming.look, coming.decline):
        for by in (address(504), cast.oscar.address):
            with refused(NotFound, Code.INVITATION_UNKNOWN):
                await act(invitation_id, by)
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await act(999, ROSA)
    assert (await coming.look(invitation_id, ROSA)).servicing == "ТехСервис"


@pytest.mark.parametrize("end", ["decline", "revoke", "expire"])
async def test_ended_it_leads_nowhere(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock, end: str
) -> None:
    invitation_id, coming = await invite(core, cast), core.servicing.coming
    token = await letter(core, mailbox)
    await coming.open(token, ROSA)
    code = {
        "decline": Code.INVITATION_DECLINED,
        "revoke": Code.INVITATION_REVOKED,
        "expire": Code.INVITATION_EXPIRED,
    }[end]
    if end == "decline":
        await coming.decline(invitation_id, ROSA)
        await coming.decline(invitation_id, ROSA)
    elif end == "revoke":
        await core.servicing.inviting.revoke(cast.sam.account_id, invitation_id)
        await core.servicing.inviting.revoke(cast.sam.account_id, invitation_id)
    else:
        clock.advance(limits.INVITATION_LIFE)
    for act in (coming.open(token, ROSA), coming.look(invitation_id, ROSA)):
        with refused(Conflict, code):
            await act
    with refused(NotFound, Code.CLAIM_UNKNOWN):
        await core.founding.claim_progress(ROSA)


@on_both
async def test_begun_many_times_at_once_there_is_one_tenant(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id, before = await invite(core, cast), len(await every(core, Tenant))
    account_id, once = await signed_up(core, mailbox), operation()
    same = await outcomes(*(begin(core, account_id, invitation_id, once) for _ in range(3)))
    other = await outcomes(begin(core, account_id, invitation_id))
    assert len(set(same)) == 1
    assert other == [Code.INVITATION_USED]
    assert len(await every(core, Tenant)) == before + 1


@on_both
async def test_begun_and_revoked_at_once_one_of_them_happened(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    invitation_id, before = await invite(core, cast), len(await every(core, Tenant))
    account_id = await signed_up(core, mailbox)
    begun, revoked = await outcomes(
        begin(core, account_id, invitation_id),
        core.servicing.inviting.revoke(cast.sam.account_id, invitation_id),
    )
    state = await state_of(core, invitation_id)
    if isinstance(begun, int):
        assert (revoked, state) == (Code.INVITATION_USED, TenantInvitationState.ACCEPTED)
    else:
        assert (begun, state) == (Code.INVITATION_REVOKED, TenantInvitationState.REVOKED)
    assert len(await every(core, Tenant)) == before + isinstance(begun, int)


@on_both
async def test_two_chats_prove_the_same_e_mail_at_once(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    await invite(core, cast)
    token, founding, chats = await letter(core, mailbox), core.founding, (ROSA, address(505))
    for by in chats:
        await core.servicing.coming.open(token, by)
        await founding.name_claimant(by, "Роза Рахимова")
        await founding.send_claim_code(by, "", "ru")
        await core.courier.run_due()
        await founding.submit_claim_code(by, mailbox.code_for(EMAIL), operation())
    came = await outcomes(*(founding.finish_claim(by, PASSWORD, "ru", operation()) for by in chats))
    assert sorted(isinstance(each, int) for each in came) == [False, True]
    assert Code.EMAIL_HAS_ACCOUNT in came
    assert len([each for each in await every(core, Identifier) if each.value == EMAIL]) == 1


@pytest.mark.requirement("I-37")
async def test_each_change_has_its_row(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id = await invite(core, cast)
    await core.servicing.inviting.resend(cast.ivan.account_id, invitation_id, operation())
    account_id = await signed_up(core, mailbox)
    await begin(core, account_id, invitation_id)
    rows = [each for each in await every(core, JournalEntry) if each.action.startswith("tenant_invitation.")]
    told = [(e.action, e.actor_id, e.details["before"], e.details["after"]) for e in rows]
    assert told == [
        ("tenant_invitation.sent", cast.sam.account_id, None, "ISSUED"),
        ("tenant_invitation.resent", cast.ivan.account_id, "ISSUED", "ISSUED"),
        ("tenant_invitation.accepted", account_id, "ISSUED", "ACCEPTED"),
    ]
    assert EMAIL not in str([each.details for each in rows])


async def test_what_is_wrong_with_the_new_tenant_leaves_the_invitation_open(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    invitation_id = await invite(core, cast)
    account_id = await signed_up(core, mailbox)
    for wrong in (
        NewTenant("123", "KZ", "Asia/Almaty", "blank", "ru"),
        NewTenant("Ромашка", "XX", "Asia/Almaty", "blank", "ru"),
        NewTenant("Ромашка", "KZ", "Almaty", "blank", "ru"),
        NewTenant("Ромашка", "KZ", "Asia/Almaty", "bakery", "ru"),
    ):
        with pytest.raises(Refused):
            await core.servicing.coming.begin(account_id, invitation_id, wrong, operation())
    assert await state_of(core, invitation_id) is TenantInvitationState.ISSUED
    assert len(await every(core, Tenant)) == 2


async def test_the_operators_list_says_what_has_become_of_each(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    inviting, sam = core.servicing.inviting, cast.sam.account_id
    expired = await invite(core, cast, email="first@example.com")
    clock.advance(days(5))
    revoked = await invite(core, cast, email="second@example.com")
    await inviting.revoke(sam, revoked)
    fresh = await invite(core, cast, email="third@example.com")
    clock.advance(timedelta(days=2))
    rows = await inviting.all(cast.olga.account_id, cast.tenant_id)
    assert [(each.id, each.state) for each in rows] == [
        (fresh, TenantInvitationState.ISSUED),
        (revoked, TenantInvitationState.REVOKED),
        (expired, TenantInvitationState.EXPIRED),
    ]
