"""Which person of the staff list somebody is (Y-07): chosen from those who are free, new, or none."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.inputs import Problem, buttons_only, pressed
from bot.dialogs.layout import back, pages
from bot.dialogs.people.shown import change, person_id, shown
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of
from bot.fitting import short
from bot.speech import Label, Say


def staff_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("people-staff-title"),
            pages("staff_item", _bind),
            Button(Label("people-staff-new"), "staff_new", pressed(_new), when="unbound"),
            Button(Label("people-staff-none"), "staff_none", pressed(_release), when="bound"),
            back("staff", People.card),
            buttons_only(),
            state=People.staff,
            getter=_items,
        )
    ]


async def _items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    bound = card.staff_member is not None
    return {
        **frame,
        "staff": card.staff_member or "none",
        "items": await free_staff(dialog_manager, card.tenant_id),
        "bound": bound,
        "unbound": not bound,
    }


async def free_staff(manager: DialogManager, tenant_id: int) -> list[tuple[int, str]]:
    options = await core_of(manager).roster.choices(actor_of(manager), tenant_id)
    return [(id_, short(name)) for id_, name in options.staff]


async def _bind(manager: DialogManager, staff_member_id: str) -> None:
    await _do(manager, int(staff_member_id))


async def _new(manager: DialogManager) -> None:
    await _do(manager, None, new=True)


async def _release(manager: DialogManager) -> None:
    await _do(manager, None)


async def _do(manager: DialogManager, staff_member_id: int | None, *, new: bool = False) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(
        manager,
        lambda seen: core.changing.bind_staff(actor, membership_id, staff_member_id, new=new, seen=seen),
    )
