"""The provider's owner founds an organisation: name, country, time, template, language, review."""

import pytest

from core.tenants import TenantRole
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast


@pytest.fixture
async def olga(world: World, cast: Cast) -> Phone:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/start")
    await olga.press("Создать организацию")
    return olga


async def at_the_review(olga: Phone, name: str = "Новая контора") -> None:
    await olga.say(name)
    await olga.press("Казахстан")
    await olga.press("Сервисная компания")


async def test_an_organisation_is_founded_and_its_owner_adds_somebody(
    world: World, olga: Phone, cast: Cast
) -> None:
    await at_the_review(olga, "«О'Нил & Ко» <b>")
    assert "Название: «О'Нил & Ко» <b>\nСтрана: Казахстан\nВремя: Алматы (UTC+5)" in olga.screen
    assert "Шаблон: Сервисная компания\nЯзык писем: Русский" in olga.screen
    await olga.press("Создать организацию")
    assert "Организация «О'Нил & Ко» <b> создана" in olga.screen
    managed = await world.core.directory.managed(cast.olga.account_id)
    founded = next(tenant for tenant in managed if tenant.name == "«О'Нил & Ко» <b>")
    assert (founded.country, founded.language, founded.tenant_role) == ("KZ", "ru", TenantRole.OWNER)
    await olga.press("Добавить человека")
    assert "«О'Нил & Ко» <b>" in olga.screen


async def test_where_the_template_has_no_applications_it_says_where_they_are_added(olga: Phone) -> None:
    await at_the_review(olga)
    await olga.press("Сменить шаблон")
    await olga.press("Пустая организация")
    await olga.press("Создать организацию")
    assert olga.screen.endswith("Приложений пока нет, добавьте их: /apps")


async def test_the_founder_has_the_templates_role(world: World, olga: Phone, cast: Cast) -> None:
    await at_the_review(olga)
    await olga.press("Создать организацию")
    access = await world.core.checking.mine(cast.olga.account_id)
    assert next(each for each in access if each.tenant == "Новая контора").roles == (
        "Системный администратор",
    )


async def test_a_second_press_founds_nothing_more(world: World, olga: Phone, cast: Cast) -> None:
    await at_the_review(olga)
    await olga.press_twice("Создать организацию")
    managed = await world.core.directory.managed(cast.olga.account_id)
    assert [tenant.name for tenant in managed].count("Новая контора") == 1


async def test_going_back_loses_nothing(olga: Phone) -> None:
    await at_the_review(olga)
    for asked in ("С чего начать", "В какой стране", "Как она называется"):
        await olga.press("Назад")
        assert asked in olga.screen and "Сейчас: " in olga.screen
    await olga.press("Оставить и дальше")
    assert "Название: Новая контора" in olga.screen


async def test_every_field_can_be_changed_from_the_review(olga: Phone) -> None:
    await at_the_review(olga)
    await olga.press("Сменить название")
    await olga.say("Другая контора")
    await olga.press("Сменить время")
    await olga.say("актау")
    await olga.press("Сменить шаблон")
    await olga.press("Пустая организация")
    await olga.press("Сменить язык")
    await olga.press("English")
    for line in ("Название: Другая контора", "Актау (UTC+5)", "Шаблон: Пустая", "Язык писем: English"):
        assert line in olga.screen


async def test_another_country_asks_for_its_time(olga: Phone) -> None:
    await at_the_review(olga)
    await olga.press("Сменить страну")
    await olga.press("Россия")
    assert "По какому времени" in olga.screen
    await olga.press("Дальше →")
    await olga.press("Омск (UTC+6)")
    assert "Страна: Россия\nВремя: Омск (UTC+6)" in olga.screen


async def test_a_country_with_one_time_is_not_asked_for_it(olga: Phone) -> None:
    await olga.say("Контора")
    await olga.press("Киргизия")
    assert "С чего начать" in olga.screen
    await olga.press("Назад")
    assert "В какой стране" in olga.screen


@pytest.mark.parametrize("typed", ["Турция", "turkey", "TR", "түркия", "турц"])
async def test_a_country_may_be_typed_in_any_language(olga: Phone, typed: str) -> None:
    await olga.say("Контора")
    await olga.say(typed)
    await olga.press("Пустая организация")
    assert "Страна: Турция\nВремя: Стамбул (UTC+3)" in olga.screen


async def test_the_beginning_of_several_countries_offers_them(olga: Phone) -> None:
    await olga.say("Контора")
    await olga.say("Гви")
    assert olga.buttons[:2] == ["Гвинея", "Гвинея-Бисау"]
    await olga.press("Гвинея-Бисау")
    assert "С чего начать" in olga.screen


async def test_what_is_typed_wrongly_is_told_at_once(olga: Phone) -> None:
    await olga.say("х" * 4096)
    assert "Название не длиннее 150 знаков" in olga.screen
    await olga.send_sticker()
    assert "обычным текстом" in olga.screen
    await olga.say("Контора")
    for nowhere in ("Нарния", "Г", "🙂", "х" * 4096):
        await olga.say(nowhere)
        assert "Такой страны нет" in olga.screen
    await olga.press("Россия")
    await olga.say("Нью-Васюки")
    assert "Такого часового пояса нет" in olga.screen and "например, Калининград" in olga.screen
    await olga.say("europe/moscow")
    await olga.say("Шаблон")
    assert "Нажмите одну из кнопок" in olga.screen


async def test_forged_choices_change_nothing(olga: Phone) -> None:
    await olga.say("Контора")
    forged = olga.button("Казахстан")["data"]
    await olga.press_data(forged.replace("KZ", "QQ"))
    assert olga.alert is not None and "Такой страны нет" in olga.alert
    await olga.press("Россия")
    zone = olga.button("Москва (UTC+3)")["data"]
    await olga.press_data(zone.replace("Europe/Moscow", "Mars/Olympus"))
    assert olga.alert is not None and "Такого часового пояса нет" in olga.alert
    await olga.press("Москва (UTC+3)")
    await olga.press_data(olga.button("Пустая организация")["data"].replace("blank", "everything"))
    assert "С чего начать" in olga.screen


async def test_cancel_asks_only_where_there_is_something_to_lose(olga: Phone) -> None:
    await olga.press("Отмена")
    assert "Создать организацию" in olga.buttons
    await olga.press("Создать организацию")
    await olga.say("Контора")
    await olga.press("Отмена")
    assert "Организация ещё не создана" in olga.screen
    await olga.press("Продолжить")
    assert "В какой стране организация Контора" in olga.screen
    await olga.press("Отмена")
    await olga.press("Прервать")
    assert "Создать организацию" in olga.buttons


@pytest.mark.parametrize("language", ["en", "kk"])
async def test_it_is_spoken_in_other_languages(world: World, cast: Cast, language: str) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await world.core.directory.set_language(cast.olga.address, language)
    await olga.say("/start")
    await olga.press({"en": "Create an organisation", "kk": "Ұйым құру"}[language])
    await olga.say("Контора")
    await olga.press({"en": "Kyrgyzstan", "kk": "Қырғызстан"}[language])
    await olga.press({"en": "Blank", "kk": "Бос ұйым"}[language])
    assert {"en": "Language of letters: English", "kk": "Хаттар тілі: Қазақша"}[language] in olga.screen
