"""A form that somebody has begun is not thrown away, by a command or by Cancel: he is asked whether to go on with it.

A form counts as begun when its dialog_data has "begun".
"""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.inputs import Press
from bot.dialogs.states import Adding, Founding, Roles
from bot.dialogs.steps import menu

# A form, and its window that asks "go on, or start again?"
_ASKS: dict[object, State] = {Adding: Adding.unfinished, Founding: Founding.cancel, Roles: Roles.leave}


async def holds_back(manager: DialogManager) -> bool:
    """True where a half-filled form was open: it now asks whether to go on. Commands ask this first."""
    if not manager.has_context():
        return False
    context = manager.current_context()
    question = _ASKS.get(context.state.group)
    if question is None or not context.dialog_data.get("begun"):
        return False
    if context.state != question:
        await _ask(manager, question)
    await manager.show(ShowMode.DELETE_AND_SEND)
    return True


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
