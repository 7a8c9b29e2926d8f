"""The journal as the owners of a tenant read it, page by page, narrowed to a person or a kind of deeds."""

from core.reading_journal.entry import Entry
from core.reading_journal.kinds import Filters, Kind
from core.reading_journal.reading import JournalPage, Person, ReadingJournal

__all__ = ["Entry", "Filters", "JournalPage", "Kind", "Person", "ReadingJournal"]
