"""Who has what, for owners and administrators: people or roles down, applications across. They see the truth (I-22).

Pages for a picture, or everybody for a spreadsheet: a constant number of statements either way. What people are given
one by one is read in parts, so that thousands of them hold nobody else up.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar, TypeVarTuple

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import AppRight, effective
from core.applications import Application
from core.clock import Clock
from core.database import Cut, Database
from core.people import (
    CALLED,
    CALLED_FOLDED,
    Account,
    AppDeviation,
    Manager,
    Membership,
    MembershipRole,
    MembershipState,
    manager_of,
)
from core.roles import Role, RoleAppRight, UserType

_AT_ONCE = 500  # rows of a part


class Cell(NamedTuple):
    right: AppRight
    differs: bool  # from what his roles recommend


@dataclass(frozen=True)
class PersonLine:
    membership_id: int
    name: str
    roles: tuple[str, ...]
    state: MembershipState  # rights act for an active one only (I-34)
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RoleLine:
    role_id: int
    name: str
    user_type: UserType
    people: int  # who have it, the invited among them
    cells: tuple[Cell, ...]


LineT = TypeVar("LineT", PersonLine, RoleLine)
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True)
class Page(Generic[LineT]):
    tenant: str
    time_zone: str
    applications: tuple[str, ...]  # the columns
    lines: tuple[LineT, ...]
    number: int  # from 0
    pages: int
    total: int


class Matrix:
    """Without a page: all of them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def people(self, actor: int, tenant_id: int, page: int | None = None) -> Page[PersonLine]:
        """Everybody who is, or is invited to be, a member, by name. Seven statements."""
        now = self._clock.now()
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            columns = await _columns(session, tenant_id)
            current = Membership.tenant_id == tenant_id, Membership.is_current(now)
            total = await session.scalar(select(func.count()).select_from(Membership).where(*current))
            cut = Cut.of(total, page, limits.MATRIX_PAGE)
            members = cut.applied(
                select(Membership.id, CALLED, Membership.state)
                .join(Account, Account.id == Membership.account_id)
                .where(*current)
                .order_by(CALLED_FOLDED, Membership.id)
            )
            ids = members.with_only_columns(Membership.id, maintain_column_froms=True)
            roles, deviations = await _roles_of(session, ids), await _deviations_of(session, ids)
            recommending = _Recommending(columns, await _rights_of_roles(session, tenant_id))
            lines = [
                PersonLine(
                    id_,
                    called,
                    tuple(name for _, name in roles[id_]),
                    state,
                    recommending.cells(tuple(role for role, _ in roles[id_]), deviations.get(id_, {})),
                )
                async for id_, called, state in _in_parts(session, members)
            ]
            return _page(manager, columns, lines, cut)

    async def roles(self, actor: int, tenant_id: int, page: int | None = None) -> Page[RoleLine]:
        """What each role recommends, by name. Five statements."""
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            columns = await _columns(session, tenant_id)
            total = await session.scalar(
                select(func.count()).select_from(Role).where(Role.tenant_id == tenant_id)
            )
            cut = Cut.of(total, page, limits.MATRIX_PAGE)
            rows = await session.execute(
                cut.applied(
                    select(Role.id, Role.name, Role.user_type, func.count(Membership.id))
                    .outerjoin(MembershipRole, MembershipRole.role_id == Role.id)
                    .outerjoin(
                        Membership, (Membership.id == MembershipRole.membership_id) & Membership.is_live()
                    )
                    .where(Role.tenant_id == tenant_id)
                    .group_by(Role.id, Role.name, Role.name_folded, Role.user_type)
                    .order_by(Role.name_folded, Role.id)
                )
            )
            recommending = _Recommending(columns, await _rights_of_roles(session, tenant_id))
            lines = [
                RoleLine(id_, name, user_type, people, recommending.cells((id_,), {}))
                for id_, name, user_type, people in rows
            ]
            return _page(manager, columns, lines, cut)


def _page(
    manager: Manager, columns: Sequence[tuple[int, str]], lines: Iterable[LineT], cut: Cut
) -> Page[LineT]:
    return Page(
        manager.tenant.name,
        manager.tenant.time_zone,
        tuple(name for _, name in columns),
        tuple(lines),
        cut.number,
        cut.pages,
        cut.total,
    )


class _Recommending:
    """Whoever has the same roles has the same recommended, so that is worked out once."""

    def __init__(
        self, columns: Sequence[tuple[int, str]], by_role: Mapping[int, Mapping[int, AppRight]]
    ) -> None:
        self._columns = [id_ for id_, _ in columns]
        self._by_role = by_role
        self._known: dict[tuple[int, ...], tuple[Cell, ...]] = {}

    def cells(self, roles: tuple[int, ...], deviations: Mapping[int, AppRight]) -> tuple[Cell, ...]:
        if roles not in self._known:
            self._known[roles] = tuple(Cell(self._right(roles, id_), False) for id_ in self._columns)
        recommended = self._known[roles]
        if not deviations:
            return recommended
        return tuple(
            Cell(deviations[id_], deviations[id_] is not cell.right) if id_ in deviations else cell
            for id_, cell in zip(self._columns, recommended, strict=True)
        )

    def _right(self, roles: tuple[int, ...], application_id: int) -> AppRight:
        by_roles = (self._by_role[role].get(application_id, AppRight.NONE) for role in roles)
        return effective(by_roles).value


async def _columns(session: AsyncSession, tenant_id: int) -> list[tuple[int, str]]:
    rows = await session.execute(
        select(Application.id, Application.name)
        .where(Application.tenant_id == tenant_id)
        .order_by(Application.name_folded, Application.id)
    )
    return [(id_, name) for id_, name in rows]


async def _rights_of_roles(session: AsyncSession, tenant_id: int) -> dict[int, dict[int, AppRight]]:
    found: dict[int, dict[int, AppRight]] = defaultdict(dict)
    for role, application, right in await session.execute(
        select(RoleAppRight.role_id, RoleAppRight.application_id, RoleAppRight.right)
        .join(Role, Role.id == RoleAppRight.role_id)
        .where(Role.tenant_id == tenant_id)
    ):
        found[role][application] = right
    return found


async def _roles_of(session: AsyncSession, ids: Select[Any]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    held = (
        select(MembershipRole.membership_id, Role.id, Role.name)
        .join(Role, Role.id == MembershipRole.role_id)
        .where(MembershipRole.membership_id.in_(ids))
        .order_by(Role.id)
    )
    async for membership, role, name in _in_parts(session, held):
        found[membership].append((role, name))
    return found


async def _deviations_of(session: AsyncSession, ids: Select[Any]) -> dict[int, dict[int, AppRight]]:
    found: dict[int, dict[int, AppRight]] = defaultdict(dict)
    own = select(AppDeviation.membership_id, AppDeviation.application_id, AppDeviation.right).where(
        AppDeviation.membership_id.in_(ids)
    )
    async for membership, application, right in _in_parts(session, own):
        found[membership][application] = right
    return found


async def _in_parts(session: AsyncSession, query: Select[*Ts]) -> AsyncIterator[Row[*Ts]]:
    """Others have their turn between two parts."""
    async for part in (await session.stream(query)).partitions(_AT_ONCE):
        for row in part:
            yield row
