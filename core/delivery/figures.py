"""How delivery is doing, in numbers: what waits and for how long, and why tries have failed. Nobody's address is in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.delivery.alarm import Alarm
from core.delivery.message import DeliveryAttempt, Message, MessageState
from core.delivery.messenger import FailureReason


@dataclass(frozen=True)
class Backlog:
    """What is due, and what has failed and waits for its next try."""

    due: int = 0
    oldest: timedelta = timedelta(0)  # how long the one that has waited longest waits


@dataclass(frozen=True)
class Figures:
    """Of one messenger; sent and failed since this process began."""

    messenger: str
    backlog: Backlog
    sent: int
    failed: int


@dataclass(frozen=True)
class FailedTries:
    messenger: str
    reason: FailureReason
    count: int
    last: datetime


async def backlog(session: AsyncSession, now: datetime) -> dict[str, Backlog]:
    """By messenger; one that nothing waits for is not among them."""
    postponed = (Message.state == MessageState.QUEUED) & Message.failure.is_not(None)
    since = case((postponed, Message.created_at), else_=Message.due_at)
    rows = await session.execute(
        select(Message.messenger, func.count(), func.min(since, type_=Message.due_at.type))
        .where(
            Message.state.in_((MessageState.QUEUED, MessageState.TAKEN)),
            or_(postponed, Message.due_at <= now),
        )
        .group_by(Message.messenger)
    )
    return {messenger: Backlog(count, now - oldest) for messenger, count, oldest in rows}


async def failed_tries(session: AsyncSession) -> list[FailedTries]:
    """Of the last thousand tries those that failed, by messenger and reason, the latest first. Alarms tell nobody."""
    recent = (
        select(DeliveryAttempt.message_id, DeliveryAttempt.outcome, DeliveryAttempt.at)
        .order_by(DeliveryAttempt.id.desc())
        .limit(limits.DELIVERY_RECENT)
        .subquery()
    )
    last = func.max(recent.c.at)
    rows = await session.execute(
        select(Message.messenger, recent.c.outcome, func.count(), last)
        .join(recent, recent.c.message_id == Message.id)
        .where(recent.c.outcome.in_(list(FailureReason)), Message.messenger != Alarm.name)
        .group_by(Message.messenger, recent.c.outcome)
        .order_by(last.desc(), Message.messenger, recent.c.outcome)
    )
    return [FailedTries(messenger, FailureReason(reason), count, at) for messenger, reason, count, at in rows]
