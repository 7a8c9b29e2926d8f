"""Founding: the first start, and how tenants come to be."""

from core.founding.beginning import NewTenant, begin_tenant, check_country, check_time_zone
from core.founding.claim import Claim, ClaimProgress, take_up_claim
from core.founding.founding import Founding

__all__ = [
    "Claim",
    "ClaimProgress",
    "Founding",
    "NewTenant",
    "begin_tenant",
    "check_country",
    "check_time_zone",
    "take_up_claim",
]
