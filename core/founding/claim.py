"""A claim: somebody who opened the right link, on his way from a name and a proven e-mail to an account of his own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, UniqueConstraint, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, fold
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.people import Account, Address, Identifier, IdentifierType, contact_at


class Claim(Base):
    """Somebody who opened the right link and is on his way to become the owner: of this installation, or a tenant's."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("messenger", "address"),)

    id: Mapped[Row]
    messenger: Mapped[str]
    address: Mapped[str]
    full_name: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    proven_at: Mapped[datetime | None]
    invitation_id: Mapped[int | None]  # a tenant invitation, whose e-mail it is that he proves
    until: Mapped[datetime | None]  # as long as that lasts

    @property
    def progress(self) -> "ClaimProgress":
        return ClaimProgress(self.full_name, self.email, self.proven_at is not None, self.invitation_id)


@dataclass(frozen=True)
class ClaimProgress:
    full_name: str
    email: str | None
    proven: bool
    invitation_id: int | None


async def take_up_claim(session: AsyncSession, by: Address) -> Claim:
    """This address is on its way, from now on; where it was on one before, it has only this one."""
    claim = await session.scalar(_at(by))
    if claim is None:
        claim = Claim(messenger=by.messenger, address=by.value, full_name="")
        session.add(claim)
        await contact_at(session, by)
        await session.flush()
    return claim


def _at(by: Address) -> Select[Claim]:
    return select(Claim).where(Claim.messenger == by.messenger, Claim.address == by.value)


async def claim_of(session: AsyncSession, by: Address, now: datetime) -> Claim | None:
    return await session.scalar(_at(by).where(or_(Claim.until.is_(None), Claim.until > now)))


async def own_claim(session: AsyncSession, by: Address, now: datetime) -> Claim:
    claim = await claim_of(session, by, now)
    if claim is None:
        raise NotFound(Code.CLAIM_UNKNOWN)
    return claim


async def account_of(session: AsyncSession, claim: Claim, language: str, now: datetime) -> Account:
    """The account of who has proven the e-mail, and had none before."""
    if claim.email is None or claim.proven_at is None:
        raise NotAllowed(Code.ADDRESS_NOT_PROVEN)
    taken = select(
        or_(
            exists().where(Account.login_folded == fold(claim.email)),
            exists().where(Identifier.type == IdentifierType.EMAIL, Identifier.value == claim.email),
        )
    )
    if await session.scalar(taken):
        raise Conflict(Code.EMAIL_HAS_ACCOUNT)
    account = Account.new(claim.full_name, claim.email, language, now)
    session.add(account)
    await session.flush()
    session.add(
        Identifier(
            account_id=account.id, type=IdentifierType.EMAIL, value=claim.email, verified_at=claim.proven_at
        )
    )
    return account
