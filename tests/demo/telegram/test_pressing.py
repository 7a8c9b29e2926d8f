"""Buttons, callback queries, links, contacts: what the phone sends, and what comes back."""

import pytest

from bot.demo.telegram import ActionError, Telegram, User

from .asking import contact_keyboard, inline, refusal

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def send(telegram: Telegram, user: User, *labels: str) -> int:
    message = await telegram.call(
        "sendMessage", {"chat_id": user.id, "text": "?", "reply_markup": inline(*labels)}
    )
    return int(message["message_id"])


async def test_a_press_tells_who_where_and_what(telegram: Telegram, ivan: User) -> None:
    message_id = await send(telegram, ivan, "Go")
    update = telegram.press(ivan.id, "Go")
    assert update is not None
    query = update["callback_query"]
    assert query["from"]["id"] == ivan.id
    assert (query["message"]["message_id"], query["data"]) == (message_id, "go")
    assert query["chat_instance"]
    assert telegram.take_updates() == [update]


async def test_a_label_is_found_exactly_then_by_its_beginning_then_within(
    telegram: Telegram, ivan: User
) -> None:
    old = await send(telegram, ivan, "Add", "Add another")
    new = await send(telegram, ivan, "✅ Add")

    def pressed(label: str, message_id: int | None = None) -> tuple[int, str]:
        update = telegram.press(ivan.id, label, message_id=message_id)
        assert update is not None
        query = update["callback_query"]
        return query["message"]["message_id"], query["data"]

    assert pressed("Add") == (old, "add")
    assert pressed("add an") == (old, "add another")
    assert pressed("✅") == (new, "✅ add")
    assert pressed("add", new) == (new, "✅ add")
    with pytest.raises(ActionError, match="several buttons fit"):
        telegram.press(ivan.id, "ad", message_id=old)
    with pytest.raises(ActionError, match="there is no button “Remove”; there are: Add, Add another, ✅ Add"):
        telegram.press(ivan.id, "Remove")


async def test_data_can_be_forged_on_any_message_even_a_deleted_one(telegram: Telegram, ivan: User) -> None:
    await send(telegram, ivan, "Go")
    forged = telegram.press(ivan.id, data="drop table", message_id=1)
    gone = telegram.press(ivan.id, data="x", message_id=77)
    assert forged is not None
    assert forged["callback_query"]["message"]["text"] == "/start"
    assert gone is not None
    assert gone["callback_query"]["message"]["date"] == 0


async def test_a_query_is_answered_once(telegram: Telegram, ivan: User) -> None:
    await send(telegram, ivan, "Go")
    update = telegram.press(ivan.id, "Go")
    assert update is not None
    answer = {"callback_query_id": update["callback_query"]["id"], "text": "done", "show_alert": True}
    assert telegram.chat(ivan.id)["messages"][-1]["waiting"]

    await telegram.call("answerCallbackQuery", answer)
    alert = telegram.chat(ivan.id)["alert"]
    assert (alert["text"], alert["show_alert"]) == ("done", True)
    assert not telegram.chat(ivan.id)["messages"][-1]["waiting"]
    assert await refusal(telegram, "answerCallbackQuery", **answer) == (400, TOO_OLD)


async def test_a_query_expires_and_an_unknown_one_is_refused(telegram: Telegram, ivan: User) -> None:
    await send(telegram, ivan, "Go")
    update = telegram.press(ivan.id, "Go")
    assert update is not None
    telegram.clock.advance(15 * 60 + 1)
    for query_id in (update["callback_query"]["id"], "12345", ""):
        answer = await refusal(telegram, "answerCallbackQuery", callback_query_id=query_id)
        assert answer == (400, TOO_OLD)


async def test_links_and_copies(telegram: Telegram, ivan: User) -> None:
    rows = [
        [{"text": "Invite", "url": "https://t.me/propusk_demo_bot?start=abc_-1"}],
        [{"text": "Share", "url": "https://t.me/share/url?url=x"}],
        [{"text": "Copy", "copy_text": {"text": "secret words"}}],
    ]
    parameters = {"chat_id": ivan.id, "text": "x", "reply_markup": {"inline_keyboard": rows}}
    await telegram.call("sendMessage", parameters)

    opened = telegram.press(ivan.id, "Invite")
    assert opened is not None
    assert opened["message"]["text"] == "/start abc_-1"
    assert telegram.press(ivan.id, "Share") == {"url": "https://t.me/share/url?url=x"}
    assert telegram.press(ivan.id, "Copy") is None
    assert telegram.chat(ivan.id)["clipboard"] == "secret words"


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "é", "a.b"])
def test_start_payloads_that_telegram_does_not_carry(telegram: Telegram, ivan: User, payload: str) -> None:
    with pytest.raises(ActionError, match="at most 64 characters"):
        telegram.open_link(ivan.id, payload)


async def test_reply_keyboards_share_the_contact_or_say_the_label(telegram: Telegram, ivan: User) -> None:
    markup = contact_keyboard(one_time_keyboard=True)
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": markup})
    shared = telegram.press(ivan.id, "My number")
    assert shared is not None
    assert shared["message"]["contact"] == {
        "phone_number": "+77017051234",
        "first_name": "Иван",
        "last_name": "Петров",
        "user_id": ivan.id,
    }
    assert telegram.chat(ivan.id)["reply_keyboard"] is None

    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": markup})
    said = telegram.press(ivan.id, "Not now")
    assert said is not None
    assert said["message"]["text"] == "Not now"


def test_contact_cards_know_who_is_at_telegram(telegram: Telegram, ivan: User) -> None:
    anna = telegram.add_user("Anna", phone="77020000000")
    of_anna = telegram.share_contact(ivan.id, of=anna.id)["message"]["contact"]
    by_number = telegram.share_contact(ivan.id, phone="+7 702 000-00-00")["message"]["contact"]
    stranger = telegram.share_contact(ivan.id, phone="+77770000000", first_name="Zoe")["message"]["contact"]
    assert of_anna == {"phone_number": "77020000000", "first_name": "Anna", "user_id": anna.id}
    assert by_number["user_id"] == anna.id
    assert stranger == {"phone_number": "+77770000000", "first_name": "Zoe"}


def test_who_says_nothing_or_has_blocked_the_bot_sends_nothing(telegram: Telegram, ivan: User) -> None:
    with pytest.raises(ActionError, match="empty message"):
        telegram.say(ivan.id, " ")
    telegram.block(ivan.id)
    with pytest.raises(ActionError, match="has blocked the bot"):
        telegram.say(ivan.id, "hello")
    with pytest.raises(ActionError, match="there is no user 5"):
        telegram.say(5, "hello")


def test_edited_and_forwarded_messages_and_stickers(telegram: Telegram, ivan: User) -> None:
    said = telegram.say(ivan.id, "first")["message"]["message_id"]
    edited = telegram.edit(ivan.id, said, "second")["edited_message"]
    assert (edited["text"], "edit_date" in edited) == ("second", True)
    assert telegram.forward(ivan.id, said)["message"]["forward_origin"]["sender_user"]["id"] == ivan.id
    assert telegram.send_sticker(ivan.id)["message"]["sticker"]["type"] == "regular"


def test_blocking_and_coming_back_are_told(telegram: Telegram, ivan: User) -> None:
    telegram.block(ivan.id)
    telegram.block(ivan.id)
    telegram.open_link(ivan.id, "again")
    kinds = [
        (
            update["my_chat_member"]["old_chat_member"]["status"],
            update["my_chat_member"]["new_chat_member"]["status"],
        )
        for update in telegram.take_updates()
        if "my_chat_member" in update
    ]
    assert kinds == [("member", "kicked"), ("kicked", "member")]


async def test_a_group_is_joined_written_to_and_left(telegram: Telegram, ivan: User) -> None:
    telegram.send_to_group(ivan.id, "hello", title="Office")
    joined, said = telegram.take_updates()
    group = said["message"]["chat"]
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert (group["type"], group["title"]) == ("group", "Office")

    await telegram.call("sendMessage", {"chat_id": group["id"], "text": "I work in private chats"})
    await telegram.call("leaveChat", {"chat_id": group["id"]})
    answer = await refusal(telegram, "sendMessage", chat_id=group["id"], text="x")
    assert answer == (403, "Forbidden: bot is not a member of the group chat")
    assert telegram.chat(group["id"])["messages"][-1]["service"] == "Propusk left the group"
