"""What the provider's owner keeps: organisations with their licences, accounts, support agents, tariffs.

He also sees here how delivery is doing.

asking.py    what every window of it needs
tenants.py   organisations: licence, suspension, servicing
accounts.py  anybody's account: suspended, restored, deactivated; the support agents
tariffs.py   what organisations may be subscribed to
delivery.py  how the channels are doing, in numbers
windows.py   the command, the menu, and the windows put together
"""

from bot.dialogs.provider.windows import provider_dialog, router

__all__ = ["provider_dialog", "router"]
