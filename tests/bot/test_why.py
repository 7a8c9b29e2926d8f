"""/why about oneself: the words allowed to me, a request to my managers, and one press of theirs that answers it."""

from typing import Any

import pytest
from sqlalchemy import select

from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState
from core.people import Account, Membership, MembershipRole, MembershipState
from core.roles import Role, RoleAppRight, UserType
from core.tenants import Tenant, TenantRole
from tests.bot.conftest import START, World
from tests.bot.phone import Phone
from tests.cast import Cast, Person

WEB = "Веб-приложение"  # hidden from Ivan
HIDDEN = "Приложение не найдено или не открыто вам. Обратитесь к владельцу или администратору."


@pytest.fixture
async def ivan(world: World, cast: Cast) -> Phone:
    """«ТехСервис» lets people differ from their roles, and his managers have pressed START long ago."""
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).personal_rights = True
    for manager in (cast.olga, cast.adam):
        await world.phone_of(manager.telegram_id).say("/cancel")
    return world.phone_of(cast.ivan.telegram_id)


@pytest.fixture
def olga(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.olga.telegram_id)


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


async def also_in_the_other_tenant(world: World, cast: Cast, person: Person) -> None:
    async with world.core.database.write() as session:
        role = await session.scalar(
            select(Role).where(Role.tenant_id == cast.other_tenant_id, Role.name == "Диспетчер")
        )
        assert role is not None
        membership = Membership(
            account_id=person.account_id,
            tenant_id=cast.other_tenant_id,
            tenant_role=TenantRole.USER,
            state=MembershipState.ACTIVE,
            created_at=START,
        )
        session.add(membership)
        await session.flush()
        session.add(MembershipRole(membership_id=membership.id, user_type=UserType.EMPLOYEE, role_id=role.id))


async def application_of(world: World, cast: Cast, called: str) -> int:
    async with world.core.database.read() as session:
        found = await session.scalar(
            select(Application.id).where(Application.tenant_id == cast.tenant_id, Application.name == called)
        )
    assert found is not None
    return found


def seen(phone: Phone) -> tuple[Any, ...]:
    """Everything that he sees of the answer."""
    return phone.last["html"], phone.buttons, phone.alert, len(phone.texts)


# What he hears


@pytest.mark.requirement("H-01", "F-19")
async def test_what_is_open_is_said_so(ivan: Phone) -> None:
    await ivan.say("/why инженера")
    assert ivan.screen == (
        "Да, приложение «Мобильное приложение инженера» вам открыто. Организация: «ТехСервис».\n\n"
        "Не открывается? Проверьте пароль: /recover"
    )
    assert ivan.buttons == ["Спросить ещё", "В меню"]


@pytest.mark.requirement("I-22", "F-20")
@pytest.mark.parametrize("language", ["ru", "en", "kk"])
async def test_hidden_and_unknown_get_the_same_screen_byte_for_byte(
    world: World, cast: Cast, ivan: Phone, language: str
) -> None:
    await world.core.directory.set_language(cast.ivan.address, language)
    screens = []
    for wanted in (WEB, f"web-{cast.tenant_id}", "Бухгалтерия", "<i>", "я" * 3000):
        await ivan.say(f"/why {wanted}")
        screens.append(seen(ivan))
    assert screens == [screens[0]] * len(screens)
    if language == "ru":
        assert (ivan.screen, ivan.buttons[0]) == (HIDDEN, "Попросить администратора")


async def test_alone_it_asks_which_one_and_offers_his_own(ivan: Phone) -> None:
    await ivan.say("/why")
    assert ivan.screen == "О каком приложении речь? Нажмите его или напишите название."
    assert ivan.buttons == [
        "Доступ только к API",
        "Мобильное приложение инженера",
        "Электронный паспорт оборудова…",
        "В меню",
    ]
    await ivan.press("Мобильное приложение инженера")
    assert ivan.screen.startswith("Да, приложение «Мобильное приложение инженера»")
    await ivan.press("Спросить ещё")
    await ivan.say("Склад")
    assert ivan.screen == HIDDEN
    assert len(ivan.texts) == 1, "one live screen"


async def test_who_has_nothing_open_types_a_name(world: World, cast: Cast, ivan: Phone) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.ivan.membership_id)).state = MembershipState.ENDED
    await ivan.say("/why")
    assert ivan.screen == "О каком приложении речь? Напишите название."
    await ivan.say("инженера")
    assert (ivan.screen, ivan.buttons) == (HIDDEN, ["Спросить ещё", "В меню"])


async def test_a_forged_choice_betrays_nothing(world: World, cast: Cast, ivan: Phone) -> None:
    await ivan.say("/why")
    real = str(ivan.button("Доступ только к API")["data"]).rpartition(":")[0]
    hidden = await application_of(world, cast, WEB)
    for forged in (str(hidden), "999999", "x", ""):
        await ivan.press_data(f"{real}:{forged}")
        assert ivan.alert == HIDDEN
        assert ivan.screen.startswith("О каком приложении речь?")


async def test_reasons_are_told_in_his_words(world: World, cast: Cast, ivan: Phone) -> None:
    async with world.core.database.write() as session:
        application = await session.get_one(
            Application, await application_of(world, cast, "Мобильное приложение инженера")
        )
        application.state = ApplicationState.PREPARING
        (await session.get_one(Account, cast.ivan.account_id)).must_change_password = True
    await ivan.say("/why инженера")
    assert "• Вы пока пользуетесь паролем, который вам выдали. Замените его своим: /start" in ivan.screen
    assert "• Ваше приложение готовится к использованию. Пожалуйста, подождите." in ivan.screen
    assert "Попросить администратора" not in ivan.buttons


async def test_a_permission_is_answered_too(ivan: Phone) -> None:
    await ivan.say("/why перенос записи")
    assert ivan.screen == (
        "Права «Перенос записи» у вас сейчас нет. Организация: «ТехСервис».\n"
        "• Ваша роль «Сервисный специалист» не открывает блок прав «Журнал записи». "
        "Попросите владельца или администратора организации открыть его."
    )
    assert ivan.buttons[0] == "Попросить администратора"


async def test_a_stranger_is_led_to_the_door(world: World) -> None:
    stranger = world.phone("Мария")
    await stranger.say("/why Склад")
    assert "Нажмите /start" in stranger.screen


async def test_the_list_of_what_is_open_leads_here(ivan: Phone) -> None:
    await ivan.say("/my")
    await ivan.press("Узнать, почему чего-то нет")
    assert ivan.screen.startswith("О каком приложении речь?")


async def test_a_long_list_is_turned_over(world: World, cast: Cast, ivan: Phone) -> None:
    async with world.core.database.write() as session:
        role = await session.scalar(
            select(Role.id).where(Role.tenant_id == cast.tenant_id, Role.name == "Сервисный специалист")
        )
        for n in range(40):
            application = Application(
                tenant_id=cast.tenant_id,
                key=f"made-{n}",
                name=f"Приложение {n:02} с довольно длинным названием",
                kind=ApplicationKind.WEB,
                state=ApplicationState.READY,
            )
            session.add(application)
            await session.flush()
            session.add(RoleAppRight(role_id=role, application_id=application.id, right=AppRight.LAUNCH))
    await ivan.say("/why")
    assert len(ivan.buttons) < 20
    await ivan.say("приложение")
    assert "И это не всё, что так называется." in ivan.screen


# Asking and answering


@pytest.mark.requirement("F-16", "I-18")
async def test_he_asks_she_allows_and_he_hears_of_it(ivan: Phone, olga: Phone) -> None:
    await ivan.say("/why Веб-приложение")
    await ivan.press("Попросить администратора")
    assert ivan.screen.startswith("Просьба отправлена: «Веб-приложение». Организация: «ТехСервис».")
    assert olga.screen.startswith("Иван Петров просит открыть доступ.")
    assert olga.buttons == ["Разрешить", "Отказать"]
    await olga.press("Разрешить")
    assert olga.screen.endswith("✅ Разрешено: «Веб-приложение». Иван Петров об этом узнает.")
    assert olga.last["buttons"] == []
    assert "Ваша просьба «Веб-приложение» выполнена." in ivan.screen
    await ivan.say("/why Веб-приложение")
    assert ivan.screen.startswith("Да, приложение «Веб-приложение» вам открыто.")


@pytest.mark.requirement("Y-06", "I-25")
async def test_he_asks_for_a_permission_and_one_press_gives_it(ivan: Phone, olga: Phone) -> None:
    await ivan.say("/why Перенос записи")
    await ivan.press("Попросить администратора")
    assert "Это право, и у этого человека его нет: «Перенос записи»." in olga.screen
    await olga.press("Разрешить")
    assert olga.screen.endswith("✅ Разрешено: «Перенос записи». Иван Петров об этом узнает.")
    await ivan.say("/why Перенос записи")
    assert ivan.screen.startswith("Да, ")


async def test_the_second_manager_hears_who_was_first(ivan: Phone, olga: Phone, adam: Phone) -> None:
    await ivan.say("/why Веб-приложение")
    await ivan.press("Попросить администратора")
    await olga.press("Отказать")
    assert olga.screen.endswith("Отказано. Иван Петров об этом узнает.")
    await adam.press("Разрешить")
    assert adam.alert == "На эту просьбу уже есть ответ: Ольга Орлова, отказано."
    assert adam.last["buttons"] == []
    assert "ответили отказом" in ivan.screen
    await ivan.say("/why Веб-приложение")
    assert ivan.screen == HIDDEN


async def test_where_only_roles_give_rights_she_is_led_to_them(
    world: World, cast: Cast, ivan: Phone, olga: Phone
) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).personal_rights = False
    await ivan.say("/why Веб-приложение")
    await ivan.press("Попросить администратора")
    assert "даёт только роль: дайте человеку другую или измените эту для всех (/roles)" in olga.screen
    await olga.press("Сообщить, что открыто")
    assert "Этому человеку это ещё закрыто." in str(olga.alert)
    assert olga.buttons == ["Дать другую роль", "Сообщить, что открыто", "Отказать"]
    await olga.press("Дать другую роль")
    assert "Иван Петров" in olga.screen and "Сотрудник: Сервисный специалист ✎" in olga.buttons
    assert any("даёт только роль" in text for text in olga.texts), "the letter stays, to be answered"


async def test_a_forged_way_to_the_roles_of_a_stranger_leads_nowhere(
    world: World, cast: Cast, ivan: Phone, olga: Phone
) -> None:
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/start")
    await oscar.press_data(f"act:access-request:1:role:{cast.ivan.membership_id}")
    assert oscar.alert and "Иван" not in oscar.screen


async def test_what_does_not_exist_can_only_be_declined(ivan: Phone, olga: Phone) -> None:
    await ivan.say("/why Склад <b>")
    await ivan.press("Попросить администратора")
    assert "«Склад <b>». Организация" in ivan.screen
    assert "Приложения с таким названием у вас нет." in olga.screen
    assert olga.buttons == ["Отказать"]


async def test_asking_again_is_answered_kindly(ivan: Phone, olga: Phone) -> None:
    for _ in range(2):
        await ivan.say("/why Склад")
        await ivan.press("Попросить администратора")
    assert ivan.alert == "Вы уже попросили об этом, ответа пока нет. Он придёт сюда."
    assert (ivan.screen, len([text for text in olga.texts if "просит" in text])) == (HIDDEN, 1)


async def test_a_double_tap_asks_once(ivan: Phone, olga: Phone) -> None:
    await ivan.say("/why Склад")
    await ivan.press_twice("Попросить администратора")
    assert len([text for text in olga.texts if "просит" in text]) == 1


@pytest.mark.requirement("I-22")
async def test_who_belongs_to_several_says_which_whatever_exists_there(
    world: World, cast: Cast, ivan: Phone, olga: Phone
) -> None:
    await also_in_the_other_tenant(world, cast, cast.ivan)
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/cancel")
    screens = []
    for wanted in ("Веб-приложение администрирования", "Бухгалтерия"):
        await ivan.say(f"/why {wanted}")
        screens.append(seen(ivan))
        await ivan.press("Попросить администратора")
        screens.append(seen(ivan))
    assert screens[:2] == screens[2:]
    assert ivan.buttons == ["Другая контора", "ТехСервис", "Назад"]
    await ivan.press("Другая контора")
    assert "Организация: «Другая контора»" in ivan.screen
    assert "Вот о чём просьба: «Бухгалтерия»" in oscar.screen
    assert "Организация: «Другая контора»" in olga.screen, "she owns that one, too"


async def test_a_forged_organisation_gets_no_request(world: World, cast: Cast, ivan: Phone) -> None:
    await also_in_the_other_tenant(world, cast, cast.ivan)
    await ivan.say("/why Бухгалтерия")
    await ivan.press("Попросить администратора")
    real = str(ivan.button("ТехСервис")["data"]).rpartition(":")[0]
    await ivan.press_data(f"{real}:999")
    assert "Такой организации нет" in str(ivan.alert)
    assert "В какой организации" in ivan.screen


async def test_nobody_else_answers_by_a_forged_button(
    world: World, cast: Cast, ivan: Phone, olga: Phone
) -> None:
    await ivan.say("/why Веб-приложение")
    await ivan.press("Попросить администратора")
    data = str(olga.button("Разрешить")["data"])
    for phone in (ivan, world.phone_of(cast.oscar.telegram_id), world.phone("Мария")):
        await phone.open_link()
        sent = await world.bot.send_message(phone.id, "Здравствуйте.")
        await phone.press_data(data, message_id=sent.message_id)
        assert phone.alert is not None
    await ivan.say("/why Веб-приложение")
    assert ivan.screen == HIDDEN


async def test_an_old_or_bent_button_is_answered(world: World, cast: Cast, olga: Phone) -> None:
    await olga.open_link()
    sent = await world.bot.send_message(olga.id, "Здравствуйте.")
    for data in (
        "access-request",
        "access-request:1",
        "access-request:x:decline",
        "access-request:1:allow:y",
    ):
        await olga.press_data(f"act:{data}", message_id=sent.message_id)
        assert "Эта кнопка больше не действует." in str(olga.alert)
    await olga.press_data("act:access-request:999:decline", message_id=sent.message_id)
    assert olga.alert == "Такой просьбы нет. Новые просьбы сами приходят в этот чат."


# Managers and support about themselves


async def test_a_manager_hears_the_truth_and_sees_who_can_open_it(ivan: Phone, adam: Phone) -> None:
    await adam.say("/why инженера")
    assert "• Ваша роль «Системный администратор» этого приложения не открывает." in adam.screen
    assert adam.buttons[:2] == ["Попросить администратора", "Кто может открыть"]
    await adam.press("Кто может открыть")
    assert adam.screen.endswith(
        "Ольга Орлова может разрешить это лично этому человеку или изменить роль «Системный администратор» для всех (2)."
    )


async def test_an_owner_opens_it_for_herself(ivan: Phone, olga: Phone) -> None:
    await olga.say("/why инженера")
    assert "Попросить администратора" not in olga.buttons
    await olga.press("Кто может открыть")
    assert "\n2. Нет. Ольга Орлова пока не может открыть" in olga.screen, "in «ТехСервис»"
    await olga.press("2. Разрешить «Мобильное приложе…»")
    assert olga.alert == "Разрешено."
    assert "\n2. Да. Ольга Орлова может открыть" in olga.screen


async def test_about_what_nobody_has_a_manager_is_told_so(ivan: Phone, adam: Phone) -> None:
    await adam.say("/why Бухгалтерия")
    assert adam.screen == (
        "Такого приложения нет. Проверьте название: какие приложения есть, видно здесь: /my\n"
        "О другом человеке спросите так: /why Иван Петров «Склад»"
    )
