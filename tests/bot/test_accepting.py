"""An invited person comes: looks, proves the address, corrects the name, sets a password, sees the applications."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.telegram import Clock
from core import limits
from tests.bot.conftest import World
from tests.bot.guests import EMAIL, PHONE, PHRASE, invited, stored_in, token_of
from tests.bot.phone import Phone
from tests.cast import Cast, address, operation
from tests.mailbox import Mailbox


@pytest.fixture
def petr(world: World) -> Phone:
    return world.phone("Пётр", phone=PHONE)


@pytest.fixture
def elena(world: World) -> Phone:
    return world.phone("Елена")


@pytest.fixture
async def adam(world: World, cast: Cast) -> Phone:
    """The inviter, who has talked to the bot, so that it may write to him."""
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/start")
    return adam


async def at_the_number(world: World, cast: Cast, phone: Phone, number: str = PHONE) -> str:
    token = token_of(await invited(world, cast, number))
    await phone.open_link(token)
    await phone.press("Принять")
    return token


async def at_the_code(world: World, cast: Cast, phone: Phone) -> str:
    token = token_of(await invited(world, cast, EMAIL))
    await phone.open_link(token)
    await phone.press("Принять")
    return token


async def at_the_password(world: World, cast: Cast, phone: Phone) -> str:
    token = await at_the_number(world, cast, phone)
    await phone.press("Поделиться номером")
    await phone.press("Всё верно")
    return token


@pytest.mark.requirement("F-26", "I-33")
async def test_the_invitation_says_who_where_as_what_and_for_which_applications(
    world: World, cast: Cast, petr: Phone
) -> None:
    await petr.open_link(token_of(await invited(world, cast)))
    assert "Адам Азимов приглашает вас в организацию ТехСервис" in petr.screen
    assert "пользователь организации (Сервисный специалист)" in petr.screen
    assert "• Мобильное приложение инженера" in petr.screen
    assert "заказчика" not in petr.screen, "a hidden application is not told of"
    assert PHONE not in petr.screen, "the link may be in wrong hands"


@pytest.mark.requirement("H-07", "H-08", "F-26", "F-27", "I-33")
async def test_the_letter_has_the_same_and_the_link(world: World, cast: Cast) -> None:
    token = token_of(await invited(world, cast, EMAIL, "О'Нил <b> & Ко"))
    letter = world.mailbox.to(EMAIL)[-1]
    for said in (
        "О'Нил <b> & Ко",
        "Адам Азимов",
        "«ТехСервис»",
        "Сервисный специалист",
        "• Мобильное приложение",
    ):
        assert said in letter.text
    assert token in letter.text
    assert letter.html is not None and "О'Нил &lt;b&gt; &amp; Ко" in letter.html
    assert ">Принять приглашение</a>" in letter.html


@pytest.mark.requirement("H-08", "F-27", "Y-15", "Y-16", "I-31", "H-19")
async def test_a_phone_is_proven_by_sharing_it_and_the_person_is_in(
    world: World, cast: Cast, petr: Phone, adam: Phone
) -> None:
    await at_the_number(world, cast, petr)
    await petr.press("Поделиться номером")
    assert "Вас записали так: Пётр Первый" in petr.screen
    await petr.say("Пётр Алексеевич <Романов>")
    await petr.say(PHRASE)
    assert "Готово, Пётр Алексеевич <Романов>. Вы в организации ТехСервис." in petr.texts[-2]
    assert "Мобильное приложение инженера" in petr.screen
    assert petr.button("1. Скачать для Android")["url"].endswith("ru.hubex.engineer")
    assert PHRASE not in petr.own_texts
    assert "Пётр Алексеевич <Романов> теперь в организации «ТехСервис»" in adam.screen
    application = (await world.core.checking.mine(cast.ivan.account_id))[0].lines[0].application
    assert (await world.core.signing_in.check(PHONE, PHRASE, application.key)) is not None


@pytest.mark.requirement("H-08", "I-31", "I-32")
async def test_an_e_mail_is_proven_by_the_code_sent_to_it(world: World, cast: Cast, elena: Phone) -> None:
    await at_the_code(world, cast, elena)
    assert "на e•••@example.com" in elena.screen
    code = world.mailbox.code_for(EMAIL)
    await elena.say(f" {code[:3]} — {code[3:]} ")
    await elena.press("Всё верно")
    await elena.say(PHRASE)
    assert "Вы в организации ТехСервис" in elena.texts[-2]


# The number


async def test_the_keyboard_of_the_number_disappears(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_number(world, cast, petr)
    assert petr.buttons == ["Поделиться номером", "Назад"]
    await petr.press("Назад")
    assert petr.chat["reply_keyboard"] is None
    await petr.press("Принять")
    await petr.press("Поделиться номером")
    assert petr.chat["reply_keyboard"] is None


async def test_a_typed_number_proves_nothing(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_number(world, cast, petr)
    for text in (PHONE, "вот мой номер", "🙂" * 2000):
        await petr.say(text)
        assert "Нажмите кнопку «Поделиться номером»" in petr.screen
    await petr.send_sticker()
    assert "Нажмите кнопку «Поделиться номером»" in petr.screen


@pytest.mark.requirement("I-31")
async def test_a_contact_card_with_the_right_number_proves_nothing(
    world: World, cast: Cast, petr: Phone
) -> None:
    thief = world.phone("Вор", phone="+77019999999")
    await at_the_number(world, cast, thief)
    await thief.share_contact(of=petr.id)
    assert "Это номер другого человека" in thief.screen
    await thief.share_contact(phone=PHONE, first_name="Пётр")
    assert "Это номер другого человека" in thief.screen


@pytest.mark.requirement("I-31")
async def test_nor_does_his_own_card_of_some_time_ago_forwarded(
    world: World, cast: Cast, petr: Phone
) -> None:
    """The number was his when he shared it; whoever was invited by it has it now."""
    await petr.open_link()
    await petr.press("Поделиться номером")
    await petr.share_contact()
    shared = max(message["id"] for message in petr.chat["messages"] if message["from"] == "user")
    await at_the_number(world, cast, petr)
    petr.telegram.forward(petr.id, shared)
    await petr.handled()
    assert "Это номер другого человека" in petr.screen
    await petr.press("Поделиться номером")
    assert "Вас записали так: Пётр Первый" in petr.screen


async def test_another_number_is_told_the_ending_and_the_inviter_is_asked_once(
    world: World, cast: Cast, adam: Phone
) -> None:
    petr = world.phone("Пётр", phone="+77019999999")
    await at_the_number(world, cast, petr, "+77017009925")
    await petr.press("Поделиться номером")
    assert "заканчивается на …25" in petr.screen
    await petr.press_twice("Попросить исправить номер")
    assert petr.alert == "Это уже сделано, повторять не нужно."
    assert "Адам Азимов узнает, что номер с окончанием …25 не ваш" in petr.screen
    notices = [text for text in adam.texts if "номер в приглашении не тот: +7 701 700 9925" in text]
    assert len(notices) == 1
    assert adam.buttons == ["Исправить адрес"]


async def test_the_right_number_may_be_shared_after_a_wrong_one(world: World, cast: Cast) -> None:
    petr = world.phone("Пётр", phone="+77019999999")
    await at_the_number(world, cast, petr)
    await petr.press("Поделиться номером")
    await petr.press("Поделиться ещё раз")
    assert petr.buttons == ["Поделиться номером", "Назад"]


# The code


@pytest.mark.requirement("I-32")
async def test_a_wrong_code_says_how_many_tries_are_left_until_none_is(
    world: World, cast: Cast, elena: Phone
) -> None:
    await at_the_code(world, cast, elena)
    wrong = "000000" if world.mailbox.code_for(EMAIL) != "000000" else "111111"
    for left in ("4 попытки", "3 попытки", "2 попытки", "1 попытка"):
        await elena.say(wrong)
        assert left in elena.screen
    await elena.say(wrong)
    assert "Попытки закончились" in elena.screen
    await elena.say(world.mailbox.code_for(EMAIL))
    assert "Попытки закончились" in elena.screen, "the right one comes too late"


async def test_what_is_no_code_costs_no_try(world: World, cast: Cast, elena: Phone) -> None:
    await at_the_code(world, cast, elena)
    for words in ("код не приходит", "🙂" * 2000):
        await elena.say(words)
        assert "Напишите шесть цифр. Если код не пришёл, нажмите «Выслать снова»." in elena.screen
    await elena.say("12345")
    assert "Возьмите его из самого нового сообщения" in elena.screen and "5 попыток" in elena.screen
    await elena.send_sticker()
    assert "обычным текстом" in elena.screen


async def test_the_code_may_stand_within_words(world: World, cast: Cast, elena: Phone) -> None:
    await at_the_code(world, cast, elena)
    code = world.mailbox.code_for(EMAIL)
    await elena.say(f"код {code[:3]} {code[3:]}")
    assert "почта подтверждена" in elena.screen


@pytest.mark.requirement("I-32")
async def test_a_new_code_may_be_asked_for_after_a_minute(world: World, cast: Cast, elena: Phone) -> None:
    await at_the_code(world, cast, elena)
    first = world.mailbox.code_for(EMAIL)
    assert "Новый код можно попросить через 60 секунд." in elena.screen
    await world.pass_time(18)
    await elena.press("Выслать снова")
    assert elena.alert == "Код уже отправлен. Новый можно попросить через 42 секунды."
    assert "Новый код можно попросить через 42 секунды." in elena.screen
    await world.pass_time(43)
    await elena.press("Выслать снова")
    assert elena.alert == "Новый код отправлен. Прежний больше не подойдёт."
    second = world.mailbox.code_for(EMAIL)
    assert second != first
    await elena.say(second)
    assert "почта подтверждена" in elena.screen


async def test_an_expired_code(world: World, cast: Cast, elena: Phone, clock: Clock) -> None:
    await at_the_code(world, cast, elena)
    clock.advance((limits.CODE_LIFE + timedelta(seconds=1)).total_seconds())
    await elena.say(world.mailbox.code_for(EMAIL))
    assert "Время этого кода вышло" in elena.screen


async def test_coming_back_within_a_minute_sends_no_second_letter(
    world: World, cast: Cast, elena: Phone
) -> None:
    await at_the_code(world, cast, elena)
    letters = len(world.mailbox.to(EMAIL))
    await elena.press("Назад")
    await elena.press("Принять")
    assert "Напишите сюда шесть цифр" in elena.screen and "Код уже" not in elena.screen
    assert len(world.mailbox.to(EMAIL)) == letters


async def test_an_edited_code_counts_like_a_new_one(world: World, cast: Cast, elena: Phone) -> None:
    await at_the_code(world, cast, elena)
    await elena.say("привет")
    await elena.edit(world.mailbox.code_for(EMAIL))
    assert "почта подтверждена" in elena.screen


# The name and the password


async def test_a_name_that_cannot_be_one(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_number(world, cast, petr)
    await petr.press("Поделиться номером")
    await petr.say("х" * 4096)
    assert "Напишите имя и фамилию, не длиннее 150 знаков" in petr.screen


async def test_the_name_may_be_corrected_from_the_password(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_password(world, cast, petr)
    await petr.press("Назад")
    await petr.say("Пётр Второй")
    assert "Пётр Второй, остался последний шаг" in petr.screen


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("коротко", "Пока 7 из 15 знаков: добавьте ещё слово."),
        ("х" * 1025, "Пароль слишком длинный"),
        ("qwertyuiop123456", "Такой пароль"),
        ("Пётр Первый ТехСервис", "В пароле есть имя, логин или название"),
        ("aaaaaaaaaaaaaaaaaaaa", "знаки повторяются"),
    ],
)
async def test_a_weak_password_is_refused_with_a_reason_and_removed(
    world: World, cast: Cast, petr: Phone, password: str, reason: str
) -> None:
    await at_the_password(world, cast, petr)
    await petr.say(password)
    assert reason in petr.screen
    assert password not in petr.own_texts


async def test_an_edited_message_is_a_password_too_and_removed(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_number(world, cast, petr)
    await petr.press("Поделиться номером")
    await petr.say("Пётр Второй")
    await petr.edit(PHRASE)
    assert "Готово, Пётр Второй" in petr.texts[-2]
    assert PHRASE not in petr.own_texts


async def test_a_photo_is_no_password(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_password(world, cast, petr)
    await petr.send_sticker()
    assert "Нужен пароль обычным текстом" in petr.screen


@pytest.mark.requirement("I-07")
async def test_nothing_secret_stays_in_the_database(
    world: World, cast: Cast, elena: Phone, tmp_path: Path
) -> None:
    token = await at_the_code(world, cast, elena)
    code = world.mailbox.code_for(EMAIL)
    await elena.say(code)
    await elena.press("Всё верно")
    await elena.say("weak but typed")
    await elena.say(PHRASE)
    kept = stored_in(tmp_path)
    for secret in (token, PHRASE, "weak but typed"):
        assert secret.encode() not in kept
    assert f'"{code}"'.encode() not in kept


# What may happen on the way


async def test_declining_is_confirmed_and_the_inviter_hears_of_it(
    world: World, cast: Cast, petr: Phone, adam: Phone
) -> None:
    await petr.open_link(token_of(await invited(world, cast)))
    await petr.press("Отказаться")
    assert "Отказаться от приглашения" in petr.screen
    await petr.press("Назад")
    await petr.press("Отказаться")
    await petr.press_twice("Да, отказаться")
    assert "Вы отказались" in petr.screen
    assert "Пётр Первый отказывается от вашего приглашения" in adam.screen
    await petr.press("В начало")
    assert "У меня есть ссылка" in petr.buttons


@pytest.mark.requirement("I-30")
async def test_a_link_opened_again_resumes_where_he_was(world: World, cast: Cast, petr: Phone) -> None:
    token = await at_the_password(world, cast, petr)
    await petr.open_link(token)
    assert "придумайте пароль" in petr.screen
    await petr.press("Назад")
    assert "Вас записали так" in petr.screen
    await petr.press("Всё верно")
    await petr.say(PHRASE)
    await petr.open_link(token)
    assert "уже приняли" in petr.texts[-2]
    assert "Мобильное приложение инженера" in petr.screen


@pytest.mark.requirement("I-31", "H-07")
async def test_who_has_another_number_here_gets_a_code_to_the_invited_one(
    world: World, sms: Mailbox, cast: Cast
) -> None:
    petr = world.phone("Пётр", phone="+77019999999")
    await at_the_number(world, cast, petr)
    assert petr.buttons[-3:] == ["Поделиться номером", "Прислать код на номер", "Назад"]
    await petr.press("Поделиться номером")
    assert "Прислать код на номер" in petr.buttons, "after a wrong one, too"
    await petr.press("Прислать код на номер")
    assert "Я отправил код на номер" in petr.screen
    assert "Новый код можно попросить через 60 секунд." in petr.screen
    assert petr.chat["reply_keyboard"] is None
    await petr.press("Выслать снова")
    assert petr.alert is not None and "через" in petr.alert
    await petr.say(sms.code_for(PHONE))
    assert "номер подтверждён" in petr.screen


async def test_a_code_that_cannot_come_by_any_way_is_said_not_to_have_come(
    world: World, sms: Mailbox, cast: Cast, petr: Phone
) -> None:
    sms.refuses.add(PHONE)
    await at_the_number(world, cast, petr)
    await petr.press("Прислать код на номер")
    assert petr.texts[-1].startswith("Код не дошёл на этот номер."), "he is told when it happens"
    await petr.say("код не приходит")
    assert "Код не дошёл на этот номер. Нажмите «Поделиться номером»" in petr.screen
    assert "пусть Адам Азимов исправит адрес" in petr.screen and "отправил код" not in petr.screen
    sms.refuses.clear()
    await world.pass_time(60)
    await petr.press("Выслать снова")
    await petr.say("пришёл")
    assert "Я отправил код на номер" in petr.screen and "Код не дошёл" not in petr.screen
    sms.refuses.add(PHONE)
    await world.pass_time(60)
    await petr.press("Выслать снова")
    await petr.say("и теперь?")
    await petr.press("Поделиться номером")
    await petr.press("Поделиться номером")
    assert "номер подтверждён" in petr.screen


async def test_so_is_a_letter_with_a_code(world: World, cast: Cast, elena: Phone) -> None:
    world.mailbox.refuses.add(EMAIL)
    await at_the_code(world, cast, elena)
    await elena.say("нет письма")
    assert "Письмо с кодом не дошло" in elena.screen
    assert "Поделиться номером" not in elena.buttons


@pytest.mark.requirement("I-08")
async def test_of_a_code_to_get_back_in_nobody_is_told_so(world: World, cast: Cast, elena: Phone) -> None:
    said = []
    for typed in ("adam@tehservis.example", "nobody@tehservis.example"):
        world.mailbox.refuses.add(typed)
        await elena.say("/recover")
        await elena.say(typed)
        await elena.say("не приходит")
        said.append([text for text in elena.texts if "не дош" in text])
    assert said == [[], []]


async def test_where_no_codes_are_sent_none_is_offered(world: World, cast: Cast, petr: Phone) -> None:
    await at_the_number(world, cast, petr)
    assert "Прислать код на номер" not in petr.buttons


async def test_of_two_people_with_one_link_the_first_to_prove_wins(
    world: World, cast: Cast, petr: Phone
) -> None:
    other = world.phone("Другой", phone="+77019999999")
    token = await at_the_number(world, cast, other)
    await petr.open_link(token)
    await petr.press("Принять")
    await petr.press("Поделиться номером")
    await other.press("Поделиться номером")
    assert "По этой ссылке в организацию ТехСервис уже вошли" in other.screen
    assert other.buttons == ["Войти", "В начало"]
    assert other.chat["reply_keyboard"] is None
    await other.open_link(token)
    assert "уже вошли" in other.screen


async def test_an_invitation_revoked_on_the_way_leads_to_the_doors(
    world: World, cast: Cast, petr: Phone
) -> None:
    added = await invited(world, cast)
    await petr.open_link(token_of(added))
    await petr.press("Принять")
    await petr.press("Поделиться номером")
    await petr.press("Всё верно")
    await world.core.inviting.revoke(cast.adam.account_id, added.membership_id)
    await petr.say(PHRASE)
    assert "Это приглашение в организацию ТехСервис отозвали" in petr.screen
    assert petr.buttons == ["Попросить новое приглашение", "В начало"]
    assert PHRASE not in petr.own_texts


async def test_a_resent_invitation_makes_the_open_screen_void(world: World, cast: Cast, petr: Phone) -> None:
    added = await invited(world, cast)
    await petr.open_link(token_of(added))
    await world.core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    await petr.press("Принять")
    assert "заменила новая" in petr.screen


async def test_a_text_on_a_screen_of_buttons_loses_nothing(world: World, cast: Cast, petr: Phone) -> None:
    await petr.open_link(token_of(await invited(world, cast)))
    await petr.say("а что это?")
    assert petr.buttons == ["Принять", "Отказаться"]
    assert len([text for text in petr.texts if "приглашает вас" in text]) == 1


async def test_an_undeliverable_letter_is_told_to_the_inviter(world: World, cast: Cast, adam: Phone) -> None:
    world.mailbox.refuses.add("nobody@example.com")
    await invited(world, cast, "nobody@example.com")
    assert "не дошло. Кому: Пётр Первый." in adam.screen
    assert "nobody@example.com: получателя с таким адресом нет." in adam.screen
    assert "/invites" in adam.screen


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
async def test_the_way_in_is_spoken_in_the_persons_language(world: World, cast: Cast, language: str) -> None:
    guest = world.phone("Guest", language_code=language, phone=PHONE)
    token = token_of(await invited(world, cast))
    await guest.open_link(token)
    await guest.press({"ru": "Принять", "en": "Accept", "kk": "Қабылдау"}[language])
    await guest.press({"ru": "Поделиться", "en": "Share", "kk": "Нөміріммен"}[language])
    await guest.press({"ru": "Всё верно", "en": "That is right", "kk": "Бәрі дұрыс"}[language])
    await guest.say(PHRASE)
    await guest.say("/start")
    assert (await world.core.directory.who(address(guest.id))).language == language
