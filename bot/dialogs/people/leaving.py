"""Whether somebody is let in at all: suspended for a while, until a day, restored, or taken out for good.

What takes something away says first what that is, and asks once more.
"""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, speech, typed
from bot.dialogs.layout import back, choices, sure
from bot.dialogs.people.looking import Looking, keep
from bot.dialogs.people.person import question
from bot.dialogs.people.shown import change, person, person_id, shown
from bot.dialogs.people.words import CardWords
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of, to
from bot.dialogs.terms import a_day, in_days, on_day
from bot.speech import Label, Say

_TERMS = (0, 1, 7, 30, 90, 365)  # days that have a button


def leaving_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("people-restore"), "restore", pressed(_restore), when="suspended"),
            Button(Label("people-suspend"), "suspend", pressed(to(People.suspend)), when="active"),
            Button(Label("people-until"), "until", pressed(to(People.until)), when="has_term"),
            Button(Label("people-end"), "end", pressed(to(People.end))),
            back("access", People.card),
            buttons_only(),
            state=People.access,
            getter=_access,
        ),
        Window(
            Problem(),
            Say("people-suspend-question"),
            sure("suspend", "people-suspend-yes", _suspend, People.access),
            typed(_suspend_because),
            state=People.suspend,
            getter=_lost,
        ),
        question(People.end, "end", _end, People.access, _lost),
        Window(
            Problem(),
            Format("{text}"),
            choices("term", in_days(_let_in_until, _zone), width=2),
            Button(Label("people-until-any"), "until_any", pressed(_no_term), when="limited"),
            back("until", People.access),
            typed(on_day(_let_in_until, _zone, "people-until-wanted")),
            state=People.until,
            getter=_term,
        ),
    ]


# What the windows show


async def _access(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    say = speech(dialog_manager)
    lines = [say("people-access-title", state=say.plain(f"state-{card.state.lower()}"), **frame)]
    if card.valid_till is not None:
        lines.append(_words(dialog_manager).until(card))
    return {
        "text": "\n".join(lines),
        "active": card.state == "ACTIVE",
        "suspended": card.state == "SUSPENDED",
        "has_term": not card.tenant_role.manages_people,
    }


async def _lost(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    return {
        **frame,
        "n": sum(line.opens for line in card.lines),
        "staff": card.staff_member or "none",
        "invited": "yes" if card.state.startswith("INVIT") else "no",
    }


async def _term(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    say = speech(dialog_manager)
    day = "none" if card.valid_till is None else _words(dialog_manager).last_day(card)
    return {
        "text": say("people-until-title", day=day, example=a_day(dialog_manager), **frame),
        "items": [(days, say.plain("people-until-days", n=days)) for days in _TERMS],
        "limited": card.valid_till is not None,
    }


def _words(manager: DialogManager) -> CardWords:
    return CardWords(speech(manager), core_of(manager).clock.now())


# What typing and the buttons do


async def _suspend(manager: DialogManager) -> None:
    await _suspend_because(manager, "")


async def _suspend_because(manager: DialogManager, why: str) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(manager, lambda seen: core.leaving.suspend(actor, membership_id, why, seen=seen))


async def _restore(manager: DialogManager) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(manager, lambda seen: core.leaving.restore(actor, membership_id, seen=seen))


async def _end(manager: DialogManager) -> None:
    """Then the list of everybody, where he no longer stands: a search that found him would find nobody now."""
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    own, card = manager.dialog_data["own"], await person(manager)
    await change(manager, lambda seen: core.leaving.end(actor, membership_id, seen=seen))
    if not own:
        await keep(manager, Looking(card.tenant_id))
        complain(manager, speech(manager)("people-ended", name=card.full_name))
        await manager.switch_to(People.page)


async def _no_term(manager: DialogManager) -> None:
    await _let_in_until(manager, None)


async def _let_in_until(manager: DialogManager, till: datetime | None) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(manager, lambda seen: core.leaving.until(actor, membership_id, till, seen=seen))


async def _zone(manager: DialogManager) -> str:
    return (await person(manager)).time_zone
