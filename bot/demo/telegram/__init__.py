"""A local Telegram without network: one bot, its people, their phones. It knows of no particular bot.

    telegram = Telegram()                                  # the state machine
    bot = Bot(telegram.token, session=InProcessSession(telegram))    # the door in process (aiogram)
    web.run_app(make_app(telegram))                        # the doors of HTTP: Bot API, controls, page, SMS

Beside the bot it has what else reaches people: `mail.py`, `sms.py`, `gateway.py` (codes in Telegram itself). What
fails of all this is in `faults.py` (so many calls) and `outages.py` (until switched off).

Reading order: `telegram.py` (all of it on one screen), `phones.py` and `pressing.py` (what people do),
`methods/` (what the bot does), `world.py` (what there is), then the doors: `session.py`, `http_api.py`,
`control.py`.
"""

from .app import add_routes, make_app
from .clock import Clock
from .errors import ActionError, ApiError, Busy, ConnectionDropped
from .mail import MailCatcher
from .people import User
from .session import InProcessSession
from .telegram import Telegram
from .updates import Update

__all__ = [
    "ActionError",
    "ApiError",
    "Busy",
    "Clock",
    "ConnectionDropped",
    "InProcessSession",
    "MailCatcher",
    "Telegram",
    "Update",
    "User",
    "add_routes",
    "make_app",
]
