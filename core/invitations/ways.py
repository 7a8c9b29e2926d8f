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
    """Where a letter goes: to the address that is to be proven, and to the e-mail or phone beside it (H-07, F-22, F-26).

    To somebody with an account beside his phone only an e-mail that he has proven; what another tenant has noted down of
    him is not ours (F-02).
    """
    his = Identifier.verified_at.is_not(None) & (Identifier.type == IdentifierType.EMAIL)
    beside = await session.execute(
        select(Identifier.type, Identifier.value)
        .join(Membership, Membership.account_id == Identifier.account_id)
        .where(
            Membership.id == invitation.membership_id,
            Identifier.type != invitation.address_type,
            his if invitation.connects else Membership.called.is_(None),
        )
        .order_by(Identifier.id)
        .limit(1)
    )
    return (invitation.known, *(Known(*row) for row in beside))
