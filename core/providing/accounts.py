"""Everybody's accounts as the provider keeps them: suspended, restored, deactivated.

An account is one person's sign-in everywhere, so this reaches all of his tenants; what concerns one tenant only is
`core.changing.leaving`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database, one_at_a_time
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import Invitation, Issuing
from core.journal import record
from core.people import (
    Account,
    AccountState,
    Membership,
    MembershipState,
    ProviderRole,
    ProviderStaff,
    clean_line,
    require_another_owner,
    require_provider,
)


@dataclass(frozen=True)
class KeptAccount:
    id: int
    full_name: str
    state: AccountState  # what holds now: a suspension whose time is over reads ACTIVE
    suspended_until: datetime | None
    suspended_why: str
    tenants: int
    protected: bool  # the provider's own owner
    is_agent: bool  # of support


class KeepingAccounts:
    """Every method is the provider's owner's alone: PROVIDER_FORBIDS for anybody else."""

    def __init__(self, database: Database, clock: Clock, issuing: Issuing) -> None:
        self._db = database
        self._clock = clock
        self._issuing = issuing

    async def view(self, actor: int, account_id: int) -> KeptAccount:
        now = self._clock.now()
        async with self._db.read() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            account = await session.get(Account, account_id)
            if account is None:
                raise NotFound(Code.PERSON_UNKNOWN)
            over = account.state is AccountState.SUSPENDED and not account.is_suspended(now)
            return KeptAccount(
                account.id,
                account.full_name,
                AccountState.ACTIVE if over else account.state,
                account.suspended_until,
                account.suspended_why,
                len(await _live_memberships(session, account_id)),
                await _holds(session, account_id, ProviderRole.OWNER),
                await _holds(session, account_id, ProviderRole.SUPPORT),
            )

    async def suspend(self, actor: int, account_id: int, why: str, until: datetime | None = None) -> None:
        """He signs in nowhere until then, or until he is restored. `why` is for the provider's own people."""
        now = self._clock.now()
        why = clean_line(why)
        if len(why) > limits.WHY_MAX:
            raise Invalid(Code.WHY_TOO_LONG, max=limits.WHY_MAX)
        if until is not None and until <= now:
            raise Invalid(Code.TERM_INVALID)
        async with self._db.write() as session:
            account = await _kept_by(session, actor, account_id)
            if account.state not in (AccountState.ACTIVE, AccountState.SUSPENDED):
                raise Conflict(Code.ALREADY_DONE)
            before = account.state
            account.state = AccountState.SUSPENDED
            account.suspended_until, account.suspended_why = until, why
            _journal(session, now, "account.suspended", actor, account, before, why=why)

    async def restore(self, actor: int, account_id: int) -> None:
        """Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            account = await _kept_by(session, actor, account_id)
            if account.state is AccountState.ACTIVE:
                return
            if account.state is not AccountState.SUSPENDED:
                raise Conflict(Code.ALREADY_DONE)
            before = account.state
            account.state = AccountState.ACTIVE
            account.suspended_until, account.suspended_why = None, ""
            _journal(session, now, "account.restored", actor, account, before)

    async def deactivate(self, actor: int, account_id: int) -> None:
        """For good: he signs in no more, his memberships end, his staff members are free (I-20). Twice is once.

        Refused with LAST_OWNER while a tenant has no other owner (I-17).
        """
        now = self._clock.now()
        async with self._db.write() as session:
            tenants = {each.tenant_id for each in await _live_memberships(session, account_id)}
            await one_at_a_time(session, *(f"owners:{tenant_id}" for tenant_id in tenants))
            await session.execute(  # before the account, as the invitee's own steps lock them
                select(Invitation.id)
                .where(
                    Invitation.membership_id.in_(
                        select(Membership.id).where(Membership.account_id == account_id)
                    )
                )
                .order_by(Invitation.id)
                .with_for_update()
            )
            account = await _kept_by(session, actor, account_id)
            if account.state is AccountState.DEACTIVATED:
                return
            for membership in await _live_memberships(session, account_id):
                await require_another_owner(session, membership)
                await self._end(session, now, actor, membership)
            before = account.state
            account.state = AccountState.DEACTIVATED
            agent = await session.get(ProviderStaff, (account_id, ProviderRole.SUPPORT))
            if agent is not None:
                await session.delete(agent)
            _journal(session, now, "account.deactivated", actor, account, before)

    async def _end(self, session: AsyncSession, now: datetime, actor: int, membership: Membership) -> None:
        invitation = await session.scalar(
            select(Invitation).where(Invitation.membership_id == membership.id).with_for_update()
        )
        if invitation is not None and membership.state is MembershipState.INVITED:
            await self._issuing.revoke(session, invitation)
        before = membership.state
        membership.state = MembershipState.ENDED
        membership.version += 1
        record(
            session,
            now,
            "membership.ended",
            actor=actor,
            subject=membership.account_id,
            tenant=membership.tenant_id,
            before=before.value,
            after=membership.state.value,
        )


async def _kept_by(session: AsyncSession, actor: int, account_id: int) -> Account:
    """The account, locked, for the provider's owner. Nobody does this to the provider's owner: TARGET_PROTECTED."""
    await require_provider(session, actor, ProviderRole.OWNER)
    account = await session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    if await _holds(session, account_id, ProviderRole.OWNER):
        raise NotAllowed(Code.PROVIDER_PROTECTED)
    return account


async def _holds(session: AsyncSession, account_id: int, role: ProviderRole) -> bool:
    held = exists().where(ProviderStaff.account_id == account_id, ProviderStaff.role == role)
    return bool(await session.scalar(select(held)))


async def _live_memberships(session: AsyncSession, account_id: int) -> list[Membership]:
    rows = await session.scalars(
        select(Membership)
        .where(Membership.account_id == account_id, Membership.is_live())
        .order_by(Membership.id)
    )
    return list(rows)


def _journal(
    session: AsyncSession,
    now: datetime,
    action: str,
    actor: int,
    account: Account,
    before: AccountState,
    why: str = "",
) -> None:
    after = account.state
    record(
        session,
        now,
        action,
        actor=actor,
        subject=account.id,
        before=before.value,
        after=after.value,
        why=why,
    )
