"""Mini Apps: which addresses a button may have, and that what opens is signed as aiogram checks it."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from aiogram.utils.web_app import WebAppInitData, safe_parse_webapp_init_data

from bot.demo.telegram import ActionError, Telegram, User

from .asking import refusal

APP = "https://app.example.org/m?x=1"


def keyboard(url: str = APP) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Open", "web_app": {"url": url}}]]}


def menu(url: str = APP) -> dict[str, Any]:
    return {"type": "web_app", "text": "Desk", "web_app": {"url": url}}


def opened(url: str) -> tuple[str, dict[str, str]]:
    """The address, and what the fragment hands to the app."""
    address, _, fragment = url.partition("#")
    return address, {name: values[0] for name, values in parse_qs(fragment).items()}


def signed(telegram: Telegram, url: str) -> WebAppInitData:
    return safe_parse_webapp_init_data(telegram.token, opened(url)[1]["tgWebAppData"])


async def test_an_inline_button_opens_a_signed_address(telegram: Telegram, ivan: User) -> None:
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": keyboard()})
    assert telegram.chat(ivan.id)["messages"][-1]["buttons"] == [[{"text": "Open", "web_app": APP}]]
    url = telegram.open_app(ivan.id, "Open")["url"]
    address, launch = opened(url)
    assert address == APP
    assert (launch["tgWebAppVersion"], launch["tgWebAppPlatform"]) == ("8.0", "web")
    assert json.loads(launch["tgWebAppThemeParams"])["bg_color"] == "#ffffff"

    data = signed(telegram, url)
    assert data.user is not None
    assert (data.user.id, data.user.first_name, data.user.last_name) == (ivan.id, "Иван", "Петров")
    assert (data.user.username, data.user.language_code, data.user.allows_write_to_pm) == ("ivan", "ru", True)
    assert data.auth_date == telegram.clock.now()
    assert data.query_id


async def test_a_forged_or_changed_signature_does_not_pass(telegram: Telegram, ivan: User) -> None:
    await telegram.call("setChatMenuButton", {"menu_button": menu()})
    data = opened(telegram.open_app(ivan.id)["url"])[1]["tgWebAppData"]
    with pytest.raises(ValueError, match="Invalid init data"):
        safe_parse_webapp_init_data("2:other", data)
    with pytest.raises(ValueError, match="Invalid init data"):
        safe_parse_webapp_init_data(telegram.token, data.replace(str(ivan.id), str(ivan.id + 1)))


async def test_the_menu_button_opens_by_its_label_or_without(telegram: Telegram, ivan: User) -> None:
    with pytest.raises(ActionError, match="there is no Mini App behind the menu button"):
        telegram.open_app(ivan.id)
    await telegram.call("setChatMenuButton", {"menu_button": menu("https://all.example.org/")})
    await telegram.call(
        "setChatMenuButton", {"chat_id": ivan.id, "menu_button": menu("https://own.example.org/#a=1")}
    )
    assert opened(telegram.open_app(ivan.id)["url"])[0] == "https://own.example.org/"
    url = telegram.open_app(ivan.id, "Desk", dark=True)["url"]
    assert url.startswith("https://own.example.org/#a=1&tgWebAppData=")
    assert json.loads(opened(url)[1]["tgWebAppThemeParams"])["bg_color"] == "#17212b"
    assert telegram.chat(ivan.id)["menu_button"]["text"] == "Desk"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/app/", "http://localhost:8080/", "http://[::1]/"])
async def test_on_this_machine_http_will_do(telegram: Telegram, ivan: User, url: str) -> None:
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": keyboard(url)})
    await telegram.call("setChatMenuButton", {"menu_button": menu(url)})
    assert urlsplit(telegram.open_app(ivan.id, "Open")["url"]).netloc == urlsplit(url).netloc


@pytest.mark.parametrize("url", ["http://app.example.org/", "tg://resolve", "app.example.org", "https://"])
async def test_elsewhere_only_https(telegram: Telegram, ivan: User, url: str) -> None:
    words = f"Web App URL '{url}' is invalid: Only HTTPS links are allowed"
    answer = await refusal(telegram, "sendMessage", chat_id=ivan.id, text="?", reply_markup=keyboard(url))
    assert answer == (400, f"Bad Request: inline keyboard button {words}")
    answer = await refusal(telegram, "setChatMenuButton", menu_button=menu(url))
    assert answer == (400, f"Bad Request: menu button {words}")


async def test_no_app_in_a_group_or_in_a_reply_keyboard(telegram: Telegram, ivan: User) -> None:
    group = telegram.send_to_group(ivan.id, "hello")["message"]["chat"]["id"]
    answer = await refusal(telegram, "sendMessage", chat_id=group, text="?", reply_markup=keyboard())
    assert answer == (400, "Bad Request: BUTTON_TYPE_INVALID")
    reply = {"keyboard": [[{"text": "Open", "web_app": {"url": APP}}]]}
    answer = await refusal(telegram, "sendMessage", chat_id=ivan.id, text="?", reply_markup=reply)
    assert "not supported by this simulator" in answer[1]


async def test_over_http_a_press_and_open_app_answer_with_the_address(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "?", "reply_markup": keyboard()})
    for action in ("open_app", "press"):
        async with http.post(f"/control/{action}", json={"user": ivan.id, "button": "Open"}) as response:
            answer = await response.json()
        assert signed(telegram, answer["url"]).auth_date == telegram.clock.now()
    telegram.block(ivan.id)
    async with http.post("/control/open_app", json={"user": ivan.id, "button": "Open"}) as response:
        assert (response.status, (await response.json())["error"]) == (
            400,
            f"user {ivan.id} has blocked the bot",
        )
