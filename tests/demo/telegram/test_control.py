"""The controls over HTTP: the whole contract, driven as the page and the tests of others drive it."""

import asyncio
import base64
import json
from typing import Any

import aiohttp
import pytest

from bot.demo.telegram import Telegram, User

from .asking import PNG, inline


class Remote:
    """The controls, from outside."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def post(self, action: str, **body: Any) -> Any:
        async with self._http.post(f"/control/{action}", json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def refused(self, action: str, **body: Any) -> tuple[int, str]:
        async with self._http.post(f"/control/{action}", json=body) as response:
            return response.status, (await response.json())["error"]

    async def get(self, what: str) -> Any:
        async with self._http.get(f"/control/{what}") as response:
            assert response.status == 200, await response.text()
            return await response.json()


@pytest.fixture
def remote(http: aiohttp.ClientSession) -> Remote:
    return Remote(http)


async def test_a_whole_conversation(telegram: Telegram, remote: Remote) -> None:
    olga = await remote.post(
        "users", first_name="Ольга", username="olga", language_code="ru", phone="+77010000000"
    )
    user = olga["id"]
    opened = await remote.post("open_link", user=user, payload="claim_1")
    assert opened["update"]["message"]["text"] == "/start claim_1"
    await telegram.call("sendMessage", {"chat_id": user, "text": "<b>", "reply_markup": inline("Go")})

    pressed = await remote.post("press", user=user, button="go")
    assert pressed["update"]["callback_query"]["data"] == "go"
    await remote.post("press", user=user, data="forged", message_id=1)
    said = await remote.post("say", user=user, text="hello")
    await remote.post("edit", user=user, message_id=said["update"]["message"]["message_id"], text="bye")
    await remote.post("share_contact", user=user)
    await remote.post("share_contact", user=user, phone="+77020000000", first_name="Ivan")
    await remote.post("send_file", user=user, name="a.txt", base64=base64.b64encode(b"abc").decode())
    await remote.post("sticker", user=user)
    await remote.post("forward", user=user, message_id=1)
    await remote.post("group", user=user, text="hello all", title="Office")
    await remote.post("block", user=user)
    await remote.post("unblock", user=user)

    kinds = [name for update in telegram.take_updates() for name in update if name != "update_id"]
    assert kinds == [
        *("message", "callback_query", "callback_query", "message", "edited_message"),
        *("message", "message", "message", "message", "message"),
        *("my_chat_member", "message", "my_chat_member", "my_chat_member"),
    ]
    screen = await remote.get(f"chats/{user}")
    assert screen["user"]["username"] == "olga"
    assert [message["text"] for message in screen["messages"][:3]] == ["/start claim_1", "<b>", "bye"]
    assert screen["messages"][1]["html"] == "&lt;b&gt;"
    assert screen["messages"][2]["edited"]
    assert [(user["first_name"], user["blocked"]) for user in await remote.get("users")] == [("Ольга", False)]
    assert (await remote.get("bot"))["username"] == "propusk_demo_bot"


async def test_what_cannot_be_done_is_said(telegram: Telegram, ivan: User, remote: Remote) -> None:
    assert await remote.refused("say", user=5, text="x") == (400, "there is no user 5")
    assert await remote.refused("say", user=ivan.id) == (400, "“text” is required")
    assert await remote.refused("say", user="ivan", text="x") == (400, "“user” must be an integer")
    assert (await remote.refused("press", user=ivan.id, button="Go"))[
        1
    ] == "there is no button “Go”; there are: none"
    assert (await remote.refused("say", user=ivan.id, text="\ud83d"))[0] == 400
    assert await remote.refused("send_file", user=ivan.id, name="a", base64="!") == (
        400,
        "“base64” must be base64",
    )
    assert (await remote.refused("faults", method="sendNothing", status=500))[0] == 400
    assert await remote.refused("clock", advance_s=-1) == (400, "a clock does not go back")


async def test_unknown_chats_and_files_are_404(http: aiohttp.ClientSession) -> None:
    for path in ("chats/5", "chats/x", "chats/--5", "files/photos/none.png"):
        async with http.get(f"/control/{path}") as response:
            assert response.status == 404


async def test_pictures_are_shown_and_anything_else_is_a_download(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    telegram.send_file(ivan.id, "page.html", b"<script>alert(1)</script>")
    await telegram.call("sendPhoto", {"chat_id": ivan.id, "photo": "attach://q"}, {"q": ("q", PNG)})
    page, photo = telegram.chat(ivan.id)["messages"][-2:]
    async with http.get(page["document"]["url"]) as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get(photo["photo"]) as response:
        assert response.content_type == "image/png"


async def test_no_foreign_page_drives_the_controls(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    body = json.dumps({"user": ivan.id, "text": "x"})
    as_form = {"Content-Type": "text/plain"}
    rebound = {"Content-Type": "application/json", "Host": "evil.example:8080"}
    async with http.post("/control/say", data=body, headers=as_form) as response:
        assert response.status == 415
    async with http.post("/control/say", data=body, headers=rebound) as response:
        assert response.status == 403
    async with http.get("/control/journal", headers={"Host": "evil.example"}) as response:
        assert response.status == 403
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        async with http.get("/control/users", headers=headers) as response:
            assert response.status == 403
        async with http.get(f"/bot{telegram.token}/getUpdates?offset=999999999", headers=headers) as response:
            assert response.status == 403
    async with http.get("/control/users", headers={"Host": "[::1]:8080"}) as response:
        assert response.status == 200
    assert telegram.take_updates() == []


async def test_rest_is_waited_for_and_what_is_busy_is_named(
    telegram: Telegram, ivan: User, remote: Remote
) -> None:
    assert await remote.post("wait_idle", timeout_s=1) == {"ok": True}
    update = telegram.say(ivan.id, "hello")
    status, words = await remote.refused("wait_idle", timeout_s=0.05)
    assert (status, words) == (408, f"still busy: update {update['update_id']} (message) is not delivered")


async def test_a_foreign_program_registers_a_probe(
    telegram: Telegram, http: aiohttp.ClientSession, remote: Remote
) -> None:
    here = f"http://127.0.0.1:{http._base_url.port}" if http._base_url else ""
    await remote.post("probes", url=f"{here}/control/clock")  # an object without "busy" is quiet
    assert await remote.post("wait_idle", timeout_s=5) == {"ok": True}
    await remote.post("probes", url=f"{here}/missing")
    assert await remote.refused("wait_idle", timeout_s=0.5) == (
        408,
        f"still busy: {here}/missing: answers 404",
    )


async def test_clock_and_faults(telegram: Telegram, ivan: User, remote: Remote) -> None:
    before = telegram.clock.now()
    assert (await remote.post("clock", advance_s=3600))["offset_s"] == 3600
    assert (telegram.clock.now() - before).total_seconds() == 3600
    await remote.post("faults", method="sendMessage", status=429, retry_after=3, times=2)
    with pytest.raises(Exception, match="retry after 3"):
        await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "x"})


async def test_the_journal_is_json_lines(telegram: Telegram, ivan: User, http: aiohttp.ClientSession) -> None:
    await telegram.call("sendPhoto", {"chat_id": ivan.id, "photo": "attach://q"}, {"q": ("q.png", PNG)})
    async with http.get("/control/journal") as response:
        record = json.loads((await response.text()).splitlines()[-1])
    assert (record["method"], record["content_type"]) == ("sendPhoto", "in process")
    assert record["files"] == {"q": {"name": "q.png", "size": len(PNG)}}
    assert record["answer"]["ok"] is True


async def test_the_page_hears_of_changes_at_once(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    async with http.get("/control/events") as stream:
        assert stream.content_type == "text/event-stream"
        await stream.content.readuntil(b"\n\n")
        telegram.say(ivan.id, "hello")
        async with asyncio.timeout(2):
            event = await stream.content.readuntil(b"\n\n")
    assert event.decode() == f'event: chat\ndata: {{"user": {ivan.id}}}\n\n'


async def test_the_page_is_served_and_nothing_beside_it(http: aiohttp.ClientSession) -> None:
    async with http.get("/static/%2e%2e/app.py") as response:
        assert response.status == 404
    async with http.get("/static/no-such-file.js") as response:
        assert response.status == 404
