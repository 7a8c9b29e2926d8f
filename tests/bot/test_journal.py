"""The journal as an owner reads it in chat: a sentence for every deed there is, in pages, narrowed to what he looks for."""

import re
from typing import Any

import pytest
from babel.dates import format_skeleton

from bot.dialogs.journal.words import JournalWords
from bot.errors import deed
from bot.fitting import MESSAGE, units
from bot.speech import Speech
from core.invitations import InvitationState
from core.journal import record
from core.reading_journal import Entry
from core.tenants import TenantRole
from core.texts import LANGUAGES
from tests.bot.conftest import START, World
from tests.bot.phone import Phone
from tests.bot.test_organisation import leaves_the_other
from tests.cast import Cast
from tests.deeds import actions

# What the f-strings of the core can become.
BUILT = [
    *(f"invitation.{state.value.lower()}" for state in InvitationState),
    *(f"request.{answer}" for answer in ("allowed", "declined")),
    *(
        f"tenant_invitation.{became}"
        for became in ("sent", "resent", "undeliverable", "accepted", "declined", "revoked")
    ),
    *(
        f"tenant.{name}_changed"
        for name in ("suspended", "servicing", "invites_tenants", "subscribes_tariffs")
    ),
]


@pytest.fixture
async def olga(world: World, cast: Cast) -> Phone:
    await leaves_the_other(world, cast)
    return world.phone_of(cast.olga.telegram_id)


def told(action: str, language: str = "ru", *, like: str | None = None, **details: Any) -> str:
    """An entry as it is read, without its date."""
    entry = Entry(1, START, action, details, "Ольга Орлова", "Иван Петров", like)
    line = JournalWords(Speech(language), "Asia/Almaty", START).line(entry)
    return re.sub(r"^<i>.*?</i> |</?b>", "", line)


# Words


@pytest.mark.requirement("I-37")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_that_the_core_may_record_has_its_words(language: str) -> None:
    spelt, built = actions()
    assert len(spelt) > 50
    assert {action for action in {*spelt, *BUILT} if deed(language, action) is None} == set()
    unknown = {pattern for pattern in built if not any(re.fullmatch(pattern, each) for each in BUILT)}
    assert unknown == set(), "what these become is to be listed above"


def test_a_deed_without_words_is_shown_as_it_stands() -> None:
    assert told("moon.landed") == "Ольга Орлова moon.landed: Иван Петров."


@pytest.mark.parametrize(
    ("action", "details", "expected"),
    [
        (
            "person.roles_changed",
            {"before": ["Диспетчер"], "after": ["Бухгалтер"], "dropped": ["Веб", "record.edit"]},
            "меняет роль: Иван Петров. «Диспетчер» → «Бухгалтер». Личные права пропали: «Веб», «Изменять",
        ),
        (
            "person.right_changed",
            {"application": "Веб", "before": "NONE", "after": "LAUNCH_ADMIN"},
            "меняет доступ к приложению: Иван Петров. «Веб»: нет доступа → запуск и администрирование.",
        ),
        (
            "person.tenant_role_changed",
            {"before": "USER", "after": "ADMINISTRATOR"},
            "пользователь организации → администратор организации.",
        ),
        ("person.sessions_limited", {"before": 3, "after": None}, "сеансов: Иван Петров. 3 → нет."),
        ("person.staff_bound", {"before": None, "after": "Мария"}, "нет → «Мария»."),
        (
            "person.permission_changed",
            {
                "permission": "journal.view",
                "before": {"given": False},
                "after": {"given": True, "staff": [1, 2], "history_days": 7},
                "along": [],
            },
            ": закрыто → открыто, сотрудников: 2, дней назад: 7.",
        ),
        (
            "membership.term_changed",
            {"before": None, "after": "2026-03-31T19:00:00+00:00"},
            "Иван Петров. нет → 31 марта.",
        ),
        (
            "membership.suspended",
            {"why": "в отпуске <b>"},
            "доступ: Иван Петров. Причина: в отпуске &lt;b&gt;.",
        ),
        ("import.finished", {"people": 12}, "заканчивает приглашать списком: Иван Петров. Человек: 12."),
        (
            "import.stopped",
            {"people": 3, "refusal": "LICENCE_NOT_PAID"},
            "Человек: 3. Пока лицензия не оплачена, приглашать людей нельзя.",
        ),
        ("membership.ended", {"before": "ACTIVE"}, "убирает человека из организации: Иван Петров."),
        ("tenant.renamed", {"before": {"name": "А"}, "after": {"name": "Б"}}, "Иван Петров. «А» → «Б»."),
        (
            "tenant.moved",
            {
                "before": {"country": "KZ", "time_zone": "Asia/Almaty"},
                "after": {"country": "RU", "time_zone": "Europe/Samara"},
            },
            "Казахстан → Россия; Алматы → Самара.",
        ),
        (
            "tenant.policy_changed",
            {"before": {"personal_rights": True}, "after": {"personal_rights": False}},
            "Личные права: да → нет.",
        ),
        (
            "tenant.licence_changed",
            {"before": ["TRIAL", None], "after": ["PAID", "2027-01-01T00:00:00+00:00"]},
            "пробный период → оплачена (1 января 2027\u202fг.).",
        ),
        (
            "role.changed",
            {
                "role": "Мастер",
                "before": {"applications": {"Веб": "LAUNCH"}, "history_days": None},
                "after": {"applications": {"Веб": "NONE"}, "permissions": ["salary.view"], "history_days": 7},
            },
            "«Мастер»: «Веб»: запуск → нет доступа; добавлено: «",
        ),
        ("staff.added", {"staff": [1, 2], "after": ["Мария", "Лев"]}, "Иван Петров. «Мария», «Лев»."),
    ],
)
def test_a_deed_is_told_with_before_and_after_in_words(
    action: str, details: dict[str, Any], expected: str
) -> None:
    assert expected in told(action, **details)


def test_the_same_rights_as_somebody_name_him() -> None:
    assert "«Анна Ким»: «А» → «Б»" in told(
        "person.rights_copied", like="Анна Ким", other=5, before=["А"], after=["Б"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whatever_was_really_done_is_told_without_a_code_or_a_number_of_a_row(
    world: World, cast: Cast, language: str
) -> None:
    await play(world, cast)
    page = await world.core.reading_journal.page(cast.olga.account_id, cast.tenant_id)
    words = JournalWords(Speech(language), page.time_zone, world.clock.now())
    for entry in page.entries:
        line = re.sub(r"<[^>]*>", "", words.line(entry))
        assert not re.search(r"[A-Z_]{4,}|\{|\w\.\w|None|True|False", line), line


async def play(world: World, cast: Cast) -> None:
    core, olga, ivan = world.core, cast.olga.account_id, cast.ivan.membership_id
    await core.changing.limit_sessions(olga, ivan, 3)
    await core.changing.change_tenant_role(olga, cast.adam.membership_id, TenantRole.OWNER)
    await core.tenant_settings.rename(olga, cast.tenant_id, "Новое имя")
    await core.leaving.suspend(olga, ivan, "в отпуске")
    await core.leaving.restore(olga, ivan)
    await core.support.card(cast.sam.account_id, cast.ivan.account_id)


# The screen


@pytest.mark.requirement("I-37", "I-38")
async def test_an_owner_reads_who_did_what_to_whom_newest_first(
    world: World, cast: Cast, olga: Phone
) -> None:
    await play(world, cast)
    await olga.say("/journal")
    today = format_skeleton("MMMMd", START, locale="ru")
    first, second = (line for line in olga.screen.split("\n")[2:5] if line)
    assert first == f"{today}, 14:00 Сэм Саидов смотрит карточку доступа: Иван Петров."
    assert second == f"{today}, 14:00 Ольга Орлова возвращает доступ: Иван Петров."
    assert "Причина: в отпуске" in olga.screen


async def test_one_kind_is_marked_and_unmarked(world: World, cast: Cast, olga: Phone) -> None:
    await play(world, cast)
    await olga.say("/journal")
    await olga.press("Просмотры")
    assert "✓ Просмотры" in olga.buttons
    assert "смотрит карточку" in olga.screen and "возвращает доступ" not in olga.screen
    await olga.press("Приложения")
    assert "Таких записей нет" in olga.screen
    await olga.press("✓ Приложения")
    assert "возвращает доступ" in olga.screen


@pytest.mark.requirement("I-37")
async def test_one_person_is_looked_for_and_his_card_is_one_press_away(
    world: World, cast: Cast, olga: Phone
) -> None:
    await play(world, cast)
    await olga.say("/journal")
    await olga.press("Выбрать человека")
    await olga.say("никто такой")
    assert "Никого не нашлось" in olga.screen
    await olga.say("адам")
    await olga.press("Адам Азимов")
    assert "журнал: Адам Азимов" in olga.screen and "меняет роль в организации" in olga.screen
    assert "в отпуске" not in olga.screen
    await olga.press("Открыть карточку")
    assert "Адам Азимов" in olga.screen
    await olga.press("История")
    assert "журнал: Адам Азимов" in olga.screen
    await olga.press("Показать всех")
    assert "в отпуске" in olga.screen


async def test_pages_go_back_and_forth(world: World, cast: Cast, olga: Phone) -> None:
    await olga.say("/journal")
    newest = olga.screen
    await olga.press("Старше →")
    assert olga.screen != newest and "← Новее" in olga.buttons
    await olga.press("← Новее")
    assert olga.screen == newest and "← Новее" not in olga.buttons
    for _ in range(10):
        if "Старше →" in olga.buttons:
            await olga.press("Старше →")
    assert "создаёт организацию" in olga.screen


async def test_the_longest_entries_fit_one_message(world: World, cast: Cast, olga: Phone) -> None:
    long = "😀" * 150
    async with world.core.database.write() as session:
        for _ in range(10):
            record(
                session,
                world.clock.now(),
                "role.changed",
                actor=cast.olga.account_id,
                subject=cast.ivan.account_id,
                tenant=cast.tenant_id,
                role=long,
                before={"applications": {f"{n}{long}": "NONE" for n in range(40)}},
                after={
                    "applications": {f"{n}{long}": "LAUNCH_ADMIN" for n in range(40)},
                    "permissions": [long] * 34,
                },
                dropped=[long] * 40,
                why=long * 2,
            )
    await olga.say("/journal")
    assert units(olga.last["html"]) <= MESSAGE
    assert "меняет состав роли" in olga.screen


@pytest.mark.parametrize("who", ["adam", "ivan"])
async def test_whoever_is_no_owner_is_told_who_reads_it(world: World, cast: Cast, who: str) -> None:
    phone = world.phone_of(getattr(cast, who).telegram_id)
    await phone.say("/journal")
    assert "только владелец" in phone.screen or "владелец и администратор" in phone.screen
    assert "Старше →" not in phone.buttons
