"""That a chat has shown lately whose it is: by the present password, or by a code to a proven address (ASVS 7.5).

A chat that speaks for an account is signed in, and may lie open on a table. Whatever decides how one gets in
(password, login, addresses) is changed only from a chat that has shown more than that, a few minutes ago.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core import limits
from core.database import Base
from core.errors import Code, NotAllowed
from core.people import Account, Address


class Proof(Base):
    __tablename__ = "proof"

    messenger: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    at: Mapped[datetime]
    # Since when the address is his to which a code went; None: by the password, or by a code into another chat.
    address_since: Mapped[datetime | None]


async def put_proof(
    session: AsyncSession, by: Address, account_id: int, now: datetime, address_since: datetime | None = None
) -> None:
    """From now on, for a while. A chat has one: the last."""
    await session.merge(
        Proof(
            messenger=by.messenger,
            address=by.value,
            account_id=account_id,
            at=now,
            address_since=address_since,
        )
    )


async def proof_of(session: AsyncSession, by: Address, now: datetime) -> Proof | None:
    """Whose this chat has shown to be. What was shown before the password was set anew counts no more."""
    return await session.scalar(
        select(Proof)
        .join(Account, Account.id == Proof.account_id)
        .where(
            Proof.messenger == by.messenger,
            Proof.address == by.value,
            Proof.at > now - limits.PROOF_HOLDS,
            or_(Account.password_set_at.is_(None), Account.password_set_at <= Proof.at),
        )
    )


async def require_proof(session: AsyncSession, by: Address, account_id: int, now: datetime) -> None:
    """Refuses with PASSWORD_FIRST; so it does while the account is suspended, for no password opens it then."""
    proof = await proof_of(session, by, now)
    if proof is None or proof.account_id != account_id:
        raise NotAllowed(Code.PASSWORD_FIRST)
    if not (await session.get_one(Account, account_id)).is_active(now):
        raise NotAllowed(Code.PASSWORD_FIRST)


async def drop_proof(session: AsyncSession, by: Address, account_id: int) -> None:
    """This chat speaks for the account no more."""
    await session.execute(
        delete(Proof).where(
            Proof.messenger == by.messenger, Proof.address == by.value, Proof.account_id == account_id
        )
    )


async def drop_proofs(session: AsyncSession, account_id: int, besides: Address | None = None) -> None:
    """What was shown in other chats counts no more."""
    dead = delete(Proof).where(Proof.account_id == account_id)
    if besides is not None:
        dead = dead.where((Proof.messenger != besides.messenger) | (Proof.address != besides.value))
    await session.execute(dead)
