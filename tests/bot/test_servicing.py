"""Servicing in the user's chair: requests between organisations, invited ones, subscriptions, and who sees what."""

from datetime import timedelta

import pytest

from core.bootstrap import Core
from core.people import Membership, MembershipState
from core.servicing import RelationState, TenantInvitationState
from core.tenants import Tenant
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast, Person, operation
from tests.core.conftest import alter, every
from tests.core.servicing import let_service, offer, related, relation_of, subscribe

EMAIL = "rosa@romashka.example"


@pytest.fixture(autouse=True)
async def servicing(world: World, cast: Cast) -> None:
    await let_service(world.core, cast)


def phone(world: World, person: Person) -> Phone:
    """Somebody who has pressed START some time ago, so the bot may write to him."""
    world.telegram.open_link(person.telegram_id)
    world.telegram.take_updates()
    return world.phone_of(person.telegram_id)


async def opened(world: World, person: Person, *buttons: str) -> Phone:
    there = phone(world, person)
    await there.say("/servicing")
    for button in buttons:
        await there.press(button)
    return there


# Who services whom -------------------------------------------------------------------------------------


@pytest.mark.requirement("I-16")
async def test_an_owner_asks_by_number_and_the_other_agrees_in_his_chat(world: World, cast: Cast) -> None:
    oscar = phone(world, cast.oscar)
    olga = await opened(world, cast.olga)
    assert "пока никого не обслуживает" in olga.screen
    await olga.press("Кого мы обслуживаем")
    assert "Начните с просьбы" in olga.screen
    await olga.press("Отправить просьбу")
    await olga.say(f"№ {cast.other_tenant_id}")
    assert f"Организация № {cast.other_tenant_id}" in olga.screen
    assert "Другая контора" not in olga.screen
    assert "«ТехСервис» просит согласия" in oscar.screen
    assert oscar.buttons == ["Согласиться", "Отказать"]
    await oscar.press("Согласиться")
    assert "теперь вас обслуживает «ТехСервис»" in oscar.screen
    assert "«Другая контора» согласилась" in olga.screen
    await olga.press("Назад")
    assert "Другая контора" in olga.buttons


async def test_the_other_owner_may_answer_in_his_section_too(world: World, cast: Cast) -> None:
    await world.core.servicing.relations.ask(
        cast.olga.account_id, cast.tenant_id, cast.other_tenant_id, operation()
    )
    phone(world, cast.oscar)
    await world.settle()
    oscar = await opened(world, cast.oscar)
    assert "Просят согласия обслуживать нас: 1" in oscar.screen
    assert f"Номер вашей организации: {cast.other_tenant_id}" in oscar.screen
    assert "Кого мы обслуживаем" not in oscar.buttons
    await oscar.press("Кто обслуживает нас")
    await oscar.press("ТехСервис: просьба")
    assert "Ваших людей, ролей и данных она не увидит" in oscar.screen
    await oscar.press("Согласиться")
    assert "Обслуживает вашу организацию" in oscar.screen
    assert "Прекратить обслуживание" in oscar.buttons


async def test_a_button_in_the_chat_that_somebody_has_answered_goes(world: World, cast: Cast) -> None:
    oscar = phone(world, cast.oscar)
    relation_id = await world.core.servicing.relations.ask(
        cast.olga.account_id, cast.tenant_id, cast.other_tenant_id, operation()
    )
    await world.settle()
    await world.core.servicing.relations.decline(cast.oscar.account_id, relation_id)
    await oscar.press("Согласиться")
    assert oscar.alert is not None and "уже сделано" in oscar.alert
    assert oscar.buttons == []
    assert (await relation_of(world.core, relation_id)).state is RelationState.DECLINED


@pytest.mark.parametrize("name", ["sam", "adam", "anna"])
async def test_a_forged_answer_changes_nothing(world: World, cast: Cast, name: str) -> None:
    relation_id = await world.core.servicing.relations.ask(
        cast.olga.account_id, cast.tenant_id, cast.other_tenant_id, operation()
    )
    forger = phone(world, getattr(cast, name))
    await forger.say("/help")
    await forger.press_data(f"act:servicing:{relation_id}:accept", message_id=forger.last["id"])
    assert forger.alert is not None and "Такой организации нет" in forger.alert
    assert (await relation_of(world.core, relation_id)).state is RelationState.ASKED


@pytest.mark.parametrize(
    "data", ["act:servicing", "act:servicing:1", "act:servicing:x:accept", "act:servicing:1:eat"]
)
async def test_an_answer_that_nobody_made_is_told(world: World, cast: Cast, data: str) -> None:
    oscar = phone(world, cast.oscar)
    await oscar.say("/help")
    await oscar.press_data(data, message_id=oscar.last["id"])
    assert oscar.alert is not None and "больше не действует" in oscar.alert


async def test_ending_asks_once_more_and_the_other_side_hears(world: World, cast: Cast) -> None:
    await related(world.core, cast)
    olga = phone(world, cast.olga)
    oscar = await opened(world, cast.oscar, "Кто обслуживает нас", "ТехСервис", "Прекратить обслуживание")
    assert "больше не обслуживает вашу организацию?" in oscar.screen
    await oscar.press("Назад")
    await oscar.press("Прекратить обслуживание")
    await oscar.press("Да, прекратить")
    assert oscar.alert is not None and "прекращено" in oscar.alert
    assert "никто не обслуживает" in oscar.screen
    assert "больше не обслуживает организацию «Другая контора»" in olga.screen


async def test_a_request_accepted_while_it_is_taken_back_is_not_ended(world: World, cast: Cast) -> None:
    relations = world.core.servicing.relations
    relation_id = await relations.ask(cast.olga.account_id, cast.tenant_id, cast.other_tenant_id, operation())
    olga = await opened(world, cast.olga, "Кого мы обслуживаем", f"№ {cast.other_tenant_id}, ждём ответа")
    await olga.press("Отозвать просьбу")
    await relations.accept(cast.oscar.account_id, relation_id)
    await olga.press("Да, отозвать")
    assert olga.alert is not None and "только что изменили" in olga.alert
    assert (await relation_of(world.core, relation_id)).state is RelationState.LIVE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("двенадцать", "только из цифр"),
        ("１２", "только из цифр"),
        ("999", "Организации с номером 999 нет"),
        ("9" * 400, "нет"),
        ("1", "номер вашей организации"),
    ],
)
async def test_numbers_that_lead_nowhere(world: World, cast: Cast, typed: str, said: str) -> None:
    olga = await opened(world, cast.olga, "Кого мы обслуживаем", "Отправить просьбу")
    await olga.say(typed)
    assert said in olga.screen
    assert "Напишите номер организации" in olga.screen


# Who sees what -----------------------------------------------------------------------------------------


async def test_the_section_is_offered_to_whom_it_concerns(world: World, cast: Cast) -> None:
    for name, offered in (("olga", True), ("sam", True), ("adam", False), ("anna", False), ("oscar", False)):
        there = phone(world, getattr(cast, name))
        await there.say("/start")
        assert ("Обслуживание" in there.buttons) is offered


@pytest.mark.parametrize("name", ["adam", "anna"])
async def test_whom_it_does_not_concern_is_told_whose_it_is(world: World, cast: Cast, name: str) -> None:
    there = await opened(world, getattr(cast, name))
    assert "Это дело оператора обслуживающей организации" in there.screen


@pytest.mark.requirement("I-16", "F-12")
async def test_an_operator_neither_asks_nor_sees_who_services_us(world: World, cast: Cast) -> None:
    await related(world.core, cast)
    sam = await opened(world, cast.sam)
    assert "Обслуживаем организаций: 1" in sam.screen
    assert "Кто обслуживает нас" not in sam.buttons
    await sam.press("Кого мы обслуживаем")
    assert "Отправить просьбу" not in sam.buttons
    await sam.press("Другая контора")
    assert sam.buttons == ["Назад"]


@pytest.mark.requirement("F-13", "F-14")
async def test_an_owner_is_told_that_operators_do_it(world: World, cast: Cast) -> None:
    olga = await opened(world, cast.olga)
    assert "могут только операторы" in olga.screen
    await olga.press("Приглашённые организации")
    assert "Пригласить организацию" not in olga.buttons
    await olga.press("Назад")
    await olga.press("Подписки")
    assert "Подписать на тариф" not in olga.buttons


@pytest.mark.requirement("F-15")
async def test_an_operator_without_an_e_mail_is_advised(world: World, cast: Cast) -> None:
    ivan = await opened(world, cast.ivan)
    assert "Отчёты до вас не дойдут" in ivan.screen
    assert "Отчёты до вас не дойдут" not in (await opened(world, cast.sam)).screen


@pytest.mark.requirement("F-13", "F-14")
@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"invites_tenants": False}, "Приглашать новые организации провайдер"),
        ({"subscribes_tariffs": False}, "Подписывать на тарифы провайдер"),
        (
            {"invites_tenants": False, "subscribes_tariffs": False},
            "Приглашать новые организации и подписывать на тарифы провайдер",
        ),
    ],
)
async def test_an_operator_is_told_what_the_provider_does_not_allow(
    world: World, cast: Cast, flags: dict[str, bool], said: str
) -> None:
    await alter(world.core, Tenant, cast.tenant_id, **flags)
    sam = await opened(world, cast.sam)
    assert said in sam.screen


async def test_who_is_concerned_in_two_organisations_chooses(world: World, cast: Cast) -> None:
    for membership in await _memberships(world.core, cast.olga):
        await alter(world.core, Membership, membership, state=MembershipState.ACTIVE)
    olga = await opened(world, cast.olga)
    assert "Какую организацию открыть?" in olga.screen
    await olga.press("Другая контора")
    assert "Другая контора: обслуживание" in olga.screen
    assert "пока никто не обслуживает" in olga.screen


async def _memberships(core: Core, person: Person) -> list[int]:
    return [each.id for each in await every(core, Membership) if each.account_id == person.account_id]


async def test_a_press_on_the_old_screen_of_a_former_operator_is_refused(world: World, cast: Cast) -> None:
    sam = await opened(world, cast.sam, "Приглашённые организации")
    await alter(world.core, Membership, cast.sam.membership_id, tenant_role="USER")
    await sam.press("Пригласить организацию")
    assert sam.alert is not None and "Это дело оператора" in sam.alert


# Invited organisations ---------------------------------------------------------------------------------


@pytest.mark.requirement("F-13")
async def test_an_operator_invites_an_organisation(world: World, cast: Cast) -> None:
    sam = await opened(world, cast.sam, "Приглашённые организации")
    assert "Пригласите первую" in sam.screen
    await sam.press("Пригласить организацию")
    await sam.say("Ромашка <b>")
    assert "для организации Ромашка <b>" in sam.screen
    await sam.say("Rosa@Romashka.example")
    assert "rosa@romashka.example" in sam.screen and "пробного периода" in sam.screen
    await sam.press_twice("Отправить приглашение")
    assert "Ромашка <b>: приглашена" in sam.screen
    assert len(world.mailbox.to(EMAIL)) == 1
    assert "start=org_" in sam.button("Скопировать ссылку")["copy_text"]
    await sam.press("Назад")
    assert "Ромашка <b>: приглашена" in sam.buttons


async def test_what_is_wrong_is_told_and_nothing_typed_is_lost(world: World, cast: Cast) -> None:
    sam = await opened(world, cast.sam, "Приглашённые организации", "Пригласить организацию")
    await sam.say("я" * 300)
    assert "Название не длиннее" in sam.screen
    await sam.say("Ромашка")
    await sam.say("не почта")
    assert "На адрес почты это не похоже" in sam.screen
    await sam.say(EMAIL)
    await sam.press("Назад")
    await sam.send_sticker()
    assert "обычным текстом" in sam.screen
    await sam.say(EMAIL)
    assert "Организация: Ромашка" in sam.screen


async def test_refused_before_anything_is_typed(world: World, cast: Cast) -> None:
    sam = await opened(world, cast.sam, "Приглашённые организации")
    await alter(world.core, Tenant, cast.tenant_id, invites_tenants=False)
    await sam.press("Пригласить организацию")
    assert sam.alert is not None and "провайдер пока не разрешил" in sam.alert
    assert "Как называется" not in sam.screen


async def test_sending_again_and_revoking(world: World, cast: Cast) -> None:
    invitation_id = await world.core.servicing.inviting.invite(
        cast.sam.account_id, cast.tenant_id, "Ромашка", EMAIL, operation()
    )
    sam = await opened(world, cast.sam, "Приглашённые организации", "Ромашка: приглашена")
    await sam.press("Выслать снова")
    assert len(world.mailbox.to(EMAIL)) == 2
    await sam.press("Отозвать приглашение")
    assert "Ссылка из письма перестанет действовать" in sam.screen
    await sam.press("Да, отозвать")
    assert "Ромашка: отозвана" in sam.screen
    assert sam.buttons == ["Назад"]
    card = await world.core.servicing.inviting.card(cast.sam.account_id, invitation_id)
    assert card.state is TenantInvitationState.REVOKED


async def test_a_letter_that_did_not_arrive(world: World, cast: Cast) -> None:
    world.mailbox.refuses.add(EMAIL)
    await world.core.servicing.inviting.invite(
        cast.sam.account_id, cast.tenant_id, "Ромашка", EMAIL, operation()
    )
    sam = phone(world, cast.sam)
    await world.settle()
    await sam.press("Открыть приглашение")
    assert "получателя с таким адресом нет" in sam.screen and "Скопировать ссылку" in sam.buttons
    sam = await opened(world, cast.sam, "Приглашённые организации", "Ромашка: письмо не дошло")
    assert "получателя с таким адресом нет" in sam.screen
    assert "Выслать снова" in sam.buttons


# Subscriptions -----------------------------------------------------------------------------------------


@pytest.mark.requirement("F-14")
async def test_an_operator_subscribes_a_serviced_organisation(world: World, cast: Cast) -> None:
    await related(world.core, cast)
    await offer(world.core, "Базовый", 31)
    sam = await opened(world, cast.sam, "Подписки")
    assert "пока нет подписок" in sam.screen
    for button in ("Подписать на тариф", "Другая контора", "Базовый, 31 день"):
        await sam.press(button)
    assert "с 3 марта 2026 г. до 3 апреля 2026 г." in sam.screen.replace("\u202f", " ")
    await sam.press_twice("Да, подписать")
    assert sam.screen.count("Другая контора") == 1
    assert "тариф «Базовый», до 3 апреля" in sam.screen
    await world.pass_time(timedelta(days=25).total_seconds())
    await sam.say("/servicing")
    assert "Скоро закончатся подписки: 1" in sam.screen
    await sam.press("Подписки")
    assert "(скоро закончится)" in sam.screen


async def test_empty_lists_say_what_to_do_first(world: World, cast: Cast) -> None:
    sam = await opened(world, cast.sam, "Подписки", "Подписать на тариф")
    assert "Подписать пока некого" in sam.screen
    await related(world.core, cast)
    await sam.press("Назад")
    await sam.press("Подписать на тариф")
    await sam.press("Другая контора")
    assert "не предлагает ни одного тарифа" in sam.screen


async def test_ended_while_he_chooses_a_tariff(world: World, cast: Cast) -> None:
    relation_id = await related(world.core, cast)
    await offer(world.core, "Базовый", 30)
    sam = await opened(world, cast.sam, "Подписки", "Подписать на тариф", "Другая контора")
    await world.core.servicing.relations.end(cast.oscar.account_id, relation_id)
    await sam.press("Базовый, 30 дней")
    assert sam.alert is not None and "сейчас не обслуживаете" in sam.alert


async def test_a_long_list_of_subscriptions_fits_a_message(world: World, cast: Cast) -> None:
    await related(world.core, cast)
    for number in range(80):
        await subscribe(world.core, cast, await offer(world.core, f"Тариф с длинным названием {number}", 30))
    sam = await opened(world, cast.sam, "Подписки")
    assert "И ещё" in sam.screen
    assert len(sam.screen) < 4096


async def test_long_lists_have_pages(world: World, cast: Cast) -> None:
    for number in range(20):
        await world.core.servicing.inviting.invite(
            cast.sam.account_id, cast.tenant_id, f"Контора {number}", EMAIL, operation()
        )
    sam = await opened(world, cast.sam, "Приглашённые организации")
    assert len([label for label in sam.buttons if label.startswith("Контора")]) == 8


@pytest.mark.parametrize("language", ["en", "kk"])
async def test_the_section_speaks_every_language(world: World, cast: Cast, language: str) -> None:
    await related(world.core, cast)
    await world.core.directory.set_language(cast.sam.address, language)
    sam = await opened(world, cast.sam)
    expected = {"en": "Organisations we service: 1", "kk": "Біз қызмет көрсететін ұйымдар: 1"}
    assert expected[language] in sam.screen
