"""SMS gateways over HTTP, in the shapes of three real ones: Twilio, SMSC.ru, Mobizon.

Each has its own address, form fields, answers and error codes, as their public documentation has them; any
credentials will do, and none are refused as there. All of them hand on to the catcher in `sms.py`.
"""

import base64
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from aiohttp import web

from .errors import ApiError, ConnectionDropped
from .guard import foreign_page
from .http_api import read_body
from .people import Json
from .sms import SmsCatcher

Form = Mapping[str, str]
SMALL = 64 * 1024


class Refused(Exception):
    """Why nothing was sent: `unauthorised`, `number`, `text`, `often`, or `down` with an HTTP status."""

    def __init__(self, reason: str, status: int = 503) -> None:
        super().__init__(reason)
        self.reason, self.status = reason, status

    @classmethod
    def of(cls, error: ApiError) -> "Refused":
        reasons = {400: "number", 401: "unauthorised", 403: "number", 429: "often"}
        return cls(reasons.get(error.error_code, "down"), error.error_code)


@dataclass(frozen=True)
class Asked:
    """What a request means, whichever gateway it was written for."""

    to: list[str]
    text: str
    sender: str | None = None


# Twilio: the account and its token as HTTP basic authentication, JSON answers with an HTTP status to match.

_TWILIO = {
    "unauthorised": (401, 20003, "Authenticate"),
    "number": (400, 21211, "Invalid 'To' Phone Number"),
    "text": (400, 21602, "Message body is required."),
    "often": (429, 20429, "Too Many Requests"),
    "down": (503, 20503, "Service is unavailable"),
}


def _ask_twilio(request: web.Request, form: Form) -> Asked:
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    try:
        account, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        raise Refused("unauthorised") from None
    if scheme.lower() != "basic" or account != request.match_info["sid"] or not password:
        raise Refused("unauthorised")
    if not form.get("To", "").startswith("+"):
        raise Refused("number")
    return Asked([form["To"]], form.get("Body", ""), form.get("From") or form.get("MessagingServiceSid"))


def _twilio_took(request: web.Request, sent: list[Json]) -> web.Response:
    sms, account = sent[0], request.match_info["sid"]
    sid = f"SM{sms['id']:032x}"
    body = {
        "sid": sid,
        "account_sid": account,
        "api_version": "2010-04-01",
        "to": sms["to"],
        "from": sms["from"],
        "body": sms["text"],
        "status": "queued",
        "direction": "outbound-api",
        "num_segments": "1",
        "error_code": None,
        "error_message": None,
        "uri": f"/2010-04-01/Accounts/{account}/Messages/{sid}.json",
    }
    return web.json_response(body, status=201)


def _twilio_refused(refused: Refused) -> web.Response:
    status, code, words = _TWILIO[refused.reason]
    status = refused.status if refused.reason == "down" else status
    more = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": words, "more_info": more, "status": status}
    return web.json_response(body, status=status)


# SMSC.ru: everything in the query or the form; a refusal is an error code in an answer of status 200.

_SMSC = {
    "text": (1, "parameters error"),
    "unauthorised": (2, "authorise error"),
    "number": (7, "invalid number"),
    "often": (9, "duplicate request, wait a minute"),
}


def _ask_smsc(request: web.Request, form: Form) -> Asked:
    if not (form.get("login") and form.get("psw")) and not form.get("apikey"):
        raise Refused("unauthorised")
    if form.get("fmt") != "3":  # the other formats are not played here
        raise Refused("text")
    phones = [phone.strip() for phone in re.split(r"[,;]", form.get("phones", "")) if phone.strip()]
    return Asked(phones, form.get("mes", ""), form.get("sender"))


def _smsc_took(request: web.Request, sent: list[Json]) -> web.Response:
    return web.json_response({"id": sent[0]["id"], "cnt": len(sent)})


def _smsc_refused(refused: Refused) -> web.Response:
    if refused.reason == "down":
        return web.Response(status=refused.status, text="Service Unavailable\n")
    code, words = _SMSC[refused.reason]
    return web.json_response({"error": words, "error_code": code})


# Mobizon: the key in the query, and an answer of status 200 that says by its `code` whether it is one.

_MOBIZON: dict[str, tuple[int, Json | None, str]] = {
    "number": (1, {"recipient": "Invalid recipient number"}, "Validation failed"),
    "text": (1, {"text": "Message text is required"}, "Validation failed"),
    "unauthorised": (8, None, "Authorization failed"),
    "often": (30, None, "Too many requests"),
}


def _ask_mobizon(request: web.Request, form: Form) -> Asked:
    if not form.get("apiKey"):
        raise Refused("unauthorised")
    return Asked([form.get("recipient", "")], form.get("text", ""), form.get("from"))


def _mobizon_took(request: web.Request, sent: list[Json]) -> web.Response:
    message_id = str(sent[0]["id"])
    data = {"campaignId": message_id, "messageId": message_id, "status": 2}
    return web.json_response({"code": 0, "data": data, "message": ""})


def _mobizon_refused(refused: Refused) -> web.Response:
    if refused.reason == "down":
        return web.Response(status=refused.status, text="Service Unavailable\n")
    code, data, words = _MOBIZON[refused.reason]
    status = 429 if refused.reason == "often" else 200
    return web.json_response({"code": code, "data": data, "message": words}, status=status)


@dataclass(frozen=True)
class Shape:
    methods: tuple[str, ...]
    path: str
    ask: Callable[[web.Request, Form], Asked]
    took: Callable[[web.Request, list[Json]], web.Response]
    refused: Callable[[Refused], web.Response]


_TWILIO_PATH = "/2010-04-01/Accounts/{sid}/Messages.json"
_MOBIZON_PATH = "/service/{method:(?i:message/sendsmsmessage)}"
SHAPES = {
    "twilio": Shape(("POST",), _TWILIO_PATH, _ask_twilio, _twilio_took, _twilio_refused),
    "smsc": Shape(("GET", "POST"), "/sys/send.php", _ask_smsc, _smsc_took, _smsc_refused),
    "mobizon": Shape(("GET", "POST"), _MOBIZON_PATH, _ask_mobizon, _mobizon_took, _mobizon_refused),
}


class SmsGateways:
    def __init__(self, catcher: SmsCatcher) -> None:
        self._catcher = catcher

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route(method, f"/sms/{name}{shape.path}", self._door(name, shape))
            for name, shape in SHAPES.items()
            for method in shape.methods
        ]

    def _door(self, name: str, shape: Shape) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def send(request: web.Request) -> web.Response:
            if words := foreign_page(request):
                return web.Response(status=403, text=f"{words}\n")
            try:
                asked = shape.ask(request, await _form(request))
                sent = self._send(name, asked)
            except Refused as refused:
                return shape.refused(refused)
            except ApiError as error:
                return shape.refused(Refused.of(error))
            except ConnectionDropped:
                if request.transport is not None:
                    request.transport.abort()
                return web.Response(status=500)
            return shape.took(request, sent)

        return send

    def _send(self, name: str, asked: Asked) -> list[Json]:
        if not asked.to:
            raise Refused("number")
        if not asked.text:
            raise Refused("text")
        return [self._catcher.accept(name, to, asked.text, asked.sender) for to in asked.to]


async def _form(request: web.Request) -> Form:
    """Query and form together. SMSC.ru takes Windows-1251 unless told otherwise, and so does this."""
    parts = [request.rel_url.raw_query_string, (await read_body(request, SMALL)).decode("ascii", "replace")]
    ours = request.path.startswith("/sms/smsc/")
    charset = next((pair[1] for part in parts for pair in parse_qsl(part) if pair[0] == "charset"), None)
    encoding = (charset or "windows-1251") if ours else "utf-8"
    try:
        return dict(pair for part in parts for pair in parse_qsl(part, encoding=encoding))
    except LookupError:
        raise Refused("text") from None
