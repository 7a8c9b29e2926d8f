"""Joining by a link for many: its guests, and the managers who hang it on a wall.

guest.py     who has opened it: his number, his name, his request, and the answer
section.py   what every window of the managers needs
listing.py   the links, and who waits for an answer
making.py    a new one, and one whose seats or end change
picking.py   people chosen with Telegram's own button
card.py      a link with its QR, its poster, and what can be done about it
answers.py   the buttons under the letters
windows.py   the command, and the windows put together
"""

from bot.dialogs.joining.answers import answer_request, go_on, look_at_picked
from bot.dialogs.joining.guest import joining_dialog
from bot.dialogs.joining.windows import links_dialog, router

__all__ = ["answer_request", "go_on", "joining_dialog", "links_dialog", "look_at_picked", "router"]
