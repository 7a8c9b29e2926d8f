"""The HTTP door of Telegram Gateway: `/gateway/<method>`, GET or POST, with parameters as a query, a form or JSON.

Any access token is taken, but there has to be one, as `Authorization: Bearer …` or as `access_token`. A refusal is
an answer of status 200 with `ok: false`; only a planted fault makes it a status of its own.
"""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from .errors import ApiError, ConnectionDropped
from .gateway import Gateway, GatewayError
from .guard import foreign_page
from .http_api import read_form


class Fields:
    """The parameters of one request; a number may come as a string, as forms have them."""

    def __init__(self, values: dict[str, Any], token: str) -> None:
        self._values, self.token = values, token or str(values.get("access_token", ""))

    def maybe(self, name: str) -> str | None:
        value = self._values.get(name)
        return None if value is None or value == "" else str(value)

    def text(self, name: str, required: str) -> str:
        value = self.maybe(name)
        if value is None:
            raise GatewayError(required)
        return value

    def number(self, name: str, wrong: str) -> int | None:
        value = self.maybe(name)
        if value is None:
            return None
        if not value.isdecimal():
            raise GatewayError(wrong)
        return int(value)


METHODS: dict[str, Callable[[Gateway, Fields], Any]] = {
    "checkSendAbility": lambda gateway, fields: gateway.check(
        fields.text("phone_number", "PHONE_NUMBER_INVALID")
    ),
    "sendVerificationMessage": lambda gateway, fields: gateway.send(
        fields.text("phone_number", "PHONE_NUMBER_INVALID"),
        fields.maybe("request_id"),
        fields.maybe("sender_username"),
        fields.maybe("code"),
        fields.number("code_length", "CODE_LENGTH_INVALID"),
        fields.maybe("payload"),
        fields.number("ttl", "TTL_INVALID"),
        fields.maybe("callback_url"),
        token=fields.token,
    ),
    "checkVerificationStatus": lambda gateway, fields: gateway.verify(
        fields.text("request_id", "REQUEST_ID_REQUIRED"), fields.maybe("code")
    ),
    "revokeVerificationMessage": lambda gateway, fields: gateway.revoke(
        fields.text("request_id", "REQUEST_ID_REQUIRED")
    ),
}


class GatewayApi:
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def routes(self) -> list[web.RouteDef]:
        return [web.route(method, "/gateway/{method}", self.call) for method in ("GET", "POST")]

    async def call(self, request: web.Request) -> web.Response:
        try:
            result = await self._answer(request)
        except GatewayError as error:
            return web.json_response({"ok": False, "error": str(error)})
        except ApiError as error:
            return _fault(error)
        except ConnectionDropped:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, request: web.Request) -> Any:
        if words := foreign_page(request):
            raise ApiError(403, words)
        parameters, _ = await read_form(request)
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        bearer = token.strip() if scheme.lower() == "bearer" else ""
        fields = Fields({**dict(request.query), **parameters}, bearer)
        if not fields.token:
            raise GatewayError("ACCESS_TOKEN_REQUIRED")
        method = METHODS.get(request.match_info["method"])
        if method is None:
            raise GatewayError("UNKNOWN_METHOD")
        return method(self._gateway, fields)


def _fault(error: ApiError) -> web.Response:
    if error.error_code == 401:
        return web.json_response({"ok": False, "error": "ACCESS_TOKEN_INVALID"})
    if error.error_code == 429:
        wait = (error.parameters or {})["retry_after"]
        return web.json_response({"ok": False, "error": f"FLOOD_WAIT_{wait}"})
    return web.json_response({"ok": False, "error": error.description}, status=error.error_code)
