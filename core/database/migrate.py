"""Brings the schema to head at start, under a lock: whoever comes second waits and finds it done."""

from importlib import resources
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from core.database.base import Base
from core.database.session import Database

_LOCK = 0x70726F70  # "prop": the key of the advisory lock


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration built in code: an installed wheel has no pyproject.toml."""
    config = Config()
    config.set_main_option("script_location", str(Path(str(resources.files("core.database"))) / "migrations"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d-%%(month).2d-%%(day).2d_%%(slug)s")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = Base.metadata
    return config


async def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade (or, for the stairway test, move) the schema to `revision` in one transaction."""
    async with database.engine.begin() as connection:
        if not database.is_sqlite:  # the lock file already keeps other processes off a SQLite database
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        await connection.run_sync(_move, revision)


def _move(connection: Connection, revision: str) -> None:
    config = alembic_config(connection)
    if revision == "base" or revision.startswith("-"):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
