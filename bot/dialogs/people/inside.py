"""The roles that applications declare, and which of them somebody holds there (F-25). Each press is a change."""

from typing import Any

from aiogram_dialog import DialogManager, Window

from bot.dialogs.inputs import Problem, buttons_only, speech
from bot.dialogs.layout import back, marked, pages
from bot.dialogs.people.shown import change, person, person_id, shown
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of
from bot.fitting import short
from bot.speech import Say
from core.errors import Code, NotFound
from core.invitations import AppLine, PersonCard


def inside_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("people-in-app-title"),
            pages("in_app_item", _choose),
            back("in_app", People.roles),
            buttons_only(),
            state=People.in_app,
            getter=_applications,
        ),
        Window(
            Problem(),
            Say("people-in-app-roles"),
            pages("in_app_role", _switch),
            back("in_app_roles", People.in_app),
            buttons_only(),
            state=People.in_app_roles,
            getter=_roles,
        ),
    ]


async def _applications(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    say = speech(dialog_manager)
    items = [
        (line.id, say.plain("people-in-app-item", name=short(line.name, 24), n=len(line.holds)))
        for line in card.lines
        if line.declares
    ]
    return {**frame, "items": items}


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    line = _line(card, dialog_manager.dialog_data["application_id"])
    items = [(id_, marked(short(name), id_ in line.holds)) for id_, name in line.declares]
    return {**frame, "application": line.name, "opens": "yes" if line.opens else "no", "items": items}


def _line(card: PersonCard, application_id: int) -> AppLine:
    line = next((line for line in card.lines if line.id == application_id), None)
    if line is None:  # removed meanwhile
        raise NotFound(Code.APPLICATION_UNKNOWN)
    return line


async def _choose(manager: DialogManager, application_id: str) -> None:
    manager.dialog_data["application_id"] = int(application_id)
    await manager.switch_to(People.in_app_roles)


async def _switch(manager: DialogManager, role_id: str) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    line = _line(await person(manager), manager.dialog_data["application_id"])
    held = line.holds ^ {int(role_id)}
    await change(
        manager,
        lambda seen: core.changing.give_in_app_roles(actor, membership_id, line.id, held, seen=seen),
    )
    await manager.switch_to(People.in_app_roles)
