"""A login and a password that were handed over: they link this Telegram, and are replaced at once."""

import asyncio
import os
import threading
from pathlib import Path

import pytest

from core import limits
from tests.bot.conftest import World
from tests.bot.guests import PHRASE, handed_over, stored_in
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast, address

WRONG = "Логин или пароль введены неправильно. Попробуйте еще раз."


@pytest.fixture
def petr(world: World) -> Phone:
    return world.phone("Пётр")


async def at_the_password(phone: Phone, login: str = "petr") -> None:
    await phone.say("/start")
    await phone.press("У меня есть логин и пароль")
    await phone.say(login)


@pytest.mark.requirement("F-28", "I-39", "I-34")
async def test_the_handed_over_password_is_replaced_at_first_use(
    world: World, cast: Cast, petr: Phone
) -> None:
    password = await handed_over(world, cast)
    await at_the_password(petr)
    await petr.say(password)
    assert "придумайте собственный пароль" in petr.screen
    await petr.say(PHRASE)
    assert "Пароль сохранён" in petr.texts[-2]
    assert "Мой доступ" in petr.buttons
    assert password not in petr.own_texts and PHRASE not in petr.own_texts


@pytest.mark.requirement("F-29", "I-08")
@pytest.mark.parametrize("login", ["petr", "nobody", "+7 701 000 00 00", "<b>", "x@y.example", "🙂"])
async def test_every_failure_has_one_wording(world: World, cast: Cast, petr: Phone, login: str) -> None:
    await handed_over(world, cast)
    await at_the_password(petr, login)
    await petr.say("не тот пароль")
    assert petr.screen.startswith(WRONG)
    assert "не тот пароль" not in petr.own_texts


async def test_the_login_may_be_typed_anew(world: World, cast: Cast, petr: Phone) -> None:
    password = await handed_over(world, cast)
    await at_the_password(petr, "pter")
    await petr.press("Назад")
    await petr.say("PETR")
    await petr.say(password)
    assert "придумайте собственный пароль" in petr.screen


async def test_a_login_of_4096_characters(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_password(petr, "х" * 4096)
    assert "В логине может быть от 3 до 128 знаков" in petr.screen


async def test_start_leads_back_to_the_own_password_until_there_is_one(
    world: World, cast: Cast, petr: Phone
) -> None:
    await at_the_password(petr)
    await petr.press("Назад")
    await petr.say("petr")
    await petr.say(await handed_over(world, cast))
    await petr.say("/start")
    assert "придумайте собственный пароль" in petr.screen


@pytest.mark.requirement("I-39")
async def test_the_same_password_is_no_password_of_ones_own(world: World, cast: Cast, petr: Phone) -> None:
    password = await handed_over(world, cast)
    await at_the_password(petr)
    await petr.say(password)
    await petr.say(password)
    assert "Это прежний пароль" in petr.screen or "угадать" in petr.screen
    await petr.say("1234")
    assert "из 15 знаков: добавьте ещё слово" in petr.screen


async def test_somebody_with_a_password_of_his_own_comes_straight_home(
    world: World, cast: Cast, petr: Phone
) -> None:
    await at_the_password(petr, "8 701 705 12 25")
    await petr.say(PASSWORD)
    assert "Мой доступ" in petr.buttons
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    assert "У меня есть ссылка" in ivan.buttons, "one Telegram speaks for an account, the last one"


async def test_a_crowd_is_told_to_wait(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_password(petr)
    passwords, held = world.core.signing_in._passwords, threading.Event()
    for _ in range(os.cpu_count() or 1):
        passwords._pool.submit(held.wait)
    async with asyncio.TaskGroup() as group:
        crowd = [group.create_task(passwords.verify(None, "x")) for _ in range(limits.HASHES_WAITING)]
        await asyncio.sleep(0)
        await petr.say("some password")
        for each in crowd:
            each.cancel()
        held.set()
    assert "Подождите несколько секунд" in petr.screen


async def test_a_password_that_telegram_would_not_delete_is_told(
    world: World, cast: Cast, petr: Phone
) -> None:
    await at_the_password(petr)
    world.telegram.fault("deleteMessage", 400)
    await petr.say("не тот пароль")
    assert any("Telegram не дал удалить" in text for text in petr.texts)


@pytest.mark.requirement("I-07")
async def test_neither_password_stays_in_the_database(
    world: World, cast: Cast, petr: Phone, tmp_path: Path
) -> None:
    password = await handed_over(world, cast)
    await at_the_password(petr)
    await petr.say("some wrong password")
    await petr.say(password)
    await petr.say(PHRASE)
    kept = stored_in(tmp_path)
    for secret in (password, PHRASE, "some wrong password"):
        assert secret.encode() not in kept


@pytest.mark.parametrize(
    ("language", "door", "asked"),
    [("en", "I have a login", "a password of your own"), ("kk", "Логинім", "өз құпиясөзіңізді")],
)
async def test_it_is_spoken_in_other_languages(
    world: World, cast: Cast, language: str, door: str, asked: str
) -> None:
    phone = world.phone("Guest", language_code=language)
    await world.core.directory.set_language(address(phone.id), language)
    password = await handed_over(world, cast)
    await phone.say("/start")
    await phone.press(door)
    await phone.say("petr")
    await phone.say(password)
    assert asked in phone.screen


@pytest.mark.requirement("I-39")
async def test_an_update_handled_twice_replaces_the_password_once(world: World, cast: Cast) -> None:
    password = await handed_over(world, cast)
    account_id = await world.core.signing_in.enter("petr", password, address(1))
    for _ in range(2):
        await world.core.signing_in.replace_handed_over(account_id, PHRASE, "tg:1:1")
    assert await world.core.signing_in.enter("petr", PHRASE, address(1)) == account_id
