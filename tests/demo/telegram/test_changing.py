"""Editing and deleting, and what Telegram says when it will not."""

from typing import Any

import pytest

from bot.demo.telegram import Telegram, User

from .asking import OTHER_PNG, PNG, contact_keyboard, inline, refusal

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(telegram: Telegram, ivan: User) -> dict[str, Any]:
    """chat_id and message_id of a text with a keyboard."""
    message = await telegram.call(
        "sendMessage",
        {"chat_id": ivan.id, "text": "<b>one</b>", "parse_mode": "HTML", "reply_markup": inline("Go")},
    )
    return {"chat_id": ivan.id, "message_id": message["message_id"]}


@pytest.fixture
async def photo(telegram: Telegram, ivan: User) -> dict[str, Any]:
    message = await telegram.call(
        "sendPhoto", {"chat_id": ivan.id, "photo": "attach://a", "caption": "one"}, {"a": ("a.png", PNG)}
    )
    return {"chat_id": ivan.id, "message_id": message["message_id"]}


async def test_an_edit_replaces_text_and_keyboard(
    telegram: Telegram, ivan: User, sent: dict[str, Any]
) -> None:
    message = await telegram.call("editMessageText", {**sent, "text": "two"})
    assert message["text"] == "two"
    assert message["edit_date"]
    assert "reply_markup" not in message
    assert "entities" not in message
    shown = telegram.chat(ivan.id)["messages"][-1]
    assert (shown["text"], shown["edited"], shown["buttons"]) == ("two", True, [])


async def test_an_edit_that_changes_nothing(telegram: Telegram, sent: dict[str, Any]) -> None:
    same = {**sent, "text": "<b>one</b>", "parse_mode": "HTML", "reply_markup": inline("Go")}
    assert await refusal(telegram, "editMessageText", **same) == (400, NOT_MODIFIED)
    assert await refusal(telegram, "editMessageReplyMarkup", **sent, reply_markup=inline("Go")) == (
        400,
        NOT_MODIFIED,
    )


async def test_a_changed_keyboard_or_style_alone_is_a_change(
    telegram: Telegram, sent: dict[str, Any]
) -> None:
    await telegram.call("editMessageText", {**sent, "text": "one", "reply_markup": inline("Go")})
    message = await telegram.call("editMessageReplyMarkup", {**sent, "reply_markup": inline("Stop")})
    assert message["reply_markup"]["inline_keyboard"][0][0]["text"] == "Stop"


async def test_a_missing_message(telegram: Telegram, ivan: User) -> None:
    gone = {"chat_id": ivan.id, "message_id": 99}
    answer = await refusal(telegram, "editMessageText", **gone, text="x")
    assert answer == (400, "Bad Request: message to edit not found")
    answer = await refusal(telegram, "deleteMessage", **gone)
    assert answer == (400, "Bad Request: message to delete not found")
    answer = await refusal(telegram, "editMessageText", chat_id=ivan.id, text="x")
    assert answer == (400, "Bad Request: message identifier is not specified")


async def test_a_persons_message_cannot_be_edited(telegram: Telegram, ivan: User) -> None:
    answer = await refusal(telegram, "editMessageText", chat_id=ivan.id, message_id=1, text="x")
    assert answer == (400, "Bad Request: message can't be edited")


async def test_a_message_that_brought_a_reply_keyboard_cannot_be_edited(
    telegram: Telegram, ivan: User
) -> None:
    message = await telegram.call(
        "sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": contact_keyboard()}
    )
    where = {"chat_id": ivan.id, "message_id": message["message_id"]}
    assert not any(name.startswith("_") for name in message)
    assert (await refusal(telegram, "editMessageText", **where, text="x"))[1] == (
        "Bad Request: message can't be edited"
    )


async def test_only_inline_keyboards_can_be_edited_in(telegram: Telegram, sent: dict[str, Any]) -> None:
    answer = await refusal(telegram, "editMessageText", **sent, text="x", reply_markup=contact_keyboard())
    assert answer == (400, "Bad Request: inline keyboard expected")


async def test_a_photo_has_a_caption_and_no_text(
    telegram: Telegram, sent: dict[str, Any], photo: dict[str, Any]
) -> None:
    answer = await refusal(telegram, "editMessageText", **photo, text="x")
    assert answer == (400, "Bad Request: there is no text in the message to edit")
    answer = await refusal(telegram, "editMessageCaption", **sent, caption="x")
    assert answer == (400, "Bad Request: there is no caption in the message to edit")
    assert (await telegram.call("editMessageCaption", {**photo, "caption": "two"}))["caption"] == "two"


async def test_a_photo_is_replaced(telegram: Telegram, photo: dict[str, Any]) -> None:
    media = {"type": "photo", "media": "attach://b", "caption": "<i>new</i>", "parse_mode": "HTML"}
    message = await telegram.call("editMessageMedia", {**photo, "media": media}, {"b": ("b.png", OTHER_PNG)})
    assert message["caption"] == "new"
    assert message["caption_entities"] == [{"type": "italic", "offset": 0, "length": 3}]

    same = {**media, "media": message["photo"][0]["file_id"]}
    assert await refusal(telegram, "editMessageMedia", **photo, media=same) == (400, NOT_MODIFIED)


async def test_a_text_becomes_a_photo(telegram: Telegram, sent: dict[str, Any]) -> None:
    media = {"type": "photo", "media": "attach://b"}
    message = await telegram.call("editMessageMedia", {**sent, "media": media}, {"b": ("b.png", PNG)})
    assert "text" not in message
    assert message["photo"]


async def test_what_a_person_wrote_can_be_deleted_for_48_hours(telegram: Telegram, ivan: User) -> None:
    early = telegram.say(ivan.id, "early")["message"]["message_id"]
    telegram.clock.advance(48 * 3600)
    late = telegram.say(ivan.id, "late")["message"]["message_id"]
    telegram.clock.advance(1)

    answer = await refusal(telegram, "deleteMessage", chat_id=ivan.id, message_id=early)
    assert answer == (400, "Bad Request: message can't be deleted for everyone")
    await telegram.call("deleteMessage", {"chat_id": ivan.id, "message_id": late})
    assert late not in [message["id"] for message in telegram.chat(ivan.id)["messages"]]


async def test_several_are_deleted_at_once_and_missing_ones_skipped(
    telegram: Telegram, ivan: User, sent: dict[str, Any], photo: dict[str, Any]
) -> None:
    ids = [sent["message_id"], 99, photo["message_id"]]
    assert await telegram.call("deleteMessages", {"chat_id": ivan.id, "message_ids": ids}) is True
    assert [message["id"] for message in telegram.chat(ivan.id)["messages"]] == [1]


async def test_ids_of_deleted_messages_are_not_used_again(
    telegram: Telegram, ivan: User, sent: dict[str, Any]
) -> None:
    await telegram.call("deleteMessage", sent)
    message = await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "next"})
    assert message["message_id"] == sent["message_id"] + 1
