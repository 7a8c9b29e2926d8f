"""What the bot can call. Shapes are checked for all methods of Bot API 10.3; behaviour exists for these:

| to             | methods                                                                            |
|----------------|------------------------------------------------------------------------------------|
| receive        | getUpdates, deleteWebhook, getWebhookInfo                                          |
| send           | sendMessage, sendPhoto, sendDocument, sendContact, sendChatAction,                 |
|                | copyMessage, forwardMessage                                                        |
| change         | editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup      |
| remove         | deleteMessage, deleteMessages                                                      |
| answer         | answerCallbackQuery                                                                |
| look           | getMe, getChat, getFile                                                            |
| leave          | leaveChat                                                                          |
| present itself | setMyCommands, getMyCommands, deleteMyCommands,                                    |
|                | setChatMenuButton, getChatMenuButton, setMyName, getMyName,                        |
|                | setMyDescription, getMyDescription, setMyShortDescription, getMyShortDescription   |

Any other is answered 404 `Not Found: method not found`, with a loud line in the journal.
"""

from .asking import Call, Handler
from .changing import delete_message, delete_messages, edit_caption, edit_markup, edit_media, edit_text
from .looking import answer_callback_query, get_chat, get_file, get_me, leave_chat
from .presenting import (
    delete_my_commands,
    get_menu_button,
    get_my_commands,
    set_menu_button,
    set_my_commands,
    wording,
)
from .receiving import delete_webhook, get_updates, get_webhook_info
from .sending import (
    copy_message,
    forward_message,
    send_chat_action,
    send_contact,
    send_document,
    send_message,
    send_photo,
)

METHODS: dict[str, Handler] = {
    "getUpdates": get_updates,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "getMe": get_me,
    "getChat": get_chat,
    "getFile": get_file,
    "leaveChat": leave_chat,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    **wording("Name", "name", limit=64),
    **wording("Description", "description", limit=512),
    **wording("ShortDescription", "short_description", limit=120),
}

__all__ = ["METHODS", "Call", "Handler"]
