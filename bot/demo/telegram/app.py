"""All HTTP doors on one aiohttp application: the Bot API, Telegram Gateway, SMS, the controls, the page."""

from pathlib import Path

from aiohttp import web

from .control import Control
from .gateway_api import GatewayApi
from .gateway_reports import reporting
from .http_api import HttpApi
from .mail import MailCatcher
from .sms_gateways import SmsGateways
from .telegram import Telegram

PAGE = Path(__file__).parent / "page"
# The page needs nothing from outside; a letter shown in it runs nothing, and a Mini App in it is of this origin.
POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-src 'self'"


def add_routes(
    app: web.Application, telegram: Telegram, mail: MailCatcher | None, *, loopback_only: bool = True
) -> None:
    app.add_routes(HttpApi(telegram).routes())
    app.add_routes(SmsGateways(telegram.sms).routes())
    app.add_routes(GatewayApi(telegram.gateway).routes())
    app.add_routes(Control(telegram, mail, loopback_only=loopback_only).routes())
    app.add_routes([web.get("/", _page), web.get("/static/{name:.+}", _static)])

    app.cleanup_ctx.append(reporting(telegram.gateway, telegram.clock))

    async def hang_up(_: web.Application) -> None:
        telegram.hang_up()

    # Before the server waits for its connections: a long poll or an event stream would hold it up.
    app.on_shutdown.append(hang_up)


def make_app(
    telegram: Telegram, mail: MailCatcher | None = None, *, loopback_only: bool = True
) -> web.Application:
    app = web.Application()
    add_routes(app, telegram, mail, loopback_only=loopback_only)
    return app


async def _page(request: web.Request) -> web.StreamResponse:
    return _served("index.html")


async def _static(request: web.Request) -> web.StreamResponse:
    return _served(request.match_info["name"])


def _served(name: str) -> web.StreamResponse:
    path = (PAGE / name).resolve()
    if not path.is_relative_to(PAGE.resolve()) or not path.is_file():
        raise web.HTTPNotFound(text=f"the page has no {name}\n")
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return web.FileResponse(path, headers=headers)
