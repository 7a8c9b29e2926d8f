"""Who has forgotten his password gets back in by a code to an address that he has proven (Y-17).

Known and unknown addresses are answered alike: the same words, the same statements and rows, the same tries at a code.
A phone number changes hands, an e-mail hardly: so by e-mail one comes back from any chat, and by phone only

- from the chat that speaks for the account, with a code to the number itself, or
- from any other one, with a code into the chat that speaks for the account: whoever has only the number gets nothing.

What follows the right code is a new password, set in the same chat (`core.own_account`).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Select, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.clock import Clock
from core.credentials import CodePurpose, Confirmation
from core.database import Base, Database, Row, one_at_a_time, rerun_after_lost_race, stored_enum
from core.errors import Code, Conflict, Invalid
from core.journal import record
from core.operations import recall, remember
from core.own_account import put_proof
from core.people import (
    Account,
    Address,
    Channels,
    Identifier,
    IdentifierType,
    Known,
    addresses_of,
    contact_at,
    manager_names,
    parse_identifier,
    proven_addresses,
)


class Recovery(Base):
    """A chat that wants back in, and the address by which: one for each chat, so that asking often is noticed."""

    __tablename__ = "recovery"
    __table_args__ = (UniqueConstraint("messenger", "address"),)

    id: Mapped[Row]
    messenger: Mapped[str]
    address: Mapped[str]
    type: Mapped[IdentifierType] = mapped_column(stored_enum(IdentifierType))
    value: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # None: nobody can be helped so
    proven_at: Mapped[datetime | None]

    @property
    def known(self) -> Known:
        return Known(self.type, self.value)


@dataclass(frozen=True)
class Asked:
    """What the person is shown: his own words, masked, and when he may ask again."""

    known: Known
    free_at: datetime


@dataclass(frozen=True)
class WaysBack:
    """Told only to a chat that speaks for the account: where a code can go, and else whom to turn to."""

    addresses: tuple[Known, ...]
    managers: tuple[str, ...]


class Recovering:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        channels: Channels,
        confirmation: Confirmation,
    ) -> None:
        self._db = database
        self._clock = clock
        self._channels = channels
        self._confirmation = confirmation

    async def ways_back(self, actor: int) -> WaysBack:
        async with self._db.read() as session:
            proven = await proven_addresses(session, actor)
            return WaysBack(
                tuple(known for known in proven if self._channels.for_code(known)),
                tuple(await manager_names(session, actor, self._clock.now())),
            )

    @rerun_after_lost_race
    async def ask(self, text: str, by: Address, language: str) -> None:
        """A code to this address, if it is proven by an account that may sign in; nothing tells whether it was.

        - IDENTIFIER_UNRECOGNISED, EMAIL_INVALID, PHONE_INVALID: it cannot be an address at all
        - a chat that speaks for an account gets back into that one only: ADDRESS_NOT_OF_ACCOUNT for any other
          address, whosever it is, and CODE_UNDELIVERABLE where no code can go there
        - CODE_TOO_SOON, CODE_TOO_MANY: of the address, or of this chat (I-32)
        """
        known = parse_identifier(text)
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, f"recovery:{by.messenger}:{by.value}")
            holder = await session.scalar(_holder(known))
            contact = await contact_at(session, by)
            chats = await addresses_of(session, holder.id if holder is not None else 0)
            if contact.account_id is not None and (holder is None or holder.id != contact.account_id):
                raise Invalid(Code.ADDRESS_NOT_OF_ACCOUNT)
            helped = holder if holder is not None and holder.is_active(now) else None
            ways = self._ways(known, by, chats) if helped is not None else ()
            if helped is not None and by in chats and not ways:
                raise Invalid(Code.CODE_UNDELIVERABLE)
            recovery = await self._begin(
                session, known, by, helped.id if helped is not None and ways else None
            )
            await self._confirmation.ask(
                session,
                now,
                CodePurpose.RECOVERY,
                recovery.id,
                known.value,
                ways=ways or (by,),  # a decoy goes nowhere, and has to name some place
                language=language,
                decoy=not ways,
            )
            record(
                session,
                now,
                "account.recovery_asked",
                actor=None,
                subject=recovery.account_id,
                address=known.masked,
            )

    async def again(self, by: Address, language: str) -> None:
        """Another code to the same address; the former one is dead (I-32)."""
        await self.ask((await self.asked(by)).known.value, by, language)

    async def asked(self, by: Address) -> Asked:
        """RECOVERY_OVER where there is none, or it has served."""
        async with self._db.read() as session:
            recovery = await self._of(session, by)
            free_at = await self._confirmation.free_at(
                session, self._clock.now(), CodePurpose.RECOVERY, recovery.id, recovery.value
            )
            return Asked(recovery.known, free_at)

    @rerun_after_lost_race
    async def submit_code(self, given: str, by: Address, operation_id: str) -> None:
        """The right one, once, opens the setting of a new password in this chat; any other is counted first.

        CODE_EXPIRED where what it would prove does not hold any more: the address has changed hands, or the chats have.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, f"recovery:{by.messenger}:{by.value}")
            if await recall(session, operation_id) is not None:
                return
            recovery = await self._of(session, by)
            verdict = await self._confirmation.try_code(
                session, now, CodePurpose.RECOVERY, recovery.id, recovery.value, given
            )
            way = await self._proving_way(session, recovery, by, now) if verdict.right else None
            if way is not None and recovery.account_id is not None:
                recovery.proven_at = now
                to_address = way.value == recovery.value  # into a chat, it shows nothing of the number
                proven = _proven_since(recovery.account_id, recovery.known)
                since = await session.scalar(proven) if to_address else None
                await put_proof(session, by, recovery.account_id, now, since)
                record(
                    session,
                    now,
                    "account.recovered",
                    actor=recovery.account_id,
                    subject=recovery.account_id,
                    address=recovery.known.masked,
                )
                await remember(session, operation_id, now)
        verdict.refuse()
        if way is None:
            raise Invalid(Code.CODE_EXPIRED)

    async def _proving_way(
        self, session: AsyncSession, recovery: Recovery, by: Address, now: datetime
    ) -> Address | None:
        """The way that the code went, if this chat would be sent it by the same one now."""
        holder = await session.scalar(_holder(recovery.known))
        if holder is None or holder.id != recovery.account_id or not holder.is_active(now):
            return None
        if (await contact_at(session, by)).account_id not in (None, holder.id):
            return None
        went = await self._confirmation.went_by(session, CodePurpose.RECOVERY, recovery.id)
        ways = self._ways(recovery.known, by, await addresses_of(session, holder.id))
        return went if went in ways else None

    def _ways(self, known: Known, by: Address, chats: list[Address]) -> tuple[Address, ...]:
        """Never into the chat in which the code is typed."""
        if known.type is IdentifierType.EMAIL or by in chats:
            return self._channels.for_code(known)
        return tuple(chats)

    @staticmethod
    async def _begin(session: AsyncSession, known: Known, by: Address, account_id: int | None) -> Recovery:
        recovery = await session.scalar(_at(by))
        if recovery is None:
            recovery = Recovery(messenger=by.messenger, address=by.value)
            session.add(recovery)
        recovery.type, recovery.value = known.type, known.value
        recovery.account_id, recovery.proven_at = account_id, None
        await session.flush()
        return recovery

    @staticmethod
    async def _of(session: AsyncSession, by: Address) -> Recovery:
        recovery = await session.scalar(_at(by))
        if recovery is None or recovery.proven_at is not None:
            raise Conflict(Code.RECOVERY_OVER)
        return recovery


def _at(by: Address) -> Select[Recovery]:
    return select(Recovery).where(Recovery.messenger == by.messenger, Recovery.address == by.value)


def _proven_since(account_id: int, known: Known) -> Select[datetime | None]:
    return select(Identifier.verified_at).where(
        Identifier.account_id == account_id, Identifier.type == known.type, Identifier.value == known.value
    )


def _holder(known: Known) -> Select[Account]:
    return (
        select(Account).join(Identifier, Identifier.account_id == Account.id).where(Identifier.proves(known))
    )
