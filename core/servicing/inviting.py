"""How an operator of a servicing tenant invites organisations into the service that are not there yet (F-13)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.delivery import Address, Outbox
from core.errors import Code, NotAllowed, NotFound
from core.founding import Claim
from core.operations import recall, remember
from core.people import Account, Known, Member, clean_name, parse_email
from core.secrets import ServerKey
from core.servicing.guards import operator_of, viewer_of
from core.servicing.letters import LETTER, journal_invitation
from core.servicing.tenant_invitation import OPEN, TenantInvitation, TenantInvitationState
from core.tenants import TenantRole


@dataclass(frozen=True)
class InvitedTenant:
    """An invitation as its servicing tenant sees it. The link only for who may hand it on: an operator."""

    id: int
    called: str
    address: Known
    state: TenantInvitationState
    failure: str | None
    expires_at: datetime
    invited_by: str
    link: str | None
    may_resend: bool
    may_revoke: bool


class InvitingTenants:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        key: ServerKey,
        link_to: Callable[[str], str],
        life: timedelta,
    ) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._key = key
        self._link_to = link_to
        self._life = life

    async def all(self, actor: int, tenant_id: int) -> list[InvitedTenant]:
        """Whatever has become of them, the newest first."""
        async with self._db.read() as session:
            viewer = await viewer_of(session, actor, tenant_id, self._clock.now())
            rows = await session.execute(
                select(TenantInvitation, Account.full_name)
                .join(Account, Account.id == TenantInvitation.invited_by)
                .where(TenantInvitation.servicing_id == tenant_id)
                .order_by(TenantInvitation.id.desc())
            )
            return [self._shown(invitation, name, viewer) for invitation, name in rows]

    async def card(self, actor: int, invitation_id: int) -> InvitedTenant:
        async with self._db.read() as session:
            invitation = await session.get(TenantInvitation, invitation_id)
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            viewer = await viewer_of(session, actor, invitation.servicing_id, self._clock.now())
            inviter = await session.get_one(Account, invitation.invited_by)
            return self._shown(invitation, inviter.full_name, viewer)

    async def check(self, actor: int, tenant_id: int) -> None:
        """Refused before anything is typed (as I-35 asks it of inviting people)."""
        async with self._db.read() as session:
            await _inviting(session, actor, tenant_id, self._clock.now())

    @rerun_after_lost_race
    async def invite(self, actor: int, tenant_id: int, called: str, email: str, operation_id: str) -> int:
        """A letter with a link goes to the future owner. Returns the invitation's id.

        - F-13: by an operator (NOT_AN_OPERATOR, owners included), and only while the provider allows it to his
          tenant (PROVIDER_FORBIDS)
        - I-35: no licence is asked for
        """
        name, known = clean_name(called), parse_email(email)
        now = self._clock.now()
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["invitation_id"])
            operator = await _inviting(session, actor, tenant_id, now)
            invitation = TenantInvitation(
                servicing_id=tenant_id,
                invited_by=actor,
                called=name,
                email=known.value,
                generation=1,
                state=TenantInvitationState.ISSUED,
                created_at=now,
                expires_at=now + self._life,
            )
            session.add(invitation)
            await session.flush()
            await self._post(session, invitation, operator, now)
            journal_invitation(session, invitation, "sent", actor, None, now)
            await remember(session, operation_id, now, invitation_id=invitation.id)
            return invitation.id

    async def resend(self, actor: int, invitation_id: int, operation_id: str) -> None:
        """A new token, a longer life, the old token dead; an expired one lives again (I-30)."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            operator = await _inviting(session, actor, invitation.servicing_id, now)
            if await recall(session, operation_id) is not None:
                return
            before = invitation.state_at(now)
            if before is not TenantInvitationState.EXPIRED:
                invitation.require_open(now)
            invitation.renew(now, self._life)
            invitation.invited_by = actor
            await self._outbox.drop(session, LETTER, invitation.id, invitation.generation)
            await self._post(session, invitation, operator, now)
            journal_invitation(session, invitation, "resent", actor, before, now)
            await remember(session, operation_id, now)

    async def revoke(self, actor: int, invitation_id: int) -> None:
        """The link dies; also where the provider has stopped allowing new ones. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            await operator_of(session, actor, invitation.servicing_id, now)
            if invitation.state is TenantInvitationState.REVOKED:
                return
            if invitation.state_at(now) is not TenantInvitationState.EXPIRED:
                invitation.require_open(now)
            await revoke(session, self._outbox, invitation, actor, now)

    async def _post(
        self, session: AsyncSession, invitation: TenantInvitation, operator: Member, now: datetime
    ) -> None:
        await self._outbox.put(
            session,
            now,
            purpose=LETTER,
            subject_id=invitation.id,
            generation=invitation.generation,
            to=Address("email", invitation.email),
            language=operator.tenant.language,
            expires_at=invitation.expires_at,
        )

    def _shown(self, invitation: TenantInvitation, inviter: str, viewer: Member) -> InvitedTenant:
        state = invitation.state_at(self._clock.now())
        operates = viewer.membership.tenant_role is TenantRole.SERVICING_OPERATOR
        revivable = operates and invitation.state in OPEN
        return InvitedTenant(
            invitation.id,
            invitation.called,
            invitation.known,
            state,
            invitation.failure,
            invitation.expires_at,
            inviter,
            self._link_to(invitation.token(self._key)) if operates and state in OPEN else None,
            may_resend=revivable and viewer.tenant.invites_tenants,
            may_revoke=revivable,
        )


async def revoke(
    session: AsyncSession, outbox: Outbox, invitation: TenantInvitation, actor: int, now: datetime
) -> None:
    before = invitation.state_at(now)
    invitation.state = TenantInvitationState.REVOKED
    await session.execute(delete(Claim).where(Claim.invitation_id == invitation.id))
    await outbox.drop(session, LETTER, invitation.id)
    journal_invitation(session, invitation, "revoked", actor, before, now)


async def _inviting(session: AsyncSession, actor: int, tenant_id: int, now: datetime) -> Member:
    operator = await operator_of(session, actor, tenant_id, now)
    if not operator.tenant.invites_tenants:
        raise NotAllowed(Code.PROVIDER_FORBIDS, what="invite")
    return operator


async def _locked(session: AsyncSession, invitation_id: int) -> TenantInvitation:
    invitation = await session.get(TenantInvitation, invitation_id, with_for_update=True)
    if invitation is None:
        raise NotFound(Code.INVITATION_UNKNOWN)
    return invitation
