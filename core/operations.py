"""An action asked for twice under one operation id happens once.

A killed process leaves its update unconfirmed, so Telegram sends it again; a person presses twice. The flow
asks `recall` first, inside its transaction, and `remember`s its result at the end of the same transaction.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class Operation(Base):
    __tablename__ = "operation"

    id: Mapped[str] = mapped_column(primary_key=True)
    result: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(index=True)


async def recall(session: AsyncSession, operation_id: str) -> dict[str, Any] | None:
    """The result of this operation if it has happened: ids and codes, from which the flow answers again."""
    return await session.scalar(select(Operation.result).where(Operation.id == operation_id))


async def remember(session: AsyncSession, operation_id: str, at: datetime, **result: Any) -> None:
    """Keep the result. A concurrent twin breaks on the primary key, and its whole transaction is undone."""
    session.add(Operation(id=operation_id, result=result, at=at))
    await session.flush()
