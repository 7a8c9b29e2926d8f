"""One call of a method, and what most methods ask first: which chat, may the bot write there, which text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.entities import parse_text
from bot.demo.telegram.errors import bad_request, forbidden
from bot.demo.telegram.faults import Limits
from bot.demo.telegram.people import Chat, Json
from bot.demo.telegram.world import World

# Parameters that mean something the simulator does not have. Refused rather than ignored: a bot that relies
# on one of them would be tested against nothing.
BEYOND = (
    "business_connection_id",
    "inline_message_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "ephemeral_message_parameters",
    "rich_message",
)


@dataclass
class Call:
    world: World
    limits: Limits
    parameters: Json
    uploads: dict[str, tuple[str, bytes]]

    def get(self, name: str, default: Any = None) -> Any:
        return self.parameters.get(name, default)


Handler = Callable[[Call], Any]


def refuse_beyond(parameters: Json) -> None:
    for name in BEYOND:
        if name in parameters:
            raise bad_request(f'parameter "{name}" is not supported by this simulator')


def chat_of(call: Call, name: str = "chat_id") -> Chat:
    """The chat, as far as the bot has ever seen it."""
    world, wanted = call.world, call.get(name)
    if wanted is None:
        raise bad_request("chat_id is empty")
    try:
        chat_id = int(wanted)
    except ValueError:  # @username names channels and groups, and there are none
        raise bad_request("chat not found") from None
    if chat_id in world.chats and not world.chats[chat_id].is_private:
        return world.chats[chat_id]
    user = world.users.get(chat_id)
    if user is None or not (user.seen or user.started):
        raise bad_request("chat not found")
    return world.chat(chat_id)


def writable_chat(call: Call) -> Chat:
    chat = chat_of(call)
    if not chat.is_private:
        if not chat.member:
            raise forbidden("bot is not a member of the group chat")
        return chat
    user = call.world.user(chat.id)
    if user.deleted:
        raise forbidden("user is deactivated")
    if user.blocked:
        raise forbidden("bot was blocked by the user")
    if not user.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def text_of(call: Call) -> Json:
    text, entities = parse_text(call.get("text", ""), call.get("parse_mode"), call.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if len(text) > 4096:
        raise bad_request("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_of(source: Json) -> Json:
    """From the call's parameters, or from the media of an edit."""
    text, entities = parse_text(
        source.get("caption", ""), source.get("parse_mode"), source.get("caption_entities")
    )
    if len(text) > 1024:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, **({"caption_entities": entities} if entities else {})}
