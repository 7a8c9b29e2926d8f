"""What happens to an invitation by itself: its person is reminded before it ends, and its inviter hears that it ended.

Both are alarms, set when an invitation goes out. One that rings for a former generation, or after the person has
come or been told off, does nothing: so nobody has to take it back.
"""

from datetime import datetime
from typing import TypeGuard

from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import RING, FailureReason, Letter, Message, Outbox
from core.invitations.invitation import Invitation, InvitationState
from core.invitations.issuing import Issuing
from core.invitations.opening import invitee
from core.invitations.telling import tell_inviter
from core.invitations.ways import REMINDER
from core.journal import record


class Reminding:
    """The person hears of it by the same ways as before; where there are none, his inviter hands the link on again.

    Whoever has not been reached once is not tried again: his inviter knows.
    """

    def __init__(self, outbox: Outbox, issuing: Issuing) -> None:
        self._outbox = outbox
        self._issuing = issuing

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return RING if _is_awaited(await session.get(Invitation, message.subject_id), message) else None

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        invitation = await session.get(Invitation, message.subject_id, with_for_update=True)
        if not _is_awaited(invitation, message) or not invitation.is_open(now):
            return
        if invitation.state is InvitationState.UNDELIVERABLE:
            return
        account, _ = await invitee(session, invitation)
        if not await self._issuing.post(session, account, invitation, now, REMINDER):
            await tell_inviter(session, self._outbox, invitation, "invitation-hand-on", now)


class Expiring:
    """The journal and the inviter hear of it. One whose letter was on its way to the end has been told of by that."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return RING if _is_awaited(await session.get(Invitation, message.subject_id), message) else None

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        invitation = await session.get(Invitation, message.subject_id, with_for_update=True)
        if not _is_awaited(invitation, message):
            return
        account, membership = await invitee(session, invitation)
        record(
            session, now, "invitation.expired", actor=None, subject=account.id, tenant=membership.tenant_id
        )
        if invitation.failure != FailureReason.EXPIRED:
            kind = "connection-expired" if invitation.connects else "invitation-expired"
            await tell_inviter(session, self._outbox, invitation, kind, now)


def _is_awaited(invitation: Invitation | None, message: Message) -> TypeGuard[Invitation]:
    return invitation is not None and invitation.generation == message.generation and not invitation.is_closed
