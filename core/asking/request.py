"""A request for access: what somebody of a tenant asks its managers for, in his own words, and what they said."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, fold, stored_enum


class RequestState(StrEnum):
    OPEN = "OPEN"
    ALLOWED = "ALLOWED"
    DECLINED = "DECLINED"


class AccessRequest(Base):
    __tablename__ = "access_request"

    id: Mapped[Row]
    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), index=True)
    wanted: Mapped[str]  # what he typed, or the name of what he pressed
    state: Mapped[RequestState] = mapped_column(stored_enum(RequestState))
    asked_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime | None]

    def asks_the_same(self, membership_id: int, wanted: str) -> bool:
        """And still waits for an answer?"""
        waits = self.state is RequestState.OPEN and self.membership_id == membership_id
        return waits and fold(self.wanted) == fold(wanted)

    def answer(self, state: RequestState, by: int, now: datetime) -> None:
        self.state, self.answered_by, self.answered_at = state, by, now
