"""The screens of the bot, listed: commands first, dialogs last, or an open dialog would take the commands.

Everything is made by factories, because a dialog attaches to a dispatcher once.
"""

from aiogram import Router
from aiogram_dialog import DialogManager


def routers() -> list[Router]:
    """Routers with commands, then dialogs, then what answers to anything else."""
    return []


async def home(manager: DialogManager) -> None:
    """Show the screen that fits the person, over whatever was open (StartMode.RESET_STACK)."""
