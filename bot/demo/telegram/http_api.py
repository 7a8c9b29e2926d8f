"""The door of real HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, like the Bot API's own server.

Parameters come in the query, urlencoded, as multipart, or as JSON. A dropped connection (a planted fault)
is a closed socket, not an answer.
"""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from .errors import ApiError, ConnectionDropped, bad_request
from .files import UPLOAD_MAX
from .guard import foreign_page
from .telegram import Telegram

Form = tuple[dict[str, Any], dict[str, tuple[str, bytes]]]


class HttpApi:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token:[^/]+}/{method}", self.call),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        content_type = request.content_type if request.can_read_body else request.method
        try:
            self._admit(request)
            parameters, uploads = await read_form(request)
            result = await self._telegram.call(
                request.match_info["method"],
                {**dict(request.query), **parameters},
                uploads,
                content_type=content_type,
            )
        except ApiError as error:
            return _refusal(error)
        except ConnectionDropped:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return web.json_response({"ok": True, "result": result})

    async def download(self, request: web.Request) -> web.StreamResponse:
        try:
            self._admit(request)
        except ApiError as error:
            return _refusal(error)
        content = self._telegram.world.files.content(request.match_info["path"])
        if content is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=content, content_type="application/octet-stream")

    def _admit(self, request: web.Request) -> None:
        if request.match_info["token"] != self._telegram.token:
            raise ApiError(401, "Unauthorized")
        if words := foreign_page(request):
            raise ApiError(403, f"Forbidden: {words}")


def _refusal(error: ApiError) -> web.Response:
    retry_after = (error.parameters or {}).get("retry_after")
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return web.json_response(error.as_json(), status=error.error_code, headers=headers)


async def read_form(request: web.Request) -> Form:
    if not request.can_read_body:
        return {}, {}
    if request.content_type.startswith("multipart/"):
        return await _multipart(request)
    body = await read_body(request)
    if request.content_type == "application/json":
        try:
            parameters = json.loads(body or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON") from None
        if not isinstance(parameters, dict):
            raise bad_request("can't parse JSON: an object is expected")
        return parameters, {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)), {}


async def read_body(request: web.Request, limit: int = UPLOAD_MAX + 1024 * 1024) -> bytes:
    """The body, whatever limit the application around has set for its own requests."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > limit:
            raise ApiError(413, "Request Entity Too Large")
    return bytes(body)


async def _multipart(request: web.Request) -> Form:
    parameters: dict[str, Any] = {}
    uploads: dict[str, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse the multipart form")
        content = bytearray()
        while chunk := await part.read_chunk(65536):
            content += chunk
            if len(content) > UPLOAD_MAX:
                raise ApiError(413, "Request Entity Too Large")
        if part.filename is None:
            parameters[part.name] = content.decode("utf-8", "replace")
        else:
            uploads[part.name] = (part.filename, bytes(content))
    return parameters, uploads
