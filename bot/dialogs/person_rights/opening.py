"""The overview of a person's rights, and his applications as switches of three states (F-16 … F-21)."""

from operator import itemgetter
from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, ScrollingGroup, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, chosen, pressed, speech
from bot.dialogs.person_rights.shown import actor_of, back, change, may_change, person_id, read, shown
from bot.dialogs.person_rights.words import MARKS
from bot.dialogs.states import People, PersonRights
from bot.dialogs.steps import core_of, to
from bot.fitting import short
from bot.speech import Label
from core import limits
from core.access import AppRight, catalogue
from core.changing import PersonRights as Rights
from core.changing import RightLine
from core.errors import Code, NotFound

_ID, _LABEL = itemgetter(0), Format("{item[1]}")


def opening_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("rights-button-apps"), "rights_apps", pressed(to(PersonRights.apps)), when="apps"),
            Column(Select(_LABEL, "rights_block", _ID, "blocks", on_click=chosen(_open_block))),
            Button(Label("rights-button-contacts"), "rights_contacts", pressed(to(PersonRights.contacts))),
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
            ScrollingGroup(
                Column(Select(_LABEL, "rights_app", _ID, "items", on_click=chosen(_turn))),
                id="rights_app_pages",
                height=limits.PAGE,
                hide_on_single_page=True,
            ),
            back("apps", PersonRights.overview),
            buttons_only(),
            state=PersonRights.apps,
            getter=_apps,
        ),
    ]


async def _overview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    say = speech(dialog_manager)
    blocks = []
    for block in rights.blocks:
        name = short(catalogue().block_by_id[block.id].name(say.language), 24)
        label = say.plain("rights-block-item", block=name, n=block.effective, all=len(block.permissions))
        blocks.append((block.id, label))
    return {
        "text": words.overview(),
        "apps": bool(rights.applications),
        "blocks": blocks,
        "differs": rights.may_change and any(True for _ in words.deviations()),
    }


async def _apps(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    items = [(app.id, f"{MARKS[app.right.value]} {short(app.name)}") for app in rights.applications]
    return {"text": words.applications(), "items": items if may_change(rights) else []}


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
