"""Help: what this person can do, whom to ask (F-31), and how data are protected (F-32)."""

import pytest

from bot.settings import BotSettings
from tests.bot.conftest import World
from tests.cast import Cast


@pytest.fixture
def full_card(settings: BotSettings) -> BotSettings:
    settings.support_hours = "9:00-18:00"
    settings.support_phones = "+7 495 000-00-00 доб. 1, <+7 495 000-00-01>"
    settings.support_email = "help@propusk.example"
    settings.support_partner_email = "partners@propusk.example"
    settings.privacy_url = "https://propusk.example/privacy"
    return settings


@pytest.mark.requirement("F-34")
async def test_a_stranger_hears_how_to_come_in(world: World) -> None:
    stranger = world.phone("Мария")
    await stranger.say("/help")
    assert "откройте её" in stranger.screen
    assert "поделитесь номером" in stranger.screen
    assert "спросите того, кто вас пригласил" in stranger.screen
    assert "/people" not in stranger.screen


@pytest.mark.parametrize(
    ("person", "hears", "hears_not"),
    [
        ("ivan", "/my", "/add"),
        ("adam", "/add", "Создать организацию"),
        ("sam", "Вы агент поддержки", "/add"),
        ("olga", "Создать организацию", "Вы агент поддержки"),
    ],
)
async def test_everybody_hears_what_he_can_do(
    world: World, cast: Cast, person: str, hears: str, hears_not: str
) -> None:
    phone = world.phone_of(getattr(cast, person).telegram_id)
    await phone.say("/help")
    assert hears in phone.screen
    assert hears_not not in phone.screen


@pytest.mark.requirement("H-21")
async def test_who_manages_is_led_to_adding_employees_and_customers_and_to_roles(
    world: World, cast: Cast
) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/help")
    for line in ("добавить сотрудника или заказчика: /add", "/people", "/invites", "/roles", "/apps", "/why"):
        assert line in adam.screen
    await adam.say("/roles")
    assert "роли" in adam.screen


@pytest.mark.requirement("F-31")
@pytest.mark.usefixtures("full_card")
async def test_the_support_card_has_hours_phones_and_both_addresses(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/help")
    assert "Часы работы: 9:00-18:00" in ivan.screen
    assert "+7 495 000-00-00 доб. 1, <+7 495 000-00-01>" in ivan.screen, "shown as it was written"
    assert "Почта для пользователей: help@propusk.example" in ivan.screen
    assert "Почта для партнёров: partners@propusk.example" in ivan.screen


@pytest.mark.requirement("F-32")
@pytest.mark.usefixtures("full_card")
async def test_the_privacy_policy_is_a_button(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/help")
    assert ivan.button("Как защищены ваши данные")["url"] == "https://propusk.example/privacy"


async def test_an_address_that_telegram_takes_on_no_button_is_shown_as_text(
    world: World, cast: Cast, full_card: BotSettings
) -> None:
    full_card.privacy_url = "http://localhost/privacy"
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/help")
    assert "Как защищены ваши данные: http://localhost/privacy" in ivan.screen


async def test_a_line_whose_setting_is_empty_is_absent(
    world: World, cast: Cast, full_card: BotSettings
) -> None:
    full_card.support_hours = full_card.support_partner_email = full_card.privacy_url = ""
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/help")
    assert "Часы" not in ivan.screen
    assert "партнёров" not in ivan.screen
    assert ivan.buttons == ["В меню"]


@pytest.mark.parametrize(
    ("person", "hears"),
    [("ivan", "владельца или администратора"), ("adam", "владельца сервиса"), ("olga", "SUPPORT_PHONES")],
)
async def test_an_empty_card_says_whom_to_ask(world: World, cast: Cast, person: str, hears: str) -> None:
    phone = world.phone_of(getattr(cast, person).telegram_id)
    await phone.say("/help")
    assert hears in phone.screen
