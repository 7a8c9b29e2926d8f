"""Roles: what a tenant calls its sets of rights, and the templates from which a new tenant starts."""

from core.roles.role import Role, RoleAppRight, RolePermission, UserType
from core.roles.shape import RoleEdit, RoleShape, in_order
from core.roles.templates import Template, TemplateApp, TemplateRole, copy_into, templates

__all__ = [
    "Role",
    "RoleAppRight",
    "RoleEdit",
    "RolePermission",
    "RoleShape",
    "Template",
    "TemplateApp",
    "TemplateRole",
    "UserType",
    "copy_into",
    "in_order",
    "templates",
]
