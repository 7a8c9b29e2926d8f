"""The database: the mapped base, the two engines and the migrations. SQLite and PostgreSQL alike."""

from core.database.base import Base, Moment, Named, Row, fold, stored_enum
from core.database.paging import Cut
from core.database.session import Database, DatabaseInUse, one_at_a_time, rerun_after_lost_race

__all__ = [
    "Base",
    "Cut",
    "Database",
    "DatabaseInUse",
    "Moment",
    "Named",
    "Row",
    "fold",
    "one_at_a_time",
    "rerun_after_lost_race",
    "stored_enum",
]
