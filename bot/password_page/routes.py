"""The page and the address that it sends the password to.

Who sends it is known by Telegram's signature under `initData` (core.telegram.org/bots/webapps, "Validating data"),
and by its age: an old one may have been left on somebody's screen. Nothing of the page comes from elsewhere.
"""

import hashlib
from datetime import datetime
from functools import cache
from importlib import resources
from string import Template

from aiogram import Bot, Dispatcher
from aiogram.enums import ChatType
from aiogram.types import Chat, Message, Update, User, WebAppData
from aiogram.utils.web_app import WebAppUser, safe_parse_webapp_init_data
from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.password_page.typed import PATH, Typed
from core import limits, texts
from core.clock import Clock

_KINDS = ("new", "present")
_FILES = {"password.js": "text/javascript", "password.css": "text/css"}
_BODY_MAX = 16 * 1024
# Telegram's web client shows Mini Apps in a frame; the demo's page does, too.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self' https://web.telegram.org"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    init_data: str = Field(max_length=8192)
    window: str = Field(max_length=64)
    language: str = Field(max_length=8)
    password: str = Field(min_length=1, max_length=4096)


class PasswordPage:
    def __init__(self, bot: Bot, dispatcher: Dispatcher, clock: Clock) -> None:
        self._bot, self._dispatcher, self._clock = bot, dispatcher, clock

    async def show(self, request: web.Request) -> web.Response:
        """The page in the language and for the kind of password that its button names.

        A new one is made up in sight, and its characters are counted.
        """
        language = request.query.get("language", "")
        language = language if language in texts.LANGUAGES else texts.LANGUAGES[0]
        kind = request.query.get("kind")
        if kind not in _KINDS:
            raise web.HTTPNotFound
        said = {
            "title": texts.html(language, f"password-page-{kind}"),
            "hint": texts.html(language, f"password-page-{kind}-hint", minimum=limits.PASSWORD_MIN),
            "label": texts.html(language, "password-page-label"),
            "show": texts.html(language, "password-page-show"),
            "send": texts.html(language, f"password-page-{kind}-send"),
            "offline": texts.html(language, "password-page-offline"),
        }
        html = Template(_file("password.html")).substitute(
            language=language,
            autocomplete="new-password" if kind == "new" else "current-password",
            type="text" if kind == "new" else "password",
            checked=" checked" if kind == "new" else "",
            hidden="" if kind == "new" else " hidden",
            minimum=limits.PASSWORD_MIN,
            version=_version(),
            **said,
        )
        return web.Response(text=html, content_type="text/html", headers=_HEADERS)

    async def file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in _FILES:
            raise web.HTTPNotFound
        return web.Response(text=_file(name), content_type=_FILES[name], headers=_HEADERS)

    async def take(self, request: web.Request) -> web.Response:
        """200 {} once the window has taken it; 422 {problem} if it refused; 401 for a page that is not his or too
        old, 409 if another window is open by now, 400 for what is not the page's own request.
        """
        if request.content_type != "application/json" or (request.content_length or 0) > _BODY_MAX:
            return _answer(400)
        try:
            sent = Sent.model_validate_json(await request.read())
        except ValidationError:
            return _answer(400)
        user = self._sender(sent.init_data)
        if user is None:
            return _answer(401, texts.plain(sent.language, "password-page-outdated"))
        typed = Typed(sent.window)
        await self._dispatcher.feed_update(self._bot, self._update(user, sent.password), typed=typed)
        if not typed.taken:
            return _answer(409, texts.plain(sent.language, "password-page-outdated"))
        return _answer(200) if typed.problem is None else _answer(422, typed.problem)

    def _sender(self, init_data: str) -> WebAppUser | None:
        try:
            known = safe_parse_webapp_init_data(self._bot.token, init_data)
        except (ValueError, TypeError):  # a hash beyond ASCII is compared with an error
            return None
        age = self._clock.now() - known.auth_date
        return known.user if age <= limits.PASSWORD_PAGE_LIFE else None

    def _update(self, user: WebAppUser, password: str) -> Update:
        """As if he had typed it: Telegram, which has never seen it, numbers its own updates otherwise."""
        now: datetime = self._clock.now()
        sender = User(
            id=user.id,
            is_bot=False,
            first_name=user.first_name,
            last_name=user.last_name,
            username=user.username,
            language_code=user.language_code,
        )
        message = Message(
            message_id=0,
            date=now,
            chat=Chat(id=user.id, type=ChatType.PRIVATE.value),
            from_user=sender,
            web_app_data=WebAppData(data=password, button_text=""),
        )
        return Update(update_id=0, message=message)


def add_routes(app: web.Application, bot: Bot, dispatcher: Dispatcher, clock: Clock) -> None:
    page = PasswordPage(bot, dispatcher, clock)
    app.router.add_get(PATH, page.show)
    app.router.add_get("/app/{name}", page.file)
    app.router.add_post(PATH, page.take)


def _answer(status: int, problem: str = "") -> web.Response:
    return web.json_response({"problem": problem} if problem else {}, status=status, headers=_HEADERS)


@cache
def _file(name: str) -> str:
    return (resources.files(__package__) / "files" / name).read_text(encoding="utf-8")


@cache
def _version() -> str:
    """Changes with the files, so that no client shows an old one."""
    return hashlib.sha256("".join(map(_file, _FILES)).encode()).hexdigest()[:8]
