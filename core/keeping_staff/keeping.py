"""The staff list of a tenant: the people of its schedule, with or without access of their own (Y-01, Y-02, Y-07).

Owners and administrators keep it. Who has access as one of them is a matter of his membership, and is changed as that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.changing import begin
from core.clock import Clock
from core.database import Database, fold, one_at_a_time, rerun_after_lost_race
from core.errors import Code, NotFound
from core.journal import record
from core.keeping_staff.removing import forget, lock_people
from core.keeping_staff.viewing import Candidates, StaffCard, StaffPage, candidates_for, card_of, page_of
from core.operations import recall, remember
from core.people import (
    Manager,
    Membership,
    StaffMember,
    clean_name,
    free_name,
    manager_of,
)


@dataclass(frozen=True)
class Added:
    names: tuple[str, ...]
    there_already: tuple[str, ...]  # in the list under such a name, in whatever case


class KeepingStaff:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def page(self, actor: int, tenant_id: int, number: int = 0, search: str = "") -> StaffPage:
        """By name, each with whoever has access as him. Three statements for any number."""
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            return await page_of(session, manager.tenant, number, search)

    async def card(self, actor: int, staff_member_id: int) -> StaffCard:
        async with self._db.read() as session:
            return await card_of(session, *await _kept(session, actor, staff_member_id))

    async def candidates(
        self, actor: int, staff_member_id: int, number: int = 0, search: str = ""
    ) -> Candidates:
        """Who may become this one: employees of the tenant who are nobody of the list yet, and whom this manager
        may change (I-18, I-19). `core.changing` binds them, and refuses anew.
        """
        async with self._db.read() as session:
            kept = await _kept(session, actor, staff_member_id)
            return await candidates_for(session, *kept, number, search)

    async def add(self, actor: int, tenant_id: int, names: Sequence[str], operation_id: str) -> Added:
        """Several at once. A name that stands in the list already is not added again: namesakes need telling apart.

        NAME_INVALID for any of them adds none.
        """
        wanted: dict[str, str] = {}
        for name in map(clean_name, names):
            wanted.setdefault(fold(name), name)
        now = self._clock.now()
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return Added(tuple(done["names"]), tuple(done["there_already"]))
            await manager_of(session, actor, tenant_id)
            await one_at_a_time(session, f"staff:{tenant_id}")
            there = set(
                await session.scalars(
                    select(StaffMember.name_folded).where(
                        StaffMember.tenant_id == tenant_id, StaffMember.name_folded.in_(wanted)
                    )
                )
            )
            new = [name for folded, name in wanted.items() if folded not in there]
            already = [name for folded, name in wanted.items() if folded in there]
            if new:
                members = [StaffMember(tenant_id=tenant_id, name=name) for name in new]
                session.add_all(members)
                await session.flush()
                ids = [member.id for member in members]
                record(session, now, "staff.added", actor=actor, tenant=tenant_id, staff=ids, after=new)
            await remember(session, operation_id, now, names=new, there_already=already)
            return Added(tuple(new), tuple(already))

    async def rename(self, actor: int, staff_member_id: int, name: str) -> None:
        """NAME_TAKEN where another one of the list is called so, in whatever case."""
        name = clean_name(name)
        now = self._clock.now()
        async with self._db.write() as session:
            _, member = await _kept(session, actor, staff_member_id, lock=True)
            if name == member.name:
                return
            await one_at_a_time(session, f"staff:{member.tenant_id}")
            others = StaffMember.tenant_id == member.tenant_id, StaffMember.id != member.id
            await free_name(session, StaffMember, name, *others)
            before, member.name = member.name, name
            _record(session, now, "staff.renamed", actor, member, before=before, after=name)

    @rerun_after_lost_race
    async def remove(self, actor: int, staff_member_id: int) -> None:
        """Out of the list, for good.

        - who has access as this one is bound to nobody from then on, where this manager may change him (I-18, I-19)
        - rights that named him keep the others they name: none at all where he was the only one, never everybody
        """
        now = self._clock.now()
        async with self._db.write() as session:
            _, member = await _kept(session, actor, staff_member_id)
            await lock_people(session, member)
            manager, member = await _kept(session, actor, staff_member_id, lock=True)
            bound = await session.scalar(
                select(Membership.id).where(Membership.staff_member_id == member.id, Membership.is_live())
            )
            if bound is not None:
                change = await begin(session, now, actor, bound)
                await change.done("person.staff_bound", None, before=member.name, after=None)
            await session.execute(
                update(Membership).where(Membership.staff_member_id == member.id).values(staff_member_id=None)
            )
            await forget(session, now, manager, member)
            await session.execute(delete(StaffMember).where(StaffMember.id == member.id))
            _record(session, now, "staff.removed", actor, member, before=member.name)


async def _kept(
    session: AsyncSession, actor: int, staff_member_id: int, *, lock: bool = False
) -> tuple[Manager, StaffMember]:
    """Somebody of the list, for a manager of that tenant."""
    member = await session.get(StaffMember, staff_member_id, with_for_update=lock)
    if member is None:
        raise NotFound(Code.STAFF_MEMBER_UNKNOWN)
    return await manager_of(session, actor, member.tenant_id), member


def _record(
    session: AsyncSession, now: datetime, action: str, actor: int, member: StaffMember, **details: Any
) -> None:
    record(session, now, action, actor=actor, tenant=member.tenant_id, staff=[member.id], **details)
