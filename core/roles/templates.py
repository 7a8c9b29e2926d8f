"""The four templates from which a new tenant starts, as they ship in `templates.json`.

Founding copies the names in the tenant's language; from then on they are the tenant's own text.
"""

from functools import cache
from importlib import resources
from typing import Any

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight, Shipped
from core.applications import Application, ApplicationKind, ApplicationState
from core.roles.role import Role, RoleAppRight, RolePermission, UserType
from core.tenants import Tenant


class TemplateApp(Shipped):
    kind: ApplicationKind
    links: dict[str, str] = {}


class TemplateRole(Shipped):
    user_type: UserType
    apps: dict[str, AppRight]
    permissions: list[str] = []
    optional: list[str] = []  # proposed when such a role is made anew (Y-06)
    bind_staff: bool = False
    own_scope: bool = False


class Template(Shipped):
    apps: list[TemplateApp]
    roles: list[TemplateRole]
    personal_rights: bool
    founder_role: str


class _File(BaseModel):
    templates: list[Template]


@cache
def templates() -> dict[str, Template]:
    """The shipped templates by id, in their order."""
    text = resources.files("core.roles").joinpath("templates.json").read_text(encoding="utf-8")
    return {template.id: template for template in _File.model_validate_json(text).templates}


async def copy_into(session: AsyncSession, tenant: Tenant, template: Template) -> dict[str, Role]:
    """Create the template's applications and roles in the tenant; the roles come back by template id."""
    applications: dict[str, Application] = {}
    for app in template.apps:
        applications[app.id] = Application(
            tenant_id=tenant.id,
            key=f"{app.id}-{tenant.id}",
            name=app.name(tenant.language),
            kind=app.kind,
            state=ApplicationState.READY,
            android_url=app.links.get("android"),
            ios_url=app.links.get("ios"),
        )
    roles = {role.id: _role(tenant, role) for role in template.roles}
    things: list[Any] = [*applications.values(), *roles.values()]
    session.add_all(things)
    await session.flush()
    session.add_all(
        RoleAppRight(role_id=roles[role.id].id, application_id=applications[app].id, right=right)
        for role in template.roles
        for app, right in role.apps.items()
    )
    session.add_all(
        RolePermission(role_id=roles[role.id].id, permission=permission)
        for role in template.roles
        for permission in role.permissions
    )
    return roles


def _role(tenant: Tenant, role: TemplateRole) -> Role:
    return Role(
        tenant_id=tenant.id,
        name=role.name(tenant.language),
        user_type=role.user_type,
        binds_staff=role.bind_staff,
        own_scope=role.own_scope,
    )
