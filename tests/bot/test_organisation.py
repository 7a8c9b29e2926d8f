"""An organisation's own screens: its staff list and its settings, as its owner and its administrator see them."""

from datetime import timedelta

import pytest

from core import limits
from core.access import AppRight
from core.keeping_staff import StaffPage
from core.people import Membership, MembershipState
from core.tenant_settings import Policy, TenantView
from core.tenants import LicenceState, Tenant, TenantRole
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast, operation
from tests.core.conftest import alter, every


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


@pytest.fixture
async def olga(world: World, cast: Cast) -> Phone:
    """Here she owns one organisation only, so none is asked about."""
    await leaves_the_other(world, cast)
    return world.phone_of(cast.olga.telegram_id)


async def leaves_the_other(world: World, cast: Cast) -> None:
    for each in await every(world.core, Membership):
        if (each.account_id, each.tenant_id) == (cast.olga.account_id, cast.other_tenant_id):
            await alter(world.core, Membership, each.id, state=MembershipState.ENDED)


async def add(world: World, cast: Cast, *names: str) -> None:
    await world.core.keeping_staff.add(cast.olga.account_id, cast.tenant_id, names, operation())


async def listed(world: World, cast: Cast) -> StaffPage:
    return await world.core.keeping_staff.page(cast.olga.account_id, cast.tenant_id)


async def settings_of(world: World, cast: Cast) -> TenantView:
    return await world.core.tenant_settings.view(cast.olga.account_id, cast.tenant_id)


async def open_staff(phone: Phone, name: str) -> None:
    await phone.say("/staff")
    await phone.press(next(label for label in phone.buttons if label.startswith(name)))


async def test_the_menu_leads_to_the_organisation_and_its_sections(olga: Phone) -> None:
    await olga.say("/start")
    await olga.press("Организация")
    assert "ТехСервис" in olga.screen and "Лицензия оплачена, без срока" in olga.screen
    assert {"Список сотрудников", "Настройки", "Посмотреть журнал"} <= set(olga.buttons)
    await olga.press("Список сотрудников")
    await olga.press("Назад")
    await olga.press("Настройки")
    await olga.press("Назад")
    await olga.press("В меню")
    assert "Организация" in olga.buttons and len(olga.texts) == 1


async def test_an_organisation_that_services_others_leads_to_its_servicing(
    world: World, cast: Cast, olga: Phone
) -> None:
    await olga.say("/start")
    await olga.press("Организация")
    assert "Обслуживание" not in olga.buttons
    await alter(world.core, Tenant, cast.tenant_id, servicing=True)
    await olga.press("Настройки")
    await olga.press("Назад")
    before = olga.screen
    await olga.press("Обслуживание")
    assert olga.screen != before and "ТехСервис" in olga.screen


async def test_an_administrator_is_offered_no_journal(adam: Phone) -> None:
    await adam.say("/start")
    await adam.press("Организация")
    assert "Список сотрудников" in adam.buttons and "Посмотреть журнал" not in adam.buttons


# The staff list


@pytest.mark.requirement("Y-02", "Y-07")
async def test_an_empty_list_says_what_it_is_for_and_takes_several_names_at_once(
    world: World, cast: Cast, adam: Phone
) -> None:
    await adam.say("/staff")
    assert "Список пока пуст" in adam.screen and "отдельный доступ" in adam.screen
    await adam.press("Добавить в список")
    await adam.say("Мария\n\n  Зарина  \nмария")
    assert "Добавлено: 2" in adam.screen and {"Зарина", "Мария"} <= set(adam.buttons)
    await adam.press("Добавить в список")
    await adam.say("МАРИЯ")
    assert "Уже были в списке: МАРИЯ" in adam.screen
    assert (await listed(world, cast)).total == 2


async def test_a_name_that_is_too_long_loses_nothing_and_may_be_typed_again(
    world: World, cast: Cast, adam: Phone
) -> None:
    await adam.say("/staff")
    await adam.press("Добавить в список")
    await adam.say("Мария\n" + "я" * 300)
    assert f"не длиннее {limits.NAME_MAX}" in adam.screen
    await adam.say("Мария 🌸 \u202eхитрая")
    assert (await listed(world, cast)).total == 1


@pytest.mark.requirement("Y-07", "I-20")
async def test_somebody_is_bound_to_a_line_of_the_list_and_released_again(
    world: World, cast: Cast, adam: Phone
) -> None:
    await add(world, cast, "Мария")
    await open_staff(adam, "Мария")
    await adam.press("Выбрать, кто это")
    assert "Ольга Орлова" not in adam.buttons, "an administrator changes no owner"
    await adam.say("ким")
    await adam.press("Анна Ким")
    assert adam.alert == "Готово"
    assert "Доступ этого сотрудника: Анна Ким" in adam.screen
    await adam.press("К списку")
    assert "Мария · Анна Ким" in adam.buttons
    await open_staff(adam, "Мария")
    await adam.press("Отвязать человека")
    assert (await listed(world, cast)).rows[0].person is None


async def test_the_card_of_the_bound_person_is_one_press_away(world: World, cast: Cast, adam: Phone) -> None:
    await add(world, cast, "Мария")
    mariya = (await listed(world, cast)).rows[0].id
    await world.core.changing.bind_staff(cast.olga.account_id, cast.anna.membership_id, mariya)
    await open_staff(adam, "Мария")
    await adam.press("Открыть карточку человека")
    assert "В списке сотрудников: Мария" in adam.screen


async def test_who_was_changed_meanwhile_is_looked_at_again_before_he_is_bound(
    world: World, cast: Cast, adam: Phone
) -> None:
    await add(world, cast, "Мария")
    await open_staff(adam, "Мария")
    await adam.press("Выбрать, кто это")
    await world.core.changing.limit_sessions(cast.olga.account_id, cast.anna.membership_id, 3)
    await adam.press("Анна Ким")
    assert adam.alert is not None
    assert adam.alert.startswith("Вас опередили: Ольга Орлова меняет ограничение сеансов.")
    await adam.press("Анна Ким")
    assert (await listed(world, cast)).rows[0].person == "Анна Ким"


async def test_a_name_is_changed_but_not_to_one_that_is_taken(world: World, cast: Cast, adam: Phone) -> None:
    await add(world, cast, "Мария", "Зарина")
    await open_staff(adam, "Мария")
    await adam.press("Переименовать")
    await adam.say("зарина")
    assert "«зарина» уже занято" in adam.screen
    await adam.say("Мария Первая")
    assert "Мария Первая" in adam.screen and "Выбрать, кто это" in adam.buttons


async def test_removing_says_what_will_happen_and_asks_once_more(
    world: World, cast: Cast, adam: Phone
) -> None:
    await add(world, cast, "Мария")
    mariya = (await listed(world, cast)).rows[0].id
    await world.core.changing.bind_staff(cast.olga.account_id, cast.anna.membership_id, mariya)
    await open_staff(adam, "Мария")
    await adam.press("Убрать")
    assert "Анна Ким остаётся в организации" in adam.screen
    assert (await listed(world, cast)).total == 1
    await adam.press_twice("Убрать из списка")
    assert "Список пока пуст" in adam.screen
    assert (await listed(world, cast)).total == 0


async def test_a_line_that_is_gone_meanwhile_is_said_to_be(world: World, cast: Cast, adam: Phone) -> None:
    await add(world, cast, "Мария", "Зарина")
    await adam.say("/staff")
    rows = (await listed(world, cast)).rows
    await world.core.keeping_staff.remove(cast.olga.account_id, rows[1].id)
    await adam.press("Мария")
    assert adam.alert == "Этого сотрудника больше нет в списке. Выберите другого."
    assert "Мария" not in adam.buttons and "Зарина" in adam.buttons


async def test_a_long_list_has_pages_and_is_searched_while_typing(
    world: World, cast: Cast, adam: Phone
) -> None:
    await add(world, cast, *(f"{n:03} {'Мастер ' * 20}"[: limits.NAME_MAX] for n in range(30)))
    await adam.say("/staff")
    assert "страница 1 из 4" in adam.screen
    await adam.press("Дальше →")
    assert "страница 2 из 4" in adam.screen
    await adam.say("021")
    assert "Найдено: 1" in adam.screen
    await adam.say("<b>нет таких")
    assert "Никого не нашлось: «<b>нет таких»" in adam.screen
    await adam.press("Показать всех")
    assert "В списке: 30" in adam.screen


async def test_nobody_to_choose_is_said_with_what_to_do(world: World, cast: Cast, adam: Phone) -> None:
    names = ("Ада", "Анна", "Иван", "Сэм", "Яна")
    await add(world, cast, *names)
    rows = (await listed(world, cast)).rows
    for row, person in zip(rows[1:], (cast.anna, cast.ivan, cast.sam), strict=False):
        await world.core.changing.bind_staff(cast.adam.account_id, person.membership_id, row.id)
    await open_staff(adam, "Яна")
    await adam.press("Выбрать, кто это")
    assert "Выбрать пока некого" in adam.screen and "/add" in adam.screen
    await adam.say("анна")
    assert "Напишите имя иначе" in adam.screen


@pytest.mark.requirement("F-01")
@pytest.mark.parametrize("command", ["/staff", "/settings"])
async def test_a_plain_user_is_told_whom_to_ask(world: World, cast: Cast, command: str) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say(command)
    assert "владелец и администратор" in ivan.screen


async def test_forged_data_of_somebody_elses_screen_changes_nothing(
    world: World, cast: Cast, adam: Phone
) -> None:
    await add(world, cast, "Мария")
    await open_staff(adam, "Мария")
    await adam.press("Убрать")
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/staff")
    await oscar.press_data(adam.button("Убрать из списка")["data"])
    assert (await listed(world, cast)).total == 1


# The settings


async def test_the_owner_changes_name_country_time_and_language(
    world: World, cast: Cast, olga: Phone
) -> None:
    await olga.say("/settings")
    assert f"Номер организации: {cast.tenant_id}" in olga.screen
    await olga.press("Сменить название")
    await olga.say("я" * 300)
    assert "Название не длиннее" in olga.screen
    await olga.say("Ромашка & Ко")
    assert "Ромашка & Ко, настройки" in olga.screen
    await olga.press("Сменить страну")
    await olga.press("Россия")
    assert "По какому времени" in olga.screen and "Казахстан" not in olga.screen
    assert (await settings_of(world, cast)).country == "KZ", "a half answered question changes nothing"
    await olga.say("самара")
    assert "Страна: Россия" in olga.screen and "Самара (UTC+4)" in olga.screen
    await olga.press("Сменить время")
    await olga.press("Москва (UTC+3)")
    await olga.press("Сменить язык")
    await olga.press("Қазақша")
    now = await settings_of(world, cast)
    assert (now.name, now.country, now.time_zone, now.language) == (
        "Ромашка & Ко",
        "RU",
        "Europe/Moscow",
        "kk",
    )


async def test_a_country_with_one_time_zone_asks_for_none(world: World, cast: Cast, olga: Phone) -> None:
    await olga.say("/settings")
    await olga.press("Сменить страну")
    await olga.say("не страна")
    assert "Такой страны нет в списке" in olga.screen
    await olga.say("армения")
    assert "Страна: Армения" in olga.screen
    assert (await settings_of(world, cast)).time_zone == "Asia/Yerevan"


async def test_a_policy_says_in_a_sentence_what_it_means_and_is_switched_by_one_press(
    world: World, cast: Cast, olga: Phone
) -> None:
    await olga.say("/settings")
    assert "✗ В пробный период пароли не выдаются" in olga.screen
    await olga.press("Выдавать пароли на пробном")
    assert "✓ Пароль можно выдать и в пробный период" in olga.screen
    await olga.press("Не требовать своего пароля")
    assert "✗ Выданный пароль можно не менять" in olga.screen
    policies = (await settings_of(world, cast)).policies
    assert Policy.HANDS_OVER_ON_TRIAL in policies and Policy.REPLACES_HANDED_OVER not in policies


@pytest.mark.requirement("Y-06")
async def test_switching_personal_rights_off_keeps_those_that_are_given_and_offers_to_drop_them(
    world: World, cast: Cast, olga: Phone
) -> None:
    core, owner, tenant = world.core, cast.olga.account_id, cast.tenant_id
    await core.tenant_settings.decide(owner, tenant, Policy.PERSONAL_RIGHTS, True)
    application = (await core.inviting.options(owner, tenant)).applications[0]
    await core.giving_rights.give_app(owner, cast.ivan.membership_id, application.id, AppRight.LAUNCH_ADMIN)
    await olga.say("/settings")
    await olga.press("Выключить личные права")
    assert "У 1 человека они есть и останутся в силе" in olga.screen
    await olga.press("Выключить")
    assert "Личные права остались у 1 человека" in olga.screen
    await olga.press("Убрать личные права (1)")
    await olga.press("Иван Петров")
    assert f"{application.name}: запуск и администрирование" in olga.screen
    await olga.press("Вернуть к роли")
    assert "Личных прав больше ни у кого нет" in olga.screen
    await olga.press("Назад")
    assert "Убрать личные права" not in " ".join(olga.buttons)
    assert (await settings_of(world, cast)).differing == 0


async def test_an_administrator_sees_the_settings_and_whom_to_ask(adam: Phone) -> None:
    await adam.say("/settings")
    assert "Изменить настройки может владелец: Ольга Орлова" in adam.screen
    assert adam.buttons == ["Назад"]


async def test_an_owner_who_is_no_owner_any_more_changes_nothing(
    world: World, cast: Cast, olga: Phone
) -> None:
    await olga.say("/settings")
    await olga.press("Сменить название")
    core, adam, tenant = world.core, cast.adam, cast.tenant_id
    await core.changing.change_tenant_role(cast.olga.account_id, adam.membership_id, TenantRole.OWNER)
    people = await core.roster.page(adam.account_id, tenant)
    own = next(row.membership_id for row in people.rows if row.full_name == "Ольга Орлова")
    await core.changing.change_tenant_role(adam.account_id, own, TenantRole.ADMINISTRATOR)
    await olga.say("Моё")
    assert "Это может сделать только владелец" in olga.screen
    assert (await core.tenant_settings.view(adam.account_id, tenant)).name == "ТехСервис"


@pytest.mark.requirement("Y-04", "I-35")
@pytest.mark.parametrize(
    ("licence", "policy", "said"),
    [
        (
            LicenceState.TRIAL,
            False,
            "пробный период до 13 марта. Всем, что есть, можно пользоваться. Приглашать",
        ),
        (LicenceState.TRIAL, True, "можно только выдать пароль"),
        (LicenceState.PAID, False, "Лицензия оплачена, до 13 марта"),
        (LicenceState.EXPIRED, False, "Приложения закрыты для всех"),
    ],
)
async def test_the_licence_is_told_with_what_it_allows(
    world: World, cast: Cast, adam: Phone, licence: LicenceState, policy: bool, said: str
) -> None:
    until = world.clock.now() + timedelta(days=10)
    values = {"licence": licence, "licence_until": until, "hands_over_on_trial": policy}
    await alter(world.core, Tenant, cast.tenant_id, **values)
    await adam.say("/settings")
    assert said in adam.screen
    assert ("Об оплате спросите владельца: Ольга Орлова" in adam.screen) is (licence is not LicenceState.PAID)
