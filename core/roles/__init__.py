"""Roles: what a tenant calls its sets of rights, and the templates from which a new tenant starts."""

from core.roles.role import Role, RoleAppRight, RolePermission, UserType
from core.roles.templates import Template, copy_into, templates

__all__ = ["Role", "RoleAppRight", "RolePermission", "Template", "UserType", "copy_into", "templates"]
