"""One hop to the database's thread for each statement, instead of four (cursor, execute, fetch, close).

aiosqlite keeps each connection in a thread of its own, and a hop there and back costs more than most of our
statements do. So a cursor here is made, executed, read to its end and closed in one go, which SQLAlchemy does
with the rows anyway. The cost: three small classes that stand on the inside of SQLAlchemy's dialect and of
aiosqlite; `tests/core/test_database.py` says what they have to keep. Streaming takes the dialect's own cursors.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)


class OneHop(AsyncAdapt_aiosqlite_dbapi):
    """For `create_async_engine(…, module=OneHop())`."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *arguments: Any, **options: Any) -> "_Connection":
        return _Connection(self, super().connect(*arguments, **options).driver_connection)


class _DriverCursor:
    """In the place of aiosqlite's cursor: by the time that `execute` returns, it holds everything."""

    description: Any = None
    rowcount = -1
    lastrowid: int | None = None
    arraysize = 1

    def __init__(self, connection: Any) -> None:  # aiosqlite's, which types nothing of what is needed here
        self._connection = connection
        self._rows: list[Any] = []

    async def execute(self, statement: str, parameters: Any = ()) -> None:
        await self._run(sqlite3.Cursor.execute, statement, parameters)

    async def executemany(self, statement: str, parameters: Any) -> None:
        await self._run(sqlite3.Cursor.executemany, statement, parameters)

    async def fetchall(self) -> list[Any]:
        return self._rows

    def close(self) -> None:
        """It was never left open."""

    async def _run(self, execute: Callable[..., Any], statement: str, parameters: Any) -> None:
        # A caller who is cancelled leaves the thread to finish: it holds no cursor open afterwards.
        self._rows, self.description, self.rowcount, self.lastrowid = await self._connection._execute(
            _whole, self._connection._conn, execute, statement, parameters
        )


def _whole(
    connection: sqlite3.Connection, execute: Callable[..., Any], statement: str, parameters: Any
) -> tuple[list[Any], Any, int, int | None]:
    cursor = connection.cursor()
    try:
        execute(cursor, statement, parameters)
        rows = cursor.fetchall()  # before the row count, which RETURNING knows only at its end
        return rows, cursor.description, cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: Any) -> Any:
        return _DriverCursor(connection)

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor  # nothing to wait for


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor

    def rollback(self) -> None:
        """The pool asks for one more when it takes a connection back: where nothing is open, there is none."""
        if self._connection._connection and self._connection.in_transaction:
            super().rollback()
