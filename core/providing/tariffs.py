"""The tariffs that the provider offers. Plain records: operators subscribe serviced tenants to them (F-14)."""

from dataclasses import dataclass

from sqlalchemy import func, select

from core import limits
from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.errors import Code, Invalid, NotFound
from core.journal import record
from core.operations import recall, remember
from core.people import ProviderRole, clean_name, free_name, require_provider
from core.servicing import Subscription, Tariff


@dataclass(frozen=True)
class KeptTariff:
    id: int
    name: str
    days: int
    offered: bool
    subscriptions: int  # that are running


class KeepingTariffs:
    """Every method is the provider's owner's alone: PROVIDER_FORBIDS for anybody else."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def list(self, actor: int) -> list[KeptTariff]:
        """Those on offer first, by name."""
        running = (
            select(func.count())
            .select_from(Subscription)
            .where(Subscription.tariff_id == Tariff.id, Subscription.until > self._clock.now())
            .scalar_subquery()
        )
        async with self._db.read() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            rows = await session.execute(
                select(Tariff, running).order_by(Tariff.offered.desc(), Tariff.name_folded, Tariff.id)
            )
            return [KeptTariff(each.id, each.name, each.days, each.offered, count) for each, count in rows]

    @rerun_after_lost_race
    async def create(self, actor: int, name: str, days: int, operation_id: str) -> int:
        """Names are unique, however they are written: NAME_TAKEN."""
        now = self._clock.now()
        name = clean_name(name)
        if not 1 <= days <= limits.TARIFF_DAYS_MAX:
            raise Invalid(Code.TARIFF_DAYS_INVALID, max=limits.TARIFF_DAYS_MAX)
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["tariff_id"])
            await require_provider(session, actor, ProviderRole.OWNER)
            tariff = Tariff(name=await free_name(session, Tariff, name), days=days, offered=True)
            session.add(tariff)
            await session.flush()
            record(session, now, "tariff.created", actor=actor, tariff=name, after=days)
            await remember(session, operation_id, now, tariff_id=tariff.id)
            return tariff.id

    async def offer(self, actor: int, tariff_id: int, *, offered: bool) -> None:
        """One that is withdrawn is kept for its subscriptions, and can be offered again. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            tariff = await session.get(Tariff, tariff_id, with_for_update=True)
            if tariff is None:
                raise NotFound(Code.TARIFF_UNKNOWN)
            if tariff.offered is offered:
                return
            tariff.offered = offered
            action = "tariff.offered" if offered else "tariff.withdrawn"
            record(session, now, action, actor=actor, tariff=tariff.name, before=not offered, after=offered)
