"""Whose an address is (I-02), and which logins are free (I-01, I-03)."""

from collections.abc import Collection

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import fold
from core.errors import Code, Conflict, Invalid
from core.people.account import Account, Identifier, clean_login
from core.people.channels import Channels
from core.people.contacts import addresses_of
from core.people.identifier import Known, looks_like_identifier


async def holder_of(session: AsyncSession, known: Known) -> int | None:
    """The account that has proven this address: there is at most one."""
    return await session.scalar(select(Identifier.account_id).where(Identifier.proves(known)))


async def proven_addresses(session: AsyncSession, account_id: int) -> list[Known]:
    rows = await session.scalars(
        select(Identifier)
        .where(Identifier.account_id == account_id, Identifier.verified_at.is_not(None))
        .order_by(Identifier.id)
    )
    return [Known(row.type, row.value) for row in rows]


async def comes_back_alone(session: AsyncSession, channels: Channels, account_id: int) -> bool:
    proven = await proven_addresses(session, account_id)
    return channels.lead_back(proven, has_chat=bool(await addresses_of(session, account_id)))


def possible_login(text: str, own: Collection[Known]) -> str:
    """The login as it would be kept, if it is free; an address only where it is one of `own`."""
    login = clean_login(text)
    if looks_like_identifier(login) and fold(login) not in {fold(known.value) for known in own}:
        raise Invalid(Code.LOGIN_NOT_OWN_ADDRESS)
    return login


async def free_login(
    session: AsyncSession, text: str, own: Collection[Known], account_id: int | None = None
) -> str:
    """The same, and LOGIN_TAKEN where it is anybody's but this account's."""
    login = possible_login(text, own)
    folded = fold(login)
    taken = await session.scalar(
        select(
            or_(
                exists().where(Account.login_folded == folded, Account.id != (account_id or 0)),
                exists().where(
                    Identifier.value == folded,
                    Identifier.verified_at.is_not(None),
                    Identifier.account_id != (account_id or 0),
                ),
            )
        )
    )
    if taken:
        raise Conflict(Code.LOGIN_TAKEN, login=login)
    return login
