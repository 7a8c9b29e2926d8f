"""How an invitation ends, whichever way its person came: accepted, declined, or ended by those who sent it."""

from datetime import datetime

from sqlalchemy import ColumnElement, SQLColumnExpression, delete, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.delivery import Outbox
from core.invitations.invitation import Invitation, InvitationState
from core.invitations.opening import invitee
from core.invitations.telling import tell_inviter
from core.invitations.ways import PURPOSE
from core.journal import record
from core.people import Account, Identifier, Membership, MembershipState


async def accept(
    session: AsyncSession, outbox: Outbox, invitation: Invitation, notice: str, now: datetime
) -> None:
    """His rights act from now on (I-34), and the tenant sees who he is; the inviter hears of it."""
    account, membership = await invitee(session, invitation)
    before = membership.state
    membership.state, membership.called = MembershipState.ACTIVE, None
    membership.version += 1
    invitation.state = InvitationState.ACCEPTED
    await tell_inviter(session, outbox, invitation, notice, now)
    _journal(session, now, "invitation.accepted", account, membership, before)


async def decline(session: AsyncSession, outbox: Outbox, invitation: Invitation, now: datetime) -> None:
    """The link dies with the requests that were not sent yet; the inviter hears of it."""
    account, membership = await invitee(session, invitation)
    before = membership.state
    invitation.state = InvitationState.DECLINED
    await outbox.drop(session, PURPOSE, invitation.id)
    await tell_inviter(session, outbox, invitation, "invitation-declined", now)
    await end_unaccepted(session, account, membership)
    _journal(session, now, "invitation.declined", account, membership, before)


def _journal(
    session: AsyncSession,
    now: datetime,
    action: str,
    account: Account,
    membership: Membership,
    before: MembershipState,
) -> None:
    record(
        session,
        now,
        action,
        actor=account.id,
        subject=account.id,
        tenant=membership.tenant_id,
        before=before.value,
        after=membership.state.value,
    )


async def end_unaccepted(session: AsyncSession, account: Account, membership: Membership) -> None:
    """Revoked or declined: he can be added again.

    Where nobody else waits for this account, and it never came to life, its login and unproven identifiers
    are free again. A living account is nobody's to release.
    """
    membership.state = MembershipState.ENDED
    await session.refresh(account, with_for_update=True)  # another tenant may be about to wait for it
    if account.is_awaited and not await lives_elsewhere(session, account.id, membership.tenant_id):
        account.release()
        await session.execute(delete(Identifier).where(Identifier.account_id == account.id))


async def lives_elsewhere(session: AsyncSession, account_id: int, tenant_id: int) -> bool:
    return bool(await session.scalar(select(relied_on_elsewhere(literal(account_id), literal(tenant_id)))))


def relied_on_elsewhere(
    account_id: SQLColumnExpression[int], tenant_id: SQLColumnExpression[int]
) -> ColumnElement[bool]:
    """Does another tenant rely on this account?"""
    other = aliased(Membership)
    return exists().where(
        other.account_id == account_id, other.tenant_id != tenant_id, other.state != MembershipState.ENDED
    )
