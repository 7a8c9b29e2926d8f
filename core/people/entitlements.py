"""What memberships hold: rights to applications, and permissions with their scopes. One statement, for one or for many.

What roles recommend comes once for each role, not once for each person, so that a tenant of thousands stays small.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    cast,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import CompoundSelect

from core.access import (
    AppRight,
    Deviation,
    Permissions,
    Right,
    Scope,
    catalogue,
    effective,
    own_scope,
    united,
)
from core.access import PermissionDeviation as Differs
from core.database import Moment
from core.people.account import Account
from core.people.membership import AppDeviation, Membership, MembershipRole, PermissionDeviation
from core.roles import Role, RoleAppRight, RolePermission

_NOTHING = effective(())


@dataclass(frozen=True)
class Entitlements:
    """Of one membership. An application that is not in `rights` is neither recommended nor given."""

    rights: Mapping[int, Right] = field(default_factory=dict)
    permissions: Permissions = field(default_factory=Permissions)

    def right(self, application_id: int) -> Right:
        return self.rights.get(application_id, _NOTHING)


async def entitlements(
    session: AsyncSession, membership_ids: Iterable[int], *, rights_only: bool = False
) -> dict[int, Entitlements]:
    """Of each of these memberships. `rights_only` leaves the permissions out, for who asks about applications."""
    rows = await session.execute(_of_some(rights_only), {"members": list(membership_ids)})
    return _gathered(rows.all())


class _Kind(StrEnum):
    """What a row of the one statement is."""

    ROLE_HELD = "ROLE_HELD"
    ROLE_RIGHT = "ROLE_RIGHT"
    ROLE_PERMISSION = "ROLE_PERMISSION"
    RIGHT = "RIGHT"
    PERMISSION = "PERMISSION"


# The columns of all five kinds, and their types: a union takes them from its first part.
_COLUMNS: Mapping[str, Any] = {
    "kind": String,
    "membership": Integer,
    "role": Integer,
    "target": Integer,  # the application; for ROLE_HELD the staff member to whom the membership is bound
    "name": String,  # the permission
    "value": String,  # the right
    "flag": Boolean,  # granted?; for ROLE_HELD: does the role show one's own only?
    "own": Boolean,
    "staff": JSON,
    "days": Integer,
    "by": String,
    "at": Moment,
}


def _part(kind: _Kind, **columns: Any) -> Select[Any]:
    given = {"kind": literal(kind.value, String), **columns}
    return select(*(given.get(name, cast(null(), type_)).label(name) for name, type_ in _COLUMNS.items()))


def _union(members: Select[int], *, rights_only: bool) -> CompoundSelect[Any]:
    ids = members.scalar_subquery()
    roles = select(MembershipRole.role_id).where(MembershipRole.membership_id.in_(ids)).scalar_subquery()
    parts = [
        _part(
            _Kind.ROLE_HELD,
            membership=Membership.id,
            role=MembershipRole.role_id,
            target=Membership.staff_member_id,
            flag=Role.own_scope,
        )
        .select_from(Membership)
        .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
        .outerjoin(Role, Role.id == MembershipRole.role_id)
        .where(Membership.id.in_(ids)),
        _part(
            _Kind.ROLE_RIGHT,
            role=RoleAppRight.role_id,
            target=RoleAppRight.application_id,
            value=cast(RoleAppRight.right, String),
        ).where(RoleAppRight.role_id.in_(roles)),
        _part(
            _Kind.RIGHT,
            membership=AppDeviation.membership_id,
            target=AppDeviation.application_id,
            value=cast(AppDeviation.right, String),
            by=Account.full_name,
            at=AppDeviation.given_at,
        )
        .outerjoin(Account, Account.id == AppDeviation.given_by)
        .where(AppDeviation.membership_id.in_(ids)),
    ]
    if not rights_only:
        parts += [
            _part(
                _Kind.ROLE_PERMISSION,
                role=RolePermission.role_id,
                name=RolePermission.permission,
                days=RolePermission.history_days,
            ).where(RolePermission.role_id.in_(roles)),
            _part(
                _Kind.PERMISSION,
                membership=PermissionDeviation.membership_id,
                name=PermissionDeviation.permission,
                flag=PermissionDeviation.granted,
                own=PermissionDeviation.own_staff,
                staff=PermissionDeviation.staff,
                days=PermissionDeviation.history_days,
                by=Account.full_name,
                at=PermissionDeviation.given_at,
            )
            .outerjoin(Account, Account.id == PermissionDeviation.given_by)
            .where(PermissionDeviation.membership_id.in_(ids)),
        ]
    return union_all(*parts)


@cache
def _of_some(rights_only: bool) -> CompoundSelect[Any]:
    some = select(Membership.id).where(Membership.id.in_(bindparam("members", expanding=True)))
    return _union(some, rights_only=rights_only)


def _gathered(rows: Iterable[Row[Any]]) -> dict[int, Entitlements]:
    kinds: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    role_rights: dict[int, dict[int, AppRight]] = defaultdict(dict)
    for row in kinds[_Kind.ROLE_RIGHT]:
        role_rights[row.role][row.target] = AppRight(row.value)
    role_permissions: dict[int, dict[str, int | None]] = defaultdict(dict)
    for row in kinds[_Kind.ROLE_PERMISSION]:
        role_permissions[row.role][row.name] = row.days

    held: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in kinds[_Kind.ROLE_HELD]:
        held[row.membership].append(row)
    given: dict[int, dict[int, Deviation]] = defaultdict(dict)
    for row in kinds[_Kind.RIGHT]:
        given[row.membership][row.target] = Deviation(AppRight(row.value), row.by, row.at)
    differs: dict[int, dict[str, Differs]] = defaultdict(dict)
    for row in kinds[_Kind.PERMISSION]:
        if row.name in catalogue().by_id:  # one that a newer catalogue no longer has is no permission
            bound_to = held[row.membership][0].target
            differs[row.membership][row.name] = Differs(bool(row.flag), _scope(row, bound_to), row.by, row.at)

    found = {}
    for membership, roles in held.items():
        by_roles: dict[int, list[AppRight]] = {id_: [] for id_ in given[membership]}
        for role in roles:
            for id_, right in role_rights[role.role].items():
                by_roles.setdefault(id_, []).append(right)
        found[membership] = Entitlements(
            {id_: effective(rights, given[membership].get(id_)) for id_, rights in by_roles.items()},
            Permissions(_recommended(roles, role_permissions), differs[membership]),
        )
    return found


def _recommended(
    roles: Sequence[Row[Any]], role_permissions: Mapping[int, Mapping[str, int | None]]
) -> dict[str, Scope]:
    return united(((role.flag, role_permissions[role.role]) for role in roles), roles[0].target)


def _scope(row: Row[Any], bound_to: int | None) -> Scope:
    if row.own:
        return own_scope(catalogue().by_id[row.name], bound_to, row.days)
    return Scope(None if row.staff is None else frozenset(row.staff), row.days)
