"""Sending: each puts one message of the bot into a chat and answers with it."""

from datetime import timedelta

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.files import File
from bot.demo.telegram.keyboards import check_markup
from bot.demo.telegram.people import HAD_KEYBOARD, Chat, Json, content_of, public

from .asking import Call, caption_of, chat_of, text_of, writable_chat

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
TYPING_SHOWS = timedelta(seconds=5)


def send_message(call: Call) -> Json:
    return _send(call, writable_chat(call), text_of(call))


def send_photo(call: Call) -> Json:
    chat, caption = writable_chat(call), caption_of(call.parameters)
    file = _file(call, "photo")
    spoiler = {"has_media_spoiler": True} if call.get("has_spoiler") else {}
    return _send(call, chat, {"photo": call.world.files.photo_sizes(file), **caption, **spoiler})


def send_document(call: Call) -> Json:
    chat, caption = writable_chat(call), caption_of(call.parameters)
    return _send(call, chat, {"document": _file(call, "document").as_document(), **caption})


def _file(call: Call, kind: str) -> File:
    return call.world.files.received(call.get(kind), kind, call.uploads, f"there is no {kind} in the request")


def send_contact(call: Call) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    return _send(
        call,
        writable_chat(call),
        {"contact": {name: call.get(name) for name in names if call.get(name)}},
    )


def copy_message(call: Call) -> Json:
    original = _original(call, "copy")
    content = content_of(original)
    if "caption" in call.parameters and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= caption_of(call.parameters)
    return {"message_id": _send(call, writable_chat(call), content)["message_id"]}


def forward_message(call: Call) -> Json:
    original = _original(call, "forward")
    content = content_of(original)
    origin = {"type": "user", "sender_user": original["from"], "date": original["date"]}
    return _send(call, writable_chat(call), {**content, "forward_origin": origin})


def _original(call: Call, what: str) -> Json:
    original = chat_of(call, "from_chat_id").messages.get(call.get("message_id"))
    if original is None:
        raise bad_request(f"message to {what} not found")
    if original.get("has_protected_content"):
        raise bad_request("message can't be copied" if what == "copy" else "message can't be forwarded")
    return original


def send_chat_action(call: Call) -> bool:
    chat = writable_chat(call)
    if call.get("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing_until = call.world.clock.now() + TYPING_SHOWS
    call.world.events.publish("typing", user=chat.id, action=call.get("action"))
    return True


def _send(call: Call, chat: Chat, content: Json) -> Json:
    markup = check_markup(call.get("reply_markup"), chat)
    reply = _replied_to(call, chat)
    call.limits.count_message(chat.id)
    content = {**content, **reply}
    if call.get("protect_content"):
        content["has_protected_content"] = True
    if markup and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    elif markup:
        content[HAD_KEYBOARD] = True
    message = call.world.post(chat, call.world.bot, content)
    if markup and "inline_keyboard" not in markup:
        _show_keyboard(chat, markup, message["message_id"])
        call.world.keep_chat(chat)
    return public(message)


def _replied_to(call: Call, chat: Chat) -> Json:
    parameters = call.get("reply_parameters")
    if not parameters or "message_id" not in parameters:
        return {}
    original = chat.messages.get(parameters["message_id"])
    if original is None:
        if parameters.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {
        "reply_to_message": {
            name: value for name, value in public(original).items() if name != "reply_to_message"
        }
    }


def _show_keyboard(chat: Chat, markup: Json, message_id: int) -> None:
    """A reply keyboard stays under the chat until another one, or its removal, comes."""
    chat.reply_keyboard = markup if "keyboard" in markup else None
    chat.keyboard_message_id = None if "remove_keyboard" in markup else message_id
    chat.placeholder = markup.get("input_field_placeholder")
