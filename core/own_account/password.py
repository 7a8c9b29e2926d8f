"""A new password of one's own, by the present one or by a code to a proven address (`core.recovering`); see `proof.py`."""

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.credentials import Authentication, Passwords
from core.database import Database, rerun_after_lost_race
from core.errors import Code, Conflict, Invalid, NotAllowed, TooMany
from core.journal import record
from core.operations import recall, remember
from core.own_account.chats import settle_changes
from core.own_account.news import PASSWORD_CHANGED, Teller
from core.own_account.proof import Proof, drop_proofs, proof_of, put_proof
from core.people import Account, Address, link


class OwnPassword:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        passwords: Passwords,
        authentication: Authentication,
        teller: Teller,
    ) -> None:
        self._db = database
        self._clock = clock
        self._passwords = passwords
        self._authentication = authentication
        self._teller = teller

    @rerun_after_lost_race
    async def prove(self, actor: int, password: str, by: Address) -> None:
        """The present password opens, for a while, what decides how he gets in.

        Counted, and slowed down, as at sign-in. He is known here, so he is told how long to wait: PASSWORD_WRONG,
        PASSWORD_WAIT with wait_s, PASSWORD_TRIES_SPENT.
        """
        async with self._db.read() as session:
            account = await session.get(Account, actor)
        tried = await self._authentication.try_password(account, password)
        if tried.spent:
            raise TooMany(Code.PASSWORD_TRIES_SPENT)
        now = self._clock.now()
        if tried.waits_until is not None:
            raise TooMany(Code.PASSWORD_WAIT, wait_s=(tried.waits_until - now).total_seconds())
        if account is None or not tried.accepted:
            raise Invalid(Code.PASSWORD_WRONG)
        async with self._db.write() as session:
            await put_proof(session, by, account.id, now)
            record(session, now, "account.password_shown", actor=account.id, subject=account.id)

    async def is_proven(self, by: Address) -> bool:
        """Has this chat shown, lately, whose it is?"""
        async with self._db.read() as session:
            return await proof_of(session, by, self._clock.now()) is not None

    async def change(self, password: str, by: Address, operation_id: str) -> int:
        """His new password, from a chat that has shown whose it is: PASSWORD_FIRST otherwise. Returns the account's id.

        - judged as everywhere; PASSWORD_SAME where it is the present one
        - it ends the waits after failed sign-ins, and a handed-over password (I-39)
        - this chat speaks for the account from now on, and no other of its messenger (I-09). That is no sign-in by
          itself: who has just chosen the password here, having typed the code or the former password here, has done
          all that signing in asks for, and would only be made to type it once more
        - he is told in every other place, and so is the chat that speaks for him no more
        - RECOVERY_OVER where the account has ended meanwhile: why, is not told
        """
        async with self._db.read() as session:
            done = await recall(session, operation_id)
            if done is not None:  # or the repeated password would be refused as the former one
                return int(done["account_id"])
            account = await session.get_one(Account, (await self._proof(session, by)).account_id)
        await self._passwords.judge(password, account.full_name, account.login or "")
        if await self._passwords.verify(account.password_hash, password):
            raise Invalid(Code.PASSWORD_SAME)
        return await self._set(await self._passwords.hash(password), by, operation_id)

    @rerun_after_lost_race
    async def _set(self, password_hash: str, by: Address, operation_id: str) -> int:
        now = self._clock.now()
        async with self._db.write() as session:
            proof = await self._proof(session, by)
            account = await session.get_one(Account, proof.account_id, with_for_update=True)
            if await recall(session, operation_id) is not None:  # asked under the lock: its twin has ended
                return account.id
            if account.lift(now):
                record(session, now, "account.restored", actor=None, subject=account.id)
            if not account.is_active(now):
                raise Conflict(Code.RECOVERY_OVER)
            account.set_password(password_hash, now)
            former = await link(session, by, account.id)
            await drop_proofs(session, account.id, besides=by)
            await put_proof(session, by, account.id, now, proof.address_since)  # he has just made it up here
            if proof.address_since is not None:
                await settle_changes(session, account.id, now, since=proof.address_since)
            entry = record(session, now, "account.password_changed", actor=account.id, subject=account.id)
            await self._teller.tell(session, now, PASSWORD_CHANGED, account, entry, by=by, also=former)
            await remember(session, operation_id, now, account_id=account.id)
            return account.id

    async def _proof(self, session: AsyncSession, by: Address) -> Proof:
        proof = await proof_of(session, by, self._clock.now())
        if proof is None:
            raise NotAllowed(Code.PASSWORD_FIRST)
        return proof
