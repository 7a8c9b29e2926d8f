"""The chat as the person sees it on his phone, as JSON for the page and for tests."""

from datetime import UTC, datetime
from typing import Any

from .entities import render_html
from .files import Files
from .methods.presenting import commands_for
from .people import Chat, Json, User
from .world import World

FILES = "/control/files/"


def screen(world: World, chat: Chat) -> Json:
    user, waiting = world.users.get(chat.id), world.waiting_for_answer(chat)
    return {
        "user": user.as_profile() if user else None,
        "group": None if chat.is_private else {"id": chat.id, "title": chat.title, "member": chat.member},
        "messages": [_message(world, waiting, chat.messages[id]) for id in sorted(chat.messages)],
        "reply_keyboard": _reply_keyboard(chat),
        "placeholder": chat.placeholder,
        "alert": chat.alert,
        "commands": _commands(world, chat, user),
        "menu_button": chat.menu_button or world.profile.get("menu_button"),
        "blocked": bool(user and user.blocked),
        "started": bool(user and user.started),
        "typing": chat.typing_until is not None and chat.typing_until > world.clock.now(),
        "clipboard": chat.clipboard,
    }


def _commands(world: World, chat: Chat, user: User | None) -> list[Json]:
    return commands_for(world, chat, user) if user else []


def _message(world: World, waiting: set[int], message: Json) -> Json:
    text: str = message.get("text") or message.get("caption", "")
    entities: list[Json] = message.get("entities") or message.get("caption_entities", [])
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    photo, document = message.get("photo"), message.get("document")
    return {
        "id": message["message_id"],
        "from": "bot" if message["from"]["id"] == world.bot.id else "user",
        "date": datetime.fromtimestamp(message["date"], UTC).isoformat(),
        "text": text,
        "html": render_html(text, entities),
        "edited": "edit_date" in message,
        "protected": message.get("has_protected_content", False),
        "waiting": message["message_id"] in waiting,
        "buttons": [[_button(button) for button in row] for row in rows],
        "photo": _url(world.files, photo[-1]["file_id"]) if photo else None,
        "photo_size": [photo[-1]["width"], photo[-1]["height"]] if photo else None,
        "document": _document(world.files, document) if document else None,
        "sticker": "sticker" in message,
        "contact": message.get("contact"),
        "forwarded_from": _origin(message.get("forward_origin")),
        "reply_to": message.get("reply_to_message", {}).get("message_id"),
        "service": _service(message),
        "shared_users": _shared(world, message.get("users_shared")),
    }


def _button(button: Json) -> Json:
    shown: dict[str, Any] = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    elif "url" in button:
        shown["url"] = button["url"]
    elif "copy_text" in button:
        shown["copy_text"] = button["copy_text"]["text"]
    elif "web_app" in button:
        shown["web_app"] = button["web_app"]["url"]
    if "style" in button:
        shown["style"] = button["style"]
    return shown


def _reply_keyboard(chat: Chat) -> list[list[Json]] | None:
    if chat.reply_keyboard is None:
        return None
    return [[_reply_button(button) for button in row] for row in chat.reply_keyboard["keyboard"]]


def _reply_button(button: Json) -> Json:
    shown = {"text": button["text"], "request_contact": bool(button.get("request_contact"))}
    if "request_users" in button:
        shown["request_users"] = button["request_users"]
    return shown


def _document(files: Files, document: Json) -> Json:
    return {
        "name": document.get("file_name", "file"),
        "size": document["file_size"],
        "url": _url(files, document["file_id"]),
    }


def _url(files: Files, file_id: str) -> str | None:
    file = files.by_id(file_id)
    return f"{FILES}{file.path}" if file else None


def _origin(origin: Json | None) -> str | None:
    if origin is None:
        return None
    name: str = origin.get("sender_user_name") or origin["sender_user"]["first_name"]
    return name


def _shared(world: World, shared: Json | None) -> list[str] | None:
    """The names of the people that somebody chose, as his own phone knows them."""
    if shared is None:
        return None
    people = [world.users[chosen["user_id"]] for chosen in shared["users"]]
    return [" ".join(filter(None, (person.first_name, person.last_name))) for person in people]


def _service(message: Json) -> str | None:
    if "left_chat_member" in message:
        return f"{message['left_chat_member']['first_name']} left the group"
    return None
