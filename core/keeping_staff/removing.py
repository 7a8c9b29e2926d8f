"""What goes with one of the staff list: the rights that name him, of people who are locked before he is."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.journal import record
from core.people import (
    Manager,
    Membership,
    PermissionDeviation,
    StaffMember,
)


async def naming(session: AsyncSession, member: StaffMember) -> list[PermissionDeviation]:
    """The deviations whose scope names this one."""
    scoped = await session.scalars(
        select(PermissionDeviation)
        .join(Membership, Membership.id == PermissionDeviation.membership_id)
        .where(Membership.tenant_id == member.tenant_id, PermissionDeviation.staff.is_not(None))
        .order_by(PermissionDeviation.membership_id, PermissionDeviation.permission)
    )
    return [deviation for deviation in scoped if member.id in (deviation.staff or ())]


async def lock_people(session: AsyncSession, member: StaffMember) -> None:
    """Whom his removal changes, before him: whoever changes one of them locks the person first, too."""
    scopes = await session.execute(
        select(PermissionDeviation.membership_id, PermissionDeviation.staff)
        .join(Membership, Membership.id == PermissionDeviation.membership_id)
        .where(Membership.tenant_id == member.tenant_id, PermissionDeviation.staff.is_not(None))
    )
    named_by = {membership_id for membership_id, staff in scopes if member.id in (staff or ())}
    await session.execute(
        select(Membership.id)
        .where(or_(Membership.id.in_(named_by), Membership.staff_member_id == member.id))
        .order_by(Membership.id)
        .with_for_update()
    )


async def forget(session: AsyncSession, now: datetime, manager: Manager, member: StaffMember) -> None:
    """Take him out of the scopes that name him; each person's journal says so."""
    narrowed: dict[int, list[str]] = {}
    for deviation in await naming(session, member):
        deviation.staff = [id_ for id_ in deviation.staff or () if id_ != member.id]
        narrowed.setdefault(deviation.membership_id, []).append(deviation.permission)
    for membership in await session.scalars(select(Membership).where(Membership.id.in_(narrowed))):
        membership.version += 1
        record(
            session,
            now,
            "person.scope_narrowed",
            actor=manager.account.id,
            subject=membership.account_id,
            tenant=membership.tenant_id,
            permissions=narrowed[membership.id],
            before=member.name,
            after=None,
        )
