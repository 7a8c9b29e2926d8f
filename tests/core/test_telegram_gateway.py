"""Telegram Gateway against a server that keeps core.telegram.org/gateway/api: fees, ttl, refunds, error names."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import structlog
from aiohttp import web

from core.delivery import (
    DeliveryFailed,
    FailureReason,
    Letter,
    Messenger,
    TelegramGateway,
    Tracking,
    http_session,
)
from tests.clock import FrozenClock
from tests.core.http_peer import Service, Taken, serving
from tests.core.test_messengers import FailureConformance, MessengerConformance, Mood, MoodyPeer

PHONE = "+77017051225"
TOKEN = "AAG-gateway-token"
LETTER = Letter("Код", "Ваш код: 012345", code="012345", reference="reference-1")


class Side:
    """The service, as far as its documentation goes."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.fees = 0
        self.checked: set[str] = set()
        self.status = "sent"
        self.is_refunded = False
        self.revoked: list[str] = []
        self.error: dict[str, str] = {}  # by method; "" for all
        self.http: tuple[int, dict[str, str]] = (200, {})
        self.is_silent = False

    def answer(self, taken: Taken) -> web.Response | None:
        if self.is_silent:
            return None
        method, given = taken.path.strip("/"), taken.json
        status, headers = self.http
        if status != 200:
            return web.Response(status=status, headers=headers, text="no")
        error = self.error.get(method, self.error.get(""))
        if taken.headers.get("Authorization") != f"Bearer {TOKEN}":
            error = "ACCESS_TOKEN_INVALID"
        if error:
            return web.json_response({"ok": False, "error": error})
        return web.json_response({"ok": True, "result": getattr(self, f"_{method}")(**given)})

    def _checkSendAbility(self, phone_number: str) -> dict[str, Any]:  # noqa: N802 - the service's name
        self.fees += 1
        request_id = f"request-{self.fees}"
        self.checked.add(request_id)
        return {"request_id": request_id, "phone_number": phone_number, "request_cost": 0.01}

    def _sendVerificationMessage(self, request_id: str, **given: Any) -> dict[str, Any]:  # noqa: N802
        self.checked.remove(request_id)  # one message for one fee
        self.sent.append(given)
        return {"request_id": request_id, "delivery_status": {"status": "sent", "updated_at": 0}}

    def _checkVerificationStatus(self, request_id: str) -> dict[str, Any]:  # noqa: N802
        refund = {"is_refunded": True} if self.is_refunded else {}
        status = {"status": self.status, "updated_at": 0}
        return {"request_id": request_id, "request_cost": 0.01, "delivery_status": status, **refund}

    def _revokeVerificationMessage(self, request_id: str) -> bool:  # noqa: N802
        self.revoked.append(request_id)
        return True


@pytest.fixture
def side() -> Side:
    return Side()


@pytest.fixture
async def gateway(side: Side, clock: FrozenClock) -> AsyncIterator[TelegramGateway]:
    async with serving(Service(side.answer).handle) as address, http_session(timeout=0.5) as http:
        yield TelegramGateway(http, clock, token=TOKEN, url=f"{address}/")


class GatewayPeer:
    address = PHONE

    def __init__(self, messenger: Messenger, side: Side) -> None:
        self.messenger, self._side = messenger, side

    async def arrived(self) -> list[str]:
        return [sent["code"] for sent in self._side.sent]

    async def become(self, mood: Mood) -> None:
        match mood:
            case Mood.REFUSES_FOR_GOOD:
                self._side.error[""] = "PHONE_NUMBER_NOT_AVAILABLE"
            case Mood.IS_BUSY:
                self._side.error[""] = "FLOOD_WAIT_17"
            case Mood.IS_AWAY:
                self._side.is_silent = True


@pytest.mark.requirement("H-07")
class TestTelegramGateway(MessengerConformance, FailureConformance):
    @pytest.fixture
    def peer(self, gateway: TelegramGateway, side: Side) -> MoodyPeer:
        return GatewayPeer(gateway, side)


async def failure(gateway: TelegramGateway, letter: Letter = LETTER) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as failed:
        await gateway.send(PHONE, letter)
    return failed.value


async def test_our_own_code_goes_out_for_one_fee(gateway: TelegramGateway, side: Side) -> None:
    assert await gateway.send(PHONE, LETTER) == "request-1"
    assert side.sent == [{"phone_number": PHONE, "code": "012345", "payload": "reference-1"}]
    assert side.fees == 1


async def test_a_number_out_of_reach_costs_nothing_and_gets_nothing(
    gateway: TelegramGateway, side: Side
) -> None:
    side.error["checkSendAbility"] = "PHONE_NUMBER_NOT_AVAILABLE"
    failed = await failure(gateway)
    assert (failed.permanent, failed.reason) == (True, FailureReason.MAILBOX_UNKNOWN)
    assert (side.fees, side.sent) == (0, [])


async def test_it_carries_nothing_but_codes(gateway: TelegramGateway, side: Side) -> None:
    failed = await failure(gateway, Letter("Приглашение", "Ссылка: https://t.me/bot?start=1"))
    assert (failed.permanent, failed.reason) == (True, FailureReason.REJECTED)
    assert side.fees == 0


@pytest.mark.parametrize(
    ("left", "ttl"),
    [
        (timedelta(minutes=10), 300),
        (timedelta(minutes=3), 90),
        (timedelta(seconds=20), 30),
        (timedelta(seconds=-1), 30),
        (timedelta(days=1), 3600),
    ],
)
async def test_what_has_not_arrived_by_half_of_its_life_is_paid_back(
    gateway: TelegramGateway, side: Side, clock: FrozenClock, left: timedelta, ttl: int
) -> None:
    await gateway.send(PHONE, Letter("Код", "012345", code="012345", until=clock.now() + left))
    assert side.sent[0]["ttl"] == ttl


@pytest.mark.parametrize(
    ("status", "arrived"),
    [("sent", False), ("delivered", True), ("read", True), ("expired", False), ("revoked", False)],
)
async def test_delivered_or_read_has_arrived(
    gateway: TelegramGateway, side: Side, status: str, arrived: bool
) -> None:
    side.status = status
    assert isinstance(gateway, Tracking)
    assert await gateway.has_arrived("request-1") is arrived


async def test_what_was_paid_back_has_not_arrived_and_is_noted_without_the_number(
    gateway: TelegramGateway, side: Side
) -> None:
    side.status, side.is_refunded = "read", True
    with structlog.testing.capture_logs() as logs:
        assert await gateway.has_arrived("request-1") is False
    assert [entry["event"] for entry in logs] == ["telegram gateway has refunded a code"]
    assert PHONE not in str(logs)


async def test_it_is_withdrawn_by_its_request(gateway: TelegramGateway, side: Side) -> None:
    await gateway.withdraw("request-1")
    assert side.revoked == ["request-1"]


@pytest.mark.parametrize(
    ("error", "permanent", "reason", "wait"),
    [
        ("PHONE_NUMBER_INVALID", True, FailureReason.ADDRESS_REFUSED, None),
        ("PHONE_NUMBER_NOT_FOUND", True, FailureReason.MAILBOX_UNKNOWN, None),
        ("CODE_INVALID", True, FailureReason.REJECTED, None),
        ("ACCESS_TOKEN_INVALID", False, FailureReason.MISCONFIGURED, None),
        ("BALANCE_NOT_ENOUGH", False, FailureReason.MISCONFIGURED, None),
        ("FLOOD_WAIT_17", False, FailureReason.BUSY, timedelta(seconds=17)),
        ("SOMETHING_NEW", False, FailureReason.UNEXPECTED, None),
        (f"no such number {PHONE}", False, FailureReason.BUSY, None),
    ],
)
async def test_each_error_says_whether_another_try_helps(
    gateway: TelegramGateway,
    side: Side,
    error: str,
    permanent: bool,
    reason: FailureReason,
    wait: timedelta | None,
) -> None:
    side.error["sendVerificationMessage"] = error
    failed = await failure(gateway)
    assert (failed.permanent, failed.reason, failed.retry_after) == (permanent, reason, wait)
    assert PHONE not in f"{failed} {failed.detail}"


async def test_a_wrong_token_is_our_own_affair(side: Side, clock: FrozenClock) -> None:
    async with serving(Service(side.answer).handle) as address, http_session() as http:
        failed = await failure(TelegramGateway(http, clock, token="another", url=address))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
    assert failed.detail == "ACCESS_TOKEN_INVALID"


async def test_a_token_with_a_line_break_is_our_own_affair_and_goes_nowhere(
    side: Side, clock: FrozenClock
) -> None:
    async with serving(Service(side.answer).handle) as address, http_session() as http:
        failed = await failure(TelegramGateway(http, clock, token=f"{TOKEN}\r\nX-More: 1", url=address))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
    assert side.fees == 0


@pytest.mark.parametrize(("status", "reason"), [(429, FailureReason.BUSY), (502, FailureReason.UNREACHABLE)])
async def test_a_status_is_believed_where_nothing_else_is_said(
    gateway: TelegramGateway, side: Side, status: int, reason: FailureReason
) -> None:
    side.http = status, {"Retry-After": "9"}
    failed = await failure(gateway)
    assert (failed.permanent, failed.reason, failed.retry_after) == (False, reason, timedelta(seconds=9))


async def test_where_it_does_not_tell_nobody_claims_to_know(gateway: TelegramGateway, side: Side) -> None:
    side.error["checkVerificationStatus"] = "REQUEST_ID_INVALID"
    with pytest.raises(DeliveryFailed):
        await gateway.has_arrived("request-1")


@pytest.mark.parametrize("result", [None, True, [], "ok", {"delivery_status": "delivered"}])
async def test_an_answer_of_another_shape_is_a_failure_for_now_and_no_defect(
    clock: FrozenClock, result: Any
) -> None:
    service = Service(lambda taken: web.json_response({"ok": True, "result": result}))
    async with serving(service.handle) as address, http_session() as http:
        gateway = TelegramGateway(http, clock, token=TOKEN, url=address)
        failed = await failure(gateway)
        assert (failed.permanent, failed.reason) == (False, FailureReason.UNEXPECTED)
        assert not await gateway.has_arrived("request-1")
        await gateway.withdraw("request-1")
