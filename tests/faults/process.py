"""The bot in processes of its own, against a simulator that outlives them: killed at any moment, and there again.

Importing aiogram takes seconds, so one process has done that and forks the others. Each is a new process all the same:
it opens its own database, and knows nothing of the one that was killed.
"""

import asyncio
import os
import re
import signal
import socket
import sys
from pathlib import Path

_FORKING = """
import os, sys
import bot.assistant, bot.dispatcher, core.api, aiogram.client.session.aiohttp
from bot.__main__ import main

for port in sys.stdin:
    process = os.fork()
    if process == 0:
        sys.argv = ["propusk", "--port", port.strip()]
        main()
        sys.exit()
    print("process", process, flush=True)
    os.waitpid(process, 0)
    print("gone", flush=True)
"""


class Bot:
    """`kills` is how often it was killed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._environment = {**os.environ, "DATA_DIR": str(folder), **environment}
        self._log = folder / "log.txt"
        self._forking: asyncio.subprocess.Process | None = None
        self._running = 0
        self.kills = 0

    async def start(self) -> None:
        if self._forking is None:
            self._forking = await self._prepare()
        assert self._forking.stdin is not None
        self._forking.stdin.write(b"%d\n" % _free_port())
        self._running = int(await self._hears(r"process (\d+)"))
        await self._hears(r"(Propusk is)")

    async def kill(self) -> None:
        os.kill(self._running, signal.SIGKILL)
        await self._hears("(gone)")
        self.kills += 1

    async def stop(self) -> None:
        """As an operator stops it; then nothing is left to fork another."""
        assert self._forking is not None
        os.kill(self._running, signal.SIGTERM)
        await self._hears("(gone)")
        await self._forking.communicate(b"")

    async def _hears(self, pattern: str) -> str:
        assert self._forking is not None and self._forking.stdout is not None
        async with asyncio.timeout(60):
            while (found := re.search(pattern, (await self._forking.stdout.readline()).decode())) is None:
                assert not self._forking.stdout.at_eof(), self._log.read_text()
        return found[1]

    async def _prepare(self) -> asyncio.subprocess.Process:
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                _FORKING,
                env=self._environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
