"""Where a request goes: the chats of the managers who may answer it, and back to the chats of who asked."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Recipient
from core.people import Membership, MembershipState, recipients
from core.tenants import TenantRole


async def managers_who_answer(session: AsyncSession, asker: Membership) -> list[Recipient]:
    """Owners, and administrators where they may change who asks (I-19); he himself is not asked. One statement."""
    may = [TenantRole.OWNER]
    if not asker.tenant_role.manages_people:
        may.append(TenantRole.ADMINISTRATOR)
    managers = select(Membership.account_id).where(
        Membership.tenant_id == asker.tenant_id,
        Membership.state == MembershipState.ACTIVE,
        Membership.tenant_role.in_(may),
        Membership.id != asker.id,
    )
    return await recipients(session, managers)


async def who_asked(session: AsyncSession, asker: Membership) -> list[Recipient]:
    return await recipients(session, select(Membership.account_id).where(Membership.id == asker.id))
