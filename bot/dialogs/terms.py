"""Until when? A number of days by a button, or a day that is typed: the whole of it, by the calendar of whom it is about."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from bot.days import end_of, example, read_day
from bot.dialogs.inputs import Take, complain, speech
from bot.dialogs.steps import core_of

Term = Callable[[DialogManager, datetime | None], Awaitable[None]]
Zone = Callable[[DialogManager], Awaitable[str]]


def in_days(take: Term, zone: Zone) -> Take:
    """For a button whose id is how many. `take` gets the moment at which the last day is over."""

    async def choose(manager: DialogManager, days: str) -> None:
        time_zone = await zone(manager)
        await take(manager, end_of(_today(manager, time_zone) + timedelta(days=int(days)), time_zone))

    return choose


def on_day(take: Term, zone: Zone, wanted: str) -> Take:
    """For what is typed. Anything that is no day is answered with `wanted` and an example."""

    async def type_day(manager: DialogManager, text: str) -> None:
        time_zone = await zone(manager)
        day = read_day(text, _today(manager, time_zone))
        if day is None:
            complain(manager, speech(manager)(wanted, example=a_day(manager)))
            return
        await take(manager, end_of(day, time_zone))

    return type_day


def a_day(manager: DialogManager) -> str:
    """As it may be typed."""
    return example(core_of(manager).clock.now())


def _today(manager: DialogManager, time_zone: str) -> date:
    return core_of(manager).clock.now().astimezone(ZoneInfo(time_zone)).date()
