"""What people do with their phones: say, share, send, block. Each makes the update that Telegram would make.

People come in with `add_user`. What a phone does not offer (an empty message, a chat that is blocked) raises
`ActionError`. Pressing buttons is next door, in `pressing.py`.
"""

import re

from .entities import mark
from .errors import ActionError
from .people import Chat, Json, User, content_of, public
from .screen import FILES, screen
from .updates import Update
from .world import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Phones:
    def __init__(self, world: World) -> None:
        self.world = world

    def add_user(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        phone: str | None = None,
        id: int | None = None,
    ) -> User:
        """Everybody at Telegram has a phone number: who is given none gets one that nobody else has."""
        user_id = id or self.world.next_user_id()
        if user_id in self.world.users:
            raise ActionError(f"there is a user {user_id} already")
        if username and any((user.username or "").lower() == username.lower() for user in self.users()):
            raise ActionError(f"@{username} is taken")
        user = User(user_id, first_name, last_name, username, language_code, phone)
        user.phone = phone or f"+7700{user_id % 10**7:07d}"
        with self.world.store.batch():
            self.world.keep_user(user)
            self.world.chat(user_id)
        return user

    def users(self) -> list[User]:
        return list(self.world.users.values())

    def chat(self, user_id: int) -> Json:
        """The screen of the person's chat with the bot (of a group by its id)."""
        return screen(self.world, self.world.chat(user_id))

    def opened(self, url: str) -> bytes:
        """What a picture or a document on the screen holds, by its address there."""
        content = self.world.files.content(url.removeprefix(FILES))
        if content is None:
            raise ActionError(f"there is no file {url}")
        return content

    # Saying and sending

    def say(self, user_id: int, text: str) -> Update:
        return self._send(user_id, _typed(text))

    def open_link(self, user_id: int, payload: str = "") -> Update:
        """`t.me/<bot>?start=<payload>`, then START; in a blocked chat the button says RESTART."""
        if not PAYLOAD.fullmatch(payload):
            raise ActionError("a start payload has at most 64 characters of A-Z, a-z, 0-9, _ and -")
        if self.world.user(user_id).blocked:
            self.unblock(user_id)
        return self.say(user_id, f"/start {payload}".strip())

    def edit(self, user_id: int, message_id: int, text: str) -> Update:
        chat = self.world.chat(user_id)
        message = chat.messages.get(message_id)
        if message is None or message["from"]["id"] != user_id or "text" not in message:
            raise ActionError(f"message {message_id} is not a text of this person")
        content = _typed(text)
        message.pop("entities", None)
        message.update(content, edit_date=self.world.seconds())
        with self.world.store.batch():
            self.world.keep_message(chat, message)
            return self.world.tell("edited_message", public(message))

    def send_file(self, user_id: int, name: str, content: bytes) -> Update:
        if not content:
            raise ActionError("a file is not empty")
        with self.world.store.batch():
            file = self.world.files.keep("documents", name, content)
            return self._send(user_id, {"document": file.as_document()})

    def send_sticker(self, user_id: int) -> Update:
        sticker = {
            "file_id": "CAACAgIAAxkBAAEsimulator",
            "file_unique_id": "AgADsimulator",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👋",
            "set_name": "Simulator",
        }
        return self._send(user_id, {"sticker": sticker})

    def forward(self, user_id: int, message_id: int, from_user: int | None = None) -> Update:
        """Forward a message of this chat, or of another person's chat with the bot, to the bot."""
        original = self.world.chat(from_user or user_id).messages.get(message_id)
        if original is None:
            raise ActionError(f"there is no message {message_id}")
        if original.get("has_protected_content"):
            raise ActionError(f"message {message_id} is protected from forwarding")
        origin = {"type": "user", "sender_user": original["from"], "date": original["date"]}
        return self._send(user_id, {**content_of(original), "forward_origin": origin})

    def share_contact(
        self,
        user_id: int,
        of: int | None = None,
        phone: str | None = None,
        first_name: str | None = None,
    ) -> Update:
        """His own contact; `of` another user; or a card of the address book by `phone`.

        `contact.user_id` is there only if the card belongs to somebody who is at Telegram.
        """
        if of is None and phone is not None:
            found = self.world.user_by_phone(phone)
            name = first_name or (found.first_name if found else "Contact")
            contact = _contact(phone, name, None, found)
        else:
            person = self.world.user(of or user_id)
            contact = _contact(
                phone or person.phone or "", first_name or person.first_name, person.last_name, person
            )
        with self.world.store.batch():
            if other := self.world.users.get(contact.get("user_id", 0)):
                other.seen = True
                self.world.keep_user(other)
            return self._send(user_id, {"contact": contact})

    def _send(self, user_id: int, content: Json) -> Update:
        """Writing first is what starts a bot: from then on it may write to this person."""
        user, chat = self.world.user(user_id), self.world.chat(user_id)
        if user.deleted:
            raise ActionError(f"user {user_id} has deleted the account")
        if user.blocked:
            raise ActionError(f"user {user_id} has blocked the bot")
        with self.world.store.batch():
            if not user.started:
                user.started = user.seen = True
                self.world.keep_user(user)
            message = self.world.post(chat, user, content)
            return self.world.tell("message", message)

    # Groups, blocks

    def send_to_group(self, user_id: int, text: str, title: str = "Group") -> Update:
        """Write in a group of this title; where the bot is not in it yet (or no more), it is added first."""
        user = self.world.user(user_id)
        found = [chat for chat in self.world.chats.values() if chat.title == title]
        chat = found[0] if found else Chat(self.world.next_group_id(), title=title, member=False)
        with self.world.store.batch():
            self.world.chats[chat.id] = chat
            user.seen = True
            self.world.keep_user(user)
            if not chat.member:
                chat.member = True
                self.world.keep_chat(chat)
                self.world.tell_membership(chat, user, "left", "member")
            return self.world.tell("message", self.world.post(chat, user, _typed(text)))

    def block(self, user_id: int) -> Update | None:
        """None if the bot is blocked already."""
        return self._set_blocked(user_id, True)

    def unblock(self, user_id: int) -> Update | None:
        return self._set_blocked(user_id, False)

    def _set_blocked(self, user_id: int, blocked: bool) -> Update | None:
        user, chat = self.world.user(user_id), self.world.chat(user_id)
        if user.blocked == blocked:
            return None
        with self.world.store.batch():
            user.blocked = blocked
            user.started = user.seen = True
            self.world.keep_user(user)
            self.world.keep_chat(chat)
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            return self.world.tell_membership(chat, user, old, new)

    def delete_account(self, user_id: int) -> None:
        """The person leaves Telegram: whatever the bot sends is answered 403 from now on."""
        user = self.world.user(user_id)
        user.deleted = True
        self.world.keep_user(user)


def _typed(text: str) -> Json:
    """A text as it leaves the phone: trimmed, with commands and links marked."""
    text = text.strip()
    if not text:
        raise ActionError("nobody can send an empty message")
    if len(text) > 4096:
        raise ActionError("a message has at most 4096 characters")
    entities = mark(text, [])
    return {"text": text, **({"entities": entities} if entities else {})}


def _contact(phone: str, first_name: str, last_name: str | None, person: User | None) -> Json:
    contact: Json = {"phone_number": phone, "first_name": first_name}
    if last_name:
        contact["last_name"] = last_name
    if person is not None:
        contact["user_id"] = person.id
    return contact
