"""SMS: the three gateways of the README, each against a server that asks and answers as its documentation says."""

import io
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from aiohttp import encode_basic_auth, web
from dotenv import dotenv_values
from pydantic import ValidationError

from bot.channels import sms_gateway
from bot.settings import BotSettings
from core import limits
from core.delivery import (
    DeliveryFailed,
    FailureReason,
    Letter,
    Messenger,
    SmsGateway,
    SmsMessenger,
    http_session,
    letter,
)
from tests.core.http_peer import Service, Taken, serving
from tests.core.test_messengers import FailureConformance, Mood, MoodyPeer, TextConformance, certificate

__all__ = ["certificate"]  # a fixture

README = Path(__file__).parents[2] / "README.md"
PHONE = "+77017051225"
LETTER = Letter("Тема", "Длинно: 012345", short="Ваш код: 012345", code="012345")

TEMPLATE = '{"to": "{phone}", "text": "{text}"}'

Answer = tuple[int, Any]  # a status; JSON, or what is none


class Shape(Protocol):
    """What a gateway asks for, and how it says what went wrong."""

    number: Answer
    sign_in: Answer
    often: Answer

    def took(self, taken: Taken) -> str | None:
        """The text, if this is a request that the gateway would understand."""
        ...

    def accepted(self) -> Answer: ...


class Twilio:
    number: Answer = (400, {"code": 21211, "message": "Invalid 'To' Phone Number", "status": 400})
    sign_in: Answer = (401, {"code": 20003, "message": "Authenticate", "status": 401})
    often: Answer = (429, {"code": 20429, "message": "Too Many Requests", "status": 429})

    def took(self, taken: Taken) -> str | None:
        signed_in = taken.headers.get("Authorization") == encode_basic_auth("AC0123456789", "auth-token")
        right = taken.method == "POST" and taken.path == "/2010-04-01/Accounts/AC0123456789/Messages.json"
        addressed = taken.form.get("To") == PHONE and taken.form.get("From", "").startswith("+")
        return taken.form.get("Body") if signed_in and right and addressed else None

    def accepted(self) -> Answer:
        return 201, {"sid": "SM17", "status": "queued", "error_code": None, "error_message": None}


class Smsc:
    """Every answer is a 200."""

    number: Answer = (200, {"error": "invalid number", "error_code": 7, "id": 17})
    sign_in: Answer = (200, {"error": "authorise error", "error_code": 2})
    often: Answer = (200, {"error": "duplicate request, wait a minute", "error_code": 9})

    def took(self, taken: Taken) -> str | None:
        form = taken.form
        signed_in = (form.get("login"), form.get("psw")) == ("name", "password")
        right = taken.path == "/sys/send.php" and (form.get("fmt"), form.get("charset")) == ("3", "utf-8")
        return form.get("mes") if signed_in and right and form.get("phones") == PHONE[1:] else None

    def accepted(self) -> Answer:
        return 200, {"id": 17, "cnt": 1}


class Mobizon:
    number: Answer = (200, {"code": 1, "data": {"recipient": "Invalid number"}, "message": "Validation"})
    sign_in: Answer = (200, {"code": 8, "data": None, "message": "Authorization failed"})
    often: Answer = (429, {"code": 30, "data": None, "message": "Too many requests"})

    def took(self, taken: Taken) -> str | None:
        right = taken.path == "/service/Message/SendSmsMessage" and taken.query.get("apiKey") == "key"
        return taken.form.get("text") if right and taken.form.get("recipient") == PHONE[1:] else None

    def accepted(self) -> Answer:
        return 200, {"code": 0, "data": {"campaignId": "9", "messageId": "17", "status": 2}, "message": ""}


SHAPES: dict[str, Shape] = {"Twilio": Twilio(), "SMSC": Smsc(), "Mobizon": Mobizon()}
RECEIPTS = {"Twilio": "SM17", "SMSC": "17", "Mobizon": "17"}


def settings_of(**values: Any) -> BotSettings:
    return BotSettings.model_validate(values)


def of_the_readme(name: str) -> SmsGateway:
    block = re.search(rf"```sh\n# {name}\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    values = dotenv_values(stream=io.StringIO(block[1]), interpolate=False)
    settings = settings_of(**{key.lower(): value for key, value in values.items()})
    gateway = sms_gateway(settings)
    assert gateway is not None
    return gateway


def at(gateway: SmsGateway, address: str) -> SmsGateway:
    """The same gateway at another address: all that differs from its documentation."""
    url = urlsplit(gateway.url)
    there = urlsplit(address)
    who = f"{url.username}:{url.password}@" if url.username else ""
    return replace(gateway, url=url._replace(scheme=there.scheme, netloc=who + there.netloc).geturl())


class Side:
    """The other side: a gateway of one shape, and what it has sent."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.refusal: Answer | None = None
        self.headers: dict[str, str] = {}
        self.is_silent = False
        self.sent: list[str] = []

    def answer(self, taken: Taken) -> web.Response | None:
        if self.is_silent:
            return None
        text = self.shape.took(taken)
        assert text is not None, "the gateway would not understand this request"
        status, body = self.refusal or self.shape.accepted()
        if self.refusal is None:
            self.sent.append(text)
        if isinstance(body, str):
            return web.Response(status=status, text=body, headers=self.headers)
        return web.json_response(body, status=status, headers=self.headers)


@asynccontextmanager
async def connected(name: str, domain: str | None = None) -> AsyncIterator[tuple[SmsMessenger, Side]]:
    side = Side(SHAPES[name])
    async with serving(Service(side.answer).handle) as address, http_session(timeout=0.5) as http:
        yield SmsMessenger(http, at(of_the_readme(name), address), domain), side


async def failure(messenger: Messenger, phone: str = PHONE) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as failed:
        await messenger.send(phone, LETTER)
    return failed.value


# conformance, for each of the three


class SmsPeer:
    address = PHONE

    def __init__(self, messenger: Messenger, side: Side) -> None:
        self.messenger, self._side = messenger, side

    async def arrived(self) -> list[str]:
        return self._side.sent

    async def become(self, mood: Mood) -> None:
        match mood:
            case Mood.REFUSES_FOR_GOOD:
                self._side.refusal = self._side.shape.number
            case Mood.IS_BUSY:
                self._side.refusal = self._side.shape.often
            case Mood.IS_AWAY:
                self._side.is_silent = True


@pytest.mark.requirement("H-07")
class TestSms(TextConformance, FailureConformance):
    @pytest.fixture(params=sorted(SHAPES))
    async def peer(self, request: pytest.FixtureRequest) -> AsyncIterator[MoodyPeer]:
        async with connected(request.param) as (messenger, side):
            yield SmsPeer(messenger, side)


# what is sent


@pytest.mark.parametrize("name", sorted(SHAPES))
async def test_the_short_text_goes_out_and_the_gateways_id_comes_back(name: str) -> None:
    async with connected(name) as (messenger, side):
        assert await messenger.send(PHONE, LETTER) == RECEIPTS[name]
    assert side.sent == ["Ваш код: 012345"]


@pytest.mark.requirement("I-31")
async def test_a_code_is_bound_to_the_place_where_it_is_typed_in() -> None:
    async with connected("Twilio", "propusk.example") as (messenger, side):
        await messenger.send(PHONE, LETTER)
        await messenger.send(PHONE, Letter("Тема", "Без кода"))
    assert side.sent == ["Ваш код: 012345\n@propusk.example #012345", "Без кода"]


async def test_a_text_that_looks_like_a_template_is_only_a_text() -> None:
    async with connected("Mobizon") as (messenger, side):
        await messenger.send(PHONE, Letter("Тема", "ООО «{phone}» & {text}"))
    assert side.sent == ["ООО «{phone}» & {text}"]


async def test_json_with_headers_and_a_form_in_the_query_go_as_well() -> None:
    service = Service(lambda taken: web.json_response({"messages": [{"status": "0", "id": 5}]}))
    common: dict[str, Any] = {
        "sms_headers": '{"X-Key": "secret"}',
        "sms_result": "messages[0].status",
        "sms_id": "messages[0].id",
        "sms_accepted": "0",
    }
    shapes = [
        {"sms_json": '{"to": [{"number": "{digits}"}], "text": "{text}", "flash": false}'},
        {"sms_form": '{"to": "{phone}", "text": "{text}"}', "sms_method": "GET"},
    ]
    async with serving(service.handle) as address, http_session() as http:
        for shape in shapes:
            settings = settings_of(sms_url=f"{address}/send?v=2", **common, **shape)
            gateway = sms_gateway(settings)
            assert gateway is not None
            assert await SmsMessenger(http, gateway).send(PHONE, LETTER) == "5"
    posted, got = service.taken
    assert posted.json == {
        "to": [{"number": PHONE[1:]}],
        "text": "Ваш код: 012345",
        "flash": False,
    }
    assert posted.headers["X-Key"] == "secret"
    assert (got.method, got.query) == ("GET", {"v": "2", "to": PHONE, "text": "Ваш код: 012345"})


# what a gateway may answer


@pytest.mark.parametrize(
    ("name", "refusal", "permanent", "reason", "detail"),
    [
        ("Twilio", Twilio.number, True, FailureReason.ADDRESS_REFUSED, "400 21211"),
        ("Twilio", (400, {"code": 21610, "status": 400}), True, FailureReason.BLOCKED, "400 21610"),
        ("Twilio", Twilio.sign_in, False, FailureReason.MISCONFIGURED, "401 20003"),
        ("Twilio", (403, {"code": 21408}), False, FailureReason.MISCONFIGURED, "403 21408"),
        ("Twilio", (400, {"code": 99999}), False, FailureReason.BUSY, "400 99999"),
        ("Twilio", (503, "Service Unavailable"), False, FailureReason.UNREACHABLE, "503"),
        ("Twilio", (301, "Moved"), False, FailureReason.BUSY, "301"),
        ("SMSC", Smsc.number, True, FailureReason.ADDRESS_REFUSED, "200 7"),
        ("SMSC", (200, {"error_code": 8, "id": 17}), True, FailureReason.ADDRESS_REFUSED, "200 8"),
        ("SMSC", (200, {"error_code": 6, "id": 17}), True, FailureReason.BLOCKED, "200 6"),
        ("SMSC", Smsc.sign_in, False, FailureReason.MISCONFIGURED, "200 2"),
        ("SMSC", (200, {"error": "no money", "error_code": 3}), False, FailureReason.MISCONFIGURED, "200 3"),
        ("SMSC", Smsc.often, False, FailureReason.BUSY, "200 9"),
        ("SMSC", (200, "<html>maintenance</html>"), False, FailureReason.BUSY, "200"),
        ("SMSC", (200, {"error": "maintenance"}), False, FailureReason.BUSY, "200"),
        ("SMSC", (200, []), False, FailureReason.BUSY, "200"),
        ("SMSC", (502, "Bad Gateway"), False, FailureReason.UNREACHABLE, "502"),
        ("Mobizon", Mobizon.number, True, FailureReason.ADDRESS_REFUSED, "200 number"),
        ("Mobizon", (200, {"code": 1, "data": {"from": "?"}}), False, FailureReason.MISCONFIGURED, "200 1"),
        ("Mobizon", Mobizon.sign_in, False, FailureReason.MISCONFIGURED, "200 8"),
        ("Mobizon", (200, {"code": 99, "data": None}), False, FailureReason.BUSY, "200 99"),
    ],
)
async def test_what_went_wrong_is_told_by_the_code_or_else_by_the_status(
    name: str, refusal: Answer, permanent: bool, reason: FailureReason, detail: str
) -> None:
    async with connected(name) as (messenger, side):
        side.refusal = refusal
        failed = await failure(messenger)
    assert (failed.permanent, failed.reason, failed.detail) == (permanent, reason, detail)


@pytest.mark.parametrize("name", ["Twilio", "Mobizon"])
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "17"}, timedelta(seconds=17)),
        (
            {"Retry-After": "Mon, 23 Nov 2026 09:01:00 GMT", "Date": "Mon, 23 Nov 2026 09:00:00 GMT"},
            timedelta(minutes=1),
        ),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "9" * 20}, timedelta(days=1)),
        ({"Retry-After": "9" * 5000}, None),
        ({"Retry-After": "Mon, 23 Nov 2026 09:01:00 -0000", "Date": "Mon, 23 Nov 2026 09:00:00 GMT"}, None),
        (
            {"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT", "Date": "Mon, 23 Nov 2026 09:00:00 GMT"},
            timedelta(days=1),
        ),
        ({}, None),
    ],
)
async def test_who_says_how_long_to_wait_is_believed(
    name: str, headers: dict[str, str], wait: timedelta | None
) -> None:
    async with connected(name) as (messenger, side):
        side.refusal, side.headers = side.shape.often, headers
        failed = await failure(messenger)
    assert (failed.permanent, failed.reason, failed.retry_after) == (False, FailureReason.BUSY, wait)


@pytest.mark.parametrize(
    ("body", "result"),
    [
        ("[" * 60_000, "code"),  # deeper than any parser goes
        ('{"code": ' + "1" * 5000 + "}", "code"),
        ("\ud83d".encode("utf-8", "surrogatepass"), "code"),
        ('"yes"', "code"),
        ('{"state": null, "id": 5}', "starts_with(state, 'ok') && '200'"),  # a function that takes no null
    ],
)
async def test_an_answer_of_any_shape_is_a_failure_for_now_and_no_defect(
    body: str | bytes, result: str
) -> None:
    service = Service(lambda taken: web.Response(status=200, body=body))
    async with serving(service.handle) as address, http_session() as http:
        given = {"sms_form": TEMPLATE, "sms_result": result, "sms_id": "id"}
        gateway = sms_gateway(settings_of(sms_url=address, **given))
        assert gateway is not None
        failed = await failure(SmsMessenger(http, gateway))
    assert (failed.permanent, failed.reason, failed.detail) == (False, FailureReason.BUSY, "200")


async def test_an_id_that_cannot_be_read_does_not_make_a_failure_of_what_was_taken() -> None:
    service = Service(lambda taken: web.json_response({"code": 0, "ids": None}))
    async with serving(service.handle) as address, http_session() as http:
        given = {"sms_form": TEMPLATE, "sms_result": "code", "sms_id": "max(ids)"}
        gateway = sms_gateway(settings_of(sms_url=address, sms_accepted="0", **given))
        assert gateway is not None
        assert await SmsMessenger(http, gateway).send(PHONE, LETTER) is None


async def test_an_answer_without_end_fills_no_memory() -> None:
    sent = 0

    async def handle(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while sent < 2**28:
            await response.write(b" " * 2**16)
            sent += 2**16
        return response

    async with serving(handle) as address, http_session() as http:
        gateway = at(of_the_readme("SMSC"), address)
        failed = await failure(SmsMessenger(http, gateway))
    assert (failed.permanent, failed.reason) == (False, FailureReason.BUSY)
    assert sent < 2**26  # what the buffers of the connection hold


async def test_words_of_a_gateway_stay_out_of_the_log() -> None:
    async with connected("Twilio") as (messenger, side):
        for words in (PHONE, PHONE[1:], "21211 for " + PHONE, "Ваш код: 012345"):
            side.refusal = (400, {"code": words})
            assert (await failure(messenger)).detail == "400"


async def test_what_is_no_number_is_not_even_asked_for() -> None:
    async with connected("SMSC") as (messenger, side):
        for address in ("", "olga@example.com", "77017051225", "+7 701", "+0123456789"):
            failed = await failure(messenger, address)
            assert (failed.permanent, failed.reason) == (True, FailureReason.ADDRESS_REFUSED)
    assert side.sent == []


async def test_a_gateway_that_is_not_there_is_given_up_for_now() -> None:
    async with connected("SMSC") as (messenger, _):
        pass
    async with http_session() as http:
        failed = await failure(SmsMessenger(http, messenger._gateway))
    assert (failed.permanent, failed.reason) == (False, FailureReason.UNREACHABLE)


async def test_a_certificate_of_somebody_unknown_is_refused(certificate: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    trust = ssl.create_default_context(cafile=str(certificate))
    side = Side(SHAPES["Twilio"])
    async with serving(Service(side.answer).handle, context) as address:
        gateway = at(of_the_readme("Twilio"), address)
        async with http_session() as http:
            failed = await failure(SmsMessenger(http, gateway))
        assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
        assert side.sent == []
        async with http_session(trust=trust) as http:
            assert await SmsMessenger(http, gateway).send(PHONE, LETTER) == "SM17"


# settings


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"sms_form": '{"to": "{phone}", "text": "{text}"}', "sms_json": '["{phone} {text}"]'},
        {"sms_form": '{"to": "{phone}"}'},
        {"sms_form": '{"text": "{text}"}'},
        {"sms_form": '{"to": "{phone}", "text": '},
        {"sms_form": '{"to": "{phone}", "text": "{text}"}', "sms_result": "a..b"},
        {"sms_form": '{"to": "{phone}", "text": "{text}"}', "sms_method": "PATCH"},
    ],
)
def test_settings_that_cannot_work_are_refused_at_the_start(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        settings_of(sms_url="https://sms.example/send", **wrong)


def test_no_secret_of_a_gateway_is_shown() -> None:
    settings = settings_of(
        sms_url="https://name:s3cret@sms.example/send",
        sms_headers='{"X-Key": "s3cret"}',
        sms_form='{"psw": "s3cret", "to": "{phone}", "text": "{text}"}',
        telegram_gateway_token="s3cret",
    )
    assert "s3cret" not in f"{settings!r} {sms_gateway(settings)!r}"


# how much it costs


def units(text: str) -> int:
    """Of UCS-2, which anything but Latin letters is sent in: 70 make one SMS, 134 two."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
def test_a_code_is_one_sms_and_two_with_the_line_for_the_phone(language: str) -> None:
    short = letter(language, "code", code="012345", minutes=10).short
    assert short is not None
    assert units(short) <= 70
    assert units(f"{short}\n@propusk.example.org #012345") <= 134
    assert re.findall(r"\d{4,}", short) == ["012345"]


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
@pytest.mark.parametrize("key", ["invitation", "connection-letter"])
def test_an_invitation_is_two_sms_or_three_whatever_the_names(language: str, key: str) -> None:
    link = "https://t.me/propusk_demo_bot?start=i_1234_1_abcdefghijklmnopqrstuv"
    said = {"tenant_role": "администратор", "inviter": "Ольга Соколова", "name": "Иван", "role": "Инженер"}
    made = letter(language, key, tenant="ТехСервис", applications="• Касса", link=link, **said)
    assert made.short is not None
    assert units(made.short) <= (201 if language == "kk" else 134)
    assert made.short.startswith("Ольга Соколова") and made.short.endswith(link)
    assert "ТехСервис" in made.short
    said["inviter"] = "Ы" * limits.NAME_MAX
    long = letter(language, key, tenant="Ю" * limits.NAME_MAX, applications="• Касса", link=link, **said)
    assert long.short is not None
    assert units(long.short) <= 201 and long.short.endswith(link)


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
@pytest.mark.parametrize(
    "key", ["code", "recovery-code", "password-changed", "login-changed", "address-changed", "chat-returned"]
)
def test_what_comes_from_the_service_names_it_first(language: str, key: str) -> None:
    said = {"name": "Иван", "managers": "none", "before": "none", "after": "none", "type": "PHONE"}
    link = "https://t.me/propusk_demo_bot?start=recover"
    made = letter(language, key, code="012345", minutes=10, link=link, **said)
    assert made.short is not None and made.short.startswith("Propusk: ")
