"""Tenants: the organisations, their licence, and the ladder of tenant roles."""

from core.tenants.ladder import TenantRole
from core.tenants.tenant import LicenceState, Tenant

__all__ = ["LicenceState", "Tenant", "TenantRole"]
