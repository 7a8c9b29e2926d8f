"""Shorthand of the tests about roles in the chat: to a role and to a block of it, and what came of it."""

from core.roles import RoleShape
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast
from tests.core.roles import DISPATCHER, role_id, seen

PHONES = "journal.phones.view"


def labelled(phone: Phone, part: str) -> str:
    """The button that says this."""
    return next(label for label in phone.buttons if part in label)


async def open_list(phone: Phone) -> None:
    await phone.say("/roles")
    if "ТехСервис" in phone.buttons:  # Olga owns another one, too
        await phone.press("ТехСервис")


async def open_role(phone: Phone, name: str = DISPATCHER) -> None:
    """On whichever page of the list it stands."""
    await open_list(phone)
    while not any(label.startswith(f"{name} ·") for label in phone.buttons):
        await phone.press("Дальше →")
    await phone.press(labelled(phone, f"{name} ·"))


async def open_block(phone: Phone, block: str, name: str = DISPATCHER) -> None:
    await open_role(phone, name)
    await phone.press("Права")
    await phone.press(labelled(phone, block))


async def shape(world: World, cast: Cast, name: str = DISPATCHER) -> RoleShape:
    return (await seen(world.core, cast.olga, await role_id(world.core, cast, name))).shape


async def opened(world: World, cast: Cast, person: str, application: str) -> bool:
    """May this one of the cast launch it?"""
    decision, _ = await world.core.checking.decide(getattr(cast, person).account_id, application)
    return decision.permits
