"""What is known of the person, read anew with every rendering: addresses masked, each with its state."""

from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.dialogs.inputs import speech
from bot.dialogs.steps import actor_of, address_of, core_of, who_of
from bot.fitting import short
from core.own_account import OwnAccountView
from core.people import IdentifierType

_LABEL = 40  # characters of what somebody is called in Telegram


async def own_view(manager: DialogManager) -> OwnAccountView:
    return await core_of(manager).own_account.view(actor_of(manager), address_of(manager))


async def known_of_me(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    if who_of(dialog_manager).account_id is None:
        return {"known": False, "alone": False, "lost": False, "stranger": True}
    view = await own_view(dialog_manager)
    since = view.password_set_at
    return {
        "known": True,
        "stranger": False,
        "alone": not view.comes_back_alone,
        "name": view.full_name,
        "login": view.login,
        "since": format_date(since, "d MMMM y", locale=speech(dialog_manager).language) if since else "none",
        "chat": next(
            (short(chat.label, _LABEL) for chat in view.chats if chat.is_this and chat.label), "none"
        ),
        "managers": ", ".join(view.managers) or "none",
        "back": "yes" if view.comes_back_unlinked else "no",
        "lost": not view.comes_back_unlinked,
        **_address(view, IdentifierType.EMAIL),
        **_address(view, IdentifierType.PHONE),
    }


def _address(view: OwnAccountView, type: IdentifierType) -> dict[str, str]:
    kind, own = type.value.lower(), view.of(type)
    proven = "none" if own is None else "yes" if own.proven else "no"
    return {kind: own.known.masked if own is not None else "none", f"{kind}_proven": proven}


async def login_of_mine(dialog_manager: DialogManager, **_: object) -> dict[str, str]:
    return {"login": (await own_view(dialog_manager)).login}
