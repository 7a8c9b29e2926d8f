"""Removing messages that hold a secret: at once, at their hour, after a failure, after a restart."""

import asyncio
from datetime import timedelta

import pytest
from aiogram import Bot

from bot.demo.telegram import Clock, Telegram
from bot.erasing import Eraser
from core.database import Database


@pytest.fixture
def eraser(database: Database, bot: Bot, clock: Clock) -> Eraser:
    return Eraser(database, bot, clock)


@pytest.fixture
def ivan(telegram: Telegram) -> int:
    return telegram.add_user("Ivan").id


def said(telegram: Telegram, user: int, text: str = "my password") -> int:
    message_id: int = telegram.say(user, text)["message"]["message_id"]
    return message_id


def remaining(telegram: Telegram, user: int) -> list[str]:
    return [message["text"] for message in telegram.chat(user)["messages"]]


async def test_a_message_is_removed_at_once(telegram: Telegram, eraser: Eraser, ivan: int) -> None:
    assert await eraser.erase(ivan, said(telegram, ivan))
    assert remaining(telegram, ivan) == []
    assert await eraser.run_due() == 0


async def test_a_message_that_is_already_gone_counts_as_removed(
    telegram: Telegram, eraser: Eraser, ivan: int
) -> None:
    message_id = said(telegram, ivan)
    assert await eraser.erase(ivan, message_id)
    assert await eraser.erase(ivan, message_id)


async def test_a_failed_removal_is_told_and_tried_again(
    telegram: Telegram, eraser: Eraser, clock: Clock, ivan: int
) -> None:
    telegram.fault("deleteMessage", 500, times=3)
    assert not await eraser.erase(ivan, said(telegram, ivan))
    assert await eraser.busy() is None, "it is not due yet"
    clock.advance(5)
    assert await eraser.busy() == "1 due"
    assert await eraser.run_due() == 1
    assert remaining(telegram, ivan) == []
    assert await eraser.busy() is None


async def test_waits_grow_with_each_failure(
    telegram: Telegram, eraser: Eraser, clock: Clock, ivan: int
) -> None:
    telegram.fault("deleteMessage", 0, times=6)
    await eraser.erase(ivan, said(telegram, ivan))
    clock.advance(5)
    assert await eraser.run_due() == 1
    clock.advance(19)
    assert await eraser.run_due() == 0
    clock.advance(1)
    assert await eraser.run_due() == 1
    assert remaining(telegram, ivan) == []


async def test_a_long_429_is_obeyed(telegram: Telegram, eraser: Eraser, clock: Clock, ivan: int) -> None:
    telegram.fault("deleteMessage", 429, retry_after=60)
    assert not await eraser.erase(ivan, said(telegram, ivan))
    clock.advance(59)
    assert await eraser.run_due() == 0
    clock.advance(1)
    assert await eraser.run_due() == 1
    assert remaining(telegram, ivan) == []


async def test_what_telegram_no_longer_deletes_is_told_and_given_up(
    telegram: Telegram, eraser: Eraser, clock: Clock, ivan: int
) -> None:
    message_id = said(telegram, ivan)
    clock.advance(timedelta(hours=49).total_seconds())
    assert not await eraser.erase(ivan, message_id)
    clock.advance(timedelta(days=1).total_seconds())
    assert await eraser.run_due() == 0


async def test_a_process_killed_in_between_removes_it_at_its_next_start(
    telegram: Telegram, eraser: Eraser, database: Database, bot: Bot, clock: Clock, ivan: int
) -> None:
    telegram.fault("deleteMessage", 429, retry_after=5)  # so that it still waits when it is killed
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await eraser.erase(ivan, said(telegram, ivan))
    clock.advance(60)
    assert await Eraser(database, bot, clock).run_due() == 1
    assert remaining(telegram, ivan) == []


async def test_a_scheduled_message_stays_until_its_hour(
    telegram: Telegram, eraser: Eraser, clock: Clock, ivan: int
) -> None:
    await eraser.schedule(ivan, said(telegram, ivan), clock.now() + timedelta(minutes=1))
    assert await eraser.run_due() == 0
    clock.advance(60)
    assert await eraser.run_due() == 1
    assert remaining(telegram, ivan) == []


async def test_running_it_wakes_when_something_is_due(
    telegram: Telegram, eraser: Eraser, clock: Clock, ivan: int
) -> None:
    telegram.probes["eraser"] = eraser.busy
    first, second = said(telegram, ivan, "first"), said(telegram, ivan, "second")
    telegram.take_updates()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(eraser.run())
        await eraser.schedule(ivan, first, clock.now() + timedelta(hours=1))
        await eraser.schedule(ivan, second, clock.now() + timedelta(minutes=1))
        clock.advance(60)
        await telegram.wait_idle(5)
        assert remaining(telegram, ivan) == ["first"]
        clock.advance(3600)
        await telegram.wait_idle(5)
        assert remaining(telegram, ivan) == []
        task.cancel()
