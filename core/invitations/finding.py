"""What is known of an identifier that a manager types, and how much of it he may learn (F-02)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.invitations.invitation import Invitation
from core.people import (
    Account,
    AccountState,
    Identifier,
    Known,
    Membership,
)


@dataclass(frozen=True)
class Found:
    """What is known of an identifier, as far as this actor may learn it (F-02)."""

    membership_id: int | None = None  # he is already a member of this tenant
    elsewhere: bool = False


async def find_identifier(session: AsyncSession, tenant_id: int, identifier: Known) -> Found:
    rows = await _holders(session, tenant_id, identifier)
    members = [row.membership_id for row in rows if row.membership_id is not None]
    return Found(members[0] if members else None, not members and any(row.is_theirs for row in rows))


async def account_known_by(session: AsyncSession, tenant_id: int, identifier: Known) -> int | None:
    """Whom `Found.elsewhere` speaks of; None where there is nobody, or nobody any more."""
    rows = await _holders(session, tenant_id, identifier)
    theirs = (row.account_id for row in rows if row.is_theirs and row.membership_id is None)
    return next(theirs, None)


async def _holders(session: AsyncSession, tenant_id: int, identifier: Known) -> Sequence[Any]:
    """Every account with this identifier, and whether it counts as known by it.

    It does once it has proven it, or where it waits for the very person who can. What was merely noted down
    beside somebody's login is nobody's yet: a slip of the pen in one tenant must not reach into another.
    """
    waiting = aliased(Membership)
    awaited = exists().where(
        waiting.account_id == Account.id,
        Account.state == AccountState.INVITED,
        Invitation.membership_id == waiting.id,
        Invitation.address_type == identifier.type,
        Invitation.address == identifier.value,
    )
    found = await session.execute(
        select(
            Identifier.account_id,
            Membership.id.label("membership_id"),
            or_(Identifier.verified_at.is_not(None), awaited).label("is_theirs"),
        )
        .join(Account, Account.id == Identifier.account_id)
        .outerjoin(
            Membership,
            (Membership.account_id == Account.id)
            & (Membership.tenant_id == tenant_id)
            & Membership.is_live(),
        )
        .where(Identifier.type == identifier.type, Identifier.value == identifier.value)
        .order_by(Membership.id.desc().nulls_last(), Identifier.verified_at.is_(None), Identifier.id)
    )
    return found.all()


async def membership_of(session: AsyncSession, account_id: int, tenant_id: int) -> int | None:
    """The one that lives, or waits, in this tenant (I-10)."""
    return await session.scalar(
        select(Membership.id).where(
            Membership.account_id == account_id, Membership.tenant_id == tenant_id, Membership.is_live()
        )
    )
