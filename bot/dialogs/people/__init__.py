"""The people of an organisation: who they are, and everything that its managers may change about them.

looking.py   where in the list somebody is, so that every way back leads there
listing.py   the list: pages, search while typing, filters
shown.py     the person on the screen, and a change to him as he was shown
words.py     his card in words; plans.py: what a change of roles would do
person.py    the card, and what can be done about an invitation
roles.py  tenant_role.py  same_as.py  inside.py  staff.py  sessions.py  leaving.py   the acts
windows.py   the command, and the windows put together
"""

from bot.dialogs.people.windows import people_dialog, router

__all__ = ["people_dialog", "router"]
