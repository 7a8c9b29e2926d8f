"""Tariffs of the provider and the subscriptions of tenants to them: plain records."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Named, Row


class Tariff(Named, Base):
    __tablename__ = "tariff"
    __table_args__ = (UniqueConstraint("name_folded"),)

    id: Mapped[Row]
    days: Mapped[int]  # how long a subscription to it runs
    offered: Mapped[bool] = mapped_column(default=True)  # one withdrawn is kept for its subscriptions


class Subscription(Base):
    __tablename__ = "subscription"

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    tariff_id: Mapped[int] = mapped_column(ForeignKey("tariff.id"))
    since: Mapped[datetime]
    until: Mapped[datetime] = mapped_column(index=True)
    subscribed_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    servicing_id: Mapped[int | None] = mapped_column(ForeignKey("tenant.id"))  # for whom he did it (F-14)
    created_at: Mapped[datetime]
