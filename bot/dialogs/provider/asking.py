"""What the windows of the provider's menu have in common: a question before what cannot be undone, terms."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window

from bot.dialogs.inputs import Press, Problem, buttons_only, speech, typed
from bot.dialogs.layout import back, choices, sure
from bot.dialogs.terms import Term, Zone, a_day, in_days, on_day
from bot.speech import Say

_ENDLESS = "endless"


def question(state: State, name: str, act: Press, way: State, getter: Any) -> Window:
    """Says what will happen, and asks once more."""
    id_ = f"provider_{name.replace('-', '_')}"
    return Window(
        Problem(),
        Say(f"provider-{name}-question"),
        sure(id_, f"provider-{name}-yes", act, way),
        buttons_only(),
        state=state,
        getter=getter,
    )


def term(state: State, name: str, days: tuple[int, ...], take: Term, zone: Zone, way: State) -> Window:
    """Until when? A button, a typed day, or no end."""

    async def items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        say = speech(dialog_manager)
        endless = (_ENDLESS, say.plain("provider-endless"))
        return {
            "example": a_day(dialog_manager),
            "items": [*((str(n), say.plain("provider-days", n=n)) for n in days), endless],
        }

    async def choose(manager: DialogManager, item: str) -> None:
        if item == _ENDLESS:
            await take(manager, None)
        else:
            await in_days(take, zone)(manager, item)

    id_ = f"provider_{name.replace('-', '_')}"
    return Window(
        Problem(),
        Say(f"provider-{name}"),
        choices(f"{id_}_days", choose, width=2),
        back(id_, way),
        typed(on_day(take, zone, "provider-day-wanted")),
        state=state,
        getter=items,
    )
