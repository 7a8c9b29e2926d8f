"""What a manager may choose from when he adds somebody, and what is known of an identifier or a login he types."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.access.rights import recommended
from core.applications import Application, ApplicationKind
from core.database import fold
from core.errors import Code, Conflict, Invalid
from core.people import (
    Account,
    Identifier,
    Known,
    Manager,
    Membership,
    MembershipState,
    StaffMember,
    clean_login,
    entitlements,
    looks_like_identifier,
)
from core.roles import Role, RoleAppRight, UserType
from core.tenants import TenantRole
from core.tenants.ladder import assignable


@dataclass(frozen=True)
class RoleOption:
    id: int
    name: str
    user_type: UserType
    binds_staff: bool
    rights: Mapping[int, AppRight]  # what it recommends, by application


@dataclass(frozen=True)
class AppOption:
    id: int
    name: str
    kind: ApplicationKind
    may_administer: bool  # may this actor give LAUNCH_ADMIN of it? (I-18)


@dataclass(frozen=True)
class Options:
    """What this actor may choose from when he adds somebody to this tenant."""

    tenant_id: int
    tenant_name: str
    country: str
    language: str
    tenant_roles: list[TenantRole]  # one: not asked (F-09)
    roles: list[RoleOption]
    applications: list[AppOption]
    staff: list[tuple[int, str]]  # not yet bound to anybody
    personal_rights: bool

    def recommends(self, role_ids: list[int], application_id: int) -> AppRight:
        return recommended(
            role.rights.get(application_id, AppRight.NONE) for role in self.roles if role.id in role_ids
        )


@dataclass(frozen=True)
class Found:
    """What is known of an identifier, as far as this actor may learn it (F-02)."""

    membership_id: int | None = None  # he is already a member of this tenant
    elsewhere: bool = False


async def find_identifier(session: AsyncSession, tenant_id: int, identifier: Known) -> Found:
    rows = (
        await session.execute(
            select(Identifier.account_id, Membership.id)
            .outerjoin(
                Membership,
                (Membership.account_id == Identifier.account_id)
                & (Membership.tenant_id == tenant_id)
                & (Membership.state != MembershipState.ENDED),
            )
            .where(Identifier.type == identifier.type, Identifier.value == identifier.value)
            .order_by(Membership.id.desc().nulls_last())
        )
    ).all()
    members = [membership_id for _, membership_id in rows if membership_id is not None]
    return Found(members[0] if members else None, bool(rows) and not members)


async def free_login(session: AsyncSession, text: str, own: list[Known]) -> str:
    login = clean_login(text)
    folded = fold(login)
    if looks_like_identifier(login) and folded not in {fold(known.value) for known in own}:
        raise Invalid(Code.LOGIN_NOT_OWN_ADDRESS)
    taken = await session.scalar(
        select(
            or_(
                exists().where(Account.login_folded == folded),
                exists().where(Identifier.value == folded, Identifier.verified_at.is_not(None)),
            )
        )
    )
    if taken:
        raise Conflict(Code.LOGIN_TAKEN, login=login)
    return login


async def load_options(session: AsyncSession, manager: Manager) -> Options:
    tenant = manager.tenant
    applications = [
        AppOption(app.id, app.name, app.kind, manager.is_owner)
        for app in await session.scalars(
            select(Application).where(Application.tenant_id == tenant.id).order_by(Application.id)
        )
    ]
    if not manager.is_owner:  # an owner gives everything (I-18)
        own = (await entitlements(session, [manager.membership.id], rights_only=True))[manager.membership.id]
        applications = [
            replace(app, may_administer=own.right(app.id).value is AppRight.LAUNCH_ADMIN)
            for app in applications
        ]
    roles = await _roles(session, tenant.id, {app.id for app in applications if app.may_administer})
    bound = exists().where(
        Membership.staff_member_id == StaffMember.id, Membership.state != MembershipState.ENDED
    )
    staff = await session.execute(
        select(StaffMember.id, StaffMember.name)
        .where(StaffMember.tenant_id == tenant.id, ~bound)
        .order_by(StaffMember.name, StaffMember.id)
    )
    return Options(
        tenant.id,
        tenant.name,
        tenant.country,
        tenant.language,
        assignable(manager.membership.tenant_role, servicing=tenant.servicing),
        roles,
        applications,
        [(id_, name) for id_, name in staff],
        tenant.personal_rights,
    )


async def _roles(session: AsyncSession, tenant_id: int, administers: set[int]) -> list[RoleOption]:
    """The tenant's roles that carry no LAUNCH_ADMIN which this actor lacks (I-18), in one statement."""
    rights: dict[Role, dict[int, AppRight]] = {}
    for role, application_id, right in await session.execute(
        select(Role, RoleAppRight.application_id, RoleAppRight.right)
        .outerjoin(RoleAppRight, RoleAppRight.role_id == Role.id)
        .where(Role.tenant_id == tenant_id)
        .order_by(Role.id)
    ):
        given = rights.setdefault(role, {})
        if application_id is not None:
            given[application_id] = right
    return [
        RoleOption(role.id, role.name, role.user_type, role.binds_staff, given)
        for role, given in rights.items()
        if all(app in administers for app, right in given.items() if right is AppRight.LAUNCH_ADMIN)
    ]
