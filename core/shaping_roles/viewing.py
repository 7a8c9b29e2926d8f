"""A role as its screens need it: what it recommends, whom it belongs to, and what this actor may do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight, Permission, catalogue
from core.applications import Application, ApplicationKind
from core.errors import Code
from core.people import Giving, Manager, Membership, MembershipRole
from core.roles import Role, RoleAppRight, RolePermission, RoleShape, UserType
from core.tenants import TenantRole


@dataclass(frozen=True)
class AppLine:
    id: int
    name: str
    kind: ApplicationKind


@dataclass(frozen=True)
class ListedRole:
    id: int
    name: str
    user_type: UserType
    people: int  # who have it, the invited among them


@dataclass(frozen=True)
class RoleView:
    id: int
    version: int
    name: str
    user_type: UserType
    tenant_id: int
    tenant: str
    people: int
    shape: RoleShape
    applications: Sequence[AppLine]
    giving: Giving  # what this actor may put in (I-18)
    closed: Code | None  # why this actor may not change it; None: he may
    owners: Sequence[str]  # who may, where he may not

    def may_give(self, shape: RoleShape, permission: Permission) -> bool:
        """As far as the role would give it."""
        return self.giving.permission(permission.id, shape.scope(permission))

    def recommends_api(self, shape: RoleShape) -> AppLine | None:
        """H-14, I-23: the API-only application that it would be better to open; advice, never an error."""
        api = [each for each in self.applications if each.kind is ApplicationKind.API_ONLY]
        opened = any(shape.right(each.id) is not AppRight.NONE for each in api)
        return None if opened or not api else api[0]


@dataclass(frozen=True)
class Held:
    """How many have the role, how many of these manage people, and whether the actor is among them."""

    people: int
    managers: int
    by_actor: bool

    def closed_to(self, manager: Manager) -> Code | None:
        """I-18: nobody but an owner edits the role he holds; I-19: nor does he change an owner or administrator so."""
        if manager.is_owner:
            return None
        if self.by_actor:
            return Code.OWN_ROLE
        return Code.ROLE_PROTECTED if self.managers else None


async def held_by(session: AsyncSession, manager: Manager, role_id: int) -> Held:
    manages = Membership.tenant_role.in_([each for each in TenantRole if each.manages_people])
    people, managers, own = (
        await session.execute(
            select(
                func.count(),
                func.count(case((manages, 1))),
                func.count(case((Membership.id == manager.membership.id, 1))),
            )
            .select_from(Membership)
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .where(MembershipRole.role_id == role_id, Membership.is_live())
        )
    ).one()
    return Held(people, managers, bool(own))


async def shape_of(session: AsyncSession, role: Role) -> RoleShape:
    """Two statements. A permission that a newer catalogue no longer has is none."""
    rights = await session.execute(
        select(RoleAppRight.application_id, RoleAppRight.right).where(RoleAppRight.role_id == role.id)
    )
    rows = (
        await session.execute(
            select(RolePermission.permission, RolePermission.history_days).where(
                RolePermission.role_id == role.id
            )
        )
    ).all()
    days = [each for _, each in rows if each is not None]
    return RoleShape(
        {id_: right for id_, right in rights if right is not AppRight.NONE},
        frozenset(name for name, _ in rows if name in catalogue().by_id),
        max(days, default=None),
        role.own_scope,
        role.binds_staff,
    )


async def applications_of(session: AsyncSession, tenant_id: int) -> list[AppLine]:
    rows = await session.execute(
        select(Application.id, Application.name, Application.kind)
        .where(Application.tenant_id == tenant_id)
        .order_by(Application.id)
    )
    return [AppLine(*row) for row in rows]
