"""How an invited person comes: opens the link, proves the address, corrects his name, sets his own password.

He has no account to sign in with yet, so every step is authorised by the address of the messenger that opened
the link with a right token; after the proof, by the one that proved it: the first wins.
"""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.credentials import CodePurpose, Confirmation, Outcome, Passwords
from core.database import Database, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations.ending import accept, decline
from core.invitations.invitation import CLOSED, LINK, Invitation, InvitationState
from core.invitations.opening import (
    Opening,
    Welcome,
    describe,
    ending_for,
    invitee,
    is_own,
    locked,
    locked_with_others,
    note_opening,
    require_opened,
    require_own,
    require_unclaimed,
    welcome,
)
from core.invitations.proving import prove
from core.invitations.telling import journal_state, tell_inviter
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Address,
    Channels,
    IdentifierType,
    Known,
    Membership,
    MembershipState,
    contact_at,
    link,
    parse_phone,
)
from core.secrets import ServerKey


class Accepting:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        channels: Channels,
        passwords: Passwords,
        confirmation: Confirmation,
        key: ServerKey,
    ) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._channels = channels
        self._passwords = passwords
        self._confirmation = confirmation
        self._key = key

    async def open(self, token: str, by: Address) -> Opening:
        """Look at an invitation through its link.

        - a link that was never made: INVITATION_UNKNOWN; of a former generation: INVITATION_SUPERSEDED
        - used, expired, revoked, declined: each is told as what it is, with the invitation's id: `Wishing` goes on there
        - the inviter and anybody else who has an account: told whose it is, and nothing changes
        """
        invitation_id, generation = LINK.read(token, self._key)
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await locked(session, invitation_id)
            own = await is_own(session, invitation, by)
            await require_own(session, invitation, by)
            ending = None
            if invitation.state is not InvitationState.ACCEPTED or not (
                own or invitation.is_confirmed_by(by)
            ):
                ending = ending_for(invitation, generation, by, now, own=own)
                await note_opening(session, invitation, by, now, generation)
                if ending is None:
                    await self._mark_opened(session, invitation)
            if ending is None:
                return await describe(session, invitation, own=own)
        # After the commit: that he held this link is kept
        raise Conflict(ending, invitation_id=invitation_id)

    async def look(self, invitation_id: int, by: Address) -> Opening:
        """The same again for who has opened it: each screen re-reads where it stands."""
        async with self._db.read() as session:
            invitation = await session.get(Invitation, invitation_id)
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            own = await is_own(session, invitation, by)
            if not own:
                await require_opened(session, invitation, by)
                # Since he opened it, he may have signed in as another
                await require_own(session, invitation, by)
            accepted = invitation.state is InvitationState.ACCEPTED
            if not accepted or not (own or invitation.is_confirmed_by(by)):
                if not own:
                    require_unclaimed(invitation, by)
                if invitation.state is not InvitationState.DECLINED:  # his own refusal can still be read
                    invitation.require_open(self._clock.now())
            return await describe(session, invitation, own=own)

    @rerun_after_lost_race
    async def find_by_phone(self, phone: str, by: Address, *, own: bool) -> Opening:
        """The invitation that waits for the number he shares, already proven by that (I-31).

        - one for somebody with an account is found, too; he accepts it with his own sign-in (F-02)
        - INVITATION_EXPIRED, with the invitation's id, where the last one for this number has run out: he may ask anew
        """
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
                    Invitation.state.not_in(CLOSED),
                )
                .order_by(Invitation.expires_at.desc(), Invitation.id.desc())
                .limit(1)
                .with_for_update()
            )
            invitation = waiting.one_or_none()
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            await require_own(session, invitation, by)
            signed_in = await is_own(session, invitation, by)
            if not signed_in:
                require_unclaimed(invitation, by)
            await note_opening(session, invitation, by, now)
            if invitation.is_open(now):
                await self._mark_opened(session, invitation)
                if not invitation.connects:  # whoever has an account has proven the number long ago
                    await prove(session, invitation, by, now)
                return await describe(session, invitation, own=signed_in)
        raise Conflict(Code.INVITATION_EXPIRED, invitation_id=invitation.id)

    @rerun_after_lost_race
    async def share_phone(self, invitation_id: int, phone: str, by: Address, *, own: bool) -> None:
        """His own contact proves the invited number (I-31); any other changes nothing."""
        if not own:
            raise Invalid(Code.CONTACT_NOT_OWN)
        shared = parse_phone(phone)
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            if shared != invitation.known:
                raise Invalid(Code.PHONE_NOT_THE_INVITED, ending=invitation.address[-2:])
            await prove(session, invitation, by, self._clock.now())

    async def ask_correction(self, invitation_id: int, by: Address) -> None:
        """The invited number is not his: the inviter hears of it, once for each link."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            asked = f"correction:{invitation.id}:{invitation.generation}"
            if await recall(session, asked) is not None:
                raise Conflict(Code.ALREADY_DONE)
            await remember(session, asked, now)
            await tell_inviter(session, self._outbox, invitation, "invitation-wrong-number", now)
            account, membership = await invitee(session, invitation)
            record(
                session,
                now,
                "invitation.correction_asked",
                actor=None,
                subject=account.id,
                tenant=membership.tenant_id,
                invitation=invitation_id,
            )

    async def send_code(self, invitation_id: int, by: Address) -> None:
        """A code to the invited address: never to the chat in which it is typed (I-31, I-32).

        CODE_UNDELIVERABLE where nothing of this installation sends codes there: he shares his contact instead.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            contact = await contact_at(session, by)
            account, _ = await invitee(session, invitation)
            ways = self._channels.for_code(invitation.known)
            if not ways:
                raise Invalid(Code.CODE_UNDELIVERABLE)
            await self._confirmation.ask(
                session,
                now,
                CodePurpose.INVITATION,
                invitation.id,
                invitation.address,
                ways=ways,
                language=contact.language or account.language,
            )

    def sends_codes(self, address: Known) -> bool:
        """Does anything of this installation bring a code there?"""
        return bool(self._channels.for_code(address))

    async def code_free_at(self, invitation_id: int, by: Address) -> datetime:
        """When the next code may be asked for (I-32)."""
        opening = await self.look(invitation_id, by)
        now = self._clock.now()
        async with self._db.read() as session:
            return await self._confirmation.free_at(
                session, now, CodePurpose.INVITATION, invitation_id, opening.address.value
            )

    async def code_is_lost(self, invitation_id: int, by: Address) -> bool:
        """Whether the present code will not come by any way; told inside his own invitation only (I-08)."""
        opening = await self.look(invitation_id, by)
        async with self._db.read() as session:
            return await self._confirmation.is_lost(
                session, CodePurpose.INVITATION, invitation_id, opening.address.value
            )

    @rerun_after_lost_race
    async def submit_code(self, invitation_id: int, given: str, by: Address, operation_id: str) -> None:
        """The try is counted and committed before it is refused."""
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
                await prove(session, invitation, by, self._clock.now())
                await remember(session, operation_id, now)
        verdict.refuse()

    async def correct_name(self, invitation_id: int, full_name: str, by: Address) -> None:
        """F-27: he may correct his own data."""
        async with self._db.write() as session:
            invitation = await self._opened(session, invitation_id, by)
            self._require_proven(invitation, by)
            account, _ = await invitee(session, invitation)
            account.rename(full_name)

    async def decline(self, invitation_id: int, by: Address) -> None:
        """He does not want to; the inviter hears of it. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await locked(session, invitation_id)
            if invitation.state is InvitationState.DECLINED:
                return
            await require_opened(session, invitation, by)
            await require_own(session, invitation, by)
            invitation.require_open(now)
            require_unclaimed(invitation, by)
            _require_no_account(invitation)
            await decline(session, self._outbox, invitation, now)

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
            invitation = await locked_with_others(session, invitation_id)  # see `_live`
            account, _ = await invitee(session, invitation)
            if await recall(session, operation_id) is not None:
                return await welcome(session, invitation)
            invitation.require_open(now)
            require_unclaimed(invitation, by)
            _require_no_account(invitation)
            # Whatever was shared or typed: a living account is nobody's to enter so
            if not account.is_awaited:
                raise NotAllowed(Code.SIGN_IN_FIRST)
            self._require_proven(invitation, by)
            await link(session, by, account.id)
            account.set_password(password_hash, now)
            await accept(session, self._outbox, invitation, "invitation-accepted", now)
            await self._live(session, account.id)
            await remember(session, operation_id, now)
            return await welcome(session, invitation)

    @staticmethod
    async def _live(session: AsyncSession, account_id: int) -> None:
        """Whoever else waits for this account asks somebody with a sign-in of his own from now on (F-02)."""
        waiting = select(Membership.id).where(
            Membership.account_id == account_id, Membership.state == MembershipState.INVITED
        )
        await session.execute(
            update(Invitation).where(Invitation.membership_id.in_(waiting)).values(connects=True)
        )

    async def _mark_opened(self, session: AsyncSession, invitation: Invitation) -> None:
        if invitation.open():
            await journal_state(session, invitation, self._clock.now())

    async def _opened(self, session: AsyncSession, invitation_id: int, by: Address) -> Invitation:
        invitation = await locked(session, invitation_id)
        await require_opened(session, invitation, by)
        await require_own(session, invitation, by)  # or what he proves would be stuck in somebody else's chat
        invitation.require_open(self._clock.now())
        require_unclaimed(invitation, by)
        _require_no_account(invitation)
        return invitation

    @staticmethod
    def _require_proven(invitation: Invitation, by: Address) -> None:
        if not invitation.is_confirmed_by(by):
            raise NotAllowed(Code.ADDRESS_NOT_PROVEN)


def _require_no_account(invitation: Invitation) -> None:
    """Perhaps since a minute ago, through another tenant's invitation: no second password is made (F-02)."""
    if invitation.connects:
        raise NotAllowed(Code.SIGN_IN_FIRST)
