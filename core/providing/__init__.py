"""What the provider's owner keeps: the tenants with their licences, everybody's accounts, support, the tariffs, delivery."""

from core.providing.accounts import KeepingAccounts, KeptAccount
from core.providing.agents import KeepingAgents, purposes
from core.providing.delivery import DeliveryView, WatchingDelivery
from core.providing.tariffs import KeepingTariffs, KeptTariff
from core.providing.tenants import KeepingTenants, KeptTenant, TenantPage

__all__ = [
    "DeliveryView",
    "KeepingAccounts",
    "KeepingAgents",
    "KeepingTariffs",
    "KeepingTenants",
    "KeptAccount",
    "KeptTariff",
    "KeptTenant",
    "TenantPage",
    "WatchingDelivery",
    "purposes",
]
