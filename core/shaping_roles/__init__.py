"""How the roles of a tenant are looked at and shaped: made, named, changed, left by everybody, deleted."""

from core.shaping_roles.presets import Preset
from core.shaping_roles.reach import MovePlan, RolePlan
from core.shaping_roles.shaping import Saved, ShapingRoles
from core.shaping_roles.viewing import AppLine, ListedRole, RoleView

__all__ = [
    "AppLine",
    "ListedRole",
    "MovePlan",
    "Preset",
    "RolePlan",
    "RoleView",
    "Saved",
    "ShapingRoles",
]
