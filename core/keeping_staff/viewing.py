"""The staff list as its screens need it: its pages, the card of one, and who may become him."""

from dataclasses import dataclass
from typing import Any, TypeVarTuple

from sqlalchemy import Result, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import Cut, fold
from core.keeping_staff.removing import naming
from core.people import CALLED, CALLED_FOLDED, Account, Manager, Membership, MembershipRole, StaffMember
from core.roles import UserType
from core.tenants import Tenant, TenantRole

Ts = TypeVarTuple("Ts")


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


async def page_of(session: AsyncSession, tenant: Tenant, number: int, search: str) -> StaffPage:
    matching = [StaffMember.name_folded.contains(part, autoescape=True) for part in fold(search).split()]
    people = (
        select(StaffMember.id, StaffMember.name, CALLED)
        .outerjoin(Membership, (Membership.staff_member_id == StaffMember.id) & Membership.is_live())
        .outerjoin(Account, Account.id == Membership.account_id)
        .where(StaffMember.tenant_id == tenant.id, *matching)
    )
    cut, rows = await _page(session, people, number, StaffMember.name_folded, StaffMember.id)
    lines = tuple(StaffLine(*row) for row in rows)
    return StaffPage(tenant.name, lines, cut.number, cut.pages, cut.total)


async def card_of(session: AsyncSession, manager: Manager, member: StaffMember) -> StaffCard:
    row = (
        await session.execute(
            select(Membership, CALLED)
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
        bound is not None and manager.reaches(bound.tenant_role),
        len({deviation.membership_id for deviation in await naming(session, member)}),
    )


async def candidates_for(
    session: AsyncSession, manager: Manager, member: StaffMember, number: int, search: str
) -> Candidates:
    wanted = [
        Membership.tenant_id == member.tenant_id,
        Membership.is_live(),
        Membership.staff_member_id.is_(None),
        exists().where(
            MembershipRole.membership_id == Membership.id,
            MembershipRole.user_type == UserType.EMPLOYEE,
        ),
        *(CALLED_FOLDED.contains(part, autoescape=True) for part in fold(search).split()),
    ]
    if not manager.is_owner:
        managing = [role for role in TenantRole if role.manages_people]
        wanted.append(Membership.tenant_role.not_in(managing))
    people = (
        select(Membership.id, Membership.version, CALLED)
        .join(Account, Account.id == Membership.account_id)
        .where(*wanted)
    )
    cut, rows = await _page(session, people, number, CALLED_FOLDED, Membership.id)
    return Candidates(tuple(Candidate(*row) for row in rows), cut.number, cut.pages)


async def _page(
    session: AsyncSession, wanted: Select[*Ts], number: int, *order: Any
) -> tuple[Cut, Result[*Ts]]:
    cut = Cut.of(await session.scalar(wanted.with_only_columns(func.count())), number)
    return cut, await session.execute(cut.applied(wanted.order_by(*order)))
