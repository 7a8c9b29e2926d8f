"""How the bot speaks: messages of `locales/` in the person's language, escaped in one place (core.texts).

`Speech` is for handlers (`say` in the data of every update), `Say` and `Label` are for windows of dialogs.
"""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text

from core import texts


class Speech:
    """Calling it gives HTML for a message; `plain` is for alerts, buttons and placeholders."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **arguments: str | int) -> str:
        return texts.html(self.language, key, **arguments)

    def plain(self, key: str, /, **arguments: str | int) -> str:
        return texts.plain(self.language, key, **arguments)


class Say(Text):
    """The text of a window. Its arguments are the getter's strings and numbers; `fixed` ones win.

    What a getter has rendered as HTML is shown with `Format("{name}")`: here it would be escaped again.
    """

    def __init__(self, key: str, when: WhenCondition = None, **fixed: str | int) -> None:
        super().__init__(when=when)
        self.key = key
        self.fixed = fixed

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return texts.html(language_of(manager), self.key, **self._arguments(data))

    def _arguments(self, data: dict[str, Any]) -> dict[str, str | int]:
        given = {name: value for name, value in data.items() if isinstance(value, str | int)}
        return {**given, **self.fixed}


class Label(Say):
    """The same on a button, where Telegram reads no HTML and nothing is escaped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return texts.plain(language_of(manager), self.key, **self._arguments(data))


def language_of(manager: DialogManager) -> str:
    language: str = manager.middleware_data["language"]
    return language
