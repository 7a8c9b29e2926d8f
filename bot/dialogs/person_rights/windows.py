"""The windows put together."""

from aiogram_dialog import Dialog

from bot.dialogs.person_rights.contacts import contact_windows
from bot.dialogs.person_rights.opening import opening_windows
from bot.dialogs.person_rights.permissions import permission_windows
from bot.dialogs.steps import fill


def person_rights_dialog() -> Dialog:
    return Dialog(*opening_windows(), *permission_windows(), *contact_windows(), on_start=fill)
