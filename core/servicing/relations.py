"""How one tenant comes to service another, and how that ends: between their owners, by the serviced one's number.

The number is the tenant's id, which its owner tells. Until he has accepted, who asks sees the number and no name.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import record
from core.operations import recall, remember
from core.servicing.guards import owner_of, viewer_of
from core.servicing.letters import tell_owners
from core.servicing.relation import LIVING, RelationState, ServicingRelation
from core.tenants import Tenant, TenantRole


@dataclass(frozen=True)
class Related:
    """A tenant that services ours, or that ours services; its name once both sides want it, or to who is asked."""

    id: int
    number: int
    name: str | None
    state: RelationState
    may_answer: bool
    may_end: bool


class Relations:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def serviced(self, actor: int, tenant_id: int) -> list[Related]:
        """Whom this tenant services or has asked to: for its owners and operators, the living ones by number."""
        async with self._db.read() as session:
            member = await viewer_of(session, actor, tenant_id, self._clock.now())
            rows = await session.execute(
                select(ServicingRelation, Tenant.name)
                .join(Tenant, Tenant.id == ServicingRelation.serviced_id)
                .where(ServicingRelation.servicing_id == tenant_id, ServicingRelation.state.in_(LIVING))
                .order_by(Tenant.id)
            )
            owns = member.membership.tenant_role is TenantRole.OWNER
            return [
                Related(
                    relation.id,
                    relation.serviced_id,
                    name if relation.state is RelationState.LIVE else None,
                    relation.state,
                    may_answer=False,
                    may_end=owns,
                )
                for relation, name in rows
            ]

    async def servicing(self, actor: int, tenant_id: int) -> list[Related]:
        """Who services this tenant, and who asks to: its owners' business alone."""
        async with self._db.read() as session:
            await owner_of(session, actor, tenant_id)
            rows = await session.execute(
                select(ServicingRelation, Tenant.name)
                .join(Tenant, Tenant.id == ServicingRelation.servicing_id)
                .where(ServicingRelation.serviced_id == tenant_id, ServicingRelation.state.in_(LIVING))
                .order_by(Tenant.id)
            )
            return [
                Related(
                    relation.id,
                    relation.servicing_id,
                    name,
                    relation.state,
                    may_answer=relation.state is RelationState.ASKED,
                    may_end=relation.state is RelationState.LIVE,
                )
                for relation, name in rows
            ]

    @rerun_after_lost_race
    async def ask(self, actor: int, tenant_id: int, number: int, operation_id: str) -> int:
        """The owner of a servicing tenant asks another tenant's owners whether he may. Returns the relation's id.

        - PROVIDER_FORBIDS where the tenant is no servicing one, SERVICES_ITSELF, TENANT_NUMBER_UNKNOWN
        - asked twice is asked once; RELATION_EXISTS where it lives already
        - declined or ended, it may be asked for anew
        """
        now = self._clock.now()
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["relation_id"])
            member = await owner_of(session, actor, tenant_id)
            if not member.tenant.servicing:
                raise NotAllowed(Code.PROVIDER_FORBIDS, what="service")
            if number == tenant_id:
                raise Invalid(Code.SERVICES_ITSELF)
            other = await session.get(Tenant, number) if 0 < number < 2**31 else None
            if other is None or other.suspended:
                raise NotFound(Code.TENANT_NUMBER_UNKNOWN, number=str(number))
            living = await session.scalar(
                select(ServicingRelation).where(
                    ServicingRelation.servicing_id == tenant_id,
                    ServicingRelation.serviced_id == number,
                    ServicingRelation.state.in_(LIVING),
                )
            )
            if living is not None and living.state is RelationState.LIVE:
                raise Conflict(Code.RELATION_EXISTS, tenant=other.name)
            if living is not None:
                return living.id
            relation = ServicingRelation(
                servicing_id=tenant_id,
                serviced_id=number,
                state=RelationState.ASKED,
                asked_by=actor,
                asked_at=now,
            )
            session.add(relation)
            await session.flush()
            await tell_owners(session, self._outbox, number, "servicing-asked", relation.id, now)
            record(
                session,
                now,
                "servicing.asked",
                actor=actor,
                tenant=tenant_id,
                also=[number],
                relation=relation.id,
                before=None,
                after=relation.state,
            )
            await remember(session, operation_id, now, relation_id=relation.id)
            return relation.id

    async def accept(self, actor: int, relation_id: int) -> str:
        """By an owner of the tenant that was asked; twice is once. Returns the name of who services it now."""
        return await self._answer(actor, relation_id, RelationState.LIVE, "servicing-accepted")

    async def decline(self, actor: int, relation_id: int) -> str:
        return await self._answer(actor, relation_id, RelationState.DECLINED, "servicing-declined")

    async def end(self, actor: int, relation_id: int) -> None:
        """By an owner of either side; a request, by who asked. The owners of the other side hear of it."""
        now = self._clock.now()
        async with self._db.write() as session:
            relation = await _locked(session, relation_id)
            mine = await _own_side(session, actor, relation)
            if relation.state is RelationState.ENDED:
                return
            asked = relation.state is RelationState.ASKED
            if relation.state not in LIVING or (asked and mine != relation.servicing_id):
                raise Conflict(Code.ALREADY_DONE)
            await end_relation(session, self._outbox, relation, mine, actor, now)

    async def _answer(self, actor: int, relation_id: int, answer: RelationState, notice: str) -> str:
        now = self._clock.now()
        async with self._db.write() as session:
            relation = await _locked(session, relation_id)
            await owner_of(session, actor, relation.serviced_id)
            servicing = await session.get_one(Tenant, relation.servicing_id)
            if relation.state is answer:
                return servicing.name
            if relation.state is not RelationState.ASKED or not servicing.servicing:
                raise Conflict(Code.ALREADY_DONE)
            relation.become(answer, actor, now)
            await tell_owners(session, self._outbox, servicing.id, notice, relation.id, now)
            record(
                session,
                now,
                "servicing.accepted" if answer is RelationState.LIVE else "servicing.declined",
                actor=actor,
                tenant=relation.serviced_id,
                also=[servicing.id],
                relation=relation.id,
                before=RelationState.ASKED,
                after=answer,
            )
            return servicing.name


async def end_relation(
    session: AsyncSession, outbox: Outbox, relation: ServicingRelation, mine: int, actor: int, now: datetime
) -> None:
    """On the side of the tenant `mine`; the owners of the other one hear of it, if they ever had it."""
    before, other = relation.state, relation.other_side(mine)
    relation.become(RelationState.ENDED, actor, now)
    await outbox.drop(session, "servicing-asked", relation.id)
    if before is RelationState.LIVE:
        await tell_owners(session, outbox, other, "servicing-ended", relation.id, now)
    record(
        session,
        now,
        "servicing.ended",
        actor=actor,
        tenant=mine,
        also=[other],
        relation=relation.id,
        before=before,
        after=relation.state,
    )


async def _locked(session: AsyncSession, relation_id: int) -> ServicingRelation:
    relation = await session.get(ServicingRelation, relation_id, with_for_update=True)
    if relation is None:
        raise NotFound(Code.RELATION_UNKNOWN)
    return relation


async def _own_side(session: AsyncSession, actor: int, relation: ServicingRelation) -> int:
    """Which of the two he owns; who owns both is taken for the servicing one."""
    try:
        await owner_of(session, actor, relation.servicing_id)
    except (NotFound, NotAllowed):
        await owner_of(session, actor, relation.serviced_id)
        return relation.serviced_id
    return relation.servicing_id
