"""A consent code: an existing person makes it and tells it to somebody who may then connect him (F-02).

It is derived, not stored: what the person says is the row's number and eight digits. A manager who
says it right holds the person's consent while he fills in the rest, and it serves once.
"""

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.dml import ReturningUpdate

from core import limits
from core.clock import Clock
from core.database import Base, Database, Row, one_at_a_time
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, TooMany
from core.invitations.finding import membership_of
from core.invitations.new_person import require_licence
from core.journal import JournalEntry, record
from core.operations import recall, remember
from core.people import Account, AccountState, manager_of
from core.secrets import ServerKey

_PURPOSE = "consent"
_REFUSED = "consent.refused"
_DASH = r"[\s\-\u2010-\u2015\u2212]+"
_SHAPE = re.compile(rf"\s*([0-9]{{1,9}}){_DASH}([0-9]{{4}})(?:{_DASH})?([0-9]{{4}})\s*")


class ConsentCode(Base):
    __tablename__ = "consent_code"

    id: Mapped[Row]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # the manager who said it right
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))  # what became of it

    def is_held_by(self, actor: int, now: datetime) -> bool:
        """May this manager connect the person by it? Once, and not for ever."""
        if self.used_by != actor or self.used_at is None or self.membership_id is not None:
            return False
        return now < self.used_at + limits.CONSENT_LIFE


@dataclass(frozen=True)
class Consent:
    """What its maker tells."""

    text: str
    expires_at: datetime


@dataclass(frozen=True)
class Consented:
    """What the manager learns who said it right."""

    consent_id: int
    full_name: str


def looks_like_consent(text: str) -> bool:
    """A number, a dash, eight digits. A phone may look the same."""
    return _SHAPE.fullmatch(text) is not None


class Consenting:
    def __init__(self, database: Database, clock: Clock, key: ServerKey) -> None:
        self._db = database
        self._clock = clock
        self._key = key

    async def current(self, actor: int) -> Consent | None:
        """The code that lives now, derived again for the screen that shows it."""
        async with self._db.read() as session:
            code = await session.scalar(
                select(ConsentCode)
                .where(ConsentCode.account_id == actor, *_lives(self._clock.now()))
                .order_by(ConsentCode.id.desc())
                .limit(1)
            )
            return None if code is None else self._consent(code)

    async def make(self, actor: int, operation_id: str) -> Consent:
        """A new code, good for an hour and for one use; a former one dies.

        Whoever uses a handed-over password replaces it first: another person knows it, too (I-39).
        """
        now = self._clock.now()
        async with self._db.write() as session:
            account = await session.get(Account, actor, with_for_update=True)
            if account is None or account.state is not AccountState.ACTIVE:
                raise NotFound(Code.PERSON_UNKNOWN)
            done = await recall(session, operation_id)
            if done is not None:
                return self._consent(await session.get_one(ConsentCode, done["consent_id"]))
            if account.must_change_password:
                raise NotAllowed(Code.OWN_PASSWORD_FIRST)
            await self._end(session, actor, now)
            code = ConsentCode(account_id=actor, created_at=now, expires_at=now + limits.CONSENT_LIFE)
            session.add(code)
            await session.flush()
            record(session, now, "consent.made", actor=actor, subject=actor, consent=code.id)
            await remember(session, operation_id, now, consent_id=code.id)
            return self._consent(code)

    async def withdraw(self, actor: int) -> None:
        """He has changed his mind. Twice is once; what it was used for already is another matter."""
        now = self._clock.now()
        async with self._db.write() as session:
            if await self._end(session, actor, now):
                record(session, now, "consent.withdrawn", actor=actor, subject=actor)

    async def redeem(self, actor: int, tenant_id: int, text: str, operation_id: str) -> Consented:
        """The manager says the code: from now on he may connect its maker, and learns his name.

        - F-01, I-35: who may not connect anybody need not try
        - unknown, expired, used and wrong are one refusal, CONSENT_WRONG; CONSENT_TOO_MANY after a few of those
        - every try is counted, and committed, before it is refused; of any number at once one is right
        - ALREADY_A_MEMBER spares the code: it is not used up
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, f"consent:{actor}")
            done = await recall(session, operation_id)
            if done is not None:
                return await _consented(session, done["consent_id"])
            manager = await manager_of(session, actor, tenant_id)
            require_licence(manager, now)
            await _check_frequency(session, actor, now)
            code = await self._try(session, text, now)
            member = None if code is None else await membership_of(session, code.account_id, tenant_id)
            if code is None:
                record(session, now, _REFUSED, actor=actor, tenant=tenant_id)
            elif member is None:
                code.used_at, code.used_by = now, actor
                record(session, now, "consent.used", actor=actor, subject=code.account_id, tenant=tenant_id)
                await remember(session, operation_id, now, consent_id=code.id)
                return await _consented(session, code.id)
        if member is not None:
            raise Conflict(Code.ALREADY_A_MEMBER, membership_id=member)
        raise Invalid(Code.CONSENT_WRONG)

    async def _try(self, session: AsyncSession, text: str, now: datetime) -> ConsentCode | None:
        """The code, if it is this one; the row is then ours, since it was counted."""
        said = _SHAPE.fullmatch(text)
        if said is None:
            return None
        number, digits = int(said[1]), said[2] + said[3]
        counted = await session.scalar(_count_try(number, now))
        right = self._key.is_code(digits, _PURPOSE, number, digits=limits.CONSENT_DIGITS)
        if counted is None or not right:
            return None
        code = await session.get_one(ConsentCode, number)
        account = await session.get_one(Account, code.account_id)
        return code if account.state is AccountState.ACTIVE else None

    async def _end(self, session: AsyncSession, account_id: int, now: datetime) -> bool:
        ended = await session.scalars(
            update(ConsentCode)
            .where(ConsentCode.account_id == account_id, *_lives(now))
            .values(expires_at=now)
            .returning(ConsentCode.id)
        )
        return bool(ended.all())

    def _consent(self, code: ConsentCode) -> Consent:
        digits = self._key.code(limits.CONSENT_DIGITS, _PURPOSE, code.id)
        return Consent(f"{code.id}-{digits[:4]}-{digits[4:]}", code.expires_at)


async def void_consents(session: AsyncSession, account_id: int, since: datetime, now: datetime) -> None:
    """What was made since then, by somebody else in his place, lets nobody connect him; the account is locked."""
    await session.execute(
        update(ConsentCode)
        .where(
            ConsentCode.account_id == account_id,
            ConsentCode.created_at > since,
            ConsentCode.membership_id.is_(None),
        )
        .values(expires_at=now, used_by=None)
    )


def _lives(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        ConsentCode.tries < limits.CONSENT_TRIES,
        ConsentCode.used_at.is_(None),
        ConsentCode.expires_at > now,
    )


def _count_try(number: int, now: datetime) -> ReturningUpdate[int]:
    return (
        update(ConsentCode)
        .where(ConsentCode.id == number, *_lives(now))
        .values(tries=ConsentCode.tries + 1)
        .returning(ConsentCode.id)
        .execution_options(synchronize_session=False)
    )


async def _check_frequency(session: AsyncSession, actor: int, now: datetime) -> None:
    """Whoever guesses is slowed down, whichever numbers he tries."""
    hour = timedelta(hours=1)
    refusals = await session.scalars(
        select(JournalEntry.at)
        .where(JournalEntry.actor_id == actor, JournalEntry.action == _REFUSED, JournalEntry.at > now - hour)
        .order_by(JournalEntry.at.desc())
        .limit(limits.CONSENT_GUESSES_PER_HOUR)
    )
    times = refusals.all()
    if len(times) == limits.CONSENT_GUESSES_PER_HOUR:
        wait = times[-1] + hour - now
        raise TooMany(Code.CONSENT_TOO_MANY, wait_s=math.ceil(wait.total_seconds()))


async def _consented(session: AsyncSession, consent_id: int) -> Consented:
    code = await session.get_one(ConsentCode, consent_id)
    return Consented(code.id, (await session.get_one(Account, code.account_id)).full_name)
