"""A person leaves a tenant, for a while or for good: suspended, restored, ended, or let in until a date.

The account stays: it is his, and other tenants may rely on it. He is told of each in his chat, or else by e-mail.
"""

from datetime import datetime

from sqlalchemy import select

from core import limits
from core.changing.change import Change, begin
from core.changing.telling import tell
from core.clock import Clock
from core.database import Database
from core.delivery import Outbox
from core.errors import Code, Conflict, Invalid, NotAllowed
from core.invitations import Invitation, InvitationState, Issuing, end_unaccepted
from core.people import (
    Account,
    Membership,
    MembershipState,
    clean_line,
    membership_to_change,
    owners_in_turn,
    require_another_owner,
)


class Leaving:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox, issuing: Issuing) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._issuing = issuing

    async def suspend(
        self, actor: int, membership_id: int, why: str = "", *, seen: int | None = None
    ) -> None:
        """He may use nothing of this tenant until he is restored. `why` is for the journal, he is not told it.

        - I-17: not the last owner; who has not joined yet is revoked instead: NOT_YET_JOINED
        """
        why = _one_line(why)
        now = self._clock.now()
        async with self._db.write() as session:
            await owners_in_turn(session, membership_id)
            change = await begin(session, now, actor, membership_id)
            if change.membership.state is MembershipState.SUSPENDED:
                return
            _require_joined(change.membership)
            await require_another_owner(session, change.membership)
            change.membership.state = MembershipState.SUSPENDED
            await change.done("membership.suspended", seen, before="ACTIVE", after="SUSPENDED", why=why)
            await tell(self._outbox, change, "membership-suspended")

    async def restore(self, actor: int, membership_id: int, *, seen: int | None = None) -> None:
        """Everything is as it was before."""
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            if change.membership.state is MembershipState.ACTIVE:
                return
            _require_joined(change.membership)
            change.membership.state = MembershipState.ACTIVE
            await change.done("membership.restored", seen, before="SUSPENDED", after="ACTIVE")
            await tell(self._outbox, change, "membership-restored")

    async def end(self, actor: int, membership_id: int, *, seen: int | None = None) -> None:
        """For good: he is no member any more, and can be added again, as somebody new here.

        - I-17: not the last owner
        - his staff member is free for somebody else (I-20); his account stays
        - of one who has not joined yet the invitation is revoked, and he is told nothing
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await owners_in_turn(session, membership_id)
            invitation = await session.scalar(  # before the membership, as the invitee's own steps lock them
                select(Invitation).where(Invitation.membership_id == membership_id).with_for_update()
            )
            manager, membership = await membership_to_change(session, actor, membership_id)
            if membership.state is MembershipState.ENDED:
                return
            change, before = Change(session, now, manager, membership), membership.state
            await require_another_owner(session, membership)
            if before is MembershipState.INVITED:
                if invitation is not None and invitation.state is not InvitationState.REVOKED:
                    await self._issuing.revoke(session, invitation)
                account = await session.get_one(Account, membership.account_id)
                await end_unaccepted(session, account, membership)
            membership.state = MembershipState.ENDED
            await change.done("membership.ended", seen, before=before.value, after="ENDED")
            if before is not MembershipState.INVITED:
                await tell(self._outbox, change, "membership-ended")

    async def until(
        self, actor: int, membership_id: int, valid_till: datetime | None, *, seen: int | None = None
    ) -> None:
        """From this moment on he counts as ended; None: without a term.

        Whoever manages people has none, or a tenant could be left without an owner: TERM_NOT_FOR_MANAGERS.
        """
        now = self._clock.now()
        if valid_till is not None and valid_till <= now:
            raise Invalid(Code.TERM_INVALID)
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            membership, before = change.membership, change.membership.valid_till
            if membership.tenant_role.manages_people:
                raise NotAllowed(Code.TERM_NOT_FOR_MANAGERS)
            if valid_till == before:
                return
            membership.valid_till = valid_till
            await change.done("membership.term_changed", seen, before=_told(before), after=_told(valid_till))


def _require_joined(membership: Membership) -> None:
    if membership.state is MembershipState.INVITED:
        raise Conflict(Code.NOT_YET_JOINED)


def _one_line(why: str) -> str:
    cleaned = clean_line(why)
    if len(cleaned) > limits.WHY_MAX:
        raise Invalid(Code.WHY_TOO_LONG, max=limits.WHY_MAX)
    return cleaned


def _told(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
