"""A form that somebody has begun is not thrown away, by a command or by Cancel: he is asked whether to go on with it.

A form counts as begun when its dialog_data has "begun".
"""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.inputs import Press
from bot.dialogs.states import Adding, Founding, Roles
from bot.dialogs.steps import menu

# A form, and its window that asks "go on, or start again?"
_ASKS: dict[object, State] = {Adding: Adding.unfinished, Founding: Founding.cancel, Roles: Roles.leave}


async def holds_back(manager: DialogManager) -> bool:
    """True where a half-filled form was open: it now asks whether to go on. Commands ask this first."""
    question = question_of(manager)
    if question is None:
        return False
    if manager.current_context().state != question:
        await _ask(manager, question)
    await manager.show(ShowMode.DELETE_AND_SEND)
    return True


async def open_below(manager: DialogManager, state: State, data: dict[str, Any]) -> None:
    """From a button under a letter: a screen at the bottom of the chat, and the letter stays as it is.

    In an update of its own, for the message of this one's button would be taken for the former screen. A half-filled
    form is kept here, too: it asks.
    """
    below, question = manager.bg(), question_of(manager)
    if question is None:
        await below.start(state, data, StartMode.RESET_STACK, ShowMode.DELETE_AND_SEND)
        return
    context = manager.current_context()
    if context.state != question:
        context.dialog_data["resume_at"] = context.state.state
    await below.switch_to(question, ShowMode.DELETE_AND_SEND)


def question_of(manager: DialogManager) -> State | None:
    """The window that asks, where a half-filled form is open."""
    context = manager.current_context() if manager.has_context() else None
    if context is None or not context.dialog_data.get("begun"):
        return None
    return _ASKS.get(context.state.group)


def cancels(question: State) -> Press:
    """The press of Cancel: it leads to the menu, and asks first where something was typed or chosen."""

    async def press(manager: DialogManager) -> None:
        if manager.dialog_data.get("begun"):
            await _ask(manager, question)
        else:
            await menu(manager)

    return press


def goes_on(first: State) -> Press:
    """The press that goes on where he was; `first` is where the form begins."""

    async def press(manager: DialogManager) -> None:
        left = manager.dialog_data.get("resume_at")
        assert first.group is not None
        await manager.switch_to(
            next((state for state in first.group.__all_states__ if state.state == left), first)
        )

    return press


async def _ask(manager: DialogManager, question: State) -> None:
    context = manager.current_context()
    context.dialog_data["resume_at"] = context.state.state
    await manager.switch_to(question)
