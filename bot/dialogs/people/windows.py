"""The command /people, and the windows of its dialog put together."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.people.inside import inside_windows
from bot.dialogs.people.leaving import leaving_windows
from bot.dialogs.people.listing import listing
from bot.dialogs.people.looking import Looking, keep
from bot.dialogs.people.person import card_windows
from bot.dialogs.people.roles import role_windows
from bot.dialogs.people.same_as import same_as_windows
from bot.dialogs.people.sessions import session_windows
from bot.dialogs.people.staff import staff_windows
from bot.dialogs.people.tenant_role import tenant_role_windows
from bot.dialogs.states import People
from bot.dialogs.steps import fill
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back


def router() -> Router:
    router = Router(name="people")

    @router.message(Command("people"))
    async def people(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, People.page)

    return router


def people_dialog() -> Dialog:
    return Dialog(
        *listing(),
        *card_windows(),
        *role_windows(),
        *tenant_role_windows(),
        *staff_windows(),
        *session_windows(),
        *inside_windows(),
        *leaving_windows(),
        *same_as_windows(),
        on_start=_begin,
    )


async def _begin(start_data: Any, manager: DialogManager) -> None:
    """A list that is opened begins with everybody; a card that is opened leaves the list where it was."""
    await fill(start_data, manager)
    if manager.current_context().state == People.page:
        await keep(manager, Looking(manager.dialog_data["tenant_id"]))
