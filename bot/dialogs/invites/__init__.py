"""/invites: what nobody has answered yet, a card for each, and the buttons under the notices about them."""

from bot.dialogs.invites.answering import answer
from bot.dialogs.invites.windows import invites_dialog, router

__all__ = ["answer", "invites_dialog", "router"]
