"""The people list and the card: the administrator is never stuck after the result screen."""

import pytest

from core.invitations import NewPerson
from core.people import parse_email, parse_phone
from core.roles import UserType
from tests.bot.conftest import World
from tests.bot.filling_in import found
from tests.bot.phone import Phone
from tests.cast import Cast, operation


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


async def invited(world: World, cast: Cast, address: str = "+77017001122", name: str = "Пётр Первый") -> str:
    """Somebody invited by Adam; the token of his link."""
    options = await world.core.inviting.options(cast.adam.account_id, cast.tenant_id)
    role = next(role.id for role in options.roles if role.name == "Диспетчер")
    known = parse_email(address) if "@" in address else parse_phone(address)
    person = NewPerson(name, {UserType.EMPLOYEE: role}, known)
    added = await world.core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    await world.settle()
    assert added.link is not None
    return added.link.partition("start=")[2]


async def open_card(phone: Phone, name: str = "Пётр Первый") -> None:
    await phone.say("/people")
    await phone.press(next(label for label in phone.buttons if label.startswith(name)))


@pytest.mark.requirement("F-23", "I-11", "H-02")
async def test_everyone_stands_in_the_list_with_his_state(world: World, adam: Phone, cast: Cast) -> None:
    await invited(world, cast)
    await adam.say("/people")
    assert {"Иван Петров · работает", "Пётр Первый · приглашён"} <= set(adam.buttons)


async def test_the_card_shows_link_and_qr_again(world: World, adam: Phone, cast: Cast) -> None:
    token = await invited(world, cast)
    await open_card(adam)
    await adam.press("Показать ссылку и QR")
    assert token in adam.screen and adam.last["photo"]
    assert adam.button("Поделиться")["url"].startswith("https://t.me/share/url?")
    await adam.press("Назад")
    assert "Пётр Первый" in adam.screen


@pytest.mark.requirement("I-30")
async def test_sending_again_kills_the_old_link(world: World, adam: Phone, cast: Cast) -> None:
    token = await invited(world, cast)
    await open_card(adam)
    await adam.press("Отправить заново")
    await adam.press("Сделать новую")
    assert "start=inv_" in adam.screen and token not in adam.screen
    guest = world.phone("Пётр")
    await guest.open_link(token)
    assert "Пётр Первый" not in guest.screen


async def test_revoking_asks_once_more_and_frees_the_number(world: World, adam: Phone, cast: Cast) -> None:
    await invited(world, cast)
    await open_card(adam)
    await adam.press("Отозвать")
    assert "перестанет работать" in adam.screen
    await adam.press("Отозвать")
    assert not [label for label in adam.buttons if label.startswith("Пётр")]
    assert await invited(world, cast)


async def test_a_letter_that_did_not_arrive_is_told_with_its_reason(
    world: World, adam: Phone, cast: Cast
) -> None:
    await adam.say("/start")
    world.mailbox.refuses.add("petr@nowhere.example")
    await invited(world, cast, "petr@nowhere.example")
    assert [text for text in adam.texts if "Пётр Первый" in text and "получател" in text]
    await open_card(adam)
    assert "письмо не дошло" in adam.screen and "не знает такого получателя" in adam.screen


@pytest.mark.requirement("F-28", "I-34")
async def test_a_password_can_be_handed_over_instead(world: World, adam: Phone, cast: Cast) -> None:
    token = await invited(world, cast)
    await open_card(adam)
    await adam.press("Выдать пароль")
    await adam.press("Создать пароль")
    assert [text for text in adam.texts if "Пароль:" in text]
    guest = world.phone("Пётр")
    await guest.open_link(token)
    assert "Диспетчер" not in guest.screen


async def test_old_buttons_of_a_revoked_invitation_change_nothing(
    world: World, adam: Phone, cast: Cast
) -> None:
    await invited(world, cast)
    await open_card(adam)
    await adam.press("Отозвать")
    await adam.press_twice("Отозвать")
    page = await world.core.roster.page(cast.adam.account_id, cast.tenant_id)
    assert "Пётр Первый" not in {person.full_name for person in page.rows}


@pytest.mark.requirement("I-19")
async def test_an_administrator_cannot_touch_an_owner(adam: Phone) -> None:
    await open_card(adam, "Ольга Орлова")
    assert not {"Отозвать", "Отправить заново", "Выдать пароль"} & set(adam.buttons)


async def test_a_plain_user_sees_no_list(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/people")
    assert "владелец и администратор" in ivan.screen


async def test_forged_data_on_somebody_elses_card_changes_nothing(
    world: World, adam: Phone, cast: Cast
) -> None:
    await invited(world, cast)
    await open_card(adam)
    data = adam.button("Отозвать")["data"]
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/start")
    await oscar.press_data(data)
    page = await world.core.roster.page(cast.adam.account_id, cast.tenant_id)
    assert "Пётр Первый" in {person.full_name for person in page.rows}


async def test_a_long_list_has_pages(world: World, adam: Phone, cast: Cast) -> None:
    for number in range(10):
        await invited(world, cast, f"+770170011{number:02d}", f"Человек {number}")
    await adam.say("/people")
    assert "страница 1 из 2" in adam.screen
    await adam.press("Дальше →")
    assert "страница 2 из 2" in adam.screen
    await adam.press("← Раньше")
    assert "страница 1 из 2" in adam.screen


async def test_an_organisation_of_one_is_told_what_to_do_first(world: World, cast: Cast) -> None:
    await found(world, cast, "Новая", "blank")
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/people")
    await olga.press("Новая")
    assert "Пока здесь только вы" in olga.screen
