"""The invited address is his who came: verified for this account, and for at most this one (I-02, I-31)."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, Conflict
from core.invitations.invitation import Invitation
from core.invitations.opening import invitee
from core.journal import record
from core.people import Address, Identifier, holder_of


async def prove(session: AsyncSession, invitation: Invitation, by: Address, now: datetime) -> None:
    """Whoever asked has seen the proof. IDENTIFIER_TAKEN where somebody else has proven the address before."""
    if invitation.is_confirmed_by(by):
        return
    account, membership = await invitee(session, invitation)
    if await holder_of(session, invitation.known) not in (None, account.id):
        raise Conflict(Code.IDENTIFIER_TAKEN)
    identifier = (
        await session.scalars(
            select(Identifier).where(
                Identifier.account_id == account.id,
                Identifier.type == invitation.address_type,
                Identifier.value == invitation.address,
            )
        )
    ).one()
    identifier.verified_at = now
    account.confirm()
    invitation.confirm(by)
    tenant = membership.tenant_id
    record(session, now, "invitation.confirmed", actor=account.id, subject=account.id, tenant=tenant)
