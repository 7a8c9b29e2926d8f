"""/account, "Мой вход": what is known of me, and how I change it in chat."""

from pathlib import Path

import pytest

from bot.settings import BotSettings
from core import limits, texts
from core.people import Contact, Identifier
from tests.bot.conftest import World, sends_sms
from tests.bot.guests import PHRASE, handed_over, stored_in
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast, address
from tests.core.conftest import every

ADAM, OTHER = "adam@tehservis.example", "adam@home.example"


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


@pytest.fixture
def ivan(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.ivan.telegram_id)


async def at(phone: Phone, label: str, password: str = PASSWORD) -> None:
    """At the window behind this button, with the password shown."""
    await phone.say("/account")
    await phone.press(label)
    if "нынешний пароль" in phone.screen:
        await phone.say(password)


async def addresses(world: World, account_id: int) -> list[str]:
    return [each.value for each in await every(world.core, Identifier) if each.account_id == account_id]


async def test_he_sees_what_is_known_of_him(adam: Phone) -> None:
    await adam.say("/start")
    await adam.press("Мой вход")
    assert "Логин: adam@tehservis.example" in adam.screen
    assert "Почта: a•••@tehservis.example, подтверждена" in adam.screen
    assert "Телефон: нет" in adam.screen
    assert "Telegram: этот" in adam.screen
    assert "сами вы вернуться не сможете" not in adam.screen


@pytest.mark.requirement("Y-17")
async def test_who_cannot_come_back_alone_is_told_so_and_by_whom_he_is_helped(ivan: Phone) -> None:
    await ivan.say("/account")
    assert "Телефон: +7••••••••25, подтверждён" in ivan.screen
    assert "Если забудете пароль, сами вы вернуться не сможете" in ivan.screen
    assert "Адам Азимов, Ольга Орлова" in ivan.screen


async def test_a_stranger_is_told_how_to_come_in(world: World) -> None:
    oscar = world.phone("Гость")
    await oscar.say("/account")
    assert "Я пока не знаю, кто вы" in oscar.screen
    assert oscar.buttons == ["В меню"]


@pytest.mark.requirement("Y-17")
async def test_a_password_is_changed_and_neither_stays_anywhere(
    world: World, adam: Phone, tmp_path: Path
) -> None:
    await at(adam, "Сменить пароль")
    assert "Придумайте новый пароль" in adam.screen
    await adam.say(PHRASE)
    assert "Пароль изменён" in adam.texts[-2]
    assert "Мой вход" in adam.screen
    assert PASSWORD not in adam.own_texts and PHRASE not in adam.own_texts
    assert PHRASE.encode() not in stored_in(tmp_path)
    assert (await world.core.signing_in.check(ADAM, PHRASE, "web-1")).permit
    assert world.mailbox.to(ADAM)[-1].subject == "Пароль изменён"


async def test_a_wrong_present_password_is_slowed_down_and_leads_to_recovery(
    world: World, adam: Phone
) -> None:
    await at(adam, "Сменить пароль", "не тот пароль")
    assert "Пароль не подошёл." in adam.screen
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        await adam.say("не тот пароль")
    assert "Попробовать снова можно через 5 секунд" in adam.screen
    await adam.press("Забыли пароль?")
    assert "Куда прислать код" in adam.screen


async def test_the_password_is_asked_for_once_in_a_quarter_of_an_hour(world: World, adam: Phone) -> None:
    await at(adam, "Сменить логин")
    await adam.say("adam.azimov")
    assert "Теперь ваш логин: adam.azimov" in adam.texts[-2]
    await adam.press("Сменить почту")
    assert "Напишите новую" in adam.screen
    await world.pass_time(limits.PROOF_HOLDS.total_seconds())
    await adam.say(OTHER)
    assert "нынешний пароль" in adam.screen
    await adam.say(PASSWORD)
    assert "Напишите новую" in adam.screen, "he is back where he was"


async def test_a_login_that_is_taken_or_somebody_elses_address_is_refused(adam: Phone, cast: Cast) -> None:
    await at(adam, "Сменить логин")
    await adam.say(cast.ivan.login)
    assert "Логином может быть только собственный адрес" in adam.screen
    await adam.say("a b")
    assert "Ваш логин" in adam.screen


@pytest.mark.requirement("I-02", "I-03")
async def test_an_email_is_replaced_and_the_login_follows_if_he_agrees(
    world: World, cast: Cast, adam: Phone
) -> None:
    await at(adam, "Сменить почту")
    await adam.say(OTHER)
    assert "Я отправил письмо с кодом на a•••@home.example" in adam.screen
    assert "Новый код можно попросить через 60 секунд" in adam.screen
    await adam.say(world.mailbox.code_for(OTHER))
    assert "Ваш логин пока прежний: adam@tehservis.example" in adam.screen
    assert await addresses(world, cast.adam.account_id) == [ADAM]
    await adam.press("Сменить и логин")
    assert "Теперь ваша почта a•••@home.example. Логин тоже новый: adam@home.example" in adam.texts[-2]
    assert await addresses(world, cast.adam.account_id) == [OTHER]
    assert world.mailbox.to(ADAM)[-1].subject == "Почта учётной записи изменена"
    assert (await world.core.signing_in.check(OTHER, PASSWORD, "web-1")).permit


async def test_the_login_stays_if_he_wants_that(world: World, cast: Cast, adam: Phone) -> None:
    await at(adam, "Сменить почту")
    await adam.say(OTHER)
    await adam.say(world.mailbox.code_for(OTHER))
    await adam.press_twice("Оставить логин прежним")
    assert "Логин: adam@tehservis.example" in adam.screen
    assert "Почта: a•••@home.example, подтверждена" in adam.screen


async def test_with_a_login_of_his_own_making_the_code_is_the_last_step(
    world: World, cast: Cast, adam: Phone
) -> None:
    await at(adam, "Сменить логин")
    await adam.say("adam.azimov")
    await adam.press("Сменить почту")
    await adam.say(OTHER)
    await adam.say(world.mailbox.code_for(OTHER))
    assert adam.texts[-2] == "Теперь ваша почта a•••@home.example."
    assert "Логин: adam.azimov" in adam.screen
    assert await addresses(world, cast.adam.account_id) == [OTHER]


@pytest.mark.requirement("I-32")
async def test_a_wrong_code_and_another_one(world: World, adam: Phone) -> None:
    await at(adam, "Сменить почту")
    await adam.say(OTHER)
    first = world.mailbox.code_for(OTHER)
    await adam.say(str((int(first) + 1) % 10**6).zfill(6))
    assert "Осталось 4 попытки" in adam.screen
    await adam.press("Выслать снова")
    assert adam.alert == "Код уже отправлен. Новый можно попросить через 60 секунд."
    await world.pass_time(60)
    await adam.press("Выслать снова")
    await adam.say(first)
    assert "Код не подошёл" in adam.screen
    await adam.say(world.mailbox.code_for(OTHER))
    assert "Ваш логин пока прежний" in adam.screen


@pytest.mark.requirement("I-02")
async def test_an_address_of_somebody_else_is_told_only_after_its_code(
    world: World, cast: Cast, ivan: Phone
) -> None:
    await at(ivan, "Добавить почту")
    await ivan.say(ADAM)
    assert "Я отправил письмо с кодом" in ivan.screen
    await ivan.say(world.mailbox.code_for(ADAM))
    assert texts.plain("ru", "error-identifier-taken") in ivan.screen
    assert await addresses(world, cast.ivan.account_id) == ["+77017051225"]


@pytest.mark.requirement("I-31")
async def test_a_phone_is_replaced_by_sharing_ones_own_contact(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await at(olga, "Добавить номер")
    assert "Подойдёт только номер этого Telegram" in olga.screen
    await olga.share_contact(of=cast.ivan.telegram_id)
    assert "Это номер другого человека" in olga.screen
    await olga.say("+7 701 000 00 02")
    assert texts.plain("ru", "sharing-how") in olga.screen
    await olga.share_contact()
    assert "Теперь ваш телефон" in olga.texts[-2]
    assert "подтверждён" in olga.screen


@pytest.mark.requirement("I-14", "F-10")
async def test_an_administrator_cannot_remove_his_email_and_a_member_can(
    world: World, cast: Cast, adam: Phone
) -> None:
    await at(adam, "Сменить почту")
    await adam.press("Убрать почту")
    await adam.press("Убрать")
    assert "Владельцу и администратору нужна почта." in adam.screen
    sam = world.phone_of(cast.sam.telegram_id)
    await at(sam, "Сменить почту")
    await sam.press("Убрать почту")
    assert "Убрать s•••@tehservis.example?" in sam.screen
    await sam.press("Убрать")
    assert "Почта: нет" in sam.screen


async def test_this_telegram_is_unlinked_after_a_warning_and_signs_in_again(
    world: World, cast: Cast, ivan: Phone
) -> None:
    await ivan.say("/account")
    await ivan.press("Отвязать этот Telegram")
    assert "сами вы вернуться не сможете" in ivan.screen
    await ivan.press("Отвязать")
    assert "Этот Telegram отвязан" in ivan.texts[-2]
    assert "У меня есть логин и пароль" in ivan.buttons
    await ivan.press("У меня есть логин и пароль")
    await ivan.say(cast.ivan.login)
    await ivan.say(PASSWORD)
    assert "Мой вход" in ivan.buttons


async def test_who_could_not_come_back_adds_an_email_before_he_unlinks(
    world: World, cast: Cast, settings: BotSettings
) -> None:
    """Where codes go to numbers, he comes back alone only while this Telegram is his."""
    sends_sms(world, settings)
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/account")
    assert "сами вы вернуться не сможете" not in ivan.screen
    await ivan.press("Отвязать этот Telegram")
    assert "сами вы вернуться не сможете" in ivan.screen
    await ivan.press("Сначала добавить почту")
    await ivan.say(PASSWORD)
    await ivan.say("ivan@home.example")
    await ivan.say(world.mailbox.code_for("ivan@home.example"))
    await ivan.press("Отвязать этот Telegram")
    assert "вернуть вход поможет почта" in ivan.screen
    assert "Сначала добавить почту" not in ivan.buttons


@pytest.mark.requirement("I-09")
async def test_it_was_not_me(world: World, cast: Cast, adam: Phone) -> None:
    """Somebody signs in elsewhere; the former chat closes that, and sets a new password."""
    await adam.say("/start")
    thief = world.phone("Вор")
    await thief.say("/start")
    await thief.press("У меня есть логин и пароль")
    await thief.say(ADAM)
    await thief.say(PASSWORD)
    assert "Добавить человека" in thief.buttons
    assert "вошли из другого Telegram: Вор. Здесь" in adam.screen
    await adam.press("Это не я")
    assert "Тот вход закрыт" in adam.screen
    await thief.say("/start")
    assert "У меня есть логин и пароль" in thief.buttons
    await adam.say("/start")
    assert "придумайте собственный пароль" in adam.screen
    await adam.say(PHRASE)
    assert "Добавить человека" in adam.buttons
    assert (await world.core.signing_in.check(ADAM, PHRASE, "web-1")).permit


async def test_what_the_other_is_called_at_telegram_turns_no_sentence_around(
    world: World, adam: Phone
) -> None:
    await adam.say("/start")
    thief = world.phone("Вор \u202eйинтурк\u2066\n\nВсё в порядке")
    await thief.say("/start")
    await thief.press("У меня есть логин и пароль")
    await thief.say(ADAM)
    await thief.say(PASSWORD)
    assert "вошли из другого Telegram: Вор йинтурк Всё в порядке. Здесь" in adam.screen


async def test_the_button_is_nobody_elses_and_does_not_work_twice(
    world: World, cast: Cast, adam: Phone, ivan: Phone
) -> None:
    await adam.say("/start")
    other = world.phone("Адам")
    await world.core.signing_in.enter(ADAM, PASSWORD, address(other.id))
    await world.settle()
    data = adam.button("Это не я")["data"]
    await ivan.say("/start")
    await ivan.press_data(data)
    assert ivan.alert is not None and "только из чата, куда пришло сообщение" in ivan.alert
    await adam.press("Это не я")
    await adam.press_data(data)
    assert adam.alert is not None and "уже нельзя" in adam.alert


async def test_who_was_handed_a_password_changes_it_the_same_way(world: World, cast: Cast) -> None:
    petr = world.phone("Пётр")
    password = await handed_over(world, cast)
    await petr.say("/start")
    await petr.press("У меня есть логин и пароль")
    await petr.say("petr")
    await petr.say(password)
    await petr.say(PHRASE)
    await at(petr, "Сменить пароль", PHRASE)
    await petr.say("new teapot dances under sunlight")
    assert "Пароль изменён" in petr.texts[-2]
    contacts = [each for each in await every(world.core, Contact) if each.account_id is not None]
    assert str(petr.id) in {each.address for each in contacts}
