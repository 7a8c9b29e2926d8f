"""An invitation: a membership that waits for its person, and the link by which he comes.

The token is derived from the id and the generation: nothing to steal from the database, and a link
of a former generation is recognised as superseded rather than as nonsense.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.access import Reason
from core.database import Base, Row, stored_enum
from core.errors import Code, Conflict
from core.people import Address, IdentifierType, Known
from core.secrets import LinkToken, ServerKey

LINK = LinkToken("inv", "invitation")


class InvitationState(StrEnum):
    """EXPIRED follows from the time, SUPERSEDED from the generation: neither is stored."""

    ISSUED = "ISSUED"
    DELIVERED = "DELIVERED"
    UNDELIVERABLE = "UNDELIVERABLE"
    OPENED = "OPENED"
    CONFIRMED = "CONFIRMED"
    ACCEPTED = "ACCEPTED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
    DECLINED = "DECLINED"


CLOSED = frozenset({InvitationState.ACCEPTED, InvitationState.REVOKED, InvitationState.DECLINED})
_ENDINGS = {
    "ACCEPTED": Code.INVITATION_USED,
    "EXPIRED": Code.INVITATION_EXPIRED,
    "REVOKED": Code.INVITATION_REVOKED,
    "DECLINED": Code.INVITATION_DECLINED,
}
_REASONS = {
    InvitationState.ACCEPTED: None,
    InvitationState.EXPIRED: Reason.INVITATION_EXPIRED,
    InvitationState.REVOKED: Reason.INVITATION_REVOKED,
    InvitationState.DECLINED: Reason.INVITATION_DECLINED,
    InvitationState.UNDELIVERABLE: Reason.INVITATION_UNDELIVERABLE,
}


def ending_of(state: StrEnum) -> Code | None:
    """What has become of an invitation, of a person or of an organisation (core.servicing); None while it is open."""
    return _ENDINGS.get(state.value)


def refuse_ended(state: StrEnum) -> None:
    ending = ending_of(state)
    if ending is not None:
        raise Conflict(ending)


class Invitation(Base):
    __tablename__ = "invitation"

    id: Mapped[Row]
    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), unique=True)
    invited_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    address_type: Mapped[IdentifierType] = mapped_column(stored_enum(IdentifierType))
    address: Mapped[str]  # the identifier that is to be proven (I-31)
    generation: Mapped[int] = mapped_column(default=1)
    state: Mapped[InvitationState] = mapped_column(stored_enum(InvitationState))
    failure: Mapped[str | None]  # why it is undeliverable
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    # Somebody who has an account: no new password (F-02)
    connects: Mapped[bool] = mapped_column(default=False)
    confirmed_by: Mapped[str | None]  # the messenger's address that proved it: the first one wins

    @property
    def known(self) -> Known:
        return Known(self.address_type, self.address)

    @property
    def is_closed(self) -> bool:
        """For good: only an expired one can live again."""
        return self.state in CLOSED

    def state_at(self, now: datetime) -> InvitationState:
        if not self.is_closed and now >= self.expires_at:
            return InvitationState.EXPIRED
        return self.state

    def is_open(self, now: datetime) -> bool:
        return not self.is_closed and now < self.expires_at

    def reason_at(self, now: datetime) -> Reason | None:
        """The reason of a decision that its state stands for; None once accepted."""
        return _REASONS.get(self.state_at(now), Reason.INVITATION_NOT_ACCEPTED)

    def ending_at(self, now: datetime) -> Code | None:
        """What exactly has become of it; None while it is open."""
        return ending_of(self.state_at(now))

    def require_open(self, now: datetime) -> None:
        refuse_ended(self.state_at(now))

    def renew(self, now: datetime, life: timedelta) -> None:
        """A new token, a longer life; an expired invitation lives again, and the old token dies (I-30)."""
        self.generation += 1
        self.expires_at = now + life
        self.failure = None
        if self.state is not InvitationState.CONFIRMED:
            self.state = InvitationState.ISSUED

    def open(self) -> bool:
        """True the first time."""
        unopened = (InvitationState.ISSUED, InvitationState.DELIVERED, InvitationState.UNDELIVERABLE)
        if self.state not in unopened:
            return False
        self.state = InvitationState.OPENED
        return True

    def confirm(self, by: Address) -> None:
        self.state = InvitationState.CONFIRMED
        self.confirmed_by = f"{by.messenger}:{by.value}"

    def is_confirmed_by(self, address: Address) -> bool:
        return self.confirmed_by == f"{address.messenger}:{address.value}"

    def token(self, key: ServerKey) -> str:
        return LINK.of(key, self.id, self.generation)


class InvitationOpening(Base):
    """Who opened the link with a right token: his later steps need no token, so none is kept in a dialog."""

    __tablename__ = "invitation_opening"
    __table_args__ = (UniqueConstraint("invitation_id", "messenger", "address"),)

    id: Mapped[Row]
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"))
    generation: Mapped[int]
    messenger: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
