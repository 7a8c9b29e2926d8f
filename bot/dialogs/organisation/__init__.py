"""An organisation itself: its staff list and its settings, for its owners and administrators.

section.py   what every window needs: which organisation, and what is true of it now
menu.py      where the section opens, with the licence in words
staff.py     the staff list, and the card of one of it
binding.py   who has access as this one
settings.py  name, place, language, policies
policies.py  switching personal rights off, and who has them still
windows.py   the commands, and the windows put together
"""

from bot.dialogs.organisation.windows import organisation_dialog, router

__all__ = ["organisation_dialog", "router"]
