"""Telegram Gateway: codes that the service itself brings into a person's Telegram, by phone number and for a fee.

A phone of the simulator has the code at once, and it counts as read when its owner has dealt with it; while the
outage `gateway_silent` lasts it has nothing, and what does not arrive within its `ttl` expires and is refunded.
Behaviour and error names after core.telegram.org/gateway/api; the HTTP door is `gateway_api.py`,
and reports to a `callback_url` go out in `gateway_reports.py`.
"""

import asyncio
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from .errors import ActionError
from .faults import Faults
from .guard import is_loopback
from .outages import Outages
from .people import Json, User
from .world import World

COST, BALANCE = 0.01, 100.0
TRIES = 5
PHONE = re.compile(r"\+[1-9]\d{6,14}")
SENDER = re.compile(r"@?[A-Za-z]\w{3,31}", re.ASCII)
PAYLOAD_BYTES, CALLBACK_BYTES = 128, 256


@dataclass(frozen=True)
class Report:
    """What `url` is to hear of a message: its status then, signed under the access token of whoever sent it."""

    url: str
    token: str
    at: int
    status: Json


class GatewayError(Exception):
    """An answer `{"ok": false, "error": ...}`."""


class Gateway:
    def __init__(self, world: World, outages: Outages, faults: Faults) -> None:
        self._world, self._outages, self._faults = world, outages, faults
        # Oldest first. A request has a `status` once its message was sent.
        self._requests: dict[str, Json] = dict(
            sorted(world.store.load("gateway"), key=lambda row: int(row[1]["number"]))
        )
        # For `gateway_reports.py`: what is to be told, how much of it has not been yet, and that a message was sent.
        self.reports: asyncio.Queue[Report] = asyncio.Queue()
        self.unreported = 0
        self.sent = asyncio.Event()
        outages.hooks.append(self.settle)

    # What the service's customers ask for

    def check(self, phone_number: str) -> Json:
        """May a code be sent there? The answer costs the fee that sending within this request then does not."""
        user = self._reachable(phone_number)
        return self._status(self._charged(user, phone_number), charged=True)

    def send(
        self,
        phone_number: str,
        request_id: str | None = None,
        sender_username: str | None = None,
        code: str | None = None,
        code_length: int | None = None,
        payload: str | None = None,
        ttl: int | None = None,
        callback_url: str | None = None,
        *,
        token: str = "",
    ) -> Json:
        user = self._reachable(phone_number)
        code = _code(code, code_length)
        if sender_username is not None and not SENDER.fullmatch(sender_username):
            raise GatewayError("SENDER_USERNAME_INVALID")
        if payload is not None and len(payload.encode()) > PAYLOAD_BYTES:
            raise GatewayError("PAYLOAD_INVALID")
        if ttl is not None and not 30 <= ttl <= 3600:
            raise GatewayError("TTL_INVALID")
        if callback_url is not None and not _may_be_called(callback_url):
            raise GatewayError("CALLBACK_URL_INVALID")
        request = self._request(request_id) if request_id else self._charged(user, phone_number)
        if request["user"] != user.id:
            raise GatewayError("PHONE_NUMBER_MISMATCH")
        if request["status"] is not None:
            raise GatewayError("MESSAGE_ALREADY_SENT")
        request |= {"code": code, "sender": sender_username, "payload": payload, "ttl": ttl}
        request |= {"callback_url": callback_url, "token": token, "sent_at": self._world.seconds()}
        self._change(request, "sent")
        self._settle(request)
        self.sent.set()
        return self._status(request, charged=request_id is None)

    def verify(self, request_id: str, code: str | None = None) -> Json:
        """The state of a message, and whether this code is the one that was in it."""
        request = self._request(request_id)
        if code is not None and request["status"] is not None:
            request["tries"] += 1
            known = hmac.compare_digest(code.encode(), request["code"].encode())
            status = "code_valid" if known else "code_invalid"
            if request["tries"] > TRIES:
                status = "code_max_attempts_exceeded"
            elif request["status"] == "expired":
                status = "expired"
            at = self._world.seconds()
            request["verification"] = {"status": status, "updated_at": at, "code_entered": code}
            self._keep(request)
        return self._status(request)

    def revoke(self, request_id: str) -> bool:
        """Asked for, not promised: what has arrived stays where it is."""
        request = self._request(request_id)
        if request["status"] == "sent":
            self._change(request, "revoked")
        return True

    # What people see, and what tests look at

    def shown_to(self, user_id: int) -> list[Json]:
        """The codes that lie on this person's phone, newest last, until he has dealt with them."""
        names = ("request_id", "code", "sender", "sent_at")
        here = (item for item in self._requests.values() if item["user"] == user_id)
        return [{name: item[name] for name in names} for item in here if item["status"] == "delivered"]

    def read(self, user_id: int, request_id: str) -> None:
        request = self._requests.get(request_id)
        if request is None or request["user"] != user_id or request["status"] != "delivered":
            raise ActionError(f"user {user_id} has no such code on the phone")
        self._change(request, "read")

    def listed(self) -> list[Json]:
        """Everything that was asked for, newest last, with the codes and whose they are."""
        self.settle()
        own = ("user", "code", "sender", "ttl")
        return [
            {**self._status(item), **{name: item.get(name) for name in own}}
            for item in self._requests.values()
        ]

    # Inside

    def settle(self) -> None:
        """What lay in between arrives or expires."""
        for request in self._requests.values():
            self._settle(request)

    def next_expiry(self) -> datetime | None:
        """When the next message on its way expires, if any does."""
        open_ = (item for item in self._requests.values() if item["status"] == "sent" and item["ttl"])
        due = min((item["sent_at"] + item["ttl"] for item in open_), default=None)
        return None if due is None else datetime.fromtimestamp(due, UTC)

    def _settle(self, request: Json) -> None:
        if request["status"] != "sent":
            return
        ttl = request["ttl"]
        if ttl is not None and self._world.seconds() - request["sent_at"] >= ttl:
            self._change(request, "expired")
        elif "gateway_silent" not in self._outages:
            self._change(request, "delivered")

    def _reachable(self, phone_number: str) -> User:
        self._faults.strike("gateway")
        if not PHONE.fullmatch(phone_number):
            raise GatewayError("PHONE_NUMBER_INVALID")
        user = self._world.user_by_phone(phone_number)
        if user is None or "gateway_refused" in self._outages:
            raise GatewayError("PHONE_NUMBER_NOT_AVAILABLE")
        return user

    def _charged(self, user: User, phone_number: str) -> Json:
        request: Json = {
            "request_id": secrets.token_hex(8),
            "number": len(self._requests) + 1,
            "phone_number": phone_number,
            "user": user.id,
            "status": None,
            "updated_at": None,
            "verification": None,
            "tries": 0,
        }
        self._requests[request["request_id"]] = request
        self._keep(request)
        return request

    def _request(self, request_id: str) -> Json:
        request = self._requests.get(request_id)
        if request is None:
            raise GatewayError("REQUEST_ID_INVALID")
        self._settle(request)
        return request

    def _change(self, request: Json, status: str) -> None:
        at = self._world.seconds()
        request |= {"status": status, "updated_at": at}
        self._keep(request)
        if request.get("callback_url"):
            self.unreported += 1
            self.reports.put_nowait(
                Report(request["callback_url"], request["token"], at, self._status(request))
            )

    def _keep(self, request: Json) -> None:
        self._world.store.put("gateway", request["request_id"], request)
        self._world.events.publish("chat", user=request["user"])

    def _status(self, request: Json, *, charged: bool = False) -> Json:
        """RequestStatus. What the account still has is said only where it was charged."""
        status: dict[str, Any] = {
            "request_id": request["request_id"],
            "phone_number": request["phone_number"],
            "request_cost": COST,
        }
        if request["status"] is not None:
            status["delivery_status"] = {"status": request["status"], "updated_at": request["updated_at"]}
        if request["status"] == "expired":
            status["is_refunded"] = True
        if charged:
            paid = [item for item in self._requests.values() if item["status"] != "expired"]
            status["remaining_balance"] = round(BALANCE - COST * len(paid), 2)
        if request["verification"]:
            status["verification_status"] = request["verification"]
        if request.get("payload"):
            status["payload"] = request["payload"]
        return status


def _may_be_called(url: str) -> bool:
    """As with Mini Apps: https, or http on this machine."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and is_loopback(parts.netloc)
    return len(url.encode()) <= CALLBACK_BYTES and (local or parts.scheme == "https")


def _code(code: str | None, length: int | None) -> str:
    """The given one, or one of this length."""
    if code is not None:
        if not re.fullmatch(r"[0-9]{4,8}", code):
            raise GatewayError("CODE_INVALID")
        return code
    if length is None:
        raise GatewayError("CODE_LENGTH_REQUIRED")
    if not 4 <= length <= 8:
        raise GatewayError("CODE_LENGTH_INVALID")
    return f"{secrets.randbelow(10**length):0{length}d}"
