"""That one tenant services another: asked for by the servicing one's owner, accepted by the serviced one's (I-16)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum

_LIVING = text("state IN ('ASKED', 'LIVE')")


class RelationState(StrEnum):
    """ASKED -> LIVE | DECLINED, or ENDED by who asked; LIVE -> ENDED, by either side."""

    ASKED = "ASKED"
    LIVE = "LIVE"
    DECLINED = "DECLINED"
    ENDED = "ENDED"


LIVING = frozenset({RelationState.ASKED, RelationState.LIVE})


class ServicingRelation(Base):
    __tablename__ = "servicing_relation"
    __table_args__ = (
        Index(
            "uq_servicing_relation_living",
            "servicing_id",
            "serviced_id",
            unique=True,
            sqlite_where=_LIVING,
            postgresql_where=_LIVING,
        ),
    )

    id: Mapped[Row]
    servicing_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"))
    serviced_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    state: Mapped[RelationState] = mapped_column(stored_enum(RelationState))
    asked_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # or who ended it
    answered_at: Mapped[datetime | None]

    def become(self, state: RelationState, by: int, now: datetime) -> None:
        self.state, self.answered_by, self.answered_at = state, by, now

    def other_side(self, tenant_id: int) -> int:
        return self.serviced_id if tenant_id == self.servicing_id else self.servicing_id
