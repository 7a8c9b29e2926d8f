"""Telegram Gateway, as its clients meet it over HTTP, and as it looks on the phone that gets a code."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.demo.telegram import ActionError, Telegram, User

PHONE = "+77017051234"


class Client:
    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def ask(self, method: str, **parameters: Any) -> Any:
        async with self._http.post(f"/gateway/{method}", json=parameters, headers=TOKEN) as response:
            assert response.status == 200
            return await response.json()

    async def result(self, method: str, **parameters: Any) -> Any:
        answer = await self.ask(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def error(self, method: str, **parameters: Any) -> Any:
        answer = await self.ask(method, **parameters)
        assert not answer["ok"]
        return answer["error"]


TOKEN = {"Authorization": "Bearer token"}


@pytest.fixture
def client(http: aiohttp.ClientSession, ivan: User) -> Client:
    return Client(http)


async def test_a_code_is_on_the_phone_at_once(telegram: Telegram, ivan: User, client: Client) -> None:
    sent = await client.result(
        "sendVerificationMessage", phone_number=PHONE, code="482913", ttl=60, payload="7"
    )
    now = telegram.world.seconds()
    assert sent["delivery_status"] == {"status": "delivered", "updated_at": now}
    assert (sent["phone_number"], sent["request_cost"], sent["payload"]) == (PHONE, 0.01, "7")
    assert sent["remaining_balance"] == 99.99
    assert telegram.chat(ivan.id)["codes"] == [
        {"request_id": sent["request_id"], "code": "482913", "sender": None, "sent_at": now}
    ]
    telegram.gateway.read(ivan.id, sent["request_id"])
    assert telegram.chat(ivan.id)["codes"] == []
    status = await client.result("checkVerificationStatus", request_id=sent["request_id"])
    assert status["delivery_status"]["status"] == "read"
    with pytest.raises(ActionError, match="no such code"):
        telegram.gateway.read(ivan.id, sent["request_id"])


async def test_one_fee_for_asking_and_sending(client: Client) -> None:
    able = await client.result("checkSendAbility", phone_number=PHONE)
    assert able["remaining_balance"] == 99.99
    assert "delivery_status" not in able
    asked = {"phone_number": PHONE, "request_id": able["request_id"], "code_length": 6}
    sent = await client.result("sendVerificationMessage", **asked)
    assert "remaining_balance" not in sent
    assert await client.error("sendVerificationMessage", **asked) == "MESSAGE_ALREADY_SENT"
    assert (await client.result("checkSendAbility", phone_number=PHONE))["remaining_balance"] == 99.98


async def test_who_has_no_telegram_cannot_be_reached(telegram: Telegram, client: Client) -> None:
    anna = telegram.add_user("Anna", phone="+77020000001")
    telegram.delete_account(anna.id)
    for phone in ("+77020000000", "+77020000001"):
        for method in ("checkSendAbility", "sendVerificationMessage"):
            assert await client.error(method, phone_number=phone, code="1234") == "PHONE_NUMBER_NOT_AVAILABLE"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"phone_number": "77017051234"}, "PHONE_NUMBER_INVALID"),
        ({"phone_number": ""}, "PHONE_NUMBER_INVALID"),
        ({"code": "123"}, "CODE_INVALID"),
        ({"code": "12345x"}, "CODE_INVALID"),
        ({"code": None}, "CODE_LENGTH_REQUIRED"),
        ({"code": None, "code_length": 9}, "CODE_LENGTH_INVALID"),
        ({"ttl": 29}, "TTL_INVALID"),
        ({"ttl": "soon"}, "TTL_INVALID"),
        ({"payload": "я" * 65}, "PAYLOAD_INVALID"),
        ({"callback_url": "http://reports.example.org/"}, "CALLBACK_URL_INVALID"),
        ({"callback_url": "https://reports.example.org/" + "x" * 256}, "CALLBACK_URL_INVALID"),
        ({"sender_username": "no way"}, "SENDER_USERNAME_INVALID"),
        ({"request_id": "none"}, "REQUEST_ID_INVALID"),
    ],
)
async def test_what_is_wrong_is_named(
    telegram: Telegram, client: Client, wrong: dict[str, Any], error: str
) -> None:
    parameters = {"phone_number": PHONE, "code": "1234", **wrong}
    assert await client.error("sendVerificationMessage", **parameters) == error
    assert telegram.gateway.listed() == []


async def test_a_request_is_for_one_number(telegram: Telegram, client: Client) -> None:
    telegram.add_user("Anna", phone="+77020000000")
    able = await client.result("checkSendAbility", phone_number=PHONE)
    other = {"phone_number": "+77020000000", "request_id": able["request_id"], "code": "1234"}
    assert await client.error("sendVerificationMessage", **other) == "PHONE_NUMBER_MISMATCH"


async def test_the_code_that_was_typed_is_judged(client: Client) -> None:
    sent = await client.result("sendVerificationMessage", phone_number=PHONE, code="482913")

    async def judged(code: str) -> str:
        status = await client.result("checkVerificationStatus", request_id=sent["request_id"], code=code)
        assert status["verification_status"]["code_entered"] == code
        verdict: str = status["verification_status"]["status"]
        return verdict

    assert await judged("000000") == "code_invalid"
    assert await judged("482913") == "code_valid"
    assert [await judged("000000") for _ in range(3)] == ["code_invalid"] * 3
    assert await judged("482913") == "code_max_attempts_exceeded"
    assert await client.error("checkVerificationStatus", request_id="none") == "REQUEST_ID_INVALID"
    assert await client.error("checkVerificationStatus") == "REQUEST_ID_REQUIRED"


async def test_what_does_not_arrive_in_time_expires_and_is_refunded(
    telegram: Telegram, ivan: User, client: Client
) -> None:
    telegram.outages.switch("gateway_silent", True)
    sent = await client.result("sendVerificationMessage", phone_number=PHONE, code="482913", ttl=60)
    assert sent["delivery_status"]["status"] == "sent"
    assert telegram.chat(ivan.id)["codes"] == []
    telegram.clock.advance(59)
    status = await client.result("checkVerificationStatus", request_id=sent["request_id"])
    assert (status["delivery_status"]["status"], "is_refunded" in status) == ("sent", False)
    telegram.clock.advance(1)
    status = await client.result("checkVerificationStatus", request_id=sent["request_id"], code="482913")
    assert (status["delivery_status"]["status"], status["is_refunded"]) == ("expired", True)
    assert status["verification_status"]["status"] == "expired"
    telegram.outages.switch("gateway_silent", False)
    assert telegram.chat(ivan.id)["codes"] == []
    assert (await client.result("checkSendAbility", phone_number=PHONE))["remaining_balance"] == 99.99


async def test_what_has_arrived_does_not_expire(telegram: Telegram, ivan: User, client: Client) -> None:
    sent = await client.result("sendVerificationMessage", phone_number=PHONE, code="482913", ttl=30)
    telegram.clock.advance(3600)
    status = await client.result("checkVerificationStatus", request_id=sent["request_id"])
    assert status["delivery_status"]["status"] == "delivered"
    assert len(telegram.chat(ivan.id)["codes"]) == 1


async def test_what_was_on_its_way_arrives_when_the_outage_is_over_unless_it_was_revoked(
    telegram: Telegram, ivan: User, client: Client
) -> None:
    telegram.outages.switch("gateway_silent", True)
    sent = [
        await client.result("sendVerificationMessage", phone_number=PHONE, code=code)
        for code in ("1111", "2222")
    ]
    assert await client.result("revokeVerificationMessage", request_id=sent[0]["request_id"]) is True
    telegram.outages.switch("gateway_silent", False)
    assert [code["code"] for code in telegram.chat(ivan.id)["codes"]] == ["2222"]
    assert await client.result("revokeVerificationMessage", request_id=sent[1]["request_id"]) is True
    assert [status["delivery_status"]["status"] for status in telegram.gateway.listed()] == [
        *("revoked", "delivered")
    ]


async def test_the_gateway_can_be_made_to_refuse_and_to_break(
    telegram: Telegram, client: Client, http: aiohttp.ClientSession
) -> None:
    telegram.outages.switch("gateway_refused", True)
    assert await client.error("checkSendAbility", phone_number=PHONE) == "PHONE_NUMBER_NOT_AVAILABLE"
    telegram.outages.switch("gateway_refused", False)
    telegram.fault("gateway", 429, retry_after=7)
    assert await client.error("checkSendAbility", phone_number=PHONE) == "FLOOD_WAIT_7"
    telegram.fault("gateway", 401)
    assert await client.error("checkSendAbility", phone_number=PHONE) == "ACCESS_TOKEN_INVALID"
    telegram.fault("gateway", 502)
    async with http.get("/gateway/checkSendAbility?phone_number=%2B77017051234&access_token=t") as response:
        assert response.status == 502
    telegram.fault("gateway", 0)
    with pytest.raises(aiohttp.ClientError):
        await client.ask("checkSendAbility", phone_number=PHONE)


async def test_forms_are_taken_and_the_token_is_not_optional(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    form = {"phone_number": PHONE, "code_length": "5", "ttl": "30"}
    async with http.post("/gateway/sendVerificationMessage", data=form, headers=TOKEN) as response:
        assert (await response.json())["ok"]
    assert [len(code["code"]) for code in telegram.chat(ivan.id)["codes"]] == [5]
    async with http.post("/gateway/sendVerificationMessage", data=form) as response:
        assert await response.json() == {"ok": False, "error": "ACCESS_TOKEN_REQUIRED"}
    async with http.post("/gateway/sendNothing", data=form, headers=TOKEN) as response:
        assert await response.json() == {"ok": False, "error": "UNKNOWN_METHOD"}
    foreign = {**TOKEN, "Origin": "https://evil.example"}
    async with http.post("/gateway/checkSendAbility", data=form, headers=foreign) as response:
        assert response.status == 403


async def test_the_controls_list_and_read_codes(
    telegram: Telegram, ivan: User, client: Client, http: aiohttp.ClientSession
) -> None:
    sent = await client.result("sendVerificationMessage", phone_number=PHONE, code="482913")
    body = {"user": ivan.id, "request_id": sent["request_id"]}
    async with http.post("/control/read_code", json=body) as response:
        assert response.status == 200
    async with http.get("/control/gateway") as response:
        listed = await response.json()
    assert [(item["user"], item["code"], item["delivery_status"]["status"]) for item in listed] == [
        (ivan.id, "482913", "read")
    ]


@pytest.fixture
async def reports() -> AsyncIterator[tuple[str, list[tuple[bytes, Any]]]]:
    """A program that hears delivery reports: its address, and what it heard, with the headers."""
    heard: list[tuple[bytes, Any]] = []

    async def hear(request: web.Request) -> web.Response:
        heard.append((await request.read(), request.headers))
        return web.Response()

    app = web.Application()
    app.router.add_post("/reports", hear)
    async with TestServer(app) as server:
        yield str(server.make_url("/reports")), heard


async def test_a_sender_who_wants_reports_hears_of_each_change_signed(
    telegram: Telegram, ivan: User, client: Client, reports: tuple[str, list[tuple[bytes, Any]]]
) -> None:
    url, heard = reports
    sent = await client.result(
        "sendVerificationMessage", phone_number=PHONE, code="482913", callback_url=url, payload="7"
    )
    telegram.gateway.read(ivan.id, sent["request_id"])
    await telegram.wait_idle(5)
    statuses = [json.loads(body)["delivery_status"]["status"] for body, _ in heard]
    assert statuses == ["sent", "delivered", "read"]
    body, headers = heard[0]
    assert (json.loads(body)["request_id"], json.loads(body)["payload"]) == (sent["request_id"], "7")
    checked = f"{headers['X-Request-Timestamp']}\n".encode() + body
    signature = hmac.new(hashlib.sha256(b"token").digest(), checked, hashlib.sha256).hexdigest()
    assert headers["X-Request-Signature"] == signature


async def test_what_expires_is_reported_on_time_without_anybody_asking(
    telegram: Telegram, client: Client, reports: tuple[str, list[tuple[bytes, Any]]]
) -> None:
    url, heard = reports
    telegram.outages.switch("gateway_silent", True)
    for ttl in (600, 60):
        await client.result(
            "sendVerificationMessage", phone_number=PHONE, code="1234", ttl=ttl, callback_url=url
        )
    telegram.clock.advance(60)
    await telegram.wait_idle(5)
    told = [json.loads(body) for body, _ in heard]
    assert [status["delivery_status"]["status"] for status in told] == ["sent", "sent", "expired"]
    assert told[-1]["is_refunded"] is True


async def test_a_report_that_nobody_takes_holds_nothing_up(telegram: Telegram, client: Client) -> None:
    gone = "http://127.0.0.1:1/reports"
    await client.result("sendVerificationMessage", phone_number=PHONE, code="1234", callback_url=gone)
    await telegram.wait_idle(5)
    assert telegram.gateway.unreported == 0


async def test_a_restart_keeps_what_was_sent(tmp_path: Path) -> None:
    telegram = Telegram(database=tmp_path / "telegram.db")
    anna = telegram.add_user("Anna", phone="+77020000000")
    for code in ("1111", "2222"):
        telegram.gateway.send("+77020000000", code=code)
    telegram.close()
    again = Telegram(database=tmp_path / "telegram.db")
    assert [code["code"] for code in again.chat(anna.id)["codes"]] == ["1111", "2222"]
    again.close()
