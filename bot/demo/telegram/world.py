"""The state of the simulator: one bot, the users, the chats, and everything that counts their ids.

Methods of the bot and hands of people both work on it. Whatever changes is written to the store at once and
told to the watchers, so nothing here knows whether it is driven in process or over HTTP.
"""

import copy
import secrets
from datetime import timedelta
from typing import Any

from .clock import Clock
from .errors import ActionError
from .events import Events
from .files import Files
from .people import Chat, Json, User, digits
from .store import Store
from .updates import Update, UpdateQueue

FIRST_USER_ID = 7_000_000_001
FIRST_GROUP_ID = -4_000_000_001
CALLBACKS_LIVE = timedelta(minutes=15)


class World:
    def __init__(self, bot: User, token: str, store: Store, clock: Clock, events: Events) -> None:
        self.bot, self.token, self.store, self.clock, self.events = bot, token, store, clock, events
        self.files = Files(store)
        self.updates = UpdateQueue(store, clock)
        self.users = {int(key): User(**value) for key, value in store.load("user")}
        self.chats = {int(key): Chat(**value) for key, value in store.load("chat")}
        messages = [(*map(int, key.split(":")), value) for key, value in store.load("message")]
        for chat_id, message_id, message in sorted(messages, key=lambda row: row[:2]):
            self.chats[chat_id].messages[message_id] = message
        self.profile: dict[str, Any] = dict(store.load("profile"))
        # Oldest first.
        self._callbacks: dict[str, Json] = dict(
            sorted(store.load("callback"), key=lambda row: int(row[1]["at"]))
        )

    # People and chats

    def user(self, user_id: int) -> User:
        if user_id not in self.users:
            raise ActionError(f"there is no user {user_id}")
        return self.users[user_id]

    def user_by_phone(self, phone: str) -> User | None:
        here = (user for user in self.users.values() if not user.deleted)
        return next((user for user in here if digits(user.phone) == digits(phone)), None)

    def chat(self, chat_id: int) -> Chat:
        """The chat; a private one comes into being when it is first looked at."""
        if chat_id not in self.chats:
            self.user(chat_id)
            self.chats[chat_id] = Chat(chat_id)
        return self.chats[chat_id]

    def next_user_id(self) -> int:
        return max([FIRST_USER_ID - 1, *self.users]) + 1

    def next_group_id(self) -> int:
        return min([FIRST_GROUP_ID + 1, *self.chats]) - 1

    def keep_user(self, user: User) -> None:
        self.users[user.id] = user
        self.store.put("user", user.id, user.stored())
        self.events.publish("users")

    def keep_chat(self, chat: Chat) -> None:
        self.store.put("chat", chat.id, chat.stored())
        self.events.publish("chat", user=chat.id)

    def chat_json(self, chat: Chat) -> Json:
        if not chat.is_private:
            return {"id": chat.id, "type": "group", "title": chat.title}
        user = self.user(chat.id)
        names = {"first_name": user.first_name, "last_name": user.last_name, "username": user.username}
        return {"id": chat.id, "type": "private", **{key: name for key, name in names.items() if name}}

    # Messages

    def post(self, chat: Chat, sender: User, content: Json) -> Json:
        """Put a new message into the chat; ids grow, and are never used twice."""
        chat.last_message_id += 1
        message = {
            "message_id": chat.last_message_id,
            "from": sender.as_json(),
            "chat": self.chat_json(chat),
            "date": self.seconds(),
            **content,
        }
        chat.messages[chat.last_message_id] = message
        if sender.is_bot:
            chat.typing_until = None
        self.keep_message(chat, message)
        self.keep_chat(chat)
        return message

    def keep_message(self, chat: Chat, message: Json) -> None:
        self.store.put("message", f"{chat.id}:{message['message_id']}", message)
        self.events.publish("chat", user=chat.id)

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        self.store.drop("message", f"{chat.id}:{message_id}")
        if chat.keyboard_message_id == message_id:  # the keyboard goes with the message that brought it
            chat.reply_keyboard = chat.keyboard_message_id = chat.placeholder = None
        self.keep_chat(chat)

    def seconds(self) -> int:
        return int(self.clock.now().timestamp())

    # What the bot is told

    def tell(self, kind: str, body: Json) -> Update:
        return self.updates.add(kind, body)

    def tell_membership(self, chat: Chat, by: User, old: str, new: str) -> Update:
        def member(status: str) -> Json:
            return {
                "status": status,
                "user": self.bot.as_json(),
                **({"until_date": 0} if status == "kicked" else {}),
            }

        body = {
            "chat": self.chat_json(chat),
            "from": by.as_json(),
            "date": self.seconds(),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }
        return self.tell("my_chat_member", body)

    # Callback queries

    def ask(self, user: User, chat: Chat, message: Json, data: str) -> Update:
        while self._callbacks and self._too_old(self._callbacks[oldest := next(iter(self._callbacks))]):
            self.answered(oldest)
        query_id = str(secrets.randbits(62) + 2**61)
        self._callbacks[query_id] = {
            "user": user.id,
            "chat": chat.id,
            "message_id": message["message_id"],
            "at": self.seconds(),
        }
        self.store.put("callback", query_id, self._callbacks[query_id])
        instance = str(abs(hash((self.bot.id, chat.id))))
        body = {
            "id": query_id,
            "from": user.as_json(),
            "message": message,
            "chat_instance": instance,
            "data": data,
        }
        return self.tell("callback_query", body)

    def answered(self, query_id: str) -> Json | None:
        """Close a callback query; None if it is unknown, answered already, or too old."""
        query = self._callbacks.pop(query_id, None)
        self.store.drop("callback", query_id)
        if query is None or self._too_old(query):
            return None
        return query

    def waiting_for_answer(self, chat: Chat) -> set[int]:
        """Messages whose pressed button has had no answer yet, and may still get one."""
        live = (query for query in self._callbacks.values() if not self._too_old(query))
        return {query["message_id"] for query in live if query["chat"] == chat.id}

    def _too_old(self, query: Json) -> bool:
        age: int = self.seconds() - query["at"]
        return age > CALLBACKS_LIVE.total_seconds()

    # The bot's profile: commands, names, descriptions, menu button

    def keep_profile(self, key: str, value: Any) -> None:
        self.profile[key] = copy.deepcopy(value)
        self.store.put("profile", key, value)
        self.events.publish("commands")
