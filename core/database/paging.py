"""Lists that are read a page at a time: which page it is, of how many. Pages count from 0."""

from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import Select

from core import limits

Ts = TypeVarTuple("Ts")


@dataclass(frozen=True)
class Cut:
    """Which of so many rows are read: the wanted page or the last one there is; or all of them."""

    number: int
    pages: int
    total: int
    size: int | None

    @classmethod
    def of(cls, total: int | None, wanted: int | None, size: int = limits.PAGE) -> "Cut":
        """`total` as it is counted; `wanted` None: all."""
        total = total or 0
        if wanted is None:
            return cls(0, 1, total, None)
        pages = max(1, -(-total // size))
        return cls(min(max(wanted, 0), pages - 1), pages, total, size)

    def applied(self, query: Select[*Ts]) -> Select[*Ts]:
        return query if self.size is None else query.limit(self.size).offset(self.number * self.size)
