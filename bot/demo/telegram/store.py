"""What survives a restart, in a SQLite file of the simulator's own; without a file, nothing does.

Things are JSON by kind and key, and file contents lie beside them. `batch()` joins the writes of one request
into one transaction, so that a killed process leaves no message without its counter.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS things (
    kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (path TEXT PRIMARY KEY, content BLOB NOT NULL);
"""


class Store:
    def __init__(self, path: Path | None) -> None:
        self._connection: sqlite3.Connection | None = None
        self._depth = 0
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.executescript(_TABLES)

    def put(self, kind: str, key: object, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False)
        self._execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", kind, str(key), text)

    def drop(self, kind: str, key: object) -> None:
        self._execute("DELETE FROM things WHERE kind = ? AND key = ?", kind, str(key))

    def load(self, kind: str) -> list[tuple[str, Any]]:
        if self._connection is None:
            return []
        rows = self._connection.execute("SELECT key, value FROM things WHERE kind = ?", (kind,))
        return [(key, json.loads(value)) for key, value in rows]

    def put_content(self, path: str, content: bytes) -> None:
        self._execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", path, content)

    def contents(self) -> list[tuple[str, bytes]]:
        if self._connection is None:
            return []
        return list(self._connection.execute("SELECT path, content FROM contents"))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Committed whatever happens inside: memory has changed by then, and the file must say the same."""
        self._depth += 1
        if self._depth == 1:
            self._execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._execute("COMMIT")

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _execute(self, statement: str, *values: object) -> None:
        if self._connection is not None:
            self._connection.execute(statement, values)
