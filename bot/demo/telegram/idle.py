"""When is all at rest? Every update confirmed, no request open, every sleeper woken, every probe quiet.

A probe answers None when it is quiet, and otherwise says in words what is busy. Foreign programs register
a URL: an empty answer, or `{"busy": null}`, is quiet.
"""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable

import aiohttp

from .errors import Busy

Probe = Callable[[], str | Awaitable[str | None] | None]
# Between two looks: work that one step hands to the next is seen by the second.
BREATH = 0.01


async def ask(name: str, probe: Probe) -> str | None:
    answer = probe()
    words = await answer if inspect.isawaitable(answer) else answer
    return f"{name}: {words}" if words else None


def url_probe(url: str) -> Probe:
    async def probe() -> str | None:
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session,
                session.get(url) as response,
            ):
                body = (await response.text()).strip()
        except (aiohttp.ClientError, TimeoutError) as error:
            return f"does not answer ({type(error).__name__})"
        if response.status >= 300:
            return f"answers {response.status}"
        try:
            busy = json.loads(body or "{}").get("busy")
        except (ValueError, AttributeError):
            return f'answers neither nothing nor {{"busy": ...}}: {body[:80]}'
        return str(busy) if busy else None

    return probe


async def wait_idle(look: Callable[[], Awaitable[list[str]]], timeout_s: float) -> None:
    """Two quiet looks in a row are rest; what the last look saw is what was busy."""
    busy: list[str] = ["nothing was looked at yet"]
    quiet = 0
    try:
        async with asyncio.timeout(timeout_s):
            while quiet < 2:
                busy = await look()
                quiet = 0 if busy else quiet + 1
                await asyncio.sleep(BREATH)
    except TimeoutError:
        raise Busy(busy) from None
