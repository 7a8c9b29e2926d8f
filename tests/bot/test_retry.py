"""Asking Telegram again: short waits are waited out, harmless requests repeated, messages never sent twice."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from bot.demo.telegram import Clock, Telegram


@pytest.fixture
def ivan(telegram: Telegram) -> int:
    user = telegram.add_user("Ivan")
    telegram.open_link(user.id)
    return user.id


def asked(telegram: Telegram, method: str) -> int:
    return sum(record["method"] == method for record in telegram.journal)


async def test_a_short_429_is_waited_out(telegram: Telegram, bot: Bot, clock: Clock, ivan: int) -> None:
    telegram.fault("sendMessage", 429, retry_after=3)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        sending = group.create_task(bot.send_message(ivan, "Hello"))
        await asyncio.wait({sending}, timeout=0.1)
        clock.advance(2)
        await asyncio.wait({sending}, timeout=0.1)
        assert asked(telegram, "sendMessage") == 1, "Telegram said three seconds"
        clock.advance(1)
        assert (await sending).text == "Hello"


async def test_a_long_429_is_not_waited_for(telegram: Telegram, bot: Bot, ivan: int) -> None:
    telegram.fault("sendMessage", 429, retry_after=6)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(ivan, "Hello")
    assert asked(telegram, "sendMessage") == 1


async def test_nobody_waits_longer_than_five_seconds_in_all(
    telegram: Telegram, bot: Bot, clock: Clock, ivan: int
) -> None:
    telegram.fault("sendMessage", 429, retry_after=3, times=2)
    with pytest.RaisesGroup(TelegramRetryAfter):
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            sending = group.create_task(bot.send_message(ivan, "Hello"))
            await asyncio.wait({sending}, timeout=0.1)
            clock.advance(3)
    assert asked(telegram, "sendMessage") == 2


@pytest.mark.parametrize("status", [0, 500])
async def test_what_may_happen_twice_is_asked_again(
    telegram: Telegram, bot: Bot, ivan: int, status: int
) -> None:
    message = await bot.send_message(ivan, "Hello")
    telegram.fault("editMessageText", status, times=2)
    await bot.edit_message_text("Changed", chat_id=ivan, message_id=message.message_id)
    assert telegram.chat(ivan)["messages"][-1]["text"] == "Changed"


async def test_it_gives_up_after_three_tries(telegram: Telegram, bot: Bot, ivan: int) -> None:
    message = await bot.send_message(ivan, "Hello")
    telegram.fault("deleteMessage", 500, times=3)
    with pytest.raises(TelegramServerError):
        await bot.delete_message(ivan, message.message_id)
    assert asked(telegram, "deleteMessage") == 3


async def test_a_message_is_never_sent_twice(telegram: Telegram, bot: Bot, ivan: int) -> None:
    telegram.fault("sendMessage", 0)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ivan, "Hello")
    assert asked(telegram, "sendMessage") == 1


async def test_get_updates_is_left_to_the_poller(telegram: Telegram, bot: Bot) -> None:
    telegram.fault("getUpdates", 500)
    with pytest.raises(TelegramServerError):
        await bot.get_updates(timeout=0)
    assert asked(telegram, "getUpdates") == 1
