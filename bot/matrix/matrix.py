"""The matrix itself: people or roles down, applications across, a mark where they meet; and the same as CSV.

Words come from the caller in the reader's language. Who may see which row is decided before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Flag, auto

from core import tables


class Mark(Flag):
    """A right, and what is to be said about it: `Mark.LAUNCH | Mark.PERSONAL`."""

    NONE = 0
    LAUNCH = auto()
    LAUNCH_ADMIN = auto()
    PERSONAL = auto()  # differs from what the role recommends
    NOT_NOW = auto()  # stands, and does not act: invited, suspended


@dataclass(frozen=True)
class Row:
    """One person or role; `note` says the rest in a few words (the role, the state), or nothing."""

    name: str
    note: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Matrix:
    """A page of people or roles against up to 40 applications, and in words what the marks mean."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Mark, str], ...]

    def __post_init__(self) -> None:
        if any(len(row.marks) != len(self.columns) for row in self.rows):
            raise ValueError("a row has a mark for each column")


@dataclass(frozen=True)
class Headings:
    """The words of the table as text: over the names, over the notes, and for each mark (NONE and single bits)."""

    name: str
    note: str
    marks: Mapping[Mark, str]

    def of(self, mark: Mark) -> str:
        """«launch, differs from the role»: the right first, then what is said about it."""
        right = mark & (Mark.LAUNCH | Mark.LAUNCH_ADMIN)
        about = mark & ~right
        return ", ".join(words for part in (right, *about) if (words := self.marks[part]))


def as_csv(matrix: Matrix, headings: Headings) -> bytes:
    """The same as a table that a spreadsheet opens (`core.tables`)."""
    return tables.as_csv(
        [
            (headings.name, headings.note, *matrix.columns),
            *((row.name, row.note, *map(headings.of, row.marks)) for row in matrix.rows),
        ]
    )
