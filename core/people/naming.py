"""Names that no two things share: the roles of a tenant, its applications, its staff."""

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import Named, fold
from core.errors import Code, Conflict
from core.people.account import clean_name


async def free_name(session: AsyncSession, kind: type[Named], text: str, *among: ColumnElement[bool]) -> str:
    """As it will be kept; NAME_TAKEN where one `among` these is called so.

    Names that differ only in case, or in how their letters are encoded, are one.
    """
    name = clean_name(text)
    if await session.scalar(select(exists().where(kind.name_folded == fold(name), *among))):
        raise Conflict(Code.NAME_TAKEN, name=name)
    return name
