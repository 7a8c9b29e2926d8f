"""An invitation into the service for an organisation that is not there yet (F-13).

Its token is derived like that of a person's invitation (decision 1); the tenant it leads to begins on trial and is
serviced by the organisation that invited it.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum


class TenantInvitationState(StrEnum):
    """Expiry follows from the time, a superseded link from the generation: neither is stored."""

    ISSUED = "ISSUED"
    UNDELIVERABLE = "UNDELIVERABLE"
    ACCEPTED = "ACCEPTED"
    REVOKED = "REVOKED"
    DECLINED = "DECLINED"


class TenantInvitation(Base):
    __tablename__ = "tenant_invitation"

    id: Mapped[Row]
    servicing_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    invited_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    called: Mapped[str]  # what the organisation is called by who invites it
    email: Mapped[str]  # of its future owner, who needs one (I-14)
    generation: Mapped[int] = mapped_column(default=1)
    state: Mapped[TenantInvitationState] = mapped_column(stored_enum(TenantInvitationState))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tenant_id: Mapped[int | None] = mapped_column(ForeignKey("tenant.id"))  # what became of it
