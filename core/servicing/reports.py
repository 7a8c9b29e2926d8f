"""Reports on serviced tenants (F-15): once a day at 9:00 by the servicing tenant's clock, to its operators' e-mail.

What was reported up to which moment stands in a row of its own, one for each day, whether or not there was anything
to tell: so periods join, and a process that was killed goes on where it stood.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from core import limits
from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.delivery import Address, Outbox
from core.people import Account, AccountState, Identifier, IdentifierType, Membership
from core.servicing.letters import REPORT
from core.servicing.news import news_of
from core.servicing.report import ServicingReport
from core.tenants import Tenant, TenantRole

_STEP = timedelta(minutes=15)  # every time zone is a multiple of this, so nobody's 9:00 is missed

log = structlog.get_logger()


class Reports:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._looks_again = datetime.min.replace(tzinfo=UTC)

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                await self.run_due()
            except (SQLAlchemyError, OSError) as error:
                log.error("reports cannot reach the database", error=type(error).__name__)
                await self._clock.sleep_until(self._clock.now() + limits.DELIVERY_FIRST_WAIT)
                continue
            now = self._clock.now()
            self._looks_again = now + _STEP - (now - datetime.min.replace(tzinfo=UTC)) % _STEP
            await self._clock.sleep_until(self._looks_again)

    def busy(self) -> str | None:
        """A probe: is it time to look, and has nobody looked yet?"""
        return "reports: time to look" if self._clock.now() >= self._looks_again else None

    async def run_due(self) -> int:
        """Write every report whose time has come; how many tenants it was."""
        now = self._clock.now()
        async with self._db.read() as session:
            rows = await session.execute(
                select(Tenant.id, Tenant.time_zone, func.max(ServicingReport.day))
                .outerjoin(ServicingReport, ServicingReport.servicing_id == Tenant.id)
                .where(Tenant.servicing, Tenant.suspended.is_(False))
                .group_by(Tenant.id, Tenant.time_zone)
                .order_by(Tenant.id)
            )
            last = [(tenant_id, _last_time(now, time_zone), day) for tenant_id, time_zone, day in rows]
        due = [(tenant_id, at) for tenant_id, at, day in last if day is None or day < at.date()]
        for tenant_id, at in due:
            await self._report(tenant_id, at, now)
        return len(due)

    @rerun_after_lost_race
    async def _report(self, tenant_id: int, at: datetime, now: datetime) -> None:
        async with self._db.write() as session:
            former = await session.scalar(
                select(ServicingReport)
                .where(ServicingReport.servicing_id == tenant_id)
                .order_by(ServicingReport.day.desc())
                .limit(1)
            )
            if former is not None and former.day >= at.date():
                return
            tenant = await session.get_one(Tenant, tenant_id)
            since = former.until if former is not None else min(tenant.created_at, at)
            report = ServicingReport(servicing_id=tenant_id, day=at.date(), since=since, until=at)
            session.add(report)
            await session.flush()
            if not await news_of(session, report):
                return
            for language, address in await session.execute(_readers(tenant_id, now)):
                await self._outbox.put(
                    session,
                    now,
                    purpose=REPORT,
                    subject_id=report.id,
                    generation=1,
                    to=Address("email", address),
                    language=language,
                )


def _last_time(now: datetime, time_zone: str) -> datetime:
    """The last moment at which it was time for a report there."""
    local = now.astimezone(ZoneInfo(time_zone))
    today = datetime.combine(local.date(), limits.REPORT_AT, local.tzinfo)
    if today <= local:
        return today
    return datetime.combine(local.date() - timedelta(days=1), limits.REPORT_AT, local.tzinfo)


def _readers(tenant_id: int, now: datetime) -> Select[str, str]:
    """Language and e-mail of every operator who works there: not conditioned by what the provider allows (F-15)."""
    return (
        select(Account.language, Identifier.value)
        .join(Membership, Membership.account_id == Account.id)
        .join(Identifier, Identifier.account_id == Account.id)
        .where(
            Membership.tenant_id == tenant_id,
            Membership.tenant_role == TenantRole.SERVICING_OPERATOR,
            Membership.is_active(now),
            Account.state == AccountState.ACTIVE,
            Identifier.type == IdentifierType.EMAIL,
            Identifier.verified_at.is_not(None),
        )
    )
