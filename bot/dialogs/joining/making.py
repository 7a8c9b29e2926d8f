"""A new link: for which role, how many people, until when, called what. The same windows change one that is there."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.days import end_of, example, last_day, read_day
from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, speech, typed
from bot.dialogs.joining.section import guarded, link_of, tenant_of
from bot.dialogs.layout import back, choices, pages
from bot.dialogs.states import Links
from bot.dialogs.steps import actor_of, core_of, toast
from bot.fitting import short
from bot.speech import Label, Say
from core import limits
from core.errors import Code, Invalid
from core.invitations import Options
from core.joining import NewLink

_SEATS = (5, limits.GROUP_SEATS, 20, 50)
_DAYS = (1, 7, limits.GROUP_LINK_LIFE.days, 30, 60)


def making_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("links-role"),
            pages("role", _choose_role),
            back("role", Links.list),
            buttons_only(),
            state=Links.role,
            getter=_roles,
        ),
        Window(
            Problem(),
            Say("links-seats"),
            choices("seats", _take_seats, width=4),
            Button(Label("button-back"), "seats_back", pressed(_back_from_seats)),
            typed(_take_seats),
            state=Links.seats,
            getter=_seats,
        ),
        Window(
            Problem(),
            Say("links-end"),
            choices("end", _choose_end),
            Button(Label("button-back"), "end_back", pressed(_back_from_end)),
            typed(_type_end),
            state=Links.end,
            getter=_ends,
        ),
        Window(
            Problem(),
            Say("links-name"),
            Button(Format("{called}"), "called", pressed(_keep_name)),
            back("name", Links.end),
            typed(_take_name),
            state=Links.name,
            getter=_name,
        ),
    ]


async def options_of(manager: DialogManager) -> Options:
    return await core_of(manager).keeping_links.options(actor_of(manager), tenant_of(manager))


# Which role


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, say = await options_of(dialog_manager), speech(dialog_manager)
    kinds = {role.user_type for role in options.roles}

    def label(name: str, kind: str) -> str:
        said = say.plain("links-kind", kind=kind)
        tells = len(kinds) > 1 and name.casefold() != said
        return f"{short(name, 22)} · {said}" if tells else short(name)

    return {
        "items": [(role.id, label(role.name, role.user_type.value)) for role in options.roles],
        "some": "yes" if options.roles else "no",
    }


@guarded
async def _choose_role(manager: DialogManager, role_id: str) -> None:
    options = await options_of(manager)
    if int(role_id) not in {role.id for role in options.roles}:
        complain(manager, speech(manager)("input-button-wanted"))
        return
    manager.dialog_data["role_id"] = int(role_id)
    await manager.switch_to(Links.pick if manager.dialog_data.get("picks") else Links.seats)


# How many


async def _seats(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"items": [(n, str(n)) for n in _SEATS], "max": limits.GROUP_SEATS_MAX}


@guarded
async def _take_seats(manager: DialogManager, text: str) -> None:
    seats = int(text) if text.isdecimal() and len(text) < 9 else 0
    link_id = link_of(manager)
    if link_id is not None:
        await core_of(manager).keeping_links.change(actor_of(manager), link_id, seats=seats)
        await _changed(manager)
        return
    if not 1 <= seats <= limits.GROUP_SEATS_MAX:
        raise Invalid(Code.GROUP_SEATS_INVALID, min=1, max=limits.GROUP_SEATS_MAX)
    manager.dialog_data["seats"] = seats
    await manager.switch_to(Links.end)


async def _back_from_seats(manager: DialogManager) -> None:
    await manager.switch_to(Links.role if link_of(manager) is None else Links.card)


# Until when


async def _zone(manager: DialogManager) -> str:
    view = await core_of(manager).tenant_settings.view(actor_of(manager), tenant_of(manager))
    return view.time_zone


async def _ends(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    zone, now = await _zone(dialog_manager), core_of(dialog_manager).clock.now()
    say = speech(dialog_manager)
    today = now.astimezone(ZoneInfo(zone)).date()
    return {
        "items": [
            (
                days,
                say.plain(
                    "links-end-choice",
                    n=days,
                    day=last_day(end_of(_after(today, days), zone), zone, say.language),
                ),
            )
            for days in _DAYS
        ],
        "max": limits.GROUP_LINK_LIFE_MAX.days,
        "example": example(now),
    }


def _after(today: date, days: int) -> date:
    """A day is today, a week is till the same day of the next one."""
    return today if days == 1 else today + timedelta(days=days)


@guarded
async def _choose_end(manager: DialogManager, days: str) -> None:
    today = await _today(manager)
    await _end(manager, _after(today, min(int(days), limits.GROUP_LINK_LIFE_MAX.days)))


@guarded
async def _type_end(manager: DialogManager, text: str) -> None:
    day = read_day(text, await _today(manager))
    if day is None:
        raise Invalid(Code.GROUP_LINK_END_INVALID, max=limits.GROUP_LINK_LIFE_MAX.days)
    await _end(manager, day)


async def _today(manager: DialogManager) -> date:
    return core_of(manager).clock.now().astimezone(ZoneInfo(await _zone(manager))).date()


async def _end(manager: DialogManager, day: date) -> None:
    now, ends_at = core_of(manager).clock.now(), end_of(day, await _zone(manager))
    link_id = link_of(manager)
    if link_id is not None:
        await core_of(manager).keeping_links.change(actor_of(manager), link_id, ends_at=ends_at)
        await _changed(manager)
        return
    if not now < ends_at <= now + limits.GROUP_LINK_LIFE_MAX:
        raise Invalid(Code.GROUP_LINK_END_INVALID, max=limits.GROUP_LINK_LIFE_MAX.days)
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(Links.name)


async def _back_from_end(manager: DialogManager) -> None:
    await manager.switch_to(Links.seats if link_of(manager) is None else Links.card)


# Called what


async def _name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"called": short(await _role_name(dialog_manager))}


async def _role_name(manager: DialogManager) -> str:
    options = await options_of(manager)
    role_id = manager.dialog_data["role_id"]
    return next((role.name for role in options.roles if role.id == role_id), "…")


@guarded
async def _keep_name(manager: DialogManager) -> None:
    await _make(manager, "")


@guarded
async def _take_name(manager: DialogManager, name: str) -> None:
    await _make(manager, name)


async def _make(manager: DialogManager, name: str) -> None:
    data = manager.dialog_data
    ends_at = end_of(date.fromisoformat(data["day"]), await _zone(manager))
    new = NewLink(data["role_id"], data["seats"], ends_at, name)
    data["link_id"] = await core_of(manager).keeping_links.make(
        actor_of(manager), tenant_of(manager), new, data["operation_id"]
    )
    await manager.switch_to(Links.card)


async def _changed(manager: DialogManager) -> None:
    await toast(manager, speech(manager).plain("links-changed"))
    await manager.switch_to(Links.card)
