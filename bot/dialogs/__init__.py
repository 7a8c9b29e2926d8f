"""The screens of the bot, listed: commands first, dialogs last, or an open dialog would take the commands.

Everything is made by factories, because a dialog attaches to a dispatcher once.
"""

from aiogram import Router

from bot.dialogs import (
    accepting,
    access,
    adding,
    claiming,
    doors,
    entering,
    founding,
    handing_over,
    help,
    language,
    link,
    my,
    people,
)
from bot.dialogs import home as menu
from bot.dialogs.adding.fields import begin
from bot.dialogs.people import open_people
from bot.dialogs.steps import home

__all__ = ["commands", "home", "windows"]


def commands() -> list[Router]:
    """What answers whatever is open: commands, and the buttons of single messages."""
    return [
        doors.router(),
        menu.router(),
        my.router(),
        language.router(),
        help.router(),
        access.router(),
        adding.router(),
        people.router(),
        handing_over.router(),
    ]


def windows() -> list[Router]:
    """The dialogs, which take what is typed or pressed while one of their windows is open."""
    return [
        doors.doors_dialog(),
        accepting.accepting_dialog(),
        entering.entering_dialog(),
        claiming.claiming_dialog(),
        founding.founding_dialog(),
        menu.home_dialog(add=begin, people=open_people),
        my.my_dialog(),
        language.language_dialog(),
        help.help_dialog(),
        access.access_dialog(),
        adding.adding_dialog(),
        people.people_dialog(),
        link.link_dialog(),
        handing_over.handed_over_dialog(),
    ]
