"""Servicing as the edges see it: its flows in one hand, and what a tenant's section opens with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from core import limits
from core.clock import Clock
from core.database import Database
from core.delivery import Outbox
from core.people import Identifier, IdentifierType
from core.secrets import ServerKey
from core.servicing.coming import ComingTenants
from core.servicing.guards import viewer_of
from core.servicing.inviting import InvitingTenants
from core.servicing.news import goes_on
from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.relations import Relations
from core.servicing.reports import Reports
from core.servicing.subscribing import Subscribing
from core.servicing.tariff import Subscription
from core.servicing.tenant_invitation import OPEN, TenantInvitation
from core.tenants import TenantRole


@dataclass(frozen=True)
class Overview:
    """What the viewer may do here, and how much there is of everything. Who services us is the owners' to see."""

    tenant: str
    number: int
    time_zone: str
    servicing: bool
    owns: bool
    operates: bool
    may_invite: bool
    may_subscribe: bool
    reports_reach: bool  # an operator without a proven e-mail gets none (F-15)
    serviced: int
    asked: int
    serviced_by: int
    requests: int
    invited: int
    ending: int


class Servicing:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        key: ServerKey,
        link_to: Callable[[str], str],
        life: timedelta,
    ) -> None:
        self._db = database
        self._clock = clock
        self.relations = Relations(database, clock, outbox)
        self.inviting = InvitingTenants(database, clock, outbox, key, link_to, life)
        self.coming = ComingTenants(database, clock, outbox, key)
        self.subscribing = Subscribing(database, clock)
        self.reports = Reports(database, clock, outbox)

    async def overview(self, actor: int, tenant_id: int) -> Overview:
        """For its owners and operators. Two statements."""
        now = self._clock.now()
        ours, theirs = ServicingRelation.servicing_id, ServicingRelation.serviced_id
        live, asked = RelationState.LIVE, RelationState.ASKED
        relations = select(func.count()).select_from(ServicingRelation)
        invited = (
            select(func.count())
            .select_from(TenantInvitation)
            .where(
                TenantInvitation.servicing_id == tenant_id,
                TenantInvitation.state.in_(OPEN),
                TenantInvitation.expires_at > now,
            )
        )
        ending = (
            select(func.count())
            .select_from(Subscription)
            .join(ServicingRelation, theirs == Subscription.tenant_id)
            .where(ours == tenant_id, ServicingRelation.state == live)
            .where(Subscription.until > now, Subscription.until <= now + limits.REPORT_AHEAD, ~goes_on())
        )
        reached = (
            select(func.count())
            .select_from(Identifier)
            .where(
                Identifier.account_id == actor,
                Identifier.type == IdentifierType.EMAIL,
                Identifier.verified_at.is_not(None),
            )
        )
        counts = select(
            *(
                relations.where(side == tenant_id, ServicingRelation.state == state).scalar_subquery()
                for side in (ours, theirs)
                for state in (live, asked)
            ),
            invited.scalar_subquery(),
            ending.scalar_subquery(),
            reached.scalar_subquery(),
        )
        async with self._db.read() as session:
            viewer = await viewer_of(session, actor, tenant_id, now)
            counted = (await session.execute(counts)).one()
        serviced, asking, serviced_by, requests, inviting, ends, mails = tuple(counted)
        tenant, owns = viewer.tenant, viewer.membership.tenant_role is TenantRole.OWNER
        operates = not owns and tenant.servicing
        return Overview(
            tenant=tenant.name,
            number=tenant.id,
            time_zone=tenant.time_zone,
            servicing=tenant.servicing,
            owns=owns,
            operates=operates,
            may_invite=operates and tenant.invites_tenants,
            may_subscribe=operates and tenant.subscribes_tariffs,
            reports_reach=mails > 0,
            serviced=serviced,
            asked=asking,
            serviced_by=serviced_by if owns else 0,
            requests=requests if owns else 0,
            invited=inviting,
            ending=ends,
        )
