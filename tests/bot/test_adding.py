"""Adding a person, in the adder's chair: one form, nothing lost, and what comes of it."""

import pytest

from bot.dispatcher import make_dispatcher
from core import limits
from core.people import Address, Membership, parse_phone
from core.tenants import LicenceState, Tenant, TenantRole
from tests.bot.conftest import World
from tests.bot.filling_in import fill_in, found, hand_over
from tests.bot.guests import EMAIL, invited
from tests.bot.phone import Phone
from tests.cast import Cast

REVIEW = "Проверьте, всё ли верно"


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    """An administrator of one organisation."""
    return world.phone_of(cast.adam.telegram_id)


@pytest.fixture
def olga(world: World, cast: Cast) -> Phone:
    """An owner of two."""
    return world.phone_of(cast.olga.telegram_id)


@pytest.mark.requirement("F-01", "F-03", "F-33", "I-12")
async def test_a_phone_a_name_and_a_role_are_enough(adam: Phone) -> None:
    await fill_in(adam)
    assert REVIEW in adam.screen
    for line in ("Телефон: +7 701 700 1122", "Имя: Пётр Первый", "Логин: +77017001122", "Диспетчер"):
        assert line in adam.screen
    await adam.press("Пригласить")
    assert adam.last["photo"] and "start=inv_" in adam.screen


@pytest.mark.requirement("F-09", "I-13")
async def test_an_administrator_is_not_asked_for_the_role_in_the_organisation(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.say("Пётр Первый")
    await adam.press("Сотрудник")
    await adam.press("Дальше")
    await adam.press("Пропустить")
    assert "рабочая роль" in adam.screen


@pytest.mark.requirement("F-08", "F-10", "I-14")
async def test_an_owner_is_asked_and_an_administrator_to_be_needs_an_email(olga: Phone) -> None:
    await olga.say("/add")
    await olga.press("ТехСервис")
    await olga.say("+77017001122")
    await olga.say("Пётр Первый")
    await olga.press("Сотрудник")
    await olga.press("Дальше")
    await olga.press("Пропустить")
    assert olga.buttons[0] == "Обычный пользователь" and "Владелец организации" in olga.buttons[2:]
    await olga.press("Администратор организации")
    assert "почт" in olga.screen.lower()
    await olga.say("petr@tehservis.example")
    await olga.press("✓ Администратор организации")
    assert "рабочая роль" in olga.screen


@pytest.mark.requirement("F-10", "I-14")
async def test_without_an_email_after_all_another_place_in_the_organisation_is_chosen(olga: Phone) -> None:
    await olga.say("/add")
    await olga.press("ТехСервис")
    await olga.say("+77017001122")
    await olga.say("Пётр Первый")
    await olga.press("Сотрудник")
    await olga.press("Дальше")
    await olga.press("Пропустить")
    await olga.press("Администратор организации")
    await olga.press("Пропустить")
    assert olga.screen.startswith("Владельцу и администратору нужна почта")
    await olga.press("Обычный пользователь")
    assert "рабочая роль" in olga.screen


async def test_who_manages_several_organisations_chooses_one_and_every_screen_names_it(olga: Phone) -> None:
    await olga.say("/add")
    assert olga.buttons[:2] == ["Другая контора", "ТехСервис"]
    await olga.press("ТехСервис")
    assert olga.screen.startswith("ТехСервис")
    await olga.press("Назад")
    assert olga.buttons[:2] == ["Другая контора", "ТехСервис"]


@pytest.mark.requirement("F-33")
async def test_going_back_loses_nothing(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.say("Пётр Первый")
    await adam.press("Назад")
    await adam.press("Назад")
    assert "+7 701 700 1122" in adam.screen
    await adam.press("Дальше")
    assert "Пётр Первый" in adam.screen
    await adam.press("Дальше")
    assert "Кто это" in adam.screen


async def test_every_line_of_the_card_can_be_changed_and_leads_back_to_it(adam: Phone) -> None:
    await fill_in(adam)
    await adam.press("Имя ✎")
    await adam.say("Павел Второй")
    assert REVIEW in adam.screen and "Павел Второй" in adam.screen
    await adam.press("Логин ✎")
    await adam.say("pavel.vtoroy")
    assert "Логин: pavel.vtoroy" in adam.screen
    await adam.press("Рабочая роль ✎")
    await adam.press("Назад")
    assert REVIEW in adam.screen


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("8701705", "+7"),
        ("anna@", "почт"),
        ("просто слова", "телефон"),
        ("\u202egfd.\u0000", "телефон"),
        ("9" * 4096, "+7"),
    ],
)
async def test_what_is_wrong_is_told_at_once_and_how_to_do_it_right(
    adam: Phone, typed: str, word: str
) -> None:
    await adam.say("/add")
    await adam.say(typed)
    assert word in adam.screen.lower()
    assert "Как с ним связаться" in adam.screen


async def test_a_sticker_is_answered_with_what_is_wanted(adam: Phone) -> None:
    await adam.say("/add")
    await adam.send_sticker()
    assert "Нужен телефон, почта или контакт" in adam.screen


async def test_a_contact_card_brings_the_name_too(adam: Phone) -> None:
    await adam.say("/add")
    await adam.share_contact(phone="77017001122", first_name="Жанна")
    assert "Жанна" in adam.screen
    await adam.press("Дальше")
    assert "Кто это" in adam.screen


@pytest.mark.requirement("F-02")
async def test_a_member_is_shown_by_his_card(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("8 701 705 12 25")
    assert "Иван Петров уже есть" in adam.screen
    await adam.press("Открыть карточку")
    assert "Иван Петров" in adam.screen and "Сервисный специалист" in adam.screen


async def test_name_and_number_may_come_in_one_line(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("Кайрат 8 701 333 22 11")
    assert "Его зовут Кайрат?" in adam.screen
    await adam.press("Назад")
    assert "+7 701 333 2211" in adam.screen
    await adam.say("Иванов Иван ivan@x.kz")
    assert "Его зовут Иванов Иван?" in adam.screen


@pytest.mark.requirement("I-30")
async def test_whose_invitation_has_expired_is_sent_it_again_from_here(
    world: World, cast: Cast, adam: Phone
) -> None:
    await invited(world, cast, EMAIL, "Елена Вторая")
    await adam.say("/add")
    await adam.say(EMAIL)
    assert "Елена Вторая уже есть в организации" in adam.screen and "Отправить заново" not in adam.buttons
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    await adam.say(EMAIL)
    assert "Елена Вторая уже среди приглашённых, но срок приглашения вышел." in adam.screen
    await adam.press("Отправить заново")
    await adam.press("Отправить")
    assert f"Отправляю заново: письмо на {EMAIL}." in adam.screen


@pytest.mark.requirement("F-02")
async def test_who_is_known_elsewhere_is_not_named(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("oscar@elsewhere.example")
    assert "уже пользуется сервисом" in adam.screen
    assert "Оскар" not in adam.screen and "контора" not in adam.screen


async def test_a_taken_login_is_told_at_once(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.say("Пётр Первый")
    await adam.press("Сотрудник")
    await adam.say("ADAM@tehservis.example")
    assert "Логин для входа" in adam.screen and adam.screen.splitlines()[0] != "ТехСервис · Пётр Первый"


@pytest.mark.parametrize("name", ["<b>Б</b>", "О'Нил & Ко", "Ⅷ 李小龍 \u200f", "Ә" * 150])
async def test_names_show_as_typed(adam: Phone, name: str) -> None:
    await fill_in(adam, name=name)
    assert " ".join(name.replace("\u200f", " ").split()) in adam.screen
    await adam.press("Пригласить")
    assert "start=inv_" in adam.screen


async def test_a_name_of_three_hundred_letters_is_refused_in_words(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.say("я" * 300)
    assert "150" in adam.screen


async def test_a_command_over_a_half_filled_form_asks_whether_to_go_on(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    for command in ("/add", "/start", "/people"):
        await adam.say(command)
        assert "не закончили добавлять" in adam.screen
    await adam.press("Продолжить")
    assert "Как его зовут" in adam.screen
    await adam.say("/add")
    await adam.press("Начать заново")
    assert "Как с ним связаться" in adam.screen and "+7 701 700 1122" not in adam.screen


async def test_cancel_asks_only_if_something_was_typed(adam: Phone) -> None:
    await adam.say("/add")
    await adam.press("Отмена")
    assert "Как с ним связаться" not in adam.screen
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.press("Отмена")
    assert "Бросить анкету" in adam.screen
    await adam.press("Продолжить")
    assert "Как его зовут" in adam.screen


async def test_a_second_press_adds_nobody_twice(world: World, adam: Phone, cast: Cast) -> None:
    await fill_in(adam)
    await adam.press_twice("Пригласить")
    page = await world.core.roster.page(cast.adam.account_id, cast.tenant_id)
    assert [person.full_name for person in page.rows].count("Пётр Первый") == 1


@pytest.mark.requirement("F-22", "F-26", "H-07")
async def test_an_email_gets_a_letter_and_the_screen_says_so(world: World, adam: Phone) -> None:
    await fill_in(adam, "Petr@Tehservis.example")
    await adam.press("Пригласить")
    assert "Отправляю: письмо на petr@tehservis.example" in adam.screen
    letter = world.mailbox.to("petr@tehservis.example")[-1]
    for said in ("ТехСервис", "пользователь", "Веб-приложение", "start=inv_"):
        assert said in letter.text


@pytest.mark.requirement("F-06", "F-28", "I-06", "I-39")
async def test_neither_known_shows_a_password_once_and_removes_it(world: World, adam: Phone) -> None:
    await hand_over(adam)
    shown = next(message for message in adam.chat["messages"] if "Пароль:" in message["text"])
    assert shown["protected"] and "petr.pervy" in shown["text"]
    await world.pass_time(61)
    assert not [text for text in adam.texts if "Пароль:" in text]


async def test_handed_over_remove_takes_the_password_away_at_once(adam: Phone) -> None:
    await hand_over(adam)
    await adam.press("Передал, удалить")
    assert not [text for text in adam.texts if "Пароль:" in text]
    assert "может входить" in adam.screen


@pytest.mark.requirement("H-03")
async def test_employee_and_customer_at_once_gets_a_role_for_each(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.say("Пётр Первый")
    await adam.press("И сотрудник, и заказчик")
    await adam.press("Дальше")
    await adam.press("Пропустить")
    await adam.press("Диспетчер")
    await adam.press("✓ Русский")
    assert "Рабочая роль: Диспетчер" in adam.screen and "Роль заказчика: Заказчик" in adam.screen


@pytest.mark.requirement("F-16", "F-17", "F-18", "F-19", "F-21")
async def test_rights_are_cycled_where_the_organisation_gives_them_per_person(
    world: World, olga: Phone, cast: Cast
) -> None:
    await found(world, cast, "Ромашка", "cloud_accounting", "RU")
    await olga.say("/add")
    await olga.press("Ромашка")
    await olga.say("8 912 345-67-89")
    await olga.say("Рая Розова")
    await olga.press("Дальше")
    await olga.press("Пропустить")
    await olga.press("Обычный пользователь")
    assert "⬜ Склад" in olga.buttons
    await olga.press("⬜ Склад")
    await olga.press("⬜ Бухгалтерия")
    await olga.press("▶ Бухгалтерия")
    assert {"▶ Склад", "⚙ Бухгалтерия"} <= set(olga.buttons)
    await olga.press("Дальше")
    await olga.press("✓ Русский")
    assert "+7 912 345-67-89" in olga.screen and "Склад (запуск)" in olga.screen


@pytest.mark.requirement("Y-07", "I-20")
async def test_a_specialist_is_bound_to_the_staff_list(world: World, olga: Phone, cast: Cast) -> None:
    await found(world, cast, "Студия Анна", "bookings")
    await olga.say("/add")
    await olga.press("Студия Анна")
    await olga.say("+77017001122")
    await olga.say("Света Маникюрова")
    await olga.press("Дальше")
    await olga.press("Пропустить")
    await olga.press("Обычный пользователь")
    await olga.press("Специалист")
    assert "списке сотрудников" in olga.screen
    await olga.press("Новый: Света Маникюрова")
    await olga.press("Дальше")
    await olga.press("✓ Русский")
    await olga.press("Пригласить")
    await olga.press("Открыть карточку")
    assert "В списке сотрудников: Света Маникюрова" in olga.screen


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_it_is_refused_before_anything_is_typed(
    world: World, adam: Phone, cast: Cast
) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).licence = LicenceState.TRIAL
    await adam.say("/add")
    assert "лицензия" in adam.screen
    assert "Как с ним связаться" not in adam.screen


@pytest.mark.requirement("F-01")
async def test_a_plain_user_and_a_stranger_may_not_add(world: World, cast: Cast) -> None:
    ivan, stranger = world.phone_of(cast.ivan.telegram_id), world.phone("Чужой")
    for phone in (ivan, stranger):
        await phone.say("/add")
        assert "владелец и администратор" in phone.screen


async def test_a_dismissed_administrator_cannot_finish_his_form(
    world: World, adam: Phone, cast: Cast
) -> None:
    await fill_in(adam)
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.adam.membership_id)).tenant_role = TenantRole.USER
    await adam.press("Пригласить")
    found = await world.core.inviting.look_up(
        cast.olga.account_id, cast.tenant_id, parse_phone("+77017001122")
    )
    assert found.membership_id is None


async def test_the_form_survives_a_restart(world: World, adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    adam.dispatcher = make_dispatcher(world.core, world.eraser, world.dispatcher["settings"])
    await adam.say("Пётр Первый")
    assert "Пётр Первый" in adam.screen and "Кто это" in adam.screen


async def test_the_form_speaks_the_adders_language(world: World, adam: Phone, cast: Cast) -> None:
    await world.core.directory.set_language(Address("telegram", str(adam.id)), "en")
    await adam.say("/add")
    assert "How can they be reached" in adam.screen
