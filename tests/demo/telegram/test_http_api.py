"""The Bot API over real HTTP: every way to send parameters, tokens, files, conflicts."""

import asyncio
import json

import aiohttp
import pytest

from bot.demo.telegram import Telegram, User

from .asking import PNG, inline


async def test_four_ways_to_say_the_same(telegram: Telegram, ivan: User, http: aiohttp.ClientSession) -> None:
    url = f"/bot{telegram.token}/sendMessage"
    form = {"chat_id": str(ivan.id), "text": "hello & привет", "reply_markup": json.dumps(inline("Go"))}
    multipart = aiohttp.FormData(form, default_to_multipart=True)
    answers = [
        await http.get(url, params=form),
        await http.post(url, data=form),
        await http.post(url, data=multipart),
        await http.post(
            url.lower(), json={"chat_id": ivan.id, "text": form["text"], "reply_markup": inline("Go")}
        ),
    ]
    results = [(await answer.json())["result"] for answer in answers]
    assert {(result["text"], json.dumps(result["reply_markup"])) for result in results} == {
        (form["text"], json.dumps({"inline_keyboard": [[{"callback_data": "go", "text": "Go"}]]}))
    }
    kinds = [record["content_type"] for record in telegram.journal]
    assert kinds == ["GET", "application/x-www-form-urlencoded", "multipart/form-data", "application/json"]


async def test_errors_have_the_bodies_and_statuses_of_telegram(
    telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    async with http.post(f"/bot{telegram.token}/sendMessage", json={"chat_id": 1, "text": "x"}) as response:
        assert response.status == 400
        assert await response.json() == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: chat not found",
        }
    async with http.get("/bot1:wrong/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")
    async with http.get(f"/bot{telegram.token}/setWebhook", params={"url": "https://x.example"}) as response:
        assert (response.status, (await response.json())["description"]) == (
            404,
            "Not Found: method not found",
        )
    for body in ("{", "[]"):
        headers = {"Content-Type": "application/json"}
        async with http.post(f"/bot{telegram.token}/getMe", data=body, headers=headers) as response:
            assert response.status == 400


@pytest.mark.parametrize("size", [70, 3_000_000])
async def test_files_go_up_as_attachment_or_under_their_own_name_and_come_down(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession, size: int
) -> None:
    content = PNG.ljust(size, b"\0")
    for field, reference in (("qr", {"photo": "attach://qr"}), ("photo", {})):
        form = aiohttp.FormData({"chat_id": str(ivan.id), **reference})
        form.add_field(field, content, filename="qr.png")
        async with http.post(f"/bot{telegram.token}/sendPhoto", data=form) as response:
            file_id = (await response.json())["result"]["photo"][-1]["file_id"]
        async with http.get(f"/bot{telegram.token}/getFile", params={"file_id": file_id}) as response:
            path = (await response.json())["result"]["file_path"]
        async with http.get(f"/file/bot{telegram.token}/{path}") as response:
            assert await response.read() == content
    async with http.get(f"/file/bot1:wrong/{path}") as response:
        assert response.status == 401


async def test_two_pollers_over_http(telegram: Telegram, ivan: User, http: aiohttp.ClientSession) -> None:
    async def poll() -> tuple[int, int]:
        async with http.get(f"/bot{telegram.token}/getUpdates", params={"timeout": 50}) as response:
            return response.status, len((await response.json()).get("result", []))

    with telegram.changed.listen() as news:
        first = asyncio.ensure_future(poll())
        await news.get()
    second = asyncio.ensure_future(poll())
    assert await first == (409, 0)
    telegram.say(ivan.id, "hello")
    assert await second == (200, 1)
