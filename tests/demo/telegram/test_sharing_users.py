"""A reply keyboard button that asks for people: choosing them, and what the bot learns of them."""

from typing import Any

import aiohttp
import pytest

from bot.demo.telegram import ActionError, Telegram, User

from .asking import refusal


def asking(**request: Any) -> dict[str, Any]:
    return {"keyboard": [[{"text": "Choose", "request_users": {"request_id": 7, **request}}]]}


@pytest.fixture
def anna(telegram: Telegram) -> User:
    return telegram.add_user("Анна", "Ким", username="anna", phone="+77020000000")


async def asked(telegram: Telegram, ivan: User, **request: Any) -> None:
    await telegram.call(
        "sendMessage", {"chat_id": ivan.id, "text": "Who?", "reply_markup": asking(**request)}
    )


async def test_the_bot_learns_the_ids_and_the_names_that_it_asked_for(
    telegram: Telegram, ivan: User, anna: User
) -> None:
    adam = telegram.add_user("Adam")
    await asked(telegram, ivan, max_quantity=2, request_name=True, request_username=True)
    assert telegram.chat(ivan.id)["reply_keyboard"][0][0]["request_users"]["max_quantity"] == 2
    shared = telegram.share_users(ivan.id, [anna.id, adam.id])["message"]["users_shared"]
    assert shared == {
        "request_id": 7,
        "users": [
            {"user_id": anna.id, "first_name": "Анна", "last_name": "Ким", "username": "anna"},
            {"user_id": adam.id, "first_name": "Adam"},
        ],
    }
    assert telegram.chat(ivan.id)["messages"][-1]["shared_users"] == ["Анна Ким", "Adam"]
    # To be chosen is not to have started the bot.
    answer = await refusal(telegram, "sendMessage", chat_id=anna.id, text="x")
    assert answer == (400, "Bad Request: chat not found")


async def test_without_being_asked_the_names_stay_away(telegram: Telegram, ivan: User, anna: User) -> None:
    await asked(telegram, ivan)
    shared = telegram.share_users(ivan.id, [anna.id], button="Choose")["message"]["users_shared"]
    assert shared["users"] == [{"user_id": anna.id}]


async def test_what_cannot_be_chosen(telegram: Telegram, ivan: User, anna: User) -> None:
    with pytest.raises(ActionError, match="no buttons ask for people"):
        telegram.share_users(ivan.id, [anna.id])
    await asked(telegram, ivan, max_quantity=2)
    for users in ([], [anna.id, anna.id], [anna.id, ivan.id, telegram.add_user("Adam").id]):
        with pytest.raises(ActionError, match="choose between 1 and 2 different people"):
            telegram.share_users(ivan.id, users)
    with pytest.raises(ActionError, match="no buttons ask"):
        telegram.share_users(ivan.id, [anna.id], request_id=8)
    with pytest.raises(ActionError, match="there is no user 5"):
        telegram.share_users(ivan.id, [5])
    with pytest.raises(ActionError, match="choose them with share_users"):
        telegram.press(ivan.id, "Choose")
    await asked(telegram, ivan, user_is_bot=True)
    with pytest.raises(ActionError, match="asks for bots"):
        telegram.share_users(ivan.id, [anna.id])


async def test_what_a_bot_may_not_ask(telegram: Telegram, ivan: User) -> None:
    for quantity in (0, 11):
        answer = await refusal(
            telegram, "sendMessage", chat_id=ivan.id, text="?", reply_markup=asking(max_quantity=quantity)
        )
        assert answer == (400, "Bad Request: BUTTON_USER_QUANTITY_INVALID")
    group = telegram.send_to_group(ivan.id, "hello")["message"]["chat"]["id"]
    answer = await refusal(telegram, "sendMessage", chat_id=group, text="?", reply_markup=asking())
    assert answer == (400, "Bad Request: users can be requested in private chats only")


async def test_over_http_and_a_keyboard_for_one_time_goes_away(
    telegram: Telegram, ivan: User, anna: User, http: aiohttp.ClientSession
) -> None:
    markup = {**asking(), "one_time_keyboard": True}
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": markup})
    body = {"user": ivan.id, "request_id": 7, "users": [anna.id]}
    async with http.post("/control/share_users", json={**body, "users": ["anna"]}) as response:
        assert (response.status, await response.json()) == (
            400,
            {"error": "“users” must be a list of integers"},
        )
    async with http.post("/control/share_users", json=body) as response:
        assert (await response.json())["update"]["message"]["users_shared"]["request_id"] == 7
    assert telegram.chat(ivan.id)["reply_keyboard"] is None
