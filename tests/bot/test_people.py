"""The people list with its search and filters, the card, and the acts of an invitation."""

import pytest
from sqlalchemy import select

from bot.fitting import MESSAGE
from core import limits
from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState
from core.invitations import NewPerson
from core.people import Membership, MembershipState, parse_email, parse_phone
from core.roles import Role, RoleAppRight, UserType
from tests.bot.conftest import World
from tests.bot.filling_in import found
from tests.bot.phone import Phone
from tests.cast import Cast, operation
from tests.core.conftest import alter
from tests.core.test_statements import counted
from tests.crowd import fill


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
    await adam.press("Да, заново")
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
    assert "приглашение не дошло" in adam.screen and "получателя с таким адресом нет" in adam.screen


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


# Search and filters


async def test_what_is_typed_into_the_list_is_looked_for(adam: Phone) -> None:
    await adam.say("/people")
    await adam.say("701 705 12 25")
    assert "Найдено: 1" in adam.screen and "701 705 12 25" in adam.screen
    assert [label for label in adam.buttons if "·" in label] == ["Иван Петров · работает"]
    await adam.press("Показать всех")
    assert "Людей: 5" in adam.screen and "Адам Азимов · работает" in adam.buttons


async def test_the_screen_stays_one_message_while_he_looks_around(adam: Phone) -> None:
    await adam.say("/people")
    before = len(adam.texts)
    for step in ("Отфильтровать", "Работают", "Показать этих", "Показать всех"):
        await adam.press(step)
    await adam.say("иван")
    await adam.press("Иван Петров · работает")
    assert len(adam.texts) == before


async def test_nobody_found_is_told_with_what_to_do(adam: Phone) -> None:
    await adam.say("/people")
    await adam.say("<b>Ж & 🦄</b>" * 40)
    assert "Никого не нашлось" in adam.screen and "хватит части имени" in adam.screen
    assert {"Показать всех", "Добавить"} <= set(adam.buttons)


async def test_a_sticker_in_the_list_is_answered(adam: Phone) -> None:
    await adam.say("/people")
    await adam.send_sticker()
    assert "обычным текстом" in adam.screen and "Иван Петров · работает" in adam.buttons


@pytest.mark.requirement("H-02")
async def test_filters_carry_marks_and_say_how_many_they_leave(world: World, adam: Phone, cast: Cast) -> None:
    await alter(world.core, Membership, cast.anna.membership_id, state=MembershipState.SUSPENDED)
    await adam.say("/people")
    await adam.press("Отфильтровать")
    await adam.press("Приостановлены")
    await adam.press("Сотрудники")
    assert "Подходит людей: 1" in adam.screen
    assert {"✓ Приостановлены", "✓ Сотрудники", "Работают"} <= set(adam.buttons)
    await adam.press("Показать этих")
    assert "Анна Ким · приостановлен" in adam.buttons and "Приостановлены · Сотрудники" in adam.screen
    await adam.press("Отфильтровать")
    await adam.press("✓ Приостановлены")
    assert "Подходит людей: 5" in adam.screen and "Приостановлены" in adam.buttons


async def test_one_role_can_be_chosen_and_let_go(adam: Phone) -> None:
    await adam.say("/people")
    for step in ("Отфильтровать", "С любой ролью", "Диспетчер"):
        await adam.press(step)
    assert "Подходит людей: 2" in adam.screen and "✓ Роль: Диспетчер" in adam.buttons
    for step in ("✓ Роль: Диспетчер", "С любой ролью"):
        await adam.press(step)
    assert "Подходит людей: 5" in adam.screen


async def test_a_role_that_is_gone_narrows_to_nobody(world: World, adam: Phone, cast: Cast) -> None:
    made = await world.core.shaping_roles.create(
        cast.olga.account_id, cast.tenant_id, "Стажёр", UserType.EMPLOYEE, operation_id=operation()
    )
    await adam.say("/people")
    for step in ("Отфильтровать", "С любой ролью", "Стажёр"):
        await adam.press(step)
    await world.core.shaping_roles.delete(cast.olga.account_id, made)
    await adam.press("Показать этих")
    assert "Никого не нашлось" in adam.screen and "Показать всех" in adam.buttons


async def test_former_people_are_shown_on_request(world: World, adam: Phone, cast: Cast) -> None:
    await world.core.leaving.end(cast.adam.account_id, cast.ivan.membership_id)
    await adam.say("/people")
    assert not [label for label in adam.buttons if label.startswith("Иван")]
    for step in ("Отфильтровать", "Ушли", "Показать этих"):
        await adam.press(step)
    await adam.press("Иван Петров · больше не в организации")
    assert "добавьте его заново" in adam.screen
    assert not {"Сменить роль", "Приостановить, убрать", "Права"} & set(adam.buttons)


async def test_back_from_a_card_leads_to_the_same_search_and_page(
    world: World, adam: Phone, cast: Cast
) -> None:
    roles = dict(await world.core.roster.roles(cast.adam.account_id, cast.tenant_id))
    dispatcher = next(id_ for id_, name in roles.items() if name == "Диспетчер")
    await fill(world.core, cast.tenant_id, 20, dispatcher)
    await adam.say("/people")
    await adam.say("сотрудник")
    await adam.press("Дальше →")
    person = next(label for label in adam.buttons if label.startswith("Сотрудник"))
    await adam.press(person)
    await adam.press("Приостановить, убрать")
    await adam.press("Назад")
    await adam.press("К списку")
    assert "Найдено: 20, страница 2 из 3" in adam.screen and person in adam.buttons


async def test_it_does_so_through_another_screen(world: World, adam: Phone, cast: Cast) -> None:
    await invited(world, cast)
    await adam.say("/people")
    await adam.say("перв")
    await adam.press("Пётр Первый · приглашён")
    for step in ("Показать ссылку и QR", "Назад", "К списку"):
        await adam.press(step)
    assert "Найдено: 1" in adam.screen
    await adam.press("Пётр Первый · приглашён")
    for step in ("Права", "К карточке", "К списку"):
        await adam.press(step)
    assert "Найдено: 1" in adam.screen
    await adam.say("/people")
    assert "Людей: 6" in adam.screen, "the command begins anew"


async def test_a_page_that_is_no_longer_there_gives_way_to_the_last_one(
    world: World, adam: Phone, cast: Cast
) -> None:
    for number in range(4):
        await invited(world, cast, f"+770170011{number:02d}", f"Яков {number}")
    await adam.say("/people")
    await adam.press("Дальше →")
    await adam.press("Яков 3 · приглашён")
    await adam.press("Отозвать")
    await adam.press("Отозвать")
    assert "Людей: 8." in adam.screen and "Яков 2 · приглашён" in adam.buttons


async def test_five_thousand_people_stay_quick_and_fit_the_screen(
    world: World, adam: Phone, cast: Cast
) -> None:
    roles = dict(await world.core.roster.roles(cast.adam.account_id, cast.tenant_id))
    dispatcher = next(id_ for id_, name in roles.items() if name == "Диспетчер")
    await fill(world.core, cast.tenant_id, 5_000, dispatcher)
    await adam.say("/people")
    assert "страница 1 из 626" in adam.screen.replace("\xa0", "")
    with counted(world.core) as statements:
        await adam.press("Дальше →")
    assert len(statements) <= 10, "who, dialogs, the page in three, dialogs; and four look what is due"
    await adam.say("+7 702 000 4321")
    assert "Сотрудник 04321 · работает" in adam.buttons
    await adam.press("Отфильтровать")
    await adam.press("Приостановлены")
    assert "Подходит людей: 0" in adam.screen
    assert len(adam.buttons) <= 2 * limits.PAGE


async def test_forty_applications_with_long_names_fit_a_card(world: World, adam: Phone, cast: Cast) -> None:
    async with world.core.database.write() as session:
        role = await session.scalar(select(Role).where(Role.name == "Сервисный специалист"))
        assert role is not None
        for number in range(40):
            application = Application(
                tenant_id=cast.tenant_id,
                name=f"Приложение {number} " + "с длинным названием " * 6,
                key=f"long-{number}",
                kind=ApplicationKind.WEB,
                state=ApplicationState.READY,
            )
            session.add(application)
            await session.flush()
            session.add(RoleAppRight(role_id=role.id, application_id=application.id, right=AppRight.LAUNCH))
    await open_card(adam, "Иван Петров")
    assert "Приложение 0" in adam.screen and "… и ещё" in adam.screen
    assert "Советуем" in adam.screen, "what does not fit is left out of the list, not of the rest"
    assert len(adam.screen.encode("utf-16-le")) // 2 <= MESSAGE


@pytest.mark.parametrize(
    "name", ["Я" * limits.NAME_MAX, "🦄 Единорог 🦄", "אברהם כהן", "ИВАН ПЕТРОВ", "<b>Б&Б</b>"]
)
async def test_names_of_every_kind_are_listed_found_and_opened(
    world: World, adam: Phone, cast: Cast, name: str
) -> None:
    await invited(world, cast, name=name)
    await adam.say("/people")
    await adam.say(name)
    (label,) = [label for label in adam.buttons if label.endswith("· приглашён")]
    assert label.startswith(name[:25])
    await adam.press(label)
    assert name in adam.screen
