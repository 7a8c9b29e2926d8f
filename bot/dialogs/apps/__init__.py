"""The applications of an organisation, and who has what.

section.py   which organisation and which application; what leads back where one is gone
words.py     an application in words
listing.py   the list, and a new one
card.py      the card: name, state, links, removing
inside.py    the roles inside an application
matrix.py    people or roles against applications, as a picture and as a table
windows.py   the command, and the windows put together
"""

from bot.dialogs.apps.windows import apps_dialog, router

__all__ = ["apps_dialog", "router"]
