"""How somebody who has an account already comes to a tenant: he is asked, or he told a consent code (F-02).

His account is connected, not made again: no password is touched, and nothing of it is told before he agrees.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import ending
from core.invitations.adding import ask_known
from core.invitations.choosing import Options, load_options
from core.invitations.consent import ConsentCode
from core.invitations.finding import membership_of
from core.invitations.invitation import CLOSED, Invitation, InvitationState
from core.invitations.issuing import Added, Issuing
from core.invitations.new_person import (
    NewPerson,
    check_place,
    create_membership,
    has_proven_email,
    require_licence,
)
from core.invitations.opening import Welcome, invitee, locked, welcome
from core.invitations.telling import tell_of_connection
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    AccountState,
    Manager,
    Membership,
    MembershipState,
    manager_of,
)
from core.tenants import Tenant


class Connecting:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox, issuing: Issuing) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._issuing = issuing

    @rerun_after_lost_race
    async def connect(
        self, actor: int, tenant_id: int, person: NewPerson, operation_id: str, consent: int | None = None
    ) -> Added:
        """Make his place in the tenant, as for somebody new: roles, rights and staff member are asked about alike.

        - found by `person.identifier`: INVITED, and asked in each of his chats and by letter; until he accepts he is
          called what the adder calls him. PERSON_UNKNOWN where nobody is known by that any more
        - by the `consent` that this actor holds (`Consenting.redeem`): ACTIVE at once, and told who did it
        - F-01, I-13, I-18, F-16, H-09 as for anybody; I-14: his account needs an e-mail for OWNER and ADMINISTRATOR
        - I-35: needs a paid licence
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, operation_id, *(known.value for known in person.identifiers))
            done = await recall(session, operation_id)
            if done is not None:
                return await self._issuing.added(session, done["membership_id"], now)
            manager = await manager_of(session, actor, tenant_id)
            require_licence(manager, now)
            options = await load_options(session, manager)
            if consent is None:
                membership = await ask_known(session, self._issuing, manager, options, person, now)
            else:
                membership = await self._let_in(session, manager, options, person, consent, now)
            await remember(session, operation_id, now, membership_id=membership.id)
            return await self._issuing.added(session, membership.id, now)

    async def waiting(self, actor: int) -> list[tuple[int, str]]:
        """What he has been asked and not answered yet: the number of each request, and the tenant's name."""
        async with self._db.read() as session:
            rows = await session.execute(
                select(Invitation.id, Tenant.name)
                .join(Membership, Membership.id == Invitation.membership_id)
                .join(Tenant, Tenant.id == Membership.tenant_id)
                .where(
                    Membership.account_id == actor,
                    Membership.state == MembershipState.INVITED,
                    Invitation.connects,
                    Invitation.state.not_in(CLOSED),
                    Invitation.expires_at > self._clock.now(),
                )
                .order_by(Tenant.name, Invitation.id)
            )
            return [(id_, name) for id_, name in rows]

    @rerun_after_lost_race
    async def accept(self, actor: int, invitation_id: int, operation_id: str) -> Welcome:
        """He agrees, with his own sign-in: no new password, and nothing of his account changes (F-02).

        Whoever else asks is told that there is no such invitation: its number is no secret.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            invitation, account = await self._his(session, actor, invitation_id)
            if await recall(session, operation_id) is None:
                invitation.require_open(now)
                if account.must_change_password:  # whoever handed it over still knows it (I-39)
                    raise NotAllowed(Code.OWN_PASSWORD_FIRST)
                await ending.accept(session, self._outbox, invitation, "connection-accepted", now)
                await remember(session, operation_id, now)
            return await welcome(session, invitation)

    async def decline(self, actor: int, invitation_id: int) -> Welcome:
        """He does not want to: his account lives on as it was, and the inviter hears of it. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            invitation, _ = await self._his(session, actor, invitation_id)
            if invitation.state is not InvitationState.DECLINED:
                invitation.require_open(now)
                await ending.decline(session, self._outbox, invitation, now)
            return await welcome(session, invitation)

    async def _his(self, session: AsyncSession, actor: int, invitation_id: int) -> tuple[Invitation, Account]:
        invitation = await locked(session, invitation_id)
        account, _ = await invitee(session, invitation)
        if account.id != actor or account.state is not AccountState.ACTIVE:
            raise NotFound(Code.INVITATION_UNKNOWN)
        return invitation, account

    async def _let_in(
        self,
        session: AsyncSession,
        manager: Manager,
        options: Options,
        person: NewPerson,
        consent: int,
        now: datetime,
    ) -> Membership:
        """He told the code himself: ACTIVE at once, and told who did it."""
        account, code = await self._consenting(session, manager, consent, now)
        has_email = await has_proven_email(session, account)
        await check_place(session, manager, options, person, has_email=has_email)
        membership = await create_membership(session, manager, account, person, now)
        membership.state, code.membership_id = MembershipState.ACTIVE, membership.id
        await tell_of_connection(session, self._outbox, account, membership, now)
        record(
            session,
            now,
            "person.connected",
            actor=manager.account.id,
            subject=account.id,
            tenant=manager.tenant.id,
            membership=membership.id,
            after=membership.state.value,
        )
        return membership

    @staticmethod
    async def _consenting(
        session: AsyncSession, manager: Manager, consent: int, now: datetime
    ) -> tuple[Account, ConsentCode]:
        code = await session.get(ConsentCode, consent)
        if code is None:
            raise Invalid(Code.CONSENT_WRONG)
        account = await session.get_one(Account, code.account_id, with_for_update=True)
        await session.refresh(code, with_for_update=True)  # after the account, as who voids it locks them
        if account.state is not AccountState.ACTIVE or not code.is_held_by(manager.account.id, now):
            raise Invalid(Code.CONSENT_WRONG)
        membership_id = await membership_of(session, account.id, manager.tenant.id)
        if membership_id is not None:
            raise Conflict(Code.ALREADY_A_MEMBER, membership_id=membership_id)
        return account, code
