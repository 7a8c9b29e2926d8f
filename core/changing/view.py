"""The rights of one person as a manager sees them: each with where it comes from, and whether he may change it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import (
    AppRight,
    Block,
    Permission,
    PermissionDeviation,
    Right,
    Scope,
    catalogue,
)
from core.applications import Application, ApplicationKind
from core.changing.holding import Holding, load_holding
from core.people import (
    Account,
    Giving,
    Manager,
    Membership,
    MembershipState,
    StaffMember,
    entitlements,
    giving_of,
)


@dataclass(frozen=True)
class RightLine:
    id: int
    name: str
    kind: ApplicationKind
    right: Right
    may_administer: bool  # may this manager give LAUNCH_ADMIN of it? (I-18)


@dataclass(frozen=True)
class PermissionLine:
    """`scope` and `own_staff` are of what is given; `missing` are the prerequisites that are not (I-25)."""

    id: str
    given: bool
    effective: bool
    recommended: bool
    deviation: PermissionDeviation | None
    scope: Scope | None
    own_staff: bool
    missing: tuple[str, ...]
    may_give: bool  # by this manager, with all that is missing (I-18)


@dataclass(frozen=True)
class BlockLine:
    id: str
    permissions: tuple[PermissionLine, ...]

    @property
    def effective(self) -> int:
        return sum(line.effective for line in self.permissions)


@dataclass(frozen=True)
class PersonRights:
    membership_id: int
    tenant_id: int
    account_id: int
    version: int
    full_name: str
    time_zone: str  # by whose calendar the days of deviations are told
    personal_rights: bool  # the tenant's policy: may anybody differ from his role?
    may_change: bool  # by this manager: I-18, I-19, and not for one who has left
    applications: tuple[RightLine, ...]
    blocks: tuple[BlockLine, ...]
    leaking: tuple[str, ...]  # contact rights that are effective (Y-29)
    roles: tuple[str, ...]
    own_scope: bool  # a role of his shows him his own only (Y-08)
    staff_member_id: int | None  # to whom he is bound
    staff: Mapping[int, str]  # the staff list, for scopes

    def permission(self, permission_id: str) -> PermissionLine | None:
        return next(
            (line for block in self.blocks for line in block.permissions if line.id == permission_id), None
        )


async def load_view(session: AsyncSession, manager: Manager, membership: Membership) -> PersonRights:
    """A constant number of statements."""
    account = await session.get_one(Account, membership.account_id)
    held = (await entitlements(session, [membership.id]))[membership.id]
    holding = await load_holding(session, membership)
    giving = await giving_of(session, manager)
    applications = await session.scalars(
        select(Application).where(Application.tenant_id == membership.tenant_id).order_by(Application.id)
    )
    staff = await session.execute(
        select(StaffMember.id, StaffMember.name)
        .where(StaffMember.tenant_id == membership.tenant_id)
        .order_by(StaffMember.name_folded, StaffMember.id)
    )
    deviations = held.permissions.deviations
    return PersonRights(
        membership_id=membership.id,
        tenant_id=membership.tenant_id,
        account_id=account.id,
        version=membership.version,
        full_name=membership.called or account.full_name,
        time_zone=manager.tenant.time_zone,
        personal_rights=manager.tenant.personal_rights,
        may_change=membership.state is not MembershipState.ENDED and manager.reaches(membership.tenant_role),
        applications=tuple(
            RightLine(
                app.id, app.name, app.kind, held.right(app.id), giving.right(app.id, AppRight.LAUNCH_ADMIN)
            )
            for app in applications
        ),
        blocks=tuple(_block(block, holding, deviations, giving) for block in catalogue().blocks),
        leaking=tuple(permission.id for permission in held.permissions.leaking_contacts()),
        roles=tuple(each.role.name for each in holding.roles),
        own_scope=holding.shows_own,
        staff_member_id=membership.staff_member_id,
        staff={row.id: row.name for row in staff},
    )


def _block(
    block: Block, holding: Holding, deviations: Mapping[str, PermissionDeviation], giving: Giving
) -> BlockLine:
    return BlockLine(
        block.id,
        tuple(_line(each, holding, deviations, giving) for each in catalogue().in_block(block.id)),
    )


def _line(
    permission: Permission,
    holding: Holding,
    deviations: Mapping[str, PermissionDeviation],
    giving: Giving,
) -> PermissionLine:
    given = holding.permissions
    beyond = holding.give(permission.id).permissions.beyond(given)
    return PermissionLine(
        permission.id,
        given.given(permission.id) is not None,
        given.is_effective(permission),
        permission.id in holding.recommended,
        deviations.get(permission.id),
        given.given(permission.id),
        holding.is_own(permission.id),
        tuple(given.missing_for(permission)),
        all(giving.permission(id_, scope) for id_, scope in beyond.items()),
    )
