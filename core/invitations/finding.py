"""What is known of an identifier that a manager types, and how much of it he may learn (F-02)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, CompoundSelect, Select, bindparam, exists, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.database import fold
from core.invitations.invitation import Invitation
from core.people import (
    Account,
    AccountState,
    Identifier,
    IdentifierType,
    Known,
    Membership,
)

_AT_ONCE = 500  # values in one statement

T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """What is known of an identifier, as far as this actor may learn it (F-02)."""

    membership_id: int | None = None  # he is already a member of this tenant
    elsewhere: bool = False


async def find_identifier(
    session: AsyncSession, tenant_id: int, identifier: Known, *, but: int | None = None
) -> Found:
    return (await find_identifiers(session, tenant_id, [identifier], but=but))[identifier]


async def find_identifiers(
    session: AsyncSession, tenant_id: int, identifiers: Iterable[Known], *, but: int | None = None
) -> dict[Known, Found]:
    """The same for many: a statement for some hundreds of them.

    `but`: an account that does not count, for it is about this one that is asked.
    """
    found: dict[Known, Found] = {}
    for some in _in_parts(identifiers):
        rows_of: dict[Known, list[Any]] = {known: [] for known in some}
        for row in await _holders(session, tenant_id, some):
            if row.account_id != but:
                rows_of.get(Known(row.type, row.value), []).append(row)
        for known, rows in rows_of.items():
            members = [row.membership_id for row in rows if row.membership_id is not None]
            found[known] = Found(
                members[0] if members else None, not members and any(row.is_theirs for row in rows)
            )
    return found


async def account_known_by(session: AsyncSession, tenant_id: int, identifier: Known) -> int | None:
    """Whom `Found.elsewhere` speaks of; None where there is nobody, or nobody any more."""
    rows = await _holders(session, tenant_id, [identifier])
    theirs = (row.account_id for row in rows if row.is_theirs and row.membership_id is None)
    return next(theirs, None)


async def _holders(session: AsyncSession, tenant_id: int, identifiers: Sequence[Known]) -> Sequence[Any]:
    """Every account with one of these identifiers, and whether it counts as known by it."""
    types, values = (list({getattr(known, name) for known in identifiers}) for name in ("type", "value"))
    return (await session.execute(_held(), {"tenant": tenant_id, "types": types, "values": values})).all()


@cache
def _held() -> Select[IdentifierType, str, int, int, bool]:
    """An account is known by an identifier once it has proven it, or where it waits for the very person who can.

    What was merely noted down beside somebody's login is nobody's yet: a slip of the pen in one tenant must not
    reach into another.
    """
    waiting = aliased(Membership)
    awaited = exists().where(
        waiting.account_id == Account.id,
        Account.state == AccountState.INVITED,
        Invitation.membership_id == waiting.id,
        Invitation.address_type == Identifier.type,
        Invitation.address == Identifier.value,
    )
    return (
        select(
            Identifier.type,
            Identifier.value,
            Identifier.account_id,
            Membership.id.label("membership_id"),
            or_(Identifier.verified_at.is_not(None), awaited).label("is_theirs"),
        )
        .join(Account, Account.id == Identifier.account_id)
        .outerjoin(
            Membership,
            (Membership.account_id == Account.id)
            & (Membership.tenant_id == bindparam("tenant"))
            & Membership.is_live(),
        )
        .where(
            Identifier.type.in_(bindparam("types", expanding=True)),
            Identifier.value.in_(bindparam("values", expanding=True)),
        )
        .order_by(Membership.id.desc().nulls_last(), Identifier.verified_at.is_(None), Identifier.id)
    )


async def membership_of(session: AsyncSession, account_id: int, tenant_id: int) -> int | None:
    """The one that lives, or waits, in this tenant (I-10)."""
    return await session.scalar(
        select(Membership.id).where(
            Membership.account_id == account_id, Membership.tenant_id == tenant_id, Membership.is_live()
        )
    )


async def taken_logins(session: AsyncSession, logins: Iterable[str]) -> set[str]:
    """Which of them are somebody's already, or his proven address; folded."""
    taken: set[str] = set()
    for some in _in_parts(fold(login) for login in logins):
        taken |= {login for (login,) in await session.execute(_taken(), {"logins": some})}
    return taken


@cache
def _taken() -> CompoundSelect[str]:
    wanted: BindParameter[str] = bindparam("logins", expanding=True)
    return union(
        select(Account.login_folded).where(Account.login_folded.in_(wanted)),
        select(Identifier.value).where(Identifier.value.in_(wanted), Identifier.verified_at.is_not(None)),
    )


def _in_parts(things: Iterable[T]) -> Iterator[list[T]]:
    """Each once, as many at a time as a statement may well hold."""
    rest = iter(dict.fromkeys(things))
    while some := list(islice(rest, _AT_ONCE)):
        yield some
