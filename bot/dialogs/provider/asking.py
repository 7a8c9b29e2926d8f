"""What the windows of the provider's menu have in common: a question before what cannot be undone, terms."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window

from bot.days import end_of, example, read_day
from bot.dialogs.inputs import Press, Problem, buttons_only, complain, speech, typed
from bot.dialogs.layout import back, choices, sure
from bot.dialogs.steps import core_of
from bot.speech import Say

Term = Callable[[DialogManager, datetime | None], Awaitable[None]]
Zone = Callable[[DialogManager], Awaitable[str]]

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
        choices(f"{id_}_days", choose, width=2),
        back(id_, way),
        typed(type_day),
        state=state,
        getter=items,
    )
