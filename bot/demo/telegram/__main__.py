"""The simulator alone: `python -m bot.demo.telegram --port 8081`, then point any bot at that address."""

import argparse
import asyncio
import os
import signal
from pathlib import Path

from aiohttp import web

from . import MailCatcher, Telegram, make_app
from .sms_gateways import SHAPES


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.demo.telegram", description=__doc__)
    parser.add_argument(
        "--host", default="127.0.0.1", help="any other address opens the controls to the network"
    )
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="1:demo")
    parser.add_argument("--username", default="simulated_bot")
    parser.add_argument("--name", default="Simulated bot")
    parser.add_argument("--database", type=Path, help="keep everything in this file")
    parser.add_argument("--journal", type=Path, help="append every request to this file")
    parser.add_argument("--no-rate-limits", action="store_true")
    return parser.parse_args(given)


async def serve(options: argparse.Namespace) -> None:
    telegram = Telegram(
        options.token,
        options.username,
        options.name,
        options.database,
        journal=options.journal,
        rate_limits=not options.no_rate_limits,
    )
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    async with MailCatcher(telegram) as mail:
        app = make_app(telegram, mail, loopback_only=options.host in ("127.0.0.1", "::1", "localhost"))
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, options.host, options.port).start()
            address = f"http://{options.host}:{runner.addresses[0][1]}"
            print(f"page       {address}/", flush=True)
            print(f"Bot API    {address}/bot{telegram.token}/<method>", flush=True)
            print(f"bot token  {telegram.token}", flush=True)
            print(f"SMTP       {mail.host}:{mail.port}", flush=True)
            print(f"SMS        {address}/sms/ ({', '.join(SHAPES)})", flush=True)
            print(f"Gateway    {address}/gateway/<method>", flush=True)
            await stopped.wait()
        except OSError as error:
            raise SystemExit(
                f"Port {options.port} cannot be used ({os.strerror(error.errno or 0)}): choose another with --port."
            ) from error
        finally:
            await runner.cleanup()
            telegram.close()


if __name__ == "__main__":
    asyncio.run(serve(arguments()))
