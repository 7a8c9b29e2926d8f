"""Where an invitation goes, and how each way ended: read off the outbox rows of its present generation (H-07)."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import FailureReason, Message, MessageState
from core.invitations.invitation import Invitation
from core.people import Identifier, IdentifierType, Known, Membership

PURPOSE = "invitation"
REMINDER = "invitation-reminder"

_TYPES = {"email": IdentifierType.EMAIL, "sms": IdentifierType.PHONE}


@dataclass(frozen=True)
class Way:
    """One letter of an invitation: through which messenger, to which address, and what became of it."""

    messenger: str
    known: Known
    state: MessageState
    failure: FailureReason | None

    @property
    def is_tried_again(self) -> bool:
        return self.state is MessageState.QUEUED and self.failure is not None


async def ways_of(session: AsyncSession, invitation_ids: Collection[int]) -> dict[int, list[Way]]:
    """One statement. The chats of somebody who has an account are his own affair, and are left out (F-02)."""
    found: dict[int, list[Way]] = {id_: [] for id_ in invitation_ids}
    rows = await session.scalars(
        select(Message)
        .join(
            Invitation,
            and_(Invitation.id == Message.subject_id, Invitation.generation == Message.generation),
        )
        .where(
            Message.purpose == PURPOSE,
            Message.subject_id.in_(invitation_ids),
            Message.messenger.in_(_TYPES),
            Message.state != MessageState.DROPPED,
            ~Invitation.connects | (Message.address == Invitation.address),
        )
        .order_by(Message.id)
    )
    for row in rows:
        known = Known(_TYPES[row.messenger], row.address)
        found[row.subject_id].append(Way(row.messenger, known, row.state, row.failure))
    return found


async def letter_addresses(session: AsyncSession, invitation: Invitation) -> tuple[Known, ...]:
    """Where a letter goes: to the address that is to be proven, and to an e-mail beside it (H-07, F-22, F-26)."""
    mailed = await mail_address(session, invitation)
    beside = () if mailed is None or mailed == invitation.known else (mailed,)
    return (invitation.known, *beside)


async def mail_address(session: AsyncSession, invitation: Invitation) -> Known | None:
    """The invited e-mail, or one that was given beside the invited phone (F-22, F-26).

    To somebody with an account, one that he has proven; what another tenant has noted down of him is not ours (F-02).
    """
    if invitation.address_type is IdentifierType.EMAIL:
        return invitation.known
    ours = Identifier.verified_at.is_not(None) if invitation.connects else Membership.called.is_(None)
    email = await session.scalar(
        select(Identifier.value)
        .join(Membership, Membership.account_id == Identifier.account_id)
        .where(Membership.id == invitation.membership_id, Identifier.type == IdentifierType.EMAIL, ours)
        .order_by(Identifier.id)
        .limit(1)
    )
    return None if email is None else Known(IdentifierType.EMAIL, email)
