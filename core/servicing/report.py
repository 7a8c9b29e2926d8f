"""A report on serviced tenants (F-15): what was subscribed since the last one, and what ends soon."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row


class ServicingReport(Base):
    """One a day, also where there was nothing to tell; it holds no text, the courier composes that (core.delivery)."""

    __tablename__ = "servicing_report"
    __table_args__ = (UniqueConstraint("servicing_id", "day"),)

    id: Mapped[Row]
    servicing_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"))
    day: Mapped[date]  # by the servicing tenant's calendar
    since: Mapped[datetime]  # subscriptions made from here on are new
    until: Mapped[datetime]
