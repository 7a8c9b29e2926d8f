"""The form of a new person, filled in as an administrator of one organisation does it, in Russian."""

from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast, operation


async def fill_in(phone: Phone, identifier: str = "8 (701) 700-11-22", name: str = "Пётр Первый") -> None:
    """The shortest way to the review card."""
    await phone.say("/add")
    await phone.say(identifier)
    await phone.say(name)
    for button in ("Сотрудник", "Дальше", "Пропустить", "Диспетчер", "✓ Русский"):
        await phone.press(button)


async def hand_over(phone: Phone, login: str = "petr.pervy") -> None:
    """Neither phone nor e-mail: up to the password on the screen."""
    await phone.say("/add")
    await phone.press("Ни телефона, ни почты нет")
    await phone.say("Пётр Первый")
    await phone.press("Сотрудник")
    await phone.say(login)
    for button in ("Диспетчер", "✓ Русский", "Создать пароль"):
        await phone.press(button)


async def found(world: World, cast: Cast, name: str, template: str, country: str = "KZ") -> int:
    """One more organisation of Olga's."""
    return await world.core.founding.create_tenant(
        cast.olga.account_id,
        name=name,
        country=country,
        time_zone="Asia/Almaty",
        template_id=template,
        language="ru",
        operation_id=operation(),
    )
