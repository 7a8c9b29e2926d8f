"""Looking up what access somebody has, and why: /access and /why.

asking.py   from what was typed to what is shown; each look-up is made, and journalled, once
card.py     a card, matches and answers in words
windows.py  the commands and the windows
"""

from bot.dialogs.access.asking import search
from bot.dialogs.access.windows import access_dialog, router

__all__ = ["access_dialog", "router", "search"]
