"""The addresses of messengers, inside a flow's transaction: found, made, and linked to the account behind them."""

from datetime import datetime

from sqlalchemy import Select, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Address, Recipient
from core.errors import Code, Conflict
from core.journal import record
from core.people.account import Account, AccountState, Contact, Identifier
from core.people.identifier import IdentifierType


async def contact_at(session: AsyncSession, address: Address) -> Contact:
    """The row of this address, made on first use."""
    contact = await session.scalar(
        select(Contact).where(Contact.messenger == address.messenger, Contact.address == address.value)
    )
    if contact is None:
        contact = Contact(
            messenger=address.messenger, address=address.value, label="", label_folded="", language=None
        )
        session.add(contact)
        await session.flush()
    return contact


async def account_behind(session: AsyncSession, address: Address) -> Account | None:
    """Whom this address speaks for."""
    return await session.scalar(
        select(Account)
        .join(Contact, Contact.account_id == Account.id)
        .where(Contact.messenger == address.messenger, Contact.address == address.value)
    )


async def link(session: AsyncSession, address: Address, account_id: int) -> list[Address]:
    """From now on this address speaks for the account, and no other address of the messenger does.

    Returns those that have. Refuses with CONTACT_TAKEN where the address already speaks for somebody else.
    """
    contact = await contact_at(session, address)
    if contact.account_id not in (None, account_id):
        raise Conflict(Code.CONTACT_TAKEN)
    rows = await session.scalars(
        select(Contact).where(
            Contact.account_id == account_id, Contact.messenger == address.messenger, Contact.id != contact.id
        )
    )
    former = rows.all()
    for other in former:
        other.account_id = None
    contact.account_id = account_id
    return [Address(other.messenger, other.address) for other in former]


async def unlink(session: AsyncSession, address: Address, account_id: int) -> bool:
    """This address does not speak for the account any more. False: it did not anyway."""
    contact = await contact_at(session, address)
    if contact.account_id != account_id:
        return False
    contact.account_id = None
    return True


async def unlink_all(session: AsyncSession, account_id: int) -> None:
    """No chat speaks for the account any more, until somebody signs in there."""
    await session.execute(update(Contact).where(Contact.account_id == account_id).values(account_id=None))


async def bury(session: AsyncSession, address: Address, now: datetime) -> None:
    """Whoever read this address has left its messenger for good: it speaks for nobody from now on."""
    account = await account_behind(session, address)
    if account is not None and await unlink(session, address, account.id):
        record(session, now, "account.chat_gone", actor=None, subject=account.id)


async def addresses_of(session: AsyncSession, account_id: int) -> list[Address]:
    """Where the person can be written to in a messenger."""
    rows = await session.execute(
        select(Contact.messenger, Contact.address).where(Contact.account_id == account_id)
    )
    return [Address(*row) for row in rows]


async def reached_at(session: AsyncSession, account_id: int) -> list[Address]:
    """Each of his chats; of who has none, the proven e-mail."""
    chats = await addresses_of(session, account_id)
    if chats:
        return chats
    proven = await session.scalars(
        select(Identifier.value).where(
            Identifier.account_id == account_id,
            Identifier.type == IdentifierType.EMAIL,
            Identifier.verified_at.is_not(None),
        )
    )
    return [Address("email", value) for value in proven]


async def recipients(session: AsyncSession, account_ids: Select[int]) -> list[Recipient]:
    """Every chat of each of these accounts; the proven e-mail of who has none. One statement."""
    rows = await session.execute(
        select(Account.language, Contact.messenger, Contact.address, func.min(Identifier.value))
        .outerjoin(Contact, Contact.account_id == Account.id)
        .outerjoin(
            Identifier,
            and_(
                Identifier.account_id == Account.id,
                Identifier.type == IdentifierType.EMAIL,
                Identifier.verified_at.is_not(None),
            ),
        )
        .where(Account.id.in_(account_ids), Account.state == AccountState.ACTIVE)
        .group_by(Account.id, Account.language, Contact.id, Contact.messenger, Contact.address)
        .order_by(Account.id, Contact.id)
    )
    found = []
    for language, messenger, chat, email in rows:
        if chat is not None:
            found.append(Recipient(Address(messenger, chat), language))
        elif email is not None:
            found.append(Recipient(Address("email", email), language))
    return found
