"""effective = the deviation of this person where there is one, else what his roles recommend, else none. Pure.

The one rule, for applications and for permissions alike. Default is deny (F-21). What several roles recommend is
united (I-10): the greater right to an application, the wider scope of a permission.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from core.access.catalogue import Permission, ScopeKind, catalogue


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


@dataclass(frozen=True)
class Scope:
    """How far a permission reaches.

    - `staff`: whose schedule, records or salary, by staff member; None: everybody's (Y-10); empty: nobody's
    - `history_days`: how many past days of the tenant's calendar; None: all of them; 0: today on (Y-14, I-27)
    """

    staff: frozenset[int] | None = None
    history_days: int | None = None

    def __or__(self, other: "Scope") -> "Scope":
        return Scope(
            None if self.staff is None or other.staff is None else self.staff | other.staff,
            None
            if self.history_days is None or other.history_days is None
            else max(self.history_days, other.history_days),
        )

    def includes(self, other: "Scope") -> bool:
        """Is nothing of the other beyond this one? (I-18)"""
        return self | other == self


EVERYTHING = Scope()


def own_scope(permission: Permission, staff_member_id: int | None, history_days: int | None = None) -> Scope:
    """The scope of somebody who is to see his own (I-26): his staff member's wherever the permission has a staff scope.

    Bound to nobody: the journal and the records of all, the salary of none (Y-07).
    """
    if ScopeKind.STAFF not in permission.scopes:
        return Scope(None, history_days)
    if staff_member_id is not None:
        return Scope(frozenset({staff_member_id}), history_days)
    return Scope(frozenset() if permission.block == "salary" else None, history_days)


def united(roles: Iterable[tuple[bool, Mapping[str, int | None]]], bound_to: int | None) -> dict[str, Scope]:
    """What several roles recommend together to somebody who is bound to this staff member (I-10, I-26).

    Of each role: whether it shows one's own only, and its permissions with their days of history. What the
    catalogue does not know is no permission.
    """
    found: dict[str, Scope] = {}
    for shows_own, permissions in roles:
        for id_, days in permissions.items():
            permission = catalogue().by_id.get(id_)
            if permission is None:
                continue
            scope = own_scope(permission, bound_to, days) if shows_own else Scope(None, days)
            found[id_] = found[id_] | scope if id_ in found else scope
    return found


@dataclass(frozen=True)
class PermissionDeviation:
    """One resulting value for a permission: on with its scope, or off; by whom and when."""

    granted: bool
    scope: Scope
    by: str | None
    at: datetime


@dataclass(frozen=True)
class Permissions:
    """The permissions of one membership: what its roles recommend, and where the person differs."""

    recommended: Mapping[str, Scope] = field(default_factory=dict)
    deviations: Mapping[str, PermissionDeviation] = field(default_factory=dict)

    @cached_property
    def _given(self) -> Mapping[str, Scope]:
        """Worked out once: a membership is asked about many times over."""
        taken = {id_ for id_, deviation in self.deviations.items() if not deviation.granted}
        kept = {id_: scope for id_, scope in self.recommended.items() if id_ not in taken}
        return kept | {id_: each.scope for id_, each in self.deviations.items() if each.granted}

    def given(self, permission_id: str) -> Scope | None:
        """The one rule. None: not given. What is given may still be ineffective (I-25)."""
        return self._given.get(permission_id)

    @cached_property
    def _effective(self) -> Mapping[str, Scope]:
        given = self._given
        return {
            permission.id: given[permission.id]
            for permission in catalogue().permissions
            if permission.id in given and all(each in given for each in permission.requires)
        }

    @cached_property
    def masked(self) -> Mapping[str, tuple[Permission, ...]]:
        """By block: the contact rights that are not effective, each with a place in which contacts are hidden (I-28)."""
        shown = self._effective
        return {
            block: tuple(each for each in rights if each.id not in shown)
            for block, rights in catalogue().contact_rights_of.items()
        }

    def missing_for(self, permission: Permission) -> list[str]:
        """Which of its prerequisites are not given; as they are closed under requiring, looking once is enough."""
        given = self._given
        return [each for each in permission.requires if each not in given]

    def is_effective(self, permission: Permission) -> bool:
        """I-24; on one platform at least."""
        return permission.id in self._effective

    def effective(self) -> Mapping[str, Scope]:
        """Everything that can be used on some platform, with its scope."""
        return self._effective

    def leaking_contacts(self) -> tuple[Permission, ...]:
        """Those of the ten contact rights that are effective. Contacts are hidden iff there is none (Y-29, I-28)."""
        return tuple(each for each in catalogue().contact_rights if self.is_effective(each))

    def beyond(self, former: "Permissions") -> dict[str, Scope]:
        """What this gives that the former did not, or not as far; also what only now takes effect (I-18, I-28)."""
        found = {}
        for permission in catalogue().permissions:
            scope, had = self.given(permission.id), former.given(permission.id)
            if scope is None:
                continue
            wakes = self.is_effective(permission) and not former.is_effective(permission)
            if wakes or had is None or not had.includes(scope):
                found[permission.id] = scope
        return found

    def exceeds(self, own: "Permissions") -> bool:
        """Is anything given here that `own` does not hold effectively, or not as far? (I-18)"""
        held = own.effective()
        given = ((each.id, self.given(each.id)) for each in catalogue().permissions)
        return any(
            scope is not None and (id_ not in held or not held[id_].includes(scope)) for id_, scope in given
        )
