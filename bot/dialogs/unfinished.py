"""A form that somebody has begun is not thrown away by a command: he is asked whether to go on with it."""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.states import Adding, Founding, Roles

# A form, and its window that asks "go on, or start again?"
_ASKS: dict[object, State] = {Adding: Adding.unfinished, Founding: Founding.cancel, Roles: Roles.leave}


async def holds_back(manager: DialogManager) -> bool:
    """True where a half-filled form was open: it now asks whether to go on. Commands ask this first.

    A form counts as begun when its dialog_data has "begun".
    """
    if not manager.has_context():
        return False
    context = manager.current_context()
    question = _ASKS.get(context.state.group)
    if question is None or not context.dialog_data.get("begun"):
        return False
    if context.state != question:
        context.dialog_data["resume_at"] = context.state.state
    await manager.switch_to(question)
    await manager.show(ShowMode.DELETE_AND_SEND)
    return True
