"""Which chat speaks for an account: it moves with a sign-in, is given up, and is taken back by "it was not me".

The chat that has spoken for the account so far is told at once, and may say within two days that the new one is not
his. Then it speaks for him again, whatever the other has done meanwhile: the password, which somebody else knows, is
void and asked for anew, an address proven since then counts as not proven, a consent code made since then is worth
nothing. Who proves an address that was his before (`core.recovering`), or is handed a password, is above any chat: the
former one has no say.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Select, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core import limits
from core.clock import Clock
from core.database import Base, Database, Row, rerun_after_lost_race
from core.delivery import Action, Letter, Message, Notice, Outbox, letter
from core.errors import Code, Conflict, NotFound
from core.invitations import void_consents
from core.journal import JournalEntry, record
from core.operations import recall, remember
from core.own_account.news import CHAT_RETURNED, Teller
from core.own_account.proof import drop_proof, drop_proofs
from core.people import (
    Account,
    Address,
    Contact,
    Identifier,
    addresses_of,
    clean_line,
    contact_at,
    link,
    unlink,
)
from core.texts import plain

CHAT_CHANGED = "chat-changed"


class ChatChange(Base):
    """Another chat speaks for the account since then."""

    __tablename__ = "chat_change"

    id: Mapped[Row]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    messenger: Mapped[str]
    former: Mapped[str]
    present: Mapped[str]
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None]  # taken back, or confirmed by an address that was his before

    def is_told_to(self, chat: Address) -> bool:
        return chat == Address(self.messenger, self.former)

    def is_too_old(self, now: datetime) -> bool:
        return now >= self.at + limits.NOT_ME_WITHIN


class OwnChats:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox, teller: Teller) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._teller = teller

    @rerun_after_lost_race
    async def enter(self, account_id: int, by: Address, label: str) -> None:
        """He has signed in here: this chat speaks for him from now on, and the former one is told."""
        now = self._clock.now()
        async with self._db.write() as session:
            account = await session.get_one(Account, account_id, with_for_update=True)
            former = await link(session, by, account_id)
            if label:
                (await contact_at(session, by)).relabel(clean_line(label))
            record(session, now, "account.address_linked", actor=account_id, subject=account_id)
            for chat in former:
                await drop_proof(session, chat, account_id)  # or it could still set a password, and be back
                change = ChatChange(
                    account_id=account_id,
                    messenger=chat.messenger,
                    former=chat.value,
                    present=by.value,
                    at=now,
                )
                session.add(change)
                await session.flush()
                await self._outbox.put(
                    session,
                    now,
                    purpose=CHAT_CHANGED,
                    subject_id=change.id,
                    generation=1,
                    to=chat,
                    language=account.language,
                )

    async def unlink(self, actor: int, by: Address) -> None:
        """This chat speaks for him no more; he signs in again when he wants to. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            await session.get(Account, actor, with_for_update=True)
            if await unlink(session, by, actor):
                await drop_proofs(session, actor)
                record(session, now, "account.address_unlinked", actor=actor, subject=actor)

    async def not_me(self, change_id: int, by: Address, operation_id: str) -> bool:
        """The former chat says that whoever signed in elsewhere is somebody else.

        - only the chat that was told: CHAT_CHANGE_UNKNOWN for any other
        - NOT_ME_TOO_LATE after two days, once it was done, once he has proven an address that was his before, or once
          he was handed a password, for who has lost a chat turns to his administrator
        - no other chat speaks for him any more, the password is void, what was proven since then is not, and he is
          told in every other place

        True: this chat speaks for the account again, and is to set a new password. False: it speaks for somebody
        else by now, so he has to take the account back by a proven address.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            change = await session.get(ChatChange, change_id)
            if change is None or not change.is_told_to(by):
                raise NotFound(Code.CHAT_CHANGE_UNKNOWN)
            # Under the account's lock alone: whoever settles the others of an account holds that, too.
            account = await session.get_one(Account, change.account_id, with_for_update=True)
            await session.refresh(change)
            done = await recall(session, operation_id)
            if done is not None:
                return bool(done["speaks"])
            helped = await session.scalar(_was_handed_a_password(account.id, change.at))
            over = change.settled_at is not None or change.is_too_old(now) or helped
            if over or not account.is_active(now):
                raise Conflict(Code.NOT_ME_TOO_LATE)
            speaks = (await contact_at(session, by)).account_id in (None, account.id)
            others = [chat for chat in await addresses_of(session, account.id) if chat != by]
            for chat in others:
                await unlink(session, chat, account.id)
            if speaks:
                await link(session, by, account.id)
            account.void_password()
            await drop_proofs(session, account.id)
            await settle_changes(session, account.id, now, since=change.at)
            await void_consents(session, account.id, change.at, now)
            await session.execute(
                update(Identifier)
                .where(Identifier.account_id == account.id, Identifier.verified_at > change.at)
                .values(verified_at=None)
            )
            entry = record(session, now, "account.chat_returned", actor=account.id, subject=account.id)
            await self._teller.tell(session, now, CHAT_RETURNED, account, entry, by=by, also=others)
            await remember(session, operation_id, now, speaks=speaks)
            return speaks


def _was_handed_a_password(account_id: int, since: datetime) -> Select[bool]:
    return select(
        exists().where(
            JournalEntry.subject_id == account_id,
            JournalEntry.action == "person.password_handed_over",
            JournalEntry.at > since,
        )
    )


async def settle_changes(session: AsyncSession, account_id: int, now: datetime, *, since: datetime) -> None:
    """What has happened from then on is not to be taken back any more."""
    await session.execute(
        update(ChatChange)
        .where(ChatChange.account_id == account_id, ChatChange.at >= since, ChatChange.settled_at.is_(None))
        .values(settled_at=now)
    )


class NoticeToFormerChat(Notice):
    """Tells it who speaks for the account now, with the button by which it takes that back."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        change = await session.get_one(ChatChange, message.subject_id)
        account = await session.get_one(Account, change.account_id)
        label = await session.scalar(
            select(Contact.label).where(
                Contact.messenger == change.messenger, Contact.address == change.present
            )
        )
        not_me = Action(f"account:{change.id}:not-me", plain(message.language, "chat-changed-not-me"))
        return letter(message.language, CHAT_CHANGED, (not_me,), name=account.full_name, chat=label or "none")
