"""The provider's own people: who runs this installation, and who supports its users."""

from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, stored_enum
from core.errors import Code, NotAllowed
from core.people.account import Account, AccountState


class ProviderRole(StrEnum):
    OWNER = "OWNER"
    SUPPORT = "SUPPORT"


class ProviderStaff(Base):
    __tablename__ = "provider_staff"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[ProviderRole] = mapped_column(stored_enum(ProviderRole), primary_key=True)


async def provider_roles(session: AsyncSession, account_id: int) -> frozenset[ProviderRole]:
    """The roles of an active account; none otherwise."""
    rows = await session.scalars(
        select(ProviderStaff.role)
        .join(Account, Account.id == ProviderStaff.account_id)
        .where(ProviderStaff.account_id == account_id, Account.state == AccountState.ACTIVE)
    )
    return frozenset(rows)


async def require_provider(session: AsyncSession, actor: int, *roles: ProviderRole) -> None:
    """Refuses with PROVIDER_FORBIDS unless the actor holds one of the roles."""
    if not (await provider_roles(session, actor)) & set(roles):
        raise NotAllowed(Code.PROVIDER_FORBIDS)
