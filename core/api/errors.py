"""The API's one table: from a family of refusals to a status. Words are only those of I-08."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, Refused, TooMany
from core.texts import plain

CORE = web.AppKey("core", Core)

STATUS: dict[type[Refused], int] = {NotAllowed: 403, NotFound: 404, Conflict: 409, Invalid: 422, TooMany: 429}


@web.middleware
async def refusals(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refused as refused:
        if refused.code is Code.CREDENTIALS_WRONG:
            return web.json_response(
                {"error": refused.code, "message": plain("ru", "error-credentials-wrong")}, status=401
            )
        return web.json_response({"error": refused.code}, status=STATUS[type(refused)])
