"""What a manager changes on a person's card: roles, place, staff member, sessions, access, somebody else's rights."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from core.access import AppRight
from core.applications import InAppRole
from core.people import Membership, MembershipState, StaffMember
from core.roles import UserType
from core.tenants import LicenceState, Tenant, TenantRole
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast
from tests.core.conftest import alter, every
from tests.core.salon import Salon, employee, open_salon


@pytest.fixture
async def salon(world: World, cast: Cast) -> Salon:
    return await open_salon(world.core, cast)


@pytest.fixture
def olga(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.olga.telegram_id)


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


async def open_card(phone: Phone, name: str, *steps: str, tenant: str = "Салон") -> None:
    await phone.say("/people")
    if tenant in phone.buttons:
        await phone.press(tenant)
    for step in (next(label for label in phone.buttons if label.startswith(name)), *steps):
        await phone.press(step)


async def membership(world: World, membership_id: int) -> Membership:
    return next(each for each in await every(world.core, Membership) if each.id == membership_id)


def acts(phone: Phone) -> set[str]:
    return set(phone.buttons) - {"К списку", "В меню"}


# The card


async def test_the_buttons_of_a_card_are_groups(olga: Phone, salon: Salon) -> None:
    await open_card(olga, "Иван")
    groups = {"Сменить роль", "Права", "Сотрудник из списка", "Сеансы", "Приостановить, убрать", "История"}
    assert acts(olga) == groups


@pytest.mark.requirement("I-19")
async def test_who_may_not_change_somebody_reads_his_card_and_who_can(adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Ольга")
    assert acts(adam) == {"Права"}
    assert "Изменить эту карточку может владелец организации: Ольга Орлова." in adam.screen


@pytest.mark.requirement("I-18")
async def test_an_administrator_does_not_change_himself(adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Адам")
    assert acts(adam) == {"Права"}
    assert "Вашу роль и ваши права меняет владелец" in adam.screen


@pytest.mark.requirement("F-24", "Y-07", "Y-29", "I-17")
async def test_a_card_advises_what_matters_most(world: World, olga: Phone, cast: Cast, salon: Salon) -> None:
    await world.core.changing.bind_staff(cast.olga.account_id, salon.ivan, None)
    await open_card(olga, "Иван")
    assert "Выберите сотрудника из списка" in olga.screen and "Ограничьте число сеансов" in olga.screen
    await open_card(olga, "Анна")
    assert "открыты контакты клиентов (" in olga.screen and "Окно записи" in olga.screen
    await open_card(olga, "Ольга")
    assert "Назначьте второго владельца" in olga.screen


async def test_a_card_says_when_the_last_day_is(world: World, olga: Phone, cast: Cast, salon: Salon) -> None:
    await world.core.leaving.until(cast.olga.account_id, salon.ivan, datetime(2026, 3, 15, 19, 0, tzinfo=UTC))
    await open_card(olga, "Иван")
    assert "Доступ до 15 марта включительно." in olga.screen, "midnight in Almaty ends the 15th"


@pytest.mark.requirement("I-37")
async def test_an_owner_reads_the_history_of_a_person_and_comes_back(
    world: World, olga: Phone, cast: Cast, salon: Salon
) -> None:
    await world.core.changing.limit_sessions(cast.adam.account_id, salon.ivan, 2)
    await open_card(olga, "Иван", "История")
    assert "Адам Азимов" in olga.screen and "Иван Петров" in olga.screen
    await olga.press("Открыть карточку")
    assert "Состояние: работает" in olga.screen


# Change role


@pytest.mark.requirement("H-09", "H-10")
async def test_another_role_says_what_opens_and_closes_and_then_the_person_hears_of_it(
    world: World, adam: Phone, cast: Cast
) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    await open_card(adam, "Иван", "Сменить роль", "Сотрудник: Сервисный специалист ✎", tenant="ТехСервис")
    assert "✓ Сервисный специалист" in adam.buttons
    await adam.press("Начальник Сервисной Службы")
    assert "Станет: «Начальник Сервисной Службы»." in adam.screen
    assert "Откроется: Веб-приложение" in adam.screen
    assert "Закроется: Мобильное приложение инженера" in adam.screen
    await adam.press("Сменить роль")
    assert adam.alert == "Готово" and "Роль сотрудника: Начальник Сервисной Службы" in adam.screen
    await world.settle()
    assert ivan.screen.endswith("Ваша роль теперь «Начальник Сервисной Службы». Что вам открыто: /my")


@pytest.mark.requirement("H-03", "I-10")
async def test_an_employee_becomes_a_customer_too_and_then_only_that(adam: Phone, cast: Cast) -> None:
    await open_card(adam, "Иван", "Сменить роль", "Сделать и заказчиком", tenant="ТехСервис")
    assert "как заказчику" in adam.screen and "Больше не заказчик" not in adam.buttons
    for step in ("Заказчик", "Сменить роль"):
        await adam.press(step)
    assert "Роль заказчика: Заказчик" in adam.screen and "Роль сотрудника:" in adam.screen
    for step in ("Сменить роль", "Сотрудник: Сервисный специалист ✎", "Больше не сотрудник", "Сменить роль"):
        await adam.press(step)
    assert "Роль заказчика: Заказчик" in adam.screen and "Роль сотрудника:" not in adam.screen


async def test_the_only_kind_stays(adam: Phone, cast: Cast) -> None:
    await open_card(adam, "Иван", "Сменить роль", "Сотрудник: Сервисный специалист ✎", tenant="ТехСервис")
    assert "Больше не сотрудник" not in adam.buttons


async def test_a_kind_without_roles_says_where_to_make_one(adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Иван", "Сменить роль", "Сделать и заказчиком")
    assert "Ролей для заказчиков пока нет" in adam.screen and "/roles" in adam.screen


@pytest.mark.requirement("Y-06", "I-28")
async def test_a_change_of_role_says_what_is_dropped_and_which_contacts_open(
    world: World, olga: Phone, cast: Cast, salon: Salon
) -> None:
    give = world.core.giving_rights.give_permission
    await give(cast.adam.account_id, salon.ivan, "journal.phones.view", True)
    await give(cast.olga.account_id, salon.ivan, "journal.schedule.edit", True)
    await open_card(olga, "Иван", "Сменить роль", "Сотрудник: Специалист ✎", "Колл-центр")
    assert "Было: «Специалист». Станет: «Колл-центр»." in olga.screen
    assert "Показывать номера телефонов: дано, Адам Азимов, 3 марта" in olga.screen
    assert "Доступ к данным клиентов (Окно записи)" in olga.screen
    kept = next(label for label in olga.buttons if label.startswith("Показывать номера"))
    await olga.press(kept)
    assert f"✓ {kept}" in olga.buttons
    await olga.press("Сменить роль")
    view = await world.core.giving_rights.of(cast.olga.account_id, salon.ivan)
    deviating = [line.id for block in view.blocks for line in block.permissions if line.deviation]
    assert deviating == ["journal.phones.view"] and view.roles == ("Колл-центр",)


async def test_going_back_from_the_plan_changes_nothing(
    world: World, olga: Phone, cast: Cast, salon: Salon
) -> None:
    await open_card(olga, "Иван", "Сменить роль", "Сотрудник: Специалист ✎", "Колл-центр", "Назад", "Назад")
    assert "Роль сотрудника: Специалист" in olga.screen


async def test_the_role_that_he_has_is_had_already(olga: Phone, salon: Salon) -> None:
    await open_card(olga, "Иван", "Сменить роль", "Сотрудник: Специалист ✎", "✓ Специалист")
    assert olga.alert == "Так уже есть." and "Что изменить?" in olga.screen


@pytest.mark.requirement("Y-07", "Y-08")
async def test_a_role_for_somebody_of_the_staff_list_leads_to_it(
    world: World, olga: Phone, salon: Salon
) -> None:
    await open_card(olga, "Анна", "Сменить роль", "Сотрудник: Колл-центр ✎", "Специалист")
    if "Сменить роль" in olga.buttons:
        await olga.press("Сменить роль")
    assert "Кто это в списке сотрудников?" in olga.screen
    await olga.press("Зарина, мастер")
    assert "В списке сотрудников: Зарина, мастер" in olga.screen


async def test_a_role_deleted_while_it_is_chosen_is_refused_cleanly(
    world: World, adam: Phone, cast: Cast
) -> None:
    roles = await world.core.shaping_roles.roles(cast.olga.account_id, cast.tenant_id)
    head = next(role.id for role in roles if role.name == "Начальник Сервисной Службы")
    await open_card(adam, "Иван", "Сменить роль", "Сотрудник: Сервисный специалист ✎", tenant="ТехСервис")
    await world.core.shaping_roles.delete(cast.olga.account_id, head)
    await adam.press("Начальник Сервисной Службы")
    assert adam.alert == "Этой роли больше нет. Выберите другую."
    card = await world.core.roster.card(cast.adam.account_id, cast.ivan.membership_id)
    assert card.roles == ["Сервисный специалист"]


@pytest.mark.requirement("F-08", "I-13")
async def test_an_owner_gives_a_place_after_a_question(world: World, olga: Phone, cast: Cast) -> None:
    await open_card(
        olga, "Сэм", "Сменить роль", "Обычный пользователь ✎", "Администратор организации", tenant="ТехСервис"
    )
    assert "Назначить администратором организации: Сэм Саидов?" in olga.screen
    await olga.press("Назначить")
    assert "В организации: администратор организации" in olga.screen


@pytest.mark.requirement("F-10", "I-14")
async def test_a_place_that_needs_an_email_says_so(world: World, olga: Phone, cast: Cast) -> None:
    await open_card(
        olga, "Иван", "Сменить роль", "Обычный пользователь ✎", "Владелец организации", tenant="ТехСервис"
    )
    await olga.press("Назначить")
    assert olga.alert is not None and "нужна почта" in olga.alert
    assert (await membership(world, cast.ivan.membership_id)).tenant_role is TenantRole.USER


@pytest.mark.requirement("I-17")
async def test_the_last_owner_stays(world: World, olga: Phone, salon: Salon) -> None:
    await open_card(
        olga, "Ольга", "Сменить роль", "Владелец организации ✎", "Обычный пользователь", "Назначить"
    )
    assert olga.alert is not None and "владел" in olga.alert
    assert (await membership(world, salon.olga)).tenant_role is TenantRole.OWNER


async def test_an_owner_who_steps_down_is_led_home(
    world: World, olga: Phone, cast: Cast, salon: Salon
) -> None:
    await alter(world.core, Membership, salon.adam, tenant_role=TenantRole.OWNER)
    await open_card(
        olga, "Ольга", "Сменить роль", "Владелец организации ✎", "Обычный пользователь", "Назначить"
    )
    assert (await membership(world, salon.olga)).tenant_role is TenantRole.USER
    assert "К списку" not in olga.buttons and "Люди" in "".join(olga.buttons)


@pytest.mark.requirement("F-09")
async def test_an_administrator_is_not_offered_places(adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Иван", "Сменить роль")
    assert "Обычный пользователь ✎" not in adam.buttons


# Staff list and sessions


@pytest.mark.requirement("Y-07", "I-20")
async def test_a_staff_member_is_chosen_from_the_free_ones_or_released(
    world: World, adam: Phone, salon: Salon
) -> None:
    await open_card(adam, "Иван", "Сотрудник из списка")
    assert "В списке сотрудников: Мария, мастер" in adam.screen
    assert "Зарина, мастер" in adam.buttons and "Мария, мастер" not in adam.buttons
    await adam.press("Ни с кем не связывать")
    assert (await membership(world, salon.ivan)).staff_member_id is None
    for step in ("Сотрудник из списка", "Завести нового"):
        await adam.press(step)
    assert "В списке сотрудников: Иван Петров" in adam.screen


async def test_a_staff_member_taken_meanwhile_is_refused_and_the_list_is_read_anew(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    await open_card(adam, "Анна", "Сотрудник из списка")
    await world.core.changing.bind_staff(cast.olga.account_id, salon.ivan, salon.zarina)
    await adam.press("Зарина, мастер")
    assert adam.alert is not None and "уже связан с другим" in adam.alert
    assert "Мария, мастер" in adam.buttons, "who is free now"


@pytest.mark.requirement("F-24")
async def test_sessions_are_limited_by_a_button_or_a_number(world: World, adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Иван", "Сеансы", "3")
    assert "Сеансов одновременно: не больше 3" in adam.screen
    await adam.press("Сеансы")
    for wrong in ("три", "0", "101", "-1", "99999999999999999999"):
        await adam.say(wrong)
        assert "Сколько сеансов" in adam.screen and "число" in adam.screen.splitlines()[0]
    await adam.say("7")
    assert (await membership(world, salon.ivan)).session_limit == 7
    for step in ("Сеансы", "Не ограничивать"):
        await adam.press(step)
    assert (await membership(world, salon.ivan)).session_limit is None


# Roles inside applications


@pytest.fixture
async def cashier(world: World, salon: Salon) -> int:
    async with world.core.database.write() as session:
        role = InAppRole(application_id=salon.apps["Веб-версия"], name="Кассир")
        session.add(role)
        await session.flush()
        return role.id


@pytest.mark.requirement("F-25")
async def test_roles_inside_an_application_are_switched(
    world: World, olga: Phone, salon: Salon, cashier: int
) -> None:
    await open_card(olga, "Анна", "Сменить роль", "Выбрать роли в приложениях", "Веб-версия · нет", "Кассир")
    assert "✓ Кассир" in olga.buttons
    for step in ("Назад", "Назад", "Назад"):
        await olga.press(step)
    assert "Веб-версия: запуск (Кассир)" in olga.screen
    for step in ("Сменить роль", "Выбрать роли в приложениях", "Веб-версия · 1", "✓ Кассир"):
        await olga.press(step)
    assert "Кассир" in olga.buttons


@pytest.mark.requirement("F-25")
async def test_a_role_inside_a_closed_application_helps_nothing_yet(
    olga: Phone, salon: Salon, cashier: int
) -> None:
    await open_card(olga, "Иван", "Сменить роль", "Выбрать роли в приложениях", "Веб-версия · нет")
    assert "Само приложение ему пока не открыто" in olga.screen


async def test_where_no_application_declares_roles_none_are_offered(olga: Phone, salon: Salon) -> None:
    await open_card(olga, "Анна", "Сменить роль")
    assert "Выбрать роли в приложениях" not in olga.buttons


# Access


async def test_suspending_says_what_is_lost_and_can_be_undone(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    await open_card(adam, "Иван", "Приостановить, убрать", "Приостановить")
    assert "Закроются 2 приложения" in adam.screen and "можно в любой день" in adam.screen
    await adam.press("Приостановить")
    assert "Состояние: приостановлен" in adam.screen
    for step in ("Приостановить, убрать", "Вернуть доступ"):
        await adam.press(step)
    assert (await membership(world, salon.ivan)).state is MembershipState.ACTIVE
    assert len([text for text in ivan.texts if "«Салон»" in text]) == 2, "he was told of both"


async def test_a_reason_can_be_typed_and_is_not_told_him(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    await open_card(adam, "Иван", "Приостановить, убрать", "Приостановить")
    await adam.say("x" * 1000)
    assert "Приостановить доступ" in adam.screen, "too long: he may shorten it"
    await adam.say("прогулял смену")
    assert (await membership(world, salon.ivan)).state is MembershipState.SUSPENDED
    assert "Салон" in "".join(ivan.texts) and "прогулял" not in "".join(ivan.texts)


async def test_ending_says_that_the_account_stays_and_leads_to_the_list(
    world: World, adam: Phone, salon: Salon
) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Убрать из организации")
    for said in ("Закроются 2 приложения", "«Мария, мастер»", "Учётная запись останется"):
        assert said in adam.screen
    await adam.press("Убрать")
    assert "Людей: 3" in adam.screen and not [each for each in adam.buttons if each.startswith("Иван")]
    assert (await membership(world, salon.ivan)).state is MembershipState.ENDED


async def test_the_list_after_an_end_shows_everybody_again_and_says_who_went(
    adam: Phone, salon: Salon
) -> None:
    await adam.say("/people")
    await adam.press("Салон")
    await adam.say("Иван")
    await adam.press("Иван Петров · работает")
    for step in ("Приостановить, убрать", "Убрать из организации", "Убрать"):
        await adam.press(step)
    assert adam.screen.startswith("Иван Петров больше не в организации.")
    assert "Людей:" in adam.screen


async def test_a_double_tap_ends_once(world: World, adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Убрать из организации")
    await adam.press_twice("Убрать")
    assert (await membership(world, salon.ivan)).state is MembershipState.ENDED


@pytest.mark.parametrize(
    "typed",
    [
        "15.03.2026",
        "15/3/2026",
        "2026-03-15",
        "15 марта",
        "15 марта 2026 г.",
        "March 15",
        "March 15, 2026",
        "15 наурыз",
        "2026 ж. 15 наурыз",
    ],
)
async def test_a_last_day_is_typed_as_people_write_days(
    world: World, adam: Phone, salon: Salon, typed: str
) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Назначить последний день")
    await adam.say(typed)
    assert "Доступ до 15 марта включительно." in adam.screen
    till = (await membership(world, salon.ivan)).valid_till
    assert till == datetime(2026, 3, 15, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize("said", ["завтра", "Tomorrow", "ертең", "4 марта"])
async def test_tomorrow_is_a_last_day_and_so_is_today(
    world: World, adam: Phone, salon: Salon, said: str
) -> None:
    way = ("Приостановить, убрать", "Назначить последний день")
    await open_card(adam, "Иван", *way)
    assert adam.buttons[:2] == ["Сегодня", "Завтра"]
    await adam.say(said)
    assert "Доступ до 4 марта включительно." in adam.screen
    for step in (*way, "Сегодня"):
        await adam.press(step)
    assert "Доступ до 3 марта включительно." in adam.screen


async def test_a_day_without_a_year_that_is_over_is_next_years(
    world: World, adam: Phone, salon: Salon
) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Назначить последний день")
    await adam.say("1 марта")
    assert (await membership(world, salon.ivan)).valid_till == datetime(2027, 3, 1, 19, 0, tzinfo=UTC)


async def test_a_last_day_that_cannot_be_is_asked_again(world: World, adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Назначить последний день")
    for wrong in (
        "послезавтра",
        "15",
        "марта",
        "31 февраля",
        "31.02.2026",
        "01.01.2020",
        "2.3.2026",
        "99999-1-1",
        "31.12.9999",
    ):
        await adam.say(wrong)
        assert "До какого дня пускать?" in adam.screen and adam.screen.count("\n") > 3
    assert (await membership(world, salon.ivan)).valid_till is None


async def test_a_term_is_chosen_and_taken_away(world: World, adam: Phone, salon: Salon) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Назначить последний день", "Неделя")
    assert "Доступ до 10 марта включительно." in adam.screen
    for step in ("Приостановить, убрать", "Назначить последний день", "Без срока"):
        await adam.press(step)
    assert (await membership(world, salon.ivan)).valid_till is None


async def test_whose_time_is_over_can_be_let_in_again(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Назначить последний день", "Неделя")
    await world.pass_time(10 * 86_400)
    await adam.say("/people")
    await adam.press("Салон")
    for step in (
        "Отфильтровать",
        "Ушли",
        "Показать этих",
        "Иван Петров · больше не в организации",
    ):
        await adam.press(step)
    assert "Доступ был до 10 марта включительно." in adam.screen
    for step in ("Приостановить, убрать", "Назначить последний день", "Год"):
        await adam.press(step)
    assert "Состояние: работает" in adam.screen


async def test_managers_have_no_term(olga: Phone, salon: Salon) -> None:
    await open_card(olga, "Адам", "Приостановить, убрать")
    assert "Назначить последний день" not in olga.buttons


# The rights of somebody else


async def test_somebody_elses_rights_are_copied_after_saying_what_changes(
    world: World, olga: Phone, cast: Cast, salon: Salon
) -> None:
    await world.core.giving_rights.give_app(
        cast.olga.account_id, salon.ivan, salon.apps["Веб-версия"], AppRight.LAUNCH
    )
    await open_card(olga, "Иван", "Сменить роль", "Дать права как у другого")
    await olga.say("анна")
    await olga.press("Анна Ким")
    assert "по образцу: Анна Ким" in olga.screen and "Станет: «Колл-центр»" in olga.screen
    assert "Эти личные права заменятся" in olga.screen and "Веб-версия: запуск" in olga.screen
    await olga.press("Дать те же")
    assert "Роль сотрудника: Колл-центр" in olga.screen
    assert (await membership(world, salon.ivan)).staff_member_id == salon.maria, "his own staff member stays"


async def test_a_copy_of_a_specialist_asks_for_a_staff_member_of_his_own(
    world: World, olga: Phone, salon: Salon
) -> None:
    await open_card(olga, "Анна", "Сменить роль", "Дать права как у другого", "Иван Петров")
    assert "Кто это в списке сотрудников?" in olga.screen and "Мария, мастер" not in olga.buttons
    for step in ("Зарина, мастер", "Дать те же"):
        await olga.press(step)
    copied = await membership(world, salon.anna)
    assert copied.staff_member_id == salon.zarina
    assert "Роль сотрудника: Специалист" in olga.screen


async def test_a_new_staff_member_can_be_made_on_the_way(world: World, olga: Phone, salon: Salon) -> None:
    await open_card(olga, "Анна", "Сменить роль", "Дать права как у другого", "Иван Петров", "Завести нового")
    await olga.press("Дать те же")
    names = [each.name for each in await every(world.core, StaffMember)]
    assert "Анна Ким" in names and "В списке сотрудников: Анна Ким" in olga.screen


async def test_nobody_is_copied_from_himself(olga: Phone, salon: Salon) -> None:
    await open_card(olga, "Иван", "Сменить роль", "Дать права как у другого")
    assert "Иван Петров" not in olga.buttons and "Анна Ким" in olga.buttons
    await olga.say("иван")
    assert "Больше никого не нашлось" in olga.screen
    await olga.press("Показать всех")
    assert "Анна Ким" in olga.buttons


# Two at once, and what is forged


Act = Callable[[World, Cast, Salon], Awaitable[None]]


async def _role(world: World, cast: Cast, salon: Salon) -> None:
    await world.core.changing.change_roles(
        cast.olga.account_id, salon.ivan, employee(salon.roles["Бухгалтер"])
    )


async def _sessions(world: World, cast: Cast, salon: Salon) -> None:
    await world.core.changing.limit_sessions(cast.olga.account_id, salon.ivan, 9)


@pytest.mark.parametrize("meanwhile", [_role, _sessions])
@pytest.mark.parametrize(
    "steps",
    [
        ("Сеансы", "2"),
        ("Приостановить, убрать", "Приостановить", "Приостановить"),
        ("Приостановить, убрать", "Убрать из организации", "Убрать"),
        ("Приостановить, убрать", "Назначить последний день", "Год"),
        ("Сотрудник из списка", "Зарина, мастер"),
        ("Сменить роль", "Сотрудник: Специалист ✎", "Управляющий", "Сменить роль"),
        ("Сменить роль", "Дать права как у другого", "Анна Ким", "Дать те же"),
    ],
)
async def test_the_second_of_two_is_told_who_was_quicker_and_sees_the_card_as_it_is(
    world: World, olga: Phone, cast: Cast, salon: Salon, steps: tuple[str, ...], meanwhile: Act
) -> None:
    await open_card(olga, "Иван", *steps[:-1])
    await meanwhile(world, cast, salon)
    before = await world.core.roster.card(cast.olga.account_id, salon.ivan)
    await olga.press(steps[-1])
    assert olga.alert is not None and "Ольга Орлова" in olga.alert
    assert "Состояние: работает" in olga.screen and "К списку" in olga.buttons
    assert await world.core.roster.card(cast.olga.account_id, salon.ivan) == before, "nothing is half done"


async def test_what_was_typed_over_a_change_is_answered_on_the_card(
    world: World, olga: Phone, cast: Cast, salon: Salon
) -> None:
    await open_card(olga, "Иван", "Сеансы")
    await world.core.changing.limit_sessions(cast.adam.account_id, salon.ivan, 9)
    await olga.say("2")
    assert "Адам Азимов" in olga.screen and "не больше 9" in olga.screen


async def test_who_was_made_a_manager_meanwhile_is_out_of_an_administrators_reach(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Приостановить")
    await alter(world.core, Membership, salon.ivan, tenant_role=TenantRole.ADMINISTRATOR)
    await adam.press("Приостановить")
    assert adam.alert is not None and "только владелец" in adam.alert
    assert "Изменить эту карточку может владелец" in adam.screen and acts(adam) == {"Права"}
    assert (await membership(world, salon.ivan)).state is MembershipState.ACTIVE


async def test_a_forged_press_of_an_outsider_changes_nothing(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    await open_card(adam, "Иван", "Приостановить, убрать", "Убрать из организации")
    data = adam.button("Убрать")["data"]
    for person in (cast.oscar, cast.anna):
        phone = world.phone_of(person.telegram_id)
        await phone.say("/start")
        await phone.press_data(data)
    assert (await membership(world, salon.ivan)).state is MembershipState.ACTIVE


async def test_people_are_looked_after_without_a_licence(
    world: World, adam: Phone, cast: Cast, salon: Salon
) -> None:
    await alter(world.core, Tenant, salon.tenant_id, licence=LicenceState.EXPIRED)
    await open_card(adam, "Иван", "Сеансы", "3")
    assert adam.alert == "Готово"
    assert UserType.EMPLOYEE in (await world.core.roster.card(cast.adam.account_id, salon.ivan)).role_of
