"""Looking things up, answering a pressed button, leaving a group."""

from bot.demo.telegram.errors import bad_request, forbidden
from bot.demo.telegram.files import DOWNLOAD_MAX
from bot.demo.telegram.people import Json

from .asking import Call, chat_of


def get_me(call: Call) -> Json:
    return {
        **call.world.bot.as_json(),
        "can_join_groups": True,
        # Group texts reach the bot here; a real bot has to switch its privacy mode off for that.
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(call: Call) -> Json:
    chat = chat_of(call)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return {
        **call.world.chat_json(chat),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_file(call: Call) -> Json:
    file = call.world.files.by_id(call.get("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_MAX:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


def answer_callback_query(call: Call) -> bool:
    query = call.world.answered(call.get("callback_query_id"))
    if query is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.get("text", "")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    chat = call.world.chat(query["chat"])
    if text:
        chat.alert = {
            "id": call.get("callback_query_id"),
            "text": text,
            "show_alert": call.get("show_alert", False),
        }
    call.world.keep_chat(chat)
    if call.get("url"):
        call.world.events.publish("link", user=query["user"], url=call.get("url"))
    return True


def leave_chat(call: Call) -> bool:
    chat = chat_of(call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    if not chat.member:
        raise forbidden("bot is not a member of the group chat")
    call.world.post(chat, call.world.bot, {"left_chat_member": call.world.bot.as_json()})
    chat.member = False
    call.world.keep_chat(chat)
    call.world.tell_membership(chat, call.world.bot, "member", "left")
    return True
