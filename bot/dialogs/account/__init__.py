"""/account, "my sign-in": what is known of me, and how I change it: password, login, phone, e-mail, Telegram."""

from bot.dialogs.account.chats import answer
from bot.dialogs.account.windows import account_dialog, router

__all__ = ["account_dialog", "answer", "router"]
