"""How the invited owner of a new tenant comes: looks at the invitation, declines it, or begins his tenant (F-13).

Who has an account with the invited e-mail acts by that, signed in. Anybody else takes up a claim (core.founding),
by which he proves the e-mail and gets an account first.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database
from core.delivery import Outbox
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.founding import Claim, NewTenant, begin_tenant, take_up_claim
from core.operations import recall, remember
from core.people import Account, AccountState, Address, Known, account_behind, holder_of
from core.secrets import ServerKey
from core.servicing.letters import LETTER, journal_invitation, tell_inviter
from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.tenant_invitation import LINK, TenantInvitation, TenantInvitationState
from core.tenants import LicenceState, Tenant


class Way(StrEnum):
    """What comes next for who looks at the invitation."""

    BEGIN = "BEGIN"  # he is known: the tenant
    SIGN_IN = "SIGN_IN"  # somebody has this e-mail, and he has not shown to be it
    PROVE = "PROVE"  # nobody has


@dataclass(frozen=True)
class Coming:
    """What the invited owner sees."""

    invitation_id: int
    inviter: str
    servicing: str
    called: str
    address: Known  # masked where it is shown: the link may be in wrong hands
    way: Way


class ComingTenants:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox, key: ServerKey) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._key = key

    async def open(self, token: str, by: Address) -> Coming:
        """Look at an invitation through its link.

        - never made: INVITATION_UNKNOWN; of a former generation: INVITATION_SUPERSEDED
        - used, expired, revoked, declined: each is told as what it is
        - somebody who has an account with another e-mail is told that it is not for him
        """
        invitation_id, generation = LINK.read(token, self._key)
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            if generation != invitation.generation:
                raise Conflict(Code.INVITATION_SUPERSEDED)
            invitation.require_open(now)
            account = await account_behind(session, by)
            if account is None:
                claim = await take_up_claim(session, by)
                if claim.email != invitation.email:
                    claim.email, claim.proven_at = invitation.email, None
                claim.invitation_id, claim.until = invitation.id, invitation.expires_at
            elif not await _is_his(session, invitation, account):
                raise _for_another(invitation, account)
            return await _describe(session, invitation, account)

    async def look(self, invitation_id: int, by: Address) -> Coming:
        """The same again for who has opened it: each screen re-reads where it stands."""
        async with self._db.read() as session:
            invitation = await session.get(TenantInvitation, invitation_id)
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            invitation.require_open(self._clock.now())
            account = await account_behind(session, by)
            await _require_opened(session, invitation, account, by)
            return await _describe(session, invitation, account)

    async def decline(self, invitation_id: int, by: Address) -> None:
        """He does not want to; the operator hears of it. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            if invitation.state is TenantInvitationState.DECLINED:
                return
            invitation.require_open(now)
            account = await account_behind(session, by)
            await _require_opened(session, invitation, account, by)
            await self._close(session, invitation, TenantInvitationState.DECLINED, account, now)

    async def begin(self, actor: int, invitation_id: int, new: NewTenant, operation_id: str) -> int:
        """The tenant begins, on trial: who was invited is its OWNER, who invited services it. Returns its id."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["tenant_id"])
            account = await session.get(Account, actor)
            if account is None or account.state is not AccountState.ACTIVE:
                raise NotFound(Code.INVITATION_UNKNOWN)
            if not await _is_his(session, invitation, account):
                raise NotFound(Code.INVITATION_UNKNOWN)
            invitation.require_open(now)
            if not (await session.get_one(Tenant, invitation.servicing_id)).servicing:
                raise Conflict(Code.INVITATION_REVOKED)
            tenant = await begin_tenant(session, actor, new, now, LicenceState.TRIAL, now + limits.TRIAL)
            invitation.tenant_id = tenant.id
            session.add(
                ServicingRelation(
                    servicing_id=invitation.servicing_id,
                    serviced_id=tenant.id,
                    state=RelationState.LIVE,
                    asked_by=invitation.invited_by,
                    asked_at=invitation.created_at,
                    answered_by=actor,
                    answered_at=now,
                )
            )
            await self._close(session, invitation, TenantInvitationState.ACCEPTED, account, now, tenant.id)
            await remember(session, operation_id, now, tenant_id=tenant.id)
            return tenant.id

    async def _close(
        self,
        session: AsyncSession,
        invitation: TenantInvitation,
        state: TenantInvitationState,
        account: Account | None,
        now: datetime,
        *also: int,
    ) -> None:
        before, invitation.state = invitation.state, state
        became = state.value.lower()
        await session.execute(delete(Claim).where(Claim.invitation_id == invitation.id))
        await self._outbox.drop(session, LETTER, invitation.id)
        await tell_inviter(session, self._outbox, invitation, became, now)
        actor = account.id if account is not None else None
        journal_invitation(session, invitation, became, actor, before, now, *also)


async def _locked(session: AsyncSession, invitation_id: int) -> TenantInvitation:
    invitation = await session.get(TenantInvitation, invitation_id, with_for_update=True)
    if invitation is None:
        raise NotFound(Code.INVITATION_UNKNOWN)
    return invitation


async def _is_his(session: AsyncSession, invitation: TenantInvitation, account: Account) -> bool:
    return await holder_of(session, invitation.known) == account.id


async def _require_opened(
    session: AsyncSession, invitation: TenantInvitation, account: Account | None, by: Address
) -> None:
    """Nobody acts on an invitation that is not for him, or whose link he has not opened."""
    if account is not None and await _is_his(session, invitation, account):
        return
    opened = await session.scalar(
        select(Claim.invitation_id).where(Claim.messenger == by.messenger, Claim.address == by.value)
    )
    if opened != invitation.id:
        raise NotFound(Code.INVITATION_UNKNOWN)
    if account is not None:
        raise _for_another(invitation, account)


def _for_another(invitation: TenantInvitation, account: Account) -> NotAllowed:
    sent = account.id == invitation.invited_by
    code = Code.INVITER_MAY_NOT_ACCEPT if sent else Code.INVITATION_FOR_ANOTHER
    return NotAllowed(code, name=invitation.known.masked, tenant=invitation.called)


async def _describe(session: AsyncSession, invitation: TenantInvitation, account: Account | None) -> Coming:
    inviter = await session.get_one(Account, invitation.invited_by)
    servicing = await session.get_one(Tenant, invitation.servicing_id)
    if account is not None:
        way = Way.BEGIN
    else:
        way = Way.PROVE if await holder_of(session, invitation.known) is None else Way.SIGN_IN
    return Coming(
        invitation.id,
        inviter.full_name,
        servicing.name,
        invitation.called,
        invitation.known,
        way,
    )
