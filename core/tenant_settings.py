"""The settings of a tenant: its name, where it is, the language of its letters, its policies; the licence to be seen.

Its owners change them, its administrators see them. Of two changes at once the later one stands; the journal has both.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Cut, Database
from core.errors import Code, NotAllowed
from core.founding import check_country, check_time_zone
from core.journal import record
from core.people import (
    CALLED,
    CALLED_FOLDED,
    Account,
    AppDeviation,
    Manager,
    Membership,
    PermissionDeviation,
    clean_name,
    manager_of,
    owner_names,
)
from core.tenants import LicenceState
from core.texts import LANGUAGES


class Policy(StrEnum):
    """What a tenant decides for all its people: each a column of the same name."""

    PERSONAL_RIGHTS = "personal_rights"
    HANDS_OVER_ON_TRIAL = "hands_over_on_trial"
    REPLACES_HANDED_OVER = "replaces_handed_over"


@dataclass(frozen=True)
class TenantView:
    tenant_id: int  # by this number a servicing organisation asks for it
    name: str
    country: str
    time_zone: str
    language: str
    licence: LicenceState  # as of now
    licence_until: datetime | None
    may_hand_over: bool  # by the licence and the policy (I-35)
    policies: frozenset[Policy]  # those that are on
    is_owner: bool
    owners: tuple[str, ...]  # to whom an administrator turns
    differing: int  # how many people have rights that differ from their role


@dataclass(frozen=True)
class Differs:
    """Somebody whose rights differ from what his role recommends."""

    membership_id: int
    full_name: str


@dataclass(frozen=True)
class DiffersPage:
    rows: tuple[Differs, ...]
    number: int  # from 0
    pages: int
    total: int


class TenantSettings:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def view(self, actor: int, tenant_id: int) -> TenantView:
        now = self._clock.now()
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            tenant = manager.tenant
            return TenantView(
                tenant.id,
                tenant.name,
                tenant.country,
                tenant.time_zone,
                tenant.language,
                tenant.licence_at(now),
                tenant.licence_until,
                tenant.may_hand_over(now),
                frozenset(policy for policy in Policy if getattr(tenant, policy)),
                manager.is_owner,
                tuple(await owner_names(session, tenant_id, now)),
                await session.scalar(select(func.count(Membership.id)).where(*_differing(tenant_id))) or 0,
            )

    async def differing(self, actor: int, tenant_id: int, number: int = 0) -> DiffersPage:
        """Whose rights differ from what his role recommends, by name: where personal rights are switched off, they
        stay in force until somebody drops them (`core.changing`).
        """
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            wanted = _differing(tenant_id)
            cut = Cut.of(await session.scalar(select(func.count(Membership.id)).where(*wanted)), number)
            rows = await session.execute(
                cut.applied(
                    select(Membership.id, CALLED)
                    .join(Account, Account.id == Membership.account_id)
                    .where(*wanted)
                    .order_by(CALLED_FOLDED, Membership.id)
                )
            )
            return DiffersPage(tuple(Differs(*row) for row in rows), cut.number, cut.pages, cut.total)

    async def rename(self, actor: int, tenant_id: int, name: str) -> None:
        """NAME_INVALID for what no organisation is called."""
        await self._set(actor, tenant_id, "tenant.renamed", name=clean_name(name))

    async def move(self, actor: int, tenant_id: int, country: str, time_zone: str) -> None:
        """The country is the default region of phones; days and reports go by the time zone (I-27, F-15)."""
        country, time_zone = check_country(country), check_time_zone(time_zone)
        await self._set(actor, tenant_id, "tenant.moved", country=country, time_zone=time_zone)

    async def speak(self, actor: int, tenant_id: int, language: str) -> None:
        """Of letters from now on; what is named already keeps its names."""
        if language not in LANGUAGES:
            raise ValueError(language)
        await self._set(actor, tenant_id, "tenant.language_changed", language=language)

    async def decide(self, actor: int, tenant_id: int, policy: Policy, on: bool) -> None:
        """Switch a policy on or off.

        - PERSONAL_RIGHTS off: nobody is given rights of his own any more; those that were given stay in force, and
          `differing` lists who has them
        - HANDS_OVER_ON_TRIAL: passwords may be handed over without a paid licence (I-35)
        - REPLACES_HANDED_OVER: who is handed a password from now on sets his own first (I-39)
        """
        await self._set(actor, tenant_id, "tenant.policy_changed", **{policy.value: on})

    async def _set(self, actor: int, tenant_id: int, action: str, **values: Any) -> None:
        """What is so already is done."""
        now = self._clock.now()
        async with self._db.write() as session:
            tenant = (await _owner(session, actor, tenant_id)).tenant
            await session.refresh(tenant, with_for_update=True)
            changed = {name: value for name, value in values.items() if getattr(tenant, name) != value}
            if not changed:
                return
            before = {name: getattr(tenant, name) for name in changed}
            for name, value in changed.items():
                setattr(tenant, name, value)
            record(session, now, action, actor=actor, tenant=tenant_id, before=before, after=changed)


async def _owner(session: AsyncSession, actor: int, tenant_id: int) -> Manager:
    manager = await manager_of(session, actor, tenant_id)
    if not manager.is_owner:
        raise NotAllowed(Code.OWNERS_ONLY)
    return manager


def _differing(tenant_id: int) -> tuple[Any, ...]:
    """For a statement about memberships."""
    has_own = (
        select(kind.membership_id).where(kind.membership_id == Membership.id).exists()
        for kind in (AppDeviation, PermissionDeviation)
    )
    return Membership.tenant_id == tenant_id, Membership.is_live(), or_(*has_own)
