"""From what was typed to what is shown: who was found, and which reading of «person application» makes sense.

The core journals each look-up (I-37), so the window of the same update shows what has been looked up already.
"""

import re
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Access, Why
from bot.dialogs.steps import actor_of, core_of, fill, who_of
from core import limits
from core.errors import Code, NotAllowed, NotFound
from core.people import Who
from core.support import Explained, Match

_ATOM = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\S+")
_QUOTES = '«»“”"'
_SPLITS = 6  # how many of the last words may name the application: each way to read it is a look-up
_LOOKED_UP = "access_looked_up"  # in the data of the update
_NOTHING = object()  # looked up, and nothing is called so

Reading = tuple[str, str]
"""A person and an application, as one way to read what was typed after /why."""


def readings(text: str) -> list[Reading]:
    """Every way to read it: the application is what stands last, and quotes keep words together."""
    atoms = _atoms(text)
    first = max(1, len(atoms) - _SPLITS)
    return [(" ".join(atoms[:i]), " ".join(atoms[i:])) for i in range(len(atoms) - 1, first - 1, -1)]


def _atoms(text: str) -> list[str]:
    return [atom for atom in (each.strip(_QUOTES) for each in _ATOM.findall(text)) if atom]


async def look_up(manager: DialogManager, query: str) -> None:
    """One match is shown at once, of several one is chosen."""
    matches = await core_of(manager).support.find(actor_of(manager), query)
    if len(matches) == 1:
        await open_window(manager, Access.card, {"account_id": matches[0].account_id})
    elif matches:
        await _offer(manager, matches, {"query": query})
    else:
        await _nobody(manager)


async def search(manager: DialogManager, query: str) -> None:
    """What is typed where no answer is awaited, too: the next name, while the former person is still shown."""
    try:
        await look_up(manager, query)
    except NotAllowed:
        complain(manager, speech(manager)("access-not-yours"))


def about_others(who: Who) -> bool:
    """May he, at first glance, ask about anybody but himself?"""
    return who.manages or who.supports or who.provider_owner


async def take_why(manager: DialogManager, text: str) -> None:
    """About himself, or, from who may ask about others, about a person and an application.

    One word, and whatever something of his own is called, is about himself: that looks nobody up.
    """
    ways = readings(text)
    own = " ".join(_atoms(text))
    if not own:
        await open_window(manager, Why.ask, {})
    elif not ways or not about_others(who_of(manager)) or await _is_his(manager, own):
        await open_window(manager, Why.answer, {"wanted": own[: limits.NAME_MAX]})
    else:
        await answer_why(manager, ways)


async def _is_his(manager: DialogManager, wanted: str) -> bool:
    return bool((await core_of(manager).asking.why(actor_of(manager), wanted)).answers)


async def answer_why(manager: DialogManager, ways: list[Reading]) -> None:
    """The first reading in which both are found; where several people match, one is chosen first.

    Where all the words are somebody's name, no application was named: he is asked which.
    """
    person: dict[str, Any] | None = None
    for query, application in ways:
        matches = await core_of(manager).support.find(actor_of(manager), query)
        asked: dict[str, Any] = {"query": query, "application": application}
        if len(matches) > 1:
            if not await _ask_which(manager, ways):
                await _offer(manager, matches, asked)
            return
        if not matches:
            continue
        asked = {"account_id": matches[0].account_id, "application": application}
        why = await _why(manager, asked)
        if why is not None:
            await open_window(manager, Access.answer, asked, why)
            return
        person = person or asked
    if await _ask_which(manager, ways):
        return
    if person is None:
        await _nobody(manager)
    else:
        await open_window(manager, Access.answer, person, _NOTHING)


async def _ask_which(manager: DialogManager, ways: list[Reading]) -> bool:
    everything = " ".join(ways[0])
    matches = await core_of(manager).support.find(actor_of(manager), everything)
    if len(matches) == 1:
        await open_window(manager, Access.which, {"account_id": matches[0].account_id})
    elif matches:
        await _offer(manager, matches, {"query": everything, "which": True})
    return bool(matches)


async def matches_of(manager: DialogManager) -> list[Match]:
    """Looked up in this update, or anew."""
    matches: list[Match] | None = manager.middleware_data.pop(_LOOKED_UP, None)
    if matches is None:
        matches = await core_of(manager).support.find(actor_of(manager), manager.dialog_data["query"])
        manager.dialog_data["found"] = [match.account_id for match in matches]
    return matches


async def why_of(manager: DialogManager) -> Explained | None:
    """The same for a question; None where nothing in the person's tenants is called so."""
    looked_up = manager.middleware_data.pop(_LOOKED_UP, None)
    if looked_up is _NOTHING:
        return None
    why: Explained | None = looked_up
    return await _why(manager, manager.dialog_data) if why is None else why


async def open_window(
    manager: DialogManager, state: State, data: dict[str, Any], looked_up: object = None
) -> None:
    manager.middleware_data[_LOOKED_UP] = looked_up
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)


async def begin(start_data: Any, manager: DialogManager) -> None:
    """The dialog's on_start."""
    await fill(start_data, manager)
    if manager.dialog_data.pop("nobody", False):
        complain(manager, speech(manager)("error-person-unknown"))


async def _why(manager: DialogManager, asked: dict[str, Any]) -> Explained | None:
    try:
        return await core_of(manager).support.why(
            actor_of(manager), asked["account_id"], asked["application"]
        )
    except NotFound as refused:
        if refused.code is Code.APPLICATION_UNKNOWN:
            return None
        raise


async def _offer(manager: DialogManager, matches: list[Match], asked: dict[str, Any]) -> None:
    found = [match.account_id for match in matches]
    await open_window(manager, Access.matches, {"found": found, **asked}, matches)


async def _nobody(manager: DialogManager) -> None:
    await open_window(manager, Access.ask, {"nobody": True})
