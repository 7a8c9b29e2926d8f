"""Pacing: what the simulator, with Telegram's limits on and in real time, never has to refuse."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.demo.telegram import Clock, InProcessSession, Telegram
from bot.dispatcher import make_bot
from bot.messenger import TelegramMessenger
from bot.pacing import IN_A_CHAT, Chats, Pacing
from bot.settings import BotSettings
from core.database import Database
from core.delivery import DeliveryFailed, Letter
from core.secrets import ServerKey
from tests.bot.conftest import World, assemble
from tests.bot.flood import flood

LETTER = Letter("Subject", "text")


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    telegram = Telegram(clock=Clock())
    yield telegram
    telegram.close()


@pytest.fixture
async def bot(telegram: Telegram) -> Bot:
    bot = make_bot(telegram.token, InProcessSession(telegram), Clock())
    bot.session.middleware(Pacing())
    return bot


@pytest.fixture
def world(
    telegram: Telegram, bot: Bot, sqlite_database: Database, key: ServerKey, settings: BotSettings
) -> World:
    return assemble(telegram, Clock(), bot, sqlite_database, key, settings)


@pytest.fixture
def people(telegram: Telegram) -> list[int]:
    ids = [telegram.add_user(f"Guest {number}").id for number in range(3)]
    for id_ in ids:
        telegram.open_link(id_)
    return ids


def asked(telegram: Telegram) -> int:
    return sum(record["method"] == "sendMessage" for record in telegram.journal)


async def test_a_flood_of_letters_is_never_refused_and_keeps_nobody_waiting(world: World, bot: Bot) -> None:
    """The short form of bench/pacing.py."""
    result = await flood(world, bot, chats=90, to_one=6)
    assert result.refused == 0
    assert result.rate < 30
    assert len(result.answers) > 5
    assert result.p99 < result.seconds / 3, (
        "an answer does not wait for the letters that were there before it"
    )


async def test_a_conversation_has_its_burst_at_once(telegram: Telegram, bot: Bot, people: list[int]) -> None:
    began = asyncio.get_running_loop().time()
    for number in range(12):
        await bot.send_message(people[0], f"Answer {number}")
    assert asyncio.get_running_loop().time() - began < 1
    assert asked(telegram) == 12


async def test_letters_to_somebody_leave_room_for_talking_with_him(
    telegram: Telegram, bot: Bot, people: list[int]
) -> None:
    messenger = TelegramMessenger(bot)
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as group:
        letters = [group.create_task(messenger.send(str(people[0]), LETTER)) for _ in range(6)]
        await asyncio.wait(letters, return_when=asyncio.FIRST_COMPLETED)
        began = loop.time()
        for number in range(8):
            await bot.send_message(people[0], f"Answer {number}")
        took = loop.time() - began
        assert sum(letter.done() for letter in letters) < 6, "the letters are still on their way"
        for letter in letters:
            letter.cancel()
    assert took < 1


async def test_nothing_is_asked_of_telegram_before_the_time_it_named(
    telegram: Telegram, bot: Bot, people: list[int]
) -> None:
    telegram.fault("sendMessage", 429, retry_after=30)
    for _ in range(3):
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.send_message(people[0], "Hello")
        assert 29 <= refusal.value.retry_after <= 30
    with pytest.raises(TelegramRetryAfter):
        await bot.edit_message_text("Hello", chat_id=people[0], message_id=1)
    assert [record["method"] for record in telegram.journal] == ["sendMessage"]


async def test_a_letter_is_put_off_until_then(telegram: Telegram, bot: Bot, people: list[int]) -> None:
    telegram.fault("sendMessage", 429, retry_after=3)
    for _ in range(2):  # refused by Telegram, then without asking it
        with pytest.raises(DeliveryFailed) as failed:
            await TelegramMessenger(bot).send(str(people[0]), LETTER)
        assert failed.value.retry_after == timedelta(seconds=3)
    assert asked(telegram) == 1


async def test_one_chat_that_is_refused_stops_no_other(
    telegram: Telegram, bot: Bot, people: list[int]
) -> None:
    telegram.fault("sendMessage", 429, retry_after=30)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(people[0], "Hello")
    assert (await bot.send_message(people[1], "Hello")).text == "Hello"


async def test_two_at_once_mean_all(telegram: Telegram, bot: Bot, people: list[int]) -> None:
    telegram.fault("sendMessage", 429, retry_after=30, times=2)
    for id_ in people:
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(id_, "Hello")
    assert asked(telegram) == 2


async def test_what_is_no_message_is_not_held(telegram: Telegram, bot: Bot, people: list[int]) -> None:
    telegram.fault("sendMessage", 429, retry_after=30)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(people[0], "Hello")
    assert (await bot.me()).is_bot
    assert await bot.send_chat_action(people[0], "typing")


async def test_chats_that_are_at_rest_are_forgotten() -> None:
    chats = Chats(IN_A_CHAT)
    busy = chats.of(0)
    await busy.acquire()
    for id_ in range(1, 5000):
        chats.of(id_)
    assert len(chats) < 2000
    assert chats.of(0) is busy
