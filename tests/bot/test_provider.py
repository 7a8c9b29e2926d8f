"""The provider's menu: organisations and licences, accounts, support agents, tariffs."""

import pytest

from core.delivery import Address
from core.errors import Code, NotAllowed
from core.people import Account, AccountState
from core.tenants import LicenceState
from tests.bot.conftest import World
from tests.bot.guests import invited
from tests.bot.phone import Phone
from tests.cast import Cast
from tests.core.conftest import every, refused


async def at_tenant(world: World, cast: Cast, name: str = "ТехСервис") -> Phone:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Организации")
    await olga.press(name)
    return olga


async def at_account(world: World, cast: Cast, wanted: str) -> Phone:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Учётные записи")
    await olga.say(wanted)
    return olga


@pytest.mark.parametrize("name", ["adam", "ivan", "sam", "oscar"])
async def test_nobody_else_has_the_menu(world: World, cast: Cast, name: str) -> None:
    phone = world.phone_of(getattr(cast, name).telegram_id)
    await phone.say("/provider")
    assert "только сотрудники сервиса" in phone.screen
    await phone.say("/cancel")
    assert "Управлять сервисом" not in phone.buttons


async def test_the_list_names_each_organisation_with_its_licence_and_is_searched_by_typing(
    world: World, cast: Cast
) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Организации")
    assert "Организаций: 2" in olga.screen
    assert "ТехСервис · оплачена" in olga.buttons
    await olga.say("другая")
    assert "По запросу «другая» найдено: 1" in olga.screen
    await olga.say("такой нет")
    assert "ничего не нашлось" in olga.screen
    await olga.press("Показать все")
    assert "Организаций: 2" in olga.screen


@pytest.mark.requirement("Y-04", "I-35")
@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("30 дней", "2 апреля 2026"),
        ("31.12.2026", "31 декабря 2026"),
        ("Без срока", "можно приглашать людей."),
    ],
)
async def test_a_licence_is_set_with_its_last_day(world: World, cast: Cast, until: str, said: str) -> None:
    olga = await at_tenant(world, cast)
    await olga.press("Изменить лицензию")
    await olga.press("оплачена")
    await (olga.say(until) if until[0].isdecimal() and "." in until else olga.press(until))
    assert said in olga.screen


async def test_days_count_from_today_where_the_organisation_is(world: World, cast: Cast) -> None:
    await world.pass_time(12 * 60 * 60)  # past midnight in Almaty, and still the 3rd of March in Greenwich
    olga = await at_tenant(world, cast)
    await olga.press("Изменить лицензию")
    await olga.press("оплачена")
    await olga.press("30 дней")
    assert "3 апреля 2026" in olga.screen


@pytest.mark.parametrize("typed", ["когда-нибудь", "31.02.2027", "01.01.2020"])
async def test_a_day_that_cannot_be_is_refused_with_an_example(world: World, cast: Cast, typed: str) -> None:
    olga = await at_tenant(world, cast)
    await olga.press("Изменить лицензию")
    await olga.press("пробный период")
    await olga.say(typed)
    assert "31.12.2026" in olga.screen
    kept = await world.core.keeping_tenants.view(cast.olga.account_id, cast.tenant_id)
    assert kept.licence is LicenceState.PAID


async def test_a_suspension_says_what_it_does_and_asks_once_more(world: World, cast: Cast) -> None:
    olga = await at_tenant(world, cast)
    await olga.press("Приостановить")
    assert "её люди (5) не смогут ничем пользоваться" in olga.screen
    await olga.press("Приостановить")
    assert "⛔ Приостановлена" in olga.screen
    await olga.press("Вернуть")
    assert "⛔" not in olga.screen


@pytest.mark.requirement("F-11", "F-13", "F-14", "I-15")
async def test_servicing_and_its_two_permissions_are_switches(world: World, cast: Cast) -> None:
    olga = await at_tenant(world, cast)
    assert "⬜ Приглашает организации" not in olga.buttons
    await olga.press("⬜ Обслуживает другие")
    await olga.press("⬜ Приглашает организации")
    await olga.press("⬜ Подписывает на тарифы")
    kept = await world.core.keeping_tenants.view(cast.olga.account_id, cast.tenant_id)
    assert kept.servicing and kept.invites_tenants and kept.subscribes_tariffs
    await olga.press("✅ Обслуживает другие")
    assert "Операторы станут обычными пользователями" in olga.screen
    await olga.press("Запретить")
    assert "⬜ Обслуживает другие" in olga.buttons


async def test_an_account_is_suspended_with_a_reason_until_a_day(world: World, cast: Cast) -> None:
    olga = await at_account(world, cast, "Иван")
    await olga.press("Приостановить")
    await olga.say("Проверка документов")
    await olga.press("7 дней")
    assert "⛔ Приостановлена до конца дня 10 марта 2026" in olga.screen
    assert "Причина: Проверка документов" in olga.screen
    await olga.press("Вернуть")
    assert "Работает" in olga.screen


async def test_deactivation_is_said_to_be_for_good_and_asked_once_more(world: World, cast: Cast) -> None:
    olga = await at_account(world, cast, "Иван")
    await olga.press("Отключить навсегда")
    assert "Отменить это нельзя" in olga.screen
    await olga.press("Назад")
    assert "Работает" in olga.screen
    await olga.press("Отключить навсегда")
    await olga.press("Отключить")
    assert "⛔ Отключена навсегда" in olga.screen
    (ivan,) = [each for each in await every(world.core, Account) if each.id == cast.ivan.account_id]
    assert ivan.state is AccountState.DEACTIVATED


async def test_the_owner_of_the_service_cannot_be_closed_from_here(world: World, cast: Cast) -> None:
    olga = await at_account(world, cast, "Ольга")
    assert "приостановить или отключить его нельзя" in olga.screen
    assert not {"Приостановить", "Отключить навсегда"} & set(olga.buttons)


async def test_several_matches_are_offered_and_nobody_is_said(world: World, cast: Cast) -> None:
    olga = await at_account(world, cast, "никто-никто")
    assert "Никого не нашлось" in olga.screen
    await olga.say("ан")
    assert "Нашлось" in olga.screen


async def test_an_agent_is_appointed_and_dismissed(world: World, cast: Cast) -> None:
    olga = await at_account(world, cast, "Анна")
    await olga.press("Сделать агентом")
    assert "Агент поддержки" in olga.screen
    await olga.press("Назад")
    await olga.press("Поддержка")
    assert "Агентов поддержки: 2" in olga.screen
    await olga.press("Анна Ким")
    await olga.press("Снять с поддержки")
    await olga.press("Снять")
    assert "Сделать агентом" in olga.buttons


@pytest.mark.requirement("F-14")
async def test_a_tariff_is_made_in_two_answers_and_withdrawn(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Тарифы")
    assert "Тарифов пока нет" in olga.screen
    await olga.press("Создать тариф")
    await olga.say("Полный")
    await olga.say("много")
    assert "числом дней" in olga.screen
    await olga.say("365")
    assert "Срок: 365 дней" in olga.screen
    await olga.press("Снять с предложения")
    assert "Снят с предложения" in olga.screen


async def test_a_forged_press_of_somebody_else_changes_nothing(world: World, cast: Cast) -> None:
    olga = await at_tenant(world, cast)
    data = olga.button("Приостановить")["data"]
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/my")
    await ivan.press_data(data)
    kept = await world.core.keeping_tenants.view(cast.olga.account_id, cast.tenant_id)
    assert not kept.suspended
    with refused(NotAllowed, Code.PROVIDER_FORBIDS):
        await world.core.keeping_tenants.suspend(cast.ivan.account_id, cast.tenant_id)


async def test_who_is_suspended_is_told_so_and_whom_to_ask(world: World, cast: Cast) -> None:
    olga = await at_account(world, cast, "Адам")
    await olga.press("Приостановить")
    await olga.press("Пропустить")
    await olga.press("Без срока")
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/start")
    assert "приостановлена или отключена" in adam.screen
    assert "Люди" not in adam.buttons
    await adam.say("/people")
    assert "Люди" not in adam.buttons


async def test_how_delivery_is_doing_is_told_in_words_and_names_nobody(world: World, cast: Cast) -> None:
    adam, olga = world.phone_of(cast.adam.telegram_id), world.phone_of(cast.olga.telegram_id)
    world.mailbox.refuses.add("gone@example.com")
    await adam.say("/add")
    for said in ("gone@example.com", "Пётр Петров"):
        await adam.say(said)
    for pressed in ("Сотрудник", "Дальше", "Пропустить", "Диспетчер", "✓ Русский", "Пригласить"):
        await adam.press(pressed)
    await olga.say("/provider")
    await olga.press("Доставка")
    assert "Почта: в очереди пусто. С запуска отправлено 0, не отправлено 1." in olga.screen
    assert "Чаты Telegram: в очереди пусто." in olga.screen
    assert "• Почта: получателя с таким адресом нет. Раз: 1, последний" in olga.screen
    assert "gone@" not in olga.screen

    await world.pass_time(3600)
    await olga.press("Обновить")
    assert "последний 1 час назад" in olga.screen
    await olga.press("Назад")
    assert "Доставка" in olga.buttons


async def test_where_nothing_has_failed_that_is_said(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Доставка")
    assert "всё отправлялось с первого раза" in olga.screen


async def test_a_letter_that_waits_for_its_next_try_waits(world: World, cast: Cast) -> None:
    world.mailbox.is_down = True
    await invited(world, cast, "petr@example.com")
    await world.pass_time(1)
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Доставка")
    assert "Почта: ждут отправки 1, дольше всех 1 секунда." in olga.screen


async def test_what_failed_without_being_sent_to_anybody_is_no_channel(world: World, cast: Cast) -> None:
    async with world.core.database.write() as session:
        await world.core.outbox.put(
            session,
            world.clock.now(),
            purpose="of a former release",
            subject_id=1,
            generation=1,
            to=Address("alarm", "1"),
            language="ru",
        )
    await world.settle()
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/provider")
    await olga.press("Доставка")
    assert "всё отправлялось с первого раза" in olga.screen and "alarm" not in olga.screen


@pytest.mark.parametrize("name", ["adam", "ivan", "sam", "oscar"])
async def test_nobody_else_learns_how_delivery_is_doing(world: World, cast: Cast, name: str) -> None:
    with refused(NotAllowed, Code.PROVIDER_FORBIDS):
        await world.core.watching_delivery.view(getattr(cast, name).account_id or 0)
