"""The command /links, and the windows of its dialog put together."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.joining.card import card_windows
from bot.dialogs.joining.listing import list_windows
from bot.dialogs.joining.making import making_windows
from bot.dialogs.joining.picking import picking_windows
from bot.dialogs.states import Links
from bot.dialogs.steps import fill
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back


def router() -> Router:
    router = Router(name="links")

    @router.message(Command("links"))
    async def links(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Links.list)

    return router


def links_dialog() -> Dialog:
    return Dialog(*list_windows(), *making_windows(), *picking_windows(), *card_windows(), on_start=fill)
