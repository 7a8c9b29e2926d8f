"""How somebody who has an account already comes to a tenant: he is asked, or he told a consent code (F-02).

His account is connected, not made again: no password is touched, and nothing of it is told before he agrees.
"""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import ending
from core.invitations.consent import ConsentCode
from core.invitations.finding import account_known_by, find_identifier, membership_of
from core.invitations.invitation import CLOSED, Invitation, InvitationState
from core.invitations.issuing import Added, Issuing
from core.invitations.new_person import NewPerson, check_place, create_membership, require_licence
from core.invitations.opening import Welcome, invitee, locked, welcome
from core.invitations.telling import tell_of_connection
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    AccountState,
    Identifier,
    IdentifierType,
    Manager,
    Membership,
    MembershipState,
    clean_name,
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
            if consent is None:
                account, code = await self._to_be_asked(session, manager, person), None
            else:
                account, code = await self._consenting(session, manager, consent, now)
            has_email = await _has_email(session, account, person)
            await check_place(session, manager, person, has_email=has_email)
            membership = await create_membership(session, manager, account, person, now)
            if code is None:
                assert person.identifier is not None
                membership.called = clean_name(person.full_name)
                await self._issuing.issue(session, manager, account, membership, person.identifier, now)
                action = "person.asked"
            else:
                membership.state, code.membership_id = MembershipState.ACTIVE, membership.id
                await tell_of_connection(session, self._outbox, account, membership, now)
                action = "person.connected"
            record(
                session,
                now,
                action,
                actor=actor,
                subject=account.id,
                tenant=tenant_id,
                membership=membership.id,
                after=membership.state.value,
            )
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

    @staticmethod
    async def _to_be_asked(session: AsyncSession, manager: Manager, person: NewPerson) -> Account:
        """Whoever is known by the address; one that still waits for its person is joined in waiting."""
        if person.identifier is None:
            raise Invalid(Code.IDENTIFIER_UNRECOGNISED)
        found = await find_identifier(session, manager.tenant.id, person.identifier)
        if found.membership_id is not None:
            raise Conflict(Code.ALREADY_A_MEMBER, membership_id=found.membership_id)
        account_id = await account_known_by(session, manager.tenant.id, person.identifier)
        if account_id is None:
            raise NotFound(Code.PERSON_UNKNOWN)
        account = await session.get_one(Account, account_id, with_for_update=True)
        if account.login is None:  # released, a moment ago
            raise NotFound(Code.PERSON_UNKNOWN)
        return account

    @staticmethod
    async def _consenting(
        session: AsyncSession, manager: Manager, consent: int, now: datetime
    ) -> tuple[Account, ConsentCode]:
        code = await session.get(ConsentCode, consent, with_for_update=True)
        if code is None or not code.is_held_by(manager.account.id, now):
            raise Invalid(Code.CONSENT_WRONG)
        account = await session.get_one(Account, code.account_id, with_for_update=True)
        if account.state is not AccountState.ACTIVE:
            raise Invalid(Code.CONSENT_WRONG)
        membership_id = await membership_of(session, account.id, manager.tenant.id)
        if membership_id is not None:
            raise Conflict(Code.ALREADY_A_MEMBER, membership_id=membership_id)
        return account, code


async def _has_email(session: AsyncSession, account: Account, person: NewPerson) -> bool:
    """I-14: the one by which he is asked, or another that he has proven; whether is all that anybody learns."""
    if person.identifier is not None and person.identifier.type is IdentifierType.EMAIL:
        return True
    proven = exists().where(
        Identifier.account_id == account.id,
        Identifier.type == IdentifierType.EMAIL,
        Identifier.verified_at.is_not(None),
    )
    return bool(await session.scalar(select(proven)))
