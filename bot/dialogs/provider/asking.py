"""What the windows of the provider's menu have in common: who acts, a question before what cannot be undone, terms."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select
from aiogram_dialog.widgets.text import Format

from bot.days import end_of, example, read_day
from bot.dialogs.inputs import Press, Problem, buttons_only, chosen, complain, pressed, speech, typed
from bot.dialogs.steps import core_of, to, who_of
from bot.speech import Label, Say

Term = Callable[[DialogManager, datetime | None], Awaitable[None]]
Zone = Callable[[DialogManager], Awaitable[str]]

ID, LABEL = itemgetter(0), Format("{item[1]}")
_ENDLESS = "endless"


def actor_of(manager: DialogManager) -> int:
    """The account that acts; 0, which nobody has, for a stranger: the core refuses it."""
    return who_of(manager).account_id or 0


def question(state: State, name: str, act: Press, back: State, getter: Any) -> Window:
    """Says what will happen, and asks once more."""
    id_ = f"provider_{name.replace('-', '_')}"
    return Window(
        Problem(),
        Say(f"provider-{name}-question"),
        Row(
            Button(Label(f"provider-{name}-yes"), f"{id_}_yes", pressed(act)),
            Button(Label("button-back"), f"{id_}_no", pressed(to(back))),
        ),
        buttons_only(),
        state=state,
        getter=getter,
    )


def term(state: State, name: str, days: tuple[int, ...], take: Term, zone: Zone, back: State) -> Window:
    """Until when? A button, a typed day, or no end. `take` gets the moment at which the last day is over."""

    async def items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        say = speech(dialog_manager)
        endless = (_ENDLESS, say.plain("provider-endless"))
        return {
            "example": example(core_of(dialog_manager).clock.now()),
            "items": [*((str(n), say.plain("provider-days", n=n)) for n in days), endless],
        }

    async def choose(manager: DialogManager, item: str) -> None:
        if item == _ENDLESS:
            await take(manager, None)
            return
        time_zone = await zone(manager)
        now = core_of(manager).clock.now()
        await take(manager, end_of((now + timedelta(days=int(item))).date(), time_zone))

    async def type_day(manager: DialogManager, text: str) -> None:
        day = read_day(text)
        if day is None:
            now = core_of(manager).clock.now()
            complain(manager, speech(manager)("provider-day-wanted", example=example(now)))
            return
        await take(manager, end_of(day, await zone(manager)))

    id_ = f"provider_{name.replace('-', '_')}"
    return Window(
        Problem(),
        Say(f"provider-{name}"),
        Group(Select(LABEL, f"{id_}_days", ID, "items", on_click=chosen(choose)), width=2),
        Button(Label("button-back"), f"{id_}_back", pressed(to(back))),
        typed(type_day),
        state=state,
        getter=items,
    )
