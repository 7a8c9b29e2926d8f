"""The journal of an organisation, for its owners: who did what, to whom, when.

words.py    an entry in one sentence, with what was before and what is after
windows.py  the command, the pages and what they are narrowed to
"""

from bot.dialogs.journal.windows import journal_dialog, router

__all__ = ["journal_dialog", "router"]
