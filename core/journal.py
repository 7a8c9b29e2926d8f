"""Who did what, to whom, when: written in the same transaction as the deed, never changed afterwards (I-37).

Details hold codes, ids and masked values; never a password, a code, a token, a whole phone or e-mail.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Base, Row


class JournalEntry(Base):
    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_tenant", "tenant_id", "id"),)  # read by tenant, the newest first

    id: Mapped[Row]
    at: Mapped[datetime]
    action: Mapped[str]  # "person.invited", "access.looked_up", ...
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)  # None: the system
    subject_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    tenant_id: Mapped[int | None] = mapped_column(ForeignKey("tenant.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # Written with the entry, whose id it needs
    also: Mapped[list["JournalTenant"]] = relationship(lazy="raise")


class JournalTenant(Base):
    """A further tenant that an entry is about: support looked at a person of several, and each may see who looked."""

    __tablename__ = "journal_tenant"

    entry_id: Mapped[int] = mapped_column(ForeignKey("journal.id"), primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), primary_key=True, index=True)


def record(
    session: AsyncSession,
    at: datetime,
    action: str,
    *,
    actor: int | None,
    subject: int | None = None,
    tenant: int | None = None,
    also: Sequence[int] = (),
    **details: Any,
) -> JournalEntry:
    """Add one entry to the running transaction; `also` are further tenants that it is about."""
    entry = JournalEntry(
        at=at,
        action=action,
        actor_id=actor,
        subject_id=subject,
        tenant_id=tenant,
        details=details,
        also=[JournalTenant(tenant_id=each) for each in also],
    )
    session.add(entry)
    return entry
