"""The rows behind a role's change: what differs is written, and what differed is told to the journal."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.applications import Application
from core.journal import record
from core.people import AppDeviation, Manager, Membership, MembershipRole, PermissionDeviation
from core.roles import Role, RoleAppRight, RolePermission, RoleShape
from core.shaping_roles.reach import living
from core.shaping_roles.viewing import AppLine

_AT_ONCE = 10_000  # people: a statement takes three times as many parameters at most


async def reshape(session: AsyncSession, role: Role, before: RoleShape, after: RoleShape) -> None:
    """Only what differs: a permission that this catalogue does not know stays as it was stored."""
    role.own_scope, role.binds_staff = after.own_scope, after.binds_staff
    applications = after.changed_applications(before)
    await session.execute(
        delete(RoleAppRight).where(
            RoleAppRight.role_id == role.id, RoleAppRight.application_id.in_(applications)
        )
    )
    permissions = after.changed_permissions(before)
    await session.execute(
        delete(RolePermission).where(
            RolePermission.role_id == role.id, RolePermission.permission.in_(permissions)
        )
    )
    session.add_all(
        RoleAppRight(role_id=role.id, application_id=id_, right=after.right(id_))
        for id_ in applications
        if after.right(id_) is not AppRight.NONE
    )
    session.add_all(
        RolePermission(role_id=role.id, permission=id_, history_days=scope.history_days)
        for id_ in permissions
        if (scope := after.given.given(id_)) is not None
    )
    await session.flush()


async def move(
    session: AsyncSession, now: datetime, manager: Manager, role: Role, to_role: Role, *, keep: bool
) -> int:
    """Everybody from one role to the other, each with an entry of his own in the journal."""
    people = (
        await session.execute(
            select(Membership.id, Membership.account_id)
            .where(Membership.id.in_(living(role.id)))
            .order_by(Membership.id)
            .with_for_update()
        )
    ).all()
    for start in range(0, len(people), _AT_ONCE):
        part = people[start : start + _AT_ONCE]
        ids = [row.id for row in part]
        dropped = {} if keep else await _drop_deviations(session, ids)
        await session.execute(
            update(MembershipRole)
            .where(MembershipRole.role_id == role.id, MembershipRole.membership_id.in_(ids))
            .values(role_id=to_role.id)
        )
        await session.execute(
            update(Membership).where(Membership.id.in_(ids)).values(version=Membership.version + 1)
        )
        for id_, account_id in part:
            record(
                session,
                now,
                "person.roles_changed",
                actor=manager.account.id,
                subject=account_id,
                tenant=role.tenant_id,
                before=[role.name],
                after=[to_role.name],
                dropped=dropped.get(id_, []),
            )
        await session.flush()
    return len(people)


async def _drop_deviations(session: AsyncSession, membership_ids: list[int]) -> dict[int, list[str]]:
    """What was decided for these people personally goes; what it was comes back, by person, for the journal."""
    dropped: dict[int, list[str]] = defaultdict(list)
    rights, permissions = (
        kind.membership_id.in_(membership_ids) for kind in (AppDeviation, PermissionDeviation)
    )
    for membership_id, name in await session.execute(
        select(AppDeviation.membership_id, Application.name)
        .join(Application, Application.id == AppDeviation.application_id)
        .where(rights)
        .order_by(Application.id)
    ):
        dropped[membership_id].append(name)
    await session.execute(delete(AppDeviation).where(rights))
    for membership_id, permission in await session.execute(
        delete(PermissionDeviation)
        .where(permissions)
        .returning(PermissionDeviation.membership_id, PermissionDeviation.permission)
    ):
        dropped[membership_id].append(permission)
    return dropped


def told(shape: RoleShape, beside: RoleShape, applications: Collection[AppLine]) -> dict[str, Any]:
    """The part of a role in which it differs from what it was, or becomes; applications by name."""
    names = {each.id: each.name for each in applications}
    found: dict[str, Any] = {
        "applications": {
            names[id_]: shape.right(id_).value for id_ in sorted(shape.changed_applications(beside))
        },
        "permissions": sorted(shape.permissions - beside.permissions),
    }
    for name in ("history_days", "own_scope", "binds_staff"):
        if getattr(shape, name) != getattr(beside, name):
            found[name] = getattr(shape, name)
    return {name: value for name, value in found.items() if value not in ({}, [])}


def journal(
    session: AsyncSession, now: datetime, action: str, manager: Manager, role: Role, **details: Any
) -> None:
    """The role's id in the details is how CHANGED_MEANWHILE finds who was quicker."""
    record(
        session,
        now,
        action,
        actor=manager.account.id,
        tenant=role.tenant_id,
        role_id=role.id,
        role=role.name,
        **details,
    )
