"""The clock of the simulator, which can be moved forward.

`sleep_until` sleeps in real time and wakes at once when the clock is moved past its hour. The offset is kept
with the simulator's data; whoever has a clock of his own hears of a move through `hooks`.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset; or, `frozen` at an hour, time that moves by `advance` only."""

    def __init__(self, offset: timedelta = timedelta(0), *, frozen: datetime | None = None) -> None:
        self.offset = offset
        self.hooks: list[Callable[[timedelta], None]] = []
        self._frozen = frozen
        self._sleepers: dict[asyncio.Event, datetime] = {}

    def now(self) -> datetime:
        real = self._frozen or datetime.now(UTC)  # noqa: TID251 (this is a clock module)
        return real + self.offset

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("a clock does not go back")
        self.offset += timedelta(seconds=seconds)
        for hook in self.hooks:
            hook(self.offset)
        for moved in self._sleepers:
            moved.set()

    @property
    def waking(self) -> int:
        """Sleepers whose hour has come and who have not yet gone on: idle waits for them."""
        now = self.now()
        return sum(due <= now for due in self._sleepers.values())

    async def sleep_until(self, due: datetime) -> None:
        moved = asyncio.Event()
        self._sleepers[moved] = due
        try:
            while (left := (due - self.now()).total_seconds()) > 0:
                moved.clear()
                try:
                    async with asyncio.timeout(None if self._frozen else left):
                        await moved.wait()
                except TimeoutError:
                    continue
        finally:
            del self._sleepers[moved]
