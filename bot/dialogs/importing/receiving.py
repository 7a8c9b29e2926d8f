"""Files and contact cards that a manager sends while nothing half-filled is open: no command is needed for them.

One card begins the form of a single person, filled in as far as the card goes. A second one in a row makes a list.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.dialogs.importing.checking import Card, check_file, collect, open_window
from bot.dialogs.states import Adding, Home, Importing
from bot.dialogs.steps import actor_of, card_of, core_of
from bot.dialogs.unfinished import holds_back
from core.people import Who

Add = Callable[[DialogManager, Card], Awaitable[None]]

# What may be meant as a list, whether or not it can be read; other files are for whatever is open.
_LISTS = (".csv", ".xlsx", ".xlsm", ".xls", ".tsv", ".ods")
_FIRST_STEPS = (Adding.tenant, Adding.identifier, Adding.name)


def router(add: Add) -> Router:
    router = Router(name="lists")

    async def is_list(message: Message) -> bool:
        document = message.document
        return document is not None and (document.file_name or "").lower().endswith(_LISTS)

    async def is_card(message: Message) -> bool:
        return message.contact is not None

    @router.message(is_list)
    async def file(message: Message, dialog_manager: DialogManager, who: Who) -> None:
        if not who.manages or message.document is None:
            raise SkipHandler
        if not await holds_back(dialog_manager):
            document = message.document
            sent = [document.file_id, document.file_name or "", document.file_size or 0]
            await take(dialog_manager, {"file": sent})

    @router.message(is_card)
    async def card(message: Message, dialog_manager: DialogManager, who: Who) -> None:
        if not who.manages or message.contact is None:
            raise SkipHandler
        sent = card_of(message.contact)
        before = _cards_before(dialog_manager)
        if before is not None:
            await take(dialog_manager, {"cards": [*before, sent]})
        elif _nothing_is_open(dialog_manager):
            await add(dialog_manager, sent)
        else:
            raise SkipHandler

    return router


async def take(manager: DialogManager, sent: dict[str, Any]) -> None:
    """For the tenant that is open, or the only one; who manages several chooses one first."""
    managed = await core_of(manager).directory.managed(actor_of(manager))
    tenant_id = _open_tenant(manager) or (managed[0].id if len(managed) == 1 else None)
    if tenant_id is None:
        await open_window(manager, Importing.tenant, **sent)
    else:
        await take_for(manager, tenant_id, sent)


async def take_for(manager: DialogManager, tenant_id: int, sent: dict[str, Any]) -> None:
    if "cards" in sent:
        await collect(manager, tenant_id, sent["cards"])
    else:
        file_id, name, size = sent["file"]
        await check_file(manager, tenant_id, file_id, name, size)


def _cards_before(manager: DialogManager) -> list[Card] | None:
    """Those that came just before: in the list, or the one with which the form of a single person was begun.

    None where no list is being made, and none begins with a second card.
    """
    if not manager.has_context():
        return None
    state, data = manager.current_context().state, manager.dialog_data
    if state == Importing.file:
        return []
    if state in (Importing.contacts, Importing.tenant) and "cards" in data:
        return [*data["cards"]]
    if state in _FIRST_STEPS and data.get("card") and not data.get("reviewing"):
        return [data["card"]]
    return None


def _nothing_is_open(manager: DialogManager) -> bool:
    return not manager.has_context() or manager.current_context().state.group in (Home, Importing)


def _open_tenant(manager: DialogManager) -> int | None:
    """Of a list or a form that is open and knows its tenant."""
    if not manager.has_context():
        return None
    state = manager.current_context().state
    knows = state.group is Importing or state in (Adding.identifier, Adding.name)
    tenant_id: int | None = manager.dialog_data.get("tenant_id") if knows else None
    return tenant_id
