"""What survives a restart: everything that people and the bot would miss."""

from pathlib import Path

import pytest

from bot.demo.telegram import Telegram

from .asking import PNG, contact_keyboard, inline


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "telegram.db"


async def test_everything_is_there_again(database: Path) -> None:
    before = Telegram(database=database)
    ivan = before.add_user("Ivan", username="ivan")
    anna = before.add_user("Anna")
    before.open_link(ivan.id)
    last = before.take_updates()[-1]["update_id"]
    await before.call("sendMessage", {"chat_id": ivan.id, "text": "one", "reply_markup": inline("Go")})
    await before.call("sendMessage", {"chat_id": ivan.id, "text": "two", "reply_markup": contact_keyboard()})
    await before.call("sendPhoto", {"chat_id": ivan.id, "photo": "attach://q"}, {"q": ("q.png", PNG)})
    await before.call("deleteMessage", {"chat_id": ivan.id, "message_id": 2})
    await before.call("setMyCommands", {"commands": [{"command": "start", "description": "begin"}]})
    before.say(ivan.id, "undelivered")
    before.block(anna.id)
    delivered = await before.call("getUpdates", {})
    before.clock.advance(3600)
    screen = before.chat(ivan.id)
    before.close()

    after = Telegram(database=database)
    assert after.chat(ivan.id) == screen
    assert after.world.user(anna.id).blocked
    assert after.clock.offset.total_seconds() == 3600
    assert await after.call("getUpdates", {}) == delivered
    assert after.world.files.content("photos/" + screen["messages"][-2]["photo"].rpartition("/")[2]) == PNG

    assert after.add_user("Sam").id == anna.id + 1
    assert after.say(ivan.id, "next")["update_id"] == last + 3
    message = await after.call("sendMessage", {"chat_id": ivan.id, "text": "next"})
    assert message["message_id"] == screen["messages"][-1]["id"] + 2
    after.close()


async def test_an_unanswered_press_and_the_wish_for_updates_survive(database: Path) -> None:
    before = Telegram(database=database)
    ivan = before.add_user("Ivan")
    before.open_link(ivan.id)
    await before.call("getUpdates", {"offset": -1, "allowed_updates": ["callback_query"]})
    pressed = before.press(ivan.id, data="x")
    before.close()

    after = Telegram(database=database)
    after.say(ivan.id, "unwanted")
    assert [list(update)[1] for update in after.take_updates()] == ["message", "callback_query"]
    assert pressed is not None
    assert await after.call("answerCallbackQuery", {"callback_query_id": pressed["callback_query"]["id"]})
    after.close()


async def test_a_person_who_never_wrote_still_has_a_screen(database: Path) -> None:
    before = Telegram(database=database)
    ivan = before.add_user("Ivan")
    before.close()
    after = Telegram(database=database)
    assert after.chat(ivan.id)["started"] is False
    after.close()


async def test_the_journal_is_appended_to_its_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    for _ in range(2):
        telegram = Telegram(journal=path)
        await telegram.call("getMe", {})
    assert path.read_text(encoding="utf-8").count('"method": "getMe"') == 2
