"""Planted faults (the next calls of a method fail as told) and Telegram's limits on sending.

The limits are measured in real time, whatever the simulator's clock says: about one message a second in a
chat, bursts of twenty pass; thirty a second in all, bursts of thirty pass. A refused message costs nothing.
"""

import math
import time
from dataclasses import dataclass

from .errors import CONFLICT, ApiError, ConnectionDropped, bad_request, forbidden, too_many

_WORDS = {401: "Unauthorized", 404: "Not Found", 409: CONFLICT}


@dataclass
class Fault:
    """`status` 0 breaks the connection. The request is refused before it had any effect."""

    method: str
    status: int
    retry_after: int | None
    times: int

    def strike(self) -> None:
        if self.status == 0:
            raise ConnectionDropped(self.method)
        if self.status == 429:
            raise too_many(1 if self.retry_after is None else self.retry_after)
        if self.status == 403:
            raise forbidden("bot was blocked by the user")
        if self.status == 400:
            raise bad_request("a planted fault")
        raise ApiError(self.status, _WORDS.get(self.status, "Internal Server Error"))


class Faults:
    def __init__(self) -> None:
        self._planted: list[Fault] = []

    def plant(self, method: str, status: int, retry_after: int | None, times: int) -> None:
        if times > 0:
            self._planted.append(Fault(method, status, retry_after, times))

    def strike(self, method: str) -> None:
        for fault in list(self._planted):
            if fault.method == method:
                fault.times -= 1
                if fault.times <= 0:
                    self._planted.remove(fault)
                fault.strike()


class Bucket:
    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._level, self._at = float(burst), time.monotonic()

    def wait_for_one(self) -> float:
        """Seconds until there is room for one; 0 if there is."""
        now = time.monotonic()
        self._level = min(self._burst, self._level + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (1 - self._level) / self._rate)

    def take(self) -> None:
        self._level -= 1


class Limits:
    def __init__(self, enabled: bool) -> None:
        self._enabled = enabled
        self._all = Bucket(rate=30, burst=30)
        self._chats: dict[int, Bucket] = {}

    def count_message(self, chat_id: int) -> None:
        if not self._enabled:
            return
        buckets = (self._all, self._chats.setdefault(chat_id, Bucket(rate=1, burst=20)))
        if wait := max(bucket.wait_for_one() for bucket in buckets):
            raise too_many(math.ceil(wait))
        for bucket in buckets:
            bucket.take()
