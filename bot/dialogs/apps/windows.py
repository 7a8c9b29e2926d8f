"""The command /apps, and the windows about applications put together."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.apps.card import card_windows
from bot.dialogs.apps.inside import inside_windows
from bot.dialogs.apps.listing import listing_windows
from bot.dialogs.apps.matrix import matrix_window
from bot.dialogs.states import Apps
from bot.dialogs.steps import fill
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back


def router() -> Router:
    commands = Router(name="apps")

    @commands.message(Command("apps"))
    async def apps(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Apps.list)

    return commands


def apps_dialog() -> Dialog:
    return Dialog(*listing_windows(), *card_windows(), *inside_windows(), matrix_window(), on_start=fill)
