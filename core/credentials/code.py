"""A confirmation code: who was sent one, for what, and how many tries it has had.

The digits are not here: they are derived from the server key and this row's id, so that a
retried delivery sends the same ones, and a backup of the database holds none.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core import limits
from core.database import Base, Row, stored_enum


class CodePurpose(StrEnum):
    INVITATION = "INVITATION"  # the invitee proves the invited address (I-31)
    CLAIM = "CLAIM"  # the first owner of the installation proves his e-mail
    RECOVERY = "RECOVERY"  # somebody who has forgotten his password proves an address of his account
    ADDRESS = "ADDRESS"  # somebody proves a new address of his own


class Outcome(StrEnum):
    """What became of one try."""

    RIGHT = "RIGHT"
    WRONG = "WRONG"
    NO_DIGITS = "NO_DIGITS"  # words, perhaps that it has not come
    SPENT = "SPENT"  # no try is left
    EXPIRED = "EXPIRED"
    MISSING = "MISSING"  # none was asked for, or it has been used


class ConfirmationCode(Base):
    __tablename__ = "confirmation_code"
    __table_args__ = (
        Index(None, "purpose", "subject_id"),
        Index(None, "recipient", "created_at"),
    )

    id: Mapped[Row]
    purpose: Mapped[CodePurpose] = mapped_column(stored_enum(CodePurpose))
    subject_id: Mapped[int]
    recipient: Mapped[str]  # the normalised address to be proven
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
    superseded: Mapped[bool] = mapped_column(default=False)  # asked again since
    decoy: Mapped[bool] = mapped_column(default=False)  # nobody gets it, and no try of it is right

    @property
    def tries_left(self) -> int:
        return max(0, limits.CODE_TRIES - self.tries)

    def flaw(self, now: datetime) -> Outcome | None:
        """Why this code can no longer be tried; None while it can."""
        if self.superseded or self.used_at is not None:
            return Outcome.MISSING
        if self.expires_at <= now:
            return Outcome.EXPIRED
        return None if self.tries_left else Outcome.SPENT
