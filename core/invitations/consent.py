"""A consent code: an existing person makes it and tells it to somebody who may then connect him (F-02, model.md part 4).

It is derived, not stored (decision 1): what the person says is the row's number and eight digits.
"""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row


class ConsentCode(Base):
    __tablename__ = "consent_code"

    id: Mapped[Row]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
