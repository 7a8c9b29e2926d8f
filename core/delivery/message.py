"""The outbox: what has to be told, written in the transaction of the thing it tells about.

A row holds a purpose and ids, never a text: the courier composes that at the moment of sending, so neither
a code nor a link is ever stored (decision 1, I-07).
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum
from core.delivery.messenger import FailureReason

_INSERT: dict[str, Callable[[type["Message"]], postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}


class MessageState(StrEnum):
    QUEUED = "QUEUED"
    SENT = "SENT"
    FAILED = "FAILED"  # for good; `failure` says why
    DROPPED = "DROPPED"  # no longer true before it was sent


class Message(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("purpose", "subject_id", "generation", "messenger", "address"),
        Index(None, "state", "due_at"),
    )

    id: Mapped[Row]
    purpose: Mapped[str]  # "code", "invitation", ...: who composes it
    subject_id: Mapped[int]
    generation: Mapped[int]
    messenger: Mapped[str]  # "email", "telegram"
    address: Mapped[str]
    language: Mapped[str]
    state: Mapped[MessageState] = mapped_column(stored_enum(MessageState), default=MessageState.QUEUED)
    tries: Mapped[int] = mapped_column(default=0)  # claims, so one that killed its courier counts too
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]  # claimed by a courier until then
    expires_at: Mapped[datetime | None]  # nothing is sent after
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    failure: Mapped[FailureReason | None] = mapped_column(stored_enum(FailureReason))

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= now

    def settle(self, now: datetime, state: MessageState, failure: FailureReason | None = None) -> None:
        self.state, self.failure = state, failure
        self.settled_at, self.lease_until = now, None

    def put_off(self, until: datetime, failure: FailureReason) -> None:
        self.due_at, self.failure, self.lease_until = until, failure, None


class DeliveryAttempt(Base):
    """One row per try, for the question "why did it not arrive?"."""

    __tablename__ = "delivery_attempt"

    id: Mapped[Row]
    message_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), index=True)
    at: Mapped[datetime]
    outcome: Mapped[str]  # SENT, DROPPED or a FailureReason
    detail: Mapped[str] = mapped_column(default="")  # a status code; no address, no text


class Outbox:
    """Where flows leave what has to be told, and couriers hear that something is there."""

    def __init__(self) -> None:
        self._news = asyncio.Event()

    async def put(
        self,
        session: AsyncSession,
        now: datetime,
        *,
        purpose: str,
        subject_id: int,
        generation: int,
        messenger: str,
        address: str,
        language: str,
        expires_at: datetime | None = None,
    ) -> None:
        """Queue one message in the running transaction. The same one again changes nothing."""
        insert = _INSERT[session.get_bind().dialect.name]
        row = insert(Message).values(
            purpose=purpose,
            subject_id=subject_id,
            generation=generation,
            messenger=messenger,
            address=address,
            language=language,
            due_at=now,
            created_at=now,
            expires_at=expires_at,
        )
        await session.execute(row.on_conflict_do_nothing())
        session.info.setdefault("after_commit", []).append(self.wake)

    async def drop(
        self, session: AsyncSession, purpose: str, subject_id: int, before_generation: int | None = None
    ) -> None:
        """What was not yet sent about this subject (of a generation that died) is not to be sent any more."""
        dead = update(Message).where(
            Message.purpose == purpose,
            Message.subject_id == subject_id,
            Message.state == MessageState.QUEUED,
        )
        if before_generation is not None:
            dead = dead.where(Message.generation < before_generation)
        await session.execute(dead.values(state=MessageState.DROPPED, lease_until=None))

    def wake(self) -> None:
        """Tell the couriers of this process to look again."""
        self._news.set()
        self._news = asyncio.Event()

    def news(self) -> asyncio.Event:
        """Set at the next wake. Taken before looking, so that nothing put in between is missed."""
        return self._news
