"""A group link as its guest meets it: what he is shown, where he stands, and whether he may ask by it now.

He is told everything that stands against it before he types anything: whose link it is, that it is over, full or
void, that the organisation takes nobody in at present, that he is there already.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import AppRight
from core.applications import Application
from core.errors import Code, Conflict, NotAllowed, NotFound, Refused, TooMany
from core.invitations import account_known_by, find_identifier, invitation_of, membership_of
from core.joining.group_link import GroupLink
from core.joining.request import JoinRequest, JoinState, taken_seats
from core.people import Account, AccountState, Address, Known, Membership, MembershipState, account_behind
from core.roles import Role, RoleAppRight
from core.tenants import Tenant


class JoinStep(StrEnum):
    """Where he is; a link opened again resumes here."""

    PHONE = "PHONE"
    NAME = "NAME"
    ASK = "ASK"  # he has an account, so nothing is left but to ask
    WAIT = "WAIT"
    INVITATION = "INVITATION"  # allowed: his invitation is what he goes on with
    DONE = "DONE"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"
    OVER = "OVER"  # he was let in, and is no member any more


@dataclass(frozen=True)
class JoinView:
    """What the guest sees, before he types anything."""

    request_id: int
    step: JoinStep
    tenant: str
    made_by: str
    role: str
    applications: tuple[str, ...]
    full_name: str  # as he or his messenger calls him, or who picked him
    phone: Known | None
    at_once: bool  # no approval: who made the link has picked him
    invitation_id: int | None = None
    declined_by: str = ""


async def locked(session: AsyncSession, request_id: int) -> tuple[GroupLink, JoinRequest]:
    """The link, then the request: in this order everywhere. REQUEST_UNKNOWN where there is none."""
    link_id = await session.scalar(select(JoinRequest.link_id).where(JoinRequest.id == request_id))
    if link_id is None:
        raise NotFound(Code.REQUEST_UNKNOWN)
    link = await session.get_one(GroupLink, link_id, with_for_update=True)
    return link, await session.get_one(JoinRequest, request_id, with_for_update=True)


async def account_at(session: AsyncSession, by: Address) -> Account | None:
    """Whom this address speaks for. Who is closed by the provider meets a link that does not exist."""
    account = await account_behind(session, by)
    if account is not None and account.state is not AccountState.ACTIVE:
        raise NotFound(Code.GROUP_LINK_UNKNOWN)
    return account


async def require_usable(
    session: AsyncSession, link: GroupLink, by: Address, account: Account | None, now: datetime
) -> None:
    """Everything that could refuse him, the most lasting first."""
    tenant = await session.get_one(Tenant, link.tenant_id)
    link.require_for(by)
    if account is not None:
        here = await membership_of(session, account.id, tenant.id)
        if here is not None:
            raise await _invited_or(
                session, here, tenant, Conflict(Code.YOU_ARE_A_MEMBER, tenant=tenant.name)
            )
    link.require_open(now, (await taken_seats(session, [link.id]))[link.id])
    if tenant.suspended or not tenant.may_invite(now):  # I-35
        raise NotAllowed(Code.JOINING_PAUSED, tenant=tenant.name)


async def require_tries(session: AsyncSession, request: JoinRequest) -> None:
    if request.tries >= limits.JOIN_TRIES:
        raise TooMany(Code.JOIN_TRIES_SPENT)


async def require_free_number(session: AsyncSession, tenant: Tenant, known: Known) -> None:
    """He has shown that the number is his: whoever is known by it signs in, or takes the invitation that waits.

    An account that waits for him elsewhere is no hindrance: he comes to life in both (F-02).
    """
    sign_in = NotAllowed(Code.SIGN_IN_FIRST)
    found = await find_identifier(session, tenant.id, known)
    if found.membership_id is not None:
        raise await _invited_or(session, found.membership_id, tenant, sign_in)
    account_id = await account_known_by(session, tenant.id, known)
    if account_id is not None and not (await session.get_one(Account, account_id)).is_awaited:
        raise sign_in


async def _invited_or(session: AsyncSession, membership_id: int, tenant: Tenant, other: Refused) -> Refused:
    """He is invited personally, and goes on with that; or else."""
    if (await session.get_one(Membership, membership_id)).state is MembershipState.INVITED:
        return Conflict(Code.YOU_ARE_INVITED, tenant=tenant.name)
    return other


async def may_ask_again(session: AsyncSession, request: JoinRequest) -> bool:
    """He was refused, has thought better of it, or was let in and has left."""
    if request.state is JoinState.ALLOWED:
        return await _membership_state(session, request) is MembershipState.ENDED
    return request.state in (JoinState.DECLINED, JoinState.WITHDRAWN)


async def describe(session: AsyncSession, link: GroupLink, request: JoinRequest) -> JoinView:
    account = await account_at(session, request.by)
    tenant, made_by = (
        await session.execute(
            select(Tenant.name, Account.full_name)
            .join(Account, Account.id == link.made_by)
            .where(Tenant.id == link.tenant_id)
        )
    ).one()
    step, invitation_id = await _step(session, request, account)
    return JoinView(
        request.id,
        step,
        tenant,
        made_by,
        await role_name(session, link),
        await applications_of_role(session, link.role_id),
        account.full_name if account is not None else request.full_name,
        request.known,
        at_once=link.lets_in_at_once(request.tries),
        invitation_id=invitation_id,
        declined_by=await _declined_by(session, request),
    )


async def _declined_by(session: AsyncSession, request: JoinRequest) -> str:
    if request.state is not JoinState.DECLINED:
        return ""
    return await session.scalar(select(Account.full_name).where(Account.id == request.decided_by)) or ""


async def _step(
    session: AsyncSession, request: JoinRequest, account: Account | None
) -> tuple[JoinStep, int | None]:
    match request.state:
        case JoinState.WAITING:
            return JoinStep.WAIT, None
        case JoinState.DECLINED:
            return JoinStep.DECLINED, None
        case JoinState.WITHDRAWN:
            return JoinStep.WITHDRAWN, None
        case JoinState.ALLOWED:
            return await _allowed(session, request)
    if account is not None:
        return JoinStep.ASK, None
    return JoinStep.PHONE if request.phone is None else JoinStep.NAME, None


async def _allowed(session: AsyncSession, request: JoinRequest) -> tuple[JoinStep, int | None]:
    state = await _membership_state(session, request)
    if state is MembershipState.ENDED:
        return JoinStep.OVER, None
    invitation = None
    if state is MembershipState.INVITED and request.membership_id is not None:
        invitation = await invitation_of(session, request.membership_id)
    return (JoinStep.DONE, None) if invitation is None else (JoinStep.INVITATION, invitation.id)


async def _membership_state(session: AsyncSession, request: JoinRequest) -> MembershipState | None:
    return await session.scalar(select(Membership.state).where(Membership.id == request.membership_id))


async def role_name(session: AsyncSession, link: GroupLink) -> str:
    return await session.scalar(select(Role.name).where(Role.id == link.role_id)) or ""


async def applications_of_role(session: AsyncSession, role_id: int | None) -> tuple[str, ...]:
    """Those that the role opens; the others are not there for who is not let in yet (I-22, I-33)."""
    rows = await session.scalars(
        select(Application.name)
        .join(RoleAppRight, RoleAppRight.application_id == Application.id)
        .where(RoleAppRight.role_id == role_id, RoleAppRight.right != AppRight.NONE)
        .order_by(Application.id)
    )
    return tuple(rows)
