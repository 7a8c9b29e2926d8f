"""The permissions of a person, block by block: each given or taken, and as far as it is to reach (Y-09 … Y-14)."""

from collections.abc import Collection
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.layout import back, choices, marked, pages, sure
from bot.dialogs.past_days import day_buttons, days_of, offered_days
from bot.dialogs.person_rights.shown import change, person_id, read, shown
from bot.dialogs.states import PersonRights
from bot.dialogs.steps import actor_of, core_of, toast
from bot.fitting import short
from bot.permissions import LABEL, label, moved, named
from bot.speech import Label, Say
from core.access import ScopeKind, catalogue
from core.changing import PermissionLine, Whose
from core.changing import PersonRights as Rights
from core.errors import Code, NotFound


def permission_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            choices("rights_permission", _open),
            back("rights_block", PersonRights.overview),
            buttons_only(),
            state=PersonRights.block,
            getter=_block,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Row(
                Button(Label("rights-give"), "rights_give", pressed(_give), when="may_give"),
                Button(Label("rights-take"), "rights_take", pressed(_take), when="may_take"),
                Button(Label("rights-as-role"), "rights_as_role", pressed(_as_role), when="differs"),
            ),
            choices("rights_whose", _choose_whose, "whose", width=2),
            day_buttons("rights_days", _set_days),
            back("rights_permission", PersonRights.block),
            typed(_set_days),
            state=PersonRights.permission,
            getter=_permission,
        ),
        Window(
            Problem(),
            Format("{text}"),
            sure("rights_warn", "rights-warn-yes", _give_all_the_same, PersonRights.permission),
            buttons_only(),
            state=PersonRights.warn,
            getter=_warning,
        ),
        Window(
            Problem(),
            Say("rights-staff"),
            pages("rights_staff", _mark_staff),
            Button(Label("rights-staff-done"), "rights_staff_done", pressed(_name_staff), when="n"),
            back("rights_staff", PersonRights.permission),
            buttons_only(),
            state=PersonRights.staff,
            getter=_staff,
        ),
    ]


# What the windows show


async def _block(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    say = speech(dialog_manager)
    block = next(each for each in rights.blocks if each.id == dialog_manager.dialog_data["block"])
    items = [
        (line.id, label(say, number, words.mark(line), catalogue().by_id[line.id]))
        for number, line in enumerate(block.permissions, 1)
    ]
    return {"text": words.block(block), "items": items}


async def _permission(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    line, may = _line(rights, dialog_manager), words.may_change
    scoped = may and line.given and line.may_give
    return {
        "text": words.permission(line),
        "may_give": may and not line.given and line.may_give,
        "may_take": may and line.given,
        "differs": rights.may_change and line.deviation is not None,
        "whose": _whose(dialog_manager, rights, line) if scoped else [],
        "days": offered_days(speech(dialog_manager), _history(line)) if scoped and _has_history(line) else [],
    }


def _whose(manager: DialogManager, rights: Rights, line: PermissionLine) -> list[tuple[str, str]]:
    if line.scope is None or ScopeKind.STAFF not in catalogue().by_id[line.id].scopes:
        return []
    current = "own" if line.own_staff else "all" if line.scope.staff is None else "named"
    offered = ("all", "own", "named") if rights.staff else ("all", "own")
    return [
        (choice, marked(speech(manager).plain(f"rights-choose-{choice}"), choice == current))
        for choice in offered
    ]


async def _warning(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, _words = await shown(dialog_manager)
    say = speech(dialog_manager)
    opens = named(say, dialog_manager.dialog_data["contacts"])
    return {"text": say("rights-warn", name=rights.full_name, names=opens)}


async def _staff(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, _words = await shown(dialog_manager)
    chosen = dialog_manager.dialog_data["marked"]
    permission = catalogue().by_id[dialog_manager.dialog_data["permission"]]
    return {
        "permission": permission.name(speech(dialog_manager).language),
        "n": sum(id_ in rights.staff for id_ in chosen),
        "items": [(id_, marked(short(name, LABEL), id_ in chosen)) for id_, name in rights.staff.items()],
    }


def _line(rights: Rights, manager: DialogManager) -> PermissionLine:
    line = rights.permission(manager.dialog_data["permission"])
    if line is None:
        raise NotFound(Code.PERMISSION_UNKNOWN)
    return line


# What the buttons do


async def _open(manager: DialogManager, permission_id: str) -> None:
    if permission_id not in catalogue().by_id:
        raise NotFound(Code.PERMISSION_UNKNOWN)
    manager.dialog_data["permission"] = permission_id
    await manager.switch_to(PersonRights.permission)


async def _give(manager: DialogManager) -> None:
    """Contacts of clients are shown to nobody without a warning (I-28)."""
    core, permission = core_of(manager), manager.dialog_data["permission"]
    plan = await core.giving_rights.plan_permission(
        actor_of(manager), person_id(manager), permission, granted=True
    )
    if plan.contacts:
        manager.dialog_data["contacts"] = list(plan.contacts)
        await manager.switch_to(PersonRights.warn)
        return
    await _switch(manager, granted=True)


async def _give_all_the_same(manager: DialogManager) -> None:
    await manager.switch_to(PersonRights.permission)
    await _switch(manager, granted=True)


async def _take(manager: DialogManager) -> None:
    await _switch(manager, granted=False)


async def _switch(manager: DialogManager, *, granted: bool) -> None:
    """What came along, or stopped working, is said at once (I-25)."""
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    permission = manager.dialog_data["permission"]
    given = await change(
        manager,
        lambda seen: core.giving_rights.give_permission(actor, membership_id, permission, granted, seen=seen),
    )
    told = moved(speech(manager), given.also, given.ineffective)
    if told is not None:
        await toast(manager, told)


async def _as_role(manager: DialogManager) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    key = f"permission:{manager.dialog_data['permission']}"
    await change(
        manager,
        lambda seen: core.giving_rights.back_to_recommended(actor, membership_id, key, seen=seen),
    )


async def _choose_whose(manager: DialogManager, choice: str) -> None:
    line = _line(await read(manager), manager)
    if choice == "named":
        named = line.scope.staff if line.scope is not None and not line.own_staff else None
        manager.dialog_data["marked"] = sorted(named or ())
        await manager.switch_to(PersonRights.staff)
        return
    await _reach(manager, line, Whose.OWN if choice == "own" else Whose.ALL, _history(line))


async def _mark_staff(manager: DialogManager, staff_id: str) -> None:
    manager.dialog_data["marked"] = sorted(set(manager.dialog_data["marked"]) ^ {int(staff_id)})


async def _name_staff(manager: DialogManager) -> None:
    rights = await read(manager)
    line, chosen = _line(rights, manager), manager.dialog_data["marked"]
    await manager.switch_to(PersonRights.permission)
    await _reach(manager, line, [id_ for id_ in chosen if id_ in rights.staff], _history(line))


async def _set_days(manager: DialogManager, answer: str) -> None:
    days, line = days_of(answer), _line(await read(manager), manager)
    if line.scope is None or not _has_history(line):
        return  # nothing is asked for here
    staff: Whose | Collection[int] = (
        Whose.OWN if line.own_staff else Whose.ALL if line.scope.staff is None else line.scope.staff
    )
    await _reach(manager, line, staff, days)


async def _reach(
    manager: DialogManager, line: PermissionLine, staff: Whose | Collection[int], days: int | None
) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(
        manager,
        lambda seen: core.giving_rights.scope_permission(
            actor, membership_id, line.id, staff, days, seen=seen
        ),
    )


def _history(line: PermissionLine) -> int | None:
    return None if line.scope is None else line.scope.history_days


def _has_history(line: PermissionLine) -> bool:
    return ScopeKind.HISTORY in catalogue().by_id[line.id].scopes
