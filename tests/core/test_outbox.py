"""The outbox and its courier: what was committed is told, once as a rule, and never lost (security.md "Outbox")."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import structlog
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.database import Database
from core.delivery import (
    Address,
    Courier,
    DeliveryAttempt,
    DeliveryFailed,
    FailureReason,
    Letter,
    Message,
    MessageState,
    Outbox,
)
from tests.clock import FrozenClock
from tests.conftest import SERVER_KEY

SECRET = "271828"  # what every letter of these tests says
BUSY = DeliveryFailed(False, FailureReason.BUSY, detail="450 4.2.0")
GONE = DeliveryFailed(True, FailureReason.MAILBOX_UNKNOWN, detail="550 5.1.1")


class Postbox:
    """The world outside: takes letters, or answers an address as a test has told it to."""

    name = "email"

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.references: list[str | None] = []
        self.answers: dict[str, list[Exception]] = {}  # the last one stays
        self.silent: dict[str, asyncio.Event] = {}  # takes the letter and answers when this is set

    async def send(self, address: str, letter: Letter) -> None:
        if answers := self.answers.get(address):
            raise answers.pop(0) if len(answers) > 1 else answers[0]
        self.taken.append(address)
        self.references.append(letter.reference)
        if address in self.silent:
            await self.silent[address].wait()

    async def has_taken(self, address: str) -> bool:
        return address in self.taken


class Greetings:
    """A purpose as a feature would write one."""

    def __init__(self) -> None:
        self.outdated: set[int] = set()
        self.broken: set[int] = set()
        self.told: list[tuple[str, MessageState, FailureReason | None]] = []

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        if message.subject_id in self.broken:
            raise KeyError(message.address)
        return None if message.subject_id in self.outdated else Letter("Hello", f"The code is {SECRET}")

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        self.told.append((message.address, message.state, message.failure))


class Post:
    """One installation's outbox with as many couriers as a test wants."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database, self.clock = database, clock
        self.outbox, self.box, self.greetings = Outbox(), Postbox(), Greetings()
        self.telegram = Postbox()
        self.courier = self.another_courier()

    def another_courier(self, box: Postbox | None = None) -> Courier:
        messengers = {"email": box or self.box, "telegram": self.telegram}
        return Courier(
            self.database, self.clock, SERVER_KEY, self.outbox, messengers, {"greeting": self.greetings}
        )

    async def put(
        self,
        *addresses: str,
        subject: int = 1,
        generation: int = 1,
        messenger: str = "email",
        life: timedelta | None = None,
    ) -> None:
        async with self.database.write() as session:
            for address in addresses:
                await self.outbox.put(
                    session,
                    self.clock.now(),
                    purpose="greeting",
                    subject_id=subject,
                    generation=generation,
                    to=Address(messenger, address),
                    language="ru",
                    expires_at=None if life is None else self.clock.now() + life,
                )

    async def message(self, address: str) -> Message:
        async with self.database.read() as session:
            found = await session.scalar(select(Message).where(Message.address == address))
            assert found is not None
            return found

    async def state(self, address: str) -> MessageState:
        return (await self.message(address)).state

    async def has_sent(self, address: str) -> bool:
        return await self.state(address) is MessageState.SENT

    async def has_put_off(self, address: str) -> bool:
        message = await self.message(address)
        return message.failure is not None and message.lease_until is None

    async def has_due(self, count: int) -> bool:
        return await self.courier.busy() == (f"courier: {count} due" if count else None)

    async def attempts(self) -> list[str]:
        async with self.database.read() as session:
            return list(await session.scalars(select(DeliveryAttempt.outcome).order_by(DeliveryAttempt.id)))

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """The courier at work in the background, as it runs in the product."""
        async with asyncio.TaskGroup() as group:
            running = group.create_task(self.courier.run())
            try:
                yield
            finally:
                running.cancel()


async def eventually(condition: Callable[[], Awaitable[bool]]) -> None:
    """Look until it holds. Each look is a query, so the courier gets on with its work meanwhile."""
    async with asyncio.timeout(10):
        while not await condition():  # noqa: ASYNC110 - what is waited for is in the database
            await asyncio.sleep(0)


@pytest.fixture
def post(database: Database, clock: FrozenClock) -> Post:
    return Post(database, clock)


@pytest.fixture
def one_post(sqlite_database: Database, clock: FrozenClock) -> Post:
    return Post(sqlite_database, clock)


# what is put


async def test_what_was_committed_is_sent_once_and_marked(post: Post) -> None:
    await post.put("olga", "adam")
    assert await post.courier.busy() == "courier: 2 due"
    assert await post.courier.run_due() == 2
    assert await post.courier.run_due() == 0
    assert post.box.taken == ["olga", "adam"]
    assert await post.state("olga") is MessageState.SENT
    assert (await post.message("olga")).settled_at == post.clock.now()
    assert post.greetings.told[0] == ("olga", MessageState.SENT, None)
    assert await post.attempts() == ["SENT", "SENT"]
    assert await post.courier.busy() is None


async def test_what_was_undone_is_not_sent(one_post: Post) -> None:
    async def fail() -> None:
        async with one_post.database.write() as session:
            await one_post.outbox.put(
                session,
                one_post.clock.now(),
                purpose="greeting",
                subject_id=1,
                generation=1,
                to=Address("email", "olga"),
                language="ru",
            )
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await one_post.courier.run_due() == 0


async def test_the_same_message_again_changes_nothing_and_a_new_generation_is_another(post: Post) -> None:
    await post.put("olga")
    await post.put("olga")
    await post.courier.run_due()
    await post.put("olga")
    assert await post.courier.run_due() == 0
    await post.put("olga", generation=2)
    await post.courier.run_due()
    assert post.box.taken == ["olga", "olga"]


async def test_a_dead_generation_is_not_sent_any_more(post: Post) -> None:
    await post.put("old", generation=1)
    await post.put("new", generation=2)
    async with post.database.write() as session:
        await post.outbox.drop(session, "greeting", 1, before_generation=2)
    await post.courier.run_due()
    assert post.box.taken == ["new"]
    assert await post.state("old") is MessageState.DROPPED


async def test_what_is_no_longer_true_when_it_would_be_sent_is_dropped(one_post: Post) -> None:
    await one_post.put("olga")
    one_post.greetings.outdated.add(1)
    await one_post.courier.run_due()
    assert await one_post.state("olga") is MessageState.DROPPED
    assert (one_post.box.taken, one_post.greetings.told) == ([], [])


# failures


async def test_a_final_refusal_ends_it_at_once_and_is_told_with_its_reason(post: Post) -> None:
    post.box.answers["gone"] = [GONE]
    await post.put("gone")
    await post.courier.run_due()
    assert await post.state("gone") is MessageState.FAILED
    assert post.greetings.told == [("gone", MessageState.FAILED, FailureReason.MAILBOX_UNKNOWN)]
    post.clock.advance(timedelta(days=1))
    assert await post.courier.run_due() == 0


async def test_waits_grow_fourfold_up_to_an_hour_and_then_it_is_given_up(one_post: Post) -> None:
    one_post.box.answers["busy"] = [BUSY]
    await one_post.put("busy")
    expected = limits.DELIVERY_FIRST_WAIT
    for _ in range(limits.DELIVERY_TRIES - 1):
        assert await one_post.courier.run_due() == 1
        wait = (await one_post.message("busy")).due_at - one_post.clock.now()
        assert expected * 0.8 <= wait <= expected * 1.2
        expected = min(expected * 4, limits.DELIVERY_MAX_WAIT)
        one_post.clock.advance(wait - timedelta(milliseconds=1))
        assert await one_post.courier.run_due() == 0
        one_post.clock.advance(timedelta(milliseconds=1))
    assert await one_post.courier.run_due() == 1
    assert await one_post.attempts() == ["BUSY"] * limits.DELIVERY_TRIES
    assert one_post.greetings.told == [("busy", MessageState.FAILED, FailureReason.BUSY)]


async def test_waits_are_not_the_same_for_all(one_post: Post) -> None:
    addresses = [f"busy-{number}" for number in range(10)]
    one_post.box.answers = {address: [BUSY] for address in addresses}
    await one_post.put(*addresses)
    await one_post.courier.run_due()
    assert len({(await one_post.message(address)).due_at for address in addresses}) > 5


async def test_a_temporary_failure_is_forgotten_once_it_arrives(one_post: Post) -> None:
    one_post.box.answers["olga"] = [BUSY, BUSY]
    await one_post.put("olga")
    await one_post.courier.run_due()
    one_post.clock.advance(limits.DELIVERY_MAX_WAIT)
    del one_post.box.answers["olga"]
    await one_post.courier.run_due()
    message = await one_post.message("olga")
    assert (message.state, message.failure) == (MessageState.SENT, None)


async def test_who_says_how_long_to_wait_is_not_asked_sooner(one_post: Post) -> None:
    one_post.box.answers["flooded"] = [DeliveryFailed(False, FailureReason.BUSY, timedelta(minutes=7))]
    await one_post.put("flooded")
    await one_post.courier.run_due()
    assert (await one_post.message("flooded")).due_at == one_post.clock.now() + timedelta(minutes=7)


async def test_nothing_is_sent_after_it_has_expired(post: Post) -> None:
    await post.put("late", life=timedelta(minutes=10))
    post.clock.advance(timedelta(minutes=10))  # nobody was there to send it
    await post.courier.run_due()
    assert post.box.taken == []
    assert post.greetings.told == [("late", MessageState.FAILED, FailureReason.EXPIRED)]


async def test_what_expires_while_it_is_being_sent_is_not_sent_to_the_end(one_post: Post) -> None:
    one_post.box.silent["olga"] = asyncio.Event()
    await one_post.put("olga", life=timedelta(milliseconds=50))
    async with asyncio.timeout(10):
        await one_post.courier.run_due()
    assert await one_post.attempts() == [FailureReason.UNREACHABLE]
    one_post.clock.advance(timedelta(milliseconds=50))
    await one_post.courier.run_due()
    assert (await one_post.message("olga")).failure is FailureReason.EXPIRED


async def test_expiry_is_told_when_it_happens_and_not_at_the_next_try(one_post: Post) -> None:
    one_post.box.answers["busy"] = [DeliveryFailed(False, FailureReason.BUSY, timedelta(hours=3))]
    await one_post.put("busy", life=timedelta(minutes=10))
    await one_post.courier.run_due()
    one_post.clock.advance(timedelta(minutes=10))
    await one_post.courier.run_due()
    assert one_post.greetings.told == [("busy", MessageState.FAILED, FailureReason.EXPIRED)]


async def test_a_messenger_that_is_not_there_is_a_failure_and_not_silence(one_post: Post) -> None:
    await one_post.put("olga", messenger="pigeon")
    await one_post.courier.run_due()
    assert one_post.greetings.told == [("olga", MessageState.FAILED, FailureReason.MISCONFIGURED)]


async def test_a_defect_in_one_letter_is_that_letters_failure(one_post: Post) -> None:
    one_post.greetings.broken.add(1)
    await one_post.put("broken", subject=1)
    await one_post.put("olga", subject=2)
    with structlog.testing.capture_logs() as logs:
        await one_post.courier.run_due()
    assert one_post.box.taken == ["olga"]
    assert (await one_post.message("broken")).failure is FailureReason.UNEXPECTED
    assert any(entry["event"] == "letter broken" and "compose" in str(entry["place"]) for entry in logs)


async def test_who_is_alone_need_not_wait_for_the_lease_of_who_was_killed(post: Post) -> None:
    await post.put("olga")
    claimed = await post.another_courier()._claim()  # and dies
    assert claimed is not None
    assert await post.courier.run_due() == 0
    await post.courier.take_back()
    assert await post.courier.run_due() == 1
    assert post.box.taken == ["olga"]


async def test_what_a_feature_does_with_the_news_is_in_the_same_transaction(one_post: Post) -> None:
    class Failing(Greetings):
        async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
            raise LookupError

    await one_post.put("olga")
    failing = Courier(
        one_post.database,
        one_post.clock,
        SERVER_KEY,
        one_post.outbox,
        {"email": one_post.box},
        {"greeting": Failing()},
    )
    await failing.run_due()
    assert await one_post.state("olga") is MessageState.QUEUED
    one_post.clock.advance(limits.DELIVERY_LEASE)
    await one_post.courier.run_due()
    assert await one_post.state("olga") is MessageState.SENT


# several couriers, and those that die


async def test_several_couriers_share_the_work_and_send_nothing_twice(post: Post) -> None:
    addresses = [f"person-{number}" for number in range(24)]
    await post.put(*addresses)
    done = await asyncio.gather(*(post.another_courier().run_due() for _ in range(4)))
    assert sum(done) == 24
    assert sorted(post.box.taken) == sorted(addresses)


async def test_killed_between_sent_and_marked_it_is_sent_again_after_the_lease(post: Post) -> None:
    post.box.silent["olga"] = asyncio.Event()  # takes the letter; the courier never hears of it
    await post.put("olga")
    async with post.working():
        await eventually(lambda: post.box.has_taken("olga"))
    assert await post.state("olga") is MessageState.QUEUED

    post.box.silent.clear()
    survivor = post.another_courier()
    assert await survivor.run_due() == 0  # the claim still holds
    post.clock.advance(limits.DELIVERY_LEASE)
    assert await survivor.run_due() == 1
    assert post.box.taken == ["olga", "olga"]
    assert await post.state("olga") is MessageState.SENT
    assert len(set(post.box.references)) == 1, "whoever has both can tell that they are one"


async def test_a_reference_is_a_messages_own_and_tells_nothing(one_post: Post) -> None:
    await one_post.put("olga", "adam")
    await one_post.courier.run_due()
    olga, adam = one_post.box.references
    assert olga is not None and olga != adam
    assert len(olga) >= 22, "128 bits: neither guessed nor counted back to the number of letters"


_KILLED = """
import asyncio, os, signal, sys
from core.database import Database
from core.delivery import Courier
from tests.clock import FrozenClock
from tests.core.test_outbox import SERVER_KEY, Greetings, Outbox, Postbox

class LastAct(Postbox):
    async def send(self, address, letter):
        print(address, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

database, messengers, purposes = Database(sys.argv[1]), {"email": LastAct()}, {"greeting": Greetings()}
courier = Courier(database, FrozenClock(), SERVER_KEY, Outbox(), messengers, purposes)
asyncio.run(courier.run())
"""


async def test_a_killed_process_loses_nothing(sqlite_url: str, clock: FrozenClock) -> None:
    before = Database(sqlite_url)
    await Post(before, clock).put("olga")
    await before.close()

    root = Path(__file__).parents[2]
    killed = subprocess.run(  # noqa: ASYNC221 - nothing else runs here
        [sys.executable, "-c", _KILLED, sqlite_url], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert (killed.stdout, killed.returncode) == ("olga\n", -signal.SIGKILL), killed.stderr

    after = Post(Database(sqlite_url), clock)
    assert await after.courier.run_due() == 0
    clock.advance(limits.DELIVERY_LEASE)
    assert await after.courier.run_due() == 1
    assert await after.state("olga") is MessageState.SENT
    await after.database.close()


async def test_a_message_that_kills_every_courier_is_given_up(one_post: Post) -> None:
    one_post.box.silent["olga"] = asyncio.Event()
    await one_post.put("olga")
    async with one_post.database.write() as session:
        await session.execute(text(f"UPDATE outbox SET tries = {limits.DELIVERY_TRIES}"))
    await one_post.courier.run_due()
    assert one_post.box.taken == []
    assert await one_post.state("olga") is MessageState.FAILED


async def test_a_courier_that_lost_its_claim_settles_nothing(post: Post) -> None:
    answer = post.box.silent["olga"] = asyncio.Event()
    await post.put("olga")
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(post.courier.run_due())
        await eventually(lambda: post.box.has_taken("olga"))
        post.clock.advance(limits.DELIVERY_LEASE)
        post.box.silent.clear()
        assert await post.another_courier().run_due() == 1
        answer.set()
        await slow
    assert post.greetings.told.count(("olga", MessageState.SENT, None)) == 2  # asked twice, undone once
    assert await post.attempts() == ["SENT"]


async def test_a_late_failure_does_not_disturb_who_has_the_claim_now(post: Post) -> None:
    class Late(Postbox):
        async def send(self, address: str, letter: Letter) -> None:
            await super().send(address, letter)
            raise BUSY

    late = Late()
    late_answer = late.silent["olga"] = asyncio.Event()
    answer = post.box.silent["olga"] = asyncio.Event()
    await post.put("olga")
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(post.another_courier(late).run_due())
        await eventually(lambda: late.has_taken("olga"))
        post.clock.advance(limits.DELIVERY_LEASE)
        group.create_task(post.courier.run_due())
        await eventually(lambda: post.box.has_taken("olga"))
        late_answer.set()
        await slow
        assert (await post.message("olga")).lease_until == post.clock.now() + limits.DELIVERY_LEASE
        answer.set()
    assert await post.attempts() == ["SENT"]


async def test_what_is_dropped_while_it_is_in_the_air_stays_dropped(post: Post) -> None:
    answer = post.box.silent["olga"] = asyncio.Event()
    await post.put("olga")
    async with asyncio.TaskGroup() as group:
        group.create_task(post.courier.run_due())
        await eventually(lambda: post.box.has_taken("olga"))
        async with post.database.write() as session:
            await post.outbox.drop(session, "greeting", 1)
        answer.set()
    assert await post.state("olga") is MessageState.DROPPED


# the courier at work


async def test_what_is_put_wakes_a_sleeping_courier(post: Post) -> None:
    async with post.working():
        await post.put("olga")
        await eventually(lambda: post.has_sent("olga"))
        await post.put("adam")
        await eventually(lambda: post.has_sent("adam"))
    assert post.box.taken == ["olga", "adam"]


async def test_it_tries_again_when_the_time_has_come(one_post: Post) -> None:
    one_post.box.answers["olga"] = [BUSY, BUSY]
    await one_post.put("olga")
    async with one_post.working():
        await eventually(lambda: one_post.has_put_off("olga"))
        del one_post.box.answers["olga"]
        one_post.clock.advance(limits.DELIVERY_FIRST_WAIT * 1.2)
        await eventually(lambda: one_post.has_sent("olga"))


async def test_what_another_process_left_behind_is_found_within_a_lease(one_post: Post) -> None:
    async with one_post.working():
        await one_post.put("first")
        await eventually(lambda: one_post.has_due(0))
        elsewhere = Post(one_post.database, one_post.clock)
        await elsewhere.put("olga")  # its own outbox object: nobody is woken
        one_post.clock.advance(limits.DELIVERY_LEASE)
        await eventually(lambda: one_post.has_due(0))
    assert one_post.box.taken == ["first", "olga"]


async def test_a_recipient_who_does_not_answer_holds_up_nobody(post: Post) -> None:
    post.box.silent["silent"] = asyncio.Event()
    others = [f"person-{number}" for number in range(10)]
    await post.put("silent", *others)
    async with post.working():
        await eventually(lambda: post.has_due(1))
    assert sorted(post.box.taken) == sorted(["silent", *others])


async def test_a_dead_mail_server_holds_up_no_other_messenger(one_post: Post) -> None:
    dead = [f"silent-{number}" for number in range(20)]
    one_post.box.silent = dict.fromkeys(dead, asyncio.Event())
    await one_post.put(*dead)
    await one_post.put("olga", messenger="telegram")
    async with one_post.working():
        await eventually(lambda: one_post.telegram.has_taken("olga"))
        assert len(one_post.box.taken) <= 8  # no more than that hang on it at once
        one_post.box.silent["silent-0"].set()
        await eventually(lambda: one_post.has_due(0))
    assert sorted(one_post.box.taken) == sorted(dead)


async def test_it_outlives_a_database_that_drops_its_connections(
    postgresql_database: Database, clock: FrozenClock
) -> None:
    post = Post(postgresql_database, clock)
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    async with post.working():
        await post.put("olga")
        await eventually(lambda: post.has_sent("olga"))
        async with postgresql_database.write() as session:
            await session.execute(cut)

        async def put_again() -> bool:
            try:
                await post.put("adam")
            except DBAPIError:  # the pool hands out dead connections until it has met one
                return False
            return True

        async def sent_again() -> bool:
            clock.advance(limits.DELIVERY_FIRST_WAIT)
            return await post.has_sent("adam")

        await eventually(put_again)
        await eventually(sent_again)


# nothing secret


@pytest.mark.requirement("I-07")
async def test_neither_text_nor_secret_is_kept_and_no_address_is_logged(post: Post) -> None:
    post.box.answers["busy@example.com"] = [BUSY]
    post.box.answers["gone@example.com"] = [GONE]
    post.greetings.broken.add(2)
    with structlog.testing.capture_logs() as logs:
        await post.put("olga@example.com", "busy@example.com", "gone@example.com")
        await post.put("broken@example.com", subject=2)
        await post.courier.run_due()
    async with post.database.read() as session:
        rows = [
            str(row)
            for table in ("outbox", "delivery_attempt")
            for row in await session.execute(text(f"SELECT * FROM {table}"))
        ]
    assert len(rows) == 8
    assert SECRET not in " ".join(rows)
    assert "Hello" not in " ".join(rows)
    written = json.dumps(logs, default=str)
    assert "example.com" not in written
    assert SECRET not in written
