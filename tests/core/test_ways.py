"""A message that may go by several ways: the next is tried when one has failed, or half of the time is over."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import Database
from core.delivery import (
    Address,
    Courier,
    DeliveryFailed,
    FailureReason,
    Letter,
    Message,
    MessageState,
    Outbox,
)
from core.people import Channels, parse_email, parse_phone
from tests.clock import FrozenClock
from tests.conftest import SERVER_KEY

LIFE = timedelta(minutes=10)
BUSY = DeliveryFailed(False, FailureReason.BUSY)
BLOCKED = DeliveryFailed(True, FailureReason.BLOCKED)

PHONE, EMAIL = parse_phone("+77017051225"), parse_email("ivan@example.com")


class Line:
    """A messenger whose other side does as a test says."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.taken: list[str] = []
        self.failure: DeliveryFailed | None = None

    async def send(self, address: str, letter: Letter) -> str | None:
        if self.failure is not None:
            raise self.failure
        self.taken.append(address)
        return f"{self.name}-{len(self.taken)}"


class Tracked(Line):
    """One that tells what has become of what it took."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.arrived: set[str] = set()
        self.withdrawn: list[str] = []
        self.is_silent = False

    async def has_arrived(self, receipt: str) -> bool:
        if self.is_silent:
            raise DeliveryFailed(False, FailureReason.UNREACHABLE)
        return receipt in self.arrived

    async def withdraw(self, receipt: str) -> None:
        self.withdrawn.append(receipt)


class Codes:
    def __init__(self) -> None:
        self.used = False
        self.told: list[tuple[str, MessageState]] = []

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return None if self.used else Letter("Код", "123456", code="123456")

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        self.told.append((message.messenger, message.state))


class Installation:
    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database, self.clock = database, clock
        self.chat, self.gateway, self.sms = Line("telegram"), Tracked("telegram_gateway"), Line("sms")
        self.codes, outbox = Codes(), Outbox()
        self.outbox = outbox
        lines = {line.name: line for line in (self.chat, self.gateway, self.sms)}
        self.courier = Courier(database, clock, SERVER_KEY, outbox, lines, {"code": self.codes})

    async def send_code(self) -> None:
        to, *then = (Address(name, "+7") for name in ("telegram", "telegram_gateway", "sms"))
        async with self.database.write() as session:
            now = self.clock.now()
            await self.outbox.put(
                session,
                now,
                purpose="code",
                subject_id=1,
                generation=1,
                to=to,
                then=then,
                language="ru",
                expires_at=now + LIFE,
            )
        await self.courier.run_due()

    async def pass_time(self, by: timedelta) -> None:
        self.clock.advance(by)
        await self.courier.run_due()

    async def states(self) -> list[tuple[str, MessageState, FailureReason | None]]:
        async with self.database.read() as session:
            rows = await session.scalars(select(Message).order_by(Message.id))
            return [(row.messenger, row.state, row.failure) for row in rows]


@pytest.fixture
def here(sqlite_database: Database, clock: FrozenClock) -> Installation:
    return Installation(sqlite_database, clock)


async def test_the_first_way_that_works_is_the_only_one(here: Installation) -> None:
    await here.send_code()
    assert (here.chat.taken, here.gateway.taken, here.sms.taken) == (["+7"], [], [])
    assert await here.states() == [("telegram", MessageState.SENT, None)]


async def test_what_fails_for_good_is_tried_by_the_next_way_at_once(here: Installation) -> None:
    here.chat.failure = BLOCKED
    here.gateway.failure = DeliveryFailed(True, FailureReason.ADDRESS_REFUSED)
    await here.send_code()
    assert here.sms.taken == ["+7"]
    assert await here.states() == [
        ("telegram", MessageState.FAILED, FailureReason.BLOCKED),
        ("telegram_gateway", MessageState.FAILED, FailureReason.ADDRESS_REFUSED),
        ("sms", MessageState.SENT, None),
    ]


async def test_what_is_set_up_wrongly_holds_nobody_up_who_can_be_reached_otherwise(
    here: Installation,
) -> None:
    here.chat.failure = BLOCKED
    here.gateway.failure = here.sms.failure = DeliveryFailed(False, FailureReason.MISCONFIGURED)
    await here.send_code()
    assert await here.states() == [
        ("telegram", MessageState.FAILED, FailureReason.BLOCKED),
        ("telegram_gateway", MessageState.FAILED, FailureReason.MISCONFIGURED),
        ("sms", MessageState.QUEUED, FailureReason.MISCONFIGURED),  # the last way is tried again
    ]


async def test_whoever_waits_for_it_hears_of_the_last_way_only(here: Installation) -> None:
    here.chat.failure = here.gateway.failure = here.sms.failure = BLOCKED
    await here.send_code()
    assert here.codes.told == [("sms", MessageState.FAILED)]


async def test_what_is_out_of_reach_is_given_up_when_half_of_the_time_is_over(here: Installation) -> None:
    here.chat.failure = BUSY
    await here.send_code()
    await here.pass_time(LIFE / 2 - timedelta(seconds=1))
    assert here.gateway.taken == []
    await here.pass_time(timedelta(seconds=1))
    assert here.gateway.taken == ["+7"]


async def test_the_last_way_is_tried_to_the_end(here: Installation) -> None:
    here.chat.failure = here.gateway.failure = BLOCKED
    here.sms.failure = BUSY
    await here.send_code()
    await here.pass_time(LIFE - timedelta(seconds=1))
    assert (await here.states())[-1][1] is MessageState.QUEUED
    await here.pass_time(timedelta(seconds=1))
    assert (await here.states())[-1] == ("sms", MessageState.FAILED, FailureReason.EXPIRED)


async def test_what_was_taken_and_has_not_arrived_goes_on_by_the_next_way(here: Installation) -> None:
    here.chat.failure = BLOCKED
    await here.send_code()
    assert (await here.states())[-1] == ("telegram_gateway", MessageState.TAKEN, None)
    await here.pass_time(LIFE / 2)
    assert (here.gateway.withdrawn, here.sms.taken) == (["telegram_gateway-1"], ["+7"])
    assert (await here.states())[1:] == [
        ("telegram_gateway", MessageState.FAILED, FailureReason.NOT_ARRIVED),
        ("sms", MessageState.SENT, None),
    ]


async def test_what_has_arrived_goes_no_further(here: Installation) -> None:
    here.chat.failure = BLOCKED
    await here.send_code()
    here.gateway.arrived.add("telegram_gateway-1")
    await here.pass_time(LIFE / 2)
    assert (here.gateway.withdrawn, here.sms.taken) == ([], [])
    assert here.codes.told == [("telegram_gateway", MessageState.SENT)]


async def test_nor_does_what_has_been_used(here: Installation) -> None:
    here.chat.failure = BLOCKED
    await here.send_code()
    here.codes.used = True
    await here.pass_time(LIFE / 2)
    assert here.sms.taken == []


async def test_where_nobody_knows_whether_it_arrived_the_next_way_is_taken(here: Installation) -> None:
    here.chat.failure = BLOCKED
    await here.send_code()
    here.gateway.is_silent = True
    await here.pass_time(LIFE / 2)
    assert here.sms.taken == ["+7"]


async def test_nothing_is_passed_on_after_its_end(here: Installation) -> None:
    here.chat.failure = BUSY
    await here.send_code()
    await here.pass_time(LIFE)
    assert (here.gateway.taken, here.sms.taken) == ([], [])
    assert here.codes.told == [("telegram", MessageState.FAILED)]


@pytest.mark.requirement("H-07", "I-31")
def test_the_way_follows_the_identifier() -> None:
    channels = Channels(["telegram", "telegram_gateway", "sms", "email"])
    assert [way.messenger for way in channels.for_code(PHONE)] == ["telegram_gateway", "sms"]
    assert channels.for_code(EMAIL) == (Address("email", "ivan@example.com"),)
    assert channels.for_letter(PHONE) == (Address("sms", "+77017051225"),)


def test_what_an_installation_has_not_is_passed_over() -> None:
    channels = Channels(["telegram", "email"])
    assert channels.for_code(PHONE) == channels.for_letter(PHONE) == ()
