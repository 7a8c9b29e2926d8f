"""The bot's commands, names and menu button, by scope and language."""

from typing import Any

import pytest

from bot.demo.telegram import Telegram, User

from .asking import refusal


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"does {name}"} for name in names]


async def test_the_narrowest_scope_in_the_persons_language_wins(telegram: Telegram, ivan: User) -> None:
    async def offer(name: str, **more: Any) -> list[str]:
        await telegram.call("setMyCommands", {"commands": commands(name), **more})
        return [command["command"] for command in telegram.chat(ivan.id)["commands"]]

    chat = {"type": "chat", "chat_id": ivan.id}
    assert await offer("start") == ["start"]
    assert await offer("russian", language_code="ru") == ["russian"]
    assert await offer("kazakh", language_code="kk") == ["russian"]
    assert await offer("private", scope={"type": "all_private_chats"}) == ["private"]
    assert await offer("mine", scope=chat) == ["mine"]
    assert await telegram.call("getMyCommands", {"scope": chat}) == commands("mine")

    await telegram.call("deleteMyCommands", {"scope": chat})
    assert telegram.chat(ivan.id)["commands"] == commands("private")


@pytest.mark.parametrize(
    "wrong",
    [
        [{"command": "Start", "description": "x"}],
        [{"command": "x" * 33, "description": "x"}],
        [{"command": "start", "description": ""}],
        [{"command": "start", "description": "x" * 257}],
        [{"command": "start", "description": "x"}] * 101,
    ],
    ids=["capital", "33 letters", "no description", "257 letters of description", "101 commands"],
)
async def test_commands_that_are_refused(telegram: Telegram, wrong: list[dict[str, str]]) -> None:
    assert await refusal(telegram, "setMyCommands", commands=wrong) == (
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    )


async def test_scopes_and_languages_that_are_refused(telegram: Telegram) -> None:
    scope = {"type": "chat", "chat_id": 5}
    assert (await refusal(telegram, "setMyCommands", commands=[], scope=scope))[
        1
    ] == "Bad Request: chat not found"
    answer = await refusal(telegram, "setMyCommands", commands=[], language_code="rus")
    assert answer == (400, "Bad Request: invalid language code specified")


async def test_names_and_descriptions_fall_back(telegram: Telegram) -> None:
    assert await telegram.call("getMyName", {}) == {"name": "Propusk"}
    await telegram.call("setMyName", {"name": "Пропуск", "language_code": "ru"})
    assert await telegram.call("getMyName", {"language_code": "ru"}) == {"name": "Пропуск"}
    await telegram.call("setMyShortDescription", {"short_description": "a pass"})
    assert await telegram.call("getMyShortDescription", {"language_code": "ru"}) == {
        "short_description": "a pass"
    }


async def test_the_menu_button_of_a_chat(telegram: Telegram, ivan: User) -> None:
    button = {"type": "commands"}
    await telegram.call("setChatMenuButton", {"chat_id": ivan.id, "menu_button": button})
    assert await telegram.call("getChatMenuButton", {"chat_id": ivan.id}) == button
    assert await telegram.call("getChatMenuButton", {}) == {"type": "default"}
