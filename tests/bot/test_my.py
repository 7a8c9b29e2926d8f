"""/my: organisations, roles and applications with their links; closed ones do not exist (I-22)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState
from core.people import Account, Membership, MembershipRole, MembershipState
from core.roles import RoleAppRight
from core.tenants import LicenceState, Tenant
from tests.bot.conftest import START, World
from tests.cast import Cast


async def application(world: World, tenant_id: int, called: str, **changes: object) -> None:
    """What the screens of a later step will set."""
    async with world.core.database.write() as session:
        found = await session.scalar(
            select(Application).where(Application.tenant_id == tenant_id, Application.name == called)
        )
        assert found is not None
        for field, value in changes.items():
            setattr(found, field, value)


@pytest.mark.requirement("F-19", "F-20", "I-22")
async def test_a_member_sees_what_is_open_and_no_trace_of_the_rest(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/my")
    assert "пользователь организации · роль «Сервисный специалист» · работает" in ivan.screen
    assert "Мобильное приложение инженера." in ivan.screen and "запуск" not in ivan.screen
    assert "Веб-приложение" not in ivan.screen
    assert "заказчика" not in ivan.screen


@pytest.mark.requirement("H-19")
async def test_a_mobile_application_comes_with_both_stores(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/my")
    assert "1. Мобильное приложение инженера" in ivan.screen
    assert "play.google.com" in ivan.button("1. Скачать для Android")["url"]
    assert "apps.apple.com" in ivan.button("1. Скачать для iPhone")["url"]


async def test_without_an_address_the_administrator_is_to_be_asked(world: World, cast: Cast) -> None:
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert "1. Веб-приложение. Адрес спросите у администратора организации." in anna.screen


async def test_an_address_is_a_button(world: World, cast: Cast) -> None:
    await application(world, cast.tenant_id, "Веб-приложение", address="https://web.tehservis.example")
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert anna.button("1. Открыть")["url"] == "https://web.tehservis.example"


@pytest.mark.parametrize("address", ["http://localhost:3000", "tehservis", "javascript:alert(1)", "http://["])
async def test_an_address_that_telegram_takes_on_no_button_costs_nobody_the_screen(
    world: World, cast: Cast, address: str
) -> None:
    await application(world, cast.tenant_id, "Веб-приложение", address=address)
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert f"Адрес: {address}" in anna.screen


@pytest.mark.requirement("F-19", "F-20a", "I-22")
async def test_an_owner_learns_of_closed_ones_below_the_list(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/my")
    assert ". Мобильное приложение инженера" not in olga.screen
    assert "вам не открыты: Мобильное приложение заказчика, Мобильное приложение инженера" in olga.screen
    assert not any("Android" in label for label in olga.buttons)


@pytest.mark.requirement("F-30")
async def test_an_application_in_preparation_says_wait(world: World, cast: Cast) -> None:
    await application(
        world, cast.tenant_id, "Веб-приложение", state=ApplicationState.PREPARING, address="https://a.example"
    )
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert "Ваше приложение готовится к использованию. Пожалуйста, подождите." in anna.screen
    assert "1. Открыть" not in anna.buttons


async def test_of_a_licence_a_member_hears_whom_to_ask_and_a_manager_hears_the_truth(
    world: World, cast: Cast
) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).licence = LicenceState.EXPIRED
    ivan, adam = world.phone_of(cast.ivan.telegram_id), world.phone_of(cast.adam.telegram_id)
    await ivan.say("/my")
    await adam.say("/my")
    assert "сейчас не открываются. Спросите администратора организации." in ivan.screen
    assert "ицензия" not in ivan.screen
    assert "Лицензия организации закончилась. Продлить её может владелец организации." in adam.screen


async def test_a_reason_that_closes_everything_is_said_once(world: World, cast: Cast) -> None:
    async with world.core.database.write() as session:
        account = await session.get_one(Account, cast.ivan.account_id)
        account.wait_until = START + timedelta(minutes=5)
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/my")
    assert ivan.screen.count("вход на время закрыт. Подождите: он откроется сам через 5 минут") == 1


async def test_of_a_former_organisation_only_the_name_and_the_end_are_shown(world: World, cast: Cast) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Membership, cast.ivan.membership_id)).state = MembershipState.ENDED
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/my")
    assert "больше не в организации" in ivan.screen
    assert "инженера" not in ivan.screen


async def test_a_stranger_is_told_how_to_come_in(world: World) -> None:
    stranger = world.phone("Мария")
    await stranger.say("/my")
    assert "Я пока не знаю, кто вы" in stranger.screen


@pytest.mark.parametrize("name", ["<b>", "О'Нил & Ко"])
async def test_names_show_as_they_were_typed(world: World, cast: Cast, name: str) -> None:
    async with world.core.database.write() as session:
        (await session.get_one(Tenant, cast.tenant_id)).name = name
    await application(world, cast.tenant_id, "Веб-приложение", name=name)
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert f"\n{name}\n" in anna.screen
    assert f"1. {name}." in anna.screen


async def test_more_applications_than_fit_are_counted(world: World, cast: Cast) -> None:
    await many_applications(world, cast, 90)
    anna = world.phone_of(cast.anna.telegram_id)
    await anna.say("/my")
    assert "И ещё приложений: " in anna.screen
    assert len(anna.buttons) <= 100


async def many_applications(world: World, cast: Cast, number: int) -> None:
    async with world.core.database.write() as session:
        role = await session.scalar(
            select(MembershipRole.role_id).where(MembershipRole.membership_id == cast.anna.membership_id)
        )
        assert role is not None
        for n in range(number):
            made = Application(
                tenant_id=cast.tenant_id,
                key=f"made-{n}",
                name=f"Приложение с довольно длинным названием {n}",
                kind=ApplicationKind.WEB,
                state=ApplicationState.READY,
                address=f"https://{n}.tehservis.example",
            )
            session.add(made)
            await session.flush()
            session.add(RoleAppRight(role_id=role, application_id=made.id, right=AppRight.LAUNCH))
