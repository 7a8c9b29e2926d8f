"""Somebody who has an account is asked into one more organisation, in the chairs of both sides."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import delete, select

from core.applications import Application
from core.people import Account, Contact, MembershipRole, StaffMember, parse_phone
from core.roles import Role, RoleAppRight, UserType
from core.tenants import LicenceState, Tenant
from tests.bot.conftest import World
from tests.bot.filling_in import fill_in, found
from tests.bot.guests import PHRASE
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast, Person, newcomer, operation

OSCAR = "oscar@elsewhere.example"
REVIEW = "Проверьте, всё ли верно"


@pytest.fixture
async def adam(world: World, cast: Cast) -> Phone:
    """An administrator of one organisation, who has talked to the bot."""
    return await awake(world, cast.adam)


@pytest.fixture
async def oscar(world: World, cast: Cast) -> Phone:
    """He owns another organisation."""
    return await awake(world, cast.oscar)


async def awake(world: World, person: Person) -> Phone:
    phone = world.phone_of(person.telegram_id)
    await phone.say("/start")
    return phone


async def fill_in_known(phone: Phone, identifier: str = OSCAR, name: str = "Остин О.") -> None:
    """To the review card: of somebody known neither login nor further addresses nor language are asked."""
    await phone.say("/add")
    await phone.say(identifier)
    await phone.say(name)
    await phone.press("Сотрудник")
    if "Обычный пользователь" in phone.buttons:  # asked of owners
        await phone.press("Обычный пользователь")
    await phone.press("Диспетчер")


async def ask(phone: Phone) -> str:
    """The token of the link that the adder could hand on."""
    await fill_in_known(phone)
    await phone.press("Отправить запрос")
    return phone.screen.partition("start=")[2].split()[0]


# The adder's form ---------------------------------------------------------------------------------------


@pytest.mark.requirement("F-02", "I-12")
async def test_the_look_up_corrects_the_choice_and_asks_for_no_login(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say(OSCAR)
    assert "Как его зовут" in adam.screen and "уже пользуется сервисом" in adam.screen
    await adam.say("Остин О.")
    await adam.press("Сотрудник")
    assert "рабочая роль" in adam.screen, "neither login nor phone in between"
    await adam.press("Назад")
    await adam.press("Назад")
    assert "Остин О." in adam.screen
    await adam.press("Дальше")
    await adam.press("Сотрудник" if "Сотрудник" in adam.buttons else "✓ Сотрудник")
    await adam.press("Диспетчер")
    assert REVIEW in adam.screen and "Я спрошу его в чате или письмом" in adam.screen
    for line in ("Почта: oscar@elsewhere.example", "Имя: Остин О.", "Рабочая роль: Диспетчер"):
        assert line in adam.screen
    for absent in ("Логин", "Язык", "Оскар", "контора"):
        assert absent not in adam.screen + str(adam.buttons)


@pytest.mark.requirement("F-02", "F-22", "F-23")
async def test_after_the_request_the_list_and_the_card_show_what_the_adder_knows(adam: Phone) -> None:
    await fill_in_known(adam)
    await adam.press("Отправить запрос")
    assert "Отправляю запрос" in adam.screen and "start=inv_" in adam.screen
    await adam.press("Открыть карточку")
    assert "Остин О." in adam.screen and OSCAR in adam.screen
    assert "Оскар" not in adam.screen and "подтверждено" not in adam.screen.replace("не подтверждено", "")
    await adam.say("/people")
    assert [label for label in adam.buttons if label.startswith("Остин О. ·")]


async def test_a_new_address_instead_of_the_known_one_asks_for_the_rest_again(adam: Phone) -> None:
    await fill_in_known(adam)
    await adam.press("Почта ✎")
    await adam.say("+77017001122")
    assert REVIEW in adam.screen and "Логин: +77017001122" in adam.screen
    assert "Пригласить" in adam.buttons and "Отправить запрос" not in adam.buttons


@pytest.mark.requirement("Y-04", "I-35")
async def test_on_trial_the_first_address_is_refused_and_a_password_may_still_be_handed_over(
    world: World, adam: Phone, cast: Cast
) -> None:
    async with world.core.database.write() as session:
        tenant = await session.get_one(Tenant, cast.tenant_id)
        tenant.licence, tenant.hands_over_on_trial = LicenceState.TRIAL, True
    await adam.say("/add")
    for address in (OSCAR, "+77017001122"):
        await adam.say(address)
        assert "лицензия не оплачена" in adam.screen and "Как с ним связаться" in adam.screen
    await adam.press("Ни телефона, ни почты нет")
    assert "Как его зовут" in adam.screen


async def test_an_address_of_somebody_else_is_no_second_address_of_this_one(adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("+77017001122")
    await adam.say("Пётр Первый")
    await adam.press("Сотрудник")
    await adam.press("Дальше")
    await adam.say(OSCAR)
    assert "вернитесь к первому шагу" in adam.screen and "Есть ли у него почта" in adam.screen


@pytest.mark.requirement("F-10", "I-14")
async def test_an_administrator_to_be_without_an_email_is_refused_without_a_word_about_the_account(
    world: World, cast: Cast
) -> None:
    oscar, _ = await awake(world, cast.oscar), await awake(world, cast.ivan)
    await oscar.say("/add")
    await oscar.say("+77017051225")
    await oscar.say("Петров")
    await oscar.press("Сотрудник")
    await oscar.press("Администратор организации")
    await oscar.press("Диспетчер")
    await oscar.press("Отправить запрос")
    assert "нужна почта, которую человек подтвердил сам" in oscar.screen
    await oscar.press("Обычный пользователь")
    assert REVIEW in oscar.screen
    await oscar.press("Отправить запрос")
    assert "Отправляю запрос" in oscar.screen


async def test_who_has_come_elsewhere_meanwhile_is_asked_after_all(
    world: World, adam: Phone, cast: Cast
) -> None:
    await fill_in(adam)
    person = await newcomer(
        world.core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=parse_phone("+77017001122")
    )
    added = await world.core.inviting.invite(cast.oscar.account_id, cast.other_tenant_id, person, operation())
    await adam.press("Пригласить")
    assert "начал пользоваться сервисом" in adam.screen and "Пётр Первый" in adam.screen
    await world.core.inviting.revoke(cast.oscar.account_id, added.membership_id)
    await adam.press("Отправить запрос")
    assert "будет добавлен как новый" in adam.screen and "Логин: +77017001122" in adam.screen
    await adam.press("Пригласить")
    assert "start=inv_" in adam.screen


# His answer ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-02", "F-26", "I-34")
async def test_one_press_in_his_chat_and_he_is_in(
    world: World, adam: Phone, oscar: Phone, cast: Cast
) -> None:
    await ask(adam)
    assert "вас приглашают в организацию «ТехСервис». Кто приглашает: Адам Азимов." in oscar.screen
    assert "пользователь организации (Диспетчер)" in oscar.screen
    assert oscar.buttons == ["Принять", "Отказаться"]
    await oscar.press("Принять")
    assert "Готово. Вы в организации ТехСервис" in oscar.screen
    assert "Оскар Остин теперь в организации «ТехСервис»" in adam.screen
    await oscar.say("/my")
    assert "ТехСервис" in oscar.screen and "Веб-приложение" in oscar.screen
    assert await world.core.signing_in.enter(cast.oscar.login, PASSWORD, cast.oscar.address)


async def test_a_double_tap_and_a_second_thought_change_nothing(adam: Phone, oscar: Phone) -> None:
    await ask(adam)
    request, data = oscar.last["id"], oscar.button("Принять")["data"]
    await oscar.press_twice("Принять")
    assert oscar.screen.count("Готово.") == 1
    await oscar.press_data(data.replace("accept", "decline"), message_id=request)
    assert oscar.alert == "Это приглашение уже принято. Нажмите /start, чтобы увидеть свои приложения."


async def test_declined_in_his_chat_the_adder_hears_of_it_under_the_name_he_gave(
    adam: Phone, oscar: Phone
) -> None:
    await ask(adam)
    await oscar.press("Отказаться")
    assert "Вы отказались от приглашения" in oscar.screen
    assert "Остин О. отказывается" in adam.screen and "Оскар" not in adam.screen


@pytest.mark.parametrize("name", ["ivan", "olga"])
async def test_nobody_else_presses_the_button_for_him(
    world: World, adam: Phone, oscar: Phone, cast: Cast, name: str
) -> None:
    await ask(adam)
    thief = await awake(world, getattr(cast, name))
    await thief.press_data(oscar.button("Принять")["data"], message_id=thief.last["id"])
    assert thief.alert is not None and thief.alert.startswith("Приглашения по этой ссылке нет")
    await thief.press_data("act:connection-request:999999:accept", message_id=thief.last["id"])
    assert thief.alert is not None and thief.alert.startswith("Приглашения по этой ссылке нет")


# The link -----------------------------------------------------------------------------------------------


async def test_the_link_in_his_own_chat_shows_it_and_asks_once_more_before_declining(
    adam: Phone, oscar: Phone
) -> None:
    token = await ask(adam)
    await oscar.open_link(token)
    assert "Адам Азимов приглашает вас в организацию ТехСервис" in oscar.screen
    assert "новый пароль не нужен" in oscar.screen
    await oscar.press("Отказаться")
    await oscar.press("Назад")
    await oscar.press("Принять")
    assert "Готово. Вы в организации ТехСервис" in oscar.texts[-2]
    assert "ТехСервис" in oscar.screen
    await oscar.open_link(token)
    assert "уже приняли" in oscar.texts[-2]


async def test_a_request_that_got_lost_is_answered_from_where_he_sees_his_organisations(
    world: World, adam: Phone, oscar: Phone, cast: Cast
) -> None:
    await oscar.say("/my")
    assert not [label for label in oscar.buttons if label.startswith("Ответить")]
    await ask(adam)
    await oscar.say("/my")
    await oscar.press("Ответить: ТехСервис")
    assert "приглашает вас в организацию ТехСервис" in oscar.screen
    await oscar.press("Принять")
    assert not [label for label in oscar.buttons if label.startswith("Ответить")]
    ivan = await awake(world, cast.ivan)
    await ivan.say("/my")
    assert not [label for label in ivan.buttons if label.startswith("Ответить")]


async def test_declined_through_the_link_his_account_lives_on(
    world: World, adam: Phone, oscar: Phone, cast: Cast
) -> None:
    await oscar.open_link(await ask(adam))
    await oscar.press("Отказаться")
    await oscar.press("Да, отказаться")
    assert "Вы отказались" in oscar.screen
    assert "Остин О. отказывается" in adam.screen
    await oscar.press("В начало")
    assert "Добавить человека" in oscar.buttons


@pytest.mark.requirement("F-02")
async def test_a_chat_that_speaks_for_nobody_signs_in_first_and_goes_on_from_there(
    adam: Phone, world: World
) -> None:
    token = await ask(adam)
    new_phone = world.phone("Остин")
    await new_phone.open_link(token)
    assert "вход уже есть" in new_phone.screen and new_phone.buttons == ["Войти и ответить"]
    assert "Оскар" not in new_phone.screen
    await new_phone.press("Войти и ответить")
    await new_phone.press("Назад")
    await new_phone.press("Вернуться к приглашению")
    await new_phone.press("Войти и ответить")
    await new_phone.say(OSCAR)
    await new_phone.say("не тот пароль")
    await new_phone.say(PASSWORD)
    assert "приглашает вас в организацию ТехСервис" in new_phone.screen
    assert PASSWORD not in new_phone.own_texts
    await new_phone.press("Принять")
    assert "Готово. Вы в организации ТехСервис" in new_phone.texts[-2]


async def test_who_signs_in_as_another_is_told_that_it_is_not_his(
    adam: Phone, world: World, cast: Cast
) -> None:
    await adam.say("/start")
    token = await ask(adam)
    stranger = world.phone("Чужой")
    await stranger.open_link(token)
    await stranger.press("Войти и ответить")
    await stranger.say(cast.ivan.login)
    await stranger.say(PASSWORD)
    assert "Это приглашение для другого человека" in stranger.texts[-2]
    assert "Мой доступ" in stranger.buttons


async def test_another_accounts_chat_hears_whose_it_is_in_its_own_language(
    world: World, adam: Phone, cast: Cast
) -> None:
    token = await ask(adam)
    sam = await awake(world, cast.sam)
    await world.core.directory.set_language(cast.sam.address, "en")
    await sam.open_link(token)
    assert "This invitation is for somebody else: Остин О." in sam.texts[-2]
    assert "/consent" in sam.texts[-2]
    await adam.open_link(token)
    assert "отправили вы сами" in adam.texts[-2]


async def test_his_number_at_the_door_finds_the_request(world: World, cast: Cast) -> None:
    oscar = await awake(world, cast.oscar)
    await fill_in_known(oscar, cast.ivan.phone or "", "Петров")
    await oscar.press("Отправить запрос")
    async with world.core.database.write() as session:
        await session.execute(delete(Contact).where(Contact.account_id == cast.ivan.account_id))
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    await ivan.press("Поделиться номером")
    await ivan.press("Поделиться номером")
    assert "Оскар Остин приглашает вас" in ivan.screen and ivan.buttons == ["Войти и ответить"]


@pytest.mark.requirement("I-39")
async def test_with_a_handed_over_password_he_makes_his_own_first(
    world: World, adam: Phone, oscar: Phone, cast: Cast
) -> None:
    token = await ask(adam)
    async with world.core.database.write() as session:
        (await session.get_one(Account, cast.oscar.account_id)).must_change_password = True
    await oscar.press("Принять")
    assert oscar.alert is not None and "Сначала придумайте свой" in oscar.alert
    await oscar.open_link(token)
    await oscar.press("Принять")
    assert "придумайте собственный пароль" in oscar.screen
    await oscar.say(PHRASE)
    assert "приглашает вас в организацию ТехСервис" in oscar.screen
    await oscar.press("Принять")
    assert "Готово. Вы в организации ТехСервис" in " ".join(oscar.texts)


# What was chosen is gone --------------------------------------------------------------------------------


async def remove_role(world: World, cast: Cast, name: str) -> None:
    """Nobody of the organisation has it any more, and an owner deletes it."""
    async with world.core.database.write() as session:
        role_id = await session.scalar(
            select(Role.id).where(Role.name == name, Role.tenant_id == cast.tenant_id)
        )
        await session.execute(delete(MembershipRole).where(MembershipRole.role_id == role_id))
    assert role_id is not None
    await world.core.shaping_roles.delete(cast.olga.account_id, role_id)


async def people(world: World, cast: Cast) -> int:
    return (await world.core.roster.page(cast.olga.account_id, cast.tenant_id)).total


@pytest.mark.parametrize("form", [fill_in, fill_in_known], ids=["new", "known"])
async def test_a_role_deleted_while_it_is_being_given_is_asked_again_and_the_rest_is_kept(
    world: World, adam: Phone, cast: Cast, form: Callable[[Phone], Awaitable[None]]
) -> None:
    await form(adam)
    card, before = adam.screen, await people(world, cast)
    await remove_role(world, cast, "Диспетчер")
    await adam.press("Пригласить" if "Пригласить" in adam.buttons else "Отправить запрос")
    assert "только что удалили" in adam.screen and "рабочая роль" in adam.screen
    assert await people(world, cast) == before
    await adam.press("Сервисный специалист")
    kept = [line for line in card.splitlines() if line.startswith(("Имя", "Телефон", "Почта", "Логин"))]
    assert kept and all(line in adam.screen for line in kept)
    await adam.press("Пригласить" if "Пригласить" in adam.buttons else "Отправить запрос")
    assert await people(world, cast) == before + 1


async def test_the_last_role_left_is_not_given_behind_the_adders_back(
    world: World, adam: Phone, cast: Cast
) -> None:
    options = await world.core.inviting.options(cast.olga.account_id, cast.tenant_id)
    staff = [role.name for role in options.roles if role.user_type is UserType.EMPLOYEE]
    await fill_in(adam)
    for name in staff:
        if name != "Сервисный специалист":
            await remove_role(world, cast, name)
    before = await people(world, cast)
    await adam.press("Пригласить")
    assert "только что удалили" in adam.screen and "Сервисный специалист" in adam.screen
    assert await people(world, cast) == before
    await adam.press("Пригласить")
    assert await people(world, cast) == before + 1


async def test_a_role_deleted_under_the_finger_is_said_at_once(world: World, adam: Phone, cast: Cast) -> None:
    await adam.say("/add")
    for said in (OSCAR, "Остин О."):
        await adam.say(said)
    await adam.press("Сотрудник")
    await remove_role(world, cast, "Диспетчер")
    await adam.press("Диспетчер")
    assert "только что удалили" in adam.screen and "рабочая роль" in adam.screen
    assert "Диспетчер" not in adam.buttons


@pytest.mark.parametrize("identifier", ["+77017001122", OSCAR], ids=["new", "known"])
async def test_an_application_removed_while_someone_is_in_the_form_leaves_it_and_says_so(
    world: World, cast: Cast, identifier: str
) -> None:
    tenant_id = await found(world, cast, "Ромашка", "cloud_accounting", "KZ")
    olga = await awake(world, cast.olga)
    await olga.say("/add")
    await olga.press("Ромашка")
    for said in (identifier, "Рая Розова"):
        await olga.say(said)
    while "⬜ Склад" not in olga.buttons:
        await olga.press(
            next(each for each in ("Дальше", "Пропустить", "Обычный пользователь") if each in olga.buttons)
        )
    await olga.press("⬜ Склад")
    await olga.press("⬜ Бухгалтерия")
    await olga.press("Дальше")
    if "✓ Русский" in olga.buttons:
        await olga.press("✓ Русский")
    assert "Склад (запуск)" in olga.screen
    async with world.core.database.write() as session:
        gone = select(Application.id).where(Application.name == "Склад", Application.tenant_id == tenant_id)
        await session.execute(delete(RoleAppRight).where(RoleAppRight.application_id.in_(gone)))
        await session.execute(delete(Application).where(Application.id.in_(gone)))
    confirm = "Пригласить" if "Пригласить" in olga.buttons else "Отправить запрос"
    await olga.press(confirm)
    assert "только что убрали из организации" in olga.screen and REVIEW in olga.screen
    assert "Склад" not in olga.screen and "Бухгалтерия (запуск)" in olga.screen
    assert (await world.core.roster.page(cast.olga.account_id, tenant_id)).total == 1
    await olga.press(confirm)
    assert "start=inv_" in olga.screen


async def test_a_forged_choice_is_answered_with_the_buttons_that_are_there(adam: Phone) -> None:
    await adam.say("/add")
    for said in (OSCAR, "Остин О."):
        await adam.say(said)
    data = adam.button("Сотрудник")["data"]
    for forged in ("999", "x", "OWNER", ""):
        await adam.press_data(data.replace("EMPLOYEE", forged), message_id=adam.last["id"])
        assert "Кто это для организации" in adam.screen
    await adam.press("Сотрудник")
    data = adam.button("Диспетчер")["data"]
    await adam.press_data(data[: data.rindex(":") + 1] + "x", message_id=adam.last["id"])
    assert "рабочая роль" in adam.screen


async def test_forty_roles_and_hundreds_of_staff_stand_on_pages(world: World, cast: Cast) -> None:
    tenant_id = await found(world, cast, "Студия", "bookings")
    async with world.core.database.write() as session:
        session.add_all(
            Role(
                tenant_id=tenant_id,
                name=f"Роль {n} {'ж' * 100}",
                user_type=UserType.EMPLOYEE,
                binds_staff=True,
            )
            for n in range(40)
        )
        session.add_all(StaffMember(tenant_id=tenant_id, name=f"Сотрудник {n:03}") for n in range(300))
    olga = await awake(world, cast.olga)
    await olga.say("/add")
    await olga.press("Студия")
    for said in (OSCAR, "Остин О."):
        await olga.say(said)
    await olga.press("Обычный пользователь")
    assert len(olga.buttons) < 20 and all(len(label) <= 34 for label in olga.buttons)
    await olga.press("Специалист")
    assert len(olga.buttons) < 20 and "Сотрудник 000" in olga.buttons
    await olga.press("Сотрудник 000")
    assert "Из списка: Сотрудник 000" in olga.screen or "Дальше" in olga.buttons
