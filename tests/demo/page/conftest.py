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
class Screen:
    """One browser window for all tests of a module: opening a window costs more than loading a page."""

    browser: Browser
    page: Page
    problems: list[str]  # what the browser complained about


@dataclass(frozen=True)
class Stage:
    telegram: Telegram
    mail: MailCatcher
    browser: Browser
    page: Page
    address: str
    olga: User
    ivan: User
    problems: list[str]

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
async def screen() -> AsyncIterator[Screen]:
    executable = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        # Nothing moves: a press inside a frame that is still rising would miss its button.
        context = await browser.new_context(locale="ru-RU", reduced_motion="reduce")
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()
        page.set_default_timeout(10_000)
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        yield Screen(browser, page, problems)
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage(screen: Screen) -> AsyncIterator[Stage]:
    page = screen.page
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
        await page.set_viewport_size({"width": 1280, "height": 800})
        await page.emulate_media(color_scheme="light")
        await page.goto(address)
        await page.get_by_test_id(f"phone-{ivan.id}").get_by_test_id("message-1").wait_for()
        yield Stage(telegram, mail, screen.browser, page, address, olga, ivan, screen.problems)
        await page.goto("about:blank")
        await runner.cleanup()
        telegram.close()
    told, screen.problems[:] = list(screen.problems), []
    assert told == []
