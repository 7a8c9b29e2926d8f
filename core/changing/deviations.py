"""Where one person differs from what his roles recommend, and who made him different: each under a key of its own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight, catalogue
from core.applications import Application
from core.changing.change import Change
from core.people import Account, AppDeviation, PermissionDeviation


@dataclass(frozen=True)
class Differing:
    """`key` is `app:<id>` or `permission:<id>`; `name` the application's, or the id of the permission."""

    key: str
    name: str
    value: AppRight | bool  # for a permission: was it given?
    by: str | None
    at: datetime


def app_key(application_id: int) -> str:
    return f"app:{application_id}"


def permission_key(permission_id: str) -> str:
    return f"permission:{permission_id}"


async def differing(session: AsyncSession, membership_id: int) -> tuple[Differing, ...]:
    """Applications first, then permissions as the catalogue lists them. Two statements."""
    applications = await session.execute(
        select(
            AppDeviation.application_id,
            Application.name,
            AppDeviation.right,
            Account.full_name,
            AppDeviation.given_at,
        )
        .join(Application, Application.id == AppDeviation.application_id)
        .outerjoin(Account, Account.id == AppDeviation.given_by)
        .where(AppDeviation.membership_id == membership_id)
        .order_by(AppDeviation.application_id)
    )
    permissions = await session.execute(
        select(
            PermissionDeviation.permission,
            PermissionDeviation.granted,
            Account.full_name,
            PermissionDeviation.given_at,
        )
        .outerjoin(Account, Account.id == PermissionDeviation.given_by)
        .where(PermissionDeviation.membership_id == membership_id)
    )
    rows = {row.permission: row for row in permissions}
    found = [rows[each.id] for each in catalogue().permissions if each.id in rows]
    return (
        *(
            Differing(app_key(row.application_id), row.name, row.right, row.full_name, row.given_at)
            for row in applications
        ),
        *(
            Differing(
                permission_key(row.permission), row.permission, row.granted, row.full_name, row.given_at
            )
            for row in found
        ),
    )


def taken_of(dropped: Collection[Differing]) -> list[int]:
    """The applications of which less was left to him than their administration."""
    taken = (each for each in dropped if isinstance(each.value, AppRight))
    return [int(each.key.removeprefix("app:")) for each in taken if each.value is not AppRight.LAUNCH_ADMIN]


async def drop(session: AsyncSession, membership_id: int, keys: Collection[str]) -> None:
    """Back to what his roles recommend. Two statements."""
    applications = [int(key.removeprefix("app:")) for key in keys if key.startswith("app:")]
    permissions = [key.removeprefix("permission:") for key in keys if key.startswith("permission:")]
    await session.execute(
        delete(AppDeviation).where(
            AppDeviation.membership_id == membership_id, AppDeviation.application_id.in_(applications)
        )
    )
    await session.execute(
        delete(PermissionDeviation).where(
            PermissionDeviation.membership_id == membership_id,
            PermissionDeviation.permission.in_(permissions),
        )
    )


async def own_rights(session: AsyncSession, membership_id: int) -> dict[int, AppRight]:
    """The deviating rights, by application."""
    rows = await session.execute(
        select(AppDeviation.application_id, AppDeviation.right).where(
            AppDeviation.membership_id == membership_id
        )
    )
    return {row.application_id: row.right for row in rows}


async def store_rights(change: Change, former: Mapping[int, AppRight], now: Mapping[int, AppRight]) -> None:
    """Write the deviating rights that differ, as given by this manager now."""
    changed = {id_ for id_ in former.keys() | now.keys() if former.get(id_) is not now.get(id_)}
    await drop(change.session, change.membership.id, [app_key(id_) for id_ in changed])
    change.session.add_all(
        AppDeviation(
            membership_id=change.membership.id,
            application_id=id_,
            right=right,
            given_by=change.manager.account.id,
            given_at=change.now,
        )
        for id_, right in now.items()
        if id_ in changed
    )
    await change.session.flush()
