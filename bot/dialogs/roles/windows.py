"""The command /roles, and the windows about roles put together."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.roles.listing import listing_windows
from bot.dialogs.roles.removing import removing_windows
from bot.dialogs.roles.rights import rights_windows
from bot.dialogs.roles.role import role_windows
from bot.dialogs.roles.saving import saving_windows
from bot.dialogs.states import Roles
from bot.dialogs.steps import fill
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back


def router() -> Router:
    commands = Router(name="roles")

    @commands.message(Command("roles"))
    async def roles(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Roles.list)

    return commands


def roles_dialog() -> Dialog:
    return Dialog(
        *listing_windows(),
        *role_windows(),
        *rights_windows(),
        *saving_windows(),
        *removing_windows(),
        on_start=fill,
    )
