"""A person's rights in chat: where each comes from, given and taken, how far it reaches, and clients' contacts."""

import pytest

from core.access import Scope, Target
from core.people import parse_phone
from core.tenant_settings import Policy
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast, Person, found, newcomer, operation, token_of


class Salon:
    """«Студия Анна» with Maria, who came in this role; Olga is its owner."""

    def __init__(self, world: World, cast: Cast) -> None:
        self.world = world
        self.cast = cast
        self.olga = world.phone_of(cast.olga.telegram_id)

    async def hire(self, role: str) -> Person:
        core, olga = self.world.core, self.cast.olga
        self.tenant_id = await found(core, olga, "Студия Анна", "bookings")
        person = await newcomer(
            core,
            olga,
            self.tenant_id,
            role,
            full_name="Мария Ли",
            identifier=parse_phone("+77017779901"),
            new_staff_member=role == "Специалист",
        )
        added = await core.inviting.invite(olga.account_id, self.tenant_id, person, operation())
        by = Person(0, 8801, "").address
        opening = await core.accepting.open(token_of(added), by)
        await core.accepting.share_phone(opening.invitation_id, "+77017779901", by, own=True)
        welcome = await core.accepting.set_password(opening.invitation_id, PASSWORD, by, operation())
        await self.world.settle()
        return Person(welcome.account_id, 8801, welcome.login, added.membership_id)

    async def open(self) -> Phone:
        """Olga goes to Maria's rights through the list."""
        await self.olga.say("/people")
        await self.olga.press("Студия Анна")
        await self.olga.press("Мария Ли")
        await self.olga.press("Права")
        return self.olga

    async def may(self, person: Person, permission: str) -> bool:
        app = f"web-{self.tenant_id}"
        decision, _ = await self.world.core.checking.decide(
            person.account_id, app, Target(permission=permission)
        )
        return decision.permits


@pytest.fixture
def salon(world: World, cast: Cast) -> Salon:
    return Salon(world, cast)


@pytest.mark.requirement("Y-05", "Y-09")
async def test_the_overview_shows_every_right_with_where_it_comes_from(salon: Salon) -> None:
    await salon.hire("Колл-центр")
    olga = await salon.open()
    assert "Веб-версия: запуск, по роли" in olga.screen
    assert "Журнал записи · 3 из 5" in olga.buttons
    assert "Контакты клиентов: видны, их показывают 4 права" in olga.screen


@pytest.mark.requirement("F-16", "F-17", "F-18", "F-19", "F-21")
async def test_an_application_is_a_switch_of_three_states_and_says_who_turned_it(salon: Salon) -> None:
    await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Приложения")
    await olga.press("▶ Веб-версия")
    assert "Веб-версия: запуск и администрирование, лично: Ольга Орлова, 3 марта" in olga.screen
    await olga.press("⚙ Веб-версия")
    assert "Веб-версия: нет доступа, лично: Ольга Орлова, 3 марта" in olga.screen


@pytest.mark.requirement("Y-06", "Y-26", "I-25")
async def test_what_a_permission_needs_is_given_along_and_said(salon: Salon) -> None:
    maria = await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Клиентская база")
    await olga.press("4. ⬜ Редактировать примечание")
    assert "↳ только вместе с «Просматривать примечание»" in olga.screen
    await olga.press("Дать")
    assert olga.alert == "Вместе с этим дано: «Просматривать примечание»"
    assert await salon.may(maria, "clients.note.edit")


@pytest.mark.requirement("I-25")
async def test_taking_what_others_need_says_what_stops_working(salon: Salon) -> None:
    maria = await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Журнал записи")
    await olga.press("2. ✅")
    await olga.press("Забрать")
    assert olga.alert == "Перестало действовать: «Показывать номера телефонов»"
    await olga.press("Назад")
    assert "💤 Показывать номера телефонов" in olga.screen
    assert not await salon.may(maria, "journal.phones.view")


@pytest.mark.requirement("Y-27", "Y-28", "Y-29")
async def test_contacts_are_hidden_in_one_press_and_the_rest_stays(salon: Salon) -> None:
    maria = await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Контакты клиентов")
    assert olga.screen.count("•") == 4
    assert "Окно записи" in olga.screen
    await olga.press("Скрыть контакты клиентов")
    assert olga.alert == "Контакты клиентов скрыты"
    assert "Скрыты: ни одно из десяти прав" in olga.screen
    assert "Скрыть контакты клиентов" not in olga.buttons
    assert await salon.may(maria, "record.create")
    assert not await salon.may(maria, "journal.phones.view")


@pytest.mark.requirement("Y-12", "I-28")
async def test_a_contact_right_is_given_after_a_warning_only(salon: Salon) -> None:
    maria = await salon.hire("Специалист")
    olga = await salon.open()
    await olga.press("Журнал записи")
    await olga.press("4. ⬜ Показывать номера")
    await olga.press("Дать")
    assert "увидит контакты клиентов" in olga.screen
    given = await salon.world.core.giving_rights.of(salon.cast.olga.account_id, maria.membership_id)
    assert given.leaking == ()
    await olga.press("Дать")
    given = await salon.world.core.giving_rights.of(salon.cast.olga.account_id, maria.membership_id)
    assert given.leaking == ("journal.phones.view",)


@pytest.mark.requirement("Y-08", "Y-10")
async def test_whose_records_are_seen_is_chosen_from_the_staff_list(salon: Salon) -> None:
    maria = await salon.hire("Специалист")
    olga = await salon.open()
    await olga.press("Журнал записи")
    await olga.press("2. ✅ Просматривать расписание")
    assert "Чьё: только своё (Мария Ли)" in olga.screen
    await olga.press("Выбрать людей")
    await olga.press("Мария Ли")
    await olga.press("Готово")
    assert "Чьё: Мария Ли" in olga.screen
    await olga.press("Всех")
    assert "Чьё: всех сотрудников" in olga.screen
    given = await salon.world.core.giving_rights.of(salon.cast.olga.account_id, maria.membership_id)
    line = given.permission("journal.view")
    assert line is not None and line.scope is not None and line.scope.staff is None


@pytest.mark.requirement("Y-14", "I-27")
@pytest.mark.parametrize(
    ("how", "said"), [("30 дней", "30 дней"), ("1", "1 день"), ("Только с сегодня", "не видны")]
)
async def test_past_days_are_limited_by_a_button_or_by_typing(salon: Salon, how: str, said: str) -> None:
    await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Журнал записи")
    await olga.press("2. ✅ Просматривать расписание")
    await (olga.say(how) if how.isdecimal() else olga.press(how))
    assert f"Прошлые дни журнала: {said}" in olga.screen
    assert "История посещений клиента этим не ограничивается" in olga.screen


@pytest.mark.requirement("Y-10", "Y-14")
async def test_days_do_not_widen_what_is_seen_of_nobody_any_more(salon: Salon) -> None:
    maria = await salon.hire("Колл-центр")
    core, olga_id = salon.world.core, salon.cast.olga.account_id
    await core.keeping_staff.add(olga_id, salon.tenant_id, ["Пётр"], operation())
    (petr,) = (await core.giving_rights.of(olga_id, maria.membership_id)).staff
    await core.giving_rights.scope_permission(olga_id, maria.membership_id, "journal.view", [petr])
    await core.keeping_staff.remove(olga_id, petr)
    olga = await salon.open()
    await olga.press("Журнал записи")
    await olga.press("2. ✅ Просматривать расписание")
    assert "Чьё: пока ни одного сотрудника" in olga.screen
    await olga.press("30 дней")
    assert olga.alert is not None and "Выберите сотрудника" in olga.alert
    line = (await core.giving_rights.of(olga_id, maria.membership_id)).permission("journal.view")
    assert line is not None and line.scope == Scope(frozenset())


@pytest.mark.parametrize("typed", ["много", "-1", "99999", "3,5"])
async def test_a_number_of_days_that_cannot_be_is_refused_and_nothing_is_lost(
    salon: Salon, typed: str
) -> None:
    await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Журнал записи")
    await olga.press("2. ✅ Просматривать расписание")
    await olga.say(typed)
    assert "Напишите число дней" in olga.screen
    assert "Прошлые дни журнала: видны все" in olga.screen


@pytest.mark.requirement("Y-06")
async def test_back_to_the_role_lists_what_goes_and_asks_once_more(salon: Salon) -> None:
    await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Приложения")
    await olga.press("▶ Веб-версия")
    await olga.press("Назад")
    await olga.press("Вернуть как в роли")
    assert "• Веб-версия: запуск и администрирование, лично: Ольга Орлова, 3 марта" in olga.screen
    await olga.press("Вернуть")
    assert "Веб-версия: запуск, по роли" in olga.screen
    assert "Вернуть как в роли" not in olga.buttons


async def test_where_the_role_alone_decides_the_screen_says_so(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/people")
    await olga.press("ТехСервис")
    await olga.press("Иван Петров")
    await olga.press("Права")
    assert "права даёт только роль" in olga.screen
    await olga.press("Приложения")
    assert olga.buttons == ["Назад"] and "Нажимайте" not in olga.screen
    await olga.press("Назад")
    await olga.press("Журнал записи")
    assert "Нажмите на право, чтобы узнать о нём больше" in olga.screen and "🔒" not in olga.screen


@pytest.mark.requirement("I-18")
async def test_what_a_manager_does_not_have_himself_is_locked_for_him(world: World, cast: Cast) -> None:
    olga = cast.olga.account_id
    await world.core.tenant_settings.decide(olga, cast.tenant_id, Policy.PERSONAL_RIGHTS, True)
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/people")
    for label in ("Иван Петров", "Права", "Зарплата"):
        await adam.press(label)
    assert "1. 🔒 Зарплата (блок)" in adam.buttons and "🔒 Таких прав нет у вас самих" in adam.screen
    await adam.press("1. 🔒 Зарплата (блок)")
    assert "Дать его может только владелец" in adam.screen and "Дать" not in adam.buttons


async def test_the_second_of_two_managers_hears_that_it_was_changed_meanwhile(salon: Salon) -> None:
    maria = await salon.hire("Колл-центр")
    olga = await salon.open()
    await olga.press("Приложения")
    await salon.world.core.changing.limit_sessions(salon.cast.olga.account_id, maria.membership_id, 3)
    await olga.press("▶ Веб-версия")
    assert olga.alert is not None and "Ольга Орлова" in olga.alert
    assert "Веб-версия: запуск, по роли" in olga.screen
