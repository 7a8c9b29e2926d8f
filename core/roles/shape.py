"""What a role recommends, as one value: as it is, and as an edit would make it. Pure.

A screen, the warning before saving and the saving itself ask the same value, so they cannot disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from core.access import AppRight, Permission, Permissions, Scope, ScopeKind, catalogue

# "His own, whoever that is": as no staff member has this id, only who holds everybody's holds this too (I-18).
_OWN = frozenset({0})


@dataclass(frozen=True)
class RoleEdit:
    """What is to become of a role. Of applications and permissions only those that are to change."""

    applications: Mapping[int, AppRight] = field(default_factory=dict)
    permissions: Mapping[str, bool] = field(default_factory=dict)
    history_days: int | None = None  # I-27; None: unlimited
    own_scope: bool = False  # Y-08
    binds_staff: bool = False  # Y-07


@dataclass(frozen=True)
class RoleShape:
    """Rights to applications other than NONE, permissions of the catalogue, and how far these reach."""

    applications: Mapping[int, AppRight] = field(default_factory=dict)
    permissions: frozenset[str] = frozenset()
    history_days: int | None = None
    own_scope: bool = False
    binds_staff: bool = False

    def right(self, application_id: int) -> AppRight:
        return self.applications.get(application_id, AppRight.NONE)

    def scope(self, permission: Permission) -> Scope:
        own = self.own_scope and ScopeKind.STAFF in permission.scopes
        days = self.history_days if ScopeKind.HISTORY in permission.scopes else None
        return Scope(_OWN if own else None, days)

    @property
    def has_history(self) -> bool:
        """Is there anything whose past days could be limited? (I-27)"""
        return _have_history(self.permissions)

    @cached_property
    def given(self) -> Permissions:
        """What the role alone gives."""
        return Permissions({id_: self.scope(catalogue().by_id[id_]) for id_ in self.permissions})

    def edited(self, edit: RoleEdit) -> "RoleShape":
        """I-25: what is switched on brings what it requires, unless the same edit switches that off."""
        on = {id_ for id_, given in edit.permissions.items() if given}
        off = edit.permissions.keys() - on
        permissions = (self.permissions | catalogue().with_required(on)) - off
        rights = {**self.applications, **edit.applications}
        return RoleShape(
            {id_: right for id_, right in rights.items() if right is not AppRight.NONE},
            permissions,
            edit.history_days if _have_history(permissions) else None,
            edit.own_scope,
            edit.binds_staff,
        )

    def as_edit(self) -> RoleEdit:
        """The edit that changes nothing."""
        return RoleEdit({}, {}, self.history_days, self.own_scope, self.binds_staff)

    def changed_permissions(self, former: "RoleShape") -> frozenset[str]:
        """Given, taken, or reaching farther or less far than before."""
        ids = self.permissions | former.permissions
        return frozenset(id_ for id_ in ids if self.given.given(id_) != former.given.given(id_))

    def changed_applications(self, former: "RoleShape") -> frozenset[int]:
        ids = self.applications.keys() | former.applications.keys()
        return frozenset(id_ for id_ in ids if self.right(id_) is not former.right(id_))

    def put_to_sleep(self, former: "RoleShape") -> tuple[str, ...]:
        """Still given, but no longer effective: what they require was taken (I-25)."""
        awake = self.given.effective()
        return in_order(id_ for id_ in former.given.effective() if id_ in self.permissions - awake.keys())


def _have_history(permission_ids: Iterable[str]) -> bool:
    return any(ScopeKind.HISTORY in catalogue().by_id[id_].scopes for id_ in permission_ids)


def in_order(permission_ids: Iterable[str]) -> tuple[str, ...]:
    """As the catalogue lists them."""
    ids = set(permission_ids)
    return tuple(permission.id for permission in catalogue().permissions if permission.id in ids)
