"""The Mini App in which a password may be typed instead of in the chat, where it would lie on Telegram's servers.

It is another keyboard for the window that asks: what is typed in the page goes, over HTTPS and past Telegram, to the
same handler as what is typed in the chat. So every window that takes a password has it, and none has it twice.
"""

from bot.password_page.routes import add_routes
from bot.password_page.typed import PATH, Typed

__all__ = ["PATH", "Typed", "add_routes"]
