"""Mini Apps in a sheet over the phone, people chosen for a button, files that come and go."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import ConsoleMessage, Route, expect

from .conftest import Stage
from .test_page import content, overflow

pytestmark = pytest.mark.asyncio(loop_scope="module")

MB = 1024 * 1024
# What every Mini App does first, and what this one does when its buttons are pressed.
APP = """<!doctype html><meta charset="utf-8"><title>app</title><p id="who"></p><p id="paint"></p>
<button onclick="tell('web_app_expand')">Развернуть</button>
<button onclick="tell('web_app_request_theme')">Цвета</button>
<button onclick="tell('web_app_open_tg_link', {path_full: '/propusk_demo_bot?start=from_app'})">Ссылка</button>
<button onclick="tell('web_app_close')">Готово</button>
<script>
  const tell = (eventType, eventData) => parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
  const launch = new URLSearchParams(location.hash.slice(1));
  const data = new URLSearchParams(launch.get("tgWebAppData"));
  document.getElementById("who").textContent = JSON.parse(data.get("user")).first_name;
  addEventListener("message", (event) => {
    const { eventType, eventData } = JSON.parse(event.data);
    if (eventType === "theme_changed") document.getElementById("paint").textContent = eventData.theme_params.bg_color;
  });
  tell("web_app_ready");
  parent.postMessage("nonsense", "*");
</script>"""


@pytest_asyncio.fixture(loop_scope="module")
async def app(stage: Stage) -> AsyncIterator[str]:
    """The address of a Mini App that this page's own server seems to serve."""

    async def served(route: Route) -> None:
        await route.fulfill(body=APP, content_type="text/html")

    await stage.page.route("**/app/", served)
    yield f"{stage.address}app/"
    await stage.page.unroute("**/app/")


async def test_an_app_opens_over_the_phone_knows_who_it_is_and_closes_itself(stage: Stage, app: str) -> None:
    message = await stage.bot_says(stage.olga, "Кабинет", [[{"text": "Открыть", "web_app": {"url": app}}]])
    olga = stage.phone(stage.olga)
    await olga.get_by_test_id(f"message-{message}").get_by_role("button", name="Открыть").click()
    sheet = olga.get_by_test_id("app-sheet")
    frame = stage.page.frame_locator("[data-testid=app-frame]")
    await expect(frame.locator("#who")).to_have_text("Ольга")
    await expect(sheet).to_have_attribute("data-ready", "")
    await expect(stage.phone(stage.ivan).get_by_test_id("app-sheet")).to_have_count(0)

    before = await sheet.bounding_box()
    await frame.get_by_role("button", name="Развернуть").click()
    await expect(sheet).to_have_attribute("data-expanded", "")
    after = await sheet.bounding_box()
    assert before is not None and after is not None and after["height"] > before["height"] + 40
    await frame.get_by_role("button", name="Цвета").click()
    await expect(frame.locator("#paint")).to_have_text("#ffffff")
    await frame.get_by_role("button", name="Готово").click()
    await expect(sheet).to_have_count(0)


async def test_an_app_is_closed_by_hand_and_what_it_says_later_does_nothing(stage: Stage, app: str) -> None:
    await stage.page.emulate_media(color_scheme="dark")
    menu = {"type": "web_app", "text": "Кабинет", "web_app": {"url": app}}
    await stage.telegram.call("setChatMenuButton", {"chat_id": stage.olga.id, "menu_button": menu})
    olga = stage.phone(stage.olga)
    await olga.get_by_role("button", name="Кабинет").click()
    frame = stage.page.frame_locator("[data-testid=app-frame]")
    await frame.get_by_role("button", name="Цвета").click()
    await expect(frame.locator("#paint")).to_have_text("#17212b")
    # Only the app's own window is listened to.
    await stage.page.evaluate("window.postMessage(JSON.stringify({ eventType: 'web_app_close' }), '*')")
    await expect(olga.get_by_test_id("app-sheet")).to_be_visible()
    await olga.get_by_test_id("app-close").click()
    await expect(olga.get_by_test_id("app-sheet")).to_have_count(0)


async def test_a_link_of_an_app_opens_the_bot(stage: Stage, app: str) -> None:
    await stage.bot_says(stage.olga, "Кабинет", [[{"text": "Открыть", "web_app": {"url": app}}]])
    await stage.phone(stage.olga).get_by_role("button", name="Открыть").click()
    await stage.page.frame_locator("[data-testid=app-frame]").get_by_role("button", name="Ссылка").click()
    await stage.page.get_by_test_id(f"open-as-{stage.olga.id}").click()
    await expect(stage.phone(stage.olga).locator(".out")).to_have_count(2)
    await expect(stage.phone(stage.olga).get_by_test_id("app-sheet")).to_have_count(0)
    assert stage.telegram.take_updates()[-1]["message"]["text"] == "/start from_app"


async def test_an_app_from_elsewhere_gets_a_tab_of_its_own(stage: Stage) -> None:
    async def served(route: Route) -> None:
        await route.fulfill(body=APP, content_type="text/html")

    await stage.page.context.route("https://app.example.org/**", served)
    url = "https://app.example.org/"
    await stage.bot_says(stage.olga, "Кабинет", [[{"text": "Снаружи", "web_app": {"url": url}}]])
    async with stage.page.context.expect_page() as opening:
        await stage.phone(stage.olga).get_by_role("button", name="Снаружи").click()
    tab = await opening.value
    await expect(tab.locator("#who")).to_have_text("Ольга")
    await expect(stage.phone(stage.olga).get_by_test_id("app-sheet")).to_have_count(0)
    await tab.close()
    await stage.page.context.unroute("https://app.example.org/**")


async def test_the_page_frames_nothing_from_elsewhere(stage: Stage) -> None:
    frame = "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://evil.example/' }))"
    told: list[str] = []  # by the policy of the answer, and by that of the document

    def both(said: ConsoleMessage) -> bool:
        told.append(said.text)
        return len(told) == 2

    async with stage.page.expect_event("console", both):
        await stage.page.evaluate(frame)
    assert all("frame-src 'self'" in words for words in told)
    stage.problems.clear()


@pytest.mark.parametrize("width", [1280, 390])
async def test_an_app_fits_its_phone(stage: Stage, app: str, width: int) -> None:
    await stage.page.set_viewport_size({"width": width, "height": 800})
    await stage.bot_says(stage.olga, "Кабинет", [[{"text": "Открыть", "web_app": {"url": app}}]])
    await stage.phone(stage.olga).get_by_role("button", name="Открыть").click()
    frame = stage.page.frame_locator("[data-testid=app-frame]")
    await frame.get_by_role("button", name="Развернуть").click()
    await expect(stage.phone(stage.olga).get_by_test_id("app-sheet")).to_have_attribute("data-expanded", "")
    phone = await stage.phone(stage.olga).bounding_box()
    sheet = await stage.phone(stage.olga).get_by_test_id("app-frame").bounding_box()
    assert phone is not None and sheet is not None
    assert sheet["width"] >= phone["width"] - 3
    assert sheet["height"] >= phone["height"] - 90
    assert await overflow(stage.page) <= 0


async def asked_for_people(stage: Stage, most: int) -> None:
    request = {"request_id": 7, "max_quantity": most, "request_name": True}
    keyboard = {"keyboard": [[{"text": "Выбрать людей", "request_users": request}]]}
    await stage.bot_says(stage.olga, "Кого?", reply_markup=keyboard)
    await stage.phone(stage.olga).get_by_role("button", name="Выбрать людей").click()


async def test_one_person_is_chosen_by_a_tap(stage: Stage) -> None:
    await asked_for_people(stage, 1)
    picker = stage.page.get_by_test_id("user-picker")
    await expect(picker.get_by_test_id(f"choose-{stage.olga.id}")).to_have_count(0)
    await picker.get_by_test_id(f"choose-{stage.ivan.id}").click()
    await expect(stage.phone(stage.olga).locator(".service")).to_have_text("Выбраны: Иван")
    shared = stage.telegram.take_updates()[-1]["message"]["users_shared"]
    assert shared == {"request_id": 7, "users": [{"user_id": stage.ivan.id, "first_name": "Иван"}]}


async def test_several_are_ticked_but_no_more_than_were_asked_for(stage: Stage) -> None:
    anna, adam = stage.telegram.add_user("Анна"), stage.telegram.add_user("Адам")
    await expect(stage.phone(adam)).to_be_visible()
    await asked_for_people(stage, 2)
    picker = stage.page.get_by_test_id("user-picker")
    done = picker.get_by_test_id("choose-done")
    await expect(done).to_be_disabled()
    await picker.get_by_text("Анна").click()
    await picker.get_by_test_id(f"choose-{adam.id}").check()
    await expect(picker.get_by_test_id(f"choose-{stage.ivan.id}")).to_be_disabled()
    await done.click()
    await expect(stage.phone(stage.olga).locator(".service")).to_have_text("Выбраны: Анна, Адам")
    shared = stage.telegram.take_updates()[-1]["message"]["users_shared"]
    assert [person["user_id"] for person in shared["users"]] == [anna.id, adam.id]


async def test_a_file_of_several_mb_is_attached_and_another_downloaded(stage: Stage) -> None:
    olga = stage.phone(stage.olga)
    async with stage.page.expect_file_chooser() as choosing:
        await olga.get_by_test_id("attach").click()
        await stage.page.get_by_test_id("attach-file").click()
    sheet = bytes(range(256)) * (5 * MB // 256)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    await (await choosing.value).set_files({"name": "люди.xlsx", "mimeType": kind, "buffer": sheet})
    await expect(olga.locator(".out .file")).to_contain_text("5.0 MB")
    document = stage.telegram.take_updates()[-1]["message"]["document"]
    path = (await stage.telegram.call("getFile", {"file_id": document["file_id"]}))["file_path"]
    assert stage.telegram.world.files.content(path) == sheet

    report = {"d": ("отчёт.csv", sheet[::-1])}
    await stage.telegram.call("sendDocument", {"chat_id": stage.olga.id, "document": "attach://d"}, report)
    async with stage.page.expect_download() as saving:
        await olga.locator(".in .file").click()
    saved = await saving.value
    assert saved.suggested_filename == "отчёт.csv"
    assert content(await saved.path()) == sheet[::-1]
