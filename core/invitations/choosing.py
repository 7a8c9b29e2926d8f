"""What a manager may choose from when he adds somebody: roles, applications, staff, tenant roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Boolean,
    CompoundSelect,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    exists,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.access.rights import recommended
from core.applications import Application, ApplicationKind
from core.database import fold
from core.errors import Code, NotAllowed, NotFound
from core.people import Entitlements, Manager, Membership, StaffMember, entitlements
from core.roles import Role, RoleAppRight, UserType
from core.tenants import TenantRole
from core.tenants.ladder import assignable


@dataclass(frozen=True)
class RoleOption:
    id: int
    name: str
    user_type: UserType
    binds_staff: bool
    rights: Mapping[int, AppRight]  # what it recommends, by application


@dataclass(frozen=True)
class AppOption:
    id: int
    name: str
    kind: ApplicationKind
    may_administer: bool  # may this actor give LAUNCH_ADMIN of it? (I-18)


@dataclass(frozen=True)
class Options:
    """What this actor may choose from when he adds somebody to this tenant."""

    tenant_id: int
    tenant_name: str
    country: str
    language: str
    tenant_roles: list[TenantRole]  # one: not asked (F-09)
    roles: list[RoleOption]
    applications: list[AppOption]
    staff: list[tuple[int, str]]  # not yet bound to anybody
    personal_rights: bool

    def recommends(self, role_ids: list[int], application_id: int) -> AppRight:
        return recommended(
            role.rights.get(application_id, AppRight.NONE) for role in self.roles if role.id in role_ids
        )


async def load_options(session: AsyncSession, manager: Manager) -> Options:
    """One statement for an owner, two for an administrator: the form asks this with every step."""
    tenant = manager.tenant
    rows: dict[str, list[Any]] = {kind: [] for kind in _Kind}
    for row in await session.execute(_choices(), {"tenant": tenant.id}):
        rows[row.part].append(row)
    own = Entitlements()
    if not manager.is_owner:  # an owner gives everything (I-18)
        own = (await entitlements(session, [manager.membership.id], rights_only=True))[manager.membership.id]
    applications = [
        AppOption(
            row.id,
            row.name,
            ApplicationKind(row.kind),
            manager.is_owner or own.right(row.id).value is AppRight.LAUNCH_ADMIN,
        )
        for row in sorted(rows[_Kind.APPLICATION], key=attrgetter("id"))
    ]
    return Options(
        tenant.id,
        tenant.name,
        tenant.country,
        tenant.language,
        assignable(manager.membership.tenant_role, servicing=tenant.servicing),
        _roles(rows[_Kind.ROLE], {app.id for app in applications if app.may_administer}),
        applications,
        sorted(((row.id, row.name) for row in rows[_Kind.STAFF]), key=lambda each: (fold(each[1]), each[0])),
        tenant.personal_rights,
    )


async def role_to_give(
    session: AsyncSession, manager: Manager, options: Options, role_id: int | None
) -> RoleOption:
    """The role, if this actor may give it; otherwise whether it is gone, or beyond him (I-18)."""
    for role in options.roles:
        if role.id == role_id:
            return role
    real = None if role_id is None else await session.get(Role, role_id)
    gone = real is None or real.tenant_id != manager.tenant.id
    raise NotFound(Code.ROLE_UNKNOWN) if gone else NotAllowed(Code.EXCEEDS_OWN_RIGHTS)


def _roles(rows: Sequence[Any], administers: set[int]) -> list[RoleOption]:
    """The tenant's roles that carry no LAUNCH_ADMIN which this actor lacks (I-18)."""
    options: dict[int, RoleOption] = {}
    rights: dict[int, dict[int, AppRight]] = {}
    for row in sorted(rows, key=attrgetter("id")):
        given = rights.setdefault(row.id, {})
        options[row.id] = RoleOption(row.id, row.name, UserType(row.kind), bool(row.binds), given)
        if row.application is not None:
            given[row.application] = AppRight(row.right)
    return [
        role
        for role in options.values()
        if all(app in administers for app, right in role.rights.items() if right is AppRight.LAUNCH_ADMIN)
    ]


class _Kind(StrEnum):
    """What a row of the one statement is."""

    APPLICATION = "APPLICATION"
    ROLE = "ROLE"  # one row for each right that it recommends, at least one
    STAFF = "STAFF"  # who is not bound to anybody


@cache
def _choices() -> CompoundSelect[Any]:
    mine = bindparam("tenant", type_=Integer)
    bound = exists().where(Membership.staff_member_id == StaffMember.id, Membership.is_live())
    nothing = {
        "kind": cast(null(), String),
        "binds": cast(null(), Boolean),
        "application": cast(null(), Integer),
        "right": cast(null(), String),
    }

    def rows_of(part: _Kind, id_: Any, name: Any, **columns: Any) -> Select[Any]:
        given = {"part": literal(part.value, String), "id": id_, "name": name, **nothing, **columns}
        return select(*(column.label(label) for label, column in given.items()))

    return union_all(
        rows_of(
            _Kind.APPLICATION, Application.id, Application.name, kind=cast(Application.kind, String)
        ).where(Application.tenant_id == mine),
        rows_of(
            _Kind.ROLE,
            Role.id,
            Role.name,
            kind=cast(Role.user_type, String),
            binds=Role.binds_staff,
            application=RoleAppRight.application_id,
            right=cast(RoleAppRight.right, String),
        )
        .outerjoin(RoleAppRight, RoleAppRight.role_id == Role.id)
        .where(Role.tenant_id == mine),
        rows_of(_Kind.STAFF, StaffMember.id, StaffMember.name).where(StaffMember.tenant_id == mine, ~bound),
    )
