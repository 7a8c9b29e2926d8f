"""How the bot presents itself: command menus by scope and language, names, descriptions, the menu button."""

import re
from collections.abc import Callable
from typing import Any

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.people import Chat, Json, User
from bot.demo.telegram.web_apps import check_app_url
from bot.demo.telegram.world import World

from .asking import Call, Handler, chat_of

COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")


def set_my_commands(call: Call) -> bool:
    commands = [_command(given) for given in call.get("commands")]
    if len(commands) > 100:
        raise bad_request("BOT_COMMAND_INVALID")
    call.world.keep_profile(_commands_key(call), commands)
    return True


def get_my_commands(call: Call) -> list[Json]:
    commands: list[Json] = call.world.profile.get(_commands_key(call), [])
    return commands


def delete_my_commands(call: Call) -> bool:
    call.world.keep_profile(_commands_key(call), [])
    return True


def _command(given: Json) -> Json:
    name = COMMAND.fullmatch(given["command"])
    if name is None or not 1 <= len(given["description"]) <= 256:
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name.group(1), "description": given["description"]}


def _commands_key(call: Call) -> str:
    scope = call.get("scope") or {"type": "default"}
    kind = scope["type"]
    if kind in ("chat", "chat_administrators", "chat_member"):
        scoped = Call(call.world, call.limits, {"chat_id": scope.get("chat_id")}, {})
        kind = f"{kind}:{chat_of(scoped).id}"
        if "user_id" in scope:
            kind += f":{scope['user_id']}"
    elif kind not in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        raise bad_request("unsupported BotCommandScope specified")
    return f"commands|{kind}|{_language(call)}"


def _language(call: Call) -> str:
    language: str = call.get("language_code", "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def commands_for(world: World, chat: Chat, user: User) -> list[Json]:
    """What the person's menu shows: the narrowest scope that has commands, in his language before any."""
    scopes = [f"chat:{chat.id}", "all_private_chats" if chat.is_private else "all_group_chats", "default"]
    for scope in scopes:
        for language in ((user.language_code or "")[:2], ""):
            commands: list[Json] = world.profile.get(f"commands|{scope}|{language}", [])
            if commands:
                return commands
    return []


def set_menu_button(call: Call) -> bool:
    button = call.get("menu_button") or {"type": "default"}
    if "web_app" in button:
        check_app_url(button["web_app"]["url"], "menu button")
    if "chat_id" in call.parameters:
        chat = chat_of(call)
        chat.menu_button = button
        call.world.keep_chat(chat)
    else:
        call.world.keep_profile("menu_button", button)
    return True


def get_menu_button(call: Call) -> Json:
    own = chat_of(call).menu_button if "chat_id" in call.parameters else None
    button: Json = own or call.world.profile.get("menu_button") or {"type": "default"}
    return button


def wording(title: str, field: str, *, limit: int) -> dict[str, Handler]:
    """`setMy<title>` and `getMy<title>`: a text by language, falling back to the one without a language."""

    def set_words(call: Call) -> bool:
        text = call.get(field, "")
        if len(text) > limit:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        call.world.keep_profile(f"{field}|{_language(call)}", text)
        return True

    def get_words(call: Call) -> dict[str, Any]:
        profile = call.world.profile
        fallback = call.world.bot.first_name if field == "name" else ""
        text = profile.get(f"{field}|{_language(call)}") or profile.get(f"{field}|") or fallback
        return {field: text}

    handlers: dict[str, Callable[[Call], Any]] = {
        f"setMy{title}": set_words,
        f"getMy{title}": get_words,
    }
    return handlers
