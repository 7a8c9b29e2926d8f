"""Who has access as this one of the staff list (Y-02, Y-07): chosen from the people who are nobody of it yet."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Press, Problem, chosen, pressed, typed
from bot.dialogs.organisation.section import actor_of, done
from bot.dialogs.organisation.staff import staff_card, staff_id
from bot.dialogs.states import Organisation
from bot.dialogs.steps import core_of, to
from bot.fitting import short
from bot.speech import Label, Say
from core.keeping_staff import Candidate


def binding_window() -> Window:
    return Window(
        Problem(),
        Say("organisation-staff-whom"),
        Column(Select(Format("{item[1]}"), "candidate", _as_shown, "items", on_click=chosen(_choose))),
        Row(
            Button(Label("people-previous"), "bind_previous", pressed(_turn(-1)), when="has_previous"),
            Button(Label("people-next"), "bind_next", pressed(_turn(1)), when="has_next"),
        ),
        Button(Label("button-back"), "bind_back", pressed(to(Organisation.staff_card))),
        typed(_search),
        state=Organisation.staff_bind,
        getter=_items,
    )


async def _items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    found = await core_of(dialog_manager).keeping_staff.candidates(
        actor_of(dialog_manager),
        staff_id(dialog_manager),
        data.get("bind_page", 0),
        data.get("bind_search", ""),
    )
    data["bind_page"] = found.number
    return {
        **await staff_card(dialog_manager),
        "there": "yes" if found.rows else "searched" if data.get("bind_search") else "no",
        "items": [(each, short(each.full_name)) for each in found.rows],
        "has_previous": found.number > 0,
        "has_next": found.number + 1 < found.pages,
    }


def _as_shown(item: tuple[Candidate, str]) -> str:
    """The version goes along: who was changed meanwhile is looked at again."""
    return f"{item[0].membership_id}-{item[0].version}"


async def _choose(manager: DialogManager, shown: str) -> None:
    membership_id, version = map(int, shown.split("-"))
    await core_of(manager).changing.bind_staff(
        actor_of(manager), membership_id, staff_id(manager), seen=version
    )
    await done(manager, Organisation.staff_card)


async def _search(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(bind_search=text, bind_page=0)


def _turn(by: int) -> Press:
    async def press(manager: DialogManager) -> None:
        manager.dialog_data["bind_page"] = manager.dialog_data.get("bind_page", 0) + by

    return press
