"""What can be done about a reason, under the answer of /why: who can, and one press where the asker may himself."""

import pytest
from sqlalchemy import select

from core.people import Account, Membership, MembershipState
from core.tenants import Tenant
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast, found, newcomer, operation


@pytest.fixture
def sam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.sam.telegram_id)


async def allow_personal_rights(world: World, cast: Cast) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).personal_rights = True


@pytest.fixture
def adam(world: World, cast: Cast) -> Phone:
    return world.phone_of(cast.adam.telegram_id)


@pytest.mark.requirement("I-18", "F-16")
async def test_the_whole_chain_is_told_and_one_press_allows(world: World, cast: Cast, adam: Phone) -> None:
    await allow_personal_rights(world, cast)
    await adam.say("/why Иван Веб-приложение администрирования")
    assert adam.screen.endswith(
        "• Роль «Сервисный специалист» этого приложения не открывает. "
        "Вы можете разрешить это лично этому человеку или изменить роль «Сервисный специалист». "
        "Кто ещё может это сделать: Ольга Орлова."
    )
    await adam.press("Разрешить «Веб-приложение ад…»")
    assert adam.alert == "Разрешено."
    assert adam.screen.startswith("Да. Иван Петров может открыть")
    assert "Право: запуск, лично: Адам Азимов, 3 марта." in adam.screen
    assert adam.buttons == ["Вся карточка", "Другой человек", "В меню"]


async def test_the_role_is_one_press_away(adam: Phone) -> None:
    await adam.say("/why Иван «Веб-приложение»")
    await adam.press("Изменить роль «Сервисный специал…»")
    assert adam.screen.startswith("Сервисный специалист")


async def test_where_only_roles_give_rights_another_one_for_him_alone_comes_first(
    world: World, cast: Cast, adam: Phone
) -> None:
    await adam.say("/why Иван «Веб-приложение»")
    assert adam.buttons[0] == "Дать другую роль"
    await adam.press("Дать другую роль")
    await adam.press("Сотрудник: Сервисный специалист ✎")
    await adam.press("Диспетчер")
    assert "Откроется: Веб-приложение" in adam.screen
    await adam.press("Сменить роль")
    assert "Диспетчер" in adam.screen and "Сервисный специалист" not in adam.screen


async def test_the_edit_of_a_role_says_for_how_many_it_is(world: World, cast: Cast, adam: Phone) -> None:
    another = await newcomer(
        world.core, cast.adam, cast.tenant_id, "Сервисный специалист", full_name="Пётр", login="petr"
    )
    await world.core.inviting.invite(cast.adam.account_id, cast.tenant_id, another, operation())
    await adam.say("/why Иван «Веб-приложение»")
    assert "или изменить роль «Сервисный специалист» для всех (2)." in adam.screen
    await adam.press("Изменить роль для всех (2)")
    assert adam.screen.startswith("Сервисный специалист")


async def test_the_card_is_one_press_away(world: World, cast: Cast, adam: Phone) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.ivan.membership_id)).state = MembershipState.SUSPENDED
    await adam.say("/why Иван инженера")
    assert (
        "• Доступ этого человека в организации приостановлен. Вы можете вернуть этому человеку доступ."
        in (adam.screen)
    )
    await adam.press("Вернуть доступ")
    assert adam.screen.startswith("Иван Петров")


async def test_support_hears_who_can_and_has_no_such_button(world: World, cast: Cast, sam: Phone) -> None:
    await allow_personal_rights(world, cast)
    await sam.say("/why Иван «Веб-приложение»")
    assert "Ольга Орлова и Адам Азимов могут разрешить это лично" in sam.screen
    assert sam.buttons == ["Вся карточка", "Другой человек", "В меню"]


async def test_an_old_or_forged_remedy_is_asked_again_in_the_core(
    world: World, cast: Cast, adam: Phone, sam: Phone
) -> None:
    await allow_personal_rights(world, cast)
    await adam.say("/why Иван «Веб-приложение»")
    real = str(adam.button("Разрешить «Веб-приложение»")["data"])
    await adam.press_twice("Разрешить «Веб-приложение»")
    assert adam.alert == "Это уже сделано, повторять не нужно."
    prefix, _, item = real.rpartition(":")
    for forged in (
        f"allow-{cast.olga.membership_id}-1",
        f"allow-{cast.oscar.membership_id}-7",
        "allow-999-1",
        "allow-x",
        "",
    ):
        await adam.press_data(f"{prefix}:{forged}")
        assert adam.alert is not None and adam.alert != "Разрешено.", forged
    await sam.say("/why Анна «Веб-приложение администрирования»")
    window = str(sam.button("Вся карточка")["data"]).rpartition("whole_card")[0]
    await sam.press_data(
        f"{window}remedy:{item.replace(str(cast.ivan.membership_id), str(cast.anna.membership_id))}"
    )
    assert "Это могут сделать только владелец и администратор" in str(sam.alert)


@pytest.mark.requirement("Y-28", "Y-12")
async def test_a_permission_is_answered_with_what_is_hidden_there(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    tenant_id = await found(world.core, cast.olga, "Салон", "bookings")
    person = await newcomer(
        world.core, cast.olga, tenant_id, "Специалист", full_name="Рая Ли", login="raya", staff_member_id=None
    )
    await world.core.inviting.invite(cast.olga.account_id, tenant_id, person, operation())
    async with world.core.database.write() as session:
        raya = await session.scalar(select(Account).where(Account.login == "raya"))
        assert raya is not None
        raya.must_change_password = False
    await olga.say("/why Рая Ли «Просматривать расписание и записи»")
    assert olga.screen.startswith(
        "Да. Рая Ли: право «Просматривать расписание и записи» действует. "
        "Приложение «Мобильное приложение», организация «Салон»."
    )
    assert olga.screen.endswith(
        "Контакты клиентов в блоке «Журнал записи» при этом скрыты. Их показали бы права:\n"
        "• «Показывать номера телефонов»: телефон"
    )
    await olga.say("/why Рая Ли перенос записи")
    assert olga.screen.endswith(
        "• Роль «Специалист» не даёт права «Перенос записи». "
        "Вы можете изменить личные права этого человека или изменить роль «Специалист»."
    )
    await olga.press("Изменить личные права")
    assert "Рая Ли" in olga.screen


async def test_several_answers_are_numbered_as_their_buttons(world: World, cast: Cast, adam: Phone) -> None:
    await adam.say("/why Иван веб")
    assert "1. Нет. Иван Петров пока не может открыть приложение «Веб-приложение»" in adam.screen
    assert "2. Нет. Иван Петров пока не может открыть приложение «Веб-приложение адм" in adam.screen
    assert adam.buttons[:2] == ["1. Дать другую роль", "1. Изменить роль «Сервисный специал…»"]
