"""Who there is: users (the bot is one of them) and chats with what their screens show.

Messages are kept in the Bot API's own JSON, as the bot received or sent them. A private chat has the id of
its user.
"""

import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]
# On a message that brought a reply keyboard: no bot may edit such a message. Never shown to the bot.
HAD_KEYBOARD = "_had_keyboard"
# What a copy or a forwarded message carries over from its original.
CONTENT = ("text", "entities", "photo", "document", "sticker", "contact", "caption", "caption_entities")


@dataclass
class User:
    """`seen`: the bot has met the person; `started`: the person has written first, so the bot may write."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone: str | None = None
    is_bot: bool = False
    seen: bool = False
    started: bool = False
    blocked: bool = False
    deleted: bool = False

    def as_json(self) -> Json:
        names = ("id", "is_bot", "first_name", "last_name", "username", "language_code")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def as_profile(self) -> Json:
        names = ("id", "first_name", "last_name", "username", "language_code", "phone", "blocked", "started")
        return {name: getattr(self, name) for name in names}

    def stored(self) -> Json:
        return asdict(self)


@dataclass
class Chat:
    """`member`: the bot is in it (a group); `typing_until` is not kept, for nobody types across a restart."""

    id: int
    title: str | None = None
    last_message_id: int = 0
    member: bool = True
    reply_keyboard: Json | None = None
    keyboard_message_id: int | None = None
    placeholder: str | None = None
    alert: Json | None = None
    clipboard: str | None = None
    menu_button: Json | None = None
    messages: dict[int, Json] = field(default_factory=dict, repr=False)
    typing_until: datetime | None = None

    @property
    def is_private(self) -> bool:
        return self.id > 0

    def stored(self) -> Json:
        kept = {**vars(self)}
        del kept["messages"], kept["typing_until"]
        return kept


def digits(phone: str | None) -> str:
    return re.sub(r"\D", "", phone or "")


def content_of(message: Json) -> Json:
    return {name: message[name] for name in CONTENT if name in message}


def public(message: Json) -> Json:
    """The message as the bot may see it."""
    return {name: value for name, value in message.items() if not name.startswith("_")}
