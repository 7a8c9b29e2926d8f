"""How the applications of a tenant are kept: what there is, where each opens, in what state, with which roles inside."""

from core.keeping_applications.keeping import KeepingApplications
from core.keeping_applications.links import Link
from core.keeping_applications.viewing import ApplicationView, ListedApplication, RoleInside

__all__ = ["ApplicationView", "KeepingApplications", "Link", "ListedApplication", "RoleInside"]
