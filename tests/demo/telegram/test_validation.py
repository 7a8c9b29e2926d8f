"""Every request is checked against the schema of Bot API 10.3, for all its methods."""

import json
from typing import Any

import pytest

from bot.demo.telegram import ApiError, Telegram, User
from bot.demo.telegram.methods import METHODS
from bot.demo.telegram.schema import all_methods, parameters_of
from bot.demo.telegram.validation import check_parameters

from .asking import inline, refusal


def test_all_185_methods_are_known_and_every_behaviour_is_one_of_them() -> None:
    assert len(all_methods()) == 185
    assert set(METHODS) <= set(all_methods())


@pytest.mark.parametrize("method", all_methods())
def test_a_missing_required_parameter_is_refused(method: str) -> None:
    if any(required for _, required in parameters_of(method).values()):
        with pytest.raises(ApiError, match=r"^Bad Request: "):
            check_parameters(method, {})
    else:
        assert check_parameters(method, {}) == ({}, [])


@pytest.mark.parametrize("method", ["setWebhook", "banChatMember", "sendMessageDraft", "noSuchMethod"])
async def test_what_is_not_here_is_404_and_loud(telegram: Telegram, method: str) -> None:
    parameters = {"url": "https://x.example", "chat_id": 1, "user_id": 1, "draft_id": 1, "text": "x"}
    assert await refusal(telegram, method, **parameters) == (404, "Not Found: method not found")
    assert telegram.journal[-1]["loud"]


async def test_method_names_are_case_insensitive(telegram: Telegram) -> None:
    assert (await telegram.call("GETME", {}))["is_bot"] is True


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendPhoto", {"chat_id": 1}, "there is no photo in the request"),
        ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
        (
            "deleteMessage",
            {"chat_id": 1, "message_id": "two"},
            'can\'t parse "message_id": it must be of type Integer',
        ),
        ("sendMessage", {"chat_id": 1, "text": ["x"]}, 'can\'t parse "text": it must be of type String'),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "protect_content": "yes"},
            'can\'t parse "protect_content": it must be of type Boolean',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "can't parse reply markup JSON object",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
            'can\'t parse "reply_markup.inline_keyboard[0][0]": field "text" of InlineKeyboardButton is required',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"keyboard": [{"text": "x"}]}},
            'can\'t parse "reply_markup.keyboard[0]": it must be of type Array of KeyboardButton',
        ),
        ("sendMessage", {"chat_id": 1, "text": "\ud83d"}, "strings must be encoded in UTF-8"),
        ("banChatMember", {"chat_id": 1}, 'parameter "user_id" is required'),
    ],
)
async def test_wrong_shapes(telegram: Telegram, method: str, parameters: dict[str, Any], words: str) -> None:
    assert await refusal(telegram, method, **parameters) == (400, f"Bad Request: {words}")


def test_form_strings_and_json_values_come_out_the_same() -> None:
    values = {"chat_id": 7, "text": "x", "protect_content": True, "reply_markup": inline("Go")}
    form = {name: value if name == "text" else json.dumps(value) for name, value in values.items()}
    assert check_parameters("sendMessage", form) == check_parameters("sendMessage", values)


def test_the_member_of_a_union_is_the_one_that_knows_the_fields() -> None:
    scope = {"type": "chat_member", "chat_id": 1, "user_id": 2}
    values, unknown = check_parameters("getMyCommands", {"scope": scope})
    assert (values["scope"], unknown) == (scope, [])


async def test_unknown_parameters_are_ignored_and_journalled(telegram: Telegram, ivan: User) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "x", "colour": "red"}]]}
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "x", "txet": "y", "reply_markup": markup})
    assert telegram.journal[-1]["unknown_parameters"] == ["txet", "reply_markup.inline_keyboard[0][0].colour"]


async def test_what_the_simulator_cannot_do_is_refused_not_ignored(telegram: Telegram, ivan: User) -> None:
    answer = await refusal(telegram, "sendMessage", chat_id=ivan.id, text="x", message_thread_id=5)
    assert answer == (400, 'Bad Request: parameter "message_thread_id" is not supported by this simulator')
