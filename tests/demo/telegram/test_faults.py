"""Planted faults and Telegram's limits: what a bot must live through."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.demo.telegram import ApiError, InProcessSession, Telegram, User

from .asking import refusal


async def test_faults_strike_as_often_as_planted(telegram: Telegram, ivan: User) -> None:
    telegram.fault("sendmessage", 500, times=2)
    for _ in range(2):
        assert (await refusal(telegram, "sendMessage", chat_id=ivan.id, text="x"))[0] == 500
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "x"})
    assert len(telegram.chat(ivan.id)["messages"]) == 2


async def test_aiogram_sees_its_own_exceptions(telegram: Telegram, ivan: User) -> None:
    bot = Bot(telegram.token, session=InProcessSession(telegram))
    telegram.fault("sendMessage", 429, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(ivan.id, "x")
    assert caught.value.retry_after == 7
    for status, error in (
        (403, TelegramForbiddenError),
        (500, TelegramServerError),
        (0, TelegramNetworkError),
    ):
        telegram.fault("sendMessage", status)
        with pytest.raises(error):
            await bot.send_message(ivan.id, "x")
    await bot.send_message(ivan.id, "x")


async def test_over_http_a_fault_has_its_header_or_no_answer_at_all(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    message = {"chat_id": ivan.id, "text": "x"}
    telegram.fault("sendMessage", 429, retry_after=7)
    async with http.post(f"/bot{telegram.token}/sendMessage", json=message) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "7")
        assert (await response.json())["parameters"] == {"retry_after": 7}
    telegram.fault("sendMessage", 0)
    with pytest.raises(aiohttp.ClientError):
        await http.post(f"/bot{telegram.token}/sendMessage", json=message)


async def test_a_burst_passes_and_a_flood_does_not() -> None:
    telegram = Telegram()
    user = telegram.add_user("Ivan")
    telegram.open_link(user.id)
    calls = [telegram.call("sendMessage", {"chat_id": user.id, "text": str(number)}) for number in range(25)]
    answers = await asyncio.gather(*calls, return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, ApiError)]
    assert 4 <= len(refused) <= 5
    assert refused[0].error_code == 429
    assert (refused[0].description, refused[0].parameters) == (
        "Too Many Requests: retry after 1",
        {"retry_after": 1},
    )
    assert len(telegram.chat(user.id)["messages"]) == 26 - len(refused)


async def test_thirty_a_second_in_all_whoever_they_go_to() -> None:
    telegram = Telegram()
    people = [telegram.add_user(f"Person {number}") for number in range(50)]
    for person in people:
        telegram.open_link(person.id)
    calls = [telegram.call("sendMessage", {"chat_id": person.id, "text": "x"}) for person in people]
    answers = await asyncio.gather(*calls, return_exceptions=True)
    passed = [answer for answer in answers if not isinstance(answer, ApiError)]
    assert 30 <= len(passed) <= 32
    assert isinstance(answers[-1], ApiError)
    assert answers[-1].parameters == {"retry_after": 1}
