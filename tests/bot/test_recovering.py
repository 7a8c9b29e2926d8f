"""/recover in chat: the same words for everybody, the code, the new password, and the countdown until another code."""

import re
from pathlib import Path

import pytest

from bot.settings import BotSettings
from core import limits
from core.journal import JournalEntry
from core.people import Account, AccountState, parse_email
from tests.bot.conftest import World, sends_sms
from tests.bot.guests import PHRASE, stored_in, token_of
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast, newcomer, operation
from tests.core.conftest import alter, every

ADAM = "adam@tehservis.example"


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    """Adam with another Telegram: his old phone is gone."""
    return world.phone("Адам")


async def at_the_code(phone: Phone, text: str = ADAM) -> None:
    await phone.say("/recover")
    await phone.say(text)


@pytest.mark.requirement("Y-17", "I-09")
async def test_a_forgotten_password_is_recovered_from_a_new_telegram(
    world: World, cast: Cast, adam: Phone, tmp_path: Path
) -> None:
    before = world.phone_of(cast.adam.telegram_id)
    await before.say("/start")
    await adam.say("/start")
    await adam.press("У меня есть логин и пароль")
    await adam.press("Забыли пароль?")
    assert "Напишите почту или телефон" in adam.screen
    await adam.say("Adam@Tehservis.example")
    assert "Если адрес a•••@tehservis.example подтверждён у нас, код уже в пути" in adam.screen
    await adam.say(world.mailbox.code_for(ADAM))
    assert "Код подошёл" in adam.screen
    await adam.say(PHRASE)
    assert "Новый пароль сохранён, и вы вошли" in adam.texts[-2]
    assert "Добавить человека" in adam.buttons
    assert PHRASE not in adam.own_texts
    assert PHRASE.encode() not in stored_in(tmp_path)
    assert (await world.core.signing_in.check(ADAM, PHRASE, "web-1")).permit
    assert "Пароль вашей учётной записи изменён" in before.screen
    assert "Ольга Орлова" in world.mailbox.to(ADAM)[-1].text


@pytest.mark.requirement("Y-17", "I-08")
async def test_the_screens_are_the_same_whether_the_address_is_known_or_not(world: World, cast: Cast) -> None:
    seen = []
    for text in (ADAM, "nina@tehservis.example", "sam@tehservis.example"):
        if text.startswith("sam"):
            await _suspend(world, cast.sam.account_id)
        phone = world.phone("Гость")
        await at_the_code(phone, text)
        asked = phone.screen.replace(text[0] + "•••", "?•••")
        await phone.say("000000")
        wrong = phone.screen.replace(text[0] + "•••", "?•••")
        await phone.press("Выслать снова")
        seen.append((asked, wrong, phone.alert, phone.buttons))
    assert seen[0] == seen[1] == seen[2]
    assert world.mailbox.to("nina@tehservis.example") == []


async def _suspend(world: World, account_id: int) -> None:
    await alter(world.core, Account, account_id, state=AccountState.SUSPENDED)


@pytest.mark.requirement("I-32")
async def test_another_code_is_counted_down_in_words_and_sent_once_the_time_is_over(
    world: World, adam: Phone
) -> None:
    await at_the_code(adam)
    assert "Новый код можно попросить через 60 секунд." in adam.screen
    await world.pass_time(15)
    await adam.press("Выслать снова")
    assert adam.alert == "Код уже отправлен. Новый можно попросить через 45 секунд."
    assert "Новый код можно попросить через 45 секунд." in adam.screen
    for seconds, words in ((23, "через 22 секунды"), (21, "через 1 секунду")):
        await world.pass_time(seconds)
        await adam.press("Выслать снова")
        assert f"Новый код можно попросить {words}." in adam.screen
    await world.pass_time(1)
    first = world.mailbox.code_for(ADAM)
    await adam.press("Выслать снова")
    assert adam.alert == "Если адрес подтверждён, новый код уже в пути. Прежний не подойдёт."
    assert world.mailbox.code_for(ADAM) != first
    assert "через 60 секунд" in adam.screen


async def test_what_is_no_address_is_asked_for_again(adam: Phone) -> None:
    await adam.say("/recover")
    for text, said in (
        ("adam", "Напишите телефон, например"),
        ("adam@", "На адрес почты это не похоже"),
        ("12", "Такого номера не бывает"),
    ):
        await adam.say(text)
        assert adam.screen.startswith(said)
        assert "Напишите почту или телефон" in adam.screen


async def test_a_password_that_is_too_weak_loses_nothing(world: World, adam: Phone) -> None:
    await at_the_code(adam)
    await adam.say(world.mailbox.code_for(ADAM))
    await adam.say("коротко")
    assert "из 15 знаков: добавьте ещё слово" in adam.screen
    await adam.say(PASSWORD)
    assert "Это прежний пароль" in adam.screen
    await adam.say(PHRASE)
    assert "Новый пароль сохранён" in adam.texts[-2]


async def test_who_takes_too_long_is_told_to_begin_again(world: World, adam: Phone) -> None:
    await at_the_code(adam)
    await adam.say(world.mailbox.code_for(ADAM))
    await world.pass_time(limits.PROOF_HOLDS.total_seconds())
    await adam.say(PHRASE)
    assert any("Начните сначала: /recover" in text for text in adam.texts)
    assert PHRASE not in adam.own_texts


async def test_a_letter_of_news_leads_to_recovery_by_its_link(world: World, cast: Cast, adam: Phone) -> None:
    await adam.open_link("recover")
    assert "Напишите почту или телефон" in adam.screen


async def test_he_goes_on_to_the_invitation_for_which_he_wanted_to_sign_in(
    world: World, cast: Cast, adam: Phone
) -> None:
    """Adam is invited elsewhere, opens the link in a new Telegram, and has forgotten his password."""
    person = await newcomer(
        world.core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=parse_email(ADAM)
    )
    added = await world.core.connecting.connect(
        cast.oscar.account_id, cast.other_tenant_id, person, operation()
    )
    await adam.open_link(token_of(added))
    await adam.press("Войти")
    await adam.press("Забыли пароль?")
    await adam.say(ADAM)
    await adam.say(world.mailbox.code_for(ADAM))
    await adam.say(PHRASE)
    assert "Другая контора" in adam.screen and "Принять" in adam.buttons


@pytest.mark.requirement("Y-17")
async def test_in_a_linked_telegram_his_own_addresses_are_offered(world: World, cast: Cast) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/recover")
    assert "Куда прислать код" in adam.screen
    await adam.press("a•••@tehservis.example")
    await adam.say(world.mailbox.code_for(ADAM))
    await adam.say(PHRASE)
    assert "Новый пароль сохранён" in adam.texts[-2]


@pytest.mark.requirement("Y-17")
async def test_who_has_no_address_that_helps_is_told_whom_to_ask_and_they_can_help(
    world: World, cast: Cast
) -> None:
    ivan, adam = world.phone_of(cast.ivan.telegram_id), world.phone_of(cast.adam.telegram_id)
    await ivan.say("/recover")
    assert "управляет вашей организацией: Адам Азимов, Ольга Орлова." in ivan.screen
    await ivan.say(ADAM)
    assert "Среди подтверждённых адресов вашей учётной записи такого нет" in ivan.screen
    await adam.say("/people")
    await adam.press("Иван Петров")
    await adam.press("Выдать пароль")
    await adam.press("Создать пароль")
    assert "Кто выдал: Адам Азимов" in ivan.screen
    await ivan.say("/start")
    assert "У меня есть логин и пароль" in ivan.buttons, (
        "I-09: whoever holds this phone has to know the new one"
    )
    password = re.search(r"[a-z]{4}(?:-[a-z]{4}){3}", "\n".join(adam.texts))
    assert password is not None
    await ivan.press("У меня есть логин и пароль")
    await ivan.say(cast.ivan.login)
    await ivan.say(password[0])
    assert "придумайте собственный пароль" in ivan.screen


async def test_whose_telegram_was_deleted_is_handed_a_password_by_the_administrator(
    world: World, cast: Cast, settings: BotSettings
) -> None:
    """Ivan has a phone only. He asks from his new Telegram, and the code for the old one finds nobody there."""
    sends_sms(world, settings)
    adam = world.phone_of(cast.adam.telegram_id)
    world.telegram.block(cast.ivan.telegram_id)
    assert cast.ivan.phone is not None
    await at_the_code(world.phone("Иван"), cast.ivan.phone)
    await adam.say("/people")
    await adam.press("Иван Петров")
    assert "Выдать пароль" not in adam.buttons, "who has blocked the bot may unblock it"
    world.telegram.delete_account(cast.ivan.telegram_id)
    new = world.phone("Иван")
    await at_the_code(new, cast.ivan.phone)
    assert "код уже в пути" in new.screen
    entries = await every(world.core, JournalEntry)
    gone = [entry.subject_id for entry in entries if entry.action == "account.chat_gone"]
    assert gone == [cast.ivan.account_id]
    await adam.say("/people")
    await adam.press("Иван Петров")
    await adam.press("Выдать пароль")
    await adam.press("Создать пароль")
    password = re.search(r"[a-z]{4}(?:-[a-z]{4}){3}", "\n".join(adam.texts))
    assert password is not None
    await new.say("/start")
    await new.press("У меня есть логин и пароль")
    await new.say(cast.ivan.login)
    await new.say(password[0])
    assert "придумайте собственный пароль" in new.screen


async def test_english_and_kazakh(world: World, cast: Cast) -> None:
    for language, words in (("en", "asked for in 60 seconds"), ("kk", "60 секундтан кейін")):
        phone = world.phone("Guest", language_code=language)
        await at_the_code(phone, f"{language}@nowhere.example")
        assert words in phone.screen
