"""The outbox: what has to be told, written in the transaction of the thing it tells about.

A row holds a purpose and ids, never a text: the courier composes that at the moment of sending, so neither
a code nor a link is ever stored (I-07).

A message that may go by several ways is a row for the first of them, which knows the others: the next one gets a
row of its own once this one has failed, so what was tried can be read off the table.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum
from core.delivery.messenger import Address, FailureReason

_INSERT: dict[str, Callable[[type["Message"]], postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}


class MessageState(StrEnum):
    QUEUED = "QUEUED"
    TAKEN = "TAKEN"  # by the other side, which will be asked whether it has arrived
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
    # The ways left: messenger and address
    next_ways: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    give_up_at: Mapped[datetime | None]  # the next way is tried from then on
    language: Mapped[str]
    state: Mapped[MessageState] = mapped_column(stored_enum(MessageState), default=MessageState.QUEUED)
    tries: Mapped[int] = mapped_column(default=0)  # claims, so one that killed its courier counts too
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]  # claimed by a courier until then
    expires_at: Mapped[datetime | None]  # nothing is sent after
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    failure: Mapped[FailureReason | None] = mapped_column(stored_enum(FailureReason))
    receipt: Mapped[str | None]  # by which the other side knows it

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= now

    def settle(self, now: datetime, state: MessageState, failure: FailureReason | None = None) -> None:
        self.state, self.failure = state, failure
        self.settled_at, self.lease_until = now, None

    def put_off(self, until: datetime, failure: FailureReason) -> None:
        self.due_at, self.failure, self.lease_until = until, failure, None

    def await_arrival(self, until: datetime) -> None:
        self.state, self.due_at, self.lease_until = MessageState.TAKEN, until, None

    def is_given_up(self, now: datetime) -> bool:
        return bool(self.next_ways) and self.give_up_at is not None and self.give_up_at <= now


class DeliveryAttempt(Base):
    """One row per try, for the question "why did it not arrive?"."""

    __tablename__ = "delivery_attempt"

    id: Mapped[Row]
    message_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), index=True)
    at: Mapped[datetime]
    outcome: Mapped[str]  # SENT, TAKEN, DROPPED or a FailureReason
    detail: Mapped[str] = mapped_column(default="")  # a status code; no address, no text


@dataclass(frozen=True)
class Recipient:
    """Where somebody is written to, and in which language."""

    address: Address
    language: str


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
        to: Address,
        language: str,
        then: Sequence[Address] = (),
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Queue one message in the running transaction. The same one again changes nothing.

        - `then`: the ways that are tried after `to`, each once the one before has failed for good, or has not
          brought it to the person by half of the time that is left until `expires_at`
        - `due_at`: not before; at once by default
        """
        due_at = due_at or now
        insert = _INSERT[session.get_bind().dialect.name]
        row = insert(Message).values(
            purpose=purpose,
            subject_id=subject_id,
            generation=generation,
            messenger=to.messenger,
            address=to.value,
            next_ways=[[way.messenger, way.value] for way in then],
            give_up_at=due_at + (expires_at - due_at) / 2 if then and expires_at is not None else None,
            language=language,
            due_at=due_at,
            created_at=now,
            expires_at=expires_at,
        )
        await session.execute(row.on_conflict_do_nothing())
        session.info.setdefault("after_commit", []).append(self.wake)

    async def put_each(
        self,
        session: AsyncSession,
        now: datetime,
        to: Iterable[Recipient],
        *,
        purpose: str,
        subject_id: int,
        generation: int,
        expires_at: datetime | None = None,
    ) -> None:
        """The same to each of these, by no other way than this one."""
        for recipient in to:
            await self.put(
                session,
                now,
                purpose=purpose,
                subject_id=subject_id,
                generation=generation,
                to=recipient.address,
                language=recipient.language,
                expires_at=expires_at,
            )

    async def pass_on(self, session: AsyncSession, now: datetime, failed: Message) -> bool:
        """Queue the next way of a message for which this one has failed. False: none is left."""
        ways = [Address(*way) for way in failed.next_ways]
        if not ways or failed.has_expired(now):
            return False
        await self.put(
            session,
            now,
            purpose=failed.purpose,
            subject_id=failed.subject_id,
            generation=failed.generation,
            to=ways[0],
            then=ways[1:],
            language=failed.language,
            expires_at=failed.expires_at,
        )
        return True

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
