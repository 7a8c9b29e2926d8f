"""What every change of a role asks first, in its own transaction: who, which role, at which version, and to what."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import catalogue
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.people import Manager, changed_meanwhile, manager_of
from core.roles import Role, RoleEdit
from core.shaping_roles.viewing import AppLine, held_by


async def role_to_change(
    session: AsyncSession, actor: int, role_id: int, *, to_delete: bool = False
) -> tuple[Manager, Role]:
    """The role, locked, for a manager who may change it (I-18, I-19).

    Who gives the role to somebody meanwhile refers to its key alone, and so waits for a deletion only.
    """
    role = await session.get(Role, role_id, with_for_update={"key_share": not to_delete})
    if role is None:
        raise NotFound(Code.ROLE_UNKNOWN)
    manager = await manager_of(session, actor, role.tenant_id)
    closed = (await held_by(session, manager, role_id)).closed_to(manager)
    if closed is not None:
        raise NotAllowed(closed)
    return manager, role


async def require_seen(session: AsyncSession, role: Role, seen: int | None) -> None:
    """`seen` is the version that he looked at: CHANGED_MEANWHILE, with by whom and what, where it is another one."""
    if seen is not None and seen != role.version:
        raise await changed_meanwhile(session, role.tenant_id, role_id=role.id)


async def some_role(session: AsyncSession, role_id: int) -> Role:
    role = await session.get(Role, role_id)
    if role is None:
        raise NotFound(Code.ROLE_UNKNOWN)
    return role


async def role_of(session: AsyncSession, tenant_id: int, role_id: int) -> Role:
    role = await some_role(session, role_id)
    if role.tenant_id != tenant_id:
        raise NotFound(Code.ROLE_UNKNOWN)
    return role


def check_edit(edit: RoleEdit, applications: Collection[AppLine]) -> None:
    """What a forged press, or a screen from before somebody removed an application, may ask for."""
    if not edit.permissions.keys() <= catalogue().by_id.keys():
        raise NotFound(Code.PERMISSION_UNKNOWN)
    if not edit.applications.keys() <= {each.id for each in applications}:
        raise NotFound(Code.APPLICATION_UNKNOWN)
    if edit.history_days is not None and not 0 <= edit.history_days <= limits.HISTORY_DAYS_MAX:
        raise Invalid(Code.HISTORY_DAYS_INVALID, max=limits.HISTORY_DAYS_MAX)


def check_target(role: Role, to_role: Role) -> None:
    """Another role of the same tenant, for the same kind of people (I-10)."""
    if to_role.tenant_id != role.tenant_id or to_role.id == role.id:
        raise NotFound(Code.ROLE_UNKNOWN)
    if to_role.user_type is not role.user_type:
        raise Invalid(Code.ROLE_REQUIRED)
