"""A guest of a link for many, on his phone: he looks, shares his number, says his name, waits, and comes in."""

from datetime import timedelta

import pytest

from core import limits
from core.invitations import NewPerson
from core.joining import JoinRequest, JoinState, NewLink
from core.people import Membership, MembershipState, parse_phone
from tests.bot.conftest import START, World
from tests.bot.guests import invited, token_of
from tests.bot.phone import Phone
from tests.cast import Cast, Person, address, operation
from tests.core.conftest import every

NUMBER = "+77017770001"
PHRASE = "мой собственный длинный пароль"


async def wall(world: World, cast: Cast, seats: int = 3) -> str:
    """What a link for engineers carries, made by Adam."""
    core, adam = world.core, cast.adam.account_id
    options = await core.keeping_links.options(adam, cast.tenant_id)
    role = next(role.id for role in options.roles if role.name == "Сервисный специалист")
    new = NewLink(role, seats, START + timedelta(days=7), "Цех № 2")
    link_id = await core.keeping_links.make(adam, cast.tenant_id, new, operation())
    link = (await core.keeping_links.card(adam, link_id)).link
    assert link is not None
    return link.partition("start=")[2]


@pytest.fixture
def nadia(world: World) -> Phone:
    return world.phone("Надя", phone=NUMBER)


async def present(world: World, person: Person) -> Phone:
    """Somebody of the cast whom the bot may write to."""
    phone = world.phone_of(person.telegram_id)
    await phone.say("/start")
    return phone


async def has_asked(phone: Phone, token: str, name: str = "Надя Новая") -> None:
    await phone.open_link(token)
    await phone.press("Начать")
    await phone.share_contact()
    await phone.say(name)


async def test_who_waits_hears_that_there_is_no_answer_yet_and_the_refused_whom_to_ask(
    world: World, cast: Cast, nadia: Phone
) -> None:
    adam = await present(world, cast.adam)
    await has_asked(nadia, await wall(world, cast))
    await nadia.say("ну когда уже?")
    assert nadia.screen.startswith("Ответа ещё нет. Как только он будет, я напишу сюда.")
    await adam.press("Отказать")
    await nadia.say("почему?")
    assert nadia.screen.startswith("Причину знает Адам Азимов: спросите лично.")


@pytest.mark.requirement("F-26", "I-31", "I-33", "H-08")
async def test_from_the_wall_to_the_applications(world: World, cast: Cast, nadia: Phone) -> None:
    adam = await present(world, cast.adam)
    await nadia.open_link(await wall(world, cast))
    assert nadia.screen.startswith(
        "Адам Азимов приглашает вас в организацию ТехСервис. Роль: Сервисный специалист."
    )
    assert "• Мобильное приложение инженера" in nadia.screen
    assert "Веб-приложение" not in nadia.screen
    await nadia.press("Начать")
    assert nadia.buttons == ["Поделиться номером", "Назад"]
    await nadia.share_contact()
    assert "Как вас зовут?" in nadia.screen
    assert nadia.buttons == ["Надя", "Назад"], "what Telegram calls her is proposed"
    await nadia.say("Надежда Новая")
    assert "Администратор получил вашу просьбу." in nadia.screen
    assert "Имя: Надежда Новая" in nadia.screen

    assert "Надежда Новая просит впустить в организацию «ТехСервис»." in adam.screen
    assert adam.buttons == ["Впустить", "Отказать"]
    await adam.press("Впустить")
    assert adam.screen.endswith("Надежда Новая теперь может войти. Ответ отправлен.")
    assert adam.last["buttons"] == []

    assert "Адам Азимов впускает вас в организацию «ТехСервис»" in nadia.screen
    await nadia.press("Придумать пароль")
    await nadia.say(PHRASE)
    assert PHRASE not in nadia.own_texts
    assert any("Надежда Новая" in text and NUMBER in text for text in nadia.texts)
    assert "Мобильное приложение инженера" in nadia.screen
    (membership,) = (await every(world.core, Membership))[-1:]
    assert membership.state is MembershipState.ACTIVE


async def test_a_name_that_is_right_is_one_press(world: World, cast: Cast, nadia: Phone) -> None:
    await nadia.open_link(await wall(world, cast))
    await nadia.press("Начать")
    await nadia.share_contact()
    await nadia.press("Надя")
    assert "Имя: Надя." in nadia.screen


async def test_what_is_no_name_gets_a_clear_word_and_loses_nothing(
    world: World, cast: Cast, nadia: Phone
) -> None:
    await has_asked(nadia, await wall(world, cast), "12345")
    assert "Как вас зовут?" in nadia.screen
    assert nadia.screen.split("\n")[0] != "Как вас зовут?", "and why"
    await nadia.say("Надя Новая")
    assert "Администратор получил вашу просьбу." in nadia.screen


@pytest.mark.requirement("I-31")
async def test_the_number_of_somebody_else_proves_nothing(world: World, cast: Cast, nadia: Phone) -> None:
    await nadia.open_link(await wall(world, cast))
    await nadia.press("Начать")
    await nadia.share_contact(of=cast.ivan.telegram_id)
    assert "Поделиться номером" in nadia.buttons
    await nadia.say(NUMBER)
    assert "Написать номер здесь нельзя" in nadia.screen
    await nadia.press("Назад")
    assert "Адам Азимов приглашает" in nadia.screen


async def test_who_comes_back_finds_where_he_stands(world: World, cast: Cast, nadia: Phone) -> None:
    token = await wall(world, cast)
    await has_asked(nadia, token)
    for way in ("/start", f"/start {token}"):
        await nadia.say(way)
        assert "Администратор получил вашу просьбу." in nadia.screen
    await nadia.press("Войти по-другому")
    assert "У меня есть логин и пароль" in nadia.buttons


@pytest.mark.requirement("I-30")
async def test_who_was_let_in_and_came_too_late_asks_for_a_new_invitation(
    world: World, cast: Cast, nadia: Phone
) -> None:
    adam, token = await present(world, cast.adam), await wall(world, cast)
    await has_asked(nadia, token)
    await adam.press("Впустить")
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    await nadia.press("Придумать пароль")
    assert "Срок этого приглашения в организацию ТехСервис истёк" in nadia.screen
    await nadia.press("Попросить новое приглашение")
    assert "Просьба отправлена: Адам Азимов." in nadia.screen
    (membership,) = (await every(world.core, Membership))[-1:]
    await world.core.inviting.resend(cast.adam.account_id, membership.id, operation())
    await nadia.open_link(token)
    await nadia.say(PHRASE)
    assert (await every(world.core, Membership))[-1].state is MembershipState.ACTIVE


async def test_a_request_is_taken_back_after_one_more_question(
    world: World, cast: Cast, nadia: Phone
) -> None:
    token, olga = await wall(world, cast, seats=1), await present(world, cast.olga)
    await has_asked(nadia, token)
    await nadia.press("Отозвать просьбу")
    assert "а место достанется другому" in nadia.screen
    await nadia.press("Да, отозвать")
    assert "Просьба отозвана." in nadia.screen
    await olga.press("Впустить")
    assert olga.alert is not None and "передумал" in olga.alert
    assert olga.last["buttons"] == [], "nothing is left to be pressed"
    boris = world.phone("Борис", phone="+77017770002")
    await has_asked(boris, token, "Борис Бек")
    assert "Администратор получил вашу просьбу." in boris.screen


async def test_declined_he_hears_it_and_may_ask_again(world: World, cast: Cast, nadia: Phone) -> None:
    token, adam = await wall(world, cast), await present(world, cast.adam)
    await has_asked(nadia, token)
    await adam.press("Отказать")
    assert "Адам Азимов пока не впускает вас" in nadia.screen
    await nadia.open_link(token)
    await nadia.press("Начать")
    assert "Как вас зовут?" in nadia.screen, "the number stays proven"


async def test_the_slower_manager_hears_who_answered(world: World, cast: Cast, nadia: Phone) -> None:
    olga, adam = [await present(world, each) for each in (cast.olga, cast.adam)]
    await has_asked(nadia, await wall(world, cast))
    await adam.press("Впустить")
    await olga.press("Отказать")
    assert olga.alert == "Ответ уже дан: Адам Азимов, впустить."
    assert olga.last["buttons"] == []


async def test_two_taps_on_allow_let_in_once(world: World, cast: Cast, nadia: Phone) -> None:
    adam = await present(world, cast.adam)
    await has_asked(nadia, await wall(world, cast))
    await adam.press_twice("Впустить")
    assert [each.state for each in await every(world.core, JoinRequest)] == [JoinState.ALLOWED]
    assert len([text for text in nadia.texts if "впускает вас" in text]) == 1


@pytest.mark.requirement("F-01")
@pytest.mark.parametrize("name", ["ivan", "oscar"])
async def test_a_forged_press_of_who_may_not_does_nothing(
    world: World, cast: Cast, nadia: Phone, name: str
) -> None:
    await has_asked(nadia, await wall(world, cast))
    (request,) = await every(world.core, JoinRequest)
    intruder = world.phone_of(getattr(cast, name).telegram_id)
    await intruder.say("/start")
    message = intruder.last["id"]
    for answer in ("allow", "decline", "nonsense"):
        await intruder.press_data(f"act:join-request:{request.id}:{answer}", message)
        assert intruder.alert
    await intruder.press_data(f"act:joined:{request.id}:go", message)
    await nadia.press_data(f"act:join-request:{request.id}:allow", nadia.last["id"])
    assert (await every(world.core, JoinRequest))[0].state is JoinState.WAITING


async def test_a_full_link_says_so_before_anything_is_typed(world: World, cast: Cast, nadia: Phone) -> None:
    token = await wall(world, cast, seats=1)
    await has_asked(nadia, token)
    boris = world.phone("Борис", phone="+77017770002")
    await boris.open_link(token)
    assert any("Все места по этой ссылке заняты." in text for text in boris.texts)
    assert "У меня есть ссылка" in boris.buttons


async def test_a_link_that_fills_up_meanwhile_says_so_at_the_end(
    world: World, cast: Cast, nadia: Phone
) -> None:
    token = await wall(world, cast, seats=1)
    boris = world.phone("Борис", phone="+77017770002")
    await boris.open_link(token)
    await boris.press("Начать")
    await boris.share_contact()
    await has_asked(nadia, token)
    await boris.say("Борис Бек")
    assert any("Все места по этой ссылке заняты." in text for text in boris.texts)
    assert "У меня есть ссылка" in boris.buttons


async def test_the_link_may_be_pasted(world: World, cast: Cast, nadia: Phone) -> None:
    token = await wall(world, cast)
    await nadia.say("/start")
    await nadia.say(f"https://t.me/propusk_demo_bot?start={token}")
    assert "Адам Азимов приглашает" in nadia.screen


async def test_a_member_hears_that_he_is_one(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.open_link(await wall(world, cast))
    assert any("Вы уже в организации «ТехСервис»." in text for text in ivan.texts)


@pytest.mark.requirement("F-02")
async def test_somebody_with_an_account_presses_once(world: World, cast: Cast) -> None:
    oscar, olga = [await present(world, each) for each in (cast.oscar, cast.olga)]
    await oscar.open_link(await wall(world, cast))
    await oscar.press("Попросить впустить")
    assert "Администратор получил вашу просьбу." in oscar.screen
    await olga.press("Впустить")
    assert "Ольга Орлова впускает вас в организацию «ТехСервис»" in oscar.screen
    await oscar.say("/my")
    assert "ТехСервис" in oscar.screen


@pytest.mark.requirement("F-02")
async def test_whose_number_has_an_account_signs_in_and_is_back(world: World, cast: Cast) -> None:
    """He has come to the other organisation, and is at another Telegram now."""
    core, oscar = world.core, cast.oscar.account_id
    options = await core.inviting.options(oscar, cast.other_tenant_id)
    person = NewPerson("Надя Новая", {options.roles[0].user_type: options.roles[0].id}, parse_phone(NUMBER))
    added = await core.inviting.invite(oscar, cast.other_tenant_id, person, operation())
    before = address(555)
    opening = await core.accepting.open(token_of(added), before)
    await core.accepting.share_phone(opening.invitation_id, NUMBER, before, own=True)
    await core.accepting.set_password(opening.invitation_id, PHRASE, before, operation())

    nadia = world.phone("Надя", phone=NUMBER)
    await nadia.open_link(await wall(world, cast))
    await nadia.press("Начать")
    await nadia.share_contact()
    assert "По этому номеру уже есть учётная запись" in nadia.screen
    await nadia.press("Войти")
    await nadia.say(NUMBER)
    await nadia.say(PHRASE)
    assert "Адам Азимов приглашает" in nadia.screen
    await nadia.press("Попросить впустить")
    assert "Администратор получил вашу просьбу." in nadia.screen


async def test_who_is_invited_personally_goes_on_with_that(world: World, cast: Cast, nadia: Phone) -> None:
    await invited(world, cast, NUMBER, "Надя Новая")
    await nadia.open_link(await wall(world, cast))
    await nadia.press("Начать")
    await nadia.share_contact()
    assert "приглашает вас в организацию" in nadia.screen
    await nadia.press("Принять")
    assert "Надя Новая" in nadia.screen
    await nadia.press("Всё верно")
    await nadia.say(PHRASE)
    assert "ТехСервис" in nadia.screen


async def test_everything_is_said_in_the_guests_language(world: World, cast: Cast) -> None:
    token = await wall(world, cast)
    for code, number, begin, wait in (
        ("en", "+77017770011", "Begin", "An administrator has your request."),
        ("kk", "+77017770012", "Бастау", "Әкімші өтінішіңізді алды."),
    ):
        guest = world.phone("Guest", language_code=code, phone=number)
        await guest.open_link(token)
        await guest.press(begin)
        await guest.share_contact()
        await guest.say("Guest Guest")
        assert wait in guest.screen
