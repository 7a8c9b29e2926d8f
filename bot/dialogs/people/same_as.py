"""«The same rights as Anna»: whom to copy is found by a search, what it does is said, then it is done.

A copy of somebody who is bound to the staff list asks whom of it this person is, in the same step.
"""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.layout import back, choices, page_of, pages, sure, turned, turning
from bot.dialogs.people.roles import plan_words
from bot.dialogs.people.shown import change, person_id, shown
from bot.dialogs.people.staff import free_staff
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of, toast
from bot.fitting import short
from bot.speech import Label, Say
from core.changing import RolePlan

_NEW = "new"


def same_as_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("people-same-as-title"),
            choices("same_as_item", _choose),
            turning("same_as"),
            Button(Label("people-show-all"), "same_as_all", pressed(_show_all), when="narrowed"),
            back("same_as", People.roles),
            typed(_search),
            state=People.same_as,
            getter=_others,
        ),
        Window(
            Problem(),
            Say("people-same-as-staff"),
            pages("same_as_staff_item", _choose_staff),
            Button(Label("people-staff-new"), "same_as_staff_new", pressed(_new_staff)),
            back("same_as_staff", People.same_as),
            buttons_only(),
            state=People.same_as_staff,
            getter=_staff,
        ),
        Window(
            Problem(),
            Format("{text}"),
            sure("same_as", "people-same-as-yes", _copy, People.same_as),
            buttons_only(),
            state=People.same_as_sure,
            getter=_sure,
        ),
    ]


# What the windows show


async def _others(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    search = dialog_manager.dialog_data.get("other_search", "")
    page = await core_of(dialog_manager).roster.page(
        actor_of(dialog_manager), card.tenant_id, page_of(dialog_manager, "same_as"), search
    )
    others = [each for each in page.rows if each.membership_id != card.membership_id]
    return {
        **frame,
        "there": "yes" if others else "no",
        "items": [(each.membership_id, short(each.full_name)) for each in others],
        **turned(dialog_manager, "same_as", page),
        "narrowed": bool(search),
    }


async def _staff(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    return {**frame, "items": await free_staff(dialog_manager, card.tenant_id)}


async def _sure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    other = await core_of(dialog_manager).roster.card(
        actor_of(dialog_manager), dialog_manager.dialog_data["other"]
    )
    say, words = speech(dialog_manager), plan_words(dialog_manager, card)
    heading = say("people-same-as-question", other=other.full_name, **frame)
    return {
        "text": words.plan(await _planned(dialog_manager), heading, say("people-same-as-replaces")),
    }


# What typing and the buttons do


async def _search(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(other_search=text, same_as_page=0)


async def _show_all(manager: DialogManager) -> None:
    manager.dialog_data.update(other_search="", same_as_page=0)


async def _choose(manager: DialogManager, membership_id: str) -> None:
    manager.dialog_data.update(other=int(membership_id), other_staff=None)
    plan = await _planned(manager)
    if not plan.changes:
        await toast(manager, speech(manager).plain("people-same-as-already"))
    else:
        await manager.switch_to(People.same_as_staff if plan.asks_staff else People.same_as_sure)


async def _choose_staff(manager: DialogManager, staff_member_id: str) -> None:
    manager.dialog_data["other_staff"] = int(staff_member_id)
    await manager.switch_to(People.same_as_sure)


async def _new_staff(manager: DialogManager) -> None:
    manager.dialog_data["other_staff"] = _NEW
    await manager.switch_to(People.same_as_sure)


async def _copy(manager: DialogManager) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    other, staff = manager.dialog_data["other"], manager.dialog_data["other_staff"]
    new = staff == _NEW
    await change(
        manager,
        lambda seen: core.giving_rights.same_as(
            actor, membership_id, other, None if new else staff, new_staff=new, seen=seen
        ),
    )


async def _planned(manager: DialogManager) -> RolePlan:
    return await core_of(manager).giving_rights.plan_same_as(
        actor_of(manager), person_id(manager), manager.dialog_data["other"]
    )
