"""The simulator alone, as a process, with a foreign client."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from bot.demo.telegram.__main__ import arguments, serve


async def test_it_prints_where_it_is_answers_and_stops_at_once(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.demo.telegram", "--port", "0", "--database", str(tmp_path / "t.db")),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        address = (await process.stdout.readline()).decode().split()[-1]
        sent, tracing = asyncio.Event(), aiohttp.TraceConfig()
        tracing.on_request_headers_sent.append(_setting(sent))
        async with aiohttp.ClientSession(address, trace_configs=[tracing]) as http:
            async with http.get("/bot1:demo/getMe") as response:
                assert (await response.json())["result"]["username"] == "simulated_bot"
            sent.clear()
            poll = asyncio.ensure_future(http.get("/bot1:demo/getUpdates", params={"timeout": 50}))
            await sent.wait()  # or the process may be gone before it is asked
            stream = await http.get("/control/events")
            await stream.content.readuntil(b"\n\n")
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
            assert (await (await poll).json())["result"] == []


def _setting(event: asyncio.Event) -> Callable[..., Awaitable[None]]:
    async def on_sent(*_: object) -> None:
        event.set()

    return on_sent


async def test_a_port_in_use_is_one_sentence() -> None:
    async def nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(SystemExit) as stopped:
            await serve(arguments(["--port", str(port)]))
    assert str(stopped.value) == (
        f"Port {port} cannot be used (Address already in use): choose another with --port."
    )
