"""A tenant always keeps somebody who acts as its owner (I-17), also when two owners step down at once."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import one_at_a_time
from core.errors import Code, Conflict
from core.people.account import Account, AccountState
from core.people.membership import Membership, MembershipState
from core.tenants import TenantRole


async def owners_in_turn(session: AsyncSession, membership_id: int) -> None:
    """Whoever may take an owner from this person's tenant waits for the end of this transaction.

    Asked for before anything is read, so that the second sees what the first has done.
    """
    tenant_id = await session.scalar(select(Membership.tenant_id).where(Membership.id == membership_id))
    if tenant_id is not None:
        await one_at_a_time(session, f"owners:{tenant_id}")


async def require_another_owner(session: AsyncSession, membership: Membership) -> None:
    """Refuses with LAST_OWNER where nobody else acts as owner: his membership and his account are active."""
    if membership.tenant_role is not TenantRole.OWNER:
        return
    another = await session.scalar(
        select(
            exists().where(
                Membership.tenant_id == membership.tenant_id,
                Membership.id != membership.id,
                Membership.tenant_role == TenantRole.OWNER,
                Membership.state == MembershipState.ACTIVE,
                Account.id == Membership.account_id,
                Account.state == AccountState.ACTIVE,
            )
        )
    )
    if not another:
        raise Conflict(Code.LAST_OWNER)
