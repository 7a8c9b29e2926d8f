"""An invitation as its invitee meets it: what he is shown, and whether this address may act on it.

Without an account to sign in with, what authorises him is that his messenger's address opened the link with a
right token, and after the proof that it is the one that proved the address: the first wins.
Somebody with an account is authorised by that: the address has to speak for it (F-02).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.errors import Code, Conflict, NotAllowed, NotFound
from core.invitations.invitation import Invitation, InvitationOpening, InvitationState
from core.invitations.letters import role_names, visible_applications
from core.people import Account, Address, Known, Membership, account_behind, contact_at
from core.tenants import Tenant, TenantRole


class Step(StrEnum):
    """Where he is; an invitation opened again resumes here."""

    PROVE = "PROVE"
    PASSWORD = "PASSWORD"
    SIGN_IN = "SIGN_IN"  # he has an account, for which this address does not speak yet
    AGREE = "AGREE"  # it does: nothing is left but to accept
    DONE = "DONE"


@dataclass(frozen=True)
class Opening:
    """What the invitee sees (F-26)."""

    invitation_id: int
    step: Step
    inviter: str
    tenant: str
    tenant_role: TenantRole
    roles: list[str]
    applications: list[str]
    full_name: str
    login: str
    address: Known  # masked where it is shown: the link may be in wrong hands


@dataclass(frozen=True)
class Welcome:
    """Who has come, and where to."""

    account_id: int
    full_name: str
    login: str
    tenant: str


async def welcome(session: AsyncSession, invitation: Invitation) -> Welcome:
    account, membership = await invitee(session, invitation)
    tenant = await session.get_one(Tenant, membership.tenant_id)
    return Welcome(account.id, account.full_name, account.login or "", tenant.name)


async def locked(session: AsyncSession, invitation_id: int) -> Invitation:
    invitation = await session.get(Invitation, invitation_id, with_for_update=True)
    if invitation is None:
        raise NotFound(Code.INVITATION_UNKNOWN)
    return invitation


async def locked_with_others(session: AsyncSession, invitation_id: int) -> Invitation:
    """The same, and with it whatever else its person is invited to: in one order, so that no two wait for each other."""
    own, same = aliased(Membership), aliased(Membership)
    await session.execute(
        select(Invitation.id)
        .join(same, same.id == Invitation.membership_id)
        .join(own, own.account_id == same.account_id)
        .where(
            own.id == select(Invitation.membership_id).where(Invitation.id == invitation_id).scalar_subquery()
        )
        .order_by(Invitation.id)
        .with_for_update(of=Invitation)
    )
    return await locked(session, invitation_id)


async def invitee(session: AsyncSession, invitation: Invitation) -> tuple[Account, Membership]:
    membership = await session.get_one(Membership, invitation.membership_id)
    return await session.get_one(Account, membership.account_id), membership


async def describe(session: AsyncSession, invitation: Invitation, *, own: bool) -> Opening:
    """`own`: the address that asks speaks for the invited account."""
    account, membership = await invitee(session, invitation)
    tenant = await session.get_one(Tenant, membership.tenant_id)
    inviter = await session.get_one(Account, invitation.invited_by)
    known = own or not invitation.connects  # a link alone tells nothing of somebody's account
    return Opening(
        invitation.id,
        _step(invitation, own=own),
        inviter.full_name,
        tenant.name,
        membership.tenant_role,
        await role_names(session, membership.id),
        await visible_applications(session, membership.id),
        account.full_name if known else "",
        (account.login or "") if known else "",
        invitation.known,
    )


def _step(invitation: Invitation, *, own: bool) -> Step:
    if invitation.state is InvitationState.ACCEPTED:
        return Step.DONE
    if invitation.connects:
        return Step.AGREE if own else Step.SIGN_IN
    return Step.PASSWORD if invitation.state is InvitationState.CONFIRMED else Step.PROVE


async def is_own(session: AsyncSession, invitation: Invitation, by: Address) -> bool:
    """Does this address speak for the invited account?"""
    his = await account_behind(session, by)
    return his is not None and his.id == (await invitee(session, invitation))[0].id


async def opened_generation(session: AsyncSession, invitation: Invitation, by: Address) -> int | None:
    """The newest generation whose link this address has opened with a right token."""
    return await session.scalar(
        select(InvitationOpening.generation).where(
            InvitationOpening.invitation_id == invitation.id,
            InvitationOpening.messenger == by.messenger,
            InvitationOpening.address == by.value,
        )
    )


def ending_for(
    invitation: Invitation, generation: int, by: Address, now: datetime, *, own: bool
) -> Code | None:
    """What has become of the link of this generation; None: it leads on, as it does for who has proven the address.

    `own`: the address that asks speaks for the invited account.
    """
    ending = invitation.ending_at(now)
    if ending is not None or invitation.is_confirmed_by(by):
        return ending
    if generation != invitation.generation:
        return Code.INVITATION_SUPERSEDED
    is_claimed = invitation.confirmed_by is not None and not own
    return Code.INVITATION_USED if is_claimed else None


async def require_opened(session: AsyncSession, invitation: Invitation, by: Address) -> None:
    """Nobody acts on an invitation whose link he has not opened; an old link's opening is void."""
    if invitation.is_confirmed_by(by):
        return
    generation = await opened_generation(session, invitation, by)
    if generation is None:
        raise NotFound(Code.INVITATION_UNKNOWN)
    if generation != invitation.generation:
        raise Conflict(Code.INVITATION_SUPERSEDED)


async def note_opening(
    session: AsyncSession, invitation: Invitation, by: Address, now: datetime, generation: int | None = None
) -> None:
    """With the present link, or with an older one, which opens nothing but lets him ask for a new one."""
    generation = generation or invitation.generation
    await contact_at(session, by)
    opening = await session.scalar(
        select(InvitationOpening).where(
            InvitationOpening.invitation_id == invitation.id,
            InvitationOpening.messenger == by.messenger,
            InvitationOpening.address == by.value,
        )
    )
    if opening is None:
        opening = InvitationOpening(
            invitation_id=invitation.id,
            messenger=by.messenger,
            address=by.value,
            generation=generation,
            at=now,
        )
        session.add(opening)
    opening.generation = max(opening.generation, generation)


async def require_own(session: AsyncSession, invitation: Invitation, by: Address) -> None:
    """A stranger's address may be his; one that speaks for somebody else is told whose invitation this is."""
    his = await account_behind(session, by)
    account, membership = await invitee(session, invitation)
    if his is None or his.id == account.id:
        return
    tenant = await session.get_one(Tenant, membership.tenant_id)
    code = Code.INVITER_MAY_NOT_ACCEPT if his.id == invitation.invited_by else Code.INVITATION_FOR_ANOTHER
    raise NotAllowed(code, name=membership.called or account.full_name, tenant=tenant.name)


def require_unclaimed(invitation: Invitation, by: Address) -> None:
    if invitation.confirmed_by is not None and not invitation.is_confirmed_by(by):
        raise Conflict(Code.INVITATION_USED)
