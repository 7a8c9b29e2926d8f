"""Alembic's entry: runs on the connection it is handed, with the metadata that bootstrap gathered."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from core.database.base import Moment


def render_item(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Migrations know plain types only, so that they stay readable when the models have moved on."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return False


config = context.config
context.configure(
    connection=config.attributes["connection"],
    target_metadata=config.attributes["metadata"],
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
