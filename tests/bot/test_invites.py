"""/invites: what nobody has answered yet, a card for each, and the buttons under the notices about them."""

import re
from datetime import timedelta

import pytest

from bot.demo.telegram import Clock
from core import limits
from core.invitations import NewPerson
from core.people import parse_email
from core.tenants import LicenceState, Tenant, TenantRole
from tests.bot.conftest import World
from tests.bot.guests import EMAIL, PHONE, invited
from tests.bot.phone import Phone
from tests.cast import Cast, operation
from tests.core.conftest import alter
from tests.crowd import invite
from tests.mailbox import Mailbox

WRONG = "elena@example.con"


@pytest.fixture
async def adam(world: World, cast: Cast) -> Phone:
    phone = world.phone_of(cast.adam.telegram_id)
    await phone.say("/start")
    return phone


async def opened(adam: Phone, name: str) -> None:
    await adam.say("/invites")
    await adam.press(next(label for label in adam.buttons if label.startswith(name)))


async def test_whoever_has_nobody_waiting_is_told_what_to_do_first(adam: Phone) -> None:
    await adam.say("/invites")
    assert "Все, кого вы пригласили, уже ответили." in adam.screen
    assert adam.buttons == ["Добавить", "В меню"]
    await adam.press("Добавить")
    assert "телефон" in adam.screen.lower()


@pytest.mark.requirement("H-07", "F-22", "F-23")
async def test_the_list_says_where_each_went_since_when_and_by_whom(
    world: World, cast: Cast, adam: Phone, clock: Clock
) -> None:
    await invited(world, cast, PHONE, "Пётр Первый")
    clock.advance(timedelta(days=2).total_seconds())
    world.mailbox.refuses.add(WRONG)
    await invited(world, cast, WRONG, "Елена Вторая")
    await adam.say("/invites")
    assert "Приглашения · ТехСервис" in adam.screen
    why = "получателя с таким адресом нет"
    assert f"Елена Вторая · не дошло\n{WRONG} ({why})\nсегодня · Адам Азимов" in adam.screen
    assert "Пётр Первый · ждёт ответа\nссылка из рук в руки, +7 701 700 1122\n2 дня назад" in adam.screen
    assert adam.buttons == [
        "✓ Все · 2",
        "Ждут ответа · 1",
        "Не дошли · 1",
        "Елена Вторая · не дошло",
        "Пётр Первый · ждёт",
        "Добавить",
        "В меню",
    ]
    await adam.press("Не дошли · 1")
    assert "Пётр" not in adam.screen and "✓ Не дошли · 1" in adam.buttons
    await adam.press("✓ Не дошли · 1")
    assert "✓ Все · 2" in adam.buttons


@pytest.mark.requirement("I-30", "F-26")
async def test_a_typo_is_corrected_in_place_and_the_old_link_dies(
    world: World, cast: Cast, adam: Phone
) -> None:
    world.mailbox.refuses.add(WRONG)
    await invited(world, cast, WRONG, "Елена Вторая")
    await opened(adam, "Елена")
    assert f"Письмо на {WRONG}: не дошло, получателя с таким адресом нет" in adam.screen
    await adam.press("Исправить адрес")
    await adam.say("не адрес")
    assert "Елена Вторая" in adam.screen, "nothing is lost"
    await adam.say(EMAIL)
    await world.settle()
    assert f"Адрес исправлен. Отправляю: письмо на {EMAIL}." in adam.screen
    assert f"Письмо на {EMAIL}" in adam.screen
    assert len(world.mailbox.to(EMAIL)) == 1


@pytest.mark.requirement("I-30", "H-06")
async def test_of_two_addresses_each_is_corrected_and_the_login_follows_only_its_own(
    world: World, sms: Mailbox, cast: Cast, adam: Phone
) -> None:
    await invited(world, cast, PHONE, "Елена Вторая", email=WRONG)
    await opened(adam, "Елена")
    await adam.press("Исправить адрес")
    assert f"сейчас приглашение отправлено на +7 701 700 1122, {WRONG}" in adam.screen
    await adam.say(EMAIL)
    await world.settle()
    assert f"Отправляю: SMS на +7 701 700 1122, письмо на {EMAIL}." in adam.screen
    assert "Логин" not in adam.screen and WRONG not in adam.screen
    assert (len(world.mailbox.to(WRONG)), len(world.mailbox.to(EMAIL))) == (1, 1)
    await adam.press("Исправить адрес")
    await adam.say("8 701 700 11 33")
    assert "Логин тоже сменится: +77017001133." in adam.screen


async def test_the_login_is_told_above_a_link_that_nothing_carries_too(
    world: World, cast: Cast, adam: Phone
) -> None:
    await invited(world, cast)
    await opened(adam, "Пётр")
    await adam.press("Исправить адрес")
    await adam.say("8 701 700 11 33")
    assert "Логин тоже сменится: +77017001133." in adam.screen


async def test_what_does_not_go_out_yet_is_said_in_the_list_and_on_the_card(
    world: World, cast: Cast, adam: Phone
) -> None:
    world.mailbox.is_down = True
    await invited(world, cast, EMAIL, "Елена Вторая")
    await adam.say("/invites")
    assert f"{EMAIL} (пока не уходит, пробую снова)" in adam.screen
    await adam.press("Елена Вторая · ждёт")
    assert f"Письмо на {EMAIL}: пока не уходит, пробую снова" in adam.screen
    world.mailbox.is_down = False
    await world.pass_time(limits.DELIVERY_MAX_WAIT.total_seconds())
    await opened(adam, "Елена")
    assert "пробую снова" not in adam.screen


async def test_an_address_of_somebody_known_is_refused_with_what_to_do(
    world: World, cast: Cast, adam: Phone
) -> None:
    await invited(world, cast, WRONG, "Елена Вторая")
    await opened(adam, "Елена")
    await adam.press("Исправить адрес")
    await adam.say("oscar@elsewhere.example")
    assert "Подключите его по этому адресу" in adam.screen
    await adam.say("+77017051225")
    assert "уже есть в организации" in adam.screen
    await adam.press("Назад")
    assert "Приглашение ждёт ответа" in adam.screen


async def test_a_contact_of_the_address_book_is_an_address_too(world: World, cast: Cast, adam: Phone) -> None:
    await invited(world, cast, WRONG, "Елена Вторая")
    await opened(adam, "Елена")
    await adam.press("Исправить адрес")
    await adam.share_contact(phone=PHONE, first_name="Елена")
    assert "Приглашение: Елена Вторая" in adam.screen, "a link that nothing carries is handed on at once"


async def test_sent_again_it_is_asked_about_once(world: World, cast: Cast, adam: Phone) -> None:
    await invited(world, cast, EMAIL, "Елена Вторая")
    await opened(adam, "Елена")
    await adam.press("Отправить заново")
    assert (
        "Прежняя ссылка перестанет действовать. Новая уйдёт так: письмо на elena@example.com." in adam.screen
    )
    await adam.press("Отправить")
    assert f"Отправляю заново: письмо на {EMAIL}." in adam.screen
    await world.settle()
    assert len(world.mailbox.to(EMAIL)) == 2


@pytest.mark.requirement("I-30")
async def test_those_that_expired_together_are_sent_again_together(
    world: World, cast: Cast, adam: Phone
) -> None:
    for n in range(3):
        await invited(world, cast, f"guest{n}@example.com", f"Гость {n}")
    await invited(world, cast, PHONE)
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    await adam.say("/invites")
    assert "Отправить всем заново" not in adam.buttons, "it stands where nothing but these is shown"
    await adam.press("Истекли · 4")
    await adam.press("Отправить всем заново")
    assert "Отправить заново 4 приглашения? Кому: Пётр Первый, Гость 2, Гость 1, Гость 0." in adam.screen
    await adam.press("Назад")
    await adam.press("Отправить всем заново")
    await adam.press("Отправить")
    assert "Заново отправлено 3 приглашения." in adam.screen
    assert "Новую ссылку передайте сами, она в карточке: Пётр Первый." in adam.screen
    assert "Отправить всем заново" not in adam.buttons and "Ждут ответа · 4" in adam.buttons
    await world.settle()
    assert [len(world.mailbox.to(f"guest{n}@example.com")) for n in range(3)] == [2, 2, 2]


@pytest.mark.requirement("I-35")
async def test_what_is_refused_then_is_told_once_for_all(world: World, cast: Cast, adam: Phone) -> None:
    for n in range(2):
        await invited(world, cast, f"guest{n}@example.com", f"Гость {n}")
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    await adam.say("/invites")
    await adam.press("Истекли · 2")
    await adam.press("Отправить всем заново")
    await alter(world.core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    await adam.press("Отправить")
    assert "Не отправлено: Гость 1, Гость 0. " in adam.screen and "Истекли · 2" in "".join(adam.buttons)


async def test_the_link_is_copied_and_its_qr_shown(world: World, cast: Cast, adam: Phone) -> None:
    added = await invited(world, cast)
    await opened(adam, "Пётр")
    assert adam.button("Скопировать")["copy_text"] == added.link
    await adam.press("Показать QR")
    assert adam.last["photo"] and added.link is not None and added.link in adam.screen
    await adam.press("Назад")
    assert "Кто пригласил: Адам Азимов, сегодня" in adam.screen


async def test_revoking_says_what_will_happen_and_leads_back_to_the_list(
    world: World, cast: Cast, adam: Phone
) -> None:
    await invited(world, cast)
    await opened(adam, "Пётр")
    await adam.press("Отозвать")
    assert "Ссылка перестанет действовать, и человек пропадёт из списка" in adam.screen
    await adam.press("Отозвать")
    assert adam.alert == "Приглашение отозвано"
    assert "уже ответили" in adam.screen


async def test_one_answered_meanwhile_is_gone_not_broken(world: World, cast: Cast, adam: Phone) -> None:
    added = await invited(world, cast)
    await adam.say("/invites")
    await world.core.inviting.revoke(cast.olga.account_id, added.membership_id)
    await adam.press("Пётр Первый · ждёт")
    assert "Этого приглашения больше нет" in adam.screen
    assert adam.buttons == ["Назад"]
    await adam.press("Назад")
    assert "уже ответили" in adam.screen


async def test_it_is_one_message_all_the_way(world: World, cast: Cast, adam: Phone) -> None:
    await invited(world, cast)
    await adam.say("/invites")
    screens = len(adam.texts)
    for label in ("Пётр Первый · ждёт", "Отправить заново", "Назад", "Отозвать", "Назад", "Назад"):
        await adam.press(label)
    assert len(adam.texts) == screens


@pytest.mark.requirement("I-19")
async def test_an_administrators_invitation_is_the_owners_matter(
    world: World, cast: Cast, adam: Phone
) -> None:
    options = await world.core.inviting.options(cast.olga.account_id, cast.tenant_id)
    role = next(role for role in options.roles if role.name == "Диспетчер")
    person = NewPerson(
        "Елена Вторая", {role.user_type: role.id}, parse_email(EMAIL), tenant_role=TenantRole.ADMINISTRATOR
    )
    await world.core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    await opened(adam, "Елена")
    assert "изменить его может только владелец" in adam.screen
    assert adam.buttons == ["Открыть карточку человека", "Назад"]


# From elsewhere


async def test_the_menu_and_the_list_of_people_lead_there(world: World, cast: Cast, adam: Phone) -> None:
    await adam.say("/start")
    await adam.press("Приглашения")
    assert "Приглашения · ТехСервис" in adam.screen
    await adam.say("/people")
    await adam.press("Приглашения")
    assert "Приглашения · ТехСервис" in adam.screen


async def test_a_persons_card_corrects_the_address_too_and_leads_back(
    world: World, cast: Cast, adam: Phone
) -> None:
    await invited(world, cast, WRONG, "Елена Вторая")
    await adam.say("/people")
    await adam.press(next(label for label in adam.buttons if label.startswith("Елена")))
    await adam.press("Исправить адрес")
    await adam.press("Назад")
    assert "Елена Вторая" in adam.screen and "Исправить адрес" in adam.buttons
    await adam.press("Исправить адрес")
    await adam.say(EMAIL)
    assert "Адрес исправлен" in adam.screen


@pytest.mark.parametrize("name", ["ivan", "sam"])
async def test_it_is_for_managers(world: World, cast: Cast, name: str) -> None:
    phone = world.phone_of(getattr(cast, name).telegram_id)
    await phone.say("/invites")
    assert "Приглашения ·" not in phone.screen


# The buttons under the notices


async def test_what_could_not_be_delivered_is_corrected_from_the_notice(
    world: World, cast: Cast, adam: Phone
) -> None:
    world.mailbox.refuses.add(WRONG)
    await invited(world, cast, WRONG, "Елена Вторая")
    assert adam.buttons == ["Исправить адрес", "Попробовать ещё раз", "Показать ссылку"]
    await adam.press("Исправить адрес")
    assert f"отправлено на {WRONG}" in adam.screen
    await adam.say(EMAIL)
    await world.settle()
    assert len(world.mailbox.to(EMAIL)) == 1


async def test_what_failed_through_us_blames_no_address_and_offers_the_link(
    world: World, cast: Cast, adam: Phone
) -> None:
    world.mailbox.is_down = True
    await invited(world, cast, EMAIL, "Елена Вторая")
    for _ in range(limits.DELIVERY_TRIES):
        await world.pass_time(2 * limits.DELIVERY_MAX_WAIT.total_seconds())
    assert "Адрес ни при чём: не отвечает служба доставки. Передайте ссылку сами" in adam.screen
    assert adam.buttons == ["Попробовать ещё раз", "Показать ссылку"]
    await adam.press("Показать ссылку")
    assert adam.last["photo"] and "start=inv_" in adam.screen
    assert "Передайте ссылку этому человеку или покажите QR" in adam.screen


async def test_or_tried_again_by_one_press(world: World, cast: Cast, adam: Phone) -> None:
    world.mailbox.refuses.add(EMAIL)
    await invited(world, cast, EMAIL, "Елена Вторая")
    world.mailbox.refuses.clear()
    await adam.press_twice("Попробовать ещё раз")
    await world.settle()
    assert f"Отправляю заново: Елена Вторая, письмо на {EMAIL}." in adam.screen
    assert len(world.mailbox.to(EMAIL)) == 1, "a second press kills no newer link"


async def test_an_expired_one_is_sent_again_from_the_notice(world: World, cast: Cast, adam: Phone) -> None:
    await invited(world, cast)
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    assert "срок вышел. Куда приглашали: +7 701 700 1122" in adam.screen
    await adam.press("Отправить заново")
    assert any("Новая ссылка готова: Пётр Первый" in text for text in adam.texts)
    assert re.search(r"start=inv_\S+", adam.screen), "and shown at once, for nothing carries it"


async def test_a_half_filled_form_is_kept_when_a_notice_opens_a_screen(
    world: World, cast: Cast, adam: Phone
) -> None:
    await adam.say("/add")
    await adam.say("+77017770099")
    world.mailbox.refuses.add(WRONG)
    await invited(world, cast, WRONG, "Елена Вторая")
    await adam.press("Исправить адрес")
    assert "Продолжить" in adam.buttons


async def test_a_forged_button_does_nothing(world: World, cast: Cast) -> None:
    added = await invited(world, cast)
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/start")
    for what in ("resend", "refuse", "correct", "link", "add", "nonsense"):
        await ivan.press_data(f"act:invitation:{added.membership_id}:1:{what}")
        assert ivan.alert is not None
    card = await world.core.pending.card(cast.adam.account_id, added.membership_id)
    assert card.invitation.state.value == "ISSUED"


# Many, and in every language


async def test_five_thousand_fit_telegrams_limits(world: World, cast: Cast, adam: Phone) -> None:
    await invite(world.core, cast.tenant_id, 5000, cast.adam.account_id)
    await adam.say("/invites")
    assert "✓ Все · 5\u00a0000" in adam.buttons and "Страница 1 из 625" in adam.screen
    await adam.press("Дальше →")
    assert "Страница 2 из 625" in adam.screen
    for chip in ("Ждут ответа · 1\u00a0667", "Истекли · 1\u00a0666", "Не дошли · 1\u00a0667"):
        await adam.press(chip)
        assert "Страница 1 из 209" in adam.screen


@pytest.mark.parametrize(
    ("language", "title", "chip"),
    [("en", "Invitations · ТехСервис", "Waiting · 1"), ("kk", "Шақырулар · ТехСервис", "Жауап күтеді · 1")],
)
async def test_it_speaks_the_readers_language(
    world: World, cast: Cast, adam: Phone, language: str, title: str, chip: str
) -> None:
    await invited(world, cast)
    await world.core.directory.set_language(cast.adam.address, language)
    await adam.say("/invites")
    assert title in adam.screen and chip in adam.buttons
    await adam.press(next(label for label in adam.buttons if label.startswith("Пётр")))
    assert "Пётр Первый" in adam.screen
