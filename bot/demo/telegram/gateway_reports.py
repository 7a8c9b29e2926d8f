"""Delivery reports of Telegram Gateway: each change of a message is POSTed to the `callback_url` of its sender.

The body is the RequestStatus as JSON, signed as core.telegram.org/gateway/api says: HMAC-SHA256 of the timestamp and
the body, under the SHA256 of the access token. A report that is not taken is said in the log, and not repeated.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Callable

import aiohttp
from aiohttp import web

from .clock import Clock
from .gateway import Gateway, Report

log = logging.getLogger(__name__)
PATIENCE_S = 5


def reporting(gateway: Gateway, clock: Clock) -> Callable[[web.Application], AsyncIterator[None]]:
    """For `cleanup_ctx`: reports are sent while the application runs, and messages expire on time."""

    async def run(_: web.Application) -> AsyncIterator[None]:
        timeout = aiohttp.ClientTimeout(total=PATIENCE_S)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            work = [
                asyncio.ensure_future(task) for task in (_send(gateway, session), _expire(gateway, clock))
            ]
            yield
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)

    return run


async def _send(gateway: Gateway, session: aiohttp.ClientSession) -> None:
    while True:
        report = await gateway.reports.get()
        body, headers = signed(report)
        try:
            async with session.post(report.url, data=body, headers=headers) as response:
                if response.status >= 300:
                    log.warning("%s answered a delivery report with %s", report.url, response.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("%s took no delivery report (%s)", report.url, type(error).__name__)
        gateway.unreported -= 1


def signed(report: Report) -> tuple[bytes, dict[str, str]]:
    body = json.dumps(report.status).encode()
    key = hashlib.sha256(report.token.encode()).digest()
    signature = hmac.new(key, f"{report.at}\n".encode() + body, hashlib.sha256).hexdigest()
    return body, {
        "Content-Type": "application/json",
        "X-Request-Timestamp": str(report.at),
        "X-Request-Signature": signature,
    }


async def _expire(gateway: Gateway, clock: Clock) -> None:
    """Sleeps until the next message on its way expires; wakes for each new one, whose hour may be nearer."""
    while True:
        gateway.sent.clear()
        gateway.settle()
        waits: list[asyncio.Future[object]] = [asyncio.ensure_future(gateway.sent.wait())]
        if (due := gateway.next_expiry()) is not None:
            waits.append(asyncio.ensure_future(clock.sleep_until(due)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
