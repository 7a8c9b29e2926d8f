"""The command /invites, and the windows of its dialog put together."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.invites.card import card_windows
from bot.dialogs.invites.correcting import address_window
from bot.dialogs.invites.listing import page_window
from bot.dialogs.invites.resending import resend_all_window
from bot.dialogs.states import Invites
from bot.dialogs.steps import fill
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back


def router() -> Router:
    router = Router(name="invites")

    @router.message(Command("invites"))
    async def invites(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Invites.page)

    return router


def invites_dialog() -> Dialog:
    return Dialog(page_window(), *card_windows(), address_window(), resend_all_window(), on_start=fill)
