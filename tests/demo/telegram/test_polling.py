"""getUpdates: offsets confirm, limits, long polls, 409, allowed_updates, 24 hours."""

import asyncio
from typing import Any

import pytest

from bot.demo.telegram import ApiError, Telegram, User

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def texts(telegram: Telegram, **parameters: Any) -> list[str]:
    updates = await telegram.call("getUpdates", parameters)
    return [update["message"]["text"] for update in updates]


def say(telegram: Telegram, user: User, *words: str) -> list[int]:
    return [int(telegram.say(user.id, text)["update_id"]) for text in words]


async def test_updates_come_again_until_a_higher_offset_confirms_them(telegram: Telegram, ivan: User) -> None:
    first, _, third = say(telegram, ivan, "1", "2", "3")
    assert await texts(telegram) == ["1", "2", "3"]
    assert await texts(telegram, offset=first) == ["1", "2", "3"]
    assert await texts(telegram, offset=first + 1, limit=1) == ["2"]
    assert await texts(telegram, offset=third + 1) == []
    assert await texts(telegram, offset=first) == []


async def test_a_negative_offset_keeps_the_newest(telegram: Telegram, ivan: User) -> None:
    say(telegram, ivan, "1", "2", "3")
    assert await texts(telegram, offset=-2) == ["2", "3"]
    assert await texts(telegram) == ["2", "3"]


async def test_a_long_poll_answers_as_soon_as_something_comes(telegram: Telegram, ivan: User) -> None:
    poll = asyncio.ensure_future(texts(telegram, timeout=50))
    await asyncio.sleep(0)
    say(telegram, ivan, "hello")
    async with asyncio.timeout(1):
        assert await poll == ["hello"]


async def test_a_second_poller_ends_the_first(telegram: Telegram, ivan: User) -> None:
    first = asyncio.ensure_future(texts(telegram, timeout=50))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(texts(telegram, timeout=50))
    with pytest.raises(ApiError) as caught:
        await first
    assert (caught.value.error_code, caught.value.description) == (409, CONFLICT)
    say(telegram, ivan, "hello")
    assert await second == ["hello"]


async def test_hanging_up_ends_a_poll_and_lets_the_next_one_wait(telegram: Telegram, ivan: User) -> None:
    first = asyncio.ensure_future(texts(telegram, timeout=50))
    await asyncio.sleep(0)
    telegram.hang_up()
    assert await first == []
    second = asyncio.ensure_future(texts(telegram, timeout=50))
    await asyncio.sleep(0)
    say(telegram, ivan, "hello")
    assert await second == ["hello"]


async def test_allowed_updates_are_remembered(telegram: Telegram, ivan: User) -> None:
    await texts(telegram, allowed_updates=["callback_query", "no_such_kind"])
    say(telegram, ivan, "unwanted")
    assert await texts(telegram) == []
    assert (await telegram.call("getWebhookInfo", {}))["allowed_updates"] == [
        "callback_query",
        "no_such_kind",
    ]

    await texts(telegram, allowed_updates=[])
    say(telegram, ivan, "wanted")
    assert await texts(telegram) == ["wanted"]


async def test_updates_are_kept_for_24_hours(telegram: Telegram, ivan: User) -> None:
    say(telegram, ivan, "old")
    telegram.clock.advance(24 * 3600 + 1)
    say(telegram, ivan, "new")
    assert await texts(telegram) == ["new"]


async def test_pending_updates_can_be_dropped(telegram: Telegram, ivan: User) -> None:
    say(telegram, ivan, "1", "2")
    assert (await telegram.call("getWebhookInfo", {}))["pending_update_count"] == 2
    await telegram.call("deleteWebhook", {"drop_pending_updates": True})
    assert await texts(telegram) == []


async def test_an_update_is_a_snapshot(telegram: Telegram, ivan: User) -> None:
    update = telegram.say(ivan.id, "before")
    telegram.edit(ivan.id, update["message"]["message_id"], "after")
    message, edited = telegram.take_updates()
    assert message["message"]["text"] == "before"
    assert edited["edited_message"]["text"] == "after"
