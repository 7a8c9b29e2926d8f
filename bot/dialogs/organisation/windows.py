"""The commands /staff and /settings, and the windows of their dialog put together."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.organisation.binding import binding_window
from bot.dialogs.organisation.menu import menu_window
from bot.dialogs.organisation.policies import policy_windows
from bot.dialogs.organisation.settings import settings_windows
from bot.dialogs.organisation.staff import staff_windows
from bot.dialogs.states import Organisation
from bot.dialogs.steps import fill
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back


def router() -> Router:
    router = Router(name="organisation")

    @router.message(Command("staff"))
    async def staff(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Organisation.staff)

    @router.message(Command("settings"))
    async def settings(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Organisation.settings)

    return router


def organisation_dialog() -> Dialog:
    return Dialog(
        menu_window(),
        *staff_windows(),
        binding_window(),
        *settings_windows(),
        *policy_windows(),
        on_start=fill,
    )
