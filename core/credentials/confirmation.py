"""Proving an address by a code sent to it (I-31, I-32): asking for one, trying one, and the letter with it.

Both actions run inside a flow's transaction. A try is counted by one conditional UPDATE and judged after it;
`try_code` never raises, since that would undo the count: the flow commits and then calls `Verdict.refuse()`.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from sqlalchemy import and_, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningUpdate

from core import limits
from core.credentials.code import CodePurpose, ConfirmationCode, Outcome
from core.database import one_at_a_time
from core.delivery import Address, Letter, Message, MessageState, Notice, Outbox, letter
from core.errors import Code, Invalid, TooMany
from core.secrets import ServerKey

CODE_LETTERS = "code"  # the purpose of these letters in the outbox

_DIVIDERS = re.compile(r"[\s\-\u2010-\u2015]+")
_CODE = re.compile(rf"(?<![0-9])[0-9]{{{limits.CODE_DIGITS}}}(?![0-9])")


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    tries_left: int = 0

    @property
    def right(self) -> bool:
        return self.outcome is Outcome.RIGHT

    def refuse(self) -> None:
        """Raise what the person is told, unless the code was right. Only after the commit."""
        match self.outcome:
            case Outcome.WRONG:
                raise Invalid(Code.CODE_WRONG, tries_left=self.tries_left)
            case Outcome.NO_DIGITS:
                raise Invalid(Code.CODE_WANTED)
            case Outcome.SPENT:
                raise TooMany(Code.CODE_TRIES_SPENT)
            case Outcome.EXPIRED | Outcome.MISSING:
                raise Invalid(Code.CODE_EXPIRED)
            case Outcome.RIGHT:
                return


class Confirmation:
    def __init__(self, key: ServerKey, outbox: Outbox) -> None:
        self._key, self._outbox = key, outbox

    async def ask(
        self,
        session: AsyncSession,
        now: datetime,
        purpose: CodePurpose,
        subject_id: int,
        recipient: str,
        *,
        ways: Sequence[Address],
        language: str,
        decoy: bool = False,
    ) -> ConfirmationCode:
        """Make a code and queue its letter, by the first of `ways` (never empty) that brings it there in time.

        - Any older code of the same purpose and subject is dead, and its letter is not sent any more.
        - CODE_TOO_SOON within a minute of the last one, CODE_TOO_MANY beyond 5 an hour or 10 a day to one
          recipient, whatever they are for, or for one subject, whoever gets them; both with wait_s, and both
          before anything is written. A decoy counts like any, but not against an invitation.
        - A `decoy` is written like any other, so that nothing tells it from one: its letter is dropped instead of
          sent, and a try at it is counted and wrong.
        """
        # Two at once would both find that nobody has asked.
        await one_at_a_time(session, recipient, f"{purpose}:{subject_id}")
        for refusal, until in await _waits(session, now, purpose, subject_id, recipient):
            raise TooMany(refusal, wait_s=math.ceil((until - now).total_seconds()))
        older = await session.scalars(
            update(ConfirmationCode)
            .where(
                ConfirmationCode.purpose == purpose,
                ConfirmationCode.subject_id == subject_id,
                ConfirmationCode.superseded.is_(False),
            )
            .values(superseded=True)
            .returning(ConfirmationCode.id)
        )
        for dead in older.all():
            await self._outbox.drop(session, CODE_LETTERS, dead)
        code = ConfirmationCode(
            purpose=purpose,
            subject_id=subject_id,
            recipient=recipient,
            created_at=now,
            expires_at=now + limits.CODE_LIFE,
            decoy=decoy,
        )
        session.add(code)
        await session.flush()
        await self._outbox.put(
            session,
            now,
            purpose=CODE_LETTERS,
            subject_id=code.id,
            generation=1,
            to=ways[0],
            then=ways[1:],
            language=language,
            expires_at=code.expires_at,
        )
        return code

    async def free_at(
        self, session: AsyncSession, now: datetime, purpose: CodePurpose, subject_id: int, recipient: str
    ) -> datetime:
        """From when on the next one may be asked for: `now`, where nothing stands in the way."""
        waits = await _waits(session, now, purpose, subject_id, recipient)
        return max((until for _, until in waits), default=now)

    async def went_by(self, session: AsyncSession, purpose: CodePurpose, subject_id: int) -> Address | None:
        """The first way of the last code that was asked for."""
        row = await session.execute(
            select(Message.messenger, Message.address)
            .join(ConfirmationCode, ConfirmationCode.id == Message.subject_id)
            .where(
                Message.purpose == CODE_LETTERS,
                ConfirmationCode.purpose == purpose,
                ConfirmationCode.subject_id == subject_id,
            )
            .order_by(ConfirmationCode.id.desc(), Message.id)
            .limit(1)
        )
        way = row.one_or_none()
        return None if way is None else Address(*way)

    async def is_lost(
        self, session: AsyncSession, purpose: CodePurpose, subject_id: int, recipient: str
    ) -> bool:
        """Whether every way of the last code has failed for good: it will not come any more."""
        last = await session.scalar(
            select(Message.state)
            .join(ConfirmationCode, ConfirmationCode.id == Message.subject_id)
            .where(
                Message.purpose == CODE_LETTERS,
                ConfirmationCode.purpose == purpose,
                ConfirmationCode.subject_id == subject_id,
                ConfirmationCode.recipient == recipient,
            )
            .order_by(ConfirmationCode.id.desc(), Message.id.desc())
            .limit(1)
        )
        return last is MessageState.FAILED

    async def try_code(
        self,
        session: AsyncSession,
        now: datetime,
        purpose: CodePurpose,
        subject_id: int,
        recipient: str,
        given: str,
    ) -> Verdict:
        """Count the try and judge it. Spaces, dashes and words around it do not matter; what has no six digits is no try."""
        code = await session.scalar(
            select(ConfirmationCode)
            .where(
                ConfirmationCode.purpose == purpose,
                ConfirmationCode.subject_id == subject_id,
                ConfirmationCode.recipient == recipient,
            )
            .order_by(ConfirmationCode.id.desc())
            .limit(1)
        )
        if code is None:
            return Verdict(Outcome.MISSING)
        found = _CODE.findall(_DIVIDERS.sub("", given))
        if len(found) != 1:
            no_try = Outcome.WRONG if re.search("[0-9]", given) else Outcome.NO_DIGITS
            return Verdict(code.flaw(now) or no_try, code.tries_left)
        counted = await session.scalar(_count_try(code.id, now))
        await session.refresh(code)
        if counted is None:
            return Verdict(code.flaw(now) or Outcome.MISSING)
        right = self._key.is_code(found[0], CODE_LETTERS, code.purpose, code.id)
        if code.decoy or not right:
            return Verdict(Outcome.WRONG if code.tries_left else Outcome.SPENT, code.tries_left)
        code.used_at = now  # the row is ours since it was counted: nobody else finds it unused
        return Verdict(Outcome.RIGHT)


class CodeLetters(Notice):
    """What the courier needs to know about letters with a code."""

    def __init__(self, key: ServerKey) -> None:
        self._key = key

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        code = await session.get(ConfirmationCode, message.subject_id)
        # The end in time is the courier's
        if code is None or code.decoy or code.flaw(code.created_at) is not None:
            return None
        digits = self._key.code(limits.CODE_DIGITS, CODE_LETTERS, code.purpose, code.id)
        minutes = int(limits.CODE_LIFE / timedelta(minutes=1))
        key = "recovery-code" if code.purpose is CodePurpose.RECOVERY else "code"
        return letter(message.language, key, (), code.expires_at, code=digits, minutes=minutes)


def _count_try(code_id: int, now: datetime) -> ReturningUpdate[int]:
    return (
        update(ConfirmationCode)
        .where(
            ConfirmationCode.id == code_id,
            ConfirmationCode.tries < limits.CODE_TRIES,
            ConfirmationCode.used_at.is_(None),
            ConfirmationCode.superseded.is_(False),
            ConfirmationCode.expires_at > now,
        )
        .values(tries=ConfirmationCode.tries + 1)
        .returning(ConfirmationCode.id)
        .execution_options(synchronize_session=False)
    )


async def _waits(
    session: AsyncSession, now: datetime, purpose: CodePurpose, subject_id: int, recipient: str
) -> list[tuple[Code, datetime]]:
    """What stands in the way of another code, and until when; the longest first."""
    same_subject = and_(ConfirmationCode.purpose == purpose, ConfirmationCode.subject_id == subject_id)
    # Nobody has got a decoy. It counts all the same, or it would be noticed that the address is unknown; but whoever was
    # invited to an address knows that it is, and no stranger may use up his codes.
    counts = ConfirmationCode.decoy.is_(False) if purpose is CodePurpose.INVITATION else true()
    sent = await session.execute(
        select(
            ConfirmationCode.created_at,
            (ConfirmationCode.recipient == recipient).label("here"),
            same_subject.label("ours"),
        )
        .where(
            or_(and_(ConfirmationCode.recipient == recipient, counts), same_subject),
            ConfirmationCode.created_at > now - timedelta(days=1),
        )
        .order_by(ConfirmationCode.created_at.desc())
    )
    rows = sent.all()
    waits = [
        (Code.CODE_TOO_MANY, times[limit - 1] + period)
        for times in ([row.created_at for row in rows if row.here], [r.created_at for r in rows if r.ours])
        for limit, period in (
            (limits.CODES_PER_DAY, timedelta(days=1)),
            (limits.CODES_PER_HOUR, timedelta(hours=1)),
        )
        if len(times) >= limit
    ]
    waits += [
        (Code.CODE_TOO_SOON, row.created_at + limits.CODE_RESEND_AFTER)
        for row in rows
        if row.here and row.ours
    ]
    return sorted((wait for wait in waits if wait[1] > now), key=itemgetter(1), reverse=True)
