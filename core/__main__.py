"""Administration commands of the core: `python -m core migrate` and `python -m core new-migration TEXT`."""

import argparse
import asyncio
from importlib import import_module

from alembic import command

import core.bootstrap  # noqa: F401 - gathers the mapped classes for the migrations
from core.database import Database
from core.database.migrate import alembic_config, migrate
from core.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m core", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the schema of DATABASE_URL to head")
    new = commands.add_parser(
        "new-migration", help="write the difference between models and schema as a migration"
    )
    new.add_argument("text")
    new.add_argument(
        "--also",
        nargs="*",
        default=["bot.storage", "bot.erasing", "bot.progress"],
        help="modules of an edge that have tables",
    )
    asyncio.run(_run(parser.parse_args()))


async def _run(arguments: argparse.Namespace) -> None:
    database = Database(Settings().database("propusk.db"))
    try:
        await migrate(database)
        if arguments.command == "new-migration":
            for module in arguments.also:
                import_module(module)
            async with database.engine.connect() as connection:
                await connection.run_sync(
                    lambda sync: command.revision(alembic_config(sync), arguments.text, autogenerate=True)
                )
    finally:
        await database.close()


if __name__ == "__main__":
    main()
