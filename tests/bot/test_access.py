"""/access and /why: support sees what is open and every reason why not, masked and journalled (I-37, I-38)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.dialogs.access.asking import readings
from bot.reasons import AccessWords
from core import texts
from core.access import AppRight, Audience, Reason
from core.access.reasons import HIDDEN, RULES
from core.applications import Application, ApplicationKind, ApplicationState
from core.invitations import NewPerson
from core.journal import JournalEntry
from core.people import (
    Account,
    AccountState,
    AppDeviation,
    Membership,
    MembershipState,
    ProviderRole,
    ProviderStaff,
    parse_email,
)
from core.roles import UserType
from core.tenants import LicenceState, Tenant
from tests.bot.conftest import START, World
from tests.bot.phone import Phone
from tests.cast import Cast, operation


@pytest.fixture
def sam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.sam.telegram_id)


async def look_ups(world: World) -> list[tuple[str, int | None, int | None]]:
    async with world.core.database.read() as session:
        rows = await session.execute(
            select(JournalEntry.action, JournalEntry.actor_id, JournalEntry.subject_id)
            .where(JournalEntry.action.startswith("access."))
            .order_by(JournalEntry.id)
        )
        return [(action, actor, subject) for action, actor, subject in rows]


async def invited(world: World, cast: Cast, name: str, email: str) -> int:
    """Somebody whose invitation waits. Returns the membership."""
    options = await world.core.inviting.options(cast.olga.account_id, cast.tenant_id)
    role = next(each.id for each in options.roles if each.name == "Сервисный специалист")
    person = NewPerson(name, {UserType.EMPLOYEE: role}, parse_email(email))
    added = await world.core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    return added.membership_id


async def deviate(world: World, cast: Cast, called: str, right: AppRight) -> None:
    """Olga decides about Ivan personally."""
    async with world.core.database.write() as session:
        application = await session.scalar(
            select(Application).where(Application.tenant_id == cast.tenant_id, Application.name == called)
        )
        assert application is not None
        session.add(
            AppDeviation(
                membership_id=cast.ivan.membership_id,
                application_id=application.id,
                right=right,
                given_by=cast.olga.account_id,
                given_at=START,
            )
        )


# Who is found


@pytest.mark.parametrize(
    "query",
    ["8 (701) 705-12-25", "+77017051225", "иван", "ПЕТРОВ Иван", "петр"],
)
async def test_a_person_is_found_by_phone_in_any_spelling_or_part_of_the_name(sam: Phone, query: str) -> None:
    await sam.say(f"/access {query}")
    assert sam.screen.startswith("Иван Петров\n")


async def test_a_person_is_found_by_username_and_by_email(world: World, cast: Cast, sam: Phone) -> None:
    await world.phone_of(cast.olga.telegram_id).say("/cancel")  # her @username becomes known
    await sam.say("/access @OLGA")
    assert sam.screen.startswith("Ольга Орлова\n")
    await sam.say("/access adam@tehservis.example")
    assert sam.screen.startswith("Адам Азимов\n")


async def test_without_an_argument_it_asks(sam: Phone) -> None:
    await sam.say("/access")
    assert "Чей доступ посмотреть?" in sam.screen
    await sam.say("Иван")
    assert sam.screen.startswith("Иван Петров\n")
    assert len(sam.texts) == 1, "one live screen"


@pytest.mark.parametrize("nonsense", ["Никто Такой", "%", "я" * 4000, "слово " * 600, "' OR 1=1 --"])
async def test_nobody_found_is_said_and_asked_again(sam: Phone, nonsense: str) -> None:
    await sam.say(f"/access {nonsense}")
    assert "Никого не нашлось" in sam.screen
    assert "Чей доступ посмотреть?" in sam.screen


@pytest.mark.requirement("I-38")
async def test_the_next_name_is_looked_up_wherever_the_former_person_is_still_shown(
    world: World, cast: Cast, sam: Phone
) -> None:
    await sam.say("/access Иван")
    await sam.say("Анна")
    assert sam.screen.startswith("Анна Ким\n")
    await sam.say("/why Иван приложение")
    await sam.say("Анна")
    assert sam.screen.startswith("Анна Ким\n")
    await sam.say("Никто Такой")
    assert "Никого не нашлось" in sam.screen
    assert len(sam.texts) == 1, "one live screen"


async def test_a_name_typed_at_the_menu_is_looked_up_by_who_may(world: World, cast: Cast, sam: Phone) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    for phone in (sam, world.phone_of(cast.adam.telegram_id), ivan):
        await phone.say("/cancel")
        await phone.say("Анна")
    assert sam.screen.startswith("Анна Ким\n")
    assert "здравствуйте" in ivan.screen


async def test_a_sticker_is_answered_with_what_is_wanted(sam: Phone) -> None:
    await sam.say("/access")
    await sam.send_sticker()
    assert "обычным текстом" in sam.screen


async def test_several_matches_are_a_list_to_choose_from(world: World, cast: Cast, sam: Phone) -> None:
    await invited(world, cast, "Иван <b>Иванов</b>", "ivanov@tehservis.example")
    await sam.say("/access Иван")
    assert "1. Иван <b>Иванов</b>: ТехСервис" in sam.screen
    await sam.press("2. Иван Петров")
    assert sam.screen.startswith("Иван Петров\n")


async def test_who_has_left_comes_last_and_it_says_so(world: World, cast: Cast, sam: Phone) -> None:
    gone = await invited(world, cast, "Иван Гостев", "gostev@tehservis.example")
    await world.core.inviting.revoke(cast.olga.account_id, gone)
    await sam.say("/access Иван")
    assert "1. Иван Петров: ТехСервис\n2. Иван Гостев: ТехСервис · больше не в организации" in sam.screen


@pytest.mark.parametrize("who", ["sam", "adam"])
async def test_whose_invitation_was_revoked_is_not_said_to_come_by_its_link(
    world: World, cast: Cast, who: str
) -> None:
    gone = await invited(world, cast, "Мария Новая", "maria@tehservis.example")
    await world.core.inviting.revoke(cast.olga.account_id, gone)
    phone = world.phone_of(getattr(cast, who).telegram_id)
    for asked in ("/access Мария", "/why Мария инженера"):
        await phone.say(asked)
        assert "Приглашение отозвано." in phone.screen
        assert "по ссылке" not in phone.screen


async def test_a_forged_choice_finds_nobody(world: World, cast: Cast) -> None:
    await invited(world, cast, "Иван Иванов", "ivanov@tehservis.example")
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/access Иван")
    real = str(adam.button("1. Иван Иванов")["data"])
    for forged in (str(cast.oscar.account_id), "99999999999999999999", "x", "-1", ""):
        await adam.press_data(f"{real.rpartition(':')[0]}:{forged}")
        assert "Нашлось несколько человек" in adam.screen
    assert cast.oscar.account_id not in [subject for _, _, subject in await look_ups(world)]


# The card


@pytest.mark.requirement("H-11", "H-18", "I-38")
async def test_the_card_shows_everything_and_nothing_unmasked(world: World, cast: Cast, sam: Phone) -> None:
    await sam.say("/access Иван")
    assert "Телефон: +7••••••••25, подтверждён" in sam.screen
    assert "Учётная запись: действует" in sam.screen
    assert "Telegram: связан" in sam.screen
    assert "пользователь организации · роль «Сервисный специалист» · работает" in sam.screen
    assert "✅ Мобильное приложение инженера: запуск, по роли" in sam.screen
    assert "⛔ Веб-приложение\n" in sam.screen
    assert (
        "Роль «Сервисный специалист» этого приложения не открывает. Владелец или администратор" in sam.screen
    )
    for query in ("Иван", "Ольга", "Адам"):
        await sam.say(f"/access {query}")
        assert not re.search(r"\d{4}", sam.screen), "no whole phone"
        assert "olga@" not in sam.screen
        assert "adam@" not in sam.screen


async def test_who_has_not_come_yet_has_reasons_said_once_for_all(
    world: World, cast: Cast, sam: Phone
) -> None:
    await invited(world, cast, "Мария Новая", "maria@tehservis.example")
    await world.settle()
    await sam.say("/access Мария")
    assert "Учётная запись: приглашение ещё не принято" in sam.screen
    assert "Telegram: не связан" in sam.screen
    assert sam.screen.count("Приглашение ещё не принято. Человеку нужно пройти по ссылке") == 1
    assert sam.screen.count("Пароль ещё не придуман. Человек задаст его сам") == 1
    assert "⛔ Мобильное приложение инженера: запуск, по роли\n" in sam.screen
    assert "Право есть, но мешает то, что сказано выше." in sam.screen


async def test_an_expired_invitation_and_a_suspended_membership_are_named(
    world: World, cast: Cast, sam: Phone
) -> None:
    await invited(world, cast, "Мария Новая", "maria@tehservis.example")
    await world.pass_time(timedelta(days=8).total_seconds())
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.ivan.membership_id)).state = MembershipState.SUSPENDED
    await sam.say("/access Мария")
    assert "Срок приглашения истёк. Владелец или администратор организации может отправить" in sam.screen
    await sam.say("/access Иван")
    assert "Доступ этого человека в организации приостановлен. Вернуть его может" in sam.screen


@pytest.mark.requirement("F-16", "F-21", "Y-06")
async def test_what_was_decided_personally_says_by_whom_and_when(
    world: World, cast: Cast, sam: Phone
) -> None:
    await deviate(world, cast, "Веб-приложение", AppRight.LAUNCH_ADMIN)
    await deviate(world, cast, "Мобильное приложение инженера", AppRight.NONE)
    await sam.say("/access Иван")
    assert "✅ Веб-приложение: запуск и администрирование, лично: Ольга Орлова, 3 марта" in sam.screen
    assert (
        "Приложение закрыто лично этому человеку: Ольга Орлова, 3 марта. Владелец или администратор"
        in sam.screen
    )


@pytest.mark.requirement("I-38")
async def test_a_manager_is_not_told_of_the_providers_measures(world: World, cast: Cast, sam: Phone) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Account, cast.ivan.account_id)).state = AccountState.SUSPENDED
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/access Иван")
    assert "приостановлена" not in adam.screen
    assert "её может назвать только поддержка сервиса" in adam.screen
    await sam.say("/access Иван")
    assert "Учётная запись приостановлена. Вернуть её может владелец сервиса." in sam.screen


async def test_a_card_longer_than_a_message_says_how_many_are_missing(
    world: World, cast: Cast, sam: Phone
) -> None:
    async with world.core.database.write() as session:
        session.add_all(
            Application(
                tenant_id=cast.tenant_id,
                key=f"made-{n}",
                name=f"Приложение {n} " + "с довольно длинным названием " * 4,
                kind=ApplicationKind.WEB,
                state=ApplicationState.PREPARING if n % 2 else ApplicationState.MAINTENANCE,
            )
            for n in range(60)
        )
    await deviate(world, cast, "Веб-приложение", AppRight.NONE)
    await sam.say("/access Иван")
    assert re.search(r"И ещё \d+ приложени\w+ не поместил", sam.screen)
    assert "✅ Мобильное приложение инженера" in sam.screen


async def test_names_show_as_they_were_typed(world: World, cast: Cast, sam: Phone) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).name = "О'Нил & Ко <i>"
        (await session.get_one(Account, cast.ivan.account_id)).rename("Иван <b>Петров")
    await sam.say("/why Иван Веб-приложение")
    assert "Иван <b>Петров пока не может" in sam.screen
    assert "«О'Нил & Ко <i>»" in sam.screen


# Why


async def test_why_answers_in_full_sentences(sam: Phone) -> None:
    await sam.say("/why Иван Петров Мобильное приложение инженера")
    assert sam.screen.startswith(
        "Да. Иван Петров может открыть приложение «Мобильное приложение инженера» в организации «ТехСервис»."
    )
    assert "Право: запуск, по роли." in sam.screen
    await sam.say("/why «Иван Петров» «Веб-приложение»")
    assert sam.screen.startswith("Нет. Иван Петров пока не может открыть приложение «Веб-приложение»")
    assert sam.screen.endswith(
        "• Роль «Сервисный специалист» этого приложения не открывает. "
        "Ольга Орлова и Адам Азимов могут дать этому человеку другую роль "
        "или изменить роль «Сервисный специалист»."
    )


async def test_why_takes_a_phone_with_spaces_and_the_applications_own_id(cast: Cast, sam: Phone) -> None:
    await sam.say(f"/why 8 701 705 12 25 engineer-app-{cast.tenant_id}")
    assert sam.screen.startswith("Да. Иван Петров может открыть")


async def test_why_answers_for_each_application_that_matches(sam: Phone) -> None:
    await sam.say("/why Иван мобильное")
    assert "«Мобильное приложение заказчика»" in sam.screen
    assert "«Мобильное приложение инженера»" in sam.screen


async def test_why_lets_choose_among_several_people(world: World, cast: Cast, sam: Phone) -> None:
    await invited(world, cast, "Иван Иванов", "ivanov@tehservis.example")
    await sam.say("/why Иван инженера")
    await sam.press("1. Иван Иванов")
    assert "Нет. Иван Иванов пока не может открыть" in sam.screen
    assert "Приглашение ещё не принято." in sam.screen
    await sam.press("Вся карточка")
    assert "Почта: i•••@tehservis.example, не подтверждена" in sam.screen


@pytest.mark.parametrize("who", ["Иван Петров", "8 701 705 12 25"])
async def test_why_about_a_person_alone_asks_about_which_application(sam: Phone, who: str) -> None:
    await sam.say(f"/why {who}")
    assert sam.screen == "Иван Петров\n\nО каком приложении речь?"
    await sam.press("Мобильное приложение инженера")
    assert sam.screen.startswith("Да. Иван Петров может открыть приложение «Мобильное приложение инженера»")
    await sam.say(f"/why {who}")
    await sam.say("инженера")
    assert sam.screen.startswith("Да. Иван Петров может открыть")


async def test_why_about_one_of_several_alone_asks_who_and_then_about_which(
    world: World, cast: Cast, sam: Phone
) -> None:
    await invited(world, cast, "Иван Петров", "petrov@tehservis.example")
    await sam.say("/why Иван Петров")
    await sam.press("1. Иван Петров")
    assert "О каком приложении речь?" in sam.screen


async def test_why_about_an_unknown_application_or_person_says_which(sam: Phone) -> None:
    await sam.say("/why Иван Склад")
    assert "Приложения «Склад» нет в организациях этого человека" in sam.screen
    await sam.say("/why Никто Склад")
    assert "Никого не нашлось" in sam.screen


@pytest.mark.parametrize("text", ["/why", "/why Иван", "/why «»"])
async def test_why_without_both_says_how_to_ask_about_others(
    world: World, cast: Cast, sam: Phone, text: str
) -> None:
    await sam.say(text)
    assert "О другом человеке спросите так: /why Иван Петров «Склад»" in sam.screen
    assert await look_ups(world) == []


async def test_why_names_a_licence_and_a_lock_beside_the_role(world: World, cast: Cast, sam: Phone) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).licence = LicenceState.EXPIRED
        (await session.get_one(Account, cast.ivan.account_id)).wait_until = START + timedelta(seconds=40)
    await sam.say("/why Иван «Веб-приложение»")
    assert "вход на время закрыт. Нужно подождать: он откроется сам через 40 секунд." in sam.screen
    assert "Лицензия организации закончилась. Продлить её может владелец организации." in sam.screen
    assert "этого приложения не открывает" in sam.screen


def test_the_application_is_what_stands_last() -> None:
    assert readings("Иван Петров Склад") == [("Иван Петров", "Склад"), ("Иван", "Петров Склад")]
    assert readings("Иван «Личный кабинет»") == [("Иван", "Личный кабинет")]
    assert readings('"Иван Петров" “Склад”') == [("Иван Петров", "Склад")]
    assert readings("Иван") == []
    assert len(readings("слово " * 1000)) == 6, "each reading is a look-up"


# Who may ask


@pytest.mark.requirement("I-37")
async def test_each_look_up_is_journalled_once(world: World, cast: Cast, sam: Phone) -> None:
    actor, ivan = cast.sam.account_id, cast.ivan.account_id
    await sam.say("/access Иван")
    assert await look_ups(world) == [("access.searched", actor, None), ("access.looked_up", actor, ivan)]
    await sam.say("/why Иван Веб-приложение")
    assert (await look_ups(world))[2:] == [
        ("access.searched", actor, None),
        ("access.asked_why", actor, ivan),
    ]
    await sam.say("/access о")
    assert (await look_ups(world))[4:] == [("access.searched", actor, None)]


@pytest.mark.parametrize("text", ["/access Иван", "/access"])
async def test_a_plain_member_and_a_stranger_are_told_kindly(world: World, cast: Cast, text: str) -> None:
    for phone in (world.phone_of(cast.ivan.telegram_id), world.phone("Мария")):
        await phone.say(text)
        assert "Свой доступ смотрите здесь: /my" in phone.screen
    assert await look_ups(world) == []


async def test_an_outsider_finds_nobody_of_another_tenant(world: World, cast: Cast) -> None:
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/access Иван")
    assert "Никого не нашлось" in oscar.screen
    await oscar.say(f"/access {cast.ivan.phone}")
    assert "Никого не нашлось" in oscar.screen


async def test_a_manager_sees_of_a_person_only_his_own_tenants(world: World, cast: Cast) -> None:
    oscar = world.phone_of(cast.oscar.telegram_id)
    await oscar.say("/access Ольга")
    assert "Другая контора" in oscar.screen
    assert "ТехСервис" not in oscar.screen
    assert "Владелец этого сервиса" not in oscar.screen


async def test_a_card_in_a_foreign_chat_reacts_to_no_press(world: World, cast: Cast) -> None:
    olga, oscar = world.phone_of(cast.olga.telegram_id), world.phone_of(cast.oscar.telegram_id)
    await olga.say("/access Оскар")
    await oscar.say("/cancel")
    await oscar.press_data(str(olga.button("Назначить агентом поддержки")["data"]))
    assert "устарел" in str(oscar.alert)
    assert not await is_agent(world, cast.oscar.account_id)


async def test_who_may_no_longer_ask_is_told_so_on_an_old_screen(
    world: World, cast: Cast, sam: Phone
) -> None:
    await sam.say("/access")
    await world.core.keeping_agents.appoint(cast.olga.account_id, cast.sam.account_id, support=False)
    await sam.say("Иван")
    assert any("Свой доступ смотрите здесь: /my" in text for text in sam.texts)
    assert "Вы больше не агент поддержки" in sam.screen  # the notice, which came meanwhile


# Support agents


async def is_agent(world: World, account_id: int) -> bool:
    async with world.core.database.read() as session:
        return await session.get(ProviderStaff, (account_id, ProviderRole.SUPPORT)) is not None


async def test_the_owner_of_the_service_appoints_and_dismisses_an_agent(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/access Анна")
    await olga.press("Назначить агентом поддержки")
    assert "Агент поддержки этого сервиса" in olga.screen
    assert await is_agent(world, cast.anna.account_id)
    await olga.press("Снять с поддержки")
    assert "Снять с поддержки?" in olga.screen
    assert await is_agent(world, cast.anna.account_id), "one confirmation"
    await olga.press("Снять")
    assert not await is_agent(world, cast.anna.account_id)
    assert "Назначить агентом поддержки" in olga.buttons


async def test_a_second_press_changes_nothing(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/access Анна")
    await olga.press_twice("Назначить агентом поддержки")
    assert await is_agent(world, cast.anna.account_id)
    assert "Снять с поддержки" in olga.buttons


async def test_an_agent_appoints_nobody_even_with_a_forged_press(
    world: World, cast: Cast, sam: Phone
) -> None:
    await sam.say("/access Анна")
    assert "Назначить агентом поддержки" not in sam.buttons
    intent = str(sam.button("Другой человек")["data"]).rpartition("card_again")[0]
    await sam.press_data(f"{intent}appoint")
    assert sam.alert is not None
    assert not await is_agent(world, cast.anna.account_id)


# The words


FACTS: dict[Reason, dict[str, Any]] = {
    Reason.ACCOUNT_LOCKED: {"until": START},
    Reason.SESSION_LIMIT_REACHED: {"open": 3, "limit": 3},
    Reason.PERMISSION_UNKNOWN: {"permission": "journal.nothing"},
    Reason.PLATFORM_NOT_SUPPORTED: {"block": "overview"},
    Reason.BLOCK_CLOSED: {"block": "journal"},
    Reason.PREREQUISITE_MISSING: {"missing": ("journal.view",)},
    Reason.PERMISSION_NOT_GRANTED: {"permission": "journal.record.move"},
    Reason.OUT_OF_SCOPE_STAFF: {"permission": "salary.view", "staff": frozenset()},
    Reason.OUT_OF_SCOPE_HISTORY: {"permission": "journal.view", "days": 7},
}


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_and_a_remedy(language: str, reason: Reason) -> None:
    facts = {"roles": ()} | FACTS.get(reason, {})
    words = AccessWords(language, START)
    name = reason.value.lower().replace("_", "-")
    said = [words.about((reason.value, facts))]
    if RULES[reason][1] & Audience.SELF:
        said.append(words.to_himself((reason.value, facts), manages=False))
    assert [each for each in said if name in each or "{" in each] == [], "a text or an argument is missing"


@pytest.mark.requirement("I-22")
def test_the_one_sentence_for_what_is_hidden_is_the_models() -> None:
    said = AccessWords("ru", START).to_himself((HIDDEN, {}), manages=False)
    assert said == ("Приложение не найдено или не открыто вам. Обратитесь к владельцу или администратору.")


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ((), "Роли у человека нет"),
        (("Диспетчер",), "Роль «Диспетчер» этого приложения не открывает."),
        (("Диспетчер", "Заказчик"), "Роли «Диспетчер», «Заказчик» этого приложения не открывают."),
    ],
)
def test_a_closed_application_names_the_roles(roles: tuple[str, ...], said: str) -> None:
    words = AccessWords("ru", START)
    assert words.about((Reason.APP_NOT_ALLOWED.value, {"roles": roles})).startswith(said)


def test_a_day_is_told_by_the_tenants_calendar() -> None:
    late = START.replace(hour=20)  # already the 4th in Almaty
    words = AccessWords("ru", START)
    assert words.day(late, "Asia/Almaty") == "4 марта"
    assert words.day(late, "UTC") == "3 марта"
    assert words.day(late.replace(year=2025), "UTC").split() == ["3", "марта", "2025", "г."]
