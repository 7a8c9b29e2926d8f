"""Roles are saved, left, raced for, made, named and deleted in the chat; and only read by who may not change them."""

import pytest

from core.people import Membership, PermissionDeviation, parse_phone
from core.tenants import TenantRole
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.bot.roles import PHONES, labelled, open_block, open_list, open_role, shape
from tests.cast import Cast, newcomer, operation
from tests.core.conftest import alter, every
from tests.core.roles import DISPATCHER, HEAD, SYSADMIN, deviate, role_id, save, seen


@pytest.fixture
def olga(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.olga.telegram_id)


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


# Saving, leaving, racing --------------------------------------------------------------------------------


async def test_leaving_with_something_unsaved_asks(world: World, olga: Phone, cast: Cast) -> None:
    await open_block(olga, "Зарплата")
    await olga.press("1. ⬜ Зарплата (блок)")
    await olga.press("Назад")
    await olga.press("Назад")
    assert "Изменено и ещё не сохранено: 1" in olga.screen
    for leaving in ("К списку ролей", "В меню"):
        await olga.press(leaving)
        assert "есть несохранённые изменения: 1" in olga.screen
        await olga.press("Вернуться к роли")
    await olga.say("/people")
    assert "есть несохранённые изменения" in olga.screen
    await olga.press("Проверить и сохранить")
    await olga.press("Назад")
    await olga.press("К списку ролей")
    await olga.press("Выйти без сохранения")
    assert "Создать роль" in olga.buttons
    assert (await shape(world, cast)).permissions == frozenset()


async def test_a_double_tap_saves_once(world: World, olga: Phone, cast: Cast) -> None:
    await open_block(olga, "Зарплата")
    await olga.press("1. ⬜ Зарплата (блок)")
    await olga.press("Проверить и сохранить")
    await olga.press_twice("Сохранить")
    view = await seen(world.core, cast.olga, await role_id(world.core, cast, DISPATCHER))
    assert view.version == 2 and view.shape.permissions == {"salary.access"}


async def test_the_second_of_two_is_told_who_was_quicker_and_loses_nothing(
    world: World, olga: Phone, adam: Phone, cast: Cast
) -> None:
    await open_block(olga, "Зарплата")
    await olga.press("1. ⬜ Зарплата (блок)")
    await olga.press("Проверить и сохранить")
    await open_role(adam)
    await adam.press("Приложения")
    await adam.press("⬜ Электронный паспорт оборудования")
    await adam.press("Проверить и сохранить")
    await adam.press("Сохранить")
    await olga.press("Сохранить")
    assert olga.alert is not None and "Адам Азимов" in olga.alert
    assert "＋ «Зарплата (блок)»" in olga.screen
    await olga.press("Сохранить")
    kept = await shape(world, cast)
    assert kept.permissions == {"salary.access"} and len(kept.applications) == 3


async def test_a_role_deleted_meanwhile_leads_to_the_list(world: World, adam: Phone, cast: Cast) -> None:
    await open_role(adam, HEAD)
    await adam.press("Права")
    await adam.press(labelled(adam, "Зарплата"))
    await world.core.shaping_roles.delete(cast.olga.account_id, await role_id(world.core, cast, HEAD))
    await adam.press("Назад")
    assert adam.alert is not None and "Этой роли больше нет" in adam.alert
    assert "Создать роль" in adam.buttons and f"{HEAD} · 0" not in adam.buttons
    await adam.press(f"{DISPATCHER} · 2")
    assert DISPATCHER in adam.screen


@pytest.mark.parametrize("lost", ["role", "post"])
async def test_a_draft_that_can_no_longer_be_saved_holds_nobody_back(
    world: World, adam: Phone, cast: Cast, lost: str
) -> None:
    head = await role_id(world.core, cast, HEAD)
    await open_role(adam, HEAD)
    await adam.press("Приложения")
    await adam.press("▶ Веб-приложение")
    if lost == "role":
        await world.core.shaping_roles.delete(cast.olga.account_id, head)
    else:
        await alter(world.core, Membership, cast.adam.membership_id, tenant_role=TenantRole.USER)
    await adam.say("/my")
    assert ("Этой роли больше нет" if lost == "role" else "владелец и администратор") in adam.screen
    assert adam.buttons == ["Выйти без сохранения"]
    await adam.press("Выйти без сохранения")
    await adam.say("/my")
    assert "ТехСервис" in adam.screen


# Who may not --------------------------------------------------------------------------------------------


@pytest.mark.requirement("I-18")
async def test_his_own_role_an_administrator_only_reads(world: World, adam: Phone, cast: Cast) -> None:
    await save(world.core, cast.olga, await role_id(world.core, cast, SYSADMIN), PHONES)
    await open_role(adam, SYSADMIN)
    assert "изменить её может только владелец организации: Ольга Орлова." in adam.screen
    assert not {"Переименовать", "Удалить", "Проверить и сохранить"} & set(adam.buttons)
    await adam.press("Приложения")
    assert "▶ Веб-приложение: запуск" in adam.screen and adam.buttons == ["Назад"]
    await adam.press("Назад")
    await adam.press("Права")
    await adam.press(labelled(adam, "Журнал"))
    assert "4. ✅ Показывать номера телефонов" in adam.screen and "🔒" not in adam.screen
    assert adam.buttons == ["Назад"]
    await adam.press("Назад")
    for section in ("Контакты клиентов", "Чьи записи и за сколько дней"):
        await adam.press(section)
        assert adam.buttons == ["Назад"]
        await adam.press("Назад")


@pytest.mark.requirement("I-19")
async def test_who_loses_the_right_to_change_it_in_mid_work_changes_nothing(
    world: World, adam: Phone, cast: Cast
) -> None:
    await open_role(adam)
    await adam.press("Приложения")
    await alter(world.core, Membership, cast.anna.membership_id, tenant_role=TenantRole.OWNER)
    await adam.press("▶ Веб-приложение")
    assert adam.alert is not None and "только владелец" in adam.alert
    assert "▶ Веб-приложение: запуск" in adam.screen and adam.buttons == ["Назад"]


async def test_forged_data_of_an_outsider_changes_nothing(world: World, olga: Phone, cast: Cast) -> None:
    await open_block(olga, "Зарплата")
    data = olga.button("1. ⬜ Зарплата (блок)")["data"]
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/roles")
    listed = oscar.button("Диспетчер · 1")["data"]
    await oscar.press_data(data)
    mine = await role_id(world.core, cast, DISPATCHER)
    await oscar.press_data(f"{listed.rpartition(':')[0]}:{mine}")
    assert DISPATCHER not in oscar.screen or "ТехСервис" not in oscar.screen
    assert (await shape(world, cast)).permissions == frozenset()


# Names and deleting -------------------------------------------------------------------------------------


async def test_a_role_is_renamed(adam: Phone) -> None:
    await open_role(adam, HEAD)
    await adam.press("Переименовать")
    await adam.say("🙂 Мастер")
    assert "🙂 Мастер · роль сотрудника" in adam.screen


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("х" * 300, "не длиннее 150 знаков"),
        ("🙂", "хотя бы с одной буквой"),
        ("диспетчер", "Название «диспетчер» уже занято"),
    ],
)
async def test_a_wrong_name_is_told(adam: Phone, typed: str, told: str) -> None:
    await open_role(adam, HEAD)
    await adam.press("Переименовать")
    await adam.say(typed)
    assert told in adam.screen and "Как теперь назвать роль" in adam.screen


async def test_a_role_that_nobody_has_is_deleted_after_a_question(adam: Phone) -> None:
    await open_role(adam, HEAD)
    await adam.press("Удалить")
    assert "доступ ни у кого не изменится" in adam.screen
    await adam.press("Назад")
    await adam.press("Удалить")
    await adam.press("Удалить роль")
    assert "Создать роль" in adam.buttons and f"{HEAD} · 0" not in adam.buttons


async def test_before_a_role_is_deleted_its_people_move_to_another(
    world: World, adam: Phone, cast: Cast
) -> None:
    await open_role(adam)
    await adam.press("Удалить")
    assert "есть у 2 человек, поэтому удалить её пока нельзя" in adam.screen
    assert "Удалить роль" not in adam.buttons and "→ Заказчик" not in adam.buttons
    await adam.press("→ Начальник Сервисной Службы")
    assert f"Перевести 2 человек с роли {DISPATCHER} на роль {HEAD}?" in adam.screen
    await adam.press("Перевести")
    assert adam.alert == "Переведены 2 человека"
    await adam.press("Удалить роль")
    assert f"{HEAD} · 2" in adam.buttons and not [each for each in adam.buttons if DISPATCHER in each]


@pytest.mark.parametrize("button", ["Перевести и сбросить личное", "Перевести и оставить личное"])
async def test_what_was_personal_is_dropped_or_kept_as_asked(
    world: World, olga: Phone, cast: Cast, button: str
) -> None:

    await deviate(world.core, cast.anna, world.clock.now(), permission=("clients.card.contacts", False))
    await save(world.core, cast.olga, await role_id(world.core, cast, HEAD), "clients.card.contacts")
    await open_role(olga)
    await olga.press("Удалить")
    await olga.press("→ Начальник Сервисной Службы")
    assert "У 1 человека есть права, данные или забранные лично" in olga.screen
    assert "⚠️ Станут видны контакты клиентов: «Показывать номер телефона и email" in olga.screen
    await olga.press(button)
    assert len(await every(world.core, PermissionDeviation)) == ("оставить" in button)


async def test_without_another_role_for_them_it_says_to_make_one(
    world: World, adam: Phone, cast: Cast
) -> None:
    customer = await role_id(world.core, cast, "Заказчик")
    person = await newcomer(
        world.core, cast.adam, cast.tenant_id, "Заказчик", identifier=parse_phone("+77017771100")
    )
    await world.core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    await open_role(adam, "Заказчик")
    await adam.press("Удалить")
    assert "есть у 1 человека" in adam.screen and "Сначала создайте другую роль для них" in adam.screen
    assert adam.buttons == ["Назад"] and customer


# New roles ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-05", "Y-06")
async def test_a_role_is_made_from_a_preset_that_says_what_it_opens(
    world: World, olga: Phone, cast: Cast
) -> None:
    await open_list(olga)
    await olga.press("Создать роль")
    await olga.press("Взять готовую")
    await olga.press("Дальше →")
    await olga.press(labelled(olga, "Колл-центр"))
    assert "Из шаблона «Запись клиентов»" in olga.screen
    assert "Откроет приложения: «Веб-приложение», «Мобильное приложение инженера»" in olga.screen
    assert "• Журнал записи: «Журнал записи (блок)», «Просматривать расписание и записи»" in olga.screen
    await olga.press("⬜ Изменять записи")
    assert "✅ Изменять записи" in olga.buttons
    await olga.press("Дальше")
    await olga.press("Назвать «Колл-центр»")
    assert "Колл-центр · роль сотрудника" in olga.screen and "Пока её ни у кого нет" in olga.screen
    made = await shape(world, cast, "Колл-центр")
    assert "record.edit" in made.permissions and "journal.record.move" not in made.permissions


async def test_a_preset_that_exceeds_him_cannot_be_taken_by_an_administrator(adam: Phone) -> None:
    await adam.say("/roles")
    await adam.press("Создать роль")
    await adam.press("Взять готовую")
    await adam.press("Дальше →")
    await adam.press(labelled(adam, "Бухгалтер"))
    assert "этих прав нет у вас самих: «Раздел обзор (блок)»" in adam.screen
    assert adam.buttons == ["Назад"]


async def test_a_role_is_copied(world: World, adam: Phone, cast: Cast) -> None:
    await adam.say("/roles")
    await adam.press("Создать роль")
    await adam.press("Скопировать другую")
    await adam.press(DISPATCHER)
    for wrong, told in (("диспетчер", "уже занято"), ("🙂", "хотя бы с одной буквой")):
        await adam.say(wrong)
        assert told in adam.screen
    await adam.say("مدير الفرع")
    assert "مدير الفرع · роль сотрудника" in adam.screen
    assert (await shape(world, cast, "مدير الفرع")) == (await shape(world, cast))


async def test_a_blank_role_asks_whom_it_is_for(world: World, adam: Phone, cast: Cast) -> None:
    await adam.say("/roles")
    await adam.press("Создать роль")
    await adam.press("Начать с пустой")
    await adam.press("Заказчик")
    await adam.say("Гость")
    assert "Гость · роль заказчика" in adam.screen and "ни одно не открыто" in adam.screen
    await adam.press("К списку ролей")
    assert "Гость · 0" in adam.buttons
