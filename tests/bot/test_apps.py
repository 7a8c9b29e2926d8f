"""/apps: applications are made, named, linked and removed in chat; the matrix is a picture in place, and a table."""

import csv
import io
from typing import Any

import pytest
from PIL import Image

from core import limits
from core.access import AppRight
from core.applications import Application, ApplicationState
from core.people import Membership, MembershipInAppRole, MembershipState
from core.tenants import TenantRole
from tests.bot.conftest import World
from tests.bot.filling_in import fill_in, found
from tests.bot.phone import Phone
from tests.cast import Cast
from tests.core.conftest import alter, every
from tests.core.roles import DISPATCHER, deviate, role_id
from tests.core.test_matrix import give_each, many_applications
from tests.crowd import fill

WEB, ENGINEER = "Веб-приложение", "Мобильное приложение инженера"
LOOK = "Посмотреть, кому что открыто"


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


@pytest.fixture
async def olga(world: World, cast: Cast) -> Phone:
    """With the list of «ТехСервис» before her."""
    phone = world.phone_of(cast.olga.telegram_id)
    await phone.say("/apps")
    await phone.press("ТехСервис")
    return phone


async def press(phone: Phone, *labels: str) -> None:
    for label in labels:
        await phone.press(label)


async def create(phone: Phone, name: str = "Склад", kind: str = "Веб-приложение") -> None:
    await press(phone, "Добавить приложение", kind)
    await phone.say(name)


async def id_of(world: World, key: str = "web-1") -> int:
    return next(each.id for each in await every(world.core, Application) if each.key == key)


async def opens_for(world: World, cast: Cast, name: str) -> str:
    """What Anna is told about it under /my, nothing if nothing."""
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    return next((line for line in anna.screen.splitlines() if f". {name}." in line), "")


# The list, and a new one


@pytest.mark.requirement("H-12", "H-16")
async def test_the_list_says_of_what_kind_and_in_what_state_each_is(
    world: World, adam: Phone, cast: Cast
) -> None:
    await alter(world.core, Application, await id_of(world), state=ApplicationState.MAINTENANCE)
    await adam.say("/apps")
    assert "Всего: 6" in adam.screen and "🔧 на обслуживании" in adam.screen
    assert {f"🔧 {WEB}", ENGINEER, "Доступ только к API"} <= set(adam.buttons)


async def test_without_any_it_is_said_what_to_do_first(world: World, cast: Cast) -> None:
    blank = await found(world, cast, "Пустая", "blank")
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/apps")
    await olga.press("Пустая")
    assert "Добавьте первое" in olga.screen and LOOK not in olga.buttons
    membership = max(each.id for each in await every(world.core, Membership) if each.tenant_id == blank)
    await alter(world.core, Membership, membership, tenant_role=TenantRole.ADMINISTRATOR)
    await olga.press("В меню")
    await press(olga, "Приложения", "Пустая")
    assert "Первое может добавить владелец" in olga.screen and "Добавить приложение" not in olga.buttons


@pytest.mark.requirement("F-30", "F-20a", "H-14")
async def test_a_new_one_waits_to_be_said_ready(world: World, olga: Phone, cast: Cast) -> None:
    await olga.press("Добавить приложение")
    assert "советуем открыть всем" in olga.screen
    await olga.press("Веб-приложение")
    await olga.say("Склад")
    assert "готовится" in olga.screen and "отметьте, что приложение готово" in olga.screen
    assert "Пока никому не открыто" in olga.screen and "запустить не можете" in olga.screen
    key = (await every(world.core, Application))[-1].key
    assert key in olga.screen
    await deviate(world.core, cast.anna, world.clock.now(), app=(await id_of(world, key), AppRight.LAUNCH))
    assert "готовится" in await opens_for(world, cast, "Склад")
    await press(olga, "Состояние", "Готово")
    assert olga.alert == "Готово" and "Состояние: готово" in olga.screen
    assert "готовится" not in await opens_for(world, cast, "Склад")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("🙂", "хотя бы с одной буквой"),
        ("х" * 300, "не длиннее 150 знаков"),
        ("ВЕБ-приложение", "«ВЕБ-приложение» уже занято"),
    ],
)
async def test_a_name_that_cannot_be_is_told_and_asked_again(olga: Phone, typed: str, said: str) -> None:
    await create(olga, typed)
    assert said in olga.screen and "Как назвать приложение?" in olga.screen
    await olga.send_sticker()
    assert "обычным текстом" in olga.screen
    await olga.say("<b>Склад</b> & مستودع 🛒")
    assert olga.screen.startswith("<b>Склад</b> & مستودع 🛒\nТехСервис")


async def test_a_form_that_was_begun_is_not_thrown_away(adam: Phone) -> None:
    await fill_in(adam)
    await adam.say("/apps")
    assert "Пётр Первый" in adam.screen or "продолж" in adam.screen.lower()
    assert WEB not in adam.buttons


# The card


@pytest.mark.requirement("H-19", "H-17")
async def test_the_card_says_what_it_is_where_it_opens_and_for_how_many(olga: Phone) -> None:
    await olga.press(ENGINEER)
    assert "Мобильное приложение инженера: инженер или мастер входит с телефона" in olga.screen
    assert "Android: https://play.google.com" in olga.screen and "iPhone: https://" in olga.screen
    assert "Открыто людям: 1" in olga.screen and "engineer-app-1" in olga.screen
    assert {"Изменить ссылку для Android", "Изменить ссылку для iPhone"} <= set(olga.buttons)


@pytest.mark.requirement("H-20")
async def test_the_card_says_what_the_engineers_app_offers_after_sign_in(olga: Phone) -> None:
    await olga.press(ENGINEER)
    assert (
        "входит с телефона: уведомления, задачи, чек-листы, выполненные работы, чаты, календарь, отметка «На смене»"
        in olga.screen
    )


@pytest.mark.requirement("H-19")
async def test_a_link_is_typed_refused_clearly_and_taken_away(world: World, olga: Phone, cast: Cast) -> None:
    await press(olga, WEB, "Указать адрес")
    for wrong in ("спросите у Ольги", "ftp://crm.tehservis.kz", "https://olga:pw@crm.tehservis.kz"):
        await olga.say(wrong)
        assert "По такой ссылке ничего не откроется" in olga.screen
    await olga.say("crm.tehservis.kz")
    assert "Адрес: https://crm.tehservis.kz/" in olga.screen
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert anna.button("1. Открыть")["url"] == "https://crm.tehservis.kz/"
    await press(olga, "Изменить адрес", "Убрать ссылку")
    assert "Адрес не указан" in olga.screen


@pytest.mark.requirement("H-19")
async def test_a_store_opens_over_https_only(olga: Phone) -> None:
    await press(olga, ENGINEER, "Изменить ссылку для Android")
    await olga.say("http://play.google.com/store/apps/details?id=kz")
    assert "начинаются с https" in olga.screen


async def test_it_is_renamed_for_everybody(world: World, olga: Phone, cast: Cast) -> None:
    await press(olga, WEB, "Переименовать")
    await olga.say("Диспетчерская")
    assert olga.screen.startswith("Диспетчерская\n")
    assert await opens_for(world, cast, "Диспетчерская") and not await opens_for(
        world, cast, "Веб-приложение"
    )


async def test_removing_asks_once_more_and_says_what_goes(world: World, olga: Phone, cast: Cast) -> None:
    await press(olga, WEB, "Роли внутри", "Добавить роль")
    await olga.say("Кассир")
    await press(olga, "Назад", "Удалить")
    assert "Его потеряют 4 человека. Пропадёт и 1 роль внутри него. Вернуть" in olga.screen
    await olga.press("Назад")
    assert await opens_for(world, cast, "Веб-приложение")
    await olga.press("Удалить")
    await olga.press_twice("Удалить")
    assert WEB not in olga.buttons and "Всего: 5" in olga.screen
    assert not await opens_for(world, cast, "Веб-приложение")


async def test_it_stays_one_message_while_one_looks_around(olga: Phone) -> None:
    before = (olga.last["id"], len(olga.texts))
    await press(olga, WEB, "Состояние", "Назад", "Роли внутри", "Назад", "Указать адрес", "Назад", "Удалить")
    await press(olga, "Назад", "К приложениям", "Добавить приложение", "Назад")
    assert (olga.last["id"], len(olga.texts)) == before


# Roles inside


@pytest.mark.requirement("F-25")
async def test_roles_inside_are_declared_renamed_and_removed(world: World, olga: Phone, cast: Cast) -> None:
    await press(olga, WEB, "Роли внутри")
    assert "Ролей внутри пока нет" in olga.screen
    await olga.press("Добавить роль")
    for typed in ("7", "Кассир"):
        await olga.say(typed)
    await press(olga, "Кассир · 0", "Переименовать")
    await olga.say("Старший кассир")
    async with world.core.database.write() as session:
        session.add_all(
            MembershipInAppRole(membership_id=each.membership_id, in_app_role_id=1)
            for each in (cast.anna, cast.ivan)
        )
    await press(olga, "Назад", "Старший кассир · 2", "Удалить")
    assert "Её потеряют 2 человека. Приложение останется открытым" in olga.screen
    await olga.press("Удалить")
    assert "Ролей внутри пока нет" in olga.screen
    assert not await every(world.core, MembershipInAppRole)


# Who may, and what has changed meanwhile


async def test_an_administrator_says_when_it_is_ready_and_changes_nothing_else(
    world: World, adam: Phone, cast: Cast
) -> None:
    await adam.say("/apps")
    assert "Добавить приложение" not in adam.buttons
    await adam.press(WEB)
    assert not {"Переименовать", "Удалить", "Указать адрес"} & set(adam.buttons)
    assert "может владелец: Ольга Орлова" in adam.screen
    await press(adam, "Роли внутри")
    assert "может владелец: Ольга Орлова" in adam.screen and "Добавить роль" not in adam.buttons
    await press(adam, "Назад", "Состояние", "На обслуживании")
    assert "на обслуживании" in await opens_for(world, cast, "Веб-приложение")


@pytest.mark.requirement("F-20", "I-22")
@pytest.mark.parametrize("name", ["ivan", "sam", "stranger"])
async def test_who_manages_nothing_gets_no_list(world: World, cast: Cast, name: str) -> None:
    phone = world.phone("Гость") if name == "stranger" else world.phone_of(getattr(cast, name).telegram_id)
    await phone.say("/apps")
    assert "Веб-приложение" not in phone.screen and LOOK not in phone.buttons


async def test_who_is_no_owner_any_more_is_told_at_the_press(world: World, olga: Phone, cast: Cast) -> None:
    await press(olga, WEB, "Удалить")
    await alter(world.core, Membership, cast.olga.membership_id or 1, tenant_role=TenantRole.ADMINISTRATOR)
    await olga.press("Удалить")
    assert "только владелец" in (olga.alert or "")
    assert await id_of(world)


async def test_who_manages_nothing_any_more_is_led_home(world: World, adam: Phone, cast: Cast) -> None:
    await adam.say("/apps")
    await adam.press(WEB)
    await alter(world.core, Membership, cast.adam.membership_id, tenant_role=TenantRole.USER)
    await adam.press("Состояние")
    assert [text for text in adam.texts if "владелец и администратор" in text]
    assert "Мой доступ" in adam.buttons and "Приложения" not in adam.buttons


async def test_one_that_has_been_removed_meanwhile_leads_to_the_list(
    world: World, olga: Phone, adam: Phone, cast: Cast
) -> None:
    await adam.say("/apps")
    await press(adam, WEB, "Состояние")
    await press(olga, WEB, "Удалить", "Удалить")
    await adam.press("На обслуживании")
    assert (adam.alert or "").startswith("Приложение не найдено")
    assert "Всего: 5" in adam.screen and ENGINEER in adam.buttons


async def test_a_role_inside_that_has_been_removed_meanwhile_leads_to_the_rest(
    world: World, olga: Phone, cast: Cast
) -> None:
    await press(olga, WEB, "Роли внутри", "Добавить роль")
    await olga.say("Кассир")
    await press(olga, "Кассир · 0", "Переименовать")
    keeping = world.core.keeping_applications
    await keeping.remove_role(cast.olga.account_id, cast.tenant_id, "web-1", 1)
    await olga.say("Мастер")
    assert "Такой роли в приложении больше нет" in olga.screen and "Добавить роль" in olga.buttons


async def test_a_press_forged_by_an_outsider_changes_nothing(world: World, olga: Phone, cast: Cast) -> None:
    await press(olga, WEB, "Удалить")
    data = olga.button("Удалить")["data"]
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/start")
    await oscar.press_data(data)
    await oscar.say("/apps")
    assert await id_of(world) and "Веб-приложение" in " ".join(oscar.buttons)


# Who has what


@pytest.mark.requirement("F-16", "F-17", "F-18", "H-11")
async def test_the_matrix_is_a_picture_that_changes_in_place(world: World, olga: Phone, cast: Cast) -> None:
    await olga.press(LOOK)
    people, message = olga.file, olga.last["id"]
    assert "Людей: 5. " in olga.screen
    await olga.press("Показать роли")
    assert "Ролей: 5. " in olga.screen and olga.file != people
    await olga.press("Показать людей")
    assert olga.file == people and olga.last["id"] == message
    await deviate(world.core, cast.anna, world.clock.now(), app=(await id_of(world), AppRight.NONE))
    await press(olga, "Показать роли", "Показать людей")
    assert olga.file != people and olga.last["id"] == message


async def test_the_picture_has_pages(world: World, adam: Phone, cast: Cast) -> None:
    await fill(world.core, cast.tenant_id, 20, await role_id(world.core, cast, DISPATCHER))
    await adam.say("/apps")
    await adam.press(LOOK)
    assert "Людей: 25, картинка 1 из 3" in adam.screen and "← Раньше" not in adam.buttons
    first = adam.file
    await press(adam, "Дальше →", "Дальше →")
    assert "картинка 3 из 3" in adam.screen and adam.file != first and "Дальше →" not in adam.buttons
    await press(adam, "Показать роли", "Показать людей")
    assert "картинка 1 из 3" in adam.screen


def sent(phone: Phone) -> dict[str, Any]:
    """The last document."""
    return next(each["document"] for each in reversed(phone.chat["messages"]) if each["document"])


def rows_of(phone: Phone) -> list[dict[str, str]]:
    document = sent(phone)
    assert document["name"].endswith(" 2026-03-03.csv")
    text = phone.telegram.opened(document["url"]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.requirement("F-16", "I-34")
async def test_the_table_is_of_everybody_and_the_screen_stands_below_it(
    world: World, olga: Phone, cast: Cast
) -> None:
    await deviate(world.core, cast.anna, world.clock.now(), app=(await id_of(world), AppRight.LAUNCH_ADMIN))
    await alter(world.core, Membership, cast.anna.membership_id, state=MembershipState.SUSPENDED)
    await press(olga, LOOK, "Скачать таблицу")
    assert olga.alert == "Готовлю таблицу…"
    assert olga.last["photo"] and "Скачать таблицу" in olga.buttons
    rows = {row["Имя"]: row for row in rows_of(olga)}
    assert rows["Иван Петров"]["Мобильное приложение инженера"] == "запуск"
    assert rows["Анна Ким"]["Веб-приложение"] == "администрирование, лично, не действует"
    assert rows["Анна Ким"]["Роль и состояние"] == "Диспетчер · приостановлен"
    assert rows["Анна Ким"]["Мобильное приложение инженера"] == "нет"


async def test_the_table_of_roles_says_whose_they_are(olga: Phone) -> None:
    await press(olga, LOOK, "Показать роли", "Скачать таблицу")
    rows = {row["Роль"]: row for row in rows_of(olga)}
    assert rows["Диспетчер"]["У кого"] == "сотрудники · 2 человека"
    assert rows["Диспетчер"]["Веб-приложение"] == "запуск"


async def test_without_applications_there_is_no_picture(world: World, adam: Phone, cast: Cast) -> None:
    await adam.say("/apps")
    await adam.press(LOOK)
    for app in await every(world.core, Application):
        if app.tenant_id == cast.tenant_id:
            await world.core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, app.key)
    await adam.press("Показать роли")
    assert "Показывать пока нечего" in adam.screen and "Скачать таблицу" not in adam.buttons


async def test_no_screen_is_too_large_for_40_applications_and_5000_people(
    world: World, adam: Phone, cast: Cast
) -> None:
    """The simulator refuses what Telegram refuses, so whatever is shown fits."""
    applications = await many_applications(world.core, cast)
    for number, app in enumerate(applications):
        await alter(world.core, Application, app, name=f"Учёт {number} " + "щ" * (140 - len(str(number))))
    await fill(world.core, cast.tenant_id, 5000, await role_id(world.core, cast, DISPATCHER))
    await give_each(world.core, cast, applications[::4])
    await adam.say("/apps")
    assert len(adam.buttons) == limits.PAGE + 3 and "Всего: 40" in adam.screen
    await press(adam, next(label for label in adam.buttons if "щщщ" in label), "К приложениям", LOOK)
    assert "картинка 1 из 501" in adam.screen
    assert sum(Image.open(io.BytesIO(adam.file)).size) <= 10_000
    await adam.press("Скачать таблицу")
    rows = rows_of(adam)
    assert len(rows) == 5005 and len(rows[0]) == 42
    assert sent(adam)["size"] < 5_000_000
    await adam.press("Показать роли")
    assert "Ролей: 5. " in adam.screen


@pytest.mark.parametrize(
    ("language", "labels", "said"),
    [
        (
            "en",
            ("See who has what", "Show roles", "Show people", "Download the table", "To the applications"),
            "Roles inside: none.",
        ),
        (
            "kk",
            (
                "Кімге не ашық екенін көру",
                "Рөлдерді ашу",
                "Адамдарды ашу",
                "Кестені алу",
                "Қосымшаларға",
            ),
            "Ішіндегі рөлдер: жоқ.",
        ),
    ],
)
async def test_it_is_walked_in_the_other_languages(
    world: World, adam: Phone, cast: Cast, language: str, labels: tuple[str, ...], said: str
) -> None:
    await world.core.directory.set_language(cast.adam.address, language)
    await adam.say("/apps")
    await press(adam, *labels, adam.buttons[0])
    assert said in adam.screen
