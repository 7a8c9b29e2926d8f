"""Adding a person: one dialog, each field one window, which serves on the way there and from the review card.

draft.py    what has been said so far, and which step comes next
fields.py   what each window does with an answer
showing.py  what each window shows
windows.py  the windows themselves
"""

from bot.dialogs.adding.windows import adding_dialog, router

__all__ = ["adding_dialog", "router"]
