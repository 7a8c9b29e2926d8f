"""How an owner or administrator brings a person in: ask what may be chosen, invite or hand over, resend, revoke.

Every method is one action in one transaction, and asks anew whether this actor may do it.
"""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.credentials import Passwords, handed_over_password
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.invitations.adding import add_new
from core.invitations.choosing import Options, load_options
from core.invitations.correcting import replace_address
from core.invitations.ending import end_unaccepted, lives_elsewhere
from core.invitations.finding import Found, find_identifier
from core.invitations.invitation import CLOSED, Invitation, InvitationState
from core.invitations.issuing import Added, Issuing, invitation_of
from core.invitations.new_person import NewPerson, require_licence
from core.invitations.telling import tell_of_password
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    Channels,
    Known,
    Manager,
    Membership,
    MembershipState,
    comes_back_alone,
    free_login,
    manager_of,
    unlink_all,
)


class Inviting:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        channels: Channels,
        passwords: Passwords,
        issuing: Issuing,
    ) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._channels = channels
        self._passwords = passwords
        self._issuing = issuing

    async def options(self, actor: int, tenant_id: int) -> Options:
        """What may be chosen. Refused before anything is typed where the licence forbids adding anybody (I-35)."""
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            require_licence(manager, self._clock.now(), hands_over=True)
            return await load_options(session, manager)

    def writes_to(self, known: Known) -> bool:
        """Whether an invitation goes to this address by itself (H-07)."""
        return self._issuing.writes_to(known)

    async def look_up(self, actor: int, tenant_id: int, identifier: Known) -> Found:
        """New, already a member here, or known elsewhere: of that nothing more is told (F-02).

        Whoever comes by an address is invited or asked, so the licence is asked about here, with the first thing
        that is typed (I-35): on trial a tenant may be let to hand over passwords, and nothing else.
        """
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            found = await find_identifier(session, tenant_id, identifier)
            if found.membership_id is None:
                require_licence(manager, self._clock.now())
            return found

    async def check_login(self, actor: int, tenant_id: int, login: str, own: list[Known]) -> str:
        """The login as it would be kept; refused where it is taken or looks like somebody else's address."""
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            return await free_login(session, login, own)

    @rerun_after_lost_race
    async def invite(self, actor: int, tenant_id: int, person: NewPerson, operation_id: str) -> Added:
        """Create account and membership together (I-11, H-04), and invite him or hand over a password.

        - F-01: owners and administrators only; I-13: an administrator always gives USER
        - I-14, F-10: OWNER and ADMINISTRATOR need an e-mail; F-11: operators only in a servicing tenant
        - I-18: nobody gives rights beyond his own; F-16: deviations only where the tenant allows them
        - H-09: a role is always given, one for each user type (I-10)
        - I-06, F-06, F-28: neither e-mail nor phone known: the bot makes a password, ACTIVE at once (I-34)
        - I-35: needs a paid licence; H-07: the letter goes to the identifier
        """
        password = handed_over_password() if person.invited is None else None
        password_hash = None if password is None else await self._passwords.hash(password)
        now = self._clock.now()
        async with self._db.write() as session:
            # No row of theirs exists yet that two adders could wait for.
            await one_at_a_time(session, operation_id, *(known.value for known in person.identifiers))
            done = await recall(session, operation_id)
            if done is not None:
                return await self._issuing.added(session, done["membership_id"], now)
            manager = await manager_of(session, actor, tenant_id)
            require_licence(manager, now, hands_over=password is not None)
            options = await load_options(session, manager)
            membership = await add_new(session, self._issuing, manager, options, person, now, password_hash)
            await remember(session, operation_id, now, membership_id=membership.id)
            return await self._issuing.added(session, membership.id, now, password)

    async def resend(
        self, actor: int, membership_id: int, operation_id: str, generation: int | None = None
    ) -> Added:
        """A new token, a longer life, the old token dead; an expired invitation lives again (I-30, I-35).

        `generation`: of the link that this was offered about. ALREADY_DONE where there is a newer one by now.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            manager, account, membership, invitation = await self._invited(session, actor, membership_id)
            if await recall(session, operation_id) is None:
                require_licence(manager, now)
                if invitation.state_at(now) is not InvitationState.EXPIRED:
                    invitation.require_open(now)
                if generation not in (None, invitation.generation):
                    raise Conflict(Code.ALREADY_DONE)
                await self._issuing.renew(session, account, invitation, actor, now)
                record(
                    session,
                    now,
                    "invitation.resent",
                    actor=actor,
                    subject=account.id,
                    tenant=manager.tenant.id,
                )
                await remember(session, operation_id, now)
            return await self._issuing.added(session, membership.id, now)

    @rerun_after_lost_race
    async def change_address(
        self, actor: int, membership_id: int, identifier: Known, operation_id: str
    ) -> Added:
        """The right address instead of a wrong one of its type: the old link dies, and nothing goes there any more (I-30).

        - the invited one is replaced where there is none of that type
        - only of an invitation that is open or has expired, and of somebody who has not come yet: ADDRESS_PROVEN
        - the new address is checked as at inviting, and becomes the login where the old one was (I-02, I-03, I-14)
        - I-35: needs a paid licence, as sending again does
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, operation_id, identifier.value)
            manager, account, membership, invitation = await self._invited(session, actor, membership_id)
            done = await recall(session, operation_id)
            if done is None:
                require_licence(manager, now)
                if invitation.state_at(now) is not InvitationState.EXPIRED:
                    invitation.require_open(now)
                login = account.login
                replaced = await replace_address(session, account, membership, invitation, identifier)
                await self._issuing.renew(session, account, invitation, actor, now)
                record(
                    session,
                    now,
                    "invitation.address_changed",
                    actor=actor,
                    subject=account.id,
                    tenant=manager.tenant.id,
                    before=", ".join(each.masked for each in replaced),
                    after=identifier.masked,
                )
                done = {"other_login": account.login != login}
                await remember(session, operation_id, now, **done)
            return replace(await self._issuing.added(session, membership.id, now), **done)

    async def revoke(self, actor: int, membership_id: int) -> None:
        """The link dies, and the person can be added again. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, account, membership, invitation = await self._invited(session, actor, membership_id)
            if invitation.state is InvitationState.REVOKED:
                return
            if invitation.state_at(now) is not InvitationState.EXPIRED:
                invitation.require_open(now)
            await self._issuing.revoke(session, invitation)
            await end_unaccepted(session, account, membership)
            record(
                session, now, "invitation.revoked", actor=actor, subject=account.id, tenant=manager.tenant.id
            )

    async def hand_over(self, actor: int, membership_id: int, operation_id: str) -> Added:
        """A password made by the bot instead of an invitation, or instead of a forgotten one.

        - ALREADY_DONE once the person has set a password of his own (even if it is void by now) and can come back to a
          forgotten one by himself: nobody may take over a living account. Who cannot is told of it
          in his chat
        - I-09: no chat speaks for him any more before somebody signs in there by it; one may be lost, in whosever hands
        - ACCOUNT_ELSEWHERE where another tenant relies on the account: it would be opened there, too
        """
        password = handed_over_password()
        password_hash = await self._passwords.hash(password)
        now = self._clock.now()
        async with self._db.write() as session:
            manager, account, membership = await self._target(session, actor, membership_id)
            if await recall(session, operation_id) is not None:
                return await self._issuing.added(session, membership_id, now)
            require_licence(manager, now, hands_over=True)
            if await lives_elsewhere(session, account.id, manager.tenant.id):
                raise Conflict(Code.ACCOUNT_ELSEWHERE)
            own_password = not account.is_awaited and not account.is_handed_over
            alone = own_password and await comes_back_alone(session, self._channels, account.id)
            if alone or membership.state is MembershipState.ENDED:
                raise Conflict(Code.ALREADY_DONE)
            if membership.tenant_role.needs_email and account.is_awaited:
                raise NotAllowed(Code.EMAIL_REQUIRED_FOR_ROLE)  # he has an e-mail: it is to be proven (I-14)
            invitation = await invitation_of(session, membership_id)
            if invitation is not None and invitation.state not in CLOSED:  # an expired one could live again
                await self._issuing.revoke(session, invitation)
            account.set_password(password_hash, now, must_change=manager.tenant.replaces_handed_over)
            before = membership.state
            if before is MembershipState.INVITED:
                membership.state, membership.called = MembershipState.ACTIVE, None
                membership.version += 1
            entry = record(
                session,
                now,
                "person.password_handed_over",
                actor=actor,
                subject=account.id,
                tenant=manager.tenant.id,
                before=before.value,
                after=membership.state.value,
            )
            if own_password:
                await tell_of_password(session, self._outbox, account, membership, entry, now)
            await unlink_all(session, account.id)
            await remember(session, operation_id, now)
            return await self._issuing.added(session, membership_id, now, password)

    async def link(self, actor: int, membership_id: int) -> Added:
        """The link of an open invitation again, derived, not stored: for "show the link" and the QR."""
        now = self._clock.now()
        async with self._db.read() as session:
            _, _, _, invitation = await self._invited(session, actor, membership_id)
            invitation.require_open(now)
            return await self._issuing.added(session, membership_id, now)

    async def _target(
        self, session: AsyncSession, actor: int, membership_id: int
    ) -> tuple[Manager, Account, Membership]:
        # Invitation, membership, account: in this order, as the invitee's own steps take them.
        await session.execute(
            select(Invitation.id).where(Invitation.membership_id == membership_id).with_for_update()
        )
        membership = await session.get(Membership, membership_id, with_for_update=True)
        if membership is None:
            raise NotFound(Code.PERSON_UNKNOWN)
        manager = await manager_of(session, actor, membership.tenant_id)
        manager.require_reach(membership)
        account = await session.get_one(Account, membership.account_id, with_for_update=True)
        return manager, account, membership

    async def _invited(
        self, session: AsyncSession, actor: int, membership_id: int
    ) -> tuple[Manager, Account, Membership, Invitation]:
        manager, account, membership = await self._target(session, actor, membership_id)
        invitation = await invitation_of(session, membership_id)
        if invitation is None:
            raise NotFound(Code.INVITATION_UNKNOWN)
        return manager, account, membership, invitation
