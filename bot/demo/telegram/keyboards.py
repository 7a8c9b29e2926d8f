"""Keyboards: what Telegram refuses in them, and finding the button a person means."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from .errors import ActionError, bad_request
from .people import Chat, Json
from .web_apps import check_app_url

# `text`, `style` and the icon decorate a button; any other field is what it does.
_DECORATION = {"text", "style", "icon_custom_emoji_id"}
_MARKUP_BYTES = 10 * 1024


def check_markup(markup: Json | None, chat: Chat) -> Json | None:
    """The markup as Telegram keeps it (nameless buttons and empty rows dropped), or its refusal."""
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return _inline(markup, chat)
    if "keyboard" in markup:
        return _reply(markup, chat)
    return markup


def _rows(rows: list[list[Json]]) -> list[list[Json]]:
    named = [[button for button in row if button["text"].strip()] for row in rows]
    return [row for row in named if row]


def _inline(markup: Json, chat: Chat) -> Json | None:
    rows = _rows(markup["inline_keyboard"])
    buttons = [button for row in rows for button in row]
    for button in buttons:
        _check_inline_button(button)
        if "web_app" in button and not chat.is_private:
            raise bad_request("BUTTON_TYPE_INVALID")
    if len(buttons) > 100 or len(json.dumps(rows, ensure_ascii=False).encode()) > _MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _check_inline_button(button: Json) -> None:
    if not set(button) - _DECORATION:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not _is_link(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "web_app" in button:
        check_app_url(button["web_app"]["url"], "inline keyboard button")


def _is_link(url: str) -> bool:
    """Telegram takes http, https, tg and tonsite; a host needs a dot, so `localhost` is refused."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme in ("tg", "tonsite", "ton"):
        return True
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and bool(re.search(r"[^.]\.[^.]|:", host))


def _reply(markup: Json, chat: Chat) -> Json | None:
    rows = _rows(markup["keyboard"])
    if not chat.is_private and any(button.get("request_contact") for row in rows for button in row):
        raise bad_request("phone number can be requested in private chats only")
    for button in (button for row in rows for button in row):
        _check_reply_button(button, chat)
    if not rows:
        raise bad_request("reply markup is empty")
    return {**markup, "keyboard": rows}


def _check_reply_button(button: Json, chat: Chat) -> None:
    if "web_app" in button:
        raise bad_request("a reply keyboard button with web_app is not supported by this simulator")
    if "request_users" not in button:
        return
    if not chat.is_private:
        raise bad_request("users can be requested in private chats only")
    if not 1 <= button["request_users"].get("max_quantity", 1) <= 10:
        raise bad_request("BUTTON_USER_QUANTITY_INVALID")


Found = tuple[Json | None, Json]


def find_button(chat: Chat, label: str, message_id: int | None = None) -> Found | None:
    """(message, button) by label, the newest first; a button of the reply keyboard has no message.

    The exact label before its beginning before a part of it. Several different labels that fit are refused.
    """
    messages = [chat.messages[id] for id in sorted(chat.messages, reverse=True) if message_id in (None, id)]
    found: list[Found] = [
        (message, button)
        for message in messages
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
    ]
    if chat.reply_keyboard is not None and message_id is None:
        found += [(None, button) for row in chat.reply_keyboard["keyboard"] for button in row]
    wanted = label.casefold()
    fits: tuple[Callable[[str], bool], ...] = (
        lambda shown: shown == label,
        lambda shown: shown.casefold().startswith(wanted),
        lambda shown: wanted in shown.casefold(),
    )
    for fit in fits:
        matching = [item for item in found if fit(item[1]["text"])]
        newest = [item for item in matching if item[0] is matching[0][0]]
        if len({item[1]["text"] for item in newest}) > 1:
            names = ", ".join(item[1]["text"] for item in newest)
            raise ActionError(f"several buttons fit “{label}”: {names}")
        if newest:
            return newest[0]
    return None
