"""Telegram Gateway (core.telegram.org/gateway/api): a code into the Telegram of whoever has this number, for a fee.

Whether a number can be reached is asked first, in a request whose fee covers the sending. The service carries
nothing but codes, in words of its own, and refunds what has not arrived within its `ttl`.
"""

import re
from datetime import timedelta
from typing import Any

import structlog
from aiohttp import ClientSession

from core.clock import Clock
from core.delivery.http import Answer, ask
from core.delivery.messenger import DeliveryFailed, FailureReason, Letter

OFFICIAL = "https://gatewayapi.telegram.org"

_TTL_MIN, _TTL_MAX = timedelta(seconds=30), timedelta(hours=1)  # what the service allows
_ARRIVED = ("delivered", "read")
_FLOOD = re.compile(r"FLOOD_WAIT_([0-9]+)")
_FAILURES: dict[str, tuple[bool, FailureReason]] = {
    "PHONE_NUMBER_INVALID": (True, FailureReason.ADDRESS_REFUSED),
    "PHONE_NUMBER_NOT_FOUND": (True, FailureReason.MAILBOX_UNKNOWN),
    "PHONE_NUMBER_NOT_AVAILABLE": (True, FailureReason.MAILBOX_UNKNOWN),
    "CODE_INVALID": (True, FailureReason.REJECTED),
    "ACCESS_TOKEN_INVALID": (False, FailureReason.MISCONFIGURED),
    "ACCESS_TOKEN_REQUIRED": (False, FailureReason.MISCONFIGURED),
    "BALANCE_NOT_ENOUGH": (False, FailureReason.MISCONFIGURED),
}

log = structlog.get_logger()


class TelegramGateway:
    name = "telegram_gateway"

    def __init__(self, http: ClientSession, clock: Clock, *, token: str, url: str = OFFICIAL) -> None:
        self._http, self._clock = http, clock
        self._url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"}

    async def send(self, address: str, letter: Letter) -> str:
        """The id of the request. A letter without a code is refused for good."""
        if letter.code is None:
            raise DeliveryFailed(True, FailureReason.REJECTED, detail="no code")
        request_id = (await self._ask("checkSendAbility", phone_number=address)).get("request_id")
        if request_id is None:
            raise DeliveryFailed(False, FailureReason.UNEXPECTED, detail="no request_id")
        sent = {"phone_number": address, "request_id": request_id, "code": letter.code}
        if letter.until is not None:
            half = (letter.until - self._clock.now()) / 2  # then the next way is tried
            sent["ttl"] = int(min(max(half, _TTL_MIN), _TTL_MAX).total_seconds())
        if letter.reference is not None:
            sent["payload"] = letter.reference
        await self._ask("sendVerificationMessage", **sent)
        return str(request_id)

    async def has_arrived(self, receipt: str) -> bool:
        status = await self._ask("checkVerificationStatus", request_id=receipt)
        if status.get("is_refunded"):
            log.info("telegram gateway has refunded a code", cost=status.get("request_cost"))
            return False
        delivery = status.get("delivery_status")
        return isinstance(delivery, dict) and delivery.get("status") in _ARRIVED

    async def withdraw(self, receipt: str) -> None:
        await self._ask("revokeVerificationMessage", request_id=receipt)

    async def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Its `result`; empty where that is a plain "yes"."""
        answer = await ask(
            self._http, "POST", f"{self._url}/{method}", json=parameters, headers=self._headers
        )
        if isinstance(answer.body, dict) and answer.body.get("ok") is True:
            result = answer.body.get("result")
            return result if isinstance(result, dict) else {}
        raise _failure(answer)


def _failure(answer: Answer) -> DeliveryFailed:
    """An error that nobody has written down yet is one for now: the next way is tried in time all the same."""
    error = answer.body.get("error") if isinstance(answer.body, dict) else None
    if not isinstance(error, str) or not re.fullmatch(r"[A-Z_]+[0-9]{0,6}", error):
        return answer.failure(str(answer.status))
    if flood := _FLOOD.fullmatch(error):
        return DeliveryFailed(False, FailureReason.BUSY, timedelta(seconds=int(flood[1])), "FLOOD_WAIT")
    permanent, reason = _FAILURES.get(error, (False, FailureReason.UNEXPECTED))
    return DeliveryFailed(permanent, reason, answer.retry_after, error)
