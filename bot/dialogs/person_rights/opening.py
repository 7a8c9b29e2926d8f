"""The overview of a person's rights, and his applications as switches of three states (F-16 … F-21)."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back, choices, pages
from bot.dialogs.person_rights.shown import change, person_id, read, shown
from bot.dialogs.states import People, PersonRights
from bot.dialogs.steps import actor_of, core_of, to
from bot.fitting import short
from bot.permissions import LABEL, MARKS, in_block
from bot.speech import Label
from core.access import AppRight, catalogue
from core.changing import PersonRights as Rights
from core.changing import RightLine
from core.errors import Code, NotFound


def opening_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("rights-button-apps"), "rights_apps", pressed(to(PersonRights.apps)), when="apps"),
            choices("rights_block", _open_block, "blocks"),
            Button(Label("contacts-button"), "rights_contacts", pressed(to(PersonRights.contacts))),
            Button(
                Label("rights-button-reset"), "rights_reset", pressed(to(PersonRights.reset)), when="differs"
            ),
            Button(Label("rights-button-card"), "rights_card", pressed(_card)),
            buttons_only(),
            state=PersonRights.overview,
            getter=_overview,
        ),
        Window(
            Problem(),
            Format("{text}"),
            pages("rights_app", _turn),
            back("rights_apps", PersonRights.overview),
            buttons_only(),
            state=PersonRights.apps,
            getter=_apps,
        ),
    ]


async def _overview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    say = speech(dialog_manager)
    return {
        "text": words.overview(),
        "apps": bool(rights.applications),
        "blocks": [
            (block.id, in_block(say, catalogue().block_by_id[block.id], block.effective))
            for block in rights.blocks
        ],
        "differs": rights.may_change and any(True for _ in words.deviations()),
    }


async def _apps(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    items = [(app.id, f"{MARKS[app.right.value]} {short(app.name, LABEL)}") for app in rights.applications]
    return {"text": words.applications(), "items": items if words.may_change else []}


async def _open_block(manager: DialogManager, block_id: str) -> None:
    if block_id not in catalogue().block_by_id:
        raise NotFound(Code.PERMISSION_UNKNOWN)
    manager.dialog_data["block"] = block_id
    await manager.switch_to(PersonRights.block)


async def _turn(manager: DialogManager, application_id: str) -> None:
    """To the next of the three states, past the one that this manager may not give."""
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    app = _application(await read(manager), int(application_id))
    right = app.right.value.next()
    if right is AppRight.LAUNCH_ADMIN and not app.may_administer:
        right = right.next()
    await change(
        manager,
        lambda seen: core.giving_rights.give_app(actor, membership_id, app.id, right, seen=seen),
    )


def _application(rights: Rights, application_id: int) -> RightLine:
    found = next((app for app in rights.applications if app.id == application_id), None)
    if found is None:  # removed meanwhile
        raise NotFound(Code.APPLICATION_UNKNOWN)
    return found


async def _card(manager: DialogManager) -> None:
    await manager.start(People.card, {"membership_id": person_id(manager)}, mode=StartMode.RESET_STACK)
