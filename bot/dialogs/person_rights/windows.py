"""The windows put together."""

from typing import Any

from aiogram_dialog import Dialog, DialogManager

from bot.dialogs.person_rights.contacts import contact_windows
from bot.dialogs.person_rights.opening import opening_windows
from bot.dialogs.person_rights.permissions import permission_windows


def person_rights_dialog() -> Dialog:
    return Dialog(*opening_windows(), *permission_windows(), *contact_windows(), on_start=_fill)


async def _fill(start_data: Any, manager: DialogManager) -> None:
    manager.dialog_data.update(start_data or {})
