"""Signing in with a login and a password: the check, the first use of a handed-over password, its replacement.

Before authentication every failure has one wording and the same work behind it (I-08, F-29).
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import Audience, explain
from core.checking import question
from core.clock import Clock
from core.credentials import Authentication, Passwords
from core.database import Database, fold
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.journal import record
from core.operations import recall, remember
from core.own_account import OwnChats
from core.people import Account, Address, Identifier, parse_identifier


@dataclass(frozen=True)
class SignIn:
    """What an application hears: may he, why not in the words meant for him, and his right."""

    permit: bool
    reasons: list[tuple[str, dict[str, Any]]]
    right: str


class SigningIn:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        passwords: Passwords,
        authentication: Authentication,
        chats: OwnChats,
    ) -> None:
        self._db = database
        self._clock = clock
        self._passwords = passwords
        self._authentication = authentication
        self._chats = chats

    async def check(self, login: str, password: str, application_key: str) -> SignIn:
        """Authenticate, then decide; no session opens.

        CREDENTIALS_WRONG is all that is ever said of the person (I-02, I-08); TOO_BUSY is said of us.
        """
        account_id = await self._authenticate(login, password)
        async with self._db.read() as session:
            decision, right = await question(session, account_id, application_key, self._clock.now())
        hidden = decision.hides or right is None
        return SignIn(
            decision.permits,
            explain(decision, Audience.SELF),
            "NONE" if hidden or right is None else right.value.value,
        )

    async def enter(self, login: str, password: str, by: Address, label: str = "") -> int:
        """The right login and password link this address to the account. Returns the account's id.

        An address of the same messenger that spoke for it before is told at once, and may take that back. `label` is
        what the person is called there, for that news.
        """
        account_id = await self._authenticate(login, password)
        await self._chats.enter(account_id, by, label)
        return account_id

    async def replace_handed_over(self, actor: int, password: str, operation_id: str) -> None:
        """His own password instead of the one that was handed over (I-39); only while one is in use."""
        async with self._db.read() as session:
            if await recall(session, operation_id) is not None:
                return  # or the repeated password would be refused as the former one
            account = await session.get(Account, actor)
            words = (account.full_name, account.login or "") if account is not None else ()
            former = account.password_hash if account is not None else None
        await self._passwords.judge(password, *words)
        if await self._passwords.verify(former, password):
            raise Invalid(Code.PASSWORD_SAME)
        password_hash = await self._passwords.hash(password)
        now = self._clock.now()
        async with self._db.write() as session:
            account = await session.get(Account, actor, with_for_update=True)
            if await recall(session, operation_id) is not None:  # asked under the lock: its twin has ended
                return
            if account is None:
                raise NotFound(Code.PERSON_UNKNOWN)
            if not account.must_change_password:
                raise NotAllowed(Code.ALREADY_DONE)
            account.set_password(password_hash, now)
            record(session, now, "account.password_replaced", actor=actor, subject=actor)
            await remember(session, operation_id, now)

    async def _authenticate(self, login: str, password: str) -> int:
        async with self._db.read() as session:
            account = await self._find(session, login)
        tried = await self._authentication.try_password(account, password)
        if account is None or not tried.accepted:
            raise Invalid(Code.CREDENTIALS_WRONG)
        return account.id

    async def _find(self, session: AsyncSession, login: str) -> Account | None:
        """By a verified identifier in any usual spelling, or by login (I-02): one statement, whoever it is (I-08).

        What one has proven comes before what another, whose it was, has kept for a login.
        """
        ways = [_of_login(fold(login.strip()))]
        with suppress(Invalid):
            known = parse_identifier(login)
            proven = select(Identifier.account_id).where(Identifier.proves(known))
            ways = [proven, *ways, _of_login(known.value)]
        first = func.coalesce(*(each.scalar_subquery() for each in ways), 0)  # 0 is nobody
        return await session.scalar(select(Account).where(Account.id == first))


def _of_login(folded: str) -> Select[int]:
    return select(Account.id).where(Account.login_folded == folded)
