"""From what was typed to what is shown: who was found, and which reading of «person application» makes sense.

The core journals each look-up (I-37), so the window of the same update shows what has been looked up already.
"""

import re
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Access
from bot.dialogs.steps import core_of, who_of
from core.errors import Code, NotAllowed, NotFound
from core.support import Answer, Match

_ATOM = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\S+")
_QUOTES = '«»“”"'
_SPLITS = 6  # how many of the last words may name the application: each way to read it is a look-up
_LOOKED_UP = "access_looked_up"  # in the data of the update

Reading = tuple[str, str]
"""A person and an application, as one way to read what was typed after /why."""


def readings(text: str) -> list[Reading]:
    """Every way to read it: the application is what stands last, and quotes keep words together."""
    atoms = [atom for atom in (each.strip(_QUOTES) for each in _ATOM.findall(text)) if atom]
    first = max(1, len(atoms) - _SPLITS)
    return [(" ".join(atoms[:i]), " ".join(atoms[i:])) for i in range(len(atoms) - 1, first - 1, -1)]


def actor_of(manager: DialogManager) -> int:
    """Who asks. A stranger may not; whether anybody else may is the core's to decide at every look-up."""
    account_id = who_of(manager).account_id
    if account_id is None:
        raise NotAllowed(Code.PROVIDER_FORBIDS)
    return account_id


async def look_up(manager: DialogManager, query: str) -> None:
    """One match is shown at once, of several one is chosen."""
    matches = await core_of(manager).support.find(actor_of(manager), query)
    if len(matches) == 1:
        await open_window(manager, Access.card, {"account_id": matches[0].account_id})
    elif matches:
        await _offer(manager, matches, {"query": query})
    else:
        await _nobody(manager)


async def answer_why(manager: DialogManager, ways: list[Reading]) -> None:
    """The first reading in which both are found; where several people match, one is chosen first."""
    person: dict[str, Any] | None = None
    for query, application in ways:
        matches = await core_of(manager).support.find(actor_of(manager), query)
        if len(matches) > 1:
            await _offer(manager, matches, {"query": query, "application": application})
            return
        if not matches:
            continue
        asked = {"account_id": matches[0].account_id, "application": application}
        answers = await _why(manager, asked)
        if answers:
            await open_window(manager, Access.answer, asked, answers)
            return
        person = person or asked
    if person is None:
        await _nobody(manager)
    else:
        await open_window(manager, Access.answer, person, [])


async def matches_of(manager: DialogManager) -> list[Match]:
    """Looked up in this update, or anew."""
    matches: list[Match] | None = manager.middleware_data.pop(_LOOKED_UP, None)
    if matches is None:
        matches = await core_of(manager).support.find(actor_of(manager), manager.dialog_data["query"])
        manager.dialog_data["found"] = [match.account_id for match in matches]
    return matches


async def answers_of(manager: DialogManager) -> list[Answer]:
    """The same for a question; empty where no tenant of the person has such an application."""
    answers: list[Answer] | None = manager.middleware_data.pop(_LOOKED_UP, None)
    return await _why(manager, manager.dialog_data) if answers is None else answers


async def open_window(
    manager: DialogManager, state: State, data: dict[str, Any], looked_up: object = None
) -> None:
    manager.middleware_data[_LOOKED_UP] = looked_up
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)


async def fill(start_data: Any, manager: DialogManager) -> None:
    """The dialog's on_start."""
    given = dict(start_data or {})
    if given.pop("nobody", False):
        complain(manager, speech(manager)("error-person-unknown"))
    manager.dialog_data.update(given)


async def _why(manager: DialogManager, asked: dict[str, Any]) -> list[Answer]:
    try:
        return await core_of(manager).support.why(
            actor_of(manager), asked["account_id"], asked["application"]
        )
    except NotFound as refused:
        if refused.code is Code.APPLICATION_UNKNOWN:
            return []
        raise


async def _offer(manager: DialogManager, matches: list[Match], asked: dict[str, Any]) -> None:
    found = [match.account_id for match in matches]
    await open_window(manager, Access.matches, {"found": found, **asked}, matches)


async def _nobody(manager: DialogManager) -> None:
    await open_window(manager, Access.ask, {"nobody": True})
