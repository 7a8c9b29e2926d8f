"""What Telegram refuses in messages and keyboards, in its own words."""

from typing import Any

import pytest

from bot.demo.telegram import ApiError, Telegram, User

from .asking import PNG, contact_keyboard, inline, refusal


async def test_a_sent_message_comes_back_as_telegram_keeps_it(telegram: Telegram, ivan: User) -> None:
    message = await telegram.call(
        "sendMessage",
        {"chat_id": ivan.id, "text": " hello ", "reply_markup": inline("Go"), "protect_content": True},
    )

    assert message["message_id"] == 2
    assert message["from"] == {
        "id": telegram.bot_id,
        "is_bot": True,
        "first_name": "Propusk",
        "username": "propusk_demo_bot",
    }
    assert message["chat"] == {
        "id": ivan.id,
        "type": "private",
        "first_name": "Иван",
        "last_name": "Петров",
        "username": "ivan",
    }
    assert message["text"] == "hello"
    assert message["has_protected_content"] is True
    assert telegram.chat(ivan.id)["messages"][-1]["buttons"] == [[{"text": "Go", "data": "go"}]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Bad Request: message text is empty"),
        ("  \n", "Bad Request: message text is empty"),
        ("<b></b>", "Bad Request: message text is empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        (
            "<b>never closed",
            "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ],
)
async def test_texts_that_are_refused(telegram: Telegram, ivan: User, text: str, words: str) -> None:
    assert await refusal(telegram, "sendMessage", chat_id=ivan.id, text=text, parse_mode="HTML") == (
        400,
        words,
    )


async def test_length_counts_after_parsing(telegram: Telegram, ivan: User) -> None:
    text = "<b>" + "&lt;" * 4096 + "</b>"
    message = await telegram.call("sendMessage", {"chat_id": ivan.id, "text": text, "parse_mode": "HTML"})
    assert message["text"] == "<" * 4096


async def test_captions_are_shorter(telegram: Telegram, ivan: User) -> None:
    files = {"qr": ("qr.png", PNG)}
    parameters = {"chat_id": ivan.id, "photo": "attach://qr", "caption": "x" * 1025}
    with pytest.raises(ApiError, match=r"^Bad Request: message caption is too long$"):
        await telegram.call("sendPhoto", parameters, files)


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"callback_data": "ж" * 33}, "BUTTON_DATA_INVALID"),
        (
            {},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"url": "http://localhost:8080/"},
            "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
        ),
        ({"copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
    ],
)
async def test_inline_buttons_that_are_refused(
    telegram: Telegram, ivan: User, button: dict[str, Any], words: str
) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", **button}]]}
    answer = await refusal(telegram, "sendMessage", chat_id=ivan.id, text="x", reply_markup=markup)
    assert answer == (400, f"Bad Request: {words}")


async def test_64_bytes_of_data_pass(telegram: Telegram, ivan: User) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "ж" * 32}]]}
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "x", "reply_markup": markup})


@pytest.mark.parametrize("labels", [["b"] * 101, ["b" * 1200] * 10], ids=["101 buttons", "10 KB"])
async def test_too_large_keyboards(telegram: Telegram, ivan: User, labels: list[str]) -> None:
    rows = [[{"text": label, "callback_data": "x"}] for label in labels]
    answer = await refusal(
        telegram, "sendMessage", chat_id=ivan.id, text="x", reply_markup={"inline_keyboard": rows}
    )
    assert answer == (400, "Bad Request: reply markup is too long")


async def test_a_phone_can_be_asked_for_in_private_chats_only(telegram: Telegram, ivan: User) -> None:
    group = telegram.send_to_group(ivan.id, "hello")["message"]["chat"]["id"]
    answer = await refusal(telegram, "sendMessage", chat_id=group, text="x", reply_markup=contact_keyboard())
    assert answer == (400, "Bad Request: phone number can be requested in private chats only")


async def test_a_user_whom_the_bot_never_saw(telegram: Telegram) -> None:
    stranger = telegram.add_user("Oscar")
    for chat_id in (stranger.id, 12345, "@nobody"):
        assert await refusal(telegram, "sendMessage", chat_id=chat_id, text="x") == (
            400,
            "Bad Request: chat not found",
        )


async def test_a_user_whom_the_bot_saw_and_who_never_started_it(telegram: Telegram, ivan: User) -> None:
    anna = telegram.add_user("Anna")
    telegram.share_contact(ivan.id, of=anna.id)
    assert await refusal(telegram, "sendMessage", chat_id=anna.id, text="x") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )


async def test_who_blocked_the_bot_or_left_telegram(telegram: Telegram, ivan: User) -> None:
    telegram.block(ivan.id)
    answer = await refusal(telegram, "sendMessage", chat_id=ivan.id, text="x")
    assert answer == (403, "Forbidden: bot was blocked by the user")
    telegram.delete_account(ivan.id)
    answer = await refusal(telegram, "sendMessage", chat_id=ivan.id, text="x")
    assert answer == (403, "Forbidden: user is deactivated")


async def test_a_reply_keyboard_stays_until_it_is_removed(telegram: Telegram, ivan: User) -> None:
    markup = contact_keyboard(input_field_placeholder="Your number")
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": markup})
    screen = telegram.chat(ivan.id)
    assert screen["reply_keyboard"] == [
        [{"text": "My number", "request_contact": True}, {"text": "Not now", "request_contact": False}]
    ]
    assert screen["placeholder"] == "Your number"

    remove = {"remove_keyboard": True}
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "thanks", "reply_markup": remove})
    assert telegram.chat(ivan.id)["reply_keyboard"] is None


async def test_a_reply_keyboard_goes_with_the_message_that_brought_it(telegram: Telegram, ivan: User) -> None:
    message = await telegram.call(
        "sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": contact_keyboard()}
    )
    await telegram.call("deleteMessage", {"chat_id": ivan.id, "message_id": message["message_id"]})
    assert telegram.chat(ivan.id)["reply_keyboard"] is None


async def test_typing_shows_until_the_message_comes(telegram: Telegram, ivan: User) -> None:
    await telegram.call("sendChatAction", {"chat_id": ivan.id, "action": "typing"})
    assert telegram.chat(ivan.id)["typing"]
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "x"})
    assert not telegram.chat(ivan.id)["typing"]
    answer = await refusal(telegram, "sendChatAction", chat_id=ivan.id, action="yawning")
    assert answer == (400, "Bad Request: wrong parameter action in request")


async def test_protected_messages_travel_no_further(telegram: Telegram, ivan: User) -> None:
    message = await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "s", "protect_content": True})
    where = {"chat_id": ivan.id, "from_chat_id": ivan.id, "message_id": message["message_id"]}
    assert (await refusal(telegram, "copyMessage", **where))[1] == "Bad Request: message can't be copied"
    assert (await refusal(telegram, "forwardMessage", **where))[
        1
    ] == "Bad Request: message can't be forwarded"


async def test_a_reply_needs_its_message(telegram: Telegram, ivan: User) -> None:
    answer = await refusal(
        telegram, "sendMessage", chat_id=ivan.id, text="x", reply_parameters={"message_id": 99}
    )
    assert answer == (400, "Bad Request: message to be replied not found")
    message = await telegram.call(
        "sendMessage", {"chat_id": ivan.id, "text": "x", "reply_parameters": {"message_id": 1}}
    )
    assert message["reply_to_message"]["text"] == "/start"


async def test_contacts_copies_and_forwards_arrive(telegram: Telegram, ivan: User) -> None:
    card = {"phone_number": "+77010000000", "first_name": "Support"}
    sent = await telegram.call("sendContact", {"chat_id": ivan.id, **card})
    where = {"chat_id": ivan.id, "from_chat_id": ivan.id, "message_id": sent["message_id"]}
    await telegram.call("copyMessage", where)
    forwarded = await telegram.call("forwardMessage", where)
    assert [message["contact"] for message in telegram.chat(ivan.id)["messages"][-3:]] == [card] * 3
    assert forwarded["forward_origin"]["sender_user"]["id"] == telegram.bot_id
    missing = {**where, "message_id": 99}
    assert (await refusal(telegram, "copyMessage", **missing))[1] == "Bad Request: message to copy not found"
