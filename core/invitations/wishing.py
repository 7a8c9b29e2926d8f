"""A guest before a link that leads nowhere: he is told exactly why, and one press asks for a new invitation.

What authorises him is that his messenger's address has opened a link with a right token, of whichever generation.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database, one_at_a_time
from core.delivery import Outbox
from core.errors import Code, Conflict, NotFound, TooMany
from core.invitations.invitation import Invitation
from core.invitations.opening import ending_for, invitee, is_own, locked, opened_generation, require_own
from core.invitations.telling import who_hears
from core.invitations.wish import WISHED, Wish, WishAnswer, answer_wishes
from core.journal import record
from core.people import Account, Address, manager_of
from core.tenants import Tenant

# After these a new invitation helps; a used link leads to the sign-in.
_WISHABLE = frozenset(
    {
        Code.INVITATION_EXPIRED,
        Code.INVITATION_REVOKED,
        Code.INVITATION_DECLINED,
        Code.INVITATION_SUPERSEDED,
    }
)


@dataclass(frozen=True)
class Ended:
    """What has become of a link, for who holds it. No `code`: it leads somewhere again."""

    code: Code | None
    tenant: str
    inviter: str
    may_wish: bool
    wished: bool
    answer: WishAnswer | None


class Wishing:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def look(self, invitation_id: int, by: Address) -> Ended:
        async with self._db.read() as session:
            invitation = await session.get(Invitation, invitation_id)
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            code = await self._ending(session, invitation, by)
            wish = await _wish_of(session, invitation, by)
            _, membership = await invitee(session, invitation)
            return Ended(
                code,
                (await session.get_one(Tenant, membership.tenant_id)).name,
                (await session.get_one(Account, invitation.invited_by)).full_name,
                code in _WISHABLE and wish is None,
                wish is not None,
                wish.answer if wish is not None else None,
            )

    async def wish(self, invitation_id: int, by: Address) -> None:
        """Whoever may send a new one hears of it, once for each guest and generation.

        - ALREADY_ASKED while it waits for an answer, WISH_REFUSED after the inviter said no
        - what has ended otherwise, or has not ended, is told as that
        - WISHES_TOO_MANY of one guest, or for one invitation, in a day
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, f"{by.messenger}:{by.value}")
            invitation = await locked(session, invitation_id)
            code = await self._ending(session, invitation, by)
            if code not in _WISHABLE:
                raise Conflict(code or Code.ALREADY_DONE)
            wish = await _wish_of(session, invitation, by)
            if wish is not None:
                raise Conflict(Code.WISH_REFUSED if wish.answer is WishAnswer.REFUSED else Code.ALREADY_ASKED)
            await _check_frequency(session, invitation, by, now)
            wish = Wish(
                invitation_id=invitation.id,
                generation=invitation.generation,
                messenger=by.messenger,
                address=by.value,
                at=now,
            )
            session.add(wish)
            await session.flush()
            account, membership = await invitee(session, invitation)
            to = await who_hears(session, invitation)
            await self._outbox.put_each(session, now, to, purpose=WISHED, subject_id=wish.id, generation=1)
            record(
                session,
                now,
                "invitation.wished",
                actor=None,
                subject=account.id,
                tenant=membership.tenant_id,
            )

    async def refuse(self, actor: int, membership_id: int, generation: int) -> str:
        """No new one: whoever asked hears it. The person's name; ALREADY_DONE once it was answered either way.

        For those who may send one (F-01, I-19).
        """
        now = self._clock.now()
        async with self._db.write() as session:
            invitation = await session.scalar(
                select(Invitation).where(Invitation.membership_id == membership_id).with_for_update()
            )
            if invitation is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            account, membership = await invitee(session, invitation)
            manager = await manager_of(session, actor, membership.tenant_id)
            manager.require_reach(membership)
            waiting = select(func.count()).where(
                Wish.invitation_id == invitation.id, Wish.generation == generation, Wish.answer.is_(None)
            )
            if not await session.scalar(waiting):
                raise Conflict(Code.ALREADY_DONE)
            await answer_wishes(session, self._outbox, invitation, WishAnswer.REFUSED, now)
            record(
                session,
                now,
                "invitation.wish_refused",
                actor=actor,
                subject=account.id,
                tenant=membership.tenant_id,
            )
            return membership.called or account.full_name

    async def _ending(self, session: AsyncSession, invitation: Invitation, by: Address) -> Code | None:
        generation = await opened_generation(session, invitation, by)
        if generation is None:
            raise NotFound(Code.INVITATION_UNKNOWN)
        await require_own(session, invitation, by)
        own = await is_own(session, invitation, by)
        return ending_for(invitation, generation, by, self._clock.now(), own=own)


async def _wish_of(session: AsyncSession, invitation: Invitation, by: Address) -> Wish | None:
    return await session.scalar(
        select(Wish).where(
            Wish.invitation_id == invitation.id,
            Wish.generation == invitation.generation,
            Wish.messenger == by.messenger,
            Wish.address == by.value,
        )
    )


async def _check_frequency(session: AsyncSession, invitation: Invitation, by: Address, now: datetime) -> None:
    his = (Wish.messenger == by.messenger) & (Wish.address == by.value)
    same = Wish.invitation_id == invitation.id
    lately = (
        await session.execute(
            select(func.count().filter(his), func.count().filter(same)).where(
                or_(his, same), Wish.at > now - timedelta(days=1)
            )
        )
    ).one()
    if max(lately) >= limits.WISHES_PER_DAY:
        raise TooMany(Code.WISHES_TOO_MANY)
