"""Who may act on the people of a tenant: the guard that every managing flow asks first, in its own transaction."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, NotAllowed, NotFound
from core.people.account import Account, AccountState
from core.people.membership import Membership, MembershipState
from core.tenants import Tenant, TenantRole


@dataclass(frozen=True)
class Manager:
    """An owner or administrator, for the length of one transaction."""

    account: Account
    membership: Membership
    tenant: Tenant

    @property
    def is_owner(self) -> bool:
        return self.membership.tenant_role is TenantRole.OWNER


async def manager_of(session: AsyncSession, actor: int, tenant_id: int) -> Manager:
    """F-01. Outsiders learn nothing of the tenant; a plain user is told that he may not add people."""
    row = (
        await session.execute(
            select(Account, Membership, Tenant)
            .join(Membership, Membership.account_id == Account.id)
            .join(Tenant, Tenant.id == Membership.tenant_id)
            .where(
                Account.id == actor,
                Account.state == AccountState.ACTIVE,
                Tenant.id == tenant_id,
                Tenant.suspended.is_(False),
                Membership.state == MembershipState.ACTIVE,
            )
        )
    ).one_or_none()
    if row is None:
        raise NotFound(Code.TENANT_UNKNOWN)
    manager = Manager(*row)
    if not manager.membership.tenant_role.manages_people:
        raise NotAllowed(Code.ACTOR_MAY_NOT_ADD_PEOPLE)
    return manager
