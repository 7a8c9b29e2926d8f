"""effective = the deviation of this person where there is one, else what his roles recommend, else none. Pure.

Default is deny (F-21). What several roles recommend is united: the greater right wins (I-10).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AppRight(StrEnum):
    """The right to an application (F-17 … F-19); LAUNCH_ADMIN includes LAUNCH (I-21)."""

    NONE = "NONE"
    LAUNCH = "LAUNCH"
    LAUNCH_ADMIN = "LAUNCH_ADMIN"

    @property
    def rank(self) -> int:
        return _RANK[self]

    def next(self) -> "AppRight":
        """The one that a press of the three-state button leads to."""
        return _ORDER[(self.rank + 1) % len(_ORDER)]


_ORDER = (AppRight.NONE, AppRight.LAUNCH, AppRight.LAUNCH_ADMIN)
_RANK = {right: rank for rank, right in enumerate(_ORDER)}


@dataclass(frozen=True)
class Deviation:
    """One resulting value that was given to this person deliberately, by whom and when."""

    right: AppRight
    by: str | None  # the giver's name
    at: datetime


@dataclass(frozen=True)
class Right:
    """An effective right and where it comes from."""

    value: AppRight
    recommended: AppRight
    deviation: Deviation | None = None


def recommended(by_roles: Iterable[AppRight]) -> AppRight:
    return max(by_roles, key=lambda right: right.rank, default=AppRight.NONE)


def effective(by_roles: Iterable[AppRight], deviation: Deviation | None = None) -> Right:
    """The one rule. A deviation of NONE is a decision too: the cross stores it, whatever the role says (F-21)."""
    by_role = recommended(by_roles)
    return Right(by_role if deviation is None else deviation.right, by_role, deviation)
