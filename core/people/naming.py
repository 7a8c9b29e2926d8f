"""What people and things are called: somebody who is asked to come, and things whose names no two may share."""

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import Named, fold
from core.errors import Code, Conflict
from core.people.account import Account, clean_name
from core.people.membership import Membership

# An existing person is shown, sorted and found by what his adder calls him, until he accepts (F-02).
CALLED = func.coalesce(Membership.called, Account.full_name)
CALLED_FOLDED = func.coalesce(Membership.called_folded, Account.full_name_folded)


async def free_name(session: AsyncSession, kind: type[Named], text: str, *among: ColumnElement[bool]) -> str:
    """As it will be kept; NAME_TAKEN where one `among` these is called so.

    Names that differ only in case, or in how their letters are encoded, are one.
    """
    name = clean_name(text)
    if await session.scalar(select(exists().where(kind.name_folded == fold(name), *among))):
        raise Conflict(Code.NAME_TAKEN, name=name)
    return name
