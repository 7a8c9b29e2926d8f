"""How an invited person comes: opens the link, proves the address, corrects his name, sets his own password.

He has no account to sign in with yet, so every step is authorised by the address of the messenger that opened
the link with a right token; after the proof, by the one that proved it: the first wins (model.md, part 4).
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.credentials import CodePurpose, Confirmation, Outcome, Passwords
from core.database import Database, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations.invitation import Invitation, InvitationOpening, InvitationState, read_token
from core.invitations.inviting import PURPOSE, end_unaccepted
from core.invitations.letters import role_names, tell_inviter, visible_applications
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    Address,
    Contact,
    Identifier,
    IdentifierType,
    Known,
    Membership,
    MembershipState,
    contact_at,
    link,
    parse_phone,
)
from core.secrets import ServerKey
from core.tenants import Tenant, TenantRole


class Step(StrEnum):
    """Where he is; an invitation opened again resumes here (decision 12)."""

    PROVE = "PROVE"
    PASSWORD = "PASSWORD"
    DONE = "DONE"


@dataclass(frozen=True)
class Opening:
    """What the invitee sees (F-26)."""

    invitation_id: int
    step: Step
    inviter: str
    tenant: str
    tenant_role: TenantRole
    roles: list[str]
    applications: list[str]
    full_name: str
    login: str
    address: Known  # masked where it is shown: the link may be in wrong hands


@dataclass(frozen=True)
class Welcome:
    account_id: int
    full_name: str
    login: str
    tenant: str


class Accepting:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        passwords: Passwords,
        confirmation: Confirmation,
        key: ServerKey,
    ) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._passwords = passwords
        self._confirmation = confirmation
        self._key = key

    async def open(self, token: str, by: Address) -> Opening:
        """Look at an invitation through its link.

        - a link that was never made: INVITATION_UNKNOWN; of a former generation: INVITATION_SUPERSEDED
        - used, expired, revoked, declined: each is told as what it is
        - the inviter and anybody else who has an account: told whose it is, and nothing changes
        """
        invitation_id, generation = read_token(token, self._key)
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            if generation != invitation.generation and not invitation.is_confirmed_by(by):
                raise Conflict(Code.INVITATION_SUPERSEDED)
            await self._require_own(session, invitation, by)
            if not invitation.is_confirmed_by(by) or invitation.state is not InvitationState.ACCEPTED:
                invitation.require_open(now)
                self._require_unclaimed(invitation, by)
                invitation.open()
                await self._note_opening(session, invitation, by)
            return await _opening(session, invitation)

    async def look(self, invitation_id: int, by: Address) -> Opening:
        """The same again for who has opened it: each screen re-reads where it stands."""
        async with self._db.read() as session:
            invitation = await session.get(Invitation, invitation_id)
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            if invitation.state is not InvitationState.ACCEPTED or not invitation.is_confirmed_by(by):
                await self._require_opened(session, invitation, by)
            return await _opening(session, invitation)

    async def find_by_phone(self, phone: str, by: Address, *, own: bool) -> Opening:
        """The invitation that waits for the number he shares, already proven by that (I-31)."""
        if not own:
            raise Invalid(Code.CONTACT_NOT_OWN)
        known = parse_phone(phone)
        now = self._clock.now()
        async with self._db.write() as session:
            waiting = await session.scalars(
                select(Invitation)
                .where(
                    Invitation.address_type == IdentifierType.PHONE,
                    Invitation.address == known.value,
                    Invitation.expires_at > now,
                )
                .order_by(Invitation.id.desc())
                .with_for_update()
            )
            invitation = next((each for each in waiting if each.is_open(now)), None)
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            await self._require_own(session, invitation, by)
            self._require_unclaimed(invitation, by)
            invitation.open()
            await self._note_opening(session, invitation, by)
            await self._prove(session, invitation, by)
            return await _opening(session, invitation)

    async def share_phone(self, invitation_id: int, phone: str, by: Address, *, own: bool) -> None:
        """His own contact proves the invited number (I-31); any other changes nothing."""
        if not own:
            raise Invalid(Code.CONTACT_NOT_OWN)
        shared = parse_phone(phone)
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            if shared != invitation.known:
                raise Invalid(Code.PHONE_NOT_THE_INVITED, ending=invitation.address[-2:])
            await self._prove(session, invitation, by)

    async def ask_correction(self, invitation_id: int, by: Address) -> None:
        """The invited number is not his: the inviter hears of it, once for each link."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            await tell_inviter(session, self._outbox, invitation, "invitation-wrong-number", now)
            record(session, now, "invitation.correction_asked", actor=None, invitation=invitation_id)

    async def send_code(self, invitation_id: int, by: Address) -> None:
        """A code to the invited e-mail: never to the chat in which it is typed (I-31, I-32)."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            contact = await contact_at(session, by)
            account, _ = await _invitee(session, invitation)
            await self._confirmation.ask(
                session,
                now,
                CodePurpose.INVITATION,
                invitation.id,
                invitation.address,
                messenger="email",
                language=contact.language or account.language,
            )

    @rerun_after_lost_race
    async def submit_code(self, invitation_id: int, given: str, by: Address, operation_id: str) -> None:
        """The try is counted and committed before it is refused (decision 2)."""
        now = self._clock.now()
        async with self._db.write() as session:
            if await recall(session, operation_id) is not None:
                return
            invitation = await self._opened(session, invitation_id, by)
            if invitation.is_confirmed_by(by):
                return
            verdict = await self._confirmation.try_code(
                session, now, CodePurpose.INVITATION, invitation.id, invitation.address, given
            )
            if verdict.outcome is Outcome.RIGHT:
                await self._prove(session, invitation, by)
                await remember(session, operation_id, now)
        verdict.refuse()

    async def correct_name(self, invitation_id: int, full_name: str, by: Address) -> None:
        """F-27: he may correct his own data."""
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            self._require_proven(invitation, by)
            account, _ = await _invitee(session, invitation)
            account.rename(full_name)

    async def decline(self, invitation_id: int, by: Address) -> None:
        """He does not want to; the inviter hears of it. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            if invitation.state is InvitationState.DECLINED:
                return
            await self._require_opened(session, invitation, by)
            invitation.require_open(now)
            self._require_unclaimed(invitation, by)
            account, membership = await _invitee(session, invitation)
            invitation.state = InvitationState.DECLINED
            await self._outbox.drop(session, PURPOSE, invitation.id)
            await tell_inviter(session, self._outbox, invitation, "invitation-declined", now)
            await end_unaccepted(session, account, membership)
            record(
                session,
                now,
                "invitation.declined",
                actor=account.id,
                subject=account.id,
                tenant=membership.tenant_id,
            )

    async def set_password(
        self, invitation_id: int, password: str, by: Address, operation_id: str
    ) -> Welcome:
        """His own password ends the enrolment (H-08, F-27, Y-16): ACTIVE, linked to this address, inviter told."""
        opening = await self.look(invitation_id, by)
        await self._passwords.judge(
            password, opening.full_name, opening.login, opening.tenant, opening.address.value
        )
        password_hash = await self._passwords.hash(password)
        return await self._accept(invitation_id, password_hash, by, operation_id)

    @rerun_after_lost_race
    async def _accept(
        self, invitation_id: int, password_hash: str, by: Address, operation_id: str
    ) -> Welcome:
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await _locked(session, invitation_id)
            account, membership = await _invitee(session, invitation)
            tenant = await session.get_one(Tenant, membership.tenant_id)
            welcome = Welcome(account.id, account.full_name, account.login or "", tenant.name)
            if await recall(session, operation_id) is not None:
                return welcome
            invitation.require_open(now)
            self._require_unclaimed(invitation, by)
            self._require_proven(invitation, by)
            await link(session, by, account.id)
            account.set_password(password_hash, now)
            membership.state = MembershipState.ACTIVE
            invitation.state = InvitationState.ACCEPTED
            await tell_inviter(session, self._outbox, invitation, "invitation-accepted", now)
            record(
                session, now, "invitation.accepted", actor=account.id, subject=account.id, tenant=tenant.id
            )
            await remember(session, operation_id, now)
            return welcome

    async def _prove(self, session: AsyncSession, invitation: Invitation, by: Address) -> None:
        """The address is his: verified for this account, and for at most this one (I-02)."""
        now = self._clock.now()
        if invitation.is_confirmed_by(by):
            return
        account, _ = await _invitee(session, invitation)
        elsewhere = await session.scalar(
            select(Identifier.id).where(
                Identifier.type == invitation.address_type,
                Identifier.value == invitation.address,
                Identifier.verified_at.is_not(None),
            )
        )
        if elsewhere is not None:
            raise Conflict(Code.IDENTIFIER_TAKEN)
        identifier = (
            await session.scalars(
                select(Identifier).where(
                    Identifier.account_id == account.id,
                    Identifier.type == invitation.address_type,
                    Identifier.value == invitation.address,
                )
            )
        ).one()
        identifier.verified_at = now
        account.confirm()
        invitation.confirm(by)
        record(session, now, "invitation.confirmed", actor=account.id, subject=account.id)

    async def _opened(self, session: AsyncSession, invitation_id: int, by: Address) -> Invitation:
        invitation = await _locked(session, invitation_id)
        await self._require_opened(session, invitation, by)
        invitation.require_open(self._clock.now())
        self._require_unclaimed(invitation, by)
        return invitation

    async def _require_opened(self, session: AsyncSession, invitation: Invitation, by: Address) -> None:
        """Nobody acts on an invitation whose link he has not opened; an old link's opening is void."""
        if invitation.is_confirmed_by(by):
            return
        generation = await session.scalar(
            select(InvitationOpening.generation).where(
                InvitationOpening.invitation_id == invitation.id,
                InvitationOpening.messenger == by.messenger,
                InvitationOpening.address == by.value,
            )
        )
        if generation is None:
            raise NotFound(Code.INVITATION_UNKNOWN)
        if generation != invitation.generation:
            raise Conflict(Code.INVITATION_SUPERSEDED)

    async def _note_opening(self, session: AsyncSession, invitation: Invitation, by: Address) -> None:
        await contact_at(session, by)
        opening = await session.scalar(
            select(InvitationOpening).where(
                InvitationOpening.invitation_id == invitation.id,
                InvitationOpening.messenger == by.messenger,
                InvitationOpening.address == by.value,
            )
        )
        if opening is None:
            opening = InvitationOpening(
                invitation_id=invitation.id,
                messenger=by.messenger,
                address=by.value,
                generation=invitation.generation,
                at=self._clock.now(),
            )
            session.add(opening)
        opening.generation = invitation.generation

    async def _require_own(self, session: AsyncSession, invitation: Invitation, by: Address) -> None:
        account_id = await session.scalar(
            select(Contact.account_id).where(Contact.messenger == by.messenger, Contact.address == by.value)
        )
        account, membership = await _invitee(session, invitation)
        if account_id is None or account_id == account.id:
            return
        tenant = await session.get_one(Tenant, membership.tenant_id)
        code = (
            Code.INVITER_MAY_NOT_ACCEPT
            if account_id == invitation.invited_by
            else Code.INVITATION_FOR_ANOTHER
        )
        raise NotAllowed(code, name=account.full_name, tenant=tenant.name)

    @staticmethod
    def _require_unclaimed(invitation: Invitation, by: Address) -> None:
        if invitation.confirmed_by is not None and not invitation.is_confirmed_by(by):
            raise Conflict(Code.INVITATION_USED)

    @staticmethod
    def _require_proven(invitation: Invitation, by: Address) -> None:
        if not invitation.is_confirmed_by(by):
            raise NotAllowed(Code.ADDRESS_NOT_PROVEN)


async def _locked(session: AsyncSession, invitation_id: int) -> Invitation:
    invitation = await session.get(Invitation, invitation_id, with_for_update=True)
    if invitation is None:
        raise NotFound(Code.INVITATION_UNKNOWN)
    return invitation


async def _invitee(session: AsyncSession, invitation: Invitation) -> tuple[Account, Membership]:
    membership = await session.get_one(Membership, invitation.membership_id)
    return await session.get_one(Account, membership.account_id), membership


async def _opening(session: AsyncSession, invitation: Invitation) -> Opening:
    account, membership = await _invitee(session, invitation)
    tenant = await session.get_one(Tenant, membership.tenant_id)
    inviter = await session.get_one(Account, invitation.invited_by)
    step = {InvitationState.ACCEPTED: Step.DONE, InvitationState.CONFIRMED: Step.PASSWORD}.get(
        invitation.state, Step.PROVE
    )
    return Opening(
        invitation.id,
        step,
        inviter.full_name,
        tenant.name,
        membership.tenant_role,
        await role_names(session, membership.id),
        await visible_applications(session, membership.id),
        account.full_name,
        account.login or "",
        invitation.known,
    )
