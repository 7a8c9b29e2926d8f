"""Who has access as this one of the staff list (Y-02, Y-07): chosen from the people who are nobody of it yet."""

from typing import Any

from aiogram_dialog import DialogManager, Window

from bot.dialogs.inputs import Problem, typed
from bot.dialogs.layout import back, choices, page_of, turned, turning
from bot.dialogs.organisation.section import done
from bot.dialogs.organisation.staff import staff_card, staff_id
from bot.dialogs.states import Organisation
from bot.dialogs.steps import actor_of, core_of
from bot.fitting import short
from bot.speech import Say
from core.keeping_staff import Candidate


def binding_window() -> Window:
    return Window(
        Problem(),
        Say("organisation-staff-whom"),
        choices("candidate", _choose),
        turning("bind"),
        back("bind", Organisation.staff_card),
        typed(_search),
        state=Organisation.staff_bind,
        getter=_items,
    )


async def _items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    found = await core_of(dialog_manager).keeping_staff.candidates(
        actor_of(dialog_manager),
        staff_id(dialog_manager),
        page_of(dialog_manager, "bind"),
        data.get("bind_search", ""),
    )
    return {
        **await staff_card(dialog_manager),
        "there": "yes" if found.rows else "searched" if data.get("bind_search") else "no",
        "items": [(_as_shown(each), short(each.full_name)) for each in found.rows],
        **turned(dialog_manager, "bind", found),
    }


def _as_shown(person: Candidate) -> str:
    """The version goes along: who was changed meanwhile is looked at again."""
    return f"{person.membership_id}-{person.version}"


async def _choose(manager: DialogManager, shown: str) -> None:
    membership_id, version = map(int, shown.split("-"))
    await core_of(manager).changing.bind_staff(
        actor_of(manager), membership_id, staff_id(manager), seen=version
    )
    await done(manager, Organisation.staff_card)


async def _search(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(bind_search=text, bind_page=0)
