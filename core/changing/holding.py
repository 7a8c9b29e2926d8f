"""The permissions of one person as a value: as they are, and as a gift or a taking would make them.

A screen, a warning and the change itself ask the same value, so they cannot disagree. What is judged by I-18 and
warned of by I-28 is the difference between two of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import PermissionDeviation as Differs
from core.access import Permissions, Scope, ScopeKind, catalogue, own_scope, united
from core.changing.change import Change
from core.errors import Code, NotAllowed, NotFound
from core.people import Giving, Membership, MembershipRole, PermissionDeviation
from core.roles import Role, RolePermission, in_order

_UNDATED = datetime(1, 1, 1, tzinfo=UTC)  # who deviated him and when is not asked here


@dataclass(frozen=True)
class Value:
    """A deviation as it is stored: whose "his own" is, is found out when it is used (I-26)."""

    granted: bool
    own_staff: bool = False
    staff: frozenset[int] | None = None  # None: everybody's
    history_days: int | None = None  # None: all


@dataclass(frozen=True)
class HeldRole:
    """A role, and what it recommends: permission -> days of history."""

    role: Role
    permissions: Mapping[str, int | None]


@dataclass(frozen=True)
class Holding:
    roles: tuple[HeldRole, ...]
    bound_to: int | None  # the staff member
    values: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def recommended(self) -> Mapping[str, Scope]:
        return united(((held.role.own_scope, held.permissions) for held in self.roles), self.bound_to)

    @cached_property
    def permissions(self) -> Permissions:
        return Permissions(
            self.recommended,
            {
                id_: Differs(value.granted, self.reach(id_, value), None, _UNDATED)
                for id_, value in self.values.items()
            },
        )

    @property
    def shows_own(self) -> bool:
        return any(held.role.own_scope for held in self.roles)

    def reach(self, permission_id: str, value: Value) -> Scope:
        if value.own_staff:
            return own_scope(catalogue().by_id[permission_id], self.bound_to, value.history_days)
        return Scope(value.staff, value.history_days)

    def default(self, permission_id: str) -> Value:
        """What a gift is if nothing more is said: his own, where his role shows him his own only (Y-08)."""
        scoped = ScopeKind.STAFF in catalogue().by_id[permission_id].scopes
        return Value(True, own_staff=self.shows_own and scoped)

    def give(self, permission_id: str, value: Value | None = None) -> "Holding":
        """With its prerequisites (I-25). What is given already stays as it is, unless a value is said."""
        after = self
        for id_ in in_order(catalogue().with_required([permission_id])):
            said = value if id_ == permission_id else None
            if said is not None:
                after = after._with(id_, said)
            elif after.permissions.given(id_) is None:
                after = (
                    after.back([id_]) if id_ in after.recommended else after._with(id_, after.default(id_))
                )
        return after

    def take(self, permission_ids: Collection[str]) -> "Holding":
        """Off, whatever the role says. What required it stays stored, but is ineffective (I-25)."""
        off = {id_: Value(False) for id_ in permission_ids if id_ in self.recommended}
        kept = {id_: value for id_, value in self.values.items() if id_ not in permission_ids}
        return replace(self, values=kept | off)

    def back(self, permission_ids: Collection[str]) -> "Holding":
        """To what the role recommends."""
        kept = {id_: value for id_, value in self.values.items() if id_ not in permission_ids}
        return replace(self, values=kept)

    def changed_from(self, former: "Holding") -> frozenset[str]:
        ids = self.values.keys() | former.values.keys()
        return frozenset(id_ for id_ in ids if self.values.get(id_) != former.values.get(id_))

    def contacts_beyond(self, former: "Holding") -> tuple[str, ...]:
        """The contact rights that only now are effective (I-28)."""
        shown = {each.id for each in former.permissions.leaking_contacts()}
        return tuple(each.id for each in self.permissions.leaking_contacts() if each.id not in shown)

    def asleep_since(self, former: "Holding") -> tuple[str, ...]:
        """Still given, but no longer effective (I-25)."""
        awake = self.permissions.effective()
        return in_order(
            id_
            for id_ in former.permissions.effective()
            if id_ not in awake and self.permissions.given(id_) is not None
        )

    def is_own(self, permission_id: str) -> bool:
        """Is it given for his own staff member, whoever that is?"""
        value = self.values.get(permission_id)
        return value.own_staff if value is not None else permission_id in self._own_by_role

    def told(self, permission_id: str) -> dict[str, object]:
        """For the journal."""
        scope = self.permissions.given(permission_id)
        if scope is None:
            return {"given": False}
        staff = sorted(scope.staff) if scope.staff is not None else "ALL"
        return {
            "given": True,
            "staff": "OWN" if self.is_own(permission_id) else staff,
            "history_days": scope.history_days,
        }

    @cached_property
    def _own_by_role(self) -> frozenset[str]:
        """Recommended for one's own only, by every role that recommends it."""
        to_all = {id_ for held in self.roles if not held.role.own_scope for id_ in held.permissions}
        return frozenset(
            id_
            for id_ in self.recommended
            if id_ not in to_all and ScopeKind.STAFF in catalogue().by_id[id_].scopes
        )

    def _with(self, permission_id: str, value: Value) -> "Holding":
        """A value that equals the recommendation is no deviation."""
        same_whose = value.own_staff == (permission_id in self._own_by_role)
        if same_whose and self.reach(permission_id, value) == self.recommended.get(permission_id):
            return self.back([permission_id])
        return replace(self, values={**self.values, permission_id: value})


def require_known(permission_id: str) -> None:
    if permission_id not in catalogue().by_id:
        raise NotFound(Code.PERMISSION_UNKNOWN)


def require_giveable(giving: Giving, former: Holding, now: Holding) -> None:
    """I-18: whatever grows, this manager holds himself, as far as it grows."""
    beyond = now.permissions.beyond(former.permissions)
    lacks = tuple(id_ for id_, scope in beyond.items() if not giving.permission(id_, scope))
    if lacks:
        raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS, permissions=lacks)


async def load_holding(session: AsyncSession, membership: Membership) -> Holding:
    """Two statements."""
    held = select(MembershipRole.role_id).where(MembershipRole.membership_id == membership.id)
    roles = await load_roles(session, held)
    rows = await session.execute(
        select(
            PermissionDeviation.permission,
            PermissionDeviation.granted,
            PermissionDeviation.own_staff,
            PermissionDeviation.staff,
            PermissionDeviation.history_days,
        ).where(PermissionDeviation.membership_id == membership.id)
    )
    values = {
        id_: Value(granted, own, None if staff is None else frozenset(staff), days)
        for id_, granted, own, staff, days in rows
        if id_ in catalogue().by_id  # one that a newer catalogue no longer has is no permission
    }
    return Holding(roles, membership.staff_member_id, values)


async def load_roles(session: AsyncSession, role_ids: Collection[int] | Select[int]) -> tuple[HeldRole, ...]:
    found: dict[Role, dict[str, int | None]] = {}
    for role, permission, days in await session.execute(
        select(Role, RolePermission.permission, RolePermission.history_days)
        .outerjoin(RolePermission, RolePermission.role_id == Role.id)
        .where(Role.id.in_(role_ids))
        .order_by(Role.id)
    ):
        recommends = found.setdefault(role, {})
        if permission is not None:
            recommends[permission] = days
    return tuple(HeldRole(role, recommends) for role, recommends in found.items())


async def store(change: Change, former: Holding, now: Holding) -> None:
    """Write the deviations that differ, as given by this manager now."""
    changed = now.changed_from(former)
    membership_id = change.membership.id
    await change.session.execute(
        delete(PermissionDeviation).where(
            PermissionDeviation.membership_id == membership_id, PermissionDeviation.permission.in_(changed)
        )
    )
    change.session.add_all(
        PermissionDeviation(
            membership_id=membership_id,
            permission=id_,
            granted=value.granted,
            own_staff=value.own_staff,
            staff=None if value.staff is None else sorted(value.staff),
            history_days=value.history_days,
            given_by=change.manager.account.id,
            given_at=change.now,
        )
        for id_, value in now.values.items()
        if id_ in changed
    )
    await change.session.flush()
