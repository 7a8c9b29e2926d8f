"""An invitation into the service for an organisation that is not there yet (F-13).

Its token is derived like that of a person's invitation; the tenant it leads to begins on trial and is
serviced by the organisation that invited it.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum
from core.invitations import refuse_ended
from core.people import IdentifierType, Known
from core.secrets import LinkToken, ServerKey

LINK = LinkToken("org", "tenant-invitation")


class TenantInvitationState(StrEnum):
    """EXPIRED follows from the time, a superseded link from the generation: neither is stored."""

    ISSUED = "ISSUED"
    UNDELIVERABLE = "UNDELIVERABLE"
    ACCEPTED = "ACCEPTED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
    DECLINED = "DECLINED"


OPEN = frozenset({TenantInvitationState.ISSUED, TenantInvitationState.UNDELIVERABLE})


class TenantInvitation(Base):
    __tablename__ = "tenant_invitation"

    id: Mapped[Row]
    servicing_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    invited_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    called: Mapped[str]  # what the organisation is called by who invites it
    email: Mapped[str]  # of its future owner, who needs one (I-14)
    generation: Mapped[int] = mapped_column(default=1)
    state: Mapped[TenantInvitationState] = mapped_column(stored_enum(TenantInvitationState))
    failure: Mapped[str | None]  # why it is undeliverable
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tenant_id: Mapped[int | None] = mapped_column(ForeignKey("tenant.id"))  # what became of it

    @property
    def known(self) -> Known:
        return Known(IdentifierType.EMAIL, self.email)

    def state_at(self, now: datetime) -> TenantInvitationState:
        return TenantInvitationState.EXPIRED if self.state in OPEN and now >= self.expires_at else self.state

    def require_open(self, now: datetime) -> None:
        """Refuses with what exactly has become of it."""
        refuse_ended(self.state_at(now))

    def renew(self, now: datetime, life: timedelta) -> None:
        """A new token and a longer life; an expired one lives again, and the old token dies (I-30)."""
        self.generation += 1
        self.expires_at = now + life
        self.state, self.failure = TenantInvitationState.ISSUED, None

    def token(self, key: ServerKey) -> str:
        return LINK.of(key, self.id, self.generation)
