"""/start: through a link, by one's number, by login and password; and what is said of a link that does not fit."""

import re
from datetime import timedelta

import pytest

from bot.demo.telegram import Clock
from core import limits
from tests.bot.conftest import World
from tests.bot.guests import PHONE, invited, token_of
from tests.bot.phone import Phone
from tests.cast import Cast, address, operation

ASKS = ["Попросить новое приглашение", "В начало"]
DOORS = ["У меня есть ссылка", "Поделиться номером", "У меня есть логин и пароль"]


@pytest.fixture
def petr(world: World) -> Phone:
    return world.phone("Пётр", phone=PHONE)


async def test_a_stranger_finds_three_doors(petr: Phone) -> None:
    await petr.say("/start")
    assert petr.buttons == DOORS


async def test_each_door_has_a_way_back(petr: Phone) -> None:
    await petr.say("/start")
    for door in DOORS:
        await petr.press(door)
        await petr.press("Назад")
        assert petr.buttons == DOORS


@pytest.mark.parametrize("garbage", ["привет", "t.me/bot?start=", "inv_", "🙂" * 2000])
async def test_what_is_no_link_is_answered_with_how_to_send_one(petr: Phone, garbage: str) -> None:
    await petr.say("/start")
    await petr.press("У меня есть ссылка")
    await petr.say(garbage)
    assert "не похоже на ссылку" in petr.screen


@pytest.mark.parametrize(
    "form", ["https://t.me/demo_bot?start={}", "{}", "вот: t.me/demo_bot?start={} (до пятницы)"]
)
async def test_a_link_may_be_pasted(world: World, cast: Cast, petr: Phone, form: str) -> None:
    token = token_of(await invited(world, cast))
    await petr.say("/start")
    await petr.say(form.format(token))
    assert "Адам Азимов приглашает вас в организацию ТехСервис" in petr.screen


async def test_a_sticker_at_the_doors_loses_nothing(petr: Phone) -> None:
    await petr.say("/start")
    await petr.send_sticker()
    assert petr.buttons == DOORS


@pytest.mark.requirement("I-31")
async def test_the_shared_number_finds_the_invitation_that_waits_for_it(
    world: World, cast: Cast, petr: Phone
) -> None:
    await invited(world, cast)
    await petr.say("/start")
    await petr.press("Поделиться номером")
    await petr.press("Поделиться номером")
    assert "Адам Азимов приглашает вас" in petr.screen
    assert "уже подтверждён" in petr.screen
    assert petr.chat["reply_keyboard"] is None
    await petr.press("Принять")
    assert "номер подтверждён" in petr.screen


async def test_a_number_whose_invitation_has_run_out_may_ask_anew(
    world: World, cast: Cast, petr: Phone
) -> None:
    await invited(world, cast)
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    await petr.say("/start")
    await petr.press("Поделиться номером")
    await petr.press("Поделиться номером")
    assert "Срок этого приглашения в организацию ТехСервис истёк" in petr.screen
    assert petr.buttons == ASKS
    assert petr.chat["reply_keyboard"] is None


async def test_a_number_nobody_invited_is_told_what_to_do(petr: Phone) -> None:
    await petr.say("/start")
    await petr.press("Поделиться номером")
    await petr.press("Поделиться номером")
    assert "Для этого номера приглашения сейчас нет" in petr.screen


@pytest.mark.requirement("I-31")
async def test_somebody_elses_card_opens_nothing(world: World, cast: Cast) -> None:
    await invited(world, cast)
    thief = world.phone("Вор", phone="+77019999999")
    owner = world.telegram.add_user("Пётр", phone=PHONE)
    await thief.say("/start")
    await thief.press("Поделиться номером")
    for of, phone in ((owner.id, None), (None, PHONE)):
        await thief.share_contact(of=of, phone=phone, first_name="Пётр")
        assert "Это номер другого человека" in thief.screen


async def test_a_typed_number_is_answered_with_the_button(petr: Phone) -> None:
    await petr.say("/start")
    await petr.press("Поделиться номером")
    await petr.say(PHONE)
    assert "Нажмите кнопку «Поделиться номером»" in petr.screen
    assert petr.buttons == ["Поделиться номером", "Назад"]


async def test_no_way_out_leaves_the_keyboard_of_the_number(petr: Phone) -> None:
    for way_out in ("/start", "/help", "/language", "Назад"):
        await petr.say("/start")
        await petr.press("Поделиться номером")
        assert petr.chat["reply_keyboard"] is not None
        await petr.say(way_out)
        assert petr.chat["reply_keyboard"] is None


async def test_who_leaves_an_invitation_finds_the_way_back(world: World, cast: Cast, petr: Phone) -> None:
    await petr.open_link(token_of(await invited(world, cast)))
    await petr.press("Принять")
    await petr.say("/start")
    assert petr.buttons == ["Вернуться к приглашению", *DOORS]
    await petr.press("Вернуться к приглашению")
    assert "Адам Азимов приглашает вас" in petr.screen


# Links that do not fit


async def said_to(phone: Phone, token: str) -> str:
    """What is said about a link, above the screen on which he finds himself."""
    await phone.open_link(token)
    return phone.texts[-2]


async def test_a_link_that_was_never_made(petr: Phone) -> None:
    assert "Приглашения по этой ссылке нет" in await said_to(petr, "inv_1_1_AAAAAAAAAAAAAAAAAAAAAA")
    assert petr.buttons == DOORS
    assert "Приглашения по этой ссылке нет" in await said_to(petr, "whatever")


@pytest.mark.requirement("I-30")
async def test_an_expired_link(world: World, cast: Cast, petr: Phone, clock: Clock) -> None:
    token = token_of(await invited(world, cast))
    clock.advance((limits.INVITATION_LIFE + timedelta(minutes=1)).total_seconds())
    await petr.open_link(token)
    assert petr.screen == (
        "Срок этого приглашения в организацию ТехСервис истёк, поэтому ссылка больше не действует."
    )
    assert petr.buttons == ASKS


async def test_a_revoked_link(world: World, cast: Cast, petr: Phone) -> None:
    added = await invited(world, cast)
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await petr.open_link(token_of(added))
    assert "Это приглашение в организацию ТехСервис отозвали" in petr.screen
    assert petr.buttons == ASKS


@pytest.mark.requirement("I-30")
async def test_a_superseded_link(world: World, cast: Cast, petr: Phone) -> None:
    added = await invited(world, cast)
    await world.core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    await petr.open_link(token_of(added))
    assert "заменила новая" in petr.screen
    assert petr.buttons == ASKS


async def test_a_declined_link(world: World, cast: Cast, petr: Phone) -> None:
    token = token_of(await invited(world, cast))
    await petr.open_link(token)
    await petr.press("Отказаться")
    await petr.press("Да, отказаться")
    await petr.open_link(token)
    assert "От этого приглашения в организацию ТехСервис отказались" in petr.screen
    assert petr.buttons == ASKS


@pytest.mark.requirement("I-30")
async def test_a_used_link_leads_to_the_sign_in(world: World, cast: Cast, petr: Phone) -> None:
    token = token_of(await invited(world, cast))
    opening = await world.core.accepting.open(token, address(12))
    await world.core.accepting.share_phone(opening.invitation_id, PHONE, address(12), own=True)
    await petr.open_link(token)
    assert "По этой ссылке в организацию ТехСервис уже вошли" in petr.screen
    assert petr.buttons == ["Войти", "В начало"]
    await petr.press("Войти")
    assert "логин" in petr.screen.lower()


async def test_one_press_asks_for_a_new_one_and_the_answer_comes_back(
    world: World, cast: Cast, petr: Phone
) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/start")
    token = token_of(await invited(world, cast))
    await world.pass_time((limits.INVITATION_LIFE + timedelta(minutes=1)).total_seconds())
    await petr.open_link(token)
    await petr.press_twice("Попросить новое приглашение")
    assert "Просьба отправлена: Адам Азимов. Ответ придёт сюда." in petr.screen
    assert petr.buttons == ["В начало"]
    assert "Пётр Первый просит новое приглашение" in adam.screen
    assert len([text for text in adam.texts if "просит новое" in text]) == 1
    await adam.press("Отправить новое")
    await world.settle()
    assert "отправлено снова" in petr.screen and "передаст Адам Азимов" in petr.screen
    assert "start=" not in petr.screen, "an old link gets nobody the next one"
    token = str(re.findall(r"start=(\S+)", adam.screen)[-1])
    await petr.open_link(token)
    assert "Адам Азимов приглашает вас" in petr.screen


async def test_the_answer_speaks_the_language_of_the_chat_that_asked(world: World, cast: Cast) -> None:
    aru = world.phone("Ару", language_code="kk", phone=PHONE)
    added = await invited(world, cast)
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await aru.open_link(token_of(added))
    await aru.press("Жаңа шақыру сұрау")
    await world.core.wishing.refuse(cast.adam.account_id, added.membership_id, 1)
    await world.settle()
    assert "әзірге жаңа шақыру болмайды" in aru.screen


async def test_a_refused_wish_is_told(world: World, cast: Cast, petr: Phone) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/start")
    added = await invited(world, cast)
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await petr.open_link(token_of(added))
    await petr.press("Попросить новое приглашение")
    assert adam.buttons == ["Пригласить снова", "Не нужно"]
    await adam.press("Не нужно")
    assert "Нового приглашения не будет: Пётр Первый" in adam.screen
    assert "Не нужно" not in adam.buttons
    await world.settle()
    assert "Нового приглашения в организацию «ТехСервис» пока не будет" in petr.screen
    await petr.open_link(token_of(added))
    assert "договоритесь с тем, кто вас приглашал: Адам Азимов" in petr.screen
    assert petr.buttons == ["В начало"]


async def test_somebody_revoked_is_invited_again_from_what_was_said_of_him(
    world: World, cast: Cast, petr: Phone
) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/start")
    added = await invited(world, cast)
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await petr.open_link(token_of(added))
    await petr.press("Попросить новое приглашение")
    await adam.press("Пригласить снова")
    assert "Пётр Первый" in adam.screen and "+7 701 700 1122" in adam.screen
    assert "Сервисный специалист" in adam.screen
    await adam.press("Пригласить")
    await world.settle()
    assert any("отправлено снова" in text for text in petr.texts)


async def test_who_is_on_his_way_when_it_ends_is_told_at_the_same_door(
    world: World, cast: Cast, petr: Phone
) -> None:
    added = await invited(world, cast)
    await petr.open_link(token_of(added))
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await petr.press("Принять")
    assert "Это приглашение в организацию ТехСервис отозвали" in petr.screen
    assert petr.buttons == ASKS


@pytest.mark.parametrize(
    ("language", "asks"),
    [("en", "Ask for a new invitation"), ("kk", "Жаңа шақыру сұрау")],
)
async def test_a_dead_link_speaks_the_guests_language(
    world: World, cast: Cast, language: str, asks: str
) -> None:
    added = await invited(world, cast)
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    guest = world.phone("Guest", language_code=language)
    await guest.open_link(token_of(added))
    assert asks in guest.buttons


async def test_the_inviter_hears_whose_link_it_is_and_nothing_changes(world: World, cast: Cast) -> None:
    added = await invited(world, cast, name="О'Нил <b> & Ко")
    adam = world.phone_of(cast.adam.telegram_id)
    said = await said_to(adam, token_of(added))
    assert "для другого человека: О'Нил <b> & Ко, организация «ТехСервис»" in said
    assert "отправили вы сами" in said
    card = await world.core.roster.card(cast.adam.account_id, added.membership_id)
    assert card.state == "INVITATION_ISSUED"


async def test_somebody_with_an_account_hears_whose_link_it_is(world: World, cast: Cast) -> None:
    added = await invited(world, cast)
    oscar = world.phone_of(cast.oscar.telegram_id)
    assert "для другого человека: Пётр Первый" in await said_to(oscar, token_of(added))
    assert "что сделаем" in oscar.screen


# People whom we know


async def test_a_member_comes_home(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    assert "Мой доступ" in ivan.buttons


async def test_a_half_filled_form_is_not_thrown_away_by_start(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/start")
    await olga.press("Создать организацию")
    await olga.say("Новая контора")
    await olga.say("/start")
    assert "Организация ещё не создана" in olga.screen
    await olga.press("Продолжить")
    assert "В какой стране организация Новая контора" in olga.screen
