"""Adding a person: one dialog, each field one window, which serves on the way there and from the review card.

beginning.py   for which organisation, if any
draft.py       what has been said so far, and what is still missing
going.py       what may be chosen now, and which step comes next
whom.py        who it is: by which identifier or consent code, and his further addresses
fields.py      what the other windows do with an answer
confirming.py  the last press, and what may stand in its way
showing.py     what each window shows
windows.py     the windows themselves
"""

from bot.dialogs.adding.windows import adding_dialog, router

__all__ = ["adding_dialog", "router"]
