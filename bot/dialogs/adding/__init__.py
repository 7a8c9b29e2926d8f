"""Adding a person: one dialog, each field one window, which serves on the way there and from the review card.

draft.py       what has been said so far, and what is still missing
going.py       what may be chosen now, and which step comes next
fields.py      what each window does with an answer
confirming.py  the last press, and what may stand in its way
showing.py     what each window shows
windows.py     the windows themselves
"""

from bot.dialogs.adding.windows import adding_dialog, router

__all__ = ["adding_dialog", "router"]
