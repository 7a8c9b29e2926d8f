"""Takes updates from Telegram and confirms only what has been handled.

The updates of a batch run side by side, those of one person one after another. getUpdates with a higher
offset confirms them, so it never goes beyond an unfinished one: a process killed in between gets it again.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiogram.types import Update

log = structlog.get_logger()

_LONG_POLL_S = 25
_ANSWER_S = 10  # on top of the long poll, for the network
_PATIENCE_S = 0.1  # a batch that takes longer no longer holds up the next one


class Poller:
    """Rules.

    - A handler may take `handler_limit`; then it is cancelled, logged, and counts as handled.
    - An update whose handler failed counts as handled: Telegram would send it for ever.
    - While one is slow, the others' next updates are fetched with the offset of the oldest unfinished one.
    - Network errors, 409 and 5xx: wait and ask again, longer each time up to half a minute.
    - After `stop`: what is running is finished, then confirmed; what was not yet begun comes again.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        allowed_updates: Sequence[str],
        *,
        handler_limit: timedelta = timedelta(seconds=20),
        first_wait: timedelta = timedelta(seconds=0.5),
        longest_wait: timedelta = timedelta(seconds=30),
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._allowed = list(allowed_updates)
        self._handler_limit = handler_limit.total_seconds()
        self._first_wait = first_wait.total_seconds()
        self._longest_wait = longest_wait.total_seconds()
        self._taken: dict[int, asyncio.Task[None]] = {}  # not yet confirmed, by update id
        self._last_of: dict[int | None, asyncio.Task[None]] = {}  # by person: whom his next update waits for
        self._offset: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as group:
            stopping = group.create_task(stop.wait())
            wait = self._first_wait
            while not stop.is_set():
                fetch = group.create_task(self._fetch())
                await asyncio.wait({fetch, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if stop.is_set():
                    fetch.cancel()  # what it may have brought is unconfirmed and comes again
                    break
                updates = fetch.result()
                if isinstance(updates, AiogramError):
                    pause = _pause(updates, wait)
                    log.warning("telegram does not answer", error=type(updates).__name__, wait_s=pause)
                    await asyncio.wait({stopping}, timeout=pause)
                    wait = min(wait * 2, self._longest_wait)
                    continue
                wait = self._first_wait
                for update in updates:
                    self._begin(group, update)
                await self._settle(stopping)
            stopping.cancel()
            if self._taken:
                await asyncio.wait(self._taken.values())
        await self._confirm()

    def busy(self) -> str | None:
        """A probe: how many updates are being handled."""
        running = sum(not task.done() for task in self._taken.values())
        return f"{running} updates" if running else None

    async def _fetch(self) -> list[Update] | AiogramError:
        """The updates that are not yet in hand. Asking is what confirms those below the offset."""
        self._offset = self._lowest_unfinished()
        waiting = any(not task.done() for task in self._taken.values())
        timeout = 0 if waiting else _LONG_POLL_S
        try:
            updates = await self._bot.get_updates(
                offset=self._offset,
                timeout=timeout,
                allowed_updates=self._allowed,
                request_timeout=timeout + _ANSWER_S,
            )
        except AiogramError as error:
            return error
        if self._offset is not None:
            self._taken = {id_: task for id_, task in self._taken.items() if id_ >= self._offset}
        return [update for update in updates if update.update_id not in self._taken]

    def _lowest_unfinished(self) -> int | None:
        unfinished = [id_ for id_, task in self._taken.items() if not task.done()]
        return min(unfinished) if unfinished else max(self._taken) + 1 if self._taken else self._offset

    def _begin(self, group: asyncio.TaskGroup, update: Update) -> None:
        context = UserContextMiddleware.resolve_event_context(update)
        person = context.user_id or context.chat_id
        task = group.create_task(self._handle(update, after=self._last_of.get(person)))
        self._taken[update.update_id] = self._last_of[person] = task
        task.add_done_callback(lambda done: self._forget(person, done))

    def _forget(self, person: int | None, done: asyncio.Task[None]) -> None:
        if self._last_of.get(person) is done:
            del self._last_of[person]

    async def _handle(self, update: Update, after: asyncio.Task[None] | None) -> None:
        if after is not None:
            await asyncio.wait({after})
        try:
            async with asyncio.timeout(self._handler_limit):
                await self._dispatcher.feed_update(self._bot, update)
        except TimeoutError:
            log.error("update took too long", update_id=update.update_id)
        except Exception as error:  # noqa: BLE001 - nobody is above: one broken update must not stop the rest
            # the message of an error may quote what was typed, so only its kind is kept
            log.error("update failed", update_id=update.update_id, error=type(error).__name__)

    async def _settle(self, stopping: asyncio.Task[bool]) -> None:
        """Wait for everything in hand, but not for a slow one at the cost of the others."""
        running = [task for task in self._taken.values() if not task.done()]
        if not running:
            return
        _, slow = await asyncio.wait(running, timeout=_PATIENCE_S)
        if slow and stopping.done():
            await asyncio.wait(slow)

    async def _confirm(self) -> None:
        offset = self._lowest_unfinished()
        if offset is None:
            return
        try:
            await self._bot.get_updates(offset=offset, limit=1, timeout=0, request_timeout=_ANSWER_S)
        except AiogramError as error:
            log.warning("last updates not confirmed", error=type(error).__name__)


def _pause(error: AiogramError, wait: float) -> float:
    return float(error.retry_after) if isinstance(error, TelegramRetryAfter) else wait
