"""A service on this machine that takes requests over HTTP, as the channels ask them, and answers as it is told to."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Taken:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    form: dict[str, str]
    json: Any


@dataclass
class Service:
    """`answers` gives an answer to each request, or None where it is silent for good."""

    answers: Callable[[Taken], web.Response | None]
    taken: list[Taken] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        is_json = request.content_type == "application/json"
        form = {name: str(value) for name, value in (await request.post()).items()}
        taken = Taken(
            request.method,
            request.path,
            dict(request.query),
            dict(request.headers),
            form,
            await request.json() if is_json else None,
        )
        self.taken.append(taken)
        if (answer := self.answers(taken)) is None:
            await asyncio.Event().wait()
        return answer or web.Response()


@asynccontextmanager
async def serving(
    handle: Callable[[web.Request], Awaitable[web.StreamResponse]], secure: ssl.SSLContext | None = None
) -> AsyncIterator[str]:
    """The address at which a handler of everything listens."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=secure)
    await site.start()
    try:
        host, port = runner.addresses[0]
        yield f"{'https' if secure else 'http'}://{host}:{port}"
    finally:
        await runner.cleanup()
