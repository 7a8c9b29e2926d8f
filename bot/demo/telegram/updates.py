"""The queue of updates, kept until the bot confirms them by asking for higher ones.

An update that was handed out but not confirmed is handed out again. Of two pollers the later one wins: the
earlier is answered with 409. Updates are kept for 24 hours.
"""

import asyncio
import copy
from datetime import timedelta
from typing import Any

from .clock import Clock
from .errors import CONFLICT, ApiError
from .store import Store

Update = dict[str, Any]
KEPT = timedelta(hours=24)
KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
)
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class UpdateQueue:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        kept = dict(store.load("queue"))
        self._last_id: int = kept.get("last_id", 100_000_000)
        self.allowed: list[str] | None = kept.get("allowed")
        self._waiting = {int(key): value for key, value in sorted(store.load("update"), key=_number)}
        self._delivered: set[int] = set()
        self._arrived: asyncio.Event | None = None
        self._poller: object | None = None

    def add(self, kind: str, body: dict[str, Any]) -> Update:
        """Queue an update, unless the bot said that it wants none of the kind."""
        self._last_id += 1
        self._store.put("queue", "last_id", self._last_id)
        update: Update = copy.deepcopy({"update_id": self._last_id, kind: body})
        if self._wants(kind):
            entry = {"update": update, "at": self._clock.now().timestamp()}
            self._waiting[self._last_id] = entry
            self._store.put("update", self._last_id, entry)
            self._wake()
        return copy.deepcopy(update)

    def _wants(self, kind: str) -> bool:
        known = [name for name in self.allowed or [] if name in KINDS]
        return kind in known if known else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: list[str]) -> None:
        self.allowed = kinds
        self._store.put("queue", "allowed", kinds)

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset; a negative one keeps that many of the newest."""
        ids = list(self._waiting)
        gone = ids[:offset] if offset < 0 else [id for id in ids if id < offset]
        oldest = (self._clock.now() - KEPT).timestamp()
        gone += [id for id in ids if self._waiting[id]["at"] < oldest]
        for update_id in gone:
            if self._waiting.pop(update_id, None):
                self._delivered.discard(update_id)
                self._store.drop("update", update_id)

    def forget_all(self) -> None:
        self.confirm(self._last_id + 1)

    def take(self, limit: int = 100) -> list[Update]:
        ids = list(self._waiting)[:limit]
        self._delivered.update(ids)
        return [copy.deepcopy(self._waiting[id]["update"]) for id in ids]

    async def poll(self, limit: int, timeout: float) -> list[Update]:
        """Wait until there is something; a later call of `poll` ends this one with 409."""
        me = self._poller = object()
        self._wake()
        try:
            async with asyncio.timeout(timeout):
                while not self._waiting and self._poller is me:
                    self._arrived = self._arrived or asyncio.Event()
                    await self._arrived.wait()
        except TimeoutError:
            pass
        if self._poller not in (me, None):
            raise ApiError(409, CONFLICT)
        self._poller = None
        return self.take(limit)

    def _wake(self) -> None:
        if self._arrived is not None:
            self._arrived.set()
            self._arrived = None

    def hang_up(self) -> None:
        """Answer whoever waits with what there is: the server is going down."""
        self._poller = None
        self._wake()

    def pending(self) -> list[str]:
        """In words, what is not done with."""
        return [
            f"update {id} ({kind}) is not {'confirmed' if id in self._delivered else 'delivered'}"
            for id, entry in self._waiting.items()
            for kind in entry["update"]
            if kind != "update_id"
        ]

    def __len__(self) -> int:
        return len(self._waiting)


def _number(row: tuple[str, Any]) -> int:
    return int(row[0])
