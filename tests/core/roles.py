"""Shorthand of the tests about roles: one of them by name, an edit of it, and what a person may do by it."""

from dataclasses import replace
from typing import Any

from core.access import Decision, Resource, Target
from core.bootstrap import Core
from core.people import AppDeviation, PermissionDeviation
from core.roles import RoleEdit
from core.shaping_roles import RoleView, Saved
from tests.cast import Cast, Person, operation

DISPATCHER, ENGINEER, HEAD = "Диспетчер", "Сервисный специалист", "Начальник Сервисной Службы"
SYSADMIN = "Системный администратор"  # what Olga and Adam are


async def role_id(core: Core, cast: Cast, name: str, tenant_id: int | None = None) -> int:
    listed = await core.shaping_roles.roles(cast.olga.account_id, tenant_id or cast.tenant_id)
    return next(role.id for role in listed if role.name == name)


async def seen(core: Core, by: Person, role: int) -> RoleView:
    return await core.shaping_roles.view(by.account_id, role)


async def edit_of(
    core: Core, by: Person, role: int, *on: str, off: tuple[str, ...] = (), **other: Any
) -> RoleEdit:
    """As the role is, but for these permissions, and what else is said."""
    as_it_is = (await seen(core, by, role)).shape.as_edit()
    permissions = dict.fromkeys(on, True) | dict.fromkeys(off, False)
    return replace(as_it_is, permissions=permissions, **other)


async def save(core: Core, by: Person, role: int, *on: str, off: tuple[str, ...] = (), **other: Any) -> Saved:
    edit = await edit_of(core, by, role, *on, off=off, **other)
    return await core.shaping_roles.save(
        by.account_id, role, edit, (await seen(core, by, role)).version, operation()
    )


async def asked(
    core: Core, person: Person, permission: str, resource: Resource | None = None, application: str = "web-1"
) -> Decision:
    """May he use this permission, through this application?"""
    target = Target(permission=permission, resource=resource)
    return (await core.checking.decide(person.account_id, application, target))[0]


async def deviate(core: Core, person: Person, clock_now: Any, **values: Any) -> None:
    """Something decided personally: `app=(id, right)` or `permission=(id, granted)`."""
    async with core.database.write() as session:
        common = {"membership_id": person.membership_id, "given_by": None, "given_at": clock_now}
        if "app" in values:
            application, right = values["app"]
            session.add(AppDeviation(application_id=application, right=right, **common))
        if "permission" in values:
            permission, granted = values["permission"]
            session.add(PermissionDeviation(permission=permission, granted=granted, **common))
