"""The first start: the printed link, a name, a proven e-mail, a password; whoever gets there first is the owner."""

from pathlib import Path

import pytest

from tests.bot.conftest import World
from tests.bot.guests import PHRASE, stored_in
from tests.bot.phone import Phone
from tests.cast import Cast, address

EMAIL = "olga@example.com"


@pytest.fixture
def olga(world: World) -> Phone:
    return world.phone("Ольга")


async def token(world: World) -> str:
    token = await world.core.founding.claim_token()
    assert token is not None
    return token


async def at_the_code(world: World, phone: Phone, email: str = EMAIL) -> None:
    await phone.open_link(await token(world))
    await phone.say("Ольга Орлова")
    await phone.say(email)


async def at_the_password(world: World, phone: Phone, email: str = EMAIL) -> None:
    await at_the_code(world, phone, email)
    await phone.say(world.mailbox.code_for(email))


async def test_the_claimant_becomes_the_owner_and_founds_an_organisation(world: World, olga: Phone) -> None:
    await at_the_password(world, olga)
    await olga.say(PHRASE)
    assert "Теперь вы владелец сервиса" in olga.texts[-2]
    assert "Новая организация" in olga.screen
    assert await world.core.founding.claim_token() is None
    assert PHRASE not in olga.own_texts
    await olga.press("Отмена")
    assert "Создать организацию" in olga.buttons


async def test_the_name_of_telegram_may_be_kept(world: World, olga: Phone) -> None:
    await olga.open_link(await token(world))
    assert "оставьте то, что есть: Ольга" in olga.screen
    await olga.press("Оставить это имя")
    assert "Напишите вашу почту" in olga.screen


async def test_going_back_loses_nothing(world: World, olga: Phone) -> None:
    await at_the_password(world, olga)
    await olga.press("Назад")
    assert EMAIL in olga.screen
    await olga.press("Назад")
    assert "Ольга Орлова" in olga.screen
    await olga.press("Оставить это имя")
    await olga.press("Дальше")
    assert "придумайте пароль" in olga.screen


async def test_another_e_mail_is_proven_anew(world: World, olga: Phone) -> None:
    await at_the_password(world, olga)
    await olga.press("Назад")
    await olga.say("other@example.com")
    assert "на other@example.com" in olga.screen
    await olga.say(world.mailbox.code_for("other@example.com"))
    assert "придумайте пароль" in olga.screen


async def test_the_same_e_mail_again_sends_no_second_letter(world: World, olga: Phone) -> None:
    await at_the_code(world, olga)
    await olga.press("Назад")
    await olga.say(EMAIL)
    assert "Напишите сюда шесть цифр" in olga.screen
    assert len(world.mailbox.to(EMAIL)) == 1


async def test_a_code_may_be_sent_again_after_a_minute(world: World, olga: Phone) -> None:
    await at_the_code(world, olga)
    await olga.press("Выслать снова")
    assert olga.alert is not None and "через 60 секунд" in olga.alert
    assert "Новый код можно попросить через 60 секунд." in olga.screen
    await world.pass_time(61)
    await olga.press("Выслать снова")
    await olga.say(world.mailbox.code_for(EMAIL))
    assert "придумайте пароль" in olga.screen


async def test_start_and_the_link_resume_where_he_was(world: World, olga: Phone) -> None:
    await at_the_code(world, olga)
    await olga.say("/start")
    assert "Напишите сюда шесть цифр" in olga.screen
    await olga.say(world.mailbox.code_for(EMAIL))
    await olga.open_link(await token(world))
    assert "придумайте пароль" in olga.screen


@pytest.mark.parametrize("garbage", ["не почта", "a@", "x" * 4096, "🙂"])
async def test_what_is_no_e_mail(world: World, olga: Phone, garbage: str) -> None:
    await at_the_code(world, olga, garbage)
    assert "На адрес почты это не похоже" in olga.screen


async def test_stickers_and_weak_passwords_are_answered(world: World, olga: Phone) -> None:
    await olga.open_link(await token(world))
    await olga.send_sticker()
    assert "обычным текстом" in olga.screen
    await olga.say("<b>")
    await olga.say(EMAIL)
    await olga.say("12345")
    assert "Код не подошёл" in olga.screen
    await olga.say(world.mailbox.code_for(EMAIL))
    await olga.say("olga@example.com 1")
    assert "В пароле есть имя, логин или название" in olga.screen


async def test_the_first_of_two_claimants_wins(world: World, olga: Phone) -> None:
    other = world.phone("Другой")
    await at_the_password(world, other, "other@example.com")
    await at_the_password(world, olga)
    await olga.say(PHRASE)
    await other.say(PHRASE)
    assert "уже есть владелец" in other.texts[-2]
    assert "У меня есть ссылка" in other.buttons
    assert PHRASE not in other.own_texts


async def test_a_wrong_link_and_a_used_one(world: World, cast: Cast) -> None:
    stranger = world.phone("Чужой")
    await stranger.open_link("claim_AAAAAAAAAAAAAAAAAAAAAA")
    assert "Эта ссылка не действует" in stranger.texts[-2]
    assert "У меня есть ссылка" in stranger.buttons


@pytest.mark.requirement("I-07")
async def test_nothing_secret_stays_in_the_database(world: World, olga: Phone, tmp_path: Path) -> None:
    link = await token(world)
    await at_the_password(world, olga)
    await olga.say("short")
    await olga.say(PHRASE)
    kept = stored_in(tmp_path)
    assert link.encode() not in kept
    assert PHRASE.encode() not in kept


async def test_an_update_handled_twice_makes_one_owner(world: World, olga: Phone) -> None:
    await at_the_password(world, olga)
    finish = world.core.founding.finish_claim
    first = await finish(address(olga.id), PHRASE, "ru", "tg:1:1")
    assert await finish(address(olga.id), PHRASE, "ru", "tg:1:1") == first
