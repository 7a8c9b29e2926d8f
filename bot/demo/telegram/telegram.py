"""Telegram itself: the bot's calls on one side, people's phones on the other, and the means to test with it.

One object is one bot with its users. It needs no network; the doors (`session.py`, `http_api.py`,
`control.py`) are put on it.
"""

import copy
import time
from collections import Counter, deque
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from .clock import Clock
from .errors import ActionError, ApiError, ConnectionDropped
from .events import Events
from .faults import Faults, Limits
from .gateway import Gateway
from .idle import Probe, ask, wait_idle
from .journal import Journal
from .methods import METHODS, Call
from .methods.asking import refuse_beyond
from .outages import Outages
from .people import Json, User
from .pressing import Buttons
from .schema import method_name
from .sms import SmsCatcher
from .store import Store
from .updates import Update
from .validation import check_parameters
from .world import World

Uploads = Mapping[str, tuple[str, bytes]]
DOORS = ("sms", "gateway")  # what is not the Bot API and can be struck by a fault all the same


class Telegram(Buttons):
    """`database` keeps everything over a restart; without it, memory only.

    `rate_limits` are Telegram's own, in real time; a test that sends hundreds of messages may turn them off.
    """

    def __init__(
        self,
        token: str = "1:demo",
        username: str = "propusk_demo_bot",
        name: str = "Propusk",
        database: Path | None = None,
        clock: Clock | None = None,
        journal: Path | None = None,
        *,
        rate_limits: bool = True,
    ) -> None:
        self.token, self.bot_id = token, int(token.partition(":")[0])
        self.clock = clock or Clock()
        self.changed = Events()
        self._store = Store(database)
        for _, offset in self._store.load("clock"):
            self.clock.offset = timedelta(seconds=offset)
        self.clock.hooks.append(self._clock_moved)
        bot = User(self.bot_id, name, username=username, is_bot=True)
        super().__init__(World(bot, token, self._store, self.clock, self.changed))
        self.probes: dict[str, Probe] = {}
        self.hint: str | dict[str, str] | None = (
            None  # a line for whoever opens the page, or one per language
        )
        self._journal = Journal(journal)
        self._faults, self._limits = Faults(), Limits(rate_limits)
        self.outages = Outages(self._store, self.changed)
        self.sms = SmsCatcher(self.world, self.outages, self._faults)
        self.gateway = Gateway(self.world, self.outages, self._faults)
        self._open: Counter[str] = Counter()

    @property
    def journal(self) -> deque[Json]:
        return self._journal.records

    # The bot's side

    async def call(
        self, method: str, params: Json, files: Uploads | None = None, *, content_type: str = "in process"
    ) -> Any:
        """One Bot API request; the result is JSON of the caller's own. Raises ApiError, ConnectionDropped."""
        name = method_name(method)
        record: Json = {
            "at": self.clock.now().isoformat(),
            "method": name or method,
            "content_type": content_type,
            "parameters": params,
            "files": {
                key: {"name": name, "size": len(content)} for key, (name, content) in (files or {}).items()
            },
        }
        started = time.monotonic()
        self._open[name or method] += 1
        try:
            result = await self._answer(name, params, dict(files or {}), record)
            record["answer"] = {"ok": True, "result": result}
            return copy.deepcopy(result)
        except ApiError as error:
            record["answer"] = error.as_json()
            raise
        except ConnectionDropped:
            record["answer"] = None
            raise
        finally:
            self._open[name or method] -= 1
            record["ms"] = round((time.monotonic() - started) * 1000, 1)
            self._journal.write(record)

    async def _answer(
        self, name: str | None, params: Json, uploads: dict[str, tuple[str, bytes]], record: Json
    ) -> Any:
        if name is None:
            record["loud"] = "Bot API 10.3 has no such method"
            raise ApiError(404, "Not Found: method not found")
        self._faults.strike(name)
        values, unknown = check_parameters(name, params, uploads)
        if unknown:
            record["unknown_parameters"] = unknown
        if name not in METHODS:
            record["loud"] = "a method of the Bot API that this simulator does not know"
            raise ApiError(404, "Not Found: method not found")
        refuse_beyond(values)
        call = Call(self.world, self._limits, values, uploads)
        if name == "getUpdates":
            return await METHODS[name](call)
        with self._store.batch():
            return METHODS[name](call)

    def take_updates(self) -> list[Update]:
        """What has not been delivered yet, delivered and confirmed: the door of tests in process."""
        updates = self.world.updates.take(limit=10_000)
        if updates:
            self.world.updates.confirm(updates[-1]["update_id"] + 1)
        return updates

    # The person's side, beyond the chat with the bot

    def chat(self, user_id: int) -> Json:
        return {**super().chat(user_id), "codes": self.gateway.shown_to(user_id)}

    # Testing with it

    def fault(self, method: str, status: int, retry_after: int | None = None, times: int = 1) -> None:
        """The next calls of the method, or of a door of `DOORS`, are refused with this status; 0 breaks the connection."""
        name = method if method in DOORS else method_name(method)
        if name is None:
            raise ActionError(f"Bot API 10.3 has no method {method}")
        self._faults.plant(name, status, retry_after, times)

    async def busy(self) -> list[str]:
        """In words, whatever is not at rest at this moment."""
        # A long poll that waits is not work.
        working = {name: count for name, count in self._open.items() if count and name != "getUpdates"}
        requests = [f"{count} open {name}" for name, count in working.items()]
        sleepers = [f"{self.clock.waking} due sleepers"] if self.clock.waking else []
        untold = self.gateway.unreported
        reports = [f"{untold} delivery reports of Telegram Gateway"] if untold else []
        probes = [words for name, probe in self.probes.items() if (words := await ask(name, probe))]
        return [*self.world.updates.pending(), *requests, *sleepers, *reports, *probes]

    async def wait_idle(self, timeout_s: float = 10) -> None:
        """Return when all is at rest; raise Busy with what was not, after the timeout."""
        await wait_idle(self.busy, timeout_s)

    def _clock_moved(self, offset: timedelta) -> None:
        self._store.put("clock", "offset", offset.total_seconds())

    def hang_up(self) -> None:
        """Answer everybody who waits for something: long polls and event streams end."""
        self.world.updates.hang_up()
        self.changed.close()

    def close(self) -> None:
        self.hang_up()
        self._store.close()
