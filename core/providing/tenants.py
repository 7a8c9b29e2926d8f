"""The tenants of the installation as its provider keeps them: licence, suspension, servicing and its two permissions.

The provider's owner alone does this, and sees numbers, not people: who is in a tenant is support's to look up,
in the journal (I-38).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Cut, Database, fold
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotFound
from core.journal import record
from core.people import Membership, ProviderRole, require_provider
from core.servicing import stop_servicing
from core.tenants import LicenceState, Tenant


@dataclass(frozen=True)
class KeptTenant:
    """`licence` is what holds now: one whose time is over reads EXPIRED."""

    id: int
    name: str
    country: str
    time_zone: str
    created_at: datetime
    licence: LicenceState
    licence_until: datetime | None
    suspended: bool
    servicing: bool
    invites_tenants: bool
    subscribes_tariffs: bool
    people: int


@dataclass(frozen=True)
class TenantPage:
    rows: list[KeptTenant]
    number: int  # from 0
    pages: int
    total: int


class KeepingTenants:
    """Every method is the provider's owner's alone: PROVIDER_FORBIDS for anybody else."""

    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def page(self, actor: int, number: int = 0, search: str = "") -> TenantPage:
        """By name; `search` is a part of a name, or a tenant's number."""
        async with self._db.read() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            wanted = _matching(search.strip())
            cut = Cut.of(await session.scalar(select(func.count()).select_from(wanted.subquery())), number)
            rows = await session.execute(
                cut.applied(_with_people(wanted).order_by(Tenant.name_folded, Tenant.id))
            )
            now = self._clock.now()
            kept = [_kept(tenant, people, now) for tenant, people in rows]
            return TenantPage(kept, cut.number, cut.pages, cut.total)

    async def view(self, actor: int, tenant_id: int) -> KeptTenant:
        async with self._db.read() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            row = (
                await session.execute(_with_people(select(Tenant).where(Tenant.id == tenant_id)))
            ).one_or_none()
            if row is None:
                raise NotFound(Code.TENANT_UNKNOWN)
            return _kept(*row, self._clock.now())

    async def licence(
        self, actor: int, tenant_id: int, state: LicenceState, until: datetime | None = None
    ) -> None:
        """Y-04, I-35: PAID lets people be invited; TRIAL is valid for use; EXPIRED for nothing. `until`: no end."""
        now = self._clock.now()
        if until is not None and until <= now:
            raise Invalid(Code.TERM_INVALID)
        if state is LicenceState.EXPIRED:
            until = None
        async with self._db.write() as session:
            tenant = await _kept_by(session, actor, tenant_id)
            before, after = _licence(tenant), (state.value, _told(until))
            if before == after:
                return
            tenant.licence, tenant.licence_until = state, until
            _journal(session, now, "tenant.licence_changed", actor, tenant, before, after)

    async def suspend(self, actor: int, tenant_id: int) -> None:
        """Nobody uses anything of it, and nobody manages it, until it is restored."""
        await self._switch(actor, tenant_id, "suspended", on=True)

    async def restore(self, actor: int, tenant_id: int) -> None:
        await self._switch(actor, tenant_id, "suspended", on=False)

    async def let_service(self, actor: int, tenant_id: int, *, allowed: bool) -> None:
        """F-11, I-15: it may have operators; when that ends, they become USER and its relations end."""
        now = self._clock.now()
        async with self._db.write() as session:
            tenant = await _kept_by(session, actor, tenant_id)
            if tenant.servicing is allowed:
                return
            if allowed:
                tenant.servicing = True
            else:
                await stop_servicing(session, self._outbox, tenant, now, actor)
            _journal(session, now, "tenant.servicing_changed", actor, tenant, not allowed, allowed)

    async def let_invite(self, actor: int, tenant_id: int, *, allowed: bool) -> None:
        """F-13: its operators may invite new tenants."""
        await self._switch(actor, tenant_id, "invites_tenants", on=allowed, of_servicing=True)

    async def let_subscribe(self, actor: int, tenant_id: int, *, allowed: bool) -> None:
        """F-14: its operators may subscribe serviced tenants to tariffs."""
        await self._switch(actor, tenant_id, "subscribes_tariffs", on=allowed, of_servicing=True)

    async def _switch(
        self, actor: int, tenant_id: int, name: str, *, on: bool, of_servicing: bool = False
    ) -> None:
        """Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            tenant = await _kept_by(session, actor, tenant_id)
            if of_servicing and on and not tenant.servicing:
                raise Conflict(Code.TENANT_NOT_SERVICING)
            if getattr(tenant, name) is on:
                return
            setattr(tenant, name, on)
            _journal(session, now, f"tenant.{name}_changed", actor, tenant, not on, on)


async def _kept_by(session: AsyncSession, actor: int, tenant_id: int) -> Tenant:
    """The tenant, locked, for the provider's owner."""
    await require_provider(session, actor, ProviderRole.OWNER)
    tenant = await session.get(Tenant, tenant_id, with_for_update=True)
    if tenant is None:
        raise NotFound(Code.TENANT_UNKNOWN)
    return tenant


def _matching(search: str) -> Select[Tenant]:
    if not search:
        return select(Tenant)
    if search.isdecimal():
        return select(Tenant).where(Tenant.id == min(int(search), 2**31 - 1))
    parts = [Tenant.name_folded.contains(part, autoescape=True) for part in fold(search).split()]
    return select(Tenant).where(*parts)


def _with_people(tenants: Select[Tenant]) -> Select[Tenant, int]:
    people = (
        select(func.count())
        .select_from(Membership)
        .where(Membership.tenant_id == Tenant.id, Membership.is_live())
        .scalar_subquery()
    )
    return tenants.add_columns(people)


def _kept(tenant: Tenant, people: int, now: datetime) -> KeptTenant:
    return KeptTenant(
        tenant.id,
        tenant.name,
        tenant.country,
        tenant.time_zone,
        tenant.created_at,
        tenant.licence_at(now),
        tenant.licence_until,
        tenant.suspended,
        tenant.servicing,
        tenant.invites_tenants,
        tenant.subscribes_tariffs,
        people,
    )


def _licence(tenant: Tenant) -> tuple[str, str | None]:
    return tenant.licence.value, _told(tenant.licence_until)


def _told(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _journal(
    session: AsyncSession,
    now: datetime,
    action: str,
    actor: int,
    tenant: Tenant,
    before: object,
    after: object,
) -> None:
    record(session, now, action, actor=actor, tenant=tenant.id, before=before, after=after)
