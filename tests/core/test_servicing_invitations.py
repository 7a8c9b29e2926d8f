"""An operator invites organisations that are not there yet (F-13)."""

from typing import Any

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.servicing import (
    TenantInvitation,
    TenantInvitationState,
)
from core.tenants import LicenceState, Tenant
from tests.cast import Cast, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.invited_tenants import EMAIL, ROSA, invite, letter, state_of
from tests.core.servicing import let_service
from tests.mailbox import Mailbox

pytestmark = pytest.mark.requirement("F-13")


@pytest.fixture(autouse=True)
async def servicing(core: Core, cast: Cast) -> None:
    await let_service(core, cast)


async def test_the_letter_says_who_invites_to_what_and_leads_there(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    await invite(core, cast)
    await core.courier.run_due()
    (sent,) = mailbox.to(EMAIL)
    assert sent.subject == "Приглашение в сервис: «Ромашка»"
    for said in ("Сэм Саидов", "«ТехСервис»", "«Ромашка»", "30 дней", "start=org_"):
        assert said in sent.text


@pytest.mark.requirement("I-35", "Y-04")
@pytest.mark.parametrize("licence", [LicenceState.TRIAL, LicenceState.EXPIRED])
async def test_no_licence_is_asked_for(core: Core, cast: Cast, licence: LicenceState) -> None:
    await alter(core, Tenant, cast.tenant_id, licence=licence)
    assert await invite(core, cast)


@pytest.mark.requirement("I-16", "F-12")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sam", None),
        ("ivan", None),
        ("olga", Code.NOT_AN_OPERATOR),
        ("adam", Code.NOT_AN_OPERATOR),
        ("anna", Code.NOT_AN_OPERATOR),
        ("oscar", Code.TENANT_UNKNOWN),
        ("stranger", Code.TENANT_UNKNOWN),
    ],
)
@pytest.mark.parametrize("act", ["check", "invite", "resend", "revoke"])
async def test_nobody_but_an_operator(core: Core, cast: Cast, act: str, name: str, code: Code | None) -> None:
    inviting, once = core.servicing.inviting, operation()
    actor = 10**6 if name == "stranger" else getattr(cast, name).account_id
    invitation_id = await invite(core, cast)
    acts: dict[str, Any] = {
        "check": lambda: inviting.check(actor, cast.tenant_id),
        "invite": lambda: inviting.invite(actor, cast.tenant_id, "Ромашка", EMAIL, once),
        "resend": lambda: inviting.resend(actor, invitation_id, once),
        "revoke": lambda: inviting.revoke(actor, invitation_id),
    }
    (came,) = await outcomes(acts[act]())
    assert (came if isinstance(came, Code) else None) == code


async def test_only_while_the_provider_allows_it(core: Core, cast: Cast) -> None:
    invitation_id, inviting, sam = await invite(core, cast), core.servicing.inviting, cast.sam.account_id
    await alter(core, Tenant, cast.tenant_id, invites_tenants=False)
    for act in (
        inviting.check(sam, cast.tenant_id),
        inviting.invite(sam, cast.tenant_id, "Ромашка", EMAIL, operation()),
        inviting.resend(sam, invitation_id, operation()),
    ):
        with refused(NotAllowed, Code.PROVIDER_FORBIDS) as why:
            await act
        assert why == {"what": "invite"}
    assert not (await inviting.card(sam, invitation_id)).may_resend
    await inviting.revoke(sam, invitation_id)
    assert await state_of(core, invitation_id) is TenantInvitationState.REVOKED


async def test_each_permission_of_the_provider_stands_alone(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, subscribes_tariffs=False)
    assert await invite(core, cast)


@pytest.mark.parametrize(
    ("called", "email", "code"),
    [
        ("123", EMAIL, Code.NAME_INVALID),
        ("я" * 151, EMAIL, Code.NAME_INVALID),
        ("Ромашка", "+77017771122", Code.EMAIL_INVALID),
        ("Ромашка", "роза", Code.EMAIL_INVALID),
    ],
)
async def test_what_cannot_be_right(core: Core, cast: Cast, called: str, email: str, code: Code) -> None:
    with refused(Invalid, code):
        await core.servicing.inviting.invite(cast.sam.account_id, cast.tenant_id, called, email, operation())
    assert await every(core, TenantInvitation) == []


@on_both
async def test_sent_many_times_at_once_one_is_sent(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    once, inviting = operation(), core.servicing.inviting
    came = await outcomes(
        *(inviting.invite(cast.sam.account_id, cast.tenant_id, "Ромашка", EMAIL, once) for _ in range(4))
    )
    assert len(set(came)) == 1
    await core.courier.run_due()
    assert len(mailbox.to(EMAIL)) == 1


@pytest.mark.requirement("I-30")
async def test_a_new_letter_kills_the_old_link_and_revives_an_expired_one(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    invitation_id = await invite(core, cast)
    old = await letter(core, mailbox)
    clock.advance(limits.INVITATION_LIFE)
    with refused(Conflict, Code.INVITATION_EXPIRED):
        await core.servicing.coming.open(old, ROSA)
    card = await core.servicing.inviting.card(cast.sam.account_id, invitation_id)
    assert (card.state, card.link, card.may_resend) == (TenantInvitationState.EXPIRED, None, True)
    await core.servicing.inviting.resend(cast.sam.account_id, invitation_id, operation())
    with refused(Conflict, Code.INVITATION_SUPERSEDED):
        await core.servicing.coming.open(old, ROSA)
    assert (await core.servicing.coming.open(await letter(core, mailbox), ROSA)).called == "Ромашка"


async def test_the_link_can_be_handed_on_by_operators_alone(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id = await invite(core, cast)
    inviting, token = core.servicing.inviting, await letter(core, mailbox)
    for name, link in (("sam", f"https://t.me/propusk_demo_bot?start={token}"), ("olga", None)):
        card = await inviting.card(getattr(cast, name).account_id, invitation_id)
        assert card.link == link
    for name in ("adam", "anna", "oscar"):
        (came,) = await outcomes(inviting.card(getattr(cast, name).account_id, invitation_id))
        assert came in (Code.NOT_AN_OPERATOR, Code.TENANT_UNKNOWN)


@pytest.mark.requirement("I-07")
async def test_a_link_that_was_made_up_opens_nothing(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id = await invite(core, cast)
    token = await letter(core, mailbox)
    inv = token.replace("org_", "inv_")
    for wrong in ("", "org_", "org_1_1_", token[:-1], token + "x", f"org_{invitation_id}_2_{token[-22:]}"):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await core.servicing.coming.open(wrong, ROSA)
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await core.accepting.open(inv, ROSA)


async def test_a_letter_that_cannot_arrive_is_told(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    mailbox.refuses.add(EMAIL)
    invitation_id = await invite(core, cast)
    await core.courier.run_due()
    await core.courier.run_due()
    notice = chats.to(str(cast.sam.telegram_id))[-1]
    assert "не дошло" in notice.subject and "получателя с таким адресом нет" in notice.text
    card = await core.servicing.inviting.card(cast.sam.account_id, invitation_id)
    assert (card.state, card.failure) == (TenantInvitationState.UNDELIVERABLE, "MAILBOX_UNKNOWN")
    mailbox.refuses.clear()
    await core.servicing.inviting.resend(cast.sam.account_id, invitation_id, operation())
    assert await letter(core, mailbox)


async def test_another_operator_goes_on_with_it(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    invitation_id = await invite(core, cast)
    await core.servicing.inviting.resend(cast.ivan.account_id, invitation_id, operation())
    opening = await core.servicing.coming.open(await letter(core, mailbox), ROSA)
    assert opening.inviter == "Иван Петров"
    await core.servicing.coming.decline(invitation_id, ROSA)
    await core.courier.run_due()
    assert "отказался" in chats.to(str(cast.ivan.telegram_id))[-1].text
    assert chats.to(str(cast.sam.telegram_id)) == []
