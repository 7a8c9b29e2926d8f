"""A stage for the simulator's page: a real server on a free port, a real Chromium, and no bot.

The tests are the bot themselves (`telegram.call`), so whatever a phone shows has an obvious cause.
"""

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Locator, Page, async_playwright

from bot.demo.telegram import MailCatcher, Telegram, User, make_app

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Stage:
    telegram: Telegram
    mail: MailCatcher
    browser: Browser
    page: Page
    address: str
    olga: User
    ivan: User
    problems: list[str]  # what the browser complained about

    def phone(self, user: User) -> Locator:
        return self.page.get_by_test_id(f"phone-{user.id}")

    async def bot_says(self, user: User, text: str, rows: object = None, **more: object) -> int:
        """The bot sends HTML with an inline keyboard; the id of the message."""
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        values = {"chat_id": user.id, "text": text, "parse_mode": "HTML", **markup, **more}
        message: dict[str, int] = await self.telegram.call("sendMessage", values)
        return message["message_id"]


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None and os.environ.get("CI"):
        pytest.fail("there is no Chromium, and with CI set it must be there")
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    return found


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    executable = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    telegram = Telegram(rate_limits=False)
    olga = telegram.add_user("Ольга", "Ким", username="olga", language_code="ru", phone="+77017051250")
    ivan = telegram.add_user("Иван", language_code="ru", phone="+77012223325")
    for user in (olga, ivan):
        telegram.say(user.id, "/start")
    telegram.take_updates()
    async with MailCatcher(telegram) as mail:
        runner = web.AppRunner(make_app(telegram, mail), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        context = await browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 800})
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(10_000)
        page = await context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        await page.goto(address)
        await page.get_by_test_id(f"phone-{ivan.id}").get_by_test_id("message-1").wait_for()
        yield Stage(telegram, mail, browser, page, address, olga, ivan, problems)
        await context.close()
        await runner.cleanup()
        telegram.close()
    assert problems == []
