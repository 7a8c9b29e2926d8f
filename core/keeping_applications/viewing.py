"""An application as its screens need it: what it is, where it opens, how many people have it, and who may change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState, InAppRole
from core.keeping_applications.links import Link, links_of
from core.people import (
    AppDeviation,
    Manager,
    Membership,
    MembershipInAppRole,
    MembershipRole,
    entitlements,
    owner_names,
)
from core.roles import RoleAppRight


@dataclass(frozen=True)
class ListedApplication:
    key: str
    name: str
    kind: ApplicationKind
    state: ApplicationState


@dataclass(frozen=True)
class RoleInside:
    id: int
    name: str
    people: int  # who hold it


@dataclass(frozen=True)
class ApplicationView:
    key: str
    name: str
    kind: ApplicationKind
    state: ApplicationState
    tenant: str
    links: Mapping[Link, str | None]  # those that make sense for its kind
    roles_inside: Sequence[RoleInside]  # F-25
    people: int  # who have a right above none, the invited among them
    own: AppRight  # this manager's: he sees the application here also where he may not launch it (F-20a)
    may_change: bool
    owners: Sequence[str]  # who may, where he may not

    def role(self, role_id: int) -> RoleInside | None:
        return next((each for each in self.roles_inside if each.id == role_id), None)


async def view_of(
    session: AsyncSession, now: datetime, manager: Manager, application: Application
) -> ApplicationView:
    """A constant number of statements."""
    held = await entitlements(session, [manager.membership.id], rights_only=True)
    return ApplicationView(
        application.key,
        application.name,
        application.kind,
        application.state,
        manager.tenant.name,
        {link: getattr(application, link.value) for link in links_of(application.kind)},
        await _roles_inside(session, application.id),
        await _people_with(session, application),
        held[manager.membership.id].right(application.id).value,
        manager.is_owner,
        [] if manager.is_owner else await owner_names(session, manager.tenant.id, now),
    )


async def _people_with(session: AsyncSession, application: Application) -> int:
    """The rule of `core.access.rights`, counted by the database: the deviation where there is one, else the roles."""
    recommended = (
        exists()
        .where(
            MembershipRole.membership_id == Membership.id,
            RoleAppRight.role_id == MembershipRole.role_id,
            RoleAppRight.application_id == application.id,
            RoleAppRight.right != AppRight.NONE,
        )
        .correlate(Membership)
    )
    found = await session.scalar(
        select(func.count(Membership.id))
        .outerjoin(
            AppDeviation,
            and_(AppDeviation.membership_id == Membership.id, AppDeviation.application_id == application.id),
        )
        .where(
            Membership.tenant_id == application.tenant_id,
            Membership.is_live(),
            or_(
                AppDeviation.right != AppRight.NONE,
                and_(AppDeviation.right.is_(None), recommended),
            ),
        )
    )
    return found or 0


async def _roles_inside(session: AsyncSession, application_id: int) -> list[RoleInside]:
    rows = await session.execute(
        select(InAppRole.id, InAppRole.name, func.count(Membership.id))
        .outerjoin(MembershipInAppRole, MembershipInAppRole.in_app_role_id == InAppRole.id)
        .outerjoin(Membership, and_(Membership.id == MembershipInAppRole.membership_id, Membership.is_live()))
        .where(InAppRole.application_id == application_id)
        .group_by(InAppRole.id, InAppRole.name, InAppRole.name_folded)
        .order_by(InAppRole.name_folded, InAppRole.id)
    )
    return [RoleInside(*row) for row in rows]
