"""The consent code: made in one chat, said to a person, typed in another one's form."""

from pathlib import Path

import pytest

from bot.demo.telegram import Clock
from core import limits
from core.people import Account
from core.tenants import LicenceState, Tenant
from tests.bot.conftest import World
from tests.bot.guests import stored_in
from tests.bot.phone import Phone
from tests.cast import Cast


@pytest.fixture
async def adam(world: World, cast: Cast) -> Phone:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/start")
    return adam


@pytest.fixture
async def oscar(world: World, cast: Cast) -> Phone:
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/start")
    return oscar


async def made(phone: Phone) -> str:
    """What the person reads out."""
    await phone.say("/consent")
    await phone.press("Получить код" if "Получить код" in phone.buttons else "Сделать другой")
    code: str = phone.button("Скопировать")["copy_text"]
    return code


def wrong(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


# Whoever makes it ---------------------------------------------------------------------------------------


@pytest.mark.requirement("F-02")
async def test_a_press_gives_a_code_a_button_that_copies_it_and_how_long_it_lasts(oscar: Phone) -> None:
    await oscar.say("/consent")
    assert "Годится" not in oscar.screen and oscar.buttons == ["Получить код", "В меню"]
    code = await made(oscar)
    assert code in oscar.screen and "через 60 минут" in oscar.screen
    assert "тот, кому вы его скажете" in oscar.screen
    assert oscar.buttons == ["Скопировать", "Сделать другой", "Отменить код", "В меню"]


async def test_the_countdown_goes_on_and_ends(world: World, oscar: Phone, clock: Clock) -> None:
    code = await made(oscar)
    await world.pass_time(limits.CONSENT_LIFE.total_seconds() - 90)
    await oscar.say("/consent")
    assert code in oscar.screen and "через 90 секунд" in oscar.screen
    await world.pass_time(90)
    await oscar.say("/consent")
    assert "Получить код" in oscar.buttons


async def test_another_one_or_none_at_all(oscar: Phone) -> None:
    first = await made(oscar)
    await oscar.press("Сделать другой")
    assert first not in oscar.screen
    await oscar.press_twice("Отменить код")
    assert "Получить код" in oscar.buttons and len(oscar.texts) == 1


async def test_it_is_offered_where_one_sees_ones_organisations(oscar: Phone) -> None:
    await oscar.say("/my")
    await oscar.press("Дать код согласия")
    assert "Получить код" in oscar.buttons


async def test_a_stranger_is_led_to_the_doors(world: World) -> None:
    stranger = world.phone("Чужой")
    await stranger.say("/consent")
    assert "У меня есть ссылка" in stranger.buttons


async def test_with_a_handed_over_password_there_is_none_yet(world: World, oscar: Phone, cast: Cast) -> None:
    await oscar.say("/consent")
    async with world.core.database.write() as session:
        (await session.get_one(Account, cast.oscar.account_id)).must_change_password = True
    await oscar.press("Получить код")
    assert oscar.alert is not None and "Сначала придумайте свой" in oscar.alert


@pytest.mark.parametrize(("language", "word"), [("en", "Your consent code"), ("kk", "Келісім кодыңыз")])
async def test_it_speaks_ones_language(
    world: World, oscar: Phone, cast: Cast, language: str, word: str
) -> None:
    await world.core.directory.set_language(cast.oscar.address, language)
    await oscar.say("/consent")
    await oscar.press({"en": "Get a code", "kk": "Код алу"}[language])
    assert word in oscar.screen


# Whoever was told ---------------------------------------------------------------------------------------


@pytest.mark.requirement("F-02", "I-11", "I-34")
async def test_typed_in_the_form_it_shows_the_name_and_connects_at_once(
    world: World, adam: Phone, oscar: Phone, cast: Cast
) -> None:
    code = await made(oscar)
    await adam.say("/add")
    await adam.say(code)
    assert "Оскар Остин" in adam.screen and "Кто это" in adam.screen, "his name is not asked"
    await adam.press("Сотрудник")
    await adam.press("Диспетчер")
    for line in ("Связь: по коду согласия", "Имя: Оскар Остин", "доступ откроется сразу"):
        assert line in adam.screen
    assert "Имя ✎" not in adam.buttons and "Логин" not in adam.screen
    await adam.press("Подключить")
    assert adam.alert == "Оскар Остин теперь в организации."
    assert "Оскар Остин" in adam.screen and "Состояние: работает" in adam.screen
    assert "вас подключили к организации «ТехСервис». Кто подключил: Адам Азимов." in oscar.screen
    await oscar.say("/my")
    assert "ТехСервис" in oscar.screen


@pytest.mark.requirement("F-04", "I-12")
async def test_the_first_answer_decides_whether_he_is_new_known_or_has_agreed(
    adam: Phone, oscar: Phone
) -> None:
    code = await made(oscar)
    for first, way in (
        ("new@tehservis.example", "Уйдёт письмо на new@tehservis.example"),
        ("oscar@elsewhere.example", "Я спрошу его в чате или письмом"),
        (code, "Этот человек дал вам код согласия"),
    ):
        await adam.say("/add")
        await adam.say(first)
        if "Как его зовут" in adam.screen:
            await adam.say("Остин О.")
        while way not in adam.screen:
            answers = ("Сотрудник", "Диспетчер", "Дальше", "Пропустить", "✓ Русский")
            await adam.press(next(each for each in answers if each in adam.buttons))
        await adam.press("Отмена")
        await adam.press("Бросить")


async def test_a_wrong_code_is_refused_and_the_form_goes_on(adam: Phone, oscar: Phone) -> None:
    code = await made(oscar)
    await adam.say("/add")
    for typed in (wrong(code), "999999-1234-5678"):
        await adam.say(typed)
        assert "код согласия не подошёл" in adam.screen and "Как с ним связаться" in adam.screen
    await adam.say(code)
    assert "Оскар Остин" in adam.screen


async def test_after_many_wrong_ones_one_has_to_wait(adam: Phone) -> None:
    await adam.say("/add")
    for number in range(limits.CONSENT_GUESSES_PER_HOUR):
        await adam.say(f"9000{number}-1234-5678")
    await adam.say("90099-1234-5678")
    assert "Слишком много кодов не подошло. Следующий можно ввести через 60 минут." in adam.screen
    await adam.say("+77017001122")
    assert "Как его зовут" in adam.screen, "other ways are open"


async def test_a_phone_that_looks_like_a_code_is_a_phone(world: World, adam: Phone) -> None:
    await adam.say("/add")
    await adam.say("65-8123-4567")
    assert "Как его зовут" in adam.screen
    await adam.press("Назад")
    assert "+65 8123 4567" in adam.screen


async def test_the_code_of_a_member_leads_to_his_card(world: World, adam: Phone, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    code = await made(ivan)
    await adam.say("/add")
    await adam.say(code)
    assert "Иван Петров уже есть" in adam.screen
    await adam.press("Открыть карточку")
    assert "Сервисный специалист" in adam.screen


async def test_another_way_after_all_asks_the_name_anew(adam: Phone, oscar: Phone) -> None:
    code = await made(oscar)
    await adam.say("/add")
    await adam.say(code)
    await adam.press("Назад")
    assert "Сейчас: по коду согласия" in adam.screen
    await adam.say("+77017001122")
    assert "Как его зовут" in adam.screen and "Оскар" not in adam.screen


async def test_a_form_left_open_too_long_asks_for_a_new_code_and_keeps_the_rest(
    world: World, adam: Phone, oscar: Phone
) -> None:
    code = await made(oscar)
    await adam.say("/add")
    await adam.say(code)
    await adam.press("Сотрудник")
    await adam.press("Диспетчер")
    await world.pass_time(limits.CONSENT_LIFE.total_seconds())
    await adam.press("Подключить")
    assert "не подошёл" in adam.screen and "Как с ним связаться" in adam.screen
    await adam.say(await made(oscar))
    assert "Рабочая роль: Диспетчер" in adam.screen
    await adam.press("Подключить")
    assert "Состояние: работает" in adam.screen


@pytest.mark.requirement("I-35")
async def test_without_a_paid_licence_no_code_is_taken(
    world: World, adam: Phone, oscar: Phone, cast: Cast
) -> None:
    code = await made(oscar)
    async with world.core.database.write() as session:
        tenant = await session.get_one(Tenant, cast.tenant_id)
        tenant.licence, tenant.hands_over_on_trial = LicenceState.TRIAL, True
    await adam.say("/add")
    await adam.say(code)
    assert "лицензия не оплачена" in adam.screen and "Оскар" not in adam.screen


@pytest.mark.requirement("I-07")
async def test_no_code_stays_in_the_database(world: World, adam: Phone, oscar: Phone, tmp_path: Path) -> None:
    code = await made(oscar)
    await adam.say("/add")
    await adam.say(wrong(code))
    await adam.say(code)
    kept = stored_in(tmp_path)
    for secret in (code, code.partition("-")[2], code.partition("-")[2].replace("-", "")):
        assert secret.encode() not in kept
