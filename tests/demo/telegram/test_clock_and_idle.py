"""The clock that can be moved, and rest: when a test may look."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.telegram import Busy, Clock, Telegram, User


async def test_moving_the_clock_wakes_those_whose_hour_has_come() -> None:
    clock = Clock(frozen=datetime(2026, 11, 22, tzinfo=UTC))
    woken: list[int] = []

    async def sleeper(minutes: int) -> None:
        await clock.sleep_until(clock.now() + timedelta(minutes=minutes))
        woken.append(minutes)

    sleepers = [asyncio.ensure_future(sleeper(minutes)) for minutes in (1, 5)]
    await asyncio.sleep(0)
    clock.advance(60)
    assert clock.waking == 1
    await sleepers[0]
    assert (woken, clock.waking) == ([1], 0)
    clock.advance(240)
    await sleepers[1]
    assert woken == [1, 5]


async def test_without_a_move_the_clock_runs_as_clocks_do() -> None:
    clock = Clock(offset=timedelta(days=1))
    assert clock.now() - datetime.fromtimestamp(datetime.now(UTC).timestamp(), UTC) > timedelta(hours=23)  # noqa: TID251
    async with asyncio.timeout(1):
        await clock.sleep_until(clock.now() + timedelta(milliseconds=5))


def test_whoever_has_a_clock_of_his_own_hears_of_a_move() -> None:
    clock, heard = Clock(), list[timedelta]()
    clock.hooks.append(heard.append)
    clock.advance(60)
    assert heard == [timedelta(minutes=1)]
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance(-1)


async def test_rest_needs_the_confirmation_of_every_update(telegram: Telegram, ivan: User) -> None:
    update_id = telegram.say(ivan.id, "hello")["update_id"]
    assert await telegram.busy() == [f"update {update_id} (message) is not delivered"]
    await telegram.call("getUpdates", {})
    assert await telegram.busy() == [f"update {update_id} (message) is not confirmed"]
    await telegram.call("getUpdates", {"offset": update_id + 1})
    await telegram.wait_idle(1)


async def test_a_long_poll_is_rest(telegram: Telegram) -> None:
    poll = asyncio.ensure_future(telegram.call("getUpdates", {"timeout": 50}))
    await asyncio.sleep(0)
    await telegram.wait_idle(1)
    telegram.hang_up()
    await poll


async def test_probes_of_both_kinds_are_asked_until_they_are_quiet(telegram: Telegram) -> None:
    work = ["two letters", "one letter"]

    async def courier() -> str | None:
        return work.pop(0) if work else None

    telegram.probes["courier"] = courier
    telegram.probes["eraser"] = lambda: None
    await telegram.wait_idle(1)
    assert work == []

    telegram.probes["eraser"] = lambda: "a message is due"
    with pytest.raises(Busy) as caught:
        await telegram.wait_idle(0.05)
    assert caught.value.names == ["eraser: a message is due"]


async def test_rest_waits_for_due_sleepers(telegram: Telegram) -> None:
    done = asyncio.Event()

    async def sleeper() -> None:
        await telegram.clock.sleep_until(telegram.clock.now() + timedelta(hours=1))
        done.set()

    task = asyncio.ensure_future(sleeper())
    await asyncio.sleep(0)
    telegram.clock.advance(3600)
    await telegram.wait_idle(1)
    assert done.is_set()
    await task
