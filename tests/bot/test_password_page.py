"""The Mini App page: a password typed there reaches the window that asks for it, and no other, and nobody else's."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import structlog
from aiogram.utils.web_app import check_webapp_signature
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot import password_page
from bot.demo.telegram import Clock
from bot.demo.telegram.web_apps import launch_url
from bot.settings import BotSettings
from core import limits
from tests.bot.conftest import World
from tests.bot.guests import PHONE, PHRASE, handed_over, invited, stored_in, token_of
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast

SITE = "https://id.example.org"

Client = TestClient[web.Request, web.Application]


@pytest.fixture
def settings() -> BotSettings:
    return BotSettings.model_construct(public_url=SITE)


@pytest.fixture
async def site(world: World) -> AsyncIterator[Client]:
    app = web.Application()
    password_page.add_routes(app, world.bot, world.dispatcher, world.clock)
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def petr(world: World, cast: Cast) -> Phone:
    """He has accepted, proven his number, and is asked for a password."""
    petr = world.phone("Пётр", phone=PHONE)
    await petr.open_link(token_of(await invited(world, cast, PHONE)))
    for button in ("Принять", "Поделиться номером", "Всё верно"):
        await petr.press(button)
    return petr


def address_of(phone: Phone) -> str:
    """Where the button of the screen leads."""
    address: str = phone.button("Ввести на отдельной странице")["web_app"]
    assert address.startswith(f"{SITE}/app/password?")
    return address


def init_data(phone: Phone) -> str:
    """What Telegram signs for this person when he opens a page now."""
    user = next(user for user in phone.telegram.users() if user.id == phone.id)
    opened = launch_url(
        SITE, phone.telegram.token, user, int(phone.telegram.clock.now().timestamp()), dark=False
    )
    return parse_qs(urlsplit(opened).fragment)["tgWebAppData"][0]


async def send(
    site: Client, phone: Phone, password: str, *, address: str | None = None, signed: str | None = None
) -> tuple[int, str]:
    """As the page does; the answer's status and what it says is wrong."""
    query = parse_qs(urlsplit(address or address_of(phone)).query)
    body = {
        "init_data": init_data(phone) if signed is None else signed,
        "window": query["window"][0],
        "language": query["language"][0],
        "password": password,
    }
    async with site.post("/app/password", json=body) as answer:
        said = (await answer.json()).get("problem", "")
    await phone.handled()
    return answer.status, said


@pytest.mark.requirement("H-08", "Y-16")
async def test_a_password_typed_in_the_page_ends_the_enrolment(
    tmp_path: Path, site: Client, petr: Phone
) -> None:
    assert await send(site, petr, PHRASE) == (200, "")
    assert "Узнать, почему чего-то нет" in petr.buttons
    assert PHRASE not in petr.own_texts and PHRASE not in str(petr.texts)
    assert PHRASE.encode() not in stored_in(tmp_path)


async def test_what_is_wrong_with_it_is_said_in_the_page_and_the_chat_stays_as_it_is(
    site: Client, petr: Phone
) -> None:
    before = petr.texts
    status, problem = await send(site, petr, "короткий")
    assert status == 422
    assert str(limits.PASSWORD_MIN) in problem
    assert petr.texts == before
    assert await send(site, petr, PHRASE) == (200, "")


async def test_a_question_in_the_chat_is_answered_and_does_not_become_the_password(petr: Phone) -> None:
    assert "Следующее сообщение станет паролем." in petr.screen
    await petr.say("Здравствуйте, а что за пароль нужен?")
    assert "Это похоже на вопрос." in petr.screen and "Следующее сообщение станет паролем." in petr.screen
    assert not any("что за пароль" in text for text in petr.own_texts)
    await petr.say("Здравствуйте, а что за пароль нужен")
    assert "Узнать, почему чего-то нет" in petr.buttons


async def test_a_new_password_is_typed_in_sight_and_counted_a_present_one_is_not(site: Client) -> None:
    async with site.get("/app/password", params={"kind": "new"}) as answer:
        new = await answer.text()
    async with site.get("/app/password", params={"kind": "present"}) as answer:
        present = await answer.text()
    assert 'id="password" type="text"' in new and 'type="checkbox" checked' in new
    assert '<p id="count" data-minimum="15">0 / 15</p>' in new
    assert 'id="password" type="password"' in present and "checked" not in present
    assert '<p id="count" data-minimum="15" hidden>' in present


async def test_in_the_chat_it_stays_as_it_was(world: World, site: Client, petr: Phone) -> None:
    await petr.say(PHRASE)
    assert "Узнать, почему чего-то нет" in petr.buttons


async def test_a_password_that_one_has_may_be_typed_there_too(world: World, cast: Cast, site: Client) -> None:
    password = await handed_over(world, cast)
    guest = world.phone("Пётр")
    await guest.say("/start")
    await guest.press("У меня есть логин и пароль")
    await guest.say("petr")
    assert "kind=present" in address_of(guest)
    status, problem = await send(site, guest, "не тот")
    assert (status, problem.startswith("Логин или пароль введены неправильно")) == (422, True)
    assert await send(site, guest, password) == (200, "")
    assert "kind=new" in address_of(guest)
    assert await send(site, guest, PHRASE) == (200, "")
    assert "Мой доступ" in guest.buttons


async def test_a_window_takes_only_what_its_own_page_sends(world: World, cast: Cast, site: Client) -> None:
    """What was typed as a present password never becomes a new one because the chat has gone on."""
    password = await handed_over(world, cast)
    guest = world.phone("Пётр")
    await guest.say("/start")
    await guest.press("У меня есть логин и пароль")
    await guest.say("petr")
    address = address_of(guest)
    await guest.say(password)
    status, problem = await send(site, guest, PHRASE, address=address)
    assert (status, "устарела" in problem) == (409, True)
    assert "придумайте собственный пароль" in guest.screen


async def test_nor_does_a_window_that_asks_for_something_else(site: Client, petr: Phone) -> None:
    address = address_of(petr)
    await petr.press("Назад")
    before = petr.texts
    assert (await send(site, petr, PHRASE, address=address))[0] == 409
    assert petr.texts == before and PHRASE not in str(petr.texts)


async def test_nor_a_chat_in_which_nothing_is_open(world: World, site: Client, petr: Phone) -> None:
    stranger = world.phone("Незнакомец")
    assert (await send(site, stranger, PHRASE, address=address_of(petr)))[0] == 409
    assert stranger.texts == []


@pytest.mark.parametrize(
    "forge",
    [
        lambda signed: "",
        lambda signed: signed.replace("hash=", "hash=0"),
        lambda signed: signed.rpartition("&hash=")[0],
        lambda signed: signed.rpartition("hash=")[0] + "hash=%D1%8F",
        lambda signed: signed.replace("auth_date=", "auth_date=1"),
        lambda signed: signed.replace("%22id%22", "%22id%22%3A+1%2C+%22was%22"),
        lambda signed: "user={}&auth_date=x&hash=",
    ],
)
async def test_a_page_that_telegram_has_not_signed_is_nobodys(
    site: Client, petr: Phone, forge: Callable[[str], str]
) -> None:
    status, problem = await send(site, petr, PHRASE, signed=forge(init_data(petr)))
    assert (status, "устарела" in problem) == (401, True)
    assert "Узнать, почему чего-то нет" not in petr.buttons


async def test_somebody_elses_page_cannot_answer_in_his_chat(world: World, site: Client, petr: Phone) -> None:
    other = world.phone("Другой")
    assert (await send(site, petr, PHRASE, signed=init_data(other)))[0] == 409
    assert "Узнать, почему чего-то нет" not in petr.buttons


async def test_a_page_that_was_left_open_is_too_old(clock: Clock, site: Client, petr: Phone) -> None:
    signed = init_data(petr)
    clock.advance((limits.PASSWORD_PAGE_LIFE + timedelta(seconds=1)).total_seconds())
    assert (await send(site, petr, PHRASE, signed=signed))[0] == 401


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{}", "application/json"),
        (b"not json", "application/json"),
        (b'{"init_data": "", "window": "", "language": "ru", "password": ""}', "application/json"),
        (b"password=1", "application/x-www-form-urlencoded"),
        (b"x" * 20_000, "application/json"),
    ],
)
async def test_what_is_not_the_pages_own_request_is_refused(
    site: Client, body: bytes, content_type: str
) -> None:
    async with site.post("/app/password", data=body, headers={"Content-Type": content_type}) as answer:
        assert answer.status == 400


@pytest.mark.parametrize(
    ("language", "title"), [("ru", "Новый пароль"), ("en", "A new password"), ("xx", "Новый пароль")]
)
async def test_the_page_speaks_the_persons_language_and_lets_nothing_foreign_in(
    site: Client, language: str, title: str
) -> None:
    async with site.get("/app/password", params={"kind": "new", "language": language}) as answer:
        html = await answer.text()
        policy = answer.headers["Content-Security-Policy"]
    assert title in html
    assert "http" not in html and "<script>" not in html
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    for file in ("password.js", "password.css"):
        async with site.get(f"/app/{file}") as served:
            assert served.status == 200


@pytest.mark.parametrize(
    "path", ["/app/password?kind=other", "/app/password.html", "/app/routes.py", "/app/..%2Ftyped.py"]
)
async def test_nothing_else_is_served(site: Client, path: str) -> None:
    async with site.get(path) as answer:
        assert answer.status == 404


async def test_without_a_public_address_there_is_no_button(world: World, cast: Cast) -> None:
    world.dispatcher["settings"].public_url = None
    guest = world.phone("Пётр")
    await guest.say("/start")
    await guest.press("У меня есть логин и пароль")
    await guest.say("petr")
    assert guest.buttons == ["Назад", "Забыли пароль?"]


async def test_the_password_is_in_no_log(site: Client, petr: Phone) -> None:
    with structlog.testing.capture_logs() as logs:
        await send(site, petr, "короткий")
        await send(site, petr, PASSWORD)
    assert PASSWORD not in json.dumps(logs, default=str) and "короткий" not in str(logs)


def test_the_signature_of_these_tests_is_telegrams(petr: Phone) -> None:
    assert check_webapp_signature(petr.bot.token, init_data(petr))
