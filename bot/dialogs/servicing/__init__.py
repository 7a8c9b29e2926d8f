"""Servicing: who services whom, organisations that an operator invites, and what is subscribed to. /servicing

acting.py   what the buttons and the typed answers do, also the buttons under a request in the chat
showing.py  what each window shows
windows.py  the command and the windows
"""

from bot.dialogs.servicing.acting import answer
from bot.dialogs.servicing.windows import router, servicing_dialog

__all__ = ["answer", "router", "servicing_dialog"]
