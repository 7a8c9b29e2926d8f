"""People picked in the messenger for a link of their own: who is a member already, and whom the bot can write to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.errors import Code, Conflict, Invalid
from core.joining.group_link import contact_key
from core.people import Account, AccountState, Address, Contact, Membership, clean_line


@dataclass(frozen=True)
class Picked:
    """Somebody chosen in the messenger, and what he is called there."""

    address: Address
    full_name: str


@dataclass(frozen=True)
class PickedLink:
    """What came of picking: the link, whom the bot has written to itself, and who is a member already."""

    link_id: int
    told: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True)
class Sorted:
    """By the key of each one's address."""

    wanted: dict[str, str]  # whom the link will be for, and what each is called
    known: dict[str, Account]  # of those, who has an account, to be written to in his chat
    members: list[str]  # the names of those who need no link


async def sort_out(session: AsyncSession, tenant_id: int, picked: Sequence[Picked]) -> Sorted:
    """PICKED_NOBODY for none or too many; PICKED_ARE_MEMBERS where nobody is left who needs a link."""
    names = {contact_key(each.address): _called(each) for each in picked}
    if not 1 <= len(names) <= limits.PICKED_MAX:
        raise Invalid(Code.PICKED_NOBODY, max=limits.PICKED_MAX)
    accounts = await _accounts_at(session, picked)
    members = await _members(session, tenant_id, accounts.values())
    there = [key for key, account in accounts.items() if account.id in members]
    wanted = {key: name for key, name in names.items() if key not in there}
    if not wanted:
        raise Conflict(Code.PICKED_ARE_MEMBERS)
    known = {key: account for key, account in accounts.items() if key in wanted}
    return Sorted(wanted, known, [names[key] for key in there])


def _called(picked: Picked) -> str:
    """As his messenger calls him, which may be nothing that could be a name."""
    return clean_line(picked.full_name)[: limits.NAME_MAX]


async def _accounts_at(session: AsyncSession, picked: Sequence[Picked]) -> dict[str, Account]:
    """Whom the addresses speak for."""
    rows = await session.execute(
        select(Contact.messenger, Contact.address, Account)
        .join(Account, Account.id == Contact.account_id)
        .where(
            tuple_(Contact.messenger, Contact.address).in_(
                [(each.address.messenger, each.address.value) for each in picked]
            ),
            Account.state == AccountState.ACTIVE,
        )
    )
    return {f"{messenger}:{address}": account for messenger, address, account in rows}


async def _members(session: AsyncSession, tenant_id: int, accounts: Iterable[Account]) -> set[int]:
    found = await session.scalars(
        select(Membership.account_id).where(
            Membership.tenant_id == tenant_id,
            Membership.account_id.in_([account.id for account in accounts]),
            Membership.is_live(),
        )
    )
    return set(found)
