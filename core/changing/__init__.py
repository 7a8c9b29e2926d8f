"""Changing people: roles, rights, staff member, sessions; suspending, restoring and ending a membership."""

from core.changing.change import Change, begin
from core.changing.deviations import Differing
from core.changing.leaving import Leaving
from core.changing.rights import Given, GivingRights, Whose, put_permission, put_right
from core.changing.roles import Changing, RolePlan
from core.changing.telling import purposes
from core.changing.view import BlockLine, PermissionLine, PersonRights, RightLine

__all__ = [
    "BlockLine",
    "Change",
    "Changing",
    "Differing",
    "Given",
    "GivingRights",
    "Leaving",
    "PermissionLine",
    "PersonRights",
    "RightLine",
    "RolePlan",
    "Whose",
    "begin",
    "purposes",
    "put_permission",
    "put_right",
]
