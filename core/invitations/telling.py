"""What is told as an invitation goes its way: notices left in the outbox, and a row in the journal."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Outbox
from core.invitations.invitation import Invitation
from core.journal import JournalEntry, record
from core.people import Account, Membership, addresses_of, reached_at

PASSWORD_HANDED_OVER = "password-handed-over"  # the notice to somebody who had a password of his own
CONNECTED = "connected"  # the notice to somebody whom his consent code has let in


async def tell_of_connection(
    session: AsyncSession, outbox: Outbox, account: Account, membership: Membership, now: datetime
) -> None:
    """Leave the notice in each of his chats; to who has none, by mail."""
    for address in await reached_at(session, account.id):
        await outbox.put(
            session,
            now,
            purpose=CONNECTED,
            subject_id=membership.id,
            generation=1,
            to=address,
            language=account.language,
        )


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
    for address in await addresses_of(session, account.id):
        await outbox.put(
            session,
            now,
            purpose=PASSWORD_HANDED_OVER,
            subject_id=membership.id,
            generation=entry.id,
            to=address,
            language=account.language,
        )


async def tell_inviter(
    session: AsyncSession, outbox: Outbox, invitation: Invitation, kind: str, now: datetime
) -> None:
    """Leave a notice in the outbox for each address of the inviter."""
    inviter = await session.get_one(Account, invitation.invited_by)
    for address in await addresses_of(session, inviter.id):
        await outbox.put(
            session,
            now,
            purpose=kind,
            subject_id=invitation.id,
            generation=invitation.generation,
            to=address,
            language=inviter.language,
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
