"""Servicing: organisations that look after others, what they are subscribed to, and the reports on that."""

from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.report import ServicingReport
from core.servicing.tariff import Subscription, Tariff
from core.servicing.tenant_invitation import TenantInvitation, TenantInvitationState

__all__ = [
    "RelationState",
    "ServicingRelation",
    "ServicingReport",
    "Subscription",
    "Tariff",
    "TenantInvitation",
    "TenantInvitationState",
]
