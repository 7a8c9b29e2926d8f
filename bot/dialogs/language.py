"""/language: three buttons; the chat, its command menu and the letters to come speak the chosen one at once."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Start

from bot.dialogs import unfinished
from bot.dialogs.inputs import speech
from bot.dialogs.layout import choices, marked
from bot.dialogs.states import Home, Language
from bot.speech import Label, Say, Speech
from core import texts
from core.bootstrap import Core


def router() -> Router:
    router = Router(name="language")

    @router.message(Command("language"))
    async def language(message: Message, dialog_manager: DialogManager) -> None:
        if not await unfinished.holds_back(dialog_manager):
            await dialog_manager.start(
                Language.choose, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
            )

    return router


def language_dialog() -> Dialog:
    return Dialog(
        Window(
            Say("language-choose"),
            choices("language", _speak, "languages"),
            Start(Label("button-menu"), id="language_menu", state=Home.menu, mode=StartMode.RESET_STACK),
            state=Language.choose,
            getter=_languages,
        )
    )


async def _languages(say: Speech, language: str, **_: Any) -> dict[str, Any]:
    names = {code: say.plain(f"language-{code}") for code in texts.LANGUAGES}
    return {"languages": [(code, marked(name, code == language)) for code, name in names.items()]}


async def _speak(manager: DialogManager, language: str) -> None:
    if language not in texts.LANGUAGES:  # a forged button
        return
    data = manager.middleware_data
    core: Core = data["core"]
    await core.directory.set_language(data["contact"], language)
    speech(manager).language = language  # the one voice of this update: the command menu asks it, too
    data["language"], data["who"] = language, replace(data["who"], language=language)
