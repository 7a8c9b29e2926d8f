"""What all mapped classes share: the base, moments that stay aware on SQLite, and case folding."""

import unicodedata
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from sqlalchemy import DateTime, Dialect, Enum, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, validates
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite keeps none of the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def stored_enum(kind: type[StrEnum]) -> Enum:
    """An enum kept as its value in a plain column: adding a member needs no migration."""
    return Enum(
        kind,
        native_enum=False,
        length=40,
        create_constraint=False,
        values_callable=lambda e: [m.value for m in e],
    )


Row = Annotated[int, mapped_column(primary_key=True)]


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, str: String}


class Named:
    """Has a name, and beside it the form in which it is compared and looked for: whoever sets one sets both."""

    name: Mapped[str]
    name_folded: Mapped[str]

    @validates("name")
    def _fold(self, _: str, name: str) -> str:
        self.name_folded = fold(name)
        return name


def fold(text: str) -> str:
    """The form in which names and logins compare: SQLite's lower() knows only ASCII.

    NUL, which PostgreSQL refuses and SQLite ends texts with, becomes a sign that nobody's name has.
    """
    return unicodedata.normalize("NFKC", text).casefold().replace("\0", "\ufffd")
