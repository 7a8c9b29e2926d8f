"""The rights of one person: what his roles recommend, and where he was made to differ from them.

shown.py        the person on the screen, read anew, and changed only as he was shown
words.py        everything in words: each right with where it comes from
opening.py      the overview, and the applications
permissions.py  a block, a permission with how far it reaches, and the warning before contacts open
contacts.py     which rights show clients' contacts; back to what the role recommends
windows.py      the windows put together
"""

from bot.dialogs.person_rights.windows import person_rights_dialog

__all__ = ["person_rights_dialog"]
