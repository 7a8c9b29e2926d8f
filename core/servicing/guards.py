"""Who may act in servicing: the guards that every flow asks first, in its own transaction.

Owners agree that one tenant services another; the two operations of F-13 and F-14 are an operator's alone (I-16).
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, NotAllowed
from core.people import Member, member_of, member_till_now
from core.tenants import TenantRole


async def owner_of(session: AsyncSession, actor: int, tenant_id: int) -> Member:
    member = await member_of(session, actor, tenant_id)
    if member.membership.tenant_role is not TenantRole.OWNER:
        raise NotAllowed(Code.OWNERS_ONLY)
    return member


async def operator_of(session: AsyncSession, actor: int, tenant_id: int, now: datetime) -> Member:
    """I-16: nobody else does an operator's work, owners included. He exists in a servicing tenant only (I-15)."""
    member = await member_till_now(session, actor, tenant_id, now)
    if member.membership.tenant_role is not TenantRole.SERVICING_OPERATOR or not member.tenant.servicing:
        raise NotAllowed(Code.NOT_AN_OPERATOR)
    return member


async def viewer_of(session: AsyncSession, actor: int, tenant_id: int, now: datetime) -> Member:
    """Servicing is of interest to the owners of a tenant and to its operators, and to nobody else."""
    member = await member_till_now(session, actor, tenant_id, now)
    if member.membership.tenant_role not in (TenantRole.OWNER, TenantRole.SERVICING_OPERATOR):
        raise NotAllowed(Code.NOT_AN_OPERATOR)
    return member
