"""The journal: every Bot API request as one record, the recent ones in memory and all of them in a file.

It plays Telegram, so it hides nothing. What the simulator does not do is said loudly, in the record (`loud`)
and in the log.
"""

import json
import logging
from collections import deque
from pathlib import Path
from typing import Any

RECENT = 5000
log = logging.getLogger(__name__)


class Journal:
    def __init__(self, path: Path | None = None) -> None:
        self.records: deque[dict[str, Any]] = deque(maxlen=RECENT)
        self._path = path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)

    def write(self, record: dict[str, Any]) -> None:
        self.records.append(record)
        if record.get("loud"):
            log.error("%s: %s", record["method"], record["loud"])
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(as_line(record))


def as_line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, default=str) + "\n"
