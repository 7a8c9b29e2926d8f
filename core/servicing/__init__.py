"""Servicing: organisations that look after others, what they are subscribed to, and the reports on that."""

from core.servicing.coming import Coming, Way
from core.servicing.inviting import InvitedTenant
from core.servicing.letters import purposes
from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.relations import Related
from core.servicing.report import ServicingReport
from core.servicing.reports import Reports
from core.servicing.section import Overview, Servicing
from core.servicing.stopping import stop_servicing
from core.servicing.subscribing import Offered, Running
from core.servicing.tariff import Subscription, Tariff
from core.servicing.tenant_invitation import TenantInvitation, TenantInvitationState

__all__ = [
    "Coming",
    "InvitedTenant",
    "Offered",
    "Overview",
    "Related",
    "RelationState",
    "Reports",
    "Running",
    "Servicing",
    "ServicingRelation",
    "ServicingReport",
    "Subscription",
    "Tariff",
    "TenantInvitation",
    "TenantInvitationState",
    "Way",
    "purposes",
    "stop_servicing",
]
