"""Who may act on the people of a tenant: the guard that every managing flow asks first, in its own transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core import limits
from core.access import AppRight, Permissions, Scope
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people.account import Account, AccountState
from core.people.entitlements import Entitlements, entitlements
from core.people.membership import Membership, MembershipState
from core.tenants import Tenant, TenantRole


@dataclass(frozen=True)
class Member:
    """Somebody who works in a tenant, for the length of one transaction."""

    account: Account
    membership: Membership
    tenant: Tenant


@dataclass(frozen=True)
class Manager(Member):
    """An owner or administrator."""

    @property
    def is_owner(self) -> bool:
        return self.membership.tenant_role is TenantRole.OWNER

    def reaches(self, role: TenantRole) -> bool:
        """I-19: an administrator changes neither owners nor administrators."""
        return self.is_owner or not role.manages_people

    def require_reach(self, membership: Membership) -> None:
        if not self.reaches(membership.tenant_role):
            raise NotAllowed(Code.TARGET_PROTECTED)


async def member_of(session: AsyncSession, actor: int, tenant_id: int) -> Member:
    """Outsiders learn nothing of the tenant: TENANT_UNKNOWN."""
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
    return Member(*row)


async def member_till_now(session: AsyncSession, actor: int, tenant_id: int, now: datetime) -> Member:
    """The same for who may have a term, as managers have none: one whose term is over counts as ended."""
    member = await member_of(session, actor, tenant_id)
    if member.membership.has_ended(now):
        raise NotFound(Code.TENANT_UNKNOWN)
    return member


async def manager_of(session: AsyncSession, actor: int, tenant_id: int) -> Manager:
    """F-01. A plain user is told that he may not add people."""
    member = await member_of(session, actor, tenant_id)
    if not member.membership.tenant_role.manages_people:
        raise NotAllowed(Code.ACTOR_MAY_NOT_ADD_PEOPLE)
    return Manager(member.account, member.membership, member.tenant)


@dataclass(frozen=True)
class Giving:
    """What a manager may give (I-18): an owner everything; an administrator LAUNCH of any application, and of all
    else what he holds himself, as far as he holds it."""

    everything: bool
    own: Entitlements

    def right(self, application_id: int, right: AppRight) -> bool:
        return (
            self.everything
            or right is not AppRight.LAUNCH_ADMIN
            or self.own.right(application_id).value is AppRight.LAUNCH_ADMIN
        )

    def permission(self, permission_id: str, scope: Scope) -> bool:
        held = self.own.permissions.effective().get(permission_id)
        return self.everything or (held is not None and held.includes(scope))

    def permissions(self, given: Permissions) -> bool:
        return self.everything or not given.exceeds(self.own.permissions)


async def giving_of(session: AsyncSession, manager: Manager) -> Giving:
    """One statement for an administrator, none for an owner."""
    if manager.is_owner:
        return Giving(True, Entitlements())
    own = await entitlements(session, [manager.membership.id])
    return Giving(False, own[manager.membership.id])


async def require_servicing(session: AsyncSession, tenant: Tenant) -> None:
    """I-15; and the provider who takes servicing back waits for the end of this transaction, or this one for him."""
    await session.refresh(tenant, with_for_update={"read": True})
    if not tenant.servicing:
        raise NotAllowed(Code.ROLE_NEEDS_SERVICING_TENANT)


async def membership_to_change(
    session: AsyncSession, actor: int, membership_id: int
) -> tuple[Manager, Membership]:
    """The membership, locked, for a manager who may change it.

    - F-01, and I-19: an administrator changes neither owners nor other administrators: TARGET_PROTECTED
    - I-18: nobody but an owner changes his own: OWN_ROLE
    """
    membership = await session.get(Membership, membership_id, with_for_update=True)
    if membership is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    manager = await manager_of(session, actor, membership.tenant_id)
    if not manager.is_owner and membership.id == manager.membership.id:
        raise NotAllowed(Code.OWN_ROLE)
    manager.require_reach(membership)
    return manager, membership


async def changed_meanwhile(
    session: AsyncSession, tenant_id: int, *, subject: int | None = None, **about: int
) -> Conflict:
    """Somebody else was quicker: the refusal says who, and what he did (`action`, as the journal calls it).

    What is no person is found by its id in the details: `role_id=…`.
    """
    same = (JournalEntry.details[name].as_integer() == id_ for name, id_ in about.items())
    row = (
        await session.execute(
            select(JournalEntry.action, Account.full_name)
            .outerjoin(Account, Account.id == JournalEntry.actor_id)
            .where(JournalEntry.tenant_id == tenant_id, JournalEntry.subject_id == subject, *same)
            .order_by(JournalEntry.id.desc())
            .limit(1)
        )
    ).one_or_none()
    action, by = row if row is not None else ("", None)
    return Conflict(Code.CHANGED_MEANWHILE, by=by or "none", action=action)


async def owner_names(session: AsyncSession, tenant_id: int, now: datetime) -> list[str]:
    """Who acts as an owner: a few of them are enough to turn to, or to see that there is one only (I-17)."""
    names = await session.scalars(
        select(Account.full_name)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.tenant_id == tenant_id,
            Membership.tenant_role == TenantRole.OWNER,
            Membership.is_active(now),
            Account.state == AccountState.ACTIVE,
        )
        .order_by(Account.full_name_folded, Account.id)
        .limit(limits.OWNERS_NAMED)
    )
    return list(names)


async def manager_names(session: AsyncSession, account_id: int, now: datetime) -> list[str]:
    """Whom this person can turn to: administrators, then owners, of the tenants in which he is; not himself."""
    his = aliased(Membership)
    rows = await session.execute(
        select(Account.full_name, Membership.tenant_role)
        .join(Membership, Membership.account_id == Account.id)
        .join(his, his.tenant_id == Membership.tenant_id)
        .where(
            his.account_id == account_id,
            his.is_live(),
            Account.id != account_id,
            Membership.tenant_role.in_((TenantRole.OWNER, TenantRole.ADMINISTRATOR)),
            Membership.is_active(now),
            Account.state == AccountState.ACTIVE,
        )
        .order_by(Membership.tenant_role, Account.full_name_folded, Account.id)
    )
    return list(dict.fromkeys(name for name, _ in rows))[: limits.OWNERS_NAMED]
