"""The staff list of a tenant: the people of its schedule, with or without access of their own (Y-01, Y-02, Y-07).

Owners and administrators keep it. Who has access as one of them is a matter of his membership, and is changed as that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVarTuple

from sqlalchemy import Result, Select, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.changing import begin
from core.clock import Clock
from core.database import Cut, Database, fold, one_at_a_time, rerun_after_lost_race
from core.errors import Code, NotFound
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    Manager,
    Membership,
    MembershipRole,
    PermissionDeviation,
    StaffMember,
    clean_name,
    free_name,
    manager_of,
)
from core.roles import UserType
from core.tenants import TenantRole


@dataclass(frozen=True)
class StaffLine:
    id: int
    name: str
    person: str | None  # who has access as this one


@dataclass(frozen=True)
class StaffPage:
    tenant: str
    rows: tuple[StaffLine, ...]
    number: int  # from 0
    pages: int
    total: int


@dataclass(frozen=True)
class StaffCard:
    id: int
    tenant_id: int
    tenant: str
    name: str
    membership_id: int | None  # who has access as this one
    person: str | None
    version: int | None  # of that membership
    may_release: bool  # by this manager: I-18, I-19
    named_by: int  # how many people have a right that names this one


@dataclass(frozen=True)
class Candidate:
    membership_id: int
    version: int
    full_name: str


@dataclass(frozen=True)
class Candidates:
    rows: tuple[Candidate, ...]
    number: int
    pages: int


@dataclass(frozen=True)
class Added:
    names: tuple[str, ...]
    there_already: tuple[str, ...]  # in the list under such a name, in whatever case


Ts = TypeVarTuple("Ts")

# An existing person is called what his adder calls him, until he accepts (F-02).
_PERSON = func.coalesce(Membership.called, Account.full_name)
_PERSON_FOLDED = func.coalesce(Membership.called_folded, Account.full_name_folded)


class KeepingStaff:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def page(self, actor: int, tenant_id: int, number: int = 0, search: str = "") -> StaffPage:
        """By name, each with whoever has access as him. Three statements for any number."""
        async with self._db.read() as session:
            tenant = (await manager_of(session, actor, tenant_id)).tenant
            matching = [
                StaffMember.name_folded.contains(part, autoescape=True) for part in fold(search).split()
            ]
            people = (
                select(StaffMember.id, StaffMember.name, _PERSON)
                .outerjoin(Membership, (Membership.staff_member_id == StaffMember.id) & Membership.is_live())
                .outerjoin(Account, Account.id == Membership.account_id)
                .where(StaffMember.tenant_id == tenant_id, *matching)
            )
            cut, rows = await _page(session, people, number, StaffMember.name_folded, StaffMember.id)
            lines = tuple(StaffLine(*row) for row in rows)
            return StaffPage(tenant.name, lines, cut.number, cut.pages, cut.total)

    async def card(self, actor: int, staff_member_id: int) -> StaffCard:
        async with self._db.read() as session:
            manager, member = await _kept(session, actor, staff_member_id)
            row = (
                await session.execute(
                    select(Membership, _PERSON)
                    .join(Account, Account.id == Membership.account_id)
                    .where(Membership.staff_member_id == member.id, Membership.is_live())
                )
            ).one_or_none()
            bound, person = row if row is not None else (None, None)
            return StaffCard(
                member.id,
                manager.tenant.id,
                manager.tenant.name,
                member.name,
                None if bound is None else bound.id,
                person,
                None if bound is None else bound.version,
                bound is not None and (manager.is_owner or not bound.tenant_role.manages_people),
                len({deviation.membership_id for deviation in await _naming(session, member)}),
            )

    async def candidates(
        self, actor: int, staff_member_id: int, number: int = 0, search: str = ""
    ) -> Candidates:
        """Who may become this one: employees of the tenant who are nobody of the list yet, and whom this manager
        may change (I-18, I-19). `core.changing` binds them, and refuses anew.
        """
        async with self._db.read() as session:
            manager, member = await _kept(session, actor, staff_member_id)
            wanted = [
                Membership.tenant_id == member.tenant_id,
                Membership.is_live(),
                Membership.staff_member_id.is_(None),
                exists().where(
                    MembershipRole.membership_id == Membership.id,
                    MembershipRole.user_type == UserType.EMPLOYEE,
                ),
                *(_PERSON_FOLDED.contains(part, autoescape=True) for part in fold(search).split()),
            ]
            if not manager.is_owner:
                managing = [role for role in TenantRole if role.manages_people]
                wanted.append(Membership.tenant_role.not_in(managing))
            people = (
                select(Membership.id, Membership.version, _PERSON)
                .join(Account, Account.id == Membership.account_id)
                .where(*wanted)
            )
            cut, rows = await _page(session, people, number, _PERSON_FOLDED, Membership.id)
            return Candidates(tuple(Candidate(*row) for row in rows), cut.number, cut.pages)

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
            await _lock_people(session, member)
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
            await _forget(session, now, manager, member)
            await session.execute(delete(StaffMember).where(StaffMember.id == member.id))
            _record(session, now, "staff.removed", actor, member, before=member.name)


async def _page(
    session: AsyncSession, wanted: Select[*Ts], number: int, *order: Any
) -> tuple[Cut, Result[*Ts]]:
    cut = Cut.of(await session.scalar(wanted.with_only_columns(func.count())), number)
    return cut, await session.execute(cut.applied(wanted.order_by(*order)))


async def _kept(
    session: AsyncSession, actor: int, staff_member_id: int, *, lock: bool = False
) -> tuple[Manager, StaffMember]:
    """Somebody of the list, for a manager of that tenant."""
    member = await session.get(StaffMember, staff_member_id, with_for_update=lock)
    if member is None:
        raise NotFound(Code.STAFF_MEMBER_UNKNOWN)
    return await manager_of(session, actor, member.tenant_id), member


async def _naming(session: AsyncSession, member: StaffMember) -> list[PermissionDeviation]:
    """The deviations whose scope names this one."""
    scoped = await session.scalars(
        select(PermissionDeviation)
        .join(Membership, Membership.id == PermissionDeviation.membership_id)
        .where(Membership.tenant_id == member.tenant_id, PermissionDeviation.staff.is_not(None))
        .order_by(PermissionDeviation.membership_id, PermissionDeviation.permission)
    )
    return [deviation for deviation in scoped if member.id in (deviation.staff or ())]


async def _lock_people(session: AsyncSession, member: StaffMember) -> None:
    """Whom his removal changes, before him: whoever changes one of them locks the person first, too."""
    scopes = await session.execute(
        select(PermissionDeviation.membership_id, PermissionDeviation.staff)
        .join(Membership, Membership.id == PermissionDeviation.membership_id)
        .where(Membership.tenant_id == member.tenant_id, PermissionDeviation.staff.is_not(None))
    )
    named_by = {membership_id for membership_id, staff in scopes if member.id in (staff or ())}
    await session.execute(
        select(Membership.id)
        .where(or_(Membership.id.in_(named_by), Membership.staff_member_id == member.id))
        .order_by(Membership.id)
        .with_for_update()
    )


async def _forget(session: AsyncSession, now: datetime, manager: Manager, member: StaffMember) -> None:
    """Take him out of the scopes that name him; each person's journal says so."""
    narrowed: dict[int, list[str]] = {}
    for deviation in await _naming(session, member):
        deviation.staff = [id_ for id_ in deviation.staff or () if id_ != member.id]
        narrowed.setdefault(deviation.membership_id, []).append(deviation.permission)
    for membership in await session.scalars(select(Membership).where(Membership.id.in_(narrowed))):
        membership.version += 1
        record(
            session,
            now,
            "person.scope_narrowed",
            actor=manager.account.id,
            subject=membership.account_id,
            tenant=membership.tenant_id,
            permissions=narrowed[membership.id],
            before=member.name,
            after=None,
        )


def _record(
    session: AsyncSession, now: datetime, action: str, actor: int, member: StaffMember, **details: Any
) -> None:
    record(session, now, action, actor=actor, tenant=member.tenant_id, staff=[member.id], **details)
