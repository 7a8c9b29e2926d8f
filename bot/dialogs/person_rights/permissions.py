"""The permissions of a person, block by block: each given or taken, and as far as it is to reach (Y-09 … Y-14)."""

from collections.abc import Collection
from operator import itemgetter
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, ScrollingGroup, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, chosen, pressed, speech, typed
from bot.dialogs.person_rights.shown import (
    actor_of,
    back,
    change,
    may_change,
    person_id,
    read,
    shown,
    words_for,
)
from bot.dialogs.person_rights.words import mark
from bot.dialogs.states import PersonRights
from bot.dialogs.steps import core_of, to, toast
from bot.fitting import short
from bot.speech import Label, Say
from core import limits
from core.access import ScopeKind, catalogue
from core.changing import Given, PermissionLine, Whose
from core.changing import PersonRights as Rights
from core.errors import Code, Invalid, NotFound

_ID, _LABEL = itemgetter(0), Format("{item[1]}")
_DAYS = (None, 90, 30, 7, 0)  # that have a button
_TOAST = 190  # characters, of the 200 that Telegram shows


def permission_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Column(Select(_LABEL, "rights_permission", _ID, "items", on_click=chosen(_open))),
            back("block", PersonRights.overview),
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
            Group(Select(_LABEL, "rights_whose", _ID, "whose", on_click=chosen(_choose_whose)), width=2),
            Group(Select(_LABEL, "rights_days", _ID, "days", on_click=chosen(_choose_days)), width=2),
            back("permission", PersonRights.block),
            typed(_type_days),
            state=PersonRights.permission,
            getter=_permission,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Row(
                Button(Label("rights-warn-yes"), "rights_warn_yes", pressed(_give_all_the_same)),
                Button(Label("button-back"), "rights_warn_no", pressed(to(PersonRights.permission))),
            ),
            buttons_only(),
            state=PersonRights.warn,
            getter=_warning,
        ),
        Window(
            Problem(),
            Say("rights-staff"),
            ScrollingGroup(
                Column(Select(_LABEL, "rights_staff", _ID, "items", on_click=chosen(_mark_staff))),
                id="rights_staff_pages",
                height=limits.PAGE,
                hide_on_single_page=True,
            ),
            Button(Label("rights-staff-done"), "rights_staff_done", pressed(_name_staff), when="n"),
            back("staff", PersonRights.permission),
            buttons_only(),
            state=PersonRights.staff,
            getter=_staff,
        ),
    ]


# What the windows show


async def _block(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    language = speech(dialog_manager).language
    block = next(each for each in rights.blocks if each.id == dialog_manager.dialog_data["block"])
    # Many begin alike, so the number says which line of the text above it is.
    items = [
        (line.id, f"{number}. {mark(line)} {short(catalogue().by_id[line.id].name(language), 26)}")
        for number, line in enumerate(block.permissions, 1)
    ]
    return {"text": words.block(block), "items": items}


async def _permission(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    line, may = _line(rights, dialog_manager), may_change(rights)
    scoped = may and line.given and line.may_give
    return {
        "text": words.permission(line),
        "may_give": may and not line.given and line.may_give,
        "may_take": may and line.given,
        "differs": rights.may_change and line.deviation is not None,
        "whose": _whose(dialog_manager, rights, line) if scoped else [],
        "days": _days(dialog_manager, line) if scoped else [],
    }


def _whose(manager: DialogManager, rights: Rights, line: PermissionLine) -> list[tuple[str, str]]:
    if line.scope is None or ScopeKind.STAFF not in catalogue().by_id[line.id].scopes:
        return []
    current = "own" if line.own_staff else "all" if line.scope.staff is None else "named"
    choices = ("all", "own", "named") if rights.staff else ("all", "own")
    return [
        (choice, _marked(speech(manager).plain(f"rights-choose-{choice}"), choice == current))
        for choice in choices
    ]


def _days(manager: DialogManager, line: PermissionLine) -> list[tuple[str, str]]:
    if line.scope is None or ScopeKind.HISTORY not in catalogue().by_id[line.id].scopes:
        return []
    say, current = speech(manager), line.scope.history_days
    return [
        (
            str(_day(days)),
            _marked(say.plain("rights-days", days=_day(days)), days == current),
        )
        for days in _DAYS
    ]


async def _warning(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, words = await shown(dialog_manager)
    opens = words.named(dialog_manager.dialog_data["contacts"])
    return {"text": speech(dialog_manager)("rights-warn", name=rights.full_name, names=opens)}


async def _staff(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rights, _words = await shown(dialog_manager)
    marked = dialog_manager.dialog_data["marked"]
    permission = catalogue().by_id[dialog_manager.dialog_data["permission"]]
    return {
        "permission": permission.name(speech(dialog_manager).language),
        "n": sum(id_ in rights.staff for id_ in marked),
        "items": [(id_, _marked(short(name), id_ in marked)) for id_, name in rights.staff.items()],
    }


def _line(rights: Rights, manager: DialogManager) -> PermissionLine:
    line = rights.permission(manager.dialog_data["permission"])
    if line is None:
        raise NotFound(Code.PERMISSION_UNKNOWN)
    return line


def _marked(label: str, current: bool) -> str:
    return f"✓ {label}" if current else label


def _day(days: int | None) -> str | int:
    return "all" if days is None else days


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
    await _tell(manager, given)


async def _tell(manager: DialogManager, given: Given) -> None:
    say = speech(manager)
    names = words_for(manager, await read(manager)).named(given.also or given.ineffective)
    if names:
        key = "rights-also" if given.also else "rights-asleep-now"
        await toast(manager, short(say.plain(key, names=names), _TOAST))


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
    marked = set(manager.dialog_data["marked"]) ^ {int(staff_id)}
    manager.dialog_data["marked"] = sorted(marked)


async def _name_staff(manager: DialogManager) -> None:
    rights = await read(manager)
    line, marked = _line(rights, manager), manager.dialog_data["marked"]
    await manager.switch_to(PersonRights.permission)
    await _reach(manager, line, [id_ for id_ in marked if id_ in rights.staff], _history(line))


async def _choose_days(manager: DialogManager, days: str) -> None:
    await _set_days(manager, None if days == "all" else days)


async def _type_days(manager: DialogManager, text: str) -> None:
    await _set_days(manager, text)


async def _set_days(manager: DialogManager, days: str | None) -> None:
    if days is not None and not (days.isdecimal() and int(days) <= limits.HISTORY_DAYS_MAX):
        raise Invalid(Code.HISTORY_DAYS_INVALID, max=limits.HISTORY_DAYS_MAX)
    line = _line(await read(manager), manager)
    if line.scope is None or ScopeKind.HISTORY not in catalogue().by_id[line.id].scopes:
        return  # nothing is asked for here
    staff: Whose | Collection[int] = Whose.OWN if line.own_staff else line.scope.staff or Whose.ALL
    await _reach(manager, line, staff, None if days is None else int(days))


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
