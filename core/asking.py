"""A person who may not open something asks his administrators for it, and one press of theirs allows it.

He asks in his own words: whether such an application exists is for the managers to see, not for him (I-22).
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum


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
