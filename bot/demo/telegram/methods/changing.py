"""Changing and removing messages that are there."""

from datetime import timedelta
from typing import Any

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.keyboards import check_markup
from bot.demo.telegram.people import HAD_KEYBOARD, Chat, Json, public

from .asking import Call, caption_of, chat_of, text_of, writable_chat

CAPTION = ("caption", "caption_entities")
MEDIA = ("photo", "document", "has_media_spoiler", *CAPTION)
TEXT = ("text", "entities")
DELETABLE_FOR = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(call: Call) -> Json:
    chat, message = _editable(call)
    content = text_of(call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, chat, message, TEXT, content)


def edit_caption(call: Call) -> Json:
    chat, message = _editable(call)
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    return _edit(call, chat, message, CAPTION, caption_of(call.parameters))


def edit_media(call: Call) -> Json:
    """Replaces the media with its caption; a text message becomes a media message."""
    chat, message = _editable(call)
    media, files = call.get("media"), call.world.files
    kind = media["type"]
    if kind not in ("photo", "document"):
        raise bad_request(f"media of type {kind} is not supported by this simulator")
    file = files.received(media["media"], kind, call.uploads, "can't parse InputMedia: media not found")
    content = {"photo": files.photo_sizes(file)} if kind == "photo" else {"document": file.as_document()}
    spoiler = {"has_media_spoiler": True} if media.get("has_spoiler") else {}
    return _edit(call, chat, message, (*MEDIA, *TEXT), {**content, **caption_of(media), **spoiler})


def edit_markup(call: Call) -> Json:
    chat, message = _editable(call)
    return _edit(call, chat, message, (), {})


def _editable(call: Call) -> tuple[Chat, Json]:
    if call.get("message_id") is None:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(call)
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != call.world.bot.id or HAD_KEYBOARD in message or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(call: Call, chat: Chat, message: Json, replaced: tuple[str, ...], content: Json) -> Json:
    """The keyboard is always part of an edit: none given means none left."""
    markup = check_markup(call.get("reply_markup"), chat)
    new = {name: value for name, value in message.items() if name not in (*replaced, "reply_markup")}
    new |= content
    if markup:
        new["reply_markup"] = markup
    if _essence(new) == _essence(message):
        raise bad_request(NOT_MODIFIED)
    # A change of the keyboard alone does not make a message "edited".
    if replaced:
        new["edit_date"] = call.world.seconds()
    message.clear()
    message.update(new)
    call.world.keep_message(chat, message)
    return public(message)


def _essence(message: Json) -> dict[str, Any]:
    """What an edit can change; the same content uploaded again is the same."""
    names = ("text", "entities", *CAPTION, "has_media_spoiler", "reply_markup")
    media = message.get("photo", [{}])[-1] or message.get("document", {})
    return {
        **{name: message.get(name) for name in names},
        "media": media.get("file_unique_id"),
        "photo": "photo" in message,
    }


def delete_message(call: Call) -> bool:
    chat = chat_of(call)
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(call, message):
        raise bad_request("message can't be deleted for everyone")
    call.world.remove(chat, message["message_id"])
    return True


def delete_messages(call: Call) -> bool:
    """Those that are gone already, or cannot be deleted, are skipped."""
    chat = chat_of(call)
    if not 1 <= len(call.get("message_ids")) <= 100:
        raise bad_request("message identifiers are not specified")
    for message_id in call.get("message_ids"):
        message = chat.messages.get(message_id)
        if message is not None and _deletable(call, message):
            call.world.remove(chat, message_id)
    return True


def _deletable(call: Call, message: Json) -> bool:
    age: int = call.world.seconds() - message["date"]
    own: bool = message["from"]["id"] == call.world.bot.id
    return own or age <= DELETABLE_FOR.total_seconds()
