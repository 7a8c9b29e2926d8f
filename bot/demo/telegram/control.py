"""The controls over HTTP, under `/control/`: hands, clock, faults, rest, journal, mail. Names are a contract.

Only JSON with a loopback Host is obeyed: no foreign web page can send that, not even one that points a
name of its own at 127.0.0.1.
"""

import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from .control_body import Body
from .errors import ActionError, ApiError, Busy
from .files import picture_type
from .guard import foreign_host, foreign_page
from .http_api import read_body
from .idle import url_probe
from .journal import as_line
from .mail import MailCatcher
from .people import Json
from .streaming import stream_events
from .telegram import Telegram

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Action = Callable[[Telegram, Body], Json | None]

# What hands do at once, and answer with the update that Telegram made of it.
HANDS: dict[str, Action] = {
    "say": lambda phones, body: phones.say(body.number("user"), body.text("text")),
    "edit": lambda phones, body: phones.edit(
        body.number("user"), body.number("message_id"), body.text("text")
    ),
    "open_link": lambda phones, body: phones.open_link(body.number("user"), body.text("payload", "")),
    "press": lambda phones, body: phones.press(
        body.number("user"), body.maybe("button"), body.maybe("data"), body.maybe_number("message_id")
    ),
    "share_contact": lambda phones, body: phones.share_contact(
        body.number("user"), body.maybe_number("of"), body.maybe("phone"), body.maybe("first_name")
    ),
    "send_file": lambda phones, body: phones.send_file(
        body.number("user"), body.text("name"), body.content("base64")
    ),
    "sticker": lambda phones, body: phones.send_sticker(body.number("user")),
    "forward": lambda phones, body: phones.forward(
        body.number("user"), body.number("message_id"), body.maybe_number("from_user")
    ),
    "group": lambda phones, body: phones.send_to_group(
        body.number("user"), body.text("text"), body.text("title", "Group")
    ),
    "open_app": lambda phones, body: phones.open_app(
        body.number("user"),
        body.maybe("button"),
        body.maybe_number("message_id"),
        dark=body.flag("dark", False),
    ),
    "share_users": lambda phones, body: phones.share_users(
        body.number("user"), body.numbers("users"), body.maybe("button"), body.maybe_number("request_id")
    ),
    "block": lambda phones, body: phones.block(body.number("user")),
    "unblock": lambda phones, body: phones.unblock(body.number("user")),
}


class Control:
    def __init__(self, telegram: Telegram, mail: MailCatcher | None, *, loopback_only: bool) -> None:
        self._telegram, self._mail, self._loopback_only = telegram, mail, loopback_only

    def routes(self) -> list[web.RouteDef]:
        gets: dict[str, Handler] = {
            "users": self.users,
            "bot": self.bot,
            "chats/{user}": self.chat,
            "journal": self.journal,
            "mail": self.mail,
            "sms": self.sms,
            "gateway": self.gateway,
            "outages": self.outages,
            "clock": self.clock,
            "events": self.events,
            "files/{path:.+}": self.file,
        }
        posts: dict[str, Handler] = {
            "users": self.add_user,
            "delete_account": self.delete_account,
            "wait_idle": self.wait_idle,
            "clock": self.advance_clock,
            "faults": self.plant_fault,
            "outages": self.switch_outage,
            "read_code": self.read_code,
            "probes": self.add_probe,
            **{name: self._hand(action) for name, action in HANDS.items()},
        }
        return [
            *(web.get(f"/control/{path}", self._guarded(handler)) for path, handler in gets.items()),
            *(web.post(f"/control/{path}", self._guarded(handler)) for path, handler in posts.items()),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            foreign = foreign_page(request) or (self._loopback_only and foreign_host(request))
            if foreign:
                return _error(403, foreign)
            if request.method == "POST" and request.content_type != "application/json":
                return _error(415, "only application/json is taken")
            try:
                return await handler(request)
            except ActionError as error:
                return _error(400, str(error))
            except ApiError as error:
                return _error(error.error_code, error.description)
            except Busy as error:
                return web.json_response({"error": str(error), "busy": error.names}, status=408)

        return guarded

    def _hand(self, action: Action) -> Handler:
        async def act(request: web.Request) -> web.Response:
            update = action(self._telegram, await _body(request))
            if update is not None and "update_id" not in update:
                return web.json_response({"ok": True, "update": None, **update})
            return web.json_response({"ok": True, "update": update})

        return act

    # Looking

    async def users(self, request: web.Request) -> web.Response:
        return web.json_response([user.as_profile() for user in self._telegram.users()])

    async def bot(self, request: web.Request) -> web.Response:
        bot = self._telegram.world.bot
        profile = self._telegram.world.profile
        return web.json_response(
            {
                "id": bot.id,
                "username": bot.username,
                "name": bot.first_name,
                "commands": profile.get("commands|default|", []),
                "description": profile.get("description|", ""),
                "hint": self._telegram.hint,
            }
        )

    async def chat(self, request: web.Request) -> web.Response:
        try:
            return web.json_response(self._telegram.chat(int(request.match_info["user"])))
        except (ValueError, ActionError):
            return _error(404, f"there is no chat {request.match_info['user']}")

    async def journal(self, request: web.Request) -> web.Response:
        lines = "".join(as_line(record) for record in self._telegram.journal)
        return web.Response(text=lines, content_type="application/jsonl")

    async def mail(self, request: web.Request) -> web.Response:
        return web.json_response(self._mail.messages if self._mail else [])

    async def sms(self, request: web.Request) -> web.Response:
        return web.json_response(self._telegram.sms.messages)

    async def gateway(self, request: web.Request) -> web.Response:
        return web.json_response(self._telegram.gateway.listed())

    async def outages(self, request: web.Request) -> web.Response:
        return web.json_response(self._telegram.outages.as_json())

    async def events(self, request: web.Request) -> web.StreamResponse:
        return await stream_events(request, self._telegram.changed)

    async def file(self, request: web.Request) -> web.Response:
        """Only pictures are shown in place: a page that somebody sent must not run beside the controls."""
        path = request.match_info["path"]
        content = self._telegram.world.files.content(path)
        if content is None:
            return _error(404, f"there is no file {path}")
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400"}
        kind = picture_type(content)
        if kind is None:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=content, content_type=kind or "application/octet-stream", headers=headers)

    # Acting

    async def add_user(self, request: web.Request) -> web.Response:
        body = await _body(request)
        names = ("last_name", "username", "language_code", "phone")
        user = self._telegram.add_user(
            body.text("first_name"), **{name: body.maybe(name) for name in names}, id=body.maybe_number("id")
        )
        return web.json_response(user.as_profile())

    async def delete_account(self, request: web.Request) -> web.Response:
        self._telegram.delete_account((await _body(request)).number("user"))
        return web.json_response({"ok": True})

    async def wait_idle(self, request: web.Request) -> web.Response:
        await self._telegram.wait_idle((await _body(request)).seconds("timeout_s", 10))
        return web.json_response({"ok": True})

    async def advance_clock(self, request: web.Request) -> web.Response:
        seconds = (await _body(request)).seconds("advance_s")
        if seconds < 0:
            raise ActionError("a clock does not go back")
        self._telegram.clock.advance(seconds)
        return await self.clock(request)

    async def clock(self, request: web.Request) -> web.Response:
        clock = self._telegram.clock
        return web.json_response({"now": clock.now().isoformat(), "offset_s": clock.offset.total_seconds()})

    async def plant_fault(self, request: web.Request) -> web.Response:
        body = await _body(request)
        self._telegram.fault(
            body.text("method"),
            body.number("status"),
            body.maybe_number("retry_after"),
            body.number("times", 1),
        )
        return web.json_response({"ok": True})

    async def switch_outage(self, request: web.Request) -> web.Response:
        body = await _body(request)
        self._telegram.outages.switch(body.text("name"), body.flag("on"))
        return await self.outages(request)

    async def read_code(self, request: web.Request) -> web.Response:
        body = await _body(request)
        self._telegram.gateway.read(body.number("user"), body.text("request_id"))
        return web.json_response({"ok": True})

    async def add_probe(self, request: web.Request) -> web.Response:
        url = (await _body(request)).text("url")
        self._telegram.probes[url] = url_probe(url)
        return web.json_response({"ok": True})


async def _body(request: web.Request) -> Body:
    try:
        return Body(json.loads(await read_body(request) or b"{}"))
    except ValueError as error:
        raise ActionError(f"the body is not JSON: {error}") from None


def _error(status: int, words: str) -> web.Response:
    return web.json_response({"error": words}, status=status)
