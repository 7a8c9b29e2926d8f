"""The main job, played by itself in the page at reading speed, for people who would rather watch.

Every step is a press or a text on a phone of the simulator, as a person would make it; nothing is called behind
the bot's back, so what is seen is what works.
"""

import re
from datetime import timedelta
from typing import Any

from bot.demo.telegram import Telegram
from core.clock import SystemClock

_READ_S = 2.5
_WAIT_S = 30
_PASSWORD = "четыре весёлых енота танцуют"


async def play(telegram: Telegram, *, pace_s: float = _READ_S) -> None:
    """Olga invites, the invitee comes, Sam looks him up. `pace_s` is how long each screen can be read."""
    await _Story(telegram, pace_s).play()


class _Story:
    def __init__(self, telegram: Telegram, pace_s: float) -> None:
        self._telegram = telegram
        self._pace_s = pace_s
        self._time = SystemClock()  # reading takes real time, whatever the demo's clock shows

    async def play(self) -> None:
        olga, sam = self._phone("Ольга"), self._phone("Сэм")
        guest, name, number = self._invitee()
        await self._show("Ольга добавляет нового инженера", olga)
        await self._say(olga, "/add")
        await self._show("Достаточно телефона, в любом написании", olga)
        await self._say(olga, number)
        await self._say(olga, name)
        await self._press(olga, "Сотрудник")
        await self._press(olga, "Дальше")
        await self._press(olga, "Пропустить")
        await self._press(olga, "Обычный пользователь")
        await self._show("Роль решает, какие приложения будут открыты", olga)
        await self._press(olga, "Сервисный специалист")
        await self._press(olga, "Русский")
        await self._show("Всё на одной карточке, и любую строку можно поправить", olga)
        await self._press(olga, "Пригласить")
        await self._show("Ссылка и QR готовы: остаётся передать их человеку", olga)
        await self._show("Он открывает ссылку", guest)
        self._telegram.open_link(guest, self._token(olga))
        await self._rest()
        await self._press(guest, "Принять")
        await self._show("Он доказывает, что номер его: делится своим контактом", guest)
        self._telegram.share_contact(guest)
        await self._rest()
        await self._press(guest, "Всё верно")
        await self._show("Пароль придумывает сам; сообщение с ним сразу удаляется", guest)
        await self._say(guest, _PASSWORD)
        await self._show("Ольга узнаёт, что он пришёл", olga)
        await self._show("Поддержка видит всю правду в одном сообщении", sam)
        await self._say(sam, f"/access {name}")
        await self._show("", sam)

    def _invitee(self) -> tuple[int, str, str]:
        """Ivan, as long as nobody has invited him; then somebody new, so that it can be played again and again."""
        ivan = self._phone("Иван")
        if not self._telegram.chat(ivan)["started"]:
            return ivan, "Иван Петров", "8 (701) 705-12-25"
        showing = len(self._telegram.users())
        name, number = f"Показов-{showing}", f"8 (701) 706-00-{showing:02d}"
        phone = f"+770170600{showing:02d}"
        guest = self._telegram.add_user("Пётр", name, f"petr_{showing}", "ru", phone)
        return guest.id, f"Пётр {name}", number

    async def _say(self, user: int, text: str) -> None:
        self._telegram.say(user, text)
        await self._rest()

    async def _press(self, user: int, label: str) -> None:
        self._telegram.changed.publish("press", user=user, button=label)
        await self._pause(0.4)
        self._telegram.press(user, label)
        await self._rest()

    async def _show(self, caption: str, user: int) -> None:
        self._telegram.changed.publish("caption", text=caption, user=user)
        await self._pause(self._pace_s)

    async def _rest(self) -> None:
        await self._telegram.wait_idle(_WAIT_S)
        await self._pause(self._pace_s)

    async def _pause(self, seconds: float) -> None:
        await self._time.sleep_until(self._time.now() + timedelta(seconds=min(seconds, self._pace_s)))

    def _phone(self, first_name: str) -> int:
        return next(user.id for user in self._telegram.users() if user.first_name == first_name)

    def _token(self, user: int) -> str:
        """The invitation link as it stands on the screen of whoever invited."""
        messages: list[dict[str, Any]] = self._telegram.chat(user)["messages"]
        found = [re.findall(r"start=(\S+)", message["text"]) for message in messages]
        return str(next(tokens[-1] for tokens in reversed(found) if tokens))
