"""The bot, wired and running: the core, what Telegram sends, and beside it the courier, the reports, the lists of people
and the eraser.

`__main__` gives it a database, a clock, a bot and a way to send e-mail, real ones or the demo's, and serves the
API itself.
"""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiohttp import web

from bot import password_page
from bot.commands import set_defaults
from bot.dispatcher import ALLOWED_UPDATES, make_dispatcher
from bot.erasing import Eraser
from bot.messenger import TelegramMessenger
from bot.poller import Poller
from bot.progress import Progress
from bot.settings import BotSettings
from core.bootstrap import build
from core.clock import Clock
from core.credentials import Passwords
from core.database import Database
from core.delivery import Messenger

log = structlog.get_logger()

Probe = Callable[[], str | Awaitable[str | None] | None]


class Assistant:
    def __init__(
        self,
        settings: BotSettings,
        database: Database,
        clock: Clock,
        bot: Bot,
        username: str,
        email: Messenger,
    ) -> None:
        self._bot = bot
        self._username = username
        self.core = build(
            database,
            clock,
            settings.server_key(),
            {TelegramMessenger.name: TelegramMessenger(bot), "email": email},
            self.link_to,
            passwords=Passwords(settings.argon2),
            invitation_life=settings.invitation_life,
            default_language=settings.default_language,
        )
        self._eraser = Eraser(database, bot, clock)
        self._dispatcher = dispatcher = make_dispatcher(self.core, self._eraser, settings)
        self._clock = clock
        self._progress: Progress = dispatcher["progress"]
        self._poller = Poller(bot, dispatcher, ALLOWED_UPDATES)
        self.probes: Mapping[str, Probe] = {
            "courier": self.core.courier.busy,
            "eraser": self._eraser.busy,
            "reports": self.core.servicing.reports.busy,
            "imports": self.core.importing.working.busy,
            "progress": self._progress.busy,
            "dialogs": dispatcher["states"].busy,
        }

    def add_pages(self, app: web.Application) -> None:
        """What people open inside Telegram, on a server of whoever composes it."""
        password_page.add_routes(app, self._bot, self._dispatcher, self._clock)

    def link_to(self, token: str) -> str:
        return f"https://t.me/{self._username}?start={token}"

    async def claim_link(self) -> str | None:
        """What the first owner opens; None once there is one."""
        token = await self.core.founding.claim_token()
        return self.link_to(token) if token else None

    async def run(self, stop: asyncio.Event, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Work until `stop`; then finish what is running, and confirm it to Telegram. `begin` runs beside it."""
        _tame_the_collector()
        if self.core.database.is_sqlite:  # its lock lets one process in: whoever claimed anything is gone
            await self.core.courier.take_back()
        async with asyncio.TaskGroup() as group:
            beside = [
                group.create_task(work())
                for work in (
                    self.core.courier.run,
                    self.core.servicing.reports.run,
                    self.core.importing.working.run,
                    partial(self._progress.run, self._bot),
                    self._eraser.run,
                    self._set_menus,
                    begin,
                )
            ]
            await self._poller.run(stop)
            for task in beside:
                task.cancel()

    async def _set_menus(self) -> None:
        try:
            await set_defaults(self._bot)
        except AiogramError as error:
            log.warning("command menus not set", error=type(error).__name__)


def _tame_the_collector() -> None:
    """aiogram leaves tens of thousands of objects that never die; walking them costs pauses of 100 ms and more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
