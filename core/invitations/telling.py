"""What is told as an invitation goes its way, and to whom: notices left in the outbox, and a row in the journal.

Once the inviter no longer manages the tenant, or cannot be reached, those who do hear it in his place.
"""

from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.delivery import Outbox, Recipient
from core.invitations.invitation import Invitation
from core.journal import JournalEntry, record
from core.people import Account, Membership, MembershipState, addresses_of, reached_at, recipients
from core.tenants import TenantRole

PASSWORD_HANDED_OVER = "password-handed-over"  # the notice to somebody who had a password of his own
CONNECTED = "connected"  # the notice to somebody whom his consent code has let in


async def tell_of_connection(
    session: AsyncSession, outbox: Outbox, account: Account, membership: Membership, now: datetime
) -> None:
    """Leave the notice in each of his chats; to who has none, by mail."""
    to = [Recipient(address, account.language) for address in await reached_at(session, account.id)]
    await outbox.put_each(session, now, to, purpose=CONNECTED, subject_id=membership.id, generation=1)


async def tell_of_password(
    session: AsyncSession,
    outbox: Outbox,
    account: Account,
    membership: Membership,
    entry: JournalEntry,
    now: datetime,
) -> None:
    """Leave the notice in each of his chats: nobody's password changes behind his back."""
    await session.flush()  # the entry gets its id
    to = [Recipient(address, account.language) for address in await addresses_of(session, account.id)]
    await outbox.put_each(
        session, now, to, purpose=PASSWORD_HANDED_OVER, subject_id=membership.id, generation=entry.id
    )


async def tell_inviter(
    session: AsyncSession, outbox: Outbox, invitation: Invitation, kind: str, now: datetime
) -> None:
    """Leave a notice in the outbox for everybody who is to hear it."""
    to = await who_hears(session, invitation)
    await outbox.put_each(
        session, now, to, purpose=kind, subject_id=invitation.id, generation=invitation.generation
    )


async def who_hears(session: AsyncSession, invitation: Invitation) -> list[Recipient]:
    """The inviter as long as he may act on this invitation and can be reached; otherwise everybody who may (I-19)."""
    managers = _managers(invitation)
    inviter = managers.where(Membership.account_id == invitation.invited_by)
    return await recipients(session, inviter) or await recipients(session, managers)


def _managers(invitation: Invitation) -> Select[int]:
    invited = aliased(Membership)
    protected = [role for role in TenantRole if role.manages_people]
    return (
        select(Membership.account_id)
        .join(invited, invited.tenant_id == Membership.tenant_id)
        .where(
            invited.id == invitation.membership_id,
            Membership.id != invited.id,
            Membership.state == MembershipState.ACTIVE,
            or_(
                Membership.tenant_role == TenantRole.OWNER,
                (Membership.tenant_role == TenantRole.ADMINISTRATOR) & invited.tenant_role.not_in(protected),
            ),
        )
    )


async def journal_state(session: AsyncSession, invitation: Invitation, now: datetime) -> None:
    """One row for a change of state that nobody with an account made (I-37)."""
    membership = await session.get_one(Membership, invitation.membership_id)
    record(
        session,
        now,
        f"invitation.{invitation.state.value.lower()}",
        actor=None,
        subject=membership.account_id,
        tenant=membership.tenant_id,
    )
