"""The composition root: `propusk`, or `python -m bot`.

With BOT_TOKEN it runs against Telegram by long polling; without, it runs the demo: a local Telegram, its page,
the bot and the API in one process on one port. aiogram takes seconds to import, so what needs it is imported
only once it is clear that it will run.
"""

import argparse
import asyncio
import errno
import logging
import signal
import socket
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import structlog
from aiohttp import web
from pydantic import ValidationError

from bot.settings import BotSettings
from core.clock import SystemClock
from core.database import Database, DatabaseInUse
from core.database.migrate import migrate

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_EVERYWHERE = ("0.0.0.0", "::")
_DEMO_TOKEN, _DEMO_USERNAME = "1:demo", "propusk_demo_bot"
_ANSWER_WITHIN_S = 10  # of the Bot API; a handler has twenty seconds in all


class Stopped(Exception):
    """It cannot go on; the message is the one sentence for whoever started it."""


@dataclass(frozen=True)
class Options:
    host: str
    port: int
    empty: bool
    story: bool
    reset: bool
    journal: Path | None

    @property
    def address(self) -> str:
        """Where this machine reaches what listens on `host`."""
        host = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def main() -> None:
    given = _arguments()
    try:
        settings = BotSettings()
        options = Options(
            given.host or settings.listen_host,
            given.port or settings.listen_port,
            given.empty,
            given.story,
            given.reset,
            given.journal,
        )
        _configure_logging(settings.log_json, logging.WARNING if settings.bot_token is None else logging.INFO)
        asyncio.run(_run(settings, options))
    except (Stopped, DatabaseInUse) as reason:
        raise SystemExit(str(reason)) from None
    except ValidationError as wrong:
        raise SystemExit(what_is_wrong(wrong)) from None


def what_is_wrong(settings: ValidationError) -> str:
    """The names, never the values: those may be secrets. What several settings get wrong together says so itself."""
    told = [
        str(error["loc"][0]).upper() if error["loc"] else str(error["ctx"]["error"])
        for error in settings.errors(include_input=False)
    ]
    return f"This setting cannot be right: {'; '.join(told)}."


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="propusk", description="A Telegram assistant through which an organisation brings people in."
    )
    parser.add_argument("--host", help="where the page and the API listen (default 127.0.0.1)")
    parser.add_argument("--port", type=int, help="the port of the page and the API (default 8080)")
    parser.add_argument(
        "--empty", action="store_true", help="demo: start with nothing, as a first start does"
    )
    parser.add_argument("--story", action="store_true", help="demo: play the main job by itself in the page")
    parser.add_argument("--reset", action="store_true", help="demo: forget everything first")
    parser.add_argument(
        "--journal", type=Path, metavar="FILE", help="demo: write every request to the Bot API there"
    )
    return parser.parse_args()


def _configure_logging(as_json: bool, level: int) -> None:
    """Our own entries name kinds and ids only; the libraries' are cut to warnings, which quote no texts.

    Whoever tries the demo wants its address on the screen, and not each letter that was delivered.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # It answers every press once more after we did, and warns each time that it could not.
    logging.getLogger("aiogram_dialog.manager.message_manager").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer()
            if as_json
            else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


async def _run(settings: BotSettings, options: Options) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    _require_free(options)  # before anything slow begins
    async with AsyncExitStack() as closing:
        if settings.bot_token is None:
            await _demo(settings, options, stop, closing)
        else:
            await _live(settings, options, settings.bot_token.get_secret_value(), stop, closing)


async def _live(
    settings: BotSettings, options: Options, token: str, stop: asyncio.Event, closing: AsyncExitStack
) -> None:
    """Against Telegram itself."""
    if options.empty or options.story or options.reset or options.journal:
        raise Stopped(
            "--empty, --story, --reset and --journal are for the demo, which runs without BOT_TOKEN."
        )
    database = Database(settings.database("propusk.db"))
    closing.push_async_callback(database.close)
    await migrate(database)

    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
    from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
    from aiogram.utils.token import TokenValidationError

    from bot import channels
    from bot.assistant import Assistant
    from bot.dispatcher import make_bot
    from core.api import add_routes as add_api
    from core.delivery import http_session

    clock = SystemClock()
    server = TelegramAPIServer.from_base(settings.telegram_api) if settings.telegram_api else PRODUCTION
    session = AiohttpSession(api=server, timeout=_ANSWER_WITHIN_S)
    closing.push_async_callback(session.close)
    try:
        bot = make_bot(token, session, clock)
        username = (await bot.me()).username or ""
        await bot.delete_webhook()
    except (TokenValidationError, TelegramUnauthorizedError, TelegramNotFound):
        raise Stopped("Telegram does not accept this BOT_TOKEN: copy it again from @BotFather.") from None
    except TelegramAPIError as error:
        raise Stopped(f"Telegram cannot be reached now ({type(error).__name__}).") from None

    http = await closing.enter_async_context(http_session())
    assistant = Assistant(
        settings, database, clock, bot, username, channels.messengers(settings, clock, http)
    )
    app = web.Application()
    add_api(app, assistant.core)
    if settings.public_url is not None:
        assistant.add_pages(app)
    await _serve(app, options, closing)

    async def begin() -> None:
        print(f"Propusk is @{username}; its API is at {options.address}", flush=True)
        _invite_the_owner(await assistant.claim_link())

    await assistant.run(stop, begin)


async def _demo(
    settings: BotSettings, options: Options, stop: asyncio.Event, closing: AsyncExitStack
) -> None:
    """Against the simulator in the same process, over HTTP and SMTP like the real thing."""
    database = Database(settings.database("demo.db"))
    closing.push_async_callback(database.close)
    telegram_file = settings.data_dir / "demo-telegram.db"
    if options.reset:
        _forget(database, telegram_file)
    await migrate(database)

    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    from bot import channels
    from bot.assistant import Assistant
    from bot.demo import cast, story
    from bot.demo import channels as demo_channels
    from bot.demo.telegram import Clock as DemoClock
    from bot.demo.telegram import MailCatcher, Telegram, add_routes
    from bot.dispatcher import make_bot
    from core.api import add_routes as add_api
    from core.delivery import http_session

    clock = DemoClock()
    telegram = Telegram(
        _DEMO_TOKEN, _DEMO_USERNAME, database=telegram_file, clock=clock, journal=options.journal
    )
    closing.callback(telegram.close)
    mail = await closing.enter_async_context(MailCatcher(telegram))
    session = AiohttpSession(api=TelegramAPIServer.from_base(options.address), timeout=_ANSWER_WITHIN_S)
    bot = make_bot(_DEMO_TOKEN, session, clock)
    http = http_session()
    here = settings.model_copy(update=demo_channels.settings(options.address, mail))
    assistant = Assistant(here, database, clock, bot, _DEMO_USERNAME, channels.messengers(here, clock, http))
    telegram.probes.update(assistant.probes)
    telegram.hint = cast.HINT_EMPTY if options.empty else cast.HINT

    app = web.Application()
    add_routes(app, telegram, mail, loopback_only=options.host in _LOOPBACK)
    add_api(app, assistant.core)
    assistant.add_pages(app)
    await _serve(app, options, closing)
    closing.push_async_callback(session.close)  # closed before the server, which would wait for them
    closing.push_async_callback(http.close)

    async def begin() -> None:
        if not options.empty and not telegram.users() and await assistant.claim_link():
            await cast.enact(assistant.core, telegram, mail)
        print(f"Propusk is here: {options.address}", flush=True)
        _invite_the_owner(await assistant.claim_link())
        if options.story:
            await story.play(telegram)

    await assistant.run(stop, begin)


async def _serve(app: web.Application, options: Options, closing: AsyncExitStack) -> None:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    closing.push_async_callback(runner.cleanup)
    try:
        await web.TCPSite(runner, options.host, options.port).start()
    except OSError as error:
        raise _cannot_listen(options, error) from None


def _require_free(options: Options) -> None:
    """Tell at once what would otherwise be found out only when everything else is ready."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            raise _cannot_listen(options, error) from None


def _cannot_listen(options: Options, error: OSError) -> Stopped:
    if error.errno == errno.EADDRINUSE:
        return Stopped(f"Port {options.port} is in use: choose another one with --port.")
    return Stopped(f"Cannot listen on {options.host}:{options.port}: {error.strerror}.")


def _invite_the_owner(link: str | None) -> None:
    if link is not None:
        payload = link.rpartition("=")[2]
        print(f"Who opens this becomes the owner: {link}\n(or says: /start {payload})", flush=True)


def _forget(database: Database, telegram_file: Path) -> None:
    """Both files of the demo, together; the lock on the first is already ours, so nobody is using them."""
    if not database.is_sqlite:
        raise Stopped("--reset clears the demo's own files; empty the database of DATABASE_URL yourself.")
    for file in (Path(database.url.database or ""), telegram_file):
        for part in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            part.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
