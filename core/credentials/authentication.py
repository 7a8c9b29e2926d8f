"""One try at a password: the same work whoever it is for, counted, and slowed down as failures grow (I-08).

Whoever asks decides what is said about it: before sign-in nothing but that something was wrong, afterwards how long
to wait.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.credentials.password import Passwords
from core.database import Database, rerun_after_lost_race
from core.journal import record
from core.operations import Operation, remember
from core.people import Account, AccountState

_NOBODYS = "sign-in:nobody"


@dataclass(frozen=True)
class Tried:
    """Accepted, or not; `waits_until` is set where no password at all is accepted before that moment."""

    accepted: bool
    waits_until: datetime | None = None
    spent: bool = False  # after so many failures only a new password helps


class Authentication:
    def __init__(self, database: Database, clock: Clock, passwords: Passwords) -> None:
        self._db = database
        self._clock = clock
        self._passwords = passwords

    @rerun_after_lost_race
    async def try_password(self, account: Account | None, password: str) -> Tried:
        """None is nobody, and costs the same, down to the row that is written. The count is committed then.

        - a suspension whose time is over ends with the right password; any other account than an active one is refused
        - during a wait even the right password is refused, and tries do not lengthen it
        - a hash of former parameters is renewed
        """
        now = self._clock.now()
        stored, since = (
            (account.password_hash, account.password_set_at) if account is not None else (None, None)
        )
        right = await self._passwords.verify(stored, password)
        rehash = (
            await self._passwords.hash(password)
            if right and stored is not None and self._passwords.needs_rehash(stored)
            else None
        )
        async with self._db.write() as session:
            account = await session.get(
                Account, account.id if account is not None else 0, with_for_update=True
            )
            if account is None:
                await _write_for_nobody(session, now)
                return Tried(False)
            if account.password_set_at != since:  # another one was set while this one was being compared
                return Tried(False)
            if right and account.lift(now):
                record(session, now, "account.restored", actor=None, subject=account.id)
            waits = not account.may_try_sign_in(now)
            accepted = right and not waits and account.state is AccountState.ACTIVE
            if accepted:
                account.succeed_sign_in()
                if rehash is not None:
                    account.password_hash = rehash
            elif not waits and not right:
                account.fail_sign_in(now)
            if not accepted and not session.is_modified(account):
                await _write_for_nobody(session, now)
            spent = account.failed_sign_ins >= limits.SIGN_IN_FAILURES_HARD
            held_up = not accepted and not account.may_try_sign_in(now)
            return Tried(accepted, account.wait_until if held_up else None, spent)


async def _write_for_nobody(session: AsyncSession, now: datetime) -> None:
    """A commit with nothing in it is quicker, and would tell that no account has failed."""
    written = update(Operation).where(Operation.id == _NOBODYS).values(at=now).returning(Operation.id)
    if await session.scalar(written) is None:
        await remember(session, _NOBODYS, now)
