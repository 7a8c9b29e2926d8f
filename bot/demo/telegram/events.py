"""News for whoever watches: the page's event stream, and waits that must not poll.

Every listener has a queue of its own; `close` tells all of them that there will be no more.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Event:
    name: str
    data: dict[str, Any] = field(default_factory=dict)


class Events:
    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Event | None]] = set()

    def publish(self, name: str, **data: Any) -> None:
        for listener in self._listeners:
            listener.put_nowait(Event(name, data))

    @contextmanager
    def listen(self) -> Iterator["asyncio.Queue[Event | None]"]:
        """A queue of events from now on; None ends it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)
