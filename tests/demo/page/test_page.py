"""The simulator's page in a real browser: what one person does with a phone, and what is seen then."""

import base64
import io
import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiosmtplib
import pytest
from PIL import Image
from playwright.async_api import Page, Route, expect

from .conftest import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def test_what_is_typed_is_said_and_the_answer_appears(stage: Stage) -> None:
    olga = stage.phone(stage.olga)
    await olga.get_by_test_id("composer").fill("Добрый день")
    await olga.get_by_test_id("send").click()
    await expect(olga.locator(".out").last).to_contain_text("Добрый день")
    await expect(olga.get_by_test_id("composer")).to_have_value("")
    assert stage.telegram.take_updates()[-1]["message"]["text"] == "Добрый день"

    await stage.bot_says(stage.olga, "И <b>вам</b>")
    await expect(olga.locator(".in b")).to_have_text("вам")
    await expect(stage.phone(stage.ivan).locator(".in")).to_have_count(0)


async def test_enter_sends_and_shift_enter_breaks_the_line(stage: Stage) -> None:
    composer = stage.phone(stage.olga).get_by_test_id("composer")
    await composer.focus()
    await stage.page.keyboard.type("раз")
    await stage.page.keyboard.press("Shift+Enter")
    await stage.page.keyboard.type("два")
    await stage.page.keyboard.press("Enter")
    await expect(stage.phone(stage.olga).locator(".out").last).to_contain_text("раз\nдва")


async def pressed(stage: Stage, label: str) -> str:
    """Presses a button in Olga's phone; the id of the query that waits for an answer."""
    button = stage.phone(stage.olga).get_by_role("button", name=label)
    await button.click()
    await expect(button).to_have_attribute("data-busy", "")
    query: dict[str, str] = stage.telegram.take_updates()[-1]["callback_query"]
    assert query["data"] == label
    return query["id"]


async def test_a_press_is_busy_until_it_is_answered_with_a_toast(stage: Stage) -> None:
    await stage.bot_says(stage.olga, "?", [[{"text": "yes", "callback_data": "yes"}]])
    query = await pressed(stage, "yes")
    await stage.telegram.call("answerCallbackQuery", {"callback_query_id": query, "text": "Готово"})
    olga = stage.phone(stage.olga)
    await expect(olga.get_by_test_id("toast")).to_have_text("Готово")
    await expect(olga.get_by_role("button", name="yes")).not_to_have_attribute("data-busy", "")


async def test_an_alert_stands_over_the_phone_until_ok_and_comes_once(stage: Stage) -> None:
    await stage.bot_says(stage.olga, "?", [[{"text": "no", "callback_data": "no"}]])
    answer = {"text": "Так <нельзя>", "show_alert": True}
    query = await pressed(stage, "no")
    await stage.telegram.call("answerCallbackQuery", {"callback_query_id": query, **answer})
    alert = stage.phone(stage.olga).get_by_test_id("alert")
    await expect(alert).to_contain_text("Так <нельзя>")
    await expect(alert.get_by_role("button", name="ОК")).to_be_focused()
    await stage.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)

    await stage.page.reload()
    await expect(stage.phone(stage.olga).get_by_role("button", name="no")).to_be_visible()
    await expect(alert).to_have_count(0)


async def test_a_pressed_button_that_is_edited_keeps_the_keyboards_focus(stage: Stage) -> None:
    key = stage.phone(stage.olga).get_by_role("button", name="open")
    message = await stage.bot_says(stage.olga, "?", [[{"text": "open", "callback_data": "1"}]])
    await key.focus()
    values = {"chat_id": stage.olga.id, "message_id": message, "text": "!"}
    markup = {"inline_keyboard": [[{"text": "open", "callback_data": "2"}]]}
    await stage.telegram.call("editMessageText", {**values, "reply_markup": markup})
    await expect(key).to_have_attribute("data-data", "2")
    await expect(key).to_be_focused()


async def test_the_reply_keyboard_asks_before_it_shares_the_number(stage: Stage) -> None:
    keyboard = {"keyboard": [[{"text": "Поделиться номером", "request_contact": True}]]}
    await stage.bot_says(
        stage.olga, "Номер?", reply_markup={**keyboard, "input_field_placeholder": "Нажмите ниже"}
    )
    olga = stage.phone(stage.olga)
    await expect(olga.get_by_test_id("composer")).to_have_attribute("placeholder", "Нажмите ниже")
    await olga.get_by_role("button", name="Поделиться номером").click()
    assert stage.telegram.take_updates() == []
    await olga.get_by_test_id("share-contact").click()
    await expect(olga.locator(".contact")).to_contain_text("+77017051250")
    assert stage.telegram.take_updates()[-1]["message"]["contact"]["user_id"] == stage.olga.id

    await stage.bot_says(stage.olga, "Спасибо", reply_markup={"remove_keyboard": True})
    await expect(olga.get_by_test_id("reply-keyboard")).to_be_hidden()


async def test_a_contact_card_of_somebody_else_or_typed(stage: Stage) -> None:
    olga = stage.phone(stage.olga)
    await olga.get_by_test_id("attach").click()
    await stage.page.get_by_test_id("attach-contact").click()
    await stage.page.get_by_test_id(f"card-of-{stage.ivan.id}").click()
    await expect(olga.locator(".contact").last).to_contain_text("Иван")

    await olga.get_by_test_id("attach").click()
    await stage.page.get_by_test_id("attach-contact").click()
    await stage.page.get_by_label("Имя").fill("Анна")
    await stage.page.get_by_label("Телефон", exact=True).fill("+7 702 000 11 22")
    await stage.page.get_by_test_id("contact-send").click()
    await expect(olga.locator(".contact").last).to_contain_text("Анна")
    cards = [update["message"]["contact"] for update in stage.telegram.take_updates()]
    assert [card.get("user_id") for card in cards] == [stage.ivan.id, None]


async def test_files_and_stickers_are_sent(stage: Stage) -> None:
    olga = stage.phone(stage.olga)
    file = {"name": "план.txt", "mimeType": "text/plain", "buffer": b"1 2 3"}
    await olga.get_by_test_id("file-input").set_input_files(file)  # type: ignore[arg-type]
    await expect(olga.locator(".file")).to_contain_text("план.txt")
    await olga.get_by_test_id("attach").click()
    await stage.page.get_by_test_id("attach-sticker").click()
    await expect(olga.get_by_role("img", name="Стикер")).to_be_visible()


LINK = "https://t.me/propusk_demo_bot?start=invite_1"


async def test_an_invitation_link_opens_in_the_phone_of_the_invitee(stage: Stage) -> None:
    await stage.bot_says(stage.olga, f"Ссылка: {LINK}.")
    await stage.phone(stage.olga).get_by_role("link", name="invite_1").click()
    await expect(stage.page.get_by_test_id("link-input")).to_have_value(LINK)
    await expect(stage.page.get_by_test_id(f"open-as-{stage.olga.id}")).to_be_focused()
    await stage.page.get_by_test_id(f"open-as-{stage.ivan.id}").click()
    # As in a real client the payload is not shown.
    await expect(stage.phone(stage.ivan).locator(".out")).to_have_count(2)
    await expect(stage.phone(stage.ivan)).not_to_contain_text("invite_1")
    update = stage.telegram.take_updates()[-1]
    assert (update["message"]["from"]["id"], update["message"]["text"]) == (stage.ivan.id, "/start invite_1")


async def test_share_opens_the_shared_link_for_somebody_else(stage: Stage) -> None:
    share = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fpropusk_demo_bot%3Fstart%3Dinvite_1&text=%D0%92%D0%B0%D0%BC"
    await stage.bot_says(stage.olga, "!", [[{"text": "Поделиться", "url": share}]])
    await stage.phone(stage.olga).get_by_role("button", name="Поделиться").click()
    dialog = stage.page.get_by_test_id("link-dialog")
    await expect(dialog).to_contain_text("Вам")
    await expect(stage.page.get_by_test_id(f"open-as-{stage.ivan.id}")).to_be_focused()
    await stage.page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(stage.phone(stage.ivan).locator(".out")).to_have_count(2)
    assert stage.telegram.take_updates()[-1]["message"]["text"] == "/start invite_1"


async def test_a_copied_link_is_pasted_and_opened(stage: Stage) -> None:
    await stage.bot_says(stage.olga, "!", [[{"text": "Скопировать", "copy_text": {"text": LINK}}]])
    await stage.phone(stage.olga).get_by_role("button", name="Скопировать").click()
    await expect(stage.page.get_by_test_id("page-toast")).to_have_text("Скопировано")
    ivan = stage.phone(stage.ivan)
    await ivan.get_by_test_id("composer").focus()
    await stage.page.keyboard.press("Control+V")
    await ivan.get_by_test_id("open-pasted").click()
    await expect(ivan.locator(".out")).to_have_count(2)
    await expect(ivan.get_by_test_id("composer")).to_have_value("")
    assert stage.telegram.take_updates()[-1]["message"]["text"] == "/start invite_1"


async def test_a_strange_link_opens_nothing_in_a_phone(stage: Stage) -> None:
    await stage.phone(stage.olga).get_by_test_id("phone-menu").click()
    await stage.page.get_by_test_id("menu-open-link").click()
    await stage.page.get_by_test_id("link-input").fill("https://t.me/another_bot?start=x")
    await stage.page.get_by_test_id(f"open-as-{stage.ivan.id}").click()
    await expect(stage.page.get_by_test_id("link-dialog")).to_be_visible()
    assert stage.telegram.take_updates() == []


async def test_a_photo_is_shown_and_enlarged(stage: Stage) -> None:
    await stage.telegram.call(
        "sendPhoto",
        {"chat_id": stage.olga.id, "photo": "attach://qr", "caption": "QR"},
        {"qr": ("qr.png", PIXEL)},
    )
    picture = stage.phone(stage.olga).locator(".photo img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    await picture.click()
    await expect(stage.page.get_by_test_id("viewer")).to_be_visible()
    await stage.page.keyboard.press("Escape")
    await expect(stage.page.get_by_test_id("viewer")).to_have_count(0)


def large(width: int, height: int) -> bytes:
    png = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(png, "PNG")
    return png.getvalue()


async def test_a_large_photo_is_read_on_a_phone_and_pixel_by_pixel(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 390, "height": 844})
    photo = {"m": ("m.png", large(1080, 1700))}
    await stage.telegram.call("sendPhoto", {"chat_id": stage.olga.id, "photo": "attach://m"}, photo)
    picture = stage.phone(stage.olga).locator(".photo img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.clientWidth") > 290

    await picture.click()
    shown = stage.page.get_by_test_id("viewer").locator("img")
    assert await shown.evaluate("image => image.decode().then(() => image.clientWidth)") in range(370, 391)
    await shown.click()
    assert await shown.evaluate("image => image.clientWidth") == 1080
    assert await shown.evaluate("image => image.parentElement.scrollWidth") >= 1080
    await shown.click()
    await expect(stage.page.get_by_test_id("viewer")).to_have_count(0)


async def test_a_document_says_what_it_is_and_is_saved_under_its_name(stage: Stage) -> None:
    file = {"d": ("Доступ.csv", b"1;2\r\n" * 300)}
    await stage.telegram.call("sendDocument", {"chat_id": stage.olga.id, "document": "attach://d"}, file)
    document = stage.phone(stage.olga).locator(".file")
    await expect(document).to_contain_text("Доступ.csv")
    await expect(document).to_contain_text("1.5 KB")
    async with stage.page.expect_download() as saving:
        await document.click()
    saved = await saving.value
    assert saved.suggested_filename == "Доступ.csv"
    assert content(await saved.path()) == b"1;2\r\n" * 300


def content(file: Path) -> bytes:
    return file.read_bytes()


async def deliver(stage: Stage, subject: str, text: str, html: str | None = None) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "bot@example.org", "anna@example.org", subject
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    await aiosmtplib.send(letter, hostname=stage.mail.host, port=stage.mail.port)


async def test_a_letter_arrives_live_and_its_link_opens_in_a_phone(stage: Stage) -> None:
    tray = stage.page.get_by_test_id("mail-tray")
    await expect(tray).to_contain_text("Писем и SMS пока нет")
    html = f"<p>Вас ждут: <a href='{LINK}'>открыть</a></p><img src='https://example.org/spy.png'>"
    await deliver(stage, "Приглашение", f"Откройте {LINK}", html)
    await tray.get_by_test_id("letter-1").click()
    frame = stage.page.frame_locator("[data-testid=letter-frame]")
    await frame.get_by_role("link", name="открыть").click()
    await stage.page.get_by_test_id(f"open-as-{stage.ivan.id}").click()
    await expect(stage.phone(stage.ivan).locator(".out")).to_have_count(2)
    assert stage.telegram.take_updates()[-1]["message"]["text"] == "/start invite_1"
    # A letter loads nothing from outside, and the browser says that it refused.
    assert [problem for problem in stage.problems if "spy.png" not in problem] == []
    stage.problems.clear()


async def test_a_code_is_copied_out_of_a_letter(stage: Stage) -> None:
    await deliver(stage, "Ваш код", "Код: 482913\nНикому не говорите.")
    await stage.page.get_by_test_id("letter-1").click()
    await stage.page.get_by_test_id("copy-code").click()
    await expect(stage.page.get_by_test_id("page-toast")).to_have_text("Скопировано")
    assert await stage.page.evaluate("navigator.clipboard.readText()") == "482913"
    await deliver(stage, "Ещё", "письмо")
    await expect(stage.page.get_by_test_id("mail-tray").locator(".badge")).to_have_text("1")
    await expect(stage.page.get_by_test_id("letter")).to_contain_text("482913")
    await stage.page.get_by_test_id("letter-back").click()
    await expect(stage.page.get_by_test_id("mail-tray").get_by_role("listitem")).to_have_count(2)


async def test_a_deleted_message_disappears_and_an_edited_one_changes_in_place(stage: Stage) -> None:
    olga = stage.phone(stage.olga)
    first = await stage.bot_says(stage.olga, "секрет")
    second = await stage.bot_says(stage.olga, "черновик")
    await expect(olga.get_by_test_id(f"message-{second}")).to_be_visible()
    await stage.telegram.call("deleteMessage", {"chat_id": stage.olga.id, "message_id": first})
    await expect(olga.get_by_test_id(f"message-{first}")).to_have_count(0)
    edited = {"chat_id": stage.olga.id, "message_id": second, "text": "чистовик"}
    await stage.telegram.call("editMessageText", edited)
    await expect(olga.get_by_test_id(f"message-{second}")).to_contain_text("чистовик")
    await expect(olga.get_by_test_id(f"message-{second}")).to_contain_text("изменено")


async def test_only_what_changed_is_drawn_anew(stage: Stage) -> None:
    still = stage.phone(stage.olga).get_by_test_id("message-1")
    await still.evaluate("node => { node.mark = 'same'; }")
    await stage.bot_says(stage.olga, "раз")
    await stage.bot_says(stage.olga, "два")
    await expect(stage.phone(stage.olga).locator(".in")).to_have_count(2)
    assert await still.evaluate("node => node.mark") == "same"


async def test_own_message_is_edited_from_the_keyboard(stage: Stage) -> None:
    composer = stage.phone(stage.olga).get_by_test_id("composer")
    await composer.fill("ашипка")
    await composer.press("Enter")
    await expect(stage.phone(stage.olga).locator(".out").last).to_contain_text("ашипка")
    await composer.press("ArrowUp")
    await expect(composer).to_have_value("ашипка")
    await composer.fill("ошибка")
    await composer.press("Enter")
    await expect(stage.phone(stage.olga).locator(".out").last).to_contain_text("ошибка")
    assert stage.telegram.take_updates()[-1]["edited_message"]["text"] == "ошибка"


async def test_typing_survives_live_updates_and_a_reload(stage: Stage) -> None:
    composer = stage.phone(stage.olga).get_by_test_id("composer")
    await composer.focus()
    await stage.page.keyboard.type("полслова")
    await stage.page.keyboard.press("ArrowLeft")
    keyboard = {"keyboard": [[{"text": "кнопка"}]]}
    message = await stage.bot_says(stage.olga, "перебью", reply_markup=keyboard)
    await expect(stage.phone(stage.olga).get_by_test_id(f"message-{message}")).to_be_visible()
    await stage.telegram.call("deleteMessage", {"chat_id": stage.olga.id, "message_id": message})
    await expect(stage.phone(stage.olga).get_by_test_id(f"message-{message}")).to_have_count(0)
    await expect(composer).to_be_focused()
    await stage.page.keyboard.type("!")
    await expect(composer).to_have_value("полслов!а")
    await stage.page.reload()
    await expect(composer).to_have_value("полслов!а")


async def test_names_and_words_that_look_like_html_show_as_typed(stage: Stage) -> None:
    odd = stage.telegram.add_user("<b>О'Нил</b>", "& Ко", phone="+77010000001")
    stage.telegram.say(odd.id, "<img src=x onerror=alert(1)> &amp; <i>")
    phone = stage.phone(odd)
    await expect(phone.locator(".owner b")).to_have_text("<b>О'Нил</b> & Ко")
    await expect(phone.locator(".out")).to_contain_text("<img src=x onerror=alert(1)> &amp; <i>")
    await expect(phone.locator("img")).to_have_count(0)


async def test_a_protected_message_has_a_shield_and_no_copy(stage: Stage) -> None:
    message = await stage.bot_says(stage.olga, "<code>four calm words</code>", protect_content=True)
    bubble = stage.phone(stage.olga).get_by_test_id(f"message-{message}")
    await expect(bubble.get_by_role("img", name=re.compile("Защищено"))).to_be_visible()
    assert await bubble.evaluate("node => getComputedStyle(node).userSelect") == "none"
    await bubble.locator("code").click()
    await bubble.click(button="right")
    await expect(stage.page.get_by_role("menu")).to_have_count(0)
    await expect(stage.page.get_by_test_id("page-toast")).to_be_hidden()


async def test_start_block_and_unblock(stage: Stage) -> None:
    anna = stage.telegram.add_user("Анна")
    phone = stage.phone(anna)
    await phone.get_by_test_id("start").click()
    await expect(phone.locator(".out")).to_contain_text("/start")
    await expect(phone.get_by_test_id("composer")).to_be_visible()
    await phone.get_by_test_id("phone-menu").click()
    await stage.page.get_by_test_id("menu-block").click()
    await phone.get_by_test_id("unblock").click()
    await expect(phone.get_by_test_id("composer")).to_be_visible()
    states = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in stage.telegram.take_updates()
        if "my_chat_member" in update
    ]
    assert states[-2:] == ["kicked", "member"]


async def test_the_command_menu_is_opened_filtered_and_used(stage: Stage) -> None:
    commands = [{"command": "add", "description": "Добавить"}, {"command": "people", "description": "Люди"}]
    await stage.telegram.call("setMyCommands", {"commands": commands})
    olga = stage.phone(stage.olga)
    await olga.get_by_test_id("commands").click()
    await expect(olga.get_by_role("menuitem")).to_have_text(["/addДобавить", "/peopleЛюди"])
    await stage.page.keyboard.press("Escape")
    await expect(olga.get_by_role("menuitem")).to_have_count(0)
    await olga.get_by_test_id("composer").fill("/p")
    await olga.get_by_role("menuitem").click()
    await expect(olga.locator(".out").last).to_contain_text("/people")
    await olga.get_by_role("link", name="/people").click()
    await expect(olga.get_by_role("link", name="/people")).to_have_count(2)


async def test_a_person_is_added_by_the_form(stage: Stage) -> None:
    await stage.page.get_by_test_id("add-person").click()
    form = stage.page.get_by_test_id("person-form")
    await form.get_by_label("Имя", exact=True).fill("Сэм")
    await form.get_by_label("Телефон").fill("+77013334455")
    await form.get_by_test_id("person-add").click()
    await expect(stage.page.get_by_role("region", name="Телефон: Сэм")).to_be_visible()
    assert stage.telegram.users()[-1].phone == "+77013334455"


async def test_the_clock_is_advanced(stage: Stage) -> None:
    before = stage.telegram.clock.now()
    await stage.page.get_by_test_id("clock-3600").click()
    await expect(stage.page.get_by_test_id("page-toast")).to_contain_text("Часы переведены")
    assert (stage.telegram.clock.now() - before).total_seconds() >= 3600


async def test_the_bot_is_seen_typing(stage: Stage) -> None:
    status = stage.phone(stage.olga).locator(".status")
    await stage.telegram.call("sendChatAction", {"chat_id": stage.olga.id, "action": "typing"})
    await expect(status).to_have_text("печатает")
    await stage.bot_says(stage.olga, "вот")
    await expect(status).to_have_text("бот")


async def test_what_happened_while_the_connection_was_lost_is_caught_up(stage: Stage) -> None:
    await stage.page.context.set_offline(True)
    stage.telegram.changed.close()
    await expect(stage.phone(stage.olga).locator(".status")).to_have_text("соединение…")
    await stage.bot_says(stage.olga, "пропущенное")
    await stage.page.context.set_offline(False)
    await expect(stage.phone(stage.olga).locator(".in")).to_contain_text("пропущенное")
    await expect(stage.phone(stage.olga).locator(".status")).to_have_text("бот")
    stage.problems.clear()  # the browser reports the lost connection


async def test_a_picture_that_loads_late_does_not_push_the_newest_out_of_sight(stage: Stage) -> None:
    for number in range(12):
        await stage.bot_says(stage.olga, f"сообщение {number}")
    await stage.telegram.call(
        "sendPhoto",
        {"chat_id": stage.olga.id, "photo": "attach://qr", "caption": "подпись"},
        {"qr": ("qr.png", PIXEL)},
    )
    olga = stage.phone(stage.olga)
    await expect(olga.locator(".in").last).to_contain_text("подпись")
    await stage.page.reload()
    await expect(olga.get_by_text("подпись")).to_be_in_viewport(ratio=1)


async def test_the_conversation_follows_the_newest_unless_one_reads_above(stage: Stage) -> None:
    for number in range(30):
        await stage.bot_says(stage.olga, f"сообщение {number}")
    olga = stage.phone(stage.olga)
    await expect(olga.locator(".in").last).to_be_in_viewport()
    await olga.locator(".in").first.scroll_into_view_if_needed()
    await expect(olga.get_by_role("button", name="Вниз")).to_be_visible()
    await stage.bot_says(stage.olga, "новое")
    await expect(olga.get_by_role("button", name="Вниз")).to_contain_text("1")
    await expect(olga.locator(".in").last).not_to_be_in_viewport()
    await olga.get_by_role("button", name="Вниз").click()
    await expect(olga.locator(".in").last).to_be_in_viewport()


async def crowded(stage: Stage) -> None:
    """Everything that could be too wide: long words, long buttons, a wide picture, many phones."""
    rows: Any = [
        [{"text": "Очень длинная подпись кнопки " * 3, "callback_data": "a"}],
        [{"text": word, "callback_data": word} for word in ("один", "два", "три", "четыре")],
    ]
    await stage.bot_says(stage.olga, "Слово" * 80 + " <pre>" + "x" * 300 + "</pre>", rows)
    await deliver(stage, "Тема" * 40, "текст" * 100)
    for name in ("Константин-Александр", "Сэм", "Адам"):
        stage.telegram.add_user(name * 3)
    await expect(stage.page.locator(".phone")).to_have_count(5)
    await expect(stage.page.get_by_test_id("letter-1")).to_have_count(1)


async def overflow(page: Page) -> int:
    width: int = await page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return width


@pytest.mark.parametrize("width", [1280, 800, 390])
async def test_nothing_overflows(stage: Stage, width: int) -> None:
    await stage.page.set_viewport_size({"width": width, "height": 800})
    await crowded(stage)
    wide = "nodes => nodes.filter(node => node.scrollWidth > node.clientWidth + 1).length"
    schemes: list[Any] = ["light", "dark"]
    for scheme in schemes:
        await stage.page.emulate_media(color_scheme=scheme)
        assert await overflow(stage.page) <= 0
        assert await stage.page.locator(".phone, .scroll, .text, .mail-body").evaluate_all(wide) == 0


async def test_dark_follows_the_system(stage: Stage) -> None:
    paint = (
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)"
    )
    assert await stage.page.evaluate(paint) > 600
    await stage.page.emulate_media(color_scheme="dark")
    assert await stage.page.evaluate(paint) < 120


async def test_a_narrow_screen_shows_one_phone_behind_tabs(stage: Stage) -> None:
    page = stage.page
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(stage.phone(stage.olga)).to_be_visible()
    await expect(stage.phone(stage.ivan)).to_be_hidden()
    await stage.bot_says(stage.ivan, "Вам письмо")
    tab = page.get_by_test_id(f"tab-{stage.ivan.id}")
    await expect(tab.locator(".badge")).to_have_text("1")
    await tab.click()
    await expect(stage.phone(stage.ivan).get_by_test_id("composer")).to_be_visible()
    await expect(tab.locator(".badge")).to_be_hidden()
    await deliver(stage, "Код", "123456")
    await expect(page.get_by_test_id("tab-mail").locator(".badge")).to_have_text("1")
    await page.get_by_test_id("tab-mail").click()
    await expect(page.get_by_test_id("letter-1")).to_be_visible()
    await page.keyboard.press("ArrowLeft")
    await expect(stage.phone(stage.ivan)).to_be_visible()
    await page.get_by_test_id("tools").click()
    await page.get_by_test_id("clock-60").click()
    await expect(page.get_by_test_id("page-toast")).to_contain_text("Часы")


async def test_the_hint_is_told_once(stage: Stage) -> None:
    async def introduced(route: Route) -> None:
        answer = {
            "id": 1,
            "name": "Propusk",
            "username": "propusk_demo_bot",
            "hint": {"ru": "Это демонстрация"},
        }
        await route.fulfill(json=answer)

    await stage.page.route("**/control/bot", introduced)
    await stage.page.reload()
    hint = stage.page.get_by_test_id("hint")
    await expect(hint).to_have_text("Это демонстрация")
    await hint.get_by_test_id("hint-close").click()
    await stage.page.reload()
    await expect(stage.phone(stage.olga).get_by_test_id("message-1")).to_be_visible()
    await expect(hint).to_be_hidden()
    await stage.page.unroute("**/control/bot")


async def test_a_script_shows_captions_and_where_it_presses(stage: Stage) -> None:
    message = await stage.bot_says(stage.olga, "?", [[{"text": "Да", "callback_data": "yes"}]])
    key = stage.phone(stage.olga).get_by_role("button", name="Да")
    await expect(key).to_be_visible()
    stage.telegram.changed.publish("caption", text="Ольга приглашает Ивана", user=stage.olga.id)
    await expect(stage.page.get_by_test_id("caption")).to_have_text("Ольга приглашает Ивана")
    stage.telegram.changed.publish("press", user=stage.olga.id, message_id=message, data="yes")
    await expect(key).to_have_class(re.compile("pressed"))
    stage.telegram.changed.publish("caption", text="")
    await expect(stage.page.get_by_test_id("caption")).to_be_hidden()


async def test_a_phone_is_put_away_and_comes_back_with_a_link(stage: Stage) -> None:
    await stage.phone(stage.ivan).get_by_test_id("phone-menu").click()
    await stage.page.get_by_test_id("menu-hide").click()
    await expect(stage.phone(stage.ivan)).to_have_count(0)
    await stage.bot_says(stage.olga, LINK)
    await stage.phone(stage.olga).get_by_role("link", name="invite_1").click()
    await stage.page.get_by_test_id(f"open-as-{stage.ivan.id}").click()
    await expect(stage.phone(stage.ivan).locator(".out")).to_have_count(2)


async def test_a_finger_opens_the_menu_of_ones_own_message_by_a_tap(stage: Stage) -> None:
    context = await stage.browser.new_context(
        locale="ru-RU", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = await context.new_page()
    await page.goto(stage.address)
    await page.get_by_test_id(f"phone-{stage.olga.id}").get_by_test_id("message-1").locator("time").tap()
    await page.get_by_test_id("menu-edit").tap()
    composer = page.get_by_test_id(f"phone-{stage.olga.id}").get_by_test_id("composer")
    await expect(composer).to_have_value("/start")
    await context.close()


async def test_every_control_has_a_name(stage: Stage) -> None:
    await crowded(stage)
    nameless = """nodes => nodes.filter(node => !(node.hidden || node.getAttribute("aria-label")
        || node.textContent.trim() || node.labels?.length)).map(node => node.outerHTML)"""
    assert await stage.page.locator("button, a, input, textarea, select, iframe").evaluate_all(nameless) == []


async def test_english_where_the_browser_is_not_russian_or_kazakh(stage: Stage) -> None:
    context = await stage.browser.new_context(locale="en-GB")
    page = await context.new_page()
    await page.goto(stage.address)
    await expect(page.get_by_test_id("mail-tray")).to_contain_text("Mail")
    await expect(page.get_by_test_id(f"phone-{stage.olga.id}").locator(".status")).to_have_text("bot")
    await context.close()
