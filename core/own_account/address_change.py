"""A change of one's e-mail or phone on its way: what is wanted, whether it is proven, and what it takes the place of."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Select, UniqueConstraint, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum
from core.errors import Code, NotFound
from core.people import Account, Identifier, IdentifierType, Known, Membership
from core.tenants import TenantRole


class AddressChange(Base):
    """What somebody wants to be known by from now on, and whether he has proven it."""

    __tablename__ = "address_change"
    __table_args__ = (UniqueConstraint("account_id", "type"),)

    id: Mapped[Row]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    type: Mapped[IdentifierType] = mapped_column(stored_enum(IdentifierType))
    value: Mapped[str]
    proven_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]

    @property
    def known(self) -> Known:
        return Known(self.type, self.value)


@dataclass(frozen=True)
class Pending:
    """A change on its way."""

    known: Known
    proven: bool
    free_at: datetime  # when the next code may be asked for
    login_is_former: bool  # his login is the address that goes: he says whether it follows


async def change_of(
    session: AsyncSession, actor: int, type: IdentifierType, *, done: bool = False
) -> AddressChange:
    """The one that is on its way; `done`: also one that has come to its end."""
    change = await session.scalar(
        select(AddressChange).where(AddressChange.account_id == actor, AddressChange.type == type)
    )
    if change is None or (change.done_at is not None and not done):
        raise NotFound(Code.ADDRESS_CHANGE_UNKNOWN)
    return change


def pending_change(actor: int, type: IdentifierType) -> Select[AddressChange, Account]:
    return (
        select(AddressChange, Account)
        .join(Account, Account.id == AddressChange.account_id)
        .where(AddressChange.account_id == actor, AddressChange.type == type, AddressChange.done_at.is_(None))
    )


async def addresses_of_type(session: AsyncSession, actor: int, type: IdentifierType) -> list[Identifier]:
    rows = await session.scalars(
        select(Identifier)
        .where(Identifier.account_id == actor, Identifier.type == type)
        .order_by(Identifier.verified_at.is_(None), Identifier.id)
    )
    return list(rows)


async def manages_anywhere(session: AsyncSession, actor: int) -> bool:
    manages = exists().where(
        Membership.account_id == actor,
        Membership.is_live(),
        Membership.tenant_role.in_((TenantRole.OWNER, TenantRole.ADMINISTRATOR)),
    )
    return bool(await session.scalar(select(manages)))
