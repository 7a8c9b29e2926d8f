"""The effective rights of memberships to every application of their tenants, loaded in one statement."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight, Deviation, Right, effective
from core.applications import Application
from core.people.account import Account
from core.people.membership import AppDeviation, Membership, MembershipRole
from core.roles import RoleAppRight


async def entitlements(
    session: AsyncSession, membership_ids: Iterable[int], application_id: int | None = None
) -> dict[int, dict[int, Right]]:
    """{membership id: {application id: right}}, for every application of the tenant or for one of them."""
    query = (
        select(
            Membership.id,
            Application.id,
            RoleAppRight.right,
            AppDeviation.right,
            AppDeviation.given_at,
            Account.full_name,
        )
        .join(Application, Application.tenant_id == Membership.tenant_id)
        .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
        .outerjoin(
            RoleAppRight,
            and_(
                RoleAppRight.role_id == MembershipRole.role_id,
                RoleAppRight.application_id == Application.id,
            ),
        )
        .outerjoin(
            AppDeviation,
            and_(AppDeviation.membership_id == Membership.id, AppDeviation.application_id == Application.id),
        )
        .outerjoin(Account, Account.id == AppDeviation.given_by)
        .where(Membership.id.in_(list(membership_ids)))
        .order_by(Application.id)
    )
    if application_id is not None:
        query = query.where(Application.id == application_id)
    by_roles: dict[tuple[int, int], list[AppRight]] = defaultdict(list)
    deviations: dict[tuple[int, int], Deviation] = {}
    for membership, application, by_role, right, at, by in await session.execute(query):
        by_roles[membership, application].extend([by_role] if by_role is not None else [])
        if right is not None:
            deviations[membership, application] = Deviation(right, by, at)
    found: dict[int, dict[int, Right]] = defaultdict(dict)
    for (membership, application), rights in by_roles.items():
        found[membership][application] = effective(rights, deviations.get((membership, application)))
    return found
