"""The screens of the bot, listed: commands first, dialogs last, or an open dialog would take the commands.

Everything is made by factories, because a dialog attaches to a dispatcher once.
"""

from aiogram import Router
from aiogram_dialog import DialogManager

from bot.dialogs import adding, handing_over, link, people


def routers() -> list[Router]:
    """Routers with commands, then dialogs, then what answers to anything else."""
    return [
        adding.router(),
        people.router(),
        handing_over.router(),
        adding.adding_dialog(),
        people.people_dialog(),
        link.link_dialog(),
        handing_over.handed_over_dialog(),
    ]


async def home(manager: DialogManager) -> None:
    """Show the screen that fits the person, over whatever was open (StartMode.RESET_STACK)."""
