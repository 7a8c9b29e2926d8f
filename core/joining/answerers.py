"""Whose press lets somebody in by a link: the managers of its tenant who may give its role (I-18)."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.delivery import Recipient
from core.joining.group_link import GroupLink
from core.people import Account, Membership, MembershipState, entitlements, recipients
from core.roles import RoleAppRight
from core.tenants import TenantRole


async def managers_who_answer(session: AsyncSession, link: GroupLink) -> list[Recipient]:
    """Owners, and administrators who lack no administration that the role brings. Four statements at most."""
    administered = list(
        await session.scalars(
            select(RoleAppRight.application_id).where(
                RoleAppRight.role_id == link.role_id, RoleAppRight.right == AppRight.LAUNCH_ADMIN
            )
        )
    )
    managers = (
        await session.execute(
            select(Membership.id, Membership.account_id, Membership.tenant_role).where(
                Membership.tenant_id == link.tenant_id,
                Membership.state == MembershipState.ACTIVE,
                Membership.tenant_role.in_((TenantRole.OWNER, TenantRole.ADMINISTRATOR)),
            )
        )
    ).all()
    held = await entitlements(session, [row.id for row in managers], rights_only=True) if administered else {}

    def may_give(membership_id: int) -> bool:
        rights = (held[membership_id].right(application_id).value for application_id in administered)
        return all(right is AppRight.LAUNCH_ADMIN for right in rights)

    chosen = [row.account_id for row in managers if row.tenant_role is TenantRole.OWNER or may_give(row.id)]
    return await recipients(session, select(Account.id).where(Account.id.in_(chosen)))
