"""What reaches people beside the chat (SMS, codes of Telegram Gateway), and the switches that keep it away."""

import re

import pytest
from playwright.async_api import expect

from .conftest import Stage
from .test_page import LINK, deliver, overflow

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_an_sms_arrives_live_among_the_letters_and_its_link_opens_in_a_phone(stage: Stage) -> None:
    tray = stage.page.get_by_test_id("mail-tray")
    await deliver(stage, "Приглашение", "Вас ждут")
    await expect(tray.get_by_test_id("letter-1").get_by_role("img", name="Письмо")).to_be_visible()
    stage.telegram.sms.accept("twilio", "+77017051250", f"Вас ждут: {LINK}", "Propusk")
    row = tray.get_by_test_id("sms-1")
    await expect(row.get_by_role("img", name="SMS")).to_be_visible()
    await expect(row).to_contain_text("Ольга Ким")  # whose number it is
    await expect(tray.locator(".badge")).to_have_text("2")
    await stage.page.reload()
    await expect(row).to_contain_text("Ольга Ким")
    await expect(tray.get_by_role("listitem").first).to_contain_text("SMS · Twilio")  # the newest is first

    await row.click()
    letter = tray.get_by_test_id("letter")
    await expect(letter).to_contain_text("+77017051250")
    await expect(tray.locator(".badge")).to_have_text("1")
    await letter.get_by_role("link").click()
    await stage.page.get_by_test_id(f"open-as-{stage.ivan.id}").click()
    await expect(stage.phone(stage.ivan).locator(".out")).to_have_count(2)
    assert stage.telegram.take_updates()[-1]["message"]["text"] == "/start invite_1"


async def test_a_code_is_copied_out_of_an_sms_and_unread_ones_are_marked(stage: Stage) -> None:
    stage.telegram.sms.accept("smsc", "77770000000", "Код: 482913")
    stage.telegram.sms.accept("mobizon", "77770000000", "Ещё одно")
    tray = stage.page.get_by_test_id("mail-tray")
    await tray.get_by_test_id("sms-1").click()
    await tray.get_by_test_id("copy-code").click()
    assert await stage.page.evaluate("navigator.clipboard.readText()") == "482913"
    await tray.get_by_test_id("letter-back").click()
    await expect(tray.get_by_test_id("sms-1")).not_to_have_class(re.compile("new"))
    await expect(tray.get_by_test_id("sms-2")).to_have_class(re.compile("new"))
    await stage.page.reload()
    await expect(tray.locator(".badge")).to_have_text("1")


async def test_a_code_of_telegram_lies_on_the_phone_until_it_is_copied(stage: Stage) -> None:
    sent = stage.telegram.gateway.send(stage.olga.phone or "", code="482913")
    codes = stage.phone(stage.olga).get_by_test_id("codes")
    await expect(codes).to_contain_text("Коды подтверждения")
    await expect(codes).to_contain_text("482913")
    await expect(stage.phone(stage.ivan).get_by_test_id("codes")).to_be_hidden()
    await codes.get_by_test_id("code-copy").click()
    await expect(codes).to_be_hidden()
    await expect(stage.page.get_by_test_id("page-toast")).to_have_text("Скопировано")
    assert await stage.page.evaluate("navigator.clipboard.readText()") == "482913"
    status = stage.telegram.gateway.verify(sent["request_id"])
    assert status["delivery_status"]["status"] == "read"


async def test_of_two_codes_one_is_put_away(stage: Stage) -> None:
    for code in ("1111", "2222"):
        stage.telegram.gateway.send(stage.olga.phone or "", code=code)
    codes = stage.phone(stage.olga).get_by_test_id("codes")
    await expect(codes.get_by_test_id("code-read")).to_have_count(2)
    await codes.get_by_test_id("code-read").first.click()
    await expect(codes).not_to_contain_text("1111")
    await expect(codes).to_contain_text("2222")


async def test_behind_a_tab_a_code_and_an_sms_are_counted(stage: Stage) -> None:
    page = stage.page
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(stage.phone(stage.olga)).to_be_visible()
    stage.telegram.gateway.send(stage.ivan.phone or "", code="482913")
    await expect(page.get_by_test_id(f"tab-{stage.ivan.id}").locator(".badge")).to_have_text("1")
    stage.telegram.sms.accept("twilio", "+77017051250", "слово" * 100)
    await expect(page.get_by_test_id("tab-mail").locator(".badge")).to_have_text("1")
    await page.get_by_test_id("tab-mail").click()
    await page.get_by_test_id("sms-1").click()
    assert await overflow(page) <= 0


async def test_an_outage_is_switched_and_seen_by_everybody_at_once(stage: Stage) -> None:
    page = stage.page
    tool = page.get_by_test_id("outages")
    await tool.click()
    switch = page.get_by_test_id("outage-sms_down")
    await expect(switch).to_have_attribute("aria-checked", "false")
    await switch.click()
    await expect(switch).to_have_attribute("aria-checked", "true")
    await expect(switch).to_be_focused()
    assert "sms_down" in stage.telegram.outages
    stage.telegram.outages.switch("mail_down", True)  # somebody else
    await expect(page.get_by_test_id("outage-mail_down")).to_have_attribute("aria-checked", "true")
    await expect(tool.locator(".badge")).to_have_text("2")
    await page.keyboard.press("Enter")
    await expect(switch).to_have_attribute("aria-checked", "false")
    await page.keyboard.press("Escape")
    await page.reload()
    await expect(tool.locator(".badge")).to_have_text("1")


async def test_who_blocked_the_bot_is_a_switch_too(stage: Stage) -> None:
    await stage.page.get_by_test_id("outages").click()
    switch = stage.page.get_by_test_id(f"blocked-{stage.olga.id}")
    await switch.click()
    await expect(switch).to_have_attribute("aria-checked", "true")
    assert stage.telegram.world.user(stage.olga.id).blocked
    await expect(stage.phone(stage.olga).get_by_test_id("unblock")).to_be_visible()
    await switch.click()
    await expect(stage.phone(stage.olga).get_by_test_id("composer")).to_be_visible()


async def test_on_a_narrow_screen_the_switches_are_among_the_tools(stage: Stage) -> None:
    page = stage.page
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.get_by_test_id("tools").click()
    await page.get_by_test_id("outages").click()
    await page.get_by_test_id("outage-gateway_silent").click()
    await expect(page.get_by_test_id("outage-gateway_silent")).to_have_attribute("aria-checked", "true")
    assert await overflow(page) <= 0
    stage.telegram.gateway.send(stage.olga.phone or "", code="482913")
    await page.keyboard.press("Escape")
    await expect(stage.phone(stage.olga).get_by_test_id("codes")).to_be_hidden()
    stage.telegram.outages.switch("gateway_silent", False)
    await expect(stage.phone(stage.olga).get_by_test_id("codes")).to_contain_text("482913")


async def test_in_a_kazakh_browser_the_page_speaks_kazakh(stage: Stage) -> None:
    context = await stage.browser.new_context(locale="kk-KZ")
    page = await context.new_page()
    await page.goto(stage.address)
    await expect(page.get_by_test_id("mail-tray")).to_contain_text("Хат та, SMS та әзірге жоқ.")
    await page.get_by_test_id("outages").click()
    await expect(page.get_by_test_id("outage-sms_down")).to_have_text("SMS-шлюз жұмыс істемейді")
    assert await page.evaluate("document.documentElement.lang") == "kk"
    months = re.compile(
        r"^\d+ (қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)$"
    )
    await expect(page.locator(".day").first).to_have_text(months)
    await context.close()
