"""How an operator subscribes a serviced tenant to a tariff (F-14), and what is running. Plain records: no licence
depends on them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.errors import Code, NotAllowed, NotFound
from core.journal import record
from core.operations import recall, remember
from core.servicing.guards import operator_of, viewer_of
from core.servicing.news import goes_on
from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.tariff import Subscription, Tariff
from core.tenants import Tenant


@dataclass(frozen=True)
class Offered:
    """A tariff that may be subscribed to, and how long that runs."""

    id: int
    name: str
    days: int


@dataclass(frozen=True)
class Running:
    """A subscription: what of, whose, and its time. One that goes on after its end does not end soon."""

    tenant: str
    tariff: str
    since: datetime
    until: datetime
    ends_soon: bool


class Subscribing:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def running(self, actor: int, tenant_id: int) -> list[Running]:
        """What the serviced tenants are subscribed to, what ends first on top."""
        now = self._clock.now()
        async with self._db.read() as session:
            await viewer_of(session, actor, tenant_id, now)
            rows = await session.execute(
                select(Tenant.name, Tariff.name, Subscription.since, Subscription.until, goes_on())
                .join(Tenant, Tenant.id == Subscription.tenant_id)
                .join(Tariff, Tariff.id == Subscription.tariff_id)
                .join(ServicingRelation, ServicingRelation.serviced_id == Subscription.tenant_id)
                .where(
                    ServicingRelation.servicing_id == tenant_id,
                    ServicingRelation.state == RelationState.LIVE,
                    Subscription.until > now,
                )
                .order_by(Subscription.until, Subscription.id)
            )
            soon = now + limits.REPORT_AHEAD
            return [
                Running(tenant, tariff, since, until, until <= soon and not more)
                for tenant, tariff, since, until, more in rows
            ]

    async def tenants(self, actor: int, tenant_id: int) -> list[tuple[int, str]]:
        """Whom an operator may subscribe, by name. Refused before anything is chosen."""
        async with self._db.read() as session:
            await _subscribing(session, actor, tenant_id, self._clock.now())
            rows = await session.execute(
                select(Tenant.id, Tenant.name)
                .join(ServicingRelation, ServicingRelation.serviced_id == Tenant.id)
                .where(
                    ServicingRelation.servicing_id == tenant_id,
                    ServicingRelation.state == RelationState.LIVE,
                )
                .order_by(Tenant.name_folded, Tenant.id)
            )
            return [(id_, name) for id_, name in rows]

    async def tariffs(self, actor: int, tenant_id: int) -> list[Offered]:
        async with self._db.read() as session:
            await _subscribing(session, actor, tenant_id, self._clock.now())
            rows = await session.scalars(select(Tariff).where(Tariff.offered).order_by(Tariff.id))
            return [Offered(tariff.id, tariff.name, tariff.days) for tariff in rows]

    async def plan(self, actor: int, tenant_id: int, serviced_id: int, tariff_id: int) -> Running:
        """What would be subscribed now: to be looked at before it is."""
        async with self._db.read() as session:
            await _subscribing(session, actor, tenant_id, self._clock.now())
            return await self._plan(session, tenant_id, serviced_id, tariff_id)

    @rerun_after_lost_race
    async def subscribe(
        self, actor: int, tenant_id: int, serviced_id: int, tariff_id: int, operation_id: str
    ) -> Running:
        """F-14, and only while the provider allows it to this tenant (PROVIDER_FORBIDS).

        - by an operator: NOT_AN_OPERATOR, owners included
        - for a tenant that is serviced now: NOT_SERVICED; to a tariff that is offered now: TARIFF_UNKNOWN
        - where the same tariff still runs, the new time begins at its end
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, f"subscribing:{serviced_id}")  # or two would begin at the same end
            done = await recall(session, operation_id)
            if done is not None:
                return await self._made(session, done["subscription_id"])
            await _subscribing(session, actor, tenant_id, now)
            plan = await self._plan(session, tenant_id, serviced_id, tariff_id)
            subscription = Subscription(
                tenant_id=serviced_id,
                tariff_id=tariff_id,
                since=plan.since,
                until=plan.until,
                subscribed_by=actor,
                servicing_id=tenant_id,
                created_at=now,
            )
            session.add(subscription)
            await session.flush()
            record(
                session,
                now,
                "tenant.subscribed",
                actor=actor,
                tenant=serviced_id,
                also=[tenant_id],
                subscription=subscription.id,
                before=None,
                after=plan.tariff,
                until=plan.until.isoformat(),
            )
            await remember(session, operation_id, now, subscription_id=subscription.id)
            return plan

    async def _plan(self, session: AsyncSession, tenant_id: int, serviced_id: int, tariff_id: int) -> Running:
        serviced = await session.scalar(
            select(Tenant)
            .join(ServicingRelation, ServicingRelation.serviced_id == Tenant.id)
            .where(
                ServicingRelation.servicing_id == tenant_id,
                ServicingRelation.serviced_id == serviced_id,
                ServicingRelation.state == RelationState.LIVE,
            )
        )
        if serviced is None:
            raise NotAllowed(Code.NOT_SERVICED)
        tariff = await session.get(Tariff, tariff_id)
        if tariff is None or not tariff.offered:
            raise NotFound(Code.TARIFF_UNKNOWN)
        runs_until = await session.scalar(
            select(func.max(Subscription.until, type_=Subscription.until.type)).where(
                Subscription.tenant_id == serviced_id, Subscription.tariff_id == tariff_id
            )
        )
        now = self._clock.now()
        since = max(now, runs_until or now)
        until = since + timedelta(days=tariff.days)
        return Running(serviced.name, tariff.name, since, until, ends_soon=False)

    async def _made(self, session: AsyncSession, subscription_id: int) -> Running:
        row = await session.execute(
            select(Tenant.name, Tariff.name, Subscription.since, Subscription.until)
            .join(Tenant, Tenant.id == Subscription.tenant_id)
            .join(Tariff, Tariff.id == Subscription.tariff_id)
            .where(Subscription.id == subscription_id)
        )
        return Running(*row.one(), ends_soon=False)


async def _subscribing(session: AsyncSession, actor: int, tenant_id: int, now: datetime) -> None:
    operator = await operator_of(session, actor, tenant_id, now)
    if not operator.tenant.subscribes_tariffs:
        raise NotAllowed(Code.PROVIDER_FORBIDS, what="subscribe")
