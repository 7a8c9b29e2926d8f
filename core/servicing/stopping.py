"""The end of a tenant's servicing, when the provider takes it back (I-15): for the flow that switches it off."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Outbox
from core.journal import record
from core.people import Membership
from core.servicing.inviting import revoke
from core.servicing.relation import LIVING, ServicingRelation
from core.servicing.relations import end_relation
from core.servicing.tenant_invitation import OPEN, TenantInvitation
from core.tenants import Tenant, TenantRole


async def stop_servicing(
    session: AsyncSession, outbox: Outbox, tenant: Tenant, now: datetime, actor: int
) -> None:
    """Nothing of it is left; both permissions of the provider go with it.

    - operators become USER, whether they have come yet or not
    - relations end, and the owners of the serviced tenants hear of it; requests are not asked any more
    - the links of invited tenants die
    """
    # Invitations before relations: one that is accepted meanwhile has left a relation once its row is free.
    tenant.servicing = tenant.invites_tenants = tenant.subscribes_tariffs = False
    await _dismiss_operators(session, tenant, now, actor)
    invitations = await session.scalars(
        select(TenantInvitation)
        .where(TenantInvitation.servicing_id == tenant.id, TenantInvitation.state.in_(OPEN))
        .with_for_update()
    )
    for invitation in invitations.all():
        await revoke(session, outbox, invitation, actor, now)
    relations = await session.scalars(
        select(ServicingRelation)
        .where(ServicingRelation.servicing_id == tenant.id, ServicingRelation.state.in_(LIVING))
        .with_for_update()
    )
    for relation in relations.all():
        await end_relation(session, outbox, relation, tenant.id, actor, now)


async def _dismiss_operators(session: AsyncSession, tenant: Tenant, now: datetime, actor: int) -> None:
    operators = await session.scalars(
        select(Membership)
        .where(
            Membership.tenant_id == tenant.id,
            Membership.tenant_role == TenantRole.SERVICING_OPERATOR,
            Membership.is_live(),
        )
        .with_for_update()
    )
    for membership in operators.all():
        membership.tenant_role = TenantRole.USER
        membership.version += 1
        record(
            session,
            now,
            "person.tenant_role_changed",
            actor=actor,
            subject=membership.account_id,
            tenant=tenant.id,
            before=TenantRole.SERVICING_OPERATOR,
            after=TenantRole.USER,
        )
