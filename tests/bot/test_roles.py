"""Roles in the chat: looked at, and switched as a draft that says whom it reaches before it is saved."""

import pytest
from sqlalchemy import delete

from core.access import AppRight, catalogue
from core.applications import Application, ApplicationKind, ApplicationState
from core.people import parse_phone
from core.roles import RoleAppRight, RoleEdit, UserType
from tests.bot.conftest import World
from tests.bot.filling_in import found
from tests.bot.phone import Phone
from tests.bot.roles import PHONES, labelled, open_block, open_role, opened, shape
from tests.cast import Cast, newcomer, operation
from tests.core.roles import DISPATCHER, ENGINEER, HEAD, SYSADMIN, deviate, role_id, save, seen


@pytest.fixture
def olga(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.olga.telegram_id)


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


# The list and the card ----------------------------------------------------------------------------------


@pytest.mark.requirement("H-10")
async def test_the_list_says_how_many_have_each_role(adam: Phone) -> None:
    await adam.say("/start")
    await adam.press("Роли")
    assert "ТехСервис · роли" in adam.screen
    assert {f"{DISPATCHER} · 2", "Заказчик · 0", f"{ENGINEER} · 1"} <= set(adam.buttons)


async def test_who_manages_several_organisations_chooses_one_first(
    olga: Phone, world: World, cast: Cast
) -> None:

    await found(world, cast, "Салон", "bookings")
    await olga.say("/roles")
    await olga.press("Салон")
    assert "Управляющий · 0" in olga.buttons


async def test_a_plain_user_is_told_who_could(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/roles")
    assert "владелец и администратор" in ivan.screen
    await ivan.say("/start")
    assert "Роли" not in ivan.buttons


async def test_the_card_says_what_the_role_opens(world: World, olga: Phone, cast: Cast) -> None:
    dispatcher = await role_id(world.core, cast, DISPATCHER)
    await save(world.core, cast.olga, dispatcher, PHONES, "record.create", history_days=21, own_scope=True)
    await open_role(olga)
    assert f"{DISPATCHER} · роль сотрудника\nТехСервис\nЛюдей с этой ролью: 2" in olga.screen
    assert "• Веб-приложение: запуск\n• Доступ только к API: запуск" in olga.screen
    assert "• Журнал записи: 3 из 5\n• Окно записи: 2 из" in olga.screen
    assert "Чьё видно: только своё\nПрошлые дни журнала: 21 день" in olga.screen
    assert "Контакты клиентов: видны, их показывает 1 право" in olga.screen


async def test_one_message_is_edited_in_place(olga: Phone) -> None:
    await open_block(olga, "Журнал")
    shown = olga.last["id"]
    for button in ("Назад", "Назад", "Приложения", "Назад", "У кого эта роль", "Назад", "К списку ролей"):
        await olga.press(button)
        assert olga.last["id"] == shown


# Applications -------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-11", "F-17", "F-18", "F-19")
async def test_applications_are_switched_and_saved_for_all_who_have_the_role(
    world: World, olga: Phone, cast: Cast
) -> None:
    await open_role(olga)
    await olga.press("Приложения")
    assert "⬜ Электронный паспорт оборудования: нет доступа" in olga.screen
    await olga.press("⬜ Электронный паспорт оборудования")
    assert "▶ Электронный паспорт оборудования: запуск" in olga.screen
    await olga.press("▶ Веб-приложение")
    assert "⚙ Веб-приложение: запуск и администрирование" in olga.screen
    assert not await opened(world, cast, "anna", "passport-1")
    await olga.press("Проверить и сохранить")
    assert "• Веб-приложение: запуск → запуск и администрирование" in olga.screen
    assert "• Электронный паспорт оборудования: нет доступа → запуск" in olga.screen
    assert "Людей с этой ролью: 2. Изменения дойдут до всех." in olga.screen
    await olga.press("Сохранить")
    assert olga.alert == "Сохранено, изменился доступ у 2 человек"
    assert await opened(world, cast, "anna", "passport-1")
    assert "Проверить и сохранить" not in olga.buttons


@pytest.mark.requirement("I-18")
async def test_an_administrator_is_not_offered_an_administration_that_he_lacks(
    world: World, adam: Phone, cast: Cast
) -> None:
    await open_role(adam)
    await adam.press("Приложения")
    assert "Администрирование вы можете дать только там" in adam.screen
    await adam.press("▶ Веб-приложение")
    assert "⬜ Веб-приложение: нет доступа" in adam.screen
    await adam.press("⬜ Веб-приложение")
    assert "▶ Веб-приложение: запуск" in adam.screen
    assert "Проверить и сохранить" not in adam.buttons  # switched back: no change


@pytest.mark.requirement("H-14")
async def test_a_role_without_access_by_api_is_advised(adam: Phone) -> None:
    await open_role(adam)
    assert "💡" not in adam.screen
    await adam.press("Приложения")
    await adam.press("▶ Доступ только к API")
    assert "💡 Советуем открыть и «Доступ только к API»" in adam.screen
    await adam.press("Проверить и сохранить")
    await adam.press("Сохранить")
    assert "💡 Советуем открыть" in adam.screen


async def test_an_application_removed_meanwhile_leaves_the_rest_of_the_draft(
    world: World, olga: Phone, cast: Cast
) -> None:

    await open_role(olga)
    await olga.press("Приложения")
    for label in ("⬜ Электронный паспорт оборудования", "▶ Веб-приложение"):
        await olga.press(label)
    passport = next(
        app.id
        for app in (await seen(world.core, cast.olga, await role_id(world.core, cast, HEAD))).applications
        if "паспорт" in app.name
    )
    async with world.core.database.write() as session:
        await session.execute(delete(RoleAppRight).where(RoleAppRight.application_id == passport))
        await session.execute(delete(Application).where(Application.id == passport))
    gone = olga.button("▶ Электронный паспорт оборудования")["data"]
    await olga.press_data(gone)
    assert olga.alert is not None and "Приложение не найдено" in olga.alert
    await olga.press("Проверить и сохранить")
    assert "паспорт" not in olga.screen
    await olga.press("Сохранить")
    assert set((await shape(world, cast)).applications.values()) == {AppRight.LAUNCH, AppRight.LAUNCH_ADMIN}


# Permissions --------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-09", "Y-26")
async def test_a_permission_brings_what_it_requires_and_says_so(
    world: World, olga: Phone, cast: Cast
) -> None:
    await open_block(olga, "Клиентская база")
    assert "Без других прав видны только общие сведения о клиентах" in olga.screen
    assert "4. ⬜ Редактировать примечание\n↳ только вместе с «Просматривать примечание»" in olga.screen
    await olga.press("4. ⬜ Редактировать примечание")
    assert olga.alert == "Вместе с этим дано: «Клиентская база (блок)», «Просматривать примечание»"
    assert "3. ✅ Просматривать примечание\n4. ✅ Редактировать примечание\n↳ только" in olga.screen
    await olga.press("3. ✅ Просматривать примечание")
    assert olga.alert == "Перестало действовать: «Редактировать примечание»"
    assert "4. 💤 Редактировать примечание\n↳ не действует без «Просматривать примечание»" in olga.screen
    await olga.press("Проверить и сохранить")
    assert "＋ «Редактировать примечание»\n↳ не действует без «Просматривать примечание»" in olga.screen
    assert "Вместе с этим включится: «Клиентская база (блок)»" in olga.screen
    assert "＋ «Клиентская база (блок)»" not in olga.screen
    await olga.press("Сохранить")
    assert (await shape(world, cast)).permissions == {"clients.access", "clients.note.edit"}


async def test_what_is_switched_back_is_no_change(olga: Phone) -> None:
    await open_block(olga, "Зарплата")
    await olga.press("1. ⬜ Зарплата (блок)")
    assert "Проверить и сохранить" in olga.buttons
    await olga.press("1. ✅ Зарплата (блок)")
    assert "Проверить и сохранить" not in olga.buttons


@pytest.mark.parametrize("block", ["Журнал", "Окно записи", "Клиентская база", "Раздел обзор", "Зарплата"])
async def test_every_permission_of_a_block_has_its_switch(olga: Phone, block: str) -> None:
    await open_block(olga, block)
    switches = [label for label in olga.buttons if "⬜" in label]
    assert len(switches) == olga.screen.count("⬜") == int(block_size(block))
    for label in switches:
        await olga.press(next(each for each in olga.buttons if each[:3] == label[:3]))
    assert max(len(label) for label in olga.buttons) <= 34


def block_size(name: str) -> int:

    block = next(block for block in catalogue().blocks if block.ru.startswith(name))
    return len(catalogue().in_block(block.id))


async def test_the_plan_counts_whom_the_change_passes_by(world: World, olga: Phone, cast: Cast) -> None:
    await deviate(world.core, cast.anna, world.clock.now(), permission=("salary.access", False))
    await open_block(olga, "Зарплата")
    await olga.press("1. ⬜ Зарплата (блок)")
    await olga.press("Проверить и сохранить")
    assert (
        "Людей с этой ролью: 2. Изменения дойдут до 1 человека: у остальных это решено лично." in olga.screen
    )


@pytest.mark.requirement("I-18")
async def test_what_an_administrator_does_not_hold_is_locked_for_him(
    world: World, adam: Phone, cast: Cast
) -> None:
    await save(world.core, cast.olga, await role_id(world.core, cast, SYSADMIN), "salary.access")
    await open_block(adam, "Зарплата")
    assert "1. ⬜ Зарплата (блок)\n2. 🔒 Просматривать зарплату" in adam.screen
    assert "🔒 Таких прав нет у вас самих" in adam.screen
    await adam.press("2. 🔒 Просматривать зарплату")
    assert adam.alert is not None and "только те права, которые есть у вас самих" in adam.alert
    await adam.press("1. ⬜ Зарплата (блок)")
    await adam.press("Проверить и сохранить")
    await adam.press("Сохранить")
    assert (await shape(world, cast)).permissions == {"salary.access"}


async def test_rights_lost_while_he_was_switching_are_named_before_saving(
    world: World, adam: Phone, cast: Cast
) -> None:
    admins = await role_id(world.core, cast, SYSADMIN)
    await save(world.core, cast.olga, admins, "salary.access")
    await open_block(adam, "Зарплата")
    await adam.press("1. ⬜ Зарплата (блок)")
    await save(world.core, cast.olga, admins, off=("salary.access",))
    await adam.press("Проверить и сохранить")
    assert "этих прав нет у вас самих: «Зарплата (блок)»" in adam.screen
    assert "Сохранить" not in adam.buttons
    await adam.press("Отменить изменения")
    assert "не сохранено" not in adam.screen


@pytest.mark.parametrize("forged", ["everything.access", "", "x" * 30])
async def test_a_forged_permission_is_refused(world: World, olga: Phone, cast: Cast, forged: str) -> None:
    await open_block(olga, "Зарплата")
    data = olga.button("1. ⬜ Зарплата (блок)")["data"]
    await olga.press_data(data.replace("salary.access", forged))
    assert olga.alert is not None and "Такого права больше нет" in olga.alert
    assert (await shape(world, cast)).permissions == frozenset()


# Scopes -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-08", "Y-10", "Y-14", "I-27")
async def test_scopes_are_chosen_or_typed(world: World, olga: Phone, cast: Cast) -> None:
    await open_role(olga)
    await olga.press("Права")
    await olga.press("Чьи записи и за сколько дней")
    assert "можно ограничить, когда дано право «Просматривать расписание и записи»" in olga.screen
    assert "✓ Записи всех сотрудников" in olga.buttons and "90 дней" not in olga.buttons
    await olga.press("Назад")
    await olga.press(labelled(olga, "Журнал"))
    await olga.press(labelled(olga, "2. ⬜"))
    await olga.press("Назад")
    await olga.press("Чьи записи и за сколько дней")
    assert "история посещений клиента этим не ограничивается" in olga.screen
    await olga.press("Только свои записи")
    assert "видит записи всех, а зарплату ничью" in olga.screen
    await olga.press("Спрашивать, кто он в списке")
    await olga.press("30 дней")
    assert {"✓ Только свои записи", "✓ Спрашивать, кто он в списке", "✓ 30 дней"} <= set(olga.buttons)
    await olga.say("21")
    assert "Прошлые дни журнала: 21 день" in olga.screen
    await olga.press("Проверить и сохранить")
    for line in (
        "Чьи записи видны: только свои",
        "Прошлые дни журнала: 21 день",
        "спрашивать, кто он в списке",
    ):
        assert line in olga.screen
    await olga.press("Сохранить")
    kept = await shape(world, cast)
    assert (kept.history_days, kept.own_scope, kept.binds_staff) == (21, True, True)


@pytest.mark.parametrize("typed", ["-1", "3651", "много", "9" * 60, "²"])
async def test_a_wrong_number_of_days_is_told_and_loses_nothing(olga: Phone, typed: str) -> None:
    await open_role(olga)
    await olga.press("Права")
    await olga.press("Чьи записи и за сколько дней")
    await olga.say(typed)
    assert "число дней от 0 до 3\xa0650" in olga.screen and "✓ Записи всех сотрудников" in olga.buttons


async def test_days_typed_before_there_is_a_history_are_told_what_comes_first(olga: Phone) -> None:
    await open_role(olga)
    await olga.press("Права")
    await olga.press("Чьи записи и за сколько дней")
    await olga.say("7")
    assert olga.screen.count("когда дано право «Просматривать расписание и записи»") == 2
    assert "Проверить и сохранить" not in olga.buttons


# Contacts -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-27", "Y-28", "Y-29")
async def test_what_shows_contacts_is_listed_by_block_and_closed_in_one_press(
    world: World, olga: Phone, cast: Cast
) -> None:
    dispatcher = await role_id(world.core, cast, DISPATCHER)
    await save(world.core, cast.olga, dispatcher, PHONES, "clients.card.contacts")
    await open_role(olga)
    await olga.press("Права")
    await olga.press("Контакты клиентов")
    assert "Журнал записи\n• Показывать номера телефонов: телефон" in olga.screen
    assert "• Показывать номер телефона и email в карточке клиента: телефон, почта" in olga.screen
    assert "Людей с этой ролью: 2. Если скрыть, всё остальное останется" in olga.screen
    await olga.press("Скрыть контакты клиентов")
    assert "ни одно из десяти прав" in olga.screen and "Скрыть контакты клиентов" not in olga.buttons
    assert (await shape(world, cast)).permissions == {"journal.access", "journal.view", "clients.access"}


@pytest.mark.requirement("I-28")
async def test_giving_one_of_the_ten_warns_before_it_is_saved(olga: Phone) -> None:
    await open_block(olga, "Журнал")
    assert "↳ показывает контакты клиентов: телефон" in olga.screen
    await olga.press(labelled(olga, "4. ⬜"))
    await olga.press("Проверить и сохранить")
    assert "⚠️ Станут видны контакты клиентов: «Показывать номера телефонов»" in olga.screen
    assert (
        "Вместе с этим включится: «Журнал записи (блок)», «Просматривать расписание и записи»" in olga.screen
    )


async def test_hiding_contacts_leaves_what_else_was_switched(world: World, olga: Phone, cast: Cast) -> None:
    await save(world.core, cast.olga, await role_id(world.core, cast, DISPATCHER), PHONES)
    await open_block(olga, "Клиентская база")
    for number in ("2. ⬜", "6. ⬜"):
        await olga.press(labelled(olga, number))
    await olga.press("Назад")
    await olga.press("Контакты клиентов")
    assert "в карточке клиента" in olga.screen  # as it would be saved
    await olga.press("Скрыть контакты клиентов")
    await olga.press("Назад")
    await olga.press("Проверить и сохранить")
    await olga.press("Сохранить")
    given = (await shape(world, cast)).permissions
    assert given == {"journal.access", "journal.view", "clients.access", "clients.visits.view"}


# Who has it ---------------------------------------------------------------------------------------------


async def test_who_has_a_role_is_shown_in_pages_and_leads_to_the_card(
    world: World, adam: Phone, cast: Cast
) -> None:
    for number in range(8):
        person = await newcomer(
            world.core,
            cast.adam,
            cast.tenant_id,
            DISPATCHER,
            full_name=f"Человек {number}",
            identifier=parse_phone(f"+770177711{number:02d}"),
        )
        await world.core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    await open_role(adam)
    await adam.press("У кого эта роль")
    assert "Людей: 10, страница 1 из 2" in adam.screen
    await adam.press("Дальше →")
    assert len([label for label in adam.buttons if "Человек" in label]) == 2 and "← Раньше" in adam.buttons
    await adam.press("← Раньше")
    await adam.press("Анна Ким · работает")
    assert "Анна Ким" in adam.screen and "У кого эта роль" not in adam.buttons


async def test_a_role_that_nobody_has_says_how_to_give_it(adam: Phone) -> None:
    await open_role(adam, HEAD)
    assert "Пока её ни у кого нет" in adam.screen
    await adam.press("У кого эта роль")
    assert "когда добавляете человека, или на его карточке" in adam.screen


# Sizes and languages ------------------------------------------------------------------------------------


async def test_forty_applications_and_fifty_roles_fit(world: World, olga: Phone, cast: Cast) -> None:

    async with world.core.database.write() as session:
        session.add_all(
            Application(
                tenant_id=cast.tenant_id,
                key=f"extra-{number}",
                name=f"{number} " + "Щ" * 140,
                kind=ApplicationKind.WEB,
                state=ApplicationState.READY,
            )
            for number in range(34)
        )
    for number in range(45):
        await world.core.shaping_roles.create(
            cast.olga.account_id,
            cast.tenant_id,
            f"{number} " + "Ы" * 140,
            UserType.EMPLOYEE,
            operation_id=operation(),
        )
    view = await seen(world.core, cast.olga, await role_id(world.core, cast, DISPATCHER))
    every_app = {app.id: AppRight.LAUNCH_ADMIN for app in view.applications}
    edit = RoleEdit(every_app, dict.fromkeys(view.giving.own.permissions.recommended, True))
    await world.core.shaping_roles.save(cast.olga.account_id, view.id, edit, view.version, operation())
    await open_role(olga)
    assert "…и ещё" in olga.screen
    await olga.press("Приложения")
    assert "…и ещё" in olga.screen
    for _ in range(3):
        await olga.press(labelled(olga, "⚙"))
    await olga.press("Проверить и сохранить")
    assert "нет доступа" in olga.screen
    await olga.press("Назад")
    await olga.press("Удалить")
    assert len(olga.buttons) < 20


@pytest.mark.parametrize(
    ("language", "apps", "review", "reach"),
    [
        ("en", "Applications", "Review and save", "People with this role: 2. The changes reach all of them."),
        ("kk", "Қосымшалар", "Тексеріп, сақтау", "Осы рөлдегі адам саны: 2. Өзгерістер бәріне жетеді."),
    ],
)
async def test_it_is_spoken_in_other_languages(
    world: World, cast: Cast, olga: Phone, language: str, apps: str, review: str, reach: str
) -> None:
    await world.core.directory.set_language(cast.olga.address, language)
    await open_role(olga)
    await olga.press(apps)
    await olga.press("▶ Веб-приложение")
    await olga.press(review)
    assert reach in olga.screen
