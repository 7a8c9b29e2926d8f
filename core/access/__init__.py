"""The one rule of access, the catalogue of permissions, and the decision with its reasons. Pure."""

from core.access.catalogue import Block, Catalogue, Permission, Platform, ScopeKind, Shipped, catalogue
from core.access.decision import Decision, Finding, Masked, decide, explain
from core.access.facts import Facts, Resource, Target
from core.access.reasons import Audience, Reason
from core.access.rights import (
    EVERYTHING,
    AppRight,
    Deviation,
    PermissionDeviation,
    Permissions,
    Right,
    Scope,
    effective,
    own_scope,
    united,
)

__all__ = [
    "EVERYTHING",
    "AppRight",
    "Audience",
    "Block",
    "Catalogue",
    "Decision",
    "Deviation",
    "Facts",
    "Finding",
    "Masked",
    "Permission",
    "PermissionDeviation",
    "Permissions",
    "Platform",
    "Reason",
    "Resource",
    "Right",
    "Scope",
    "ScopeKind",
    "Shipped",
    "Target",
    "catalogue",
    "decide",
    "effective",
    "explain",
    "own_scope",
    "united",
]
