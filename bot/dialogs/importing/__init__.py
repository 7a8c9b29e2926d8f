"""Inviting many at once: a file, or contact cards one after another, checked and confirmed before anybody is invited.

receiving.py   files and cards as they come, whatever is open
checking.py    a list is checked, and the window that fits what was found is opened
windows.py     the windows, and what their buttons do
words.py       what the check found, in words
files.py       the files that the bot sends: the template, the rows to be mended, the links
moving.py      the buttons of the message that moves (`bot.progress`)
"""

from aiogram import Router

from bot.dialogs.importing import moving, receiving
from bot.dialogs.importing.receiving import Add
from bot.dialogs.importing.windows import importing_dialog

__all__ = ["importing_dialog", "router"]


def router(add: Add) -> Router:
    """`add` opens the form of one person, with a contact card in it."""
    router = Router(name="importing")
    router.include_routers(receiving.router(add), moving.router())
    return router
