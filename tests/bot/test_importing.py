"""Many people at once, in the manager's chair: a file or contact cards, what was found, the message that moves."""

import io

import pytest
from openpyxl import load_workbook

from bot.dispatcher import make_dispatcher
from core import limits
from core.importing import RowState
from core.people import Account, Address, Membership
from core.tenants import LicenceState, Tenant, TenantRole
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast
from tests.core.conftest import every
from tests.core.importing import csv_of, people, states
from tests.mailbox import Mailbox

OVER = "Готово: список пройден"
SIZE = limits.IMPORT_BATCH


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    """An administrator of one organisation."""
    return world.phone_of(cast.adam.telegram_id)


@pytest.fixture
def olga(world: World, cast: Cast) -> Phone:
    """An owner of two."""
    return world.phone_of(cast.olga.telegram_id)


def table(content: bytes, sheet: int = 0) -> list[list[str]]:
    rows = load_workbook(io.BytesIO(content)).worksheets[sheet].iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def document(phone: Phone) -> dict[str, str]:
    """The last one in the chat."""
    found: dict[str, str] = [m["document"] for m in phone.chat["messages"] if m.get("document")][-1]
    return found


def content(phone: Phone) -> bytes:
    return phone.telegram.opened(document(phone)["url"])


async def names(world: World) -> list[str]:
    return [account.full_name for account in await every(world.core, Account)]


@pytest.mark.requirement("F-22", "H-07")
async def test_a_file_is_enough_to_invite_everybody_in_it(world: World, adam: Phone) -> None:
    await adam.send_file("Люди.csv", csv_of(*people(4)))
    for said in ("Люди.csv", "4 человека, пока никто не приглашён", "письмом: 2", "передадите вы: 2"):
        assert said in adam.screen
    assert "Гость Номер1" not in await names(world)
    await adam.press("Пригласить: 4")
    assert OVER in adam.screen and "Приглашено: 4" in adam.screen
    assert "Гость Номер1" in await names(world)
    buttons = [b["text"] for m in adam.chat["messages"] for row in m["buttons"] for b in row]
    assert buttons == [
        "Скачать ссылки",
        "Открыть людей",
    ]  # the former screen can be read, and not pressed again
    assert world.mailbox.to("guest0@example.com")


async def test_the_form_of_one_person_leads_to_the_list(adam: Phone) -> None:
    await adam.say("/add")
    await adam.press("Добавить списком")
    assert ".xlsx или .csv" in adam.screen
    await adam.say("сейчас поищу")
    assert "Пришлите файл" in adam.screen
    await adam.send_file("люди.csv", csv_of(*people(1)))
    assert "Пригласить: 1" in adam.buttons


async def test_the_template_has_headings_an_example_and_the_roles_and_can_be_sent_back(adam: Phone) -> None:
    await adam.say("/add")
    await adam.press("Добавить списком")
    await adam.press("Скачать шаблон")
    people_sheet, roles = table(content(adam)), table(content(adam), 1)
    assert people_sheet[0] == ["Имя и фамилия", "Телефон", "Почта", "Логин", "Роль", "Кто это", "Язык"]
    assert ["Диспетчер", "сотрудник"] in roles
    assert "Пришлите файл" in adam.screen
    await adam.send_file("template.xlsx", content(adam))
    assert "Пригласить: 1" in adam.buttons


@pytest.mark.parametrize("language", ["en", "kk"])
async def test_the_template_of_every_language_is_understood(world: World, adam: Phone, language: str) -> None:
    await world.core.directory.set_language(Address("telegram", str(adam.id)), language)
    await adam.say("/add")
    await adam.press({"en": "Add a list", "kk": "Тізіммен қосу"}[language])
    await adam.press({"en": "Download the template", "kk": "Үлгіні жүктеу"}[language])
    await adam.send_file("template.xlsx", content(adam))
    assert {"en": "Invite: 1", "kk": "Шақыру: 1"}[language] in adam.buttons


async def test_an_owners_template_also_has_the_role_in_the_organisation(olga: Phone) -> None:
    await olga.say("/add")
    await olga.press("ТехСервис")
    await olga.press("Добавить списком")
    await olga.press("Скачать шаблон")
    assert "В организации" in table(content(olga))[0]
    await olga.send_file("template.xlsx", content(olga))
    assert "Пригласить: 1" in olga.buttons


async def test_who_manages_several_organisations_says_which(world: World, cast: Cast, olga: Phone) -> None:
    await olga.send_file("люди.csv", csv_of(*people(1)))
    assert olga.buttons[:2] == ["Другая контора", "ТехСервис"]
    await olga.press("ТехСервис")
    assert olga.screen.startswith("ТехСервис · люди.csv")


async def test_bad_rows_come_back_as_a_file_that_is_mended_and_sent_again(world: World, adam: Phone) -> None:
    await adam.send_file("люди.csv", csv_of(*people(1), "Анна;12;;Диспетчер", ";;=1+1;Космонавт"))
    assert "С ошибками: 2" in adam.screen and "строка 3, Анна: Такого номера не бывает" in adam.screen
    assert "• строка 4: " in adam.screen, "a row without a name is a line alone"
    await adam.press("Скачать строки с ошибками")
    text = content(adam).decode("utf-8-sig")
    assert document(adam)["name"] == "Исправить.csv"
    assert text.splitlines()[0] == "Имя и фамилия;Телефон;Почта;Роль;Что не так"
    assert "'=1+1" in text and "Гость" not in text
    mended = text.replace("Анна;12", "Анна;87021234567").replace(
        ";;'=1+1;Космонавт", "Борис;;b@example.com;диспетчер"
    )
    assert mended.splitlines()[2].startswith("Борис")
    await adam.press("Пригласить: 1")
    await adam.send_file("Исправить.csv", mended.encode("utf-8-sig"))
    await adam.press("Пригласить: 2")
    assert {"Анна", "Борис", "Гость Номер0"} <= set(await names(world))


async def test_a_mended_file_that_is_still_wrong_has_one_column_of_reasons(adam: Phone) -> None:
    await adam.send_file("люди.csv", csv_of("Анна;12;;Диспетчер"))
    for _ in range(2):
        await adam.press("Скачать строки с ошибками")
        header = content(adam).decode("utf-8-sig").splitlines()[0]
        assert header == "Имя и фамилия;Телефон;Почта;Роль;Что не так"
        await adam.send_file("Исправить.csv", content(adam))


async def test_the_same_file_again_is_recognised_and_invites_nobody(world: World, adam: Phone) -> None:
    for _ in range(2):
        await adam.send_file("люди.csv", csv_of(*people(2)))
        if "Пригласить: 2" in adam.buttons:
            await adam.press("Пригласить: 2")
    assert "Этот же файл вы уже присылали: 3 марта, 14:00" in adam.screen
    assert "все уже здесь" in adam.screen
    assert not [button for button in adam.buttons if button.startswith("Пригласить")]
    assert (await names(world)).count("Гость Номер1") == 1


async def test_a_role_is_asked_where_the_file_has_none_and_can_be_changed(world: World, adam: Phone) -> None:
    await adam.send_file("люди.csv", csv_of("Анна;87021234567", "Борис;87021234568", header="Имя;Телефон"))
    assert "У 2 человек в списке не указана роль" in adam.screen
    await adam.press("Диспетчер")
    assert "Пригласить: 2" in adam.buttons
    await adam.press("Роль для остальных: Диспетчер")
    await adam.press("Сервисный специалист")
    await adam.press("Язык писем: Русский")
    await adam.press("Қазақша")
    await adam.press("Пригласить: 2")
    accounts = await every(world.core, Account)
    assert accounts[-1].language == "kk"


async def test_without_a_role_those_rows_are_bad(adam: Phone) -> None:
    await adam.send_file("люди.csv", csv_of(*people(1), "Анна;87021234567;;"))
    await adam.press("Пропустить")
    assert "Выберите роль" in adam.screen and "Пригласить: 1" in adam.buttons


@pytest.mark.parametrize(
    ("name", "sent", "said"),
    [
        ("a.csv", "Имя;Телефон\n".encode(), "нет ни одного человека"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "Сохраните таблицу как .xlsx"),
        ("a.xlsx", b"PK\x03\x04 broken", "Сохраните таблицу как .xlsx"),
        ("a.csv", "Имя;Роль\nАнна;Диспетчер\n".encode(), "Не нашёл столбца с телефоном или почтой"),
        ("a.csv", b"a" * (limits.IMPORT_FILE_MAX + 1), "можно до 5 МБ"),
        ("a.csv", b"name;phone\n" + b"a;1\n" * (limits.IMPORT_ROWS_MAX + 1), "до 10 000 за раз"),
        ("a.csv", b"<b>;=cmd|' /C calc'!A0\n1;2", "Сейчас там: <b>, =cmd|"),
    ],
)
async def test_a_file_that_is_no_list_is_answered_with_what_is_wrong(
    adam: Phone, name: str, sent: bytes, said: str
) -> None:
    await adam.send_file(name, sent)
    assert said in adam.screen.replace("\xa0", " ")
    assert "Пришлите файл .xlsx или .csv" in adam.screen


async def test_a_huge_file_is_not_even_fetched(world: World, adam: Phone) -> None:
    await adam.send_file("a.csv", b"a" * (limits.IMPORT_FILE_MAX + 1))
    assert "getFile" not in [call["method"] for call in world.telegram.journal if "method" in call]


@pytest.mark.parametrize("name", ["<b>Б</b> & Ко", "👩‍🔧 Анна", "مريم", "李小龍", 'О\'Нил "Младший"'])
async def test_names_of_any_script_come_through(world: World, adam: Phone, name: str) -> None:
    quoted = name.replace('"', '""')
    await adam.send_file("люди.csv", csv_of(f'"{quoted}";87021234567;;Диспетчер'))
    await adam.press("Пригласить: 1")
    assert name in await names(world)
    await adam.press("Скачать ссылки")
    assert table(content(adam))[1][0] == name


@pytest.mark.requirement("F-26", "I-31")
async def test_the_links_come_as_a_file_that_says_they_are_personal(world: World, adam: Phone) -> None:
    await adam.send_file("люди.csv", csv_of(*people(2)))
    await adam.press("Пригласить: 2")
    await adam.press("Скачать ссылки")
    assert "Каждая ссылка личная" in adam.texts[-1]
    header, by_mail, by_phone = table(content(adam))
    assert header == ["Имя и фамилия", "Телефон или почта", "Как придёт", "Ссылка"]
    assert (by_mail[2], by_phone[2]) == ("письмо отправлено", "передайте ссылку")
    guest = world.phone("Гость", phone="+77020000001")
    await guest.open_link(by_phone[3].partition("start=")[2])
    assert "ТехСервис" in guest.screen


@pytest.mark.requirement("F-22", "H-07")
async def test_where_sms_can_be_sent_it_is_said_that_they_are(
    world: World, sms: Mailbox, adam: Phone
) -> None:
    both = "Гость Двоякий;+77021234567;both@example.com;Диспетчер"
    await adam.send_file("люди.csv", csv_of(*people(3), both))
    for line in ("– письмом: 2", "– по SMS: 1", "– письмом и по SMS: 1"):
        assert line in adam.screen
    assert "передадите" not in adam.screen
    await adam.press("Пригласить: 4")
    assert len(sms.to("+77020000001")) == 1
    assert sms.token_for("+77021234567") == world.mailbox.token_for("both@example.com")
    await adam.press("Скачать ссылки")
    assert [row[2] for row in table(content(adam))[1:]] == [
        "письмо отправлено",
        "SMS отправлено",
        "письмо отправлено",
        "письмо и SMS отправлены",
    ]


# The message that moves


async def begin(world: World, adam: Phone, n: int) -> None:
    """Invited, but nothing is worked off until a test says so."""
    await adam.send_file("люди.csv", csv_of(*people(n)))
    settle, adam._settle = adam._settle, None
    await adam.press(f"Пригласить: {n}")
    assert settle is not None


async def moves(world: World) -> int:
    """A batch, and two seconds."""
    await world.core.importing.working.step()
    world.clock.advance(2)
    return await world.progress.run_due(world.bot)


async def test_one_message_moves_and_says_at_the_end_what_came_of_it(world: World, adam: Phone) -> None:
    await begin(world, adam, SIZE * 3)
    message_id = adam.last["id"]
    seen = [adam.screen]
    for _ in range(3):
        await moves(world)
        seen.append(adam.screen)
    for n, text in enumerate(seen):
        assert f"{SIZE * n} из {SIZE * 3}" in text and f"{n * 100 // 3}%" in text
    await world.settle()
    assert OVER in adam.screen and adam.last["id"] == message_id
    assert adam.buttons == ["Скачать ссылки", "Открыть людей"]
    await adam.press("Открыть людей")
    assert "Гость Номер" in str(adam.buttons)


async def test_it_is_edited_no_more_often_than_every_two_seconds(world: World, adam: Phone) -> None:
    await begin(world, adam, SIZE * 3)
    await world.core.importing.working.step()
    assert await world.progress.run_due(world.bot) == 0
    world.clock.advance(2)
    assert await world.progress.run_due(world.bot) == 1
    world.clock.advance(2)
    assert await world.progress.run_due(world.bot) == 0  # nothing new


async def test_stopping_asks_once_and_leaves_whoever_was_invited(
    world: World, adam: Phone, cast: Cast
) -> None:
    await begin(world, adam, SIZE * 3)
    await moves(world)
    await adam.press("Остановить")
    assert "Остановить? Кто уже приглашён" in adam.screen
    assert adam.buttons == ["Да, остановить", "Продолжать"]
    await moves(world)
    assert "Остановить?" in adam.screen  # the question stays while the numbers move
    await adam.press("Продолжать")
    assert adam.buttons == ["Остановить"]
    await adam.press("Остановить")
    await adam.press("Да, остановить")
    assert "Остановлено" in adam.screen and f"Не тронуто: {SIZE}" in adam.screen
    await world.settle()
    assert await states(world.core, cast, 1) == {RowState.INVITED: SIZE * 2, RowState.READY: SIZE}


async def test_the_chat_is_free_meanwhile(world: World, adam: Phone) -> None:
    await begin(world, adam, SIZE * 2)
    message_id = adam.last["id"]
    await adam.say("/people")
    await moves(world)
    moving = next(message for message in adam.chat["messages"] if message["id"] == message_id)
    assert f"{SIZE} из {SIZE * 2}" in moving["text"]
    assert "Нажмите на человека" in adam.screen


async def test_after_a_restart_the_same_message_goes_on(world: World, adam: Phone) -> None:
    await begin(world, adam, SIZE * 2)
    await moves(world)
    world.dispatcher = adam.dispatcher = make_dispatcher(
        world.core, world.eraser, world.dispatcher["settings"]
    )
    await world.settle()
    assert OVER in adam.screen
    assert await world.progress.busy() is None


async def test_a_process_that_was_killed_at_the_press_tells_what_came_of_it_when_the_press_comes_again(
    world: World, adam: Phone, cast: Cast
) -> None:
    await adam.send_file("люди.csv", csv_of(*people(2)))
    await world.core.importing.start(cast.adam.account_id, 1)
    await world.core.importing.working.run_due()
    await adam.press("Пригласить: 2")
    assert OVER in adam.screen
    await adam.press("Скачать ссылки")
    assert len(table(content(adam))) == 3
    assert await world.progress.busy() is None


async def test_who_is_demoted_in_the_middle_is_told_why_it_stopped(
    world: World, adam: Phone, cast: Cast
) -> None:
    await begin(world, adam, SIZE * 2)
    await moves(world)
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.adam.membership_id)).tenant_role = TenantRole.USER
    await world.settle()
    assert "Пришлось остановиться" in adam.screen and "владелец и администратор" in adam.screen
    await adam.press("Скачать ссылки")
    assert adam.alert is not None and "владелец и администратор" in adam.alert


async def test_who_may_not_send_lists_any_more_is_led_home_by_an_old_button(
    world: World, adam: Phone, cast: Cast
) -> None:
    await adam.send_file("люди.csv", csv_of(*people(1)))
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.adam.membership_id)).tenant_role = TenantRole.USER
    await adam.press("Сменить файл")
    assert adam.alert is not None and "владелец и администратор" in adam.alert
    await adam.press("Пригласить: 1")
    assert "Мой доступ" in adam.buttons and "Люди" not in adam.buttons


async def test_a_message_that_was_removed_by_hand_is_no_longer_moved(world: World, adam: Phone) -> None:
    await begin(world, adam, SIZE * 2)
    await world.bot.delete_message(adam.id, adam.last["id"])
    await moves(world)
    assert await world.progress.busy() is None


async def test_a_press_on_somebody_elses_list_is_refused(world: World, adam: Phone, olga: Phone) -> None:
    await adam.send_file("люди.csv", csv_of(*people(1)))
    await adam.press("Пригласить: 1")
    await olga.say("/start")
    for data in ("import:links:1", "import:wrong:1", "import:stop_yes:1", "import:people:1"):
        await olga.press_data(data)
        assert olga.alert is not None and "Этого списка больше нет" in olga.alert
    for data in ("import:links:99999999999", "import:what:1", "import:"):
        await olga.press_data(data)
        assert olga.alert is not None and "больше не действует" in olga.alert


async def test_a_second_press_invites_nobody_twice(world: World, adam: Phone) -> None:
    await adam.send_file("люди.csv", csv_of(*people(2)))
    await adam.press_twice("Пригласить: 2")
    assert (await names(world)).count("Гость Номер1") == 1


# Who may


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_a_file_is_refused_before_it_is_fetched(
    world: World, adam: Phone, cast: Cast
) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).licence = LicenceState.TRIAL
    await adam.send_file("люди.csv", csv_of(*people(1)))
    assert "лицензия" in adam.screen


@pytest.mark.requirement("F-01")
async def test_who_manages_nobody_sends_files_and_cards_in_vain(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.send_file("люди.csv", csv_of(*people(1)))
    await ivan.share_contact(phone="77021234567", first_name="Жанна")
    assert "Гость Номер0" not in await names(world)
    assert "Пригласить" not in str(ivan.buttons)


async def test_a_file_over_a_half_filled_form_asks_whether_to_go_on(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.send_file("люди.csv", csv_of(*people(1)))
    assert "не закончили добавлять" in adam.screen


# Contact cards


async def test_one_card_while_nothing_is_open_begins_the_form_of_that_person(adam: Phone) -> None:
    await adam.say("/start")
    await adam.share_contact(phone="77021234567", first_name="Жанна")
    assert "Жанна" in adam.screen and "Добавить ещё контакты" in adam.buttons
    await adam.press("Дальше")
    assert "Кто это" in adam.screen


async def test_several_cards_in_a_row_become_a_list(world: World, adam: Phone) -> None:
    await adam.say("/add")
    for phone, name in (("77021234567", "Жанна"), ("77021234568", "Берик"), ("+7 702 123-45-69", "Вера")):
        await adam.share_contact(phone=phone, first_name=name)
    assert "В списке 3 контакта: Жанна, Берик, Вера" in adam.screen
    await adam.share_contact(phone="77021234568", first_name="Берик")  # once more
    assert "В списке 3 контакта" in adam.screen
    await adam.press("Проверить и пригласить")
    await adam.press("Диспетчер")
    await adam.press("Пригласить: 3")
    assert {"Жанна", "Берик", "Вера"} <= set(await names(world))


async def test_a_card_where_a_file_is_asked_for_begins_a_list(adam: Phone) -> None:
    await adam.say("/add")
    await adam.press("Добавить списком")
    await adam.share_contact(phone="77021234567", first_name="Жанна")
    assert "В списке 1 контакт: Жанна" in adam.screen


async def test_a_card_can_be_put_into_a_list_by_a_button(adam: Phone) -> None:
    await adam.share_contact(phone="77021234567", first_name="Жанна")
    await adam.press("Добавить ещё контакты")
    assert "В списке 1 контакт: Жанна" in adam.screen
    await adam.say("а как ещё?")
    assert "Пришлите контакт" in adam.screen and "Жанна" in adam.screen


async def test_cards_for_one_of_several_organisations(olga: Phone) -> None:
    await olga.share_contact(phone="77021234567", first_name="Жанна")
    assert "В какую организацию" in olga.screen
    await olga.share_contact(phone="77021234568", first_name="Берик")
    await olga.press("ТехСервис")
    assert "В списке 2 контакта" in olga.screen


async def test_one_card_for_one_of_several_organisations_fills_the_form(olga: Phone) -> None:
    await olga.share_contact(phone="77021234567", first_name="Жанна")
    await olga.press("ТехСервис")
    assert "Жанна" in olga.screen and "Дальше" in olga.buttons


async def test_a_card_of_a_member_is_told_so_and_skipped_in_a_list(adam: Phone) -> None:
    await adam.share_contact(phone="77017051225", first_name="Ваня")
    assert "Иван Петров уже есть" in adam.screen
    await adam.share_contact(phone="77021234568", first_name="Берик")
    await adam.press("Проверить и пригласить")
    await adam.press("Диспетчер")
    assert "Уже в организации или приглашены: 1" in adam.screen and "Пригласить: 1" in adam.buttons


async def test_a_card_without_a_possible_number_is_told_so(adam: Phone) -> None:
    await adam.share_contact(phone="112", first_name="Служба")
    assert "Такого номера не бывает" in adam.screen and "Как с ним связаться" in adam.screen


async def test_cards_without_end_are_stopped_in_words(adam: Phone) -> None:
    await adam.say("/start")
    adam.telegram.share_contact(adam.id, phone="77020000000", first_name="Первый")
    await adam.handled()
    for number in range(1, limits.CARDS_MAX + 1):
        adam.telegram.share_contact(adam.id, phone=f"7702{number:07d}", first_name=f"Имя{number}")
    await adam.handled()
    assert f"В списке {limits.CARDS_MAX} контактов" in adam.screen
    assert "удобнее прислать файлом" in adam.screen
