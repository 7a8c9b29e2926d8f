"""Renews the picture of the README: the demo, played through its controls up to an accepted invitation.

    make screenshot

The demo runs as people run it, in a process of its own, on a free port and with its data in a temporary folder.
It takes Chromium, and a font with emoji (Debian: fonts-noto-color-emoji).
"""

import asyncio
import os
import re
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import aiohttp
from playwright.async_api import Browser, async_playwright

PICTURE = Path(__file__).parent.parent / "bot" / "demo" / "screenshot.png"
PASSWORD = "лунный трамвай везёт мандарины"


class Control:
    """The simulator's controls, each step played to its end."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def rest(self) -> None:
        await self._post("wait_idle", timeout_s=30)

    async def users(self) -> dict[str, int]:
        async with self._http.get("/control/users") as answer:
            return {user["first_name"]: user["id"] for user in await answer.json()}

    async def play(self, hand: str, user: int, **more: object) -> None:
        await self._post(hand, user=user, **more)
        await self.rest()

    async def token(self, user: int) -> str:
        """The invitation that this person's phone shows."""
        async with self._http.get(f"/control/chats/{user}") as answer:
            return str(re.findall(r"start=([\w-]+)", await answer.text())[-1])

    async def _post(self, action: str, **body: object) -> Any:
        async with self._http.post(f"/control/{action}", json=body) as answer:
            said = await answer.json()
            assert answer.ok, said
            return said


async def play(control: Control) -> None:
    """Olga invites Ivan, Ivan comes, and Sam looks him up."""
    users = await control.users()
    olga, ivan, sam = users["Ольга"], users["Иван"], users["Сэм"]
    for text in ("/add", "8 (701) 705-12-25", "Иван Петров"):
        await control.play("say", olga, text=text)
    for button in (
        "Сотрудник",
        "Дальше",
        "Пропустить",
        "Обычный пользователь",
        "Сервисный специалист",
        "Русский",
        "Пригласить",
    ):
        await control.play("press", olga, button=button)
    await control.play("open_link", ivan, payload=await control.token(olga))
    await control.play("press", ivan, button="Принять")
    await control.play("share_contact", ivan)
    await control.play("press", ivan, button="Всё верно")
    await control.play("say", ivan, text=PASSWORD)
    await control.play("say", sam, text="/access Петров")


class Demo(NamedTuple):
    """One that has begun."""

    address: str
    data: Path
    claim: str  # what its first owner opens, where there is none yet


@asynccontextmanager
async def demo(*options: str) -> AsyncIterator[Demo]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with TemporaryDirectory() as data:
        environment = {**os.environ, "DATA_DIR": data, "BOT_TOKEN": "", "DATABASE_URL": ""}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "--port", str(port), *options),
            env=environment,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        said = ""
        async with asyncio.timeout(60):
            while not re.search("/start .+\n" if "--empty" in options else "127.0.0.1", said):
                said += (line := (await process.stdout.readline()).decode())
                assert line, "the demo did not start"
        try:
            yield Demo(f"http://127.0.0.1:{port}", Path(data), said.rpartition("/start ")[2].strip(")\n"))
        finally:
            process.terminate()
            await process.communicate()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("There is no Chromium on this machine.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        await browser.close()


async def main() -> None:
    async with (
        chromium() as browser,
        demo() as begun,
        aiohttp.ClientSession(begun.address) as http,
    ):
        control = Control(http)
        await control.rest()
        await play(control)
        page = await browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 800})
        await page.goto(begun.address)
        await page.get_by_text("Петров").last.wait_for()
        await page.screenshot(path=PICTURE, animations="disabled")
    print(f"{PICTURE.name}: {PICTURE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    asyncio.run(main())
