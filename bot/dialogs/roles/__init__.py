"""The roles of an organisation: what each opens, who has it, and how one is made, changed and left.

draft.py     what has been switched and is not saved yet; the role, read anew for every press
words.py     a role in words
listing.py   the list, and who has a role
role.py      a role's own screen, its name, client contacts
rights.py    applications, permissions block by block, scopes
saving.py    what saving would do, and leaving without it
removing.py  deleting a role, moving its people before
creating.py  a new one
windows.py   the command, and the windows put together
"""

from bot.dialogs.roles.creating import new_role_dialog
from bot.dialogs.roles.windows import roles_dialog, router

__all__ = ["new_role_dialog", "roles_dialog", "router"]
