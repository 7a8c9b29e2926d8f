"""The courier: works the outbox off, so that what was committed is told, however often the process dies.

A message is claimed with a lease, composed, sent outside any transaction, and settled. A courier killed
between "sent" and "settled" loses its claim when the lease ends, and the same letter goes out again: harmless,
since it holds the same code or link. Subjects are locked before their outbox rows, here as in the flows.

Where one way fails, the next one of the message is put in the transaction that says so. A messenger that can tell
whether a message has arrived is asked at the moment at which the next way would be taken.
"""

import asyncio
import secrets
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import structlog
from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database
from core.delivery.alarm import Alarm
from core.delivery.figures import Backlog, Figures, backlog
from core.delivery.message import DeliveryAttempt, Message, MessageState, Outbox
from core.delivery.messenger import Address, DeliveryFailed, FailureReason, Letter, Messenger, Tracking
from core.secrets import ServerKey

AT_ONCE = 8  # letters in the air per messenger: a server that answers nobody holds up only its own
# A send that takes longer than this (real time) is given up, well before its lease ends.
SEND_SECONDS = limits.DELIVERY_LEASE.total_seconds() / 2

_SETTLED_COLUMNS = ("state", "failure", "due_at", "lease_until", "settled_at", "receipt")
_OPEN = (MessageState.QUEUED, MessageState.TAKEN)

# What else is to be done once nobody will ever be behind an address again: in the transaction that says so.
Farewell = Callable[[AsyncSession, Address, datetime], Awaitable[None]]

Outcome = MessageState | DeliveryFailed  # of one attempt: SENT, TAKEN, DROPPED or what went wrong

log = structlog.get_logger()
_random = secrets.SystemRandom()


class _ClaimLost(Exception):
    """The message was dropped, or claimed by another courier, while this one was sending it."""


class Purpose(Protocol):
    """What a feature knows about its own messages."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        """The letter as things stand now (a reading session); None: no longer true, drop it."""
        ...

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """The message is SENT, or FAILED by its last way (`message.failure` says why): in the transaction that
        marks it, and before the outbox row is locked. Whoever dies in between is asked again, so this is repeatable."""
        ...


class Notice(Purpose):
    """One on which nothing hangs."""

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """Whether it arrived or not."""


class Courier:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        key: ServerKey,
        outbox: Outbox,
        messengers: Mapping[str, Messenger],
        purposes: Mapping[str, Purpose],
        farewell: Farewell | None = None,
    ) -> None:
        self._database, self._clock, self._key, self._outbox = database, clock, key, outbox
        self._channels, self._purposes, self._farewell = sorted(messengers), purposes, farewell
        self._messengers: Mapping[str, Messenger] = {**messengers, Alarm.name: Alarm()}
        self._in_the_air: Counter[str] = Counter()
        self._addressed: set[tuple[str, str]] = set()  # who is written to now: one letter after the other
        self.outcomes: Counter[tuple[str, str]] = Counter()  # since the start, by messenger and outcome

    async def run(self) -> None:
        """Work until cancelled. A claim cut short by that is taken up again once its lease has ended."""
        async with asyncio.TaskGroup() as deliveries:
            while True:
                news = self._outbox.news()
                try:
                    message = await self._claim()
                    if message is None:
                        await self._rest(news, await self._next_due())
                        continue
                except (SQLAlchemyError, OSError) as error:
                    log.error("outbox out of reach", error=type(error).__name__)
                    await self._clock.sleep_until(self._clock.now() + limits.DELIVERY_FIRST_WAIT)
                    continue
                self._in_the_air[message.messenger] += 1
                self._addressed.add((message.messenger, message.address))
                delivery = deliveries.create_task(self._deliver(message))
                delivery.add_done_callback(partial(self._landed, message.messenger, message.address))

    async def take_back(self) -> None:
        """Void the claims that a killed process has left, before work begins: for who knows that he is alone here."""
        async with self._database.write() as session:
            await session.execute(
                update(Message)
                .where(Message.lease_until.is_not(None), Message.state.in_(_OPEN))
                .values(lease_until=None)
            )

    async def run_due(self) -> int:
        """Deliver everything that is due now, one after another; how many it was."""
        delivered = 0
        while (message := await self._claim()) is not None:
            await self._deliver(message)
            delivered += 1
        return delivered

    async def busy(self) -> str | None:
        """What is due and not settled, for the question whether everything is idle; None if nothing is."""
        async with self._database.read() as session:
            due = await session.scalar(
                select(func.count())
                .select_from(Message)
                .where(Message.state.in_(_OPEN), Message.due_at <= self._clock.now())
            )
        return f"courier: {due} due" if due else None

    async def figures(self) -> list[Figures]:
        """A line for each messenger of this installation, in one statement."""
        async with self._database.read() as session:
            due = await backlog(session, self._clock.now())
        return [
            Figures(
                name,
                due.get(name, Backlog()),
                self.outcomes[name, MessageState.SENT.value],
                self.outcomes[name, MessageState.FAILED.value],
            )
            for name in self._channels
        ]

    def _landed(self, messenger: str, address: str, _: object) -> None:
        self._in_the_air[messenger] -= 1
        self._addressed.discard((messenger, address))
        self._outbox.wake()

    def _mine_to_take(self) -> ColumnElement[bool]:
        full = [name for name, count in self._in_the_air.items() if count >= AT_ONCE]
        taken = and_(Message.state.in_(_OPEN), Message.messenger.not_in(full))
        if not self._addressed:
            return taken
        return taken & tuple_(Message.messenger, Message.address).not_in(sorted(self._addressed))

    async def _claim(self) -> Message | None:
        """The message that has waited longest, for the time of the lease; nobody else gets it meanwhile."""
        now = self._clock.now()
        if (due := await self._next_due()) is None or due > now:
            return None  # looked at without a write transaction: most looks find nothing
        free = or_(Message.lease_until.is_(None), Message.lease_until <= now)
        waiting = (
            select(Message.id)
            .where(self._mine_to_take(), Message.due_at <= now, free)
            .order_by(Message.due_at, Message.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        claim = (
            update(Message)
            .where(Message.id == waiting.scalar_subquery())
            .values(lease_until=now + limits.DELIVERY_LEASE, tries=Message.tries + 1)
            .returning(Message)
        )
        async with self._database.write() as session:
            return await session.scalar(claim.execution_options(synchronize_session=False))

    async def _next_due(self) -> datetime | None:
        async with self._database.read() as session:
            return await session.scalar(
                select(
                    func.min(func.coalesce(Message.lease_until, Message.due_at), type_=Message.due_at.type)
                ).where(self._mine_to_take())
            )

    async def _rest(self, news: asyncio.Event, due: datetime | None) -> None:
        """Until something is due or put; at the latest until a lease has passed, since what another
        process put and did not live to send is heard of by nobody."""
        latest = self._clock.now() + limits.DELIVERY_LEASE
        async with asyncio.TaskGroup() as group:
            alarm = group.create_task(self._clock.sleep_until(min(due or latest, latest)))
            bell = group.create_task(news.wait())
            await asyncio.wait({alarm, bell}, return_when=asyncio.FIRST_COMPLETED)
            alarm.cancel()
            bell.cancel()

    async def _deliver(self, message: Message) -> None:
        try:
            outcome = await self._attempt(message)
            await self._settle(message, outcome)
        except _ClaimLost:
            log.info("delivery overtaken", **_names(message))
        except Exception as error:  # noqa: BLE001 - one message must not end the courier; its lease ends
            _report("delivery broke off", message, error)

    async def _attempt(self, message: Message) -> Outcome:
        messenger, purpose = self._messengers.get(message.messenger), self._purposes.get(message.purpose)
        if messenger is None or purpose is None:
            return DeliveryFailed(True, FailureReason.MISCONFIGURED, detail="no such messenger or purpose")
        now = self._clock.now()
        if message.state is MessageState.TAKEN and message.has_expired(now):
            return MessageState.SENT  # whether it arrived matters to nobody any more
        if message.has_expired(now):
            return DeliveryFailed(True, FailureReason.EXPIRED)
        if message.state is MessageState.QUEUED and message.is_given_up(now):
            return DeliveryFailed(True, message.failure or FailureReason.UNREACHABLE, detail="given up")
        if message.tries > limits.DELIVERY_TRIES:  # the last try killed its courier
            return DeliveryFailed(True, message.failure or FailureReason.UNEXPECTED, detail="tries spent")
        try:
            async with self._database.read() as session:
                letter = await purpose.compose(session, message)
            async with asyncio.timeout(_patience(message, now)):
                if message.state is MessageState.TAKEN:
                    return await _follow_up(messenger, message, letter)
                if letter is None:
                    return MessageState.DROPPED
                reference = self._key.token("message", message.id)
                message.receipt = await messenger.send(message.address, replace(letter, reference=reference))
        except DeliveryFailed as failed:
            return failed
        except TimeoutError:
            return DeliveryFailed(False, FailureReason.UNREACHABLE, detail="no answer")
        except Exception as error:  # noqa: BLE001 - a defect in one letter is that letter's failure
            _report("letter broken", message, error)
            return DeliveryFailed(False, FailureReason.UNEXPECTED, detail=type(error).__name__)
        can_tell = isinstance(messenger, Tracking) and message.receipt is not None
        return MessageState.TAKEN if can_tell and message.give_up_at is not None else MessageState.SENT

    async def _settle(self, message: Message, outcome: Outcome) -> None:
        now = self._clock.now()
        _apply(outcome, message, now)
        purpose = self._purposes.get(message.purpose)
        async with self._database.write() as session:
            goes_on = message.state is MessageState.FAILED and await self._outbox.pass_on(
                session, now, message
            )
            if (
                purpose is not None
                and message.state in (MessageState.SENT, MessageState.FAILED)
                and not goes_on
            ):
                await purpose.settled(session, message, now)
            if message.failure is FailureReason.GONE and self._farewell is not None:
                await self._farewell(session, Address(message.messenger, message.address), now)
            held = (
                Message.id == message.id,
                Message.state.in_(_OPEN),
                Message.tries == message.tries,
            )
            result = {name: getattr(message, name) for name in _SETTLED_COLUMNS}
            row = await session.scalar(update(Message).where(*held).values(result).returning(Message.id))
            if row is None:
                raise _ClaimLost
            session.add(
                DeliveryAttempt(
                    message_id=message.id,
                    at=now,
                    outcome=outcome.reason if isinstance(outcome, DeliveryFailed) else outcome,
                    detail=outcome.detail if isinstance(outcome, DeliveryFailed) else "",
                )
            )
        self.outcomes[message.messenger, message.state.value] += 1
        log.info("delivery", **_names(message), outcome=message.state, failure=message.failure)


async def _follow_up(messenger: Messenger, message: Message, letter: Letter | None) -> Outcome:
    """Has what was taken arrived? Where that is not known, the next way may do no harm: it says the same."""
    if letter is None or not isinstance(messenger, Tracking) or message.receipt is None:
        return MessageState.SENT  # used, or asked for anew: nobody waits for it
    if await messenger.has_arrived(message.receipt):
        return MessageState.SENT
    with suppress(DeliveryFailed):
        await messenger.withdraw(message.receipt)
    return DeliveryFailed(True, FailureReason.NOT_ARRIVED)


def _apply(outcome: Outcome, message: Message, now: datetime) -> None:
    if outcome is MessageState.TAKEN and message.give_up_at is not None:
        message.await_arrival(message.give_up_at)
    elif not isinstance(outcome, DeliveryFailed):
        message.settle(now, outcome)
    elif (
        outcome.permanent
        or message.state is MessageState.TAKEN
        or message.tries >= limits.DELIVERY_TRIES
        # Our own settings do not mend themselves while somebody waits for a code that could go another way.
        or (outcome.reason is FailureReason.MISCONFIGURED and message.next_ways)
    ):
        message.settle(now, MessageState.FAILED, outcome.reason)
    else:
        again = now + max(_wait(message.tries), outcome.retry_after or timedelta(0))
        # What expires first is called a failure at that very moment, so that its inviter is told in time;
        # so is what has another way to go.
        ends = [moment for moment in (message.expires_at, message.give_up_at) if moment is not None]
        message.put_off(min([again, *ends]), outcome.reason)


def _patience(message: Message, now: datetime) -> float:
    """In seconds of real time: a slow server does not take what has expired while it was talked to."""
    if message.expires_at is None or message.state is MessageState.TAKEN:
        return SEND_SECONDS
    return min(SEND_SECONDS, (message.expires_at - now).total_seconds())


def _wait(tries: int) -> timedelta:
    """Fourfold with each try, give or take a fifth, so that a thousand letters do not come back together."""
    wait: timedelta = min(limits.DELIVERY_FIRST_WAIT * 4 ** (tries - 1), limits.DELIVERY_MAX_WAIT)
    return wait * _random.uniform(0.8, 1.2)


def _names(message: Message) -> dict[str, object]:
    """What of a message may stand in a log: no address."""
    return {"message": message.id, "purpose": message.purpose, "messenger": message.messenger}


def _report(event: str, message: Message, error: Exception) -> None:
    """The place of a defect without the words of its exception: those may hold an address."""
    place = traceback.format_tb(error.__traceback__)[-3:]
    log.error(event, **_names(message), error=type(error).__name__, place=place)
