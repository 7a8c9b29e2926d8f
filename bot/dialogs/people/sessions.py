"""How many sessions somebody may have open at once (F-24): a usual number by a button, or any one typed."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.inputs import Problem, complain, pressed, speech, typed
from bot.dialogs.layout import back, choices
from bot.dialogs.people.shown import change, person_id, shown
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of
from bot.speech import Label, Say
from core import limits

_USUAL = (1, 2, 3, 5, 10)


def session_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("people-sessions-title"),
            choices("session_limit", _limit, width=len(_USUAL)),
            Button(Label("people-sessions-any"), "sessions_any", pressed(_any), when="limited"),
            back("sessions", People.card),
            typed(_limit),
            state=People.sessions,
            getter=_items,
        )
    ]


async def _items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    return {
        **frame,
        "n": card.session_limit or 0,
        "max": limits.SESSIONS_MAX,
        "items": [(n, str(n)) for n in _USUAL],
        "limited": card.session_limit is not None,
    }


async def _limit(manager: DialogManager, text: str) -> None:
    if not text.isdecimal():
        complain(manager, speech(manager)("people-sessions-wanted"))
        return
    await _do(manager, int(text))


async def _any(manager: DialogManager) -> None:
    await _do(manager, None)


async def _do(manager: DialogManager, limit: int | None) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(manager, lambda seen: core.changing.limit_sessions(actor, membership_id, limit, seen=seen))
