"""A manager answers who asks to join: one press, under the letter or in the list of those who wait."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.delivery import Address, Outbox
from core.errors import Code, Conflict, NotFound
from core.invitations import load_options, require_licence
from core.joining.group_link import GroupLink
from core.joining.letters import JOIN_ANSWERS, JOIN_REQUEST
from core.joining.letting_in import LettingIn, in_turn, journal_allowed, link_role
from core.joining.opening import locked
from core.joining.request import JoinRequest, JoinState
from core.journal import record
from core.operations import recall, remember
from core.people import Account, Known, Manager, manager_of
from core.roles import Role


@dataclass(frozen=True)
class WhoWaits:
    """Somebody who waits for an answer, as a manager sees him."""

    request_id: int
    full_name: str
    phone: Known | None  # None: he asks with an account of his own
    link: str
    role: str
    asked_at: datetime
    may_answer: bool  # may this manager give the role? (I-18)


@dataclass(frozen=True)
class JoinAnswered:
    full_name: str
    tenant_id: int
    membership_id: int | None  # of who was let in


class AnsweringJoins:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox, letting_in: LettingIn) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._letting_in = letting_in

    async def waiting(self, actor: int, tenant_id: int) -> list[WhoWaits]:
        """Who waits for an answer here, by whichever link, the one who has waited longest first."""
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            options = await load_options(session, manager)
            mine = {role.id for role in options.roles}
            rows = await session.execute(
                select(JoinRequest, GroupLink, Role.name)
                .join(GroupLink, GroupLink.id == JoinRequest.link_id)
                .outerjoin(Role, Role.id == GroupLink.role_id)
                .where(GroupLink.tenant_id == tenant_id, JoinRequest.state == JoinState.WAITING)
                .order_by(JoinRequest.asked_at, JoinRequest.id)
            )
            return [
                WhoWaits(
                    request.id,
                    request.full_name,
                    request.known,
                    link.name,
                    role or "",
                    request.asked_at or link.created_at,
                    link.role_id in mine,
                )
                for request, link, role in rows
            ]

    @rerun_after_lost_race
    async def allow(self, actor: int, request_id: int, operation_id: str) -> JoinAnswered:
        """He is let in on this manager's authority, and told, with a button that leads to his password.

        - F-01; I-18: a role beyond his own: EXCEEDS_OWN_RIGHTS, one that is gone: ROLE_UNKNOWN; I-35: a paid licence
        - somebody else was quicker: JOIN_ANSWERED, by whom and how; JOIN_WITHDRAWN where he does not want to any more
        - also by a link that is over by now: he asked in time
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await in_turn(session, request_id, operation_id)
            manager, link, request = await self._begin(session, actor, request_id)
            if await recall(session, operation_id) is None:
                await _require_waiting(session, request)
                require_licence(manager, now)
                role = await link_role(session, manager, link.role_id)
                membership = await self._letting_in.let_in(session, manager, role, request, now)
                request.decide(JoinState.ALLOWED, actor, now, membership.id)
                journal_allowed(session, link, request, actor, membership.account_id, now)
                await self._answer(session, request, now)
                await remember(session, operation_id, now)
            return JoinAnswered(request.full_name, link.tenant_id, request.membership_id)

    async def decline(self, actor: int, request_id: int, operation_id: str) -> JoinAnswered:
        """He stays outside, and is told so; the seat is free again."""
        now = self._clock.now()
        async with self._db.write() as session:
            await in_turn(session, request_id, operation_id)
            _, link, request = await self._begin(session, actor, request_id)
            if await recall(session, operation_id) is None:
                await _require_waiting(session, request)
                request.decide(JoinState.DECLINED, actor, now)
                record(
                    session,
                    now,
                    "join.declined",
                    actor=actor,
                    tenant=link.tenant_id,
                    called=request.full_name,
                    link=link.id,
                    request=request.id,
                    before=JoinState.WAITING.value,
                    after=JoinState.DECLINED.value,
                )
                await self._answer(session, request, now)
                await remember(session, operation_id, now)
            return JoinAnswered(request.full_name, link.tenant_id, None)

    async def _begin(
        self, session: AsyncSession, actor: int, request_id: int
    ) -> tuple[Manager, GroupLink, JoinRequest]:
        """Locked, for a manager of its tenant; to anybody else it does not exist."""
        link, request = await locked(session, request_id)
        try:
            manager = await manager_of(session, actor, link.tenant_id)
        except NotFound:
            raise NotFound(Code.REQUEST_UNKNOWN) from None
        return manager, link, request

    async def _answer(self, session: AsyncSession, request: JoinRequest, now: datetime) -> None:
        """Whoever was not told yet that he asks need not be; he hears the answer in his chat."""
        await session.flush()
        await self._outbox.drop(session, JOIN_REQUEST, request.id)
        await self._outbox.put(
            session,
            now,
            purpose=JOIN_ANSWERS[request.state],
            subject_id=request.id,
            generation=request.tries,
            to=Address(request.messenger, request.address),
            language=request.language,
        )


async def _require_waiting(session: AsyncSession, request: JoinRequest) -> None:
    if request.state is JoinState.WAITING:
        return
    if request.decided_by is None:
        raise Conflict(Code.JOIN_WITHDRAWN)
    by = await session.get_one(Account, request.decided_by)
    raise Conflict(Code.JOIN_ANSWERED, by=by.full_name, answer=request.state.value)
