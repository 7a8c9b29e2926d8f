"""All routes on one screen."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.api.errors import CORE, refusals
from core.api.metrics import metrics
from core.bootstrap import Core

_NO_NUL = r"^[^\x00]*$"  # PostgreSQL takes none


class SignInRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    login: str = Field(max_length=1024, pattern=_NO_NUL)
    password: str = Field(max_length=4096)
    application: str = Field(max_length=256, pattern=_NO_NUL)


def add_routes(app: web.Application, core: Core) -> None:
    """The API of an application, the health check and the metrics, on a server of whoever composes it."""
    app[CORE] = core
    app.middlewares.append(refusals)
    app.router.add_post("/api/v1/sign-in", sign_in)
    app.router.add_get("/health", health)
    app.router.add_get("/metrics", metrics)


async def sign_in(request: web.Request) -> web.Response:
    """Does this password let this person into this application? No session opens.

    200 {permit, reasons: [code], rights}; 401 for a wrong login or password, in one wording (I-08, F-29).
    """
    try:
        asked = SignInRequest.model_validate_json(await request.read())
    except ValidationError:
        return web.json_response(
            {"error": "BAD_REQUEST", "expected": ["login", "password", "application"]}, status=400
        )
    answer = await request.app[CORE].signing_in.check(asked.login, asked.password, asked.application)
    return web.json_response(
        {"permit": answer.permit, "reasons": [code for code, _ in answer.reasons], "rights": answer.right}
    )


async def health(request: web.Request) -> web.Response:
    """200 while the database answers, otherwise 503."""
    healthy = await request.app[CORE].database.answers()
    return web.json_response({"status": "ok" if healthy else "no database"}, status=200 if healthy else 503)
