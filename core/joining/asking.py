"""How somebody comes by a group link: looks at it, proves his phone, says his name, asks, and waits for one press.

He may have no account to sign in with, so every step is authorised by the address of the messenger that opened the
link with a right token. Somebody who has one, for which that address speaks, only asks (F-02).
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.delivery import Outbox, Recipient
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, Refused, TooMany
from core.joining.answerers import managers_who_answer
from core.joining.group_link import LINK, GroupLink
from core.joining.letters import JOIN_CAME, JOIN_REQUEST
from core.joining.letting_in import LettingIn, in_turn, journal_allowed, link_role
from core.joining.opening import (
    JoinView,
    account_at,
    describe,
    locked,
    may_ask_again,
    require_free_number,
    require_tries,
    require_usable,
)
from core.joining.request import SEATED, JoinRequest, JoinState
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    Address,
    MembershipState,
    clean_name,
    contact_at,
    manager_of,
    parse_phone,
    recipients,
)
from core.secrets import ServerKey
from core.tenants import Tenant


class Joining:
    def __init__(
        self, database: Database, clock: Clock, outbox: Outbox, key: ServerKey, letting_in: LettingIn
    ) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._key = key
        self._letting_in = letting_in

    async def open(self, token: str, by: Address, *, full_name: str = "", language: str) -> JoinView:
        """Look at a group link; what he has asked by it before is taken up where it stands.

        - never made: GROUP_LINK_UNKNOWN; of a former generation: GROUP_LINK_SUPERSEDED
        - for others, closed, ended, full, or the organisation takes nobody in (I-35): each is told as what it is
        - a member already, or invited personally: told so
        - `full_name` is what his messenger calls him, to be proposed as his name
        """
        link_id, generation = LINK.read(token, self._key)
        return await self._open(link_id, generation, by, full_name, language)

    async def open_picked(self, link_id: int, by: Address, *, full_name: str = "", language: str) -> JoinView:
        """The same by the button of the letter: whom the link was made for needs no token."""
        return await self._open(link_id, None, by, full_name, language)

    async def look(self, request_id: int, by: Address) -> JoinView:
        """The same again for who has opened it: each screen re-reads where it stands."""
        async with self._db.read() as session:
            request = await session.get(JoinRequest, request_id)
            if request is None or request.by != by:
                raise NotFound(Code.GROUP_LINK_UNKNOWN)
            link = await session.get_one(GroupLink, request.link_id)
            if request.state is JoinState.OPENED:
                await self._require_usable(session, link, request)
            return await describe(session, link, request)

    async def share_phone(self, request_id: int, phone: str, by: Address, *, own: bool) -> JoinView:
        """His own contact proves his number (I-31). Who has an account with it is asked to sign in first."""
        if not own:
            raise Invalid(Code.CONTACT_NOT_OWN)
        known = parse_phone(phone)
        async with self._db.write() as session:
            link, request = await self._opened(session, request_id, by)
            await require_free_number(session, await session.get_one(Tenant, link.tenant_id), known)
            request.phone = known.value
            return await describe(session, link, request)

    @rerun_after_lost_race
    async def ask(self, request_id: int, full_name: str | None, by: Address, operation_id: str) -> JoinView:
        """A seat is his from now on, and every manager who may give the role hears of him. Twice is once.

        - two at once for the last seat: one gets it, the other one hears GROUP_LINK_FULL
        - ADDRESS_NOT_PROVEN before he has shared his number; OWN_PASSWORD_FIRST for who was handed over a password
        - so many may wait for an answer: JOINS_TOO_MANY; so often by one link: JOIN_TRIES_SPENT
        - whom a manager has picked is let in at once, while that manager may still give the role
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await in_turn(session, request_id, operation_id)
            link, request = await self._of(session, request_id, by)
            if await recall(session, operation_id) is not None or request.is_seated:
                return await describe(session, link, request)
            await self._require_usable(session, link, request)
            await require_tries(session, request)
            account = await account_at(session, by)
            await self._require_known(session, link, request, account)
            await self._require_patience(session, by)
            at_once = link.lets_in_at_once(request.tries)
            name = account.full_name if account is not None else clean_name(full_name or "")
            request.ask(None if account is None else account.id, name, now)
            await session.flush()
            record(
                session,
                now,
                "join.asked",
                actor=None,
                tenant=link.tenant_id,
                called=name,
                link=link.id,
                request=request.id,
            )
            if not at_once or not await self._let_in(session, link, request, now):
                await self._tell(session, JOIN_REQUEST, request, await managers_who_answer(session, link))
            await remember(session, operation_id, now)
            return await describe(session, link, request)

    async def withdraw(self, request_id: int, by: Address) -> JoinView:
        """He has thought better of it: the seat is free again. Twice is once; an answer stands."""
        now = self._clock.now()
        async with self._db.write() as session:
            link, request = await self._of(session, request_id, by)
            if request.state is JoinState.WAITING:
                request.state = JoinState.WITHDRAWN
                await self._outbox.drop(session, JOIN_REQUEST, request.id)
                record(
                    session,
                    now,
                    "join.withdrawn",
                    actor=None,
                    tenant=link.tenant_id,
                    called=request.full_name,
                    link=link.id,
                    request=request.id,
                )
            return await describe(session, link, request)

    async def unfinished(self, by: Address) -> int | None:
        """The request that this address is on its way with: it waits, or was allowed and a password is left."""
        async with self._db.read() as session:
            latest = await session.scalar(
                select(JoinRequest)
                .where(JoinRequest.messenger == by.messenger, JoinRequest.address == by.value)
                .where(JoinRequest.state.in_(SEATED))
                .order_by(JoinRequest.asked_at.desc(), JoinRequest.id.desc())
                .limit(1)
            )
            return None if latest is None or await may_ask_again(session, latest) else latest.id

    @rerun_after_lost_race
    async def _open(
        self, link_id: int, generation: int | None, by: Address, full_name: str, language: str
    ) -> JoinView:
        now = self._clock.now()
        async with self._db.write() as session:
            link = await session.get(GroupLink, link_id, with_for_update=True)
            if link is None or (generation is None and link.calls(by) is None):
                raise NotFound(Code.GROUP_LINK_UNKNOWN)
            account = await account_at(session, by)
            request = await session.scalar(
                select(JoinRequest).where(
                    JoinRequest.link_id == link.id,
                    JoinRequest.messenger == by.messenger,
                    JoinRequest.address == by.value,
                )
            )
            if request is not None and request.is_seated and not await may_ask_again(session, request):
                return await describe(session, link, request)
            if generation not in (None, link.generation):
                raise Conflict(Code.GROUP_LINK_SUPERSEDED)
            if request is not None:
                await require_tries(session, request)
                request.reopen(link.generation)  # the seat that he had is free again, for him as for others
            await require_usable(session, link, by, account, now)
            if request is None:
                await contact_at(session, by)
                request = JoinRequest(
                    link_id=link.id, generation=link.generation, messenger=by.messenger, address=by.value
                )
                request.state, request.tries = JoinState.OPENED, 0
                request.full_name = (link.calls(by) or full_name).strip()[: limits.NAME_MAX]
                session.add(request)
            request.language = language
            await session.flush()
            return await describe(session, link, request)

    async def _of(self, session: AsyncSession, request_id: int, by: Address) -> tuple[GroupLink, JoinRequest]:
        try:
            link, request = await locked(session, request_id)
        except NotFound:
            raise NotFound(Code.GROUP_LINK_UNKNOWN) from None
        if request.by != by:
            raise NotFound(Code.GROUP_LINK_UNKNOWN)
        return link, request

    async def _opened(
        self, session: AsyncSession, request_id: int, by: Address
    ) -> tuple[GroupLink, JoinRequest]:
        link, request = await self._of(session, request_id, by)
        if request.state is not JoinState.OPENED:
            raise Conflict(Code.ALREADY_DONE)
        await self._require_usable(session, link, request)
        return link, request

    async def _require_usable(self, session: AsyncSession, link: GroupLink, request: JoinRequest) -> None:
        """For who has opened it: the token that he had may be void by now."""
        if request.state is not JoinState.OPENED:
            raise NotFound(Code.GROUP_LINK_UNKNOWN)
        if request.generation != link.generation:
            raise Conflict(Code.GROUP_LINK_SUPERSEDED)
        account = await account_at(session, request.by)
        await require_usable(session, link, request.by, account, self._clock.now())

    @staticmethod
    async def _require_known(
        session: AsyncSession, link: GroupLink, request: JoinRequest, account: Account | None
    ) -> None:
        if account is not None:
            if account.must_change_password:  # whoever handed it over still knows it (I-39)
                raise NotAllowed(Code.OWN_PASSWORD_FIRST)
            return
        if request.known is None:
            raise NotAllowed(Code.ADDRESS_NOT_PROVEN)
        await require_free_number(session, await session.get_one(Tenant, link.tenant_id), request.known)

    @staticmethod
    async def _require_patience(session: AsyncSession, by: Address) -> None:
        await one_at_a_time(session, f"joining:{by.messenger}:{by.value}")
        waiting = await session.scalar(
            select(func.count()).where(
                JoinRequest.messenger == by.messenger,
                JoinRequest.address == by.value,
                JoinRequest.state == JoinState.WAITING,
            )
        )
        if (waiting or 0) >= limits.JOINS_WAITING:
            raise TooMany(Code.JOINS_TOO_MANY, n=limits.JOINS_WAITING)

    async def _let_in(
        self, session: AsyncSession, link: GroupLink, request: JoinRequest, now: datetime
    ) -> bool:
        """On the authority of who picked him; False where that one may not any more, and others decide."""
        try:
            manager = await manager_of(session, link.made_by, link.tenant_id)
            role = await link_role(session, manager, link.role_id)
        except Refused:
            return False
        membership = await self._letting_in.let_in(session, manager, role, request, now)
        request.decide(JoinState.ALLOWED, manager.account.id, now, membership.id)
        journal_allowed(session, link, request, manager.account.id, membership.account_id, now)
        if membership.state is MembershipState.ACTIVE:
            maker = select(Account.id).where(Account.id == link.made_by)
            await self._tell(session, JOIN_CAME, request, await recipients(session, maker))
        return True

    async def _tell(
        self, session: AsyncSession, purpose: str, request: JoinRequest, to: list[Recipient]
    ) -> None:
        now = self._clock.now()
        await self._outbox.put_each(
            session, now, to, purpose=purpose, subject_id=request.id, generation=request.tries
        )
