"""The poller: in order per person, side by side otherwise, and nothing confirmed before it was handled."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message

from bot.demo.telegram import Telegram
from bot.poller import Poller

ALLOWED = ["message"]


class Handler:
    """Notes who said what, and can be held up by one word until it is let go."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.begun: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.held: dict[str, asyncio.Event] = {}
        self.done: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def hold(self, text: str) -> None:
        self.held[text] = asyncio.Event()

    def let_go(self, text: str) -> None:
        self.held[text].set()

    async def __call__(self, message: Message) -> None:
        text = message.text or ""
        self.begun[text].set()
        if text in self.held:
            await self.held[text].wait()
        if text == "fail":
            raise ZeroDivisionError
        self.heard.append(text)
        self.done[text].set()


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest.fixture
def dispatcher(handler: Handler) -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(handler.__call__)
    return dispatcher


@pytest.fixture
def poller(bot: Bot, dispatcher: Dispatcher) -> Poller:
    return Poller(bot, dispatcher, ALLOWED, first_wait=timedelta(0), handler_limit=timedelta(seconds=5))


@pytest.fixture
def ivan(telegram: Telegram) -> int:
    return telegram.add_user("Ivan").id


@pytest.fixture
def anna(telegram: Telegram) -> int:
    return telegram.add_user("Anna").id


@asynccontextmanager
async def running(poller: Poller) -> AsyncIterator[asyncio.Event]:
    """The poller at work; leaving the block stops it and waits until it has drained."""
    stop = asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        group.create_task(poller.run(stop))
        yield stop
        stop.set()


async def killed(poller: Poller, after: asyncio.Event) -> None:
    """Run the poller until the event, then end it as a kill would: nothing is finished, nothing confirmed."""
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        task = group.create_task(poller.run(asyncio.Event()))
        await after.wait()
        task.cancel()


def unconfirmed(telegram: Telegram) -> int:
    return len(telegram.world.updates)


async def test_the_updates_of_one_person_are_handled_in_order(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int
) -> None:
    handler.hold("one")
    for text in ("one", "two", "three"):
        telegram.say(ivan, text)
    async with running(poller):
        await handler.begun["one"].wait()
        assert not handler.begun["two"].is_set()
        handler.let_go("one")
        await handler.done["three"].wait()
    assert handler.heard == ["one", "two", "three"]


async def test_people_do_not_wait_for_each_other(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int, anna: int
) -> None:
    handler.hold("slow")
    telegram.say(ivan, "slow")
    telegram.say(anna, "quick")
    async with running(poller):
        await handler.done["quick"].wait()
        assert handler.heard == ["quick"]
        handler.let_go("slow")


async def test_a_slow_one_does_not_keep_the_next_batch_from_the_others(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int, anna: int
) -> None:
    handler.hold("slow")
    telegram.say(ivan, "slow")
    async with running(poller):
        await handler.begun["slow"].wait()
        telegram.say(anna, "later")
        await handler.done["later"].wait()
        assert handler.heard == ["later"]
        assert unconfirmed(telegram) == 2, "nothing above an unfinished update is confirmed"
        handler.let_go("slow")
    assert handler.heard == ["later", "slow"]
    assert unconfirmed(telegram) == 0


async def test_an_update_in_flight_when_the_process_is_killed_comes_again(
    telegram: Telegram, bot: Bot, dispatcher: Dispatcher, poller: Poller, handler: Handler, ivan: int
) -> None:
    handler.hold("precious")
    telegram.say(ivan, "precious")
    await killed(poller, after=handler.begun["precious"])
    assert handler.heard == []
    handler.let_go("precious")
    async with running(Poller(bot, dispatcher, ALLOWED)):
        await handler.done["precious"].wait()
    assert handler.heard == ["precious"]


async def test_stopping_finishes_what_runs_and_confirms_it(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int
) -> None:
    handler.hold("last")
    telegram.say(ivan, "last")
    async with running(poller) as stop:
        await handler.begun["last"].wait()
        stop.set()
        handler.let_go("last")
    assert handler.heard == ["last"]
    assert unconfirmed(telegram) == 0


async def test_what_arrives_while_stopping_is_kept_for_the_next_start(
    telegram: Telegram, bot: Bot, dispatcher: Dispatcher, poller: Poller, handler: Handler, ivan: int
) -> None:
    handler.hold("last")
    telegram.say(ivan, "last")
    async with running(poller) as stop:
        await handler.begun["last"].wait()
        stop.set()
        telegram.say(ivan, "too late")
        handler.let_go("last")
    assert handler.heard == ["last"]
    async with running(Poller(bot, dispatcher, ALLOWED)):
        await handler.done["too late"].wait()
    assert handler.heard == ["last", "too late"]


async def test_a_failing_handler_stops_nobody(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int
) -> None:
    telegram.say(ivan, "fail")
    telegram.say(ivan, "next")
    async with running(poller):
        await handler.done["next"].wait()
    assert unconfirmed(telegram) == 0


async def test_a_handler_that_never_ends_is_ended(
    telegram: Telegram, bot: Bot, dispatcher: Dispatcher, handler: Handler, ivan: int
) -> None:
    handler.hold("endless")
    telegram.say(ivan, "endless")
    telegram.say(ivan, "next")
    async with running(Poller(bot, dispatcher, ALLOWED, handler_limit=timedelta(seconds=0.05))):
        await handler.done["next"].wait()
    assert handler.heard == ["next"]


@pytest.mark.parametrize("status", [0, 409, 429, 500, 502])
async def test_it_goes_on_after_telegram_failed(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int, status: int
) -> None:
    telegram.fault("getUpdates", status, retry_after=0 if status == 429 else None, times=2)
    telegram.say(ivan, "hello")
    async with running(poller):
        await handler.done["hello"].wait()
    assert handler.heard == ["hello"]


async def test_idle_means_that_everything_is_confirmed(
    telegram: Telegram, poller: Poller, handler: Handler, ivan: int
) -> None:
    telegram.probes["poller"] = poller.busy
    async with running(poller):
        telegram.say(ivan, "hello")
        await telegram.wait_idle(5)
        assert handler.heard == ["hello"]
        assert poller.busy() is None
