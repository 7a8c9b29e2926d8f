"""What the provider's owner keeps: the tenants with their licences, everybody's accounts, the tariffs."""

from core.providing.accounts import KeepingAccounts, KeptAccount
from core.providing.tariffs import KeepingTariffs, KeptTariff
from core.providing.tenants import KeepingTenants, KeptTenant, TenantPage

__all__ = [
    "KeepingAccounts",
    "KeepingTariffs",
    "KeepingTenants",
    "KeptAccount",
    "KeptTariff",
    "KeptTenant",
    "TenantPage",
]
