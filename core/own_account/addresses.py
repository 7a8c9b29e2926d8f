"""Another e-mail or phone of one's own: proven first, then it takes the place of the former one, which is told.

Whether a new address is somebody else's is said only to who has proven it: anybody else would learn who is known
here by trying (I-02).
"""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.credentials import CodePurpose, Confirmation
from core.database import Database, fold, one_at_a_time, rerun_after_lost_race
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import record
from core.operations import recall, remember
from core.own_account.address_change import (
    AddressChange,
    Pending,
    addresses_of_type,
    change_of,
    manages_anywhere,
    pending_change,
)
from core.own_account.news import ADDRESS_CHANGED, Teller
from core.own_account.proof import require_proof
from core.people import (
    HOME_COUNTRY,
    Account,
    Address,
    Channels,
    Identifier,
    IdentifierType,
    Known,
    free_login,
    holder_of,
    parse_email,
    parse_phone,
)


class OwnAddresses:
    """Every change needs a chat that has shown lately whose it is: PASSWORD_FIRST."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        channels: Channels,
        confirmation: Confirmation,
        teller: Teller,
    ) -> None:
        self._db = database
        self._clock = clock
        self._channels = channels
        self._confirmation = confirmation
        self._teller = teller

    def sends_codes_to(self, type: IdentifierType) -> bool:
        """Otherwise a number is proven by sharing one's own contact."""
        return bool(self._channels.for_code(Known(type, "")))

    @rerun_after_lost_race
    async def ask(self, actor: int, type: IdentifierType, text: str, by: Address) -> None:
        """A code to the new address, by a way that leads to that address only: never into a chat (I-31, I-32).

        ADDRESS_YOURS_ALREADY; CODE_UNDELIVERABLE where nothing of this installation sends codes there.
        """
        known = parse_email(text) if type is IdentifierType.EMAIL else parse_phone(text, HOME_COUNTRY)
        now = self._clock.now()
        async with self._db.write() as session:
            account = await self._account(session, actor, by)
            change = await self._begin(session, actor, known)
            ways = self._channels.for_code(known)
            if not ways:
                raise Invalid(Code.CODE_UNDELIVERABLE)
            await self._confirmation.ask(
                session,
                now,
                CodePurpose.ADDRESS,
                change.id,
                known.value,
                ways=ways,
                language=account.language,
            )

    async def again(self, actor: int, type: IdentifierType, by: Address) -> None:
        """Another code; the former one is dead (I-32)."""
        pending = await self.pending(actor, type)
        if pending is None:
            raise NotFound(Code.ADDRESS_CHANGE_UNKNOWN)
        await self.ask(actor, type, pending.known.value, by)

    @rerun_after_lost_race
    async def share(self, actor: int, phone: str, by: Address, *, own: bool) -> None:
        """His own contact proves the number (I-31)."""
        if not own:
            raise Invalid(Code.CONTACT_NOT_OWN)
        known = parse_phone(phone)
        async with self._db.write() as session:
            await self._account(session, actor, by)
            change = await self._begin(session, actor, known)
            await self._prove(session, change)

    async def submit_code(
        self, actor: int, type: IdentifierType, given: str, by: Address, operation_id: str
    ) -> None:
        """The try is counted and committed before it is refused; so is that the address is taken."""
        now, taken = self._clock.now(), False
        async with self._db.write() as session:
            await self._account(session, actor, by)
            if await recall(session, operation_id) is not None:
                return
            change = await change_of(session, actor, type)
            verdict = await self._confirmation.try_code(
                session, now, CodePurpose.ADDRESS, change.id, change.value, given
            )
            if verdict.right:
                taken = await holder_of(session, change.known) not in (None, actor)
                if not taken:
                    await self._prove(session, change)
                    await remember(session, operation_id, now)
        verdict.refuse()
        if taken:
            raise Conflict(Code.IDENTIFIER_TAKEN)

    async def pending(self, actor: int, type: IdentifierType) -> Pending | None:
        now = self._clock.now()
        async with self._db.read() as session:
            row = (await session.execute(pending_change(actor, type))).one_or_none()
            if row is None:
                return None
            change, account = row
            free_at = await self._confirmation.free_at(
                session, now, CodePurpose.ADDRESS, change.id, change.value
            )
            former = await addresses_of_type(session, actor, type)
            is_former = account.login_folded in {
                fold(each.value) for each in former if each.value != change.value
            }
            return Pending(change.known, change.proven_at is not None, free_at, is_former)

    @rerun_after_lost_race
    async def finish(
        self, actor: int, type: IdentifierType, by: Address, operation_id: str, *, login_follows: bool
    ) -> Known:
        """The proven address takes the place of every other one of its type; those that were proven are told.

        `login_follows`: a login that was one of those becomes the new address.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            account = await self._account(session, actor, by)
            done = await recall(session, operation_id) is not None
            change = await change_of(session, actor, type, done=done)
            known = change.known
            if change.done_at is not None:
                return known
            if change.proven_at is None:
                raise NotAllowed(Code.ADDRESS_NOT_PROVEN)
            await one_at_a_time(session, known.value)  # two accounts may have proven it at the same moment
            if await holder_of(session, known) not in (None, actor):
                raise Conflict(Code.IDENTIFIER_TAKEN)
            former = await addresses_of_type(session, actor, type)
            was = [Known(type, each.value) for each in former if each.verified_at is not None]
            if login_follows and account.login_folded in {fold(each.value) for each in former}:
                account.sign_in_as(await free_login(session, known.value, [known], actor))
            await session.execute(
                delete(Identifier).where(Identifier.account_id == actor, Identifier.type == type)
            )
            session.add(
                Identifier(account_id=actor, type=type, value=known.value, verified_at=change.proven_at)
            )
            change.done_at = now
            await self._journal(session, now, account, by, was, known)
            await remember(session, operation_id, now)
            return known

    async def remove(self, actor: int, type: IdentifierType, by: Address, operation_id: str) -> None:
        """He is not known by it any more. Twice is once.

        - I-14: who is owner or administrator anywhere keeps his e-mail: EMAIL_REQUIRED_FOR_ROLE
        - I-01: what is left is the login, so it takes a password: OWN_PASSWORD_FIRST
        """
        now = self._clock.now()
        async with self._db.write() as session:
            account = await self._account(session, actor, by)
            former = await addresses_of_type(session, actor, type)
            if not former or await recall(session, operation_id) is not None:
                return
            if type is IdentifierType.EMAIL and await manages_anywhere(session, actor):
                raise NotAllowed(Code.EMAIL_REQUIRED_FOR_ROLE)
            if account.password_hash is None:
                raise NotAllowed(Code.OWN_PASSWORD_FIRST)
            was = [Known(type, each.value) for each in former if each.verified_at is not None]
            for each in former:
                await session.delete(each)
            await self._journal(session, now, account, by, was or [Known(type, former[0].value)], None)
            await remember(session, operation_id, now)

    async def _journal(
        self,
        session: AsyncSession,
        now: datetime,
        account: Account,
        by: Address,
        was: list[Known],
        known: Known | None,
    ) -> None:
        entry = record(
            session,
            now,
            "account.address_changed",
            actor=account.id,
            subject=account.id,
            type=(known or was[0]).type.value,
            before=was[0].masked if was else None,
            after=known.masked if known else None,
        )
        told = [way for each in was if each != known for way in self._channels.for_letter(each)]
        await self._teller.tell(session, now, ADDRESS_CHANGED, account, entry, by=by, also=told)

    async def _account(self, session: AsyncSession, actor: int, by: Address) -> Account:
        account = await session.get(Account, actor, with_for_update=True)
        if account is None:
            raise NotFound(Code.PERSON_UNKNOWN)
        await require_proof(session, by, actor, self._clock.now())
        return account

    async def _begin(self, session: AsyncSession, actor: int, known: Known) -> AddressChange:
        if await holder_of(session, known) == actor:
            raise Conflict(Code.ADDRESS_YOURS_ALREADY)
        change = await session.scalar(
            select(AddressChange).where(AddressChange.account_id == actor, AddressChange.type == known.type)
        )
        if change is None:
            change = AddressChange(account_id=actor, type=known.type)
            session.add(change)
        change.value, change.proven_at, change.done_at = known.value, None, None
        await session.flush()
        return change

    async def _prove(self, session: AsyncSession, change: AddressChange) -> None:
        if await holder_of(session, change.known) not in (None, change.account_id):
            raise Conflict(Code.IDENTIFIER_TAKEN)
        change.proven_at = now = self._clock.now()
        record(
            session,
            now,
            "account.address_proven",
            actor=change.account_id,
            subject=change.account_id,
            type=change.type.value,
            after=change.known.masked,
        )
