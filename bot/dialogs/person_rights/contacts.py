"""Clients' contacts: which of the ten rights show them, all closed in one press (Y-27 … Y-29); and back to the role."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back, sure
from bot.dialogs.person_rights.shown import change, person_id, shown
from bot.dialogs.states import PersonRights
from bot.dialogs.steps import actor_of, core_of, toast
from bot.permissions import fitting
from bot.speech import Label


def contact_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("contacts-hide"), "rights_hide", pressed(_hide), when="may_hide"),
            back("rights_contacts", PersonRights.overview),
            buttons_only(),
            state=PersonRights.contacts,
            getter=_contacts,
        ),
        Window(
            Problem(),
            Format("{text}"),
            sure("rights_reset", "rights-reset-yes", _reset, PersonRights.overview, when="differs"),
            buttons_only(),
            state=PersonRights.reset,
            getter=_deviations,
        ),
    ]


async def _contacts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    say = speech(dialog_manager)
    head = say("contacts-shown" if rights.leaking else "rights-contacts-hidden", name=rights.full_name)
    lines = [head, *words.leaking(), *words.closed()]
    return {"text": "\n".join(lines), "may_hide": bool(rights.leaking) and words.may_change}


async def _hide(manager: DialogManager) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(manager, lambda seen: core.giving_rights.hide_contacts(actor, membership_id, seen=seen))
    await toast(manager, speech(manager).plain("contacts-hidden"))


async def _deviations(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    say, parts = speech(dialog_manager), list(words.deviations())
    head = say("rights-reset" if parts else "rights-reset-nothing", name=rights.full_name)
    return {"text": f"{head}\n{fitting(say, parts)}", "differs": bool(parts)}


async def _reset(manager: DialogManager) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await manager.switch_to(PersonRights.overview)
    await change(
        manager, lambda seen: core.giving_rights.back_to_recommended(actor, membership_id, seen=seen)
    )
    await toast(manager, speech(manager).plain("rights-reset-done"))
