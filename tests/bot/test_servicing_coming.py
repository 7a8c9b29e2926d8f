"""The invited owner of a new organisation, in his chair: from the letter to an organisation on trial."""

from pathlib import Path

import pytest

from core import limits
from core.servicing import TenantInvitationState
from core.tenants import LicenceState, Tenant
from tests.bot.conftest import World
from tests.bot.guests import PHRASE, stored_in
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast, operation
from tests.core.conftest import every
from tests.core.servicing import let_service

pytestmark = pytest.mark.requirement("F-13")

EMAIL = "rosa@romashka.example"


@pytest.fixture(autouse=True)
async def servicing(world: World, cast: Cast) -> None:
    await let_service(world.core, cast)


@pytest.fixture
def rosa(world: World) -> Phone:
    return world.phone("Роза")


async def invited(world: World, cast: Cast, email: str = EMAIL) -> str:
    """The token of the letter that Sam sends."""
    await world.core.servicing.inviting.invite(
        cast.sam.account_id, cast.tenant_id, "Ромашка", email, operation()
    )
    await world.settle()
    return world.mailbox.token_for(email)


async def revoked(world: World, cast: Cast) -> None:
    (invitation,) = await world.core.servicing.inviting.all(cast.sam.account_id, cast.tenant_id)
    await world.core.servicing.inviting.revoke(cast.sam.account_id, invitation.id)


async def at_the_code(world: World, cast: Cast, phone: Phone) -> None:
    await phone.open_link(await invited(world, cast))
    await phone.press("Принять")
    await phone.say("Роза Рахимова")


async def at_the_password(world: World, cast: Cast, phone: Phone) -> None:
    await at_the_code(world, cast, phone)
    await phone.say(world.mailbox.code_for(EMAIL))


async def found(phone: Phone) -> None:
    """Each question of the form, from the name that was given to the organisation."""
    assert "Сейчас: Ромашка" in phone.screen
    for button in ("Оставить и дальше", "Казахстан"):
        await phone.press(button)
    if "По какому времени" in phone.screen:
        await phone.say("Алматы")
    await phone.press("Запись клиентов")
    await phone.press("Создать организацию")


async def test_from_the_letter_to_an_organisation_on_trial(world: World, cast: Cast, rosa: Phone) -> None:
    await rosa.open_link(await invited(world, cast))
    assert "Сэм Саидов из организации ТехСервис приглашает" in rosa.screen
    assert "код из письма на r•••@romashka.example" in rosa.screen
    await rosa.press("Принять")
    assert "оставьте то, что есть: Роза" in rosa.screen
    await rosa.say("Роза Рахимова")
    assert "письмо с кодом на r•••@romashka.example" in rosa.screen
    await rosa.say(world.mailbox.code_for(EMAIL))
    assert "придумайте пароль" in rosa.screen
    await rosa.say(PHRASE)
    assert f"ваш логин: {EMAIL}" in rosa.texts[-2]
    await found(rosa)
    assert "Пробный период: 30 дней" in rosa.screen
    assert rosa.buttons == ["В меню"], "people cannot be invited on trial"
    tenant = (await every(world.core, Tenant))[-1]
    assert (tenant.name, tenant.licence) == ("Ромашка", LicenceState.TRIAL)
    assert PHRASE not in rosa.own_texts
    await rosa.press("В меню")
    assert "Роза Рахимова" in rosa.screen


async def test_the_operator_hears_of_it(world: World, cast: Cast, rosa: Phone) -> None:
    world.telegram.open_link(cast.sam.telegram_id)
    world.telegram.take_updates()
    await at_the_password(world, cast, rosa)
    await rosa.say(PHRASE)
    await found(rosa)
    assert "«Ромашка» начала работу" in world.phone_of(cast.sam.telegram_id).screen


async def test_declining_asks_once_more(world: World, cast: Cast, rosa: Phone) -> None:
    token = await invited(world, cast)
    await rosa.open_link(token)
    await rosa.press("Отказаться")
    assert "Сэм Саидов узнает об отказе" in rosa.screen
    await rosa.press("Назад")
    await rosa.press("Отказаться")
    await rosa.press("Да, отказаться")
    assert "Вы отказались" in rosa.screen
    await rosa.press("В начало")
    assert "У меня есть ссылка" in rosa.buttons
    await rosa.open_link(token)
    assert "больше не действует" in rosa.texts[-2]
    (card,) = await world.core.servicing.inviting.all(cast.sam.account_id, cast.tenant_id)
    assert card.state is TenantInvitationState.DECLINED


async def test_start_and_the_link_resume_where_he_was(world: World, cast: Cast, rosa: Phone) -> None:
    await at_the_password(world, cast, rosa)
    await rosa.say("/start")
    assert "приглашает в сервис" in rosa.screen
    await rosa.press("Принять")
    assert "придумайте пароль" in rosa.screen
    assert len([each for each in world.mailbox.to(EMAIL) if each.subject == "Код подтверждения"]) == 1


async def test_back_and_forth_sends_no_second_code(world: World, cast: Cast, rosa: Phone) -> None:
    await at_the_code(world, cast, rosa)
    await rosa.press("Назад")
    assert "Роза Рахимова" in rosa.screen
    await rosa.press("Оставить это имя")
    assert "письмо с кодом" in rosa.screen
    await rosa.press("Выслать снова")
    assert rosa.alert is not None and "через 60 секунд" in rosa.alert
    await world.pass_time(61)
    await rosa.press("Выслать снова")
    await rosa.say(world.mailbox.code_for(EMAIL))
    await rosa.press("Назад")
    assert "Как вас зовут" in rosa.screen


@pytest.mark.requirement("F-02")
async def test_who_has_an_account_is_not_asked_for_anything_twice(world: World, cast: Cast) -> None:
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.open_link(await invited(world, cast, "oscar@elsewhere.example"))
    assert "Осталось ответить на несколько вопросов" in oscar.screen
    await oscar.press("Принять")
    await found(oscar)
    assert "Пробный период" in oscar.screen
    managed = await world.core.directory.managed(cast.oscar.account_id)
    assert {each.name for each in managed} == {"Другая контора", "Ромашка"}


@pytest.mark.requirement("F-02")
async def test_in_another_chat_he_signs_in_first_and_goes_on(world: World, cast: Cast, rosa: Phone) -> None:
    await rosa.open_link(await invited(world, cast, "oscar@elsewhere.example"))
    assert "уже есть учётная запись" in rosa.screen
    await rosa.press("Принять")
    await rosa.say("oscar@elsewhere.example")
    await rosa.say(PASSWORD)
    assert "Осталось ответить на несколько вопросов" in rosa.screen
    await rosa.press("Принять")
    assert "Сейчас: Ромашка" in rosa.screen


async def test_signed_in_as_somebody_else_it_is_not_for_him(world: World, cast: Cast, rosa: Phone) -> None:
    await rosa.open_link(await invited(world, cast, "oscar@elsewhere.example"))
    await rosa.press("Принять")
    await rosa.say("adam@tehservis.example")
    await rosa.say(PASSWORD)
    assert "отправлено на o•••@elsewhere.example, а у вас другая почта" in rosa.texts[-2]
    assert "Мой доступ" in rosa.buttons


@pytest.mark.parametrize(
    ("name", "said"), [("oscar", "а у вас другая почта"), ("sam", "отправили вы сами на r•••")]
)
async def test_whom_it_is_not_for_is_told(world: World, cast: Cast, name: str, said: str) -> None:
    person = world.phone_of(getattr(cast, name).telegram_id)
    await person.open_link(await invited(world, cast))
    assert said in person.texts[-2]
    assert len(await every(world.core, Tenant)) == 2


async def test_revoked_while_he_is_on_his_way(world: World, cast: Cast, rosa: Phone) -> None:
    await at_the_password(world, cast, rosa)
    await revoked(world, cast)
    await rosa.say(PHRASE)
    assert "больше не действует" in rosa.texts[-2]
    assert "У меня есть ссылка" in rosa.buttons
    assert PHRASE not in rosa.own_texts


async def test_revoked_while_he_fills_in_the_form(world: World, cast: Cast, rosa: Phone) -> None:
    await at_the_password(world, cast, rosa)
    await rosa.say(PHRASE)
    await revoked(world, cast)
    await found(rosa)
    assert rosa.alert is not None and "отозвали" in rosa.alert
    assert len(await every(world.core, Tenant)) == 2


async def test_run_out_while_he_waits(world: World, cast: Cast, rosa: Phone) -> None:
    await rosa.open_link(await invited(world, cast))
    await world.pass_time(limits.INVITATION_LIFE.total_seconds())
    await rosa.press("Принять")
    assert "больше не действует" in rosa.texts[-2]
    await rosa.say("/start")
    assert "У меня есть ссылка" in rosa.buttons


async def test_the_form_left_and_taken_up_again(world: World, cast: Cast, rosa: Phone) -> None:
    token = await invited(world, cast)
    await rosa.open_link(token)
    await rosa.press("Принять")
    await rosa.say("Роза Рахимова")
    await rosa.say(world.mailbox.code_for(EMAIL))
    await rosa.say(PHRASE)
    await rosa.press("Оставить и дальше")
    await rosa.press("Казахстан")
    await rosa.say("/start")
    assert "Вернуться можно по ссылке из письма" in rosa.screen
    await rosa.press("Прервать")
    await rosa.open_link(token)
    await rosa.press("Принять")
    await found(rosa)
    assert "Пробный период" in rosa.screen


async def test_a_link_pasted_by_hand(world: World, cast: Cast, rosa: Phone) -> None:
    token = await invited(world, cast)
    await rosa.say("/start")
    await rosa.press("У меня есть ссылка")
    await rosa.say(f"вот https://t.me/propusk_demo_bot?start={token} .")
    assert "приглашает в сервис вашу организацию Ромашка" in rosa.screen


async def test_two_chats_with_one_letter(world: World, cast: Cast, rosa: Phone) -> None:
    other = world.phone("Другая Роза")
    await at_the_password(world, cast, rosa)
    await other.open_link(await _token(world, cast))
    await rosa.say(PHRASE)
    await other.press("Принять")
    assert "логин" in other.screen.lower(), "somebody has this e-mail now: he signs in"


async def _token(world: World, cast: Cast) -> str:
    (card,) = await world.core.servicing.inviting.all(cast.sam.account_id, cast.tenant_id)
    assert card.link is not None
    return card.link.partition("start=")[2]


@pytest.mark.requirement("I-07")
async def test_nothing_secret_stays_in_the_database(
    world: World, cast: Cast, rosa: Phone, tmp_path: Path
) -> None:
    await at_the_password(world, cast, rosa)
    await rosa.say("short")
    await rosa.say(PHRASE)
    kept = stored_in(tmp_path)
    assert (await _token(world, cast)).encode() not in kept
    assert PHRASE.encode() not in kept


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "invites your organisation Ромашка"), ("kk", "сіздің Ромашка ұйымыңызды сервиске шақырады")],
)
async def test_he_is_spoken_to_in_his_language(world: World, cast: Cast, language: str, said: str) -> None:
    person = world.phone("Rosa", language_code=language)
    await person.open_link(await invited(world, cast))
    assert said in person.screen
