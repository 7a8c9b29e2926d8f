"""The database: the mapped base, the two engines and the migrations. SQLite and PostgreSQL alike."""

from core.database.base import Base, Moment, Row, fold, stored_enum
from core.database.session import Database, DatabaseInUse, rerun_after_lost_race

__all__ = [
    "Base",
    "Database",
    "DatabaseInUse",
    "Moment",
    "Row",
    "fold",
    "rerun_after_lost_race",
    "stored_enum",
]
