"""A person asks why something is not open to him, and the managers of his organisation to open it; they answer by a press.

He asks in his own words: whether such an application exists is for the managers to see, not for him (I-22).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import AppRight
from core.answering import Answer, answers_to
from core.asking.letters import ANSWERS, REQUEST
from core.asking.meaning import meaning_of
from core.asking.recipients import managers_who_answer, who_asked
from core.asking.request import AccessRequest, RequestState
from core.changing import Change, begin, put_permission, put_right
from core.checking import of_person
from core.clock import Clock
from core.database import Database, one_at_a_time
from core.delivery import Outbox, Recipient
from core.errors import Code, Conflict, NotFound, TooMany
from core.journal import record
from core.operations import recall, remember
from core.people import Account, AccountState, Membership, clean_line, entitlements, member_till_now
from core.tenants import Tenant, TenantRole

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Addressee:
    """An organisation whose managers can be asked."""

    tenant_id: int
    name: str


@dataclass(frozen=True)
class Own:
    """What somebody hears about himself. Without answers: there is no such application, or none for him (I-22)."""

    answers: list[Answer]
    addressees: list[Addressee]  # whom he may ask for it
    manages: bool  # wherever he is, he would see the application if there were one


@dataclass(frozen=True)
class Answered:
    """Whose request it was, and what was opened or stays closed: a name, or a permission's id."""

    full_name: str
    what: str


class Asking:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def why(self, actor: int, wanted: str) -> Own:
        """What of his own is called so, and why he can or cannot use it.

        - I-22: what is hidden from him is not there: the same answer, by the same statements, as for what does not exist
        - whom he may ask does not depend on it either: every organisation of his, unless the application is open to him
        """
        now = self._clock.now()
        async with self._db.read() as session:
            tenants = await of_person(session, actor, now, rights_only=False)
            answers = answers_to(tenants, wanted, now, to_himself=True)
            addressees = await _addressees(session, actor, now)
        is_his = any(
            answer.permission is None and answer.line.right.value is not AppRight.NONE for answer in answers
        )
        manages = bool(tenants) and all(tenant.tenant_role.manages_people for tenant in tenants)
        return Own(answers, [] if is_his else addressees, manages)

    async def ask(self, actor: int, tenant_id: int, wanted: str, operation_id: str) -> int:
        """Bring it to every manager of this organisation of his who may open it for him; the request's id.

        - outsiders: TENANT_UNKNOWN
        - the same again while it waits for an answer: ALREADY_ASKED; so many a day: REQUESTS_TOO_MANY
        """
        wanted = clean_line(wanted)[: limits.NAME_MAX]
        if not wanted:
            raise NotFound(Code.APPLICATION_UNKNOWN)
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, f"asking:{actor}")
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["request_id"])
            member = await member_till_now(session, actor, tenant_id, now)
            membership = member.membership
            recent = await _recent(session, actor, now)
            if any(each.asks_the_same(membership.id, wanted) for each in recent):
                raise Conflict(Code.ALREADY_ASKED)
            today = [each.asked_at for each in recent if now < each.asked_at + _DAY]
            if len(today) >= limits.REQUESTS_PER_DAY:
                raise TooMany(Code.REQUESTS_TOO_MANY, wait_s=(min(today) + _DAY - now).total_seconds())
            request = AccessRequest(
                membership_id=membership.id, wanted=wanted, state=RequestState.OPEN, asked_at=now
            )
            session.add(request)
            await session.flush()
            await self._tell(session, REQUEST, request.id, await managers_who_answer(session, membership))
            record(
                session, now, "request.made", actor=actor, subject=actor, tenant=tenant_id, request=request.id
            )
            await remember(session, operation_id, now, request_id=request.id)
            return request.id

    async def allow(self, actor: int, request_id: int, application_id: int, operation_id: str) -> Answered:
        """Open this application to who asked: LAUNCH as a deviation of his, unless he has a right to it by now.

        - F-01, I-18, I-19: as for any right of his; PERSONAL_RIGHTS_OFF where only the role gives rights
        - somebody else was quicker: REQUEST_ANSWERED, by whom and how
        """
        async with self._db.write() as session:
            request, change = await self._begin(session, actor, request_id)
            meaning = await meaning_of(session, request)
            application = next((each for each in meaning.applications if each.id == application_id), None)
            if application is None:
                raise NotFound(Code.APPLICATION_UNKNOWN)
            if await recall(session, operation_id) is None:
                await _require_open(session, request)
                if application in meaning.closed:
                    await put_right(change, application.id, AppRight.LAUNCH)
                await self._answer(change, request, RequestState.ALLOWED, operation_id)
            return Answered(meaning.full_name, application.name)

    async def allow_permission(
        self, actor: int, request_id: int, permission_id: str, operation_id: str
    ) -> Answered:
        """Give this permission to who asked, with its prerequisites (I-25), unless he has it by now; as `allow`."""
        async with self._db.write() as session:
            request, change = await self._begin(session, actor, request_id)
            meaning = await meaning_of(session, request)
            permission = next((each for each in meaning.permissions if each.id == permission_id), None)
            if permission is None:
                raise NotFound(Code.PERMISSION_UNKNOWN)
            if await recall(session, operation_id) is None:
                await _require_open(session, request)
                if permission in meaning.lacking:
                    await put_permission(change, permission.id)
                await self._answer(change, request, RequestState.ALLOWED, operation_id)
            return Answered(meaning.full_name, permission.id)

    async def opened(self, actor: int, request_id: int, operation_id: str) -> Answered:
        """Tell who asked that it is open: a manager has opened it by a role, or on his card. Else: STILL_CLOSED."""
        async with self._db.write() as session:
            request, change = await self._begin(session, actor, request_id)
            if await recall(session, operation_id) is None:
                await _require_open(session, request)
                if not (await meaning_of(session, request)).is_open:
                    raise Conflict(Code.STILL_CLOSED)
                await self._answer(change, request, RequestState.ALLOWED, operation_id)
            return Answered(await change.full_name(), request.wanted)

    async def decline(self, actor: int, request_id: int, operation_id: str) -> Answered:
        """Tell who asked that it stays as it is; whether there is such an application he does not hear (I-22)."""
        async with self._db.write() as session:
            request, change = await self._begin(session, actor, request_id)
            if await recall(session, operation_id) is None:
                await _require_open(session, request)
                await self._answer(change, request, RequestState.DECLINED, operation_id)
            return Answered(await change.full_name(), request.wanted)

    async def open_to(self, actor: int, membership_id: int, application_id: int) -> None:
        """The remedy without a request: LAUNCH as a deviation. ALREADY_DONE where he has a right to it by now."""
        async with self._db.write() as session:
            change = await begin(session, self._clock.now(), actor, membership_id)
            held = await entitlements(session, [membership_id], rights_only=True)
            if held[membership_id].right(application_id).value is not AppRight.NONE:
                raise Conflict(Code.ALREADY_DONE)
            await put_right(change, application_id, AppRight.LAUNCH)

    async def _begin(
        self, session: AsyncSession, actor: int, request_id: int
    ) -> tuple[AccessRequest, Change]:
        """The request, locked, and the change of who asked, for a manager who may change him."""
        request = await session.get(AccessRequest, request_id, with_for_update=True)
        if request is None:
            raise NotFound(Code.REQUEST_UNKNOWN)
        return request, await begin(session, self._clock.now(), actor, request.membership_id)

    async def _answer(
        self, change: Change, request: AccessRequest, answer: RequestState, operation_id: str
    ) -> None:
        session, actor = change.session, change.manager.account.id
        request.answer(answer, actor, change.now)
        await self._outbox.drop(session, REQUEST, request.id)
        await self._tell(session, ANSWERS[answer], request.id, await who_asked(session, change.membership))
        record(
            session,
            change.now,
            f"request.{answer.value.lower()}",
            actor=actor,
            subject=change.membership.account_id,
            tenant=change.membership.tenant_id,
            request=request.id,
            before=RequestState.OPEN.value,
            after=answer.value,
        )
        await remember(session, operation_id, change.now)

    async def _tell(
        self, session: AsyncSession, purpose: str, request_id: int, to: Sequence[Recipient]
    ) -> None:
        now = self._clock.now()
        await self._outbox.put_each(session, now, to, purpose=purpose, subject_id=request_id, generation=1)


async def _require_open(session: AsyncSession, request: AccessRequest) -> None:
    if request.state is RequestState.OPEN:
        return
    by = await session.get_one(Account, request.answered_by)
    raise Conflict(Code.REQUEST_ANSWERED, by=by.full_name, answer=request.state.value)


async def _addressees(session: AsyncSession, actor: int, now: datetime) -> list[Addressee]:
    """Where he works and does not decide himself."""
    rows = await session.execute(
        select(Tenant.id, Tenant.name)
        .join(Membership, Membership.tenant_id == Tenant.id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Account.id == actor,
            Account.state == AccountState.ACTIVE,
            Membership.is_active(now),
            Membership.tenant_role != TenantRole.OWNER,
            Tenant.suspended.is_(False),
        )
        .order_by(Tenant.name_folded, Tenant.id)
    )
    return [Addressee(*row) for row in rows]


async def _recent(session: AsyncSession, actor: int, now: datetime) -> list[AccessRequest]:
    """What he has asked for lately, wherever he works."""
    rows = await session.scalars(
        select(AccessRequest)
        .join(Membership, Membership.id == AccessRequest.membership_id)
        .where(Membership.account_id == actor, AccessRequest.asked_at > now - limits.REQUEST_WAITS)
    )
    return list(rows)
