"""Server-sent events: the page hears at once what changed, and fetches it."""

import asyncio
import json

from aiohttp import web

from .events import Events

PING_EVERY_S = 15


async def stream_events(request: web.Request, events: Events) -> web.StreamResponse:
    """`event: <name>` with JSON data; a comment now and then keeps the connection, and notices a lost one."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    with events.listen() as queue:
        await response.prepare(request)
        try:
            await response.write(b"retry: 1000\n: hello\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), PING_EVERY_S)
                except TimeoutError:
                    await response.write(b": ping\n\n")
                    continue
                if event is None:
                    return response
                data = json.dumps(event.data, ensure_ascii=False)
                await response.write(f"event: {event.name}\ndata: {data}\n\n".encode())
        except ConnectionResetError:
            return response
