"""Links for many in a manager's hands: make one, print it, change and close it, answer who waits, pick people."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from bot.dialogs.joining.card import poster_of
from bot.fitting import MESSAGE, units
from bot.poster import Poster, poster
from core.access import AppRight
from core.joining import GroupLink, JoinRequest, JoinState, LinkState, NewLink, Picked
from core.people import Membership, MembershipState
from core.roles import RoleAppRight
from core.tenants import LicenceState, Tenant
from tests.bot.conftest import START, World
from tests.bot.phone import Phone
from tests.bot.picking import pick
from tests.bot.test_joining import NUMBER, PHRASE, has_asked, present, wall
from tests.cast import Cast, address
from tests.core.conftest import alter, every

ENGINEER = "Сервисный специалист · сотрудник"


@pytest.fixture
async def adam(world: World, cast: Cast) -> Phone:
    """At the links, of which there are none yet."""
    adam = await present(world, cast.adam)
    await adam.say("/links")
    return adam


@pytest.fixture
def nadia(world: World) -> Phone:
    return world.phone("Надя", phone=NUMBER)


async def makes(adam: Phone, seats: str = "5", name: str = "Цех № 2") -> None:
    await adam.press("Сделать ссылку")
    await adam.press(ENGINEER)
    await adam.say(seats)
    await adam.press("Неделю")
    await adam.say(name)


async def only(world: World) -> GroupLink:
    (link,) = await every(world.core, GroupLink)
    return link


# Making one --------------------------------------------------------------------------------------------


async def test_an_empty_list_says_what_to_do_first(adam: Phone) -> None:
    assert "Ссылок пока нет. Сделайте одну: её QR можно повесить в цехе" in adam.screen
    assert adam.buttons == ["Сделать ссылку", "Выбрать людей в Telegram", "К людям", "В меню"]


async def test_a_link_is_made_in_four_answers(world: World, cast: Cast, adam: Phone) -> None:
    await adam.press("Сделать ссылку")
    assert "Какую роль получит" in adam.screen
    await adam.press(ENGINEER)
    assert adam.buttons == ["5", "10", "20", "50", "Назад"]
    await adam.press("10")
    assert "Неделю, до 10 марта 2026" in " ".join(adam.buttons)
    await adam.press("Две недели")
    await adam.say("Цех № 2")
    assert adam.screen.startswith("Цех № 2\nДействует до 17 марта 2026")
    assert "Мест занято: 0 из 10" in adam.screen
    assert adam.last["photo"], "the QR"
    link = await only(world)
    assert (link.seats, link.made_by) == (10, cast.adam.account_id)
    assert adam.button("Скопировать")["copy_text"].startswith("https://t.me/propusk_demo_bot?start=grp_")
    await adam.press("Назад")
    assert "Цех № 2 · 0 из 10" in adam.buttons


async def test_every_question_has_a_way_back_and_forgets_nothing(adam: Phone) -> None:
    await adam.press("Сделать ссылку")
    await adam.press(ENGINEER)
    await adam.press("20")
    await adam.press("Неделю")
    for question in ("До какого дня", "Сколько человек", "Какую роль", "Ссылок пока нет"):
        await adam.press("Назад")
        assert question in adam.screen


@pytest.mark.parametrize(
    ("seats", "said"), [("0", "число от 1 до 200"), ("много", "число от 1 до 200"), ("9999", "от 1 до 200")]
)
async def test_a_number_that_is_none_is_asked_again(adam: Phone, seats: str, said: str) -> None:
    await adam.press("Сделать ссылку")
    await adam.press(ENGINEER)
    await adam.say(seats)
    assert said in adam.screen
    await adam.say("7")
    assert "До какого дня" in adam.screen


@pytest.mark.parametrize("day", ["вчера", "1.3.2026", "31.12.2026"])
async def test_a_day_that_cannot_be_is_asked_again(world: World, adam: Phone, day: str) -> None:
    await adam.press("Сделать ссылку")
    await adam.press(ENGINEER)
    await adam.press("5")
    await adam.say(day)
    assert "не дольше 90 дней" in adam.screen
    await adam.say("31.03.2026")
    await adam.press("Сервисный специалист")
    assert (await only(world)).ends_at.isoformat() == "2026-03-31T19:00:00+00:00", (
        "that day in Almaty is over"
    )


async def test_two_taps_make_one_link(world: World, adam: Phone) -> None:
    await adam.press("Сделать ссылку")
    await adam.press(ENGINEER)
    await adam.press("5")
    await adam.press("Неделю")
    await adam.press_twice("Сервисный специалист")
    assert (await only(world)).name == "Сервисный специалист"


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_nothing_is_asked(world: World, cast: Cast, adam: Phone) -> None:
    await alter(world.core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    for way in ("Сделать ссылку", "Выбрать людей в Telegram"):
        await adam.press(way)
        assert adam.alert is not None and "лицензия не оплачена" in adam.alert
        assert "Ссылок пока нет." in adam.screen


@pytest.mark.requirement("F-01")
async def test_a_plain_user_finds_no_links(world: World, cast: Cast) -> None:
    ivan = await present(world, cast.ivan)
    await ivan.say("/links")
    assert any("Это могут сделать только владелец и администратор" in text for text in ivan.texts)


@pytest.mark.requirement("I-18")
async def test_a_role_beyond_his_own_is_not_offered_nor_taken(world: World, cast: Cast, adam: Phone) -> None:
    options = await world.core.inviting.options(cast.olga.account_id, cast.tenant_id)
    role = next(each for each in options.roles if each.name == "Сервисный специалист")
    async with world.core.database.write() as session:
        right = await session.get_one(RoleAppRight, (role.id, next(iter(role.rights))))
        right.right = AppRight.LAUNCH_ADMIN
    await adam.press("Сделать ссылку")
    assert ENGINEER not in adam.buttons
    other = adam.button(adam.buttons[0])["data"]
    await adam.press_data(f"{other.rpartition(':')[0]}:{role.id}", adam.last["id"])
    assert "Какую роль получит" in adam.screen
    assert await every(world.core, GroupLink) == []


async def test_the_section_opens_from_the_people(world: World, cast: Cast) -> None:
    adam = await present(world, cast.adam)
    await adam.say("/people")
    await adam.press("Ссылки для входа")
    assert "Ссылок пока нет." in adam.screen
    await adam.press("К людям")
    assert "Добавить" in adam.buttons


# The card ----------------------------------------------------------------------------------------------


async def test_the_sheet_for_the_wall_comes_as_a_document(world: World, adam: Phone) -> None:
    await makes(adam)
    await adam.press("Скачать лист для печати")
    (sheet,) = [each for each in adam.chat["messages"] if each.get("document")]
    assert sheet["document"]["name"] == "Вход по QR.png"
    picture = Image.open(io.BytesIO(world.telegram.opened(sheet["document"]["url"])))
    assert picture.size == (1240, 1754)
    assert adam.screen.startswith("Цех № 2"), "the card stands below it"


async def test_the_sheet_speaks_the_language_of_the_organisation(
    world: World, cast: Cast, adam: Phone
) -> None:
    await makes(adam)
    said = {}
    for language in ("ru", "en", "kk"):
        await alter(world.core, Tenant, cast.tenant_id, language=language)
        card = await world.core.keeping_links.card(cast.adam.account_id, (await only(world)).id)
        said[language] = poster_of(card)
    assert said["ru"].role == "Роль: Сервисный специалист"
    assert said["en"].steps[1] == "Share your number and write your name"
    assert said["kk"].note.startswith("Кодтың соңғы күні: 2026") and said["kk"].note.endswith("10 наурыз")
    assert len({words.steps for words in said.values()}) == 3


@pytest.mark.parametrize("name", ["ТехСервис", "Ә" * 150, "Товарищество с ограниченной " * 5, "🙂 " * 40])
def test_a_sheet_is_a4_whatever_the_organisation_is_called(name: str) -> None:
    words = Poster(name, "Роль: " + "длинная " * 18, "https://t.me/a_bot?start=grp_1_1_x", ("Шаг",) * 3, "До")
    picture = Image.open(io.BytesIO(poster(words)))
    assert picture.size == (1240, 1754)
    assert len(picture.getcolors(1 << 20) or []) > 2, "something is drawn"


async def test_seats_and_end_are_changed_on_the_card(world: World, cast: Cast, adam: Phone) -> None:
    await makes(adam)
    await adam.press("Изменить число мест")
    await adam.press("50")
    assert "Мест занято: 0 из 50" in adam.screen
    await adam.press("Изменить срок")
    await adam.press("Месяц")
    assert "Действует до 2 апреля 2026" in adam.screen
    await adam.press("Изменить число мест")
    await adam.press("Назад")
    assert "Мест занято: 0 из 50" in adam.screen


async def test_fewer_seats_than_people_is_refused_with_the_number(
    world: World, cast: Cast, adam: Phone, nadia: Phone
) -> None:
    token = await wall(world, cast)
    for guest in (nadia, world.phone("Борис", phone="+77017770002")):
        await has_asked(guest, token, "Гость Гостев")
    await adam.say("/links")
    await adam.press("Цех № 2 · 2 из 3")
    await adam.press("Изменить число мест")
    await adam.say("1")
    assert "число от 2 до 200" in adam.screen


async def test_a_new_code_is_asked_once_more_and_kills_the_old_one(
    world: World, cast: Cast, adam: Phone, nadia: Phone
) -> None:
    await makes(adam)
    old = adam.button("Скопировать")["copy_text"].partition("start=")[2]
    await adam.press("Заменить ссылку и код")
    assert "Старые листы и ссылки «Цех № 2» сразу перестанут действовать" in adam.screen
    await adam.press("Да, заменить")
    assert adam.button("Скопировать")["copy_text"].partition("start=")[2] != old
    await nadia.open_link(old)
    assert any("Эту ссылку заменили новой." in text for text in nadia.texts)


async def test_closing_is_asked_once_more_and_is_for_good(world: World, adam: Phone) -> None:
    await makes(adam)
    await adam.press("Закрыть ссылку")
    assert "По ней больше никто не войдёт" in adam.screen
    await adam.press("Да, закрыть")
    assert "Закрыта, по ней никто не войдёт." in adam.screen
    assert adam.buttons == ["Назад"]
    assert not adam.last["photo"]
    await adam.press("Назад")
    assert "Цех № 2 · закрыта" in adam.buttons
    assert (await only(world)).state is LinkState.CLOSED


@pytest.mark.requirement("I-18")
async def test_an_owners_link_beyond_him_an_administrator_may_only_close(
    world: World, cast: Cast, adam: Phone
) -> None:
    await makes(adam)
    role_id = (await only(world)).role_id
    async with world.core.database.write() as session:
        options = await world.core.inviting.options(cast.olga.account_id, cast.tenant_id)
        rights = next(each.rights for each in options.roles if each.id == role_id)
        (await session.get_one(RoleAppRight, (role_id, next(iter(rights))))).right = AppRight.LAUNCH_ADMIN
    await adam.say("/links")
    await adam.press("Цех № 2 · 0 из 5")
    assert "Менять эту ссылку может владелец" in adam.screen
    assert not {"Изменить число мест", "Изменить срок", "Заменить ссылку и код"} & set(adam.buttons)
    assert "Закрыть ссылку" in adam.buttons


@pytest.mark.parametrize("data", ["link:1", "link:987", "request:1"])
async def test_a_forged_choice_of_an_outsider_shows_nothing(
    world: World, cast: Cast, adam: Phone, nadia: Phone, data: str
) -> None:
    """Oscar, at his own links, chooses one of another organisation."""
    await has_asked(nadia, await wall(world, cast))
    oscar = await present(world, cast.oscar)
    await oscar.say("/links")
    prefix = oscar.button("Сделать ссылку")["data"].partition("\x1d")[0]
    await oscar.press_data(f"{prefix}\x1d{data}", oscar.last["id"])
    assert not any("Цех № 2" in text or "Надя" in text for text in oscar.texts)
    assert (await every(world.core, JoinRequest))[0].state is JoinState.WAITING


# Who waits ---------------------------------------------------------------------------------------------


async def test_who_waits_is_answered_from_the_list(
    world: World, cast: Cast, adam: Phone, nadia: Phone
) -> None:
    await has_asked(nadia, await wall(world, cast))
    await adam.say("/links")
    await adam.press("Ждут ответа: 1")
    await adam.press("Надя Новая")
    assert "Надя Новая просит впустить." in adam.screen
    assert "Телефон подтверждён: +7 701 777 0001" in adam.screen
    await adam.press("Впустить")
    assert adam.alert == "Надя Новая теперь может войти. Ответ отправлен."
    assert "Никто не ждёт ответа." in adam.screen
    assert "Адам Азимов впускает вас в организацию «ТехСервис»" in nadia.screen


async def test_who_was_answered_meanwhile_is_not_in_the_list_any_more(
    world: World, cast: Cast, adam: Phone, nadia: Phone
) -> None:
    await has_asked(nadia, await wall(world, cast))
    await adam.say("/links")
    await adam.press("Ждут ответа: 1")
    await adam.press("Надя Новая")
    (request,) = await every(world.core, JoinRequest)
    await world.core.answering_joins.decline(cast.olga.account_id, request.id, "olga:1")
    await adam.press("Впустить")
    assert adam.alert is not None and "Ольга Орлова, отказать" in adam.alert
    assert (await every(world.core, JoinRequest))[0].state is JoinState.DECLINED


# People picked -----------------------------------------------------------------------------------------


@pytest.mark.requirement("I-31")
async def test_picked_people_come_by_themselves(world: World, cast: Cast, adam: Phone, nadia: Phone) -> None:
    boris = world.phone("Борис", phone="+77017770002")
    await adam.press("Выбрать людей в Telegram")
    await adam.press(ENGINEER)
    asked = _request_of(world, adam)
    assert asked["max_quantity"] == 10 and asked["request_name"] and asked["request_username"]
    await pick(world, adam, nadia, boris)
    assert adam.screen.startswith("Ссылка готова. Для кого: Надя, Борис.")
    assert "Сам я им написать не могу: перешлите ссылку." in adam.screen
    await adam.press("Показать ссылку")
    assert "Надя, ещё не здесь" in adam.screen
    token = adam.button("Скопировать")["copy_text"].partition("start=")[2]
    assert "Скачать лист для печати" not in adam.buttons

    await nadia.open_link(token)
    await nadia.press("Начать")
    await nadia.share_contact()
    await nadia.say("Надя Новая")
    await nadia.say(PHRASE)
    (membership,) = (await every(world.core, Membership))[-1:]
    assert membership.state is MembershipState.ACTIVE
    await adam.say("/links")
    await adam.press("Сервисный специал… · 1 из 2")
    assert "✓ Надя" in adam.screen

    stranger = world.phone("Чужой", phone="+77017770003")
    await stranger.open_link(token)
    assert any("Эту ссылку сделали для других людей." in text for text in stranger.texts)


def _request_of(world: World, phone: Phone) -> dict[str, Any]:
    """The keyboard as the bot sent it."""
    keyboard = world.telegram.world.chat(phone.id).reply_keyboard
    assert keyboard is not None
    found: dict[str, Any] = next(
        button["request_users"] for row in keyboard["keyboard"] for button in row if "request_users" in button
    )
    return found


@pytest.mark.requirement("F-02")
async def test_somebody_known_is_asked_in_his_chat(world: World, cast: Cast, adam: Phone) -> None:
    oscar = await present(world, cast.oscar)
    await adam.press("Выбрать людей в Telegram")
    await adam.press(ENGINEER)
    await pick(world, adam, oscar, world.phone_of(cast.ivan.telegram_id))
    assert "Я уже всем написал." in adam.screen
    assert "Уже в организации: 1." in adam.screen
    assert "Адам Азимов зовёт вас в организацию «ТехСервис»" in oscar.screen
    await oscar.press("Посмотреть")
    assert "Новый пароль не нужен: вы войдёте со своей учётной записью." in oscar.screen
    await oscar.press("Присоединиться")
    assert any("Вы в организации «ТехСервис»." in text for text in oscar.texts)
    assert any("Оскар Остин теперь в организации «ТехСервис»." in text for text in adam.texts)


async def test_whoever_types_instead_of_picking_is_told_how(adam: Phone) -> None:
    await adam.press("Выбрать людей в Telegram")
    await adam.press(ENGINEER)
    await adam.say("Надя")
    assert "Имена писать не нужно." in adam.screen
    await adam.press("Назад")
    assert "Какую роль получит" in adam.screen


async def test_all_of_them_members_already_is_said_and_nothing_is_made(
    world: World, cast: Cast, adam: Phone
) -> None:
    await adam.press("Выбрать людей в Telegram")
    await adam.press(ENGINEER)
    await pick(world, adam, world.phone_of(cast.ivan.telegram_id))
    assert "Все, кого вы выбрали, уже в организации." in adam.screen
    assert await every(world.core, GroupLink) == []


# In all languages --------------------------------------------------------------------------------------


async def test_the_longest_card_fits_a_message(world: World, cast: Cast, adam: Phone) -> None:
    core, actor = world.core, cast.adam.account_id
    options = await core.keeping_links.options(actor, cast.tenant_id)
    new = NewLink(options.roles[0].id, 9, START + timedelta(days=1), "Ц" * 150)
    people = [Picked(address(n), "И" * 150) for n in range(10)]
    await core.keeping_links.make_for(actor, cast.tenant_id, new, people, "long:1")
    await adam.say("/links")
    await adam.press("Ц")
    assert units(adam.last["html"]) < MESSAGE


@pytest.mark.parametrize(
    ("language", "new", "title"),
    [("en", "Make a link", "Joining links"), ("kk", "Сілтеме жасау", "Кіру сілтемелері")],
)
async def test_managers_are_spoken_to_in_their_language(
    world: World, cast: Cast, language: str, new: str, title: str
) -> None:
    await world.core.directory.set_language(cast.adam.address, language)
    adam = await present(world, cast.adam)
    await adam.say("/links")
    assert title in adam.screen
    await adam.press(new)
    assert len(adam.buttons) > 3
