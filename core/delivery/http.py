"""Asking a service over HTTP to send something: one request, and its answer as far as anybody needs it.

Whatever keeps an answer from coming is a DeliveryFailed here, so a channel only has to say what an answer means.
Certificates are checked, cookies are not kept, and a redirect is not followed: what is sent may be a secret.
"""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import (
    ClientConnectorCertificateError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientSSLError,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)

from core.delivery.messenger import DeliveryFailed, FailureReason

_ANSWER_MAX = 64 * 1024  # bytes
_WAIT_MAX = timedelta(days=1)

# ValueError: what cannot be written, such as an address that is none, or a header with a line break.
_OURS = (ClientConnectorCertificateError, ClientSSLError, ValueError)


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any  # what the JSON says; None where there is none
    retry_after: timedelta | None

    def failure(self, detail: str) -> DeliveryFailed:
        """What the status alone says of an answer that was no acceptance: not now."""
        reason = FailureReason.UNREACHABLE if self.status >= 500 else FailureReason.BUSY
        return DeliveryFailed(False, reason, self.retry_after, detail)


def http_session(timeout: float = 20, trust: ssl.SSLContext | None = None) -> ClientSession:
    """The one that all channels of an installation share, and whoever made it closes.

    `timeout`, in seconds, is for a whole request; `trust` replaces the system's certificates, as tests do.
    """
    return ClientSession(
        connector=TCPConnector(ssl=trust if trust is not None else True),
        timeout=ClientTimeout(total=timeout),
        cookie_jar=DummyCookieJar(),
    )


async def ask(session: ClientSession, method: str, url: str, **request: Any) -> Answer:
    """Send one request, with the keywords that aiohttp has for it."""
    try:
        async with session.request(method, url, allow_redirects=False, **request) as response:
            return Answer(response.status, await _body(response), _retry_after(response.headers))
    except _OURS as error:
        raise DeliveryFailed(False, FailureReason.MISCONFIGURED, detail=type(error).__name__) from error
    except (ClientError, TimeoutError) as error:
        raise DeliveryFailed(False, FailureReason.UNREACHABLE, detail=type(error).__name__) from error


async def _body(response: ClientResponse) -> Any:
    """None as well where there is more of it than any answer needs: nobody fills our memory."""
    content = bytearray()
    async for part in response.content.iter_any():
        content += part
        if len(content) > _ANSWER_MAX:
            return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """RFC 9110: seconds, or a date, which is read by the clock of whoever wrote it. A day at most is believed."""
    value = headers.get("Retry-After", "")
    try:
        if value.isdecimal():
            return timedelta(seconds=min(int(value), _WAIT_MAX.total_seconds()))
        return min(parsedate_to_datetime(value) - parsedate_to_datetime(headers.get("Date", "")), _WAIT_MAX)
    except (ValueError, TypeError):  # TypeError: one of two dates knows its zone
        return None
