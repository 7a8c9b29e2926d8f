"""Pressing: inline buttons, reply keyboards, links, Mini Apps, people to choose, and data that no button carried."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from .errors import ActionError
from .keyboards import find_button
from .people import Chat, Json, User, public
from .phones import Phones
from .updates import Update
from .web_apps import launch_url


class Buttons(Phones):
    def press(
        self,
        user_id: int,
        button: str | None = None,
        data: str | None = None,
        message_id: int | None = None,
    ) -> Update | None:
        """Press a button by its label, or send any callback `data`, as a forged client can.

        A link to this bot is opened, any other link is returned as {"url": ...}; copied text gives None.
        """
        user, chat = self.world.user(user_id), self.world.chat(user_id)
        if user.blocked:
            raise ActionError(f"user {user_id} has blocked the bot")
        if button is None:
            if data is None:
                raise ActionError("name a button, or its data")
            return self._callback(user, chat, self._pressed_message(chat, message_id), data)
        found = find_button(chat, button, message_id)
        if found is None:
            raise ActionError(f"there is no button “{button}”; there are: {_labels(chat)}")
        message, pressed = found
        if message is None:
            return self._press_reply(user, chat, pressed)
        if "callback_data" in pressed:
            return self._callback(user, chat, message, pressed["callback_data"])
        if "copy_text" in pressed:
            chat.clipboard = pressed["copy_text"]["text"]
            self.world.keep_chat(chat)
            return None
        if "url" in pressed:
            return self._open_url(user, pressed["url"])
        if "web_app" in pressed:
            return self._launch(user, pressed["web_app"])
        raise ActionError(f"the simulator's phones do not know this kind of button: {pressed}")

    def open_app(
        self, user_id: int, button: str | None = None, message_id: int | None = None, *, dark: bool = False
    ) -> Json:
        """The signed address, as {"url": ...}, of the Mini App behind an inline button, or behind the menu button."""
        user, chat = self.world.user(user_id), self.world.chat(user_id)
        if user.blocked:
            raise ActionError(f"user {user_id} has blocked the bot")
        menu: Json = chat.menu_button or self.world.profile.get("menu_button") or {}
        if button is None or (message_id is None and button == menu.get("text")):
            pressed = menu
        else:
            found = find_button(chat, button, message_id)
            pressed = found[1] if found else {}
        if "web_app" not in pressed:
            raise ActionError(f"there is no Mini App behind {f'“{button}”' if button else 'the menu button'}")
        return self._launch(user, pressed["web_app"], dark=dark)

    def _launch(self, user: User, app: Json, *, dark: bool = False) -> Json:
        return {"url": launch_url(app["url"], self.world.token, user, self.world.seconds(), dark=dark)}

    def share_users(
        self, user_id: int, users: list[int], button: str | None = None, request_id: int | None = None
    ) -> Update:
        """Choose people for a button of the reply keyboard, by its label or its request; without either, the one."""
        chat = self.world.chat(user_id)
        wanted = {"text": button, "request_id": request_id}
        found = [
            asked
            for row in (chat.reply_keyboard or {}).get("keyboard", [])
            for key in row
            if (asked := key.get("request_users"))
            and all(value in (None, {**asked, **key}[name]) for name, value in wanted.items())
        ]
        if len(found) != 1:
            raise ActionError(f"{len(found) or 'no'} buttons ask for people like that")
        asked = found[0]
        most = asked.get("max_quantity", 1)
        if not 1 <= len(set(users)) == len(users) <= most:
            raise ActionError(f"choose between 1 and {most} different people")
        if asked.get("user_is_bot"):
            raise ActionError("the button asks for bots, and there are none to choose")
        shared = [_shared(self.world.user(id), asked) for id in users]
        self._put_away(chat)
        return self._send(user_id, {"users_shared": {"request_id": asked["request_id"], "users": shared}})

    def _pressed_message(self, chat: Chat, message_id: int | None) -> Json:
        """A message that is gone can still be pressed: the bot gets its id and date 0."""
        own = [id for id, message in chat.messages.items() if message["from"]["id"] == self.world.bot.id]
        wanted = message_id or (max(own) if own else 1)
        gone = {"chat": self.world.chat_json(chat), "message_id": wanted, "date": 0}
        return public(chat.messages.get(wanted, gone))

    def _callback(self, user: User, chat: Chat, message: Json, data: str) -> Update:
        with self.world.store.batch():
            chat.alert = None
            self.world.keep_chat(chat)
            return self.world.ask(user, chat, public(message), data)

    def _press_reply(self, user: User, chat: Chat, pressed: Json) -> Update:
        if "request_users" in pressed:
            raise ActionError(f"“{pressed['text']}” asks for people: choose them with share_users")
        self._put_away(chat)
        return (
            self.share_contact(user.id)
            if pressed.get("request_contact")
            else self.say(user.id, pressed["text"])
        )

    def _put_away(self, chat: Chat) -> None:
        if chat.reply_keyboard and chat.reply_keyboard.get("one_time_keyboard"):
            chat.reply_keyboard = None

    def _open_url(self, user: User, url: str) -> Update:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        query: dict[str, Any] = parse_qs(parts.query)
        is_bot = parts.path.strip("/").lower() == (self.world.bot.username or "").lower()
        if parts.hostname in ("t.me", "telegram.me") and is_bot:
            return self.open_link(user.id, query.get("start", [""])[0])
        self.world.events.publish("link", user=user.id, url=url)
        return {"url": url}


def _shared(person: User, asked: Json) -> Json:
    """What the bot learns: the id, and the names that it asked for. It may still not write to this person."""
    names = ["first_name", "last_name"] if asked.get("request_name") else []
    names += ["username"] if asked.get("request_username") else []
    return {"user_id": person.id, **{name: value for name in names if (value := getattr(person, name))}}


def _labels(chat: Chat) -> str:
    inline = [
        button["text"]
        for message in chat.messages.values()
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
    ]
    rows = chat.reply_keyboard["keyboard"] if chat.reply_keyboard else []
    return ", ".join([*inline, *(button["text"] for row in rows for button in row)]) or "none"
