"""Importing: many people invited at once, from a file or from contact cards."""

from core.importing.columns import Column, recognise
from core.importing.import_job import JobState, RowState, Way
from core.importing.importing import Importing
from core.importing.overview import Counts, Overview, Progress, Result, Wrong, WrongRow
from core.importing.working import Working

__all__ = [
    "Column",
    "Counts",
    "Importing",
    "JobState",
    "Overview",
    "Progress",
    "Result",
    "RowState",
    "Way",
    "Working",
    "Wrong",
    "WrongRow",
    "recognise",
]
