"""People picked with Telegram's own button, as a phone shows it."""

from tests.bot.conftest import World
from tests.bot.phone import Phone


async def pick(world: World, phone: Phone, *picked: Phone) -> None:
    world.telegram.share_users(phone.id, [each.id for each in picked])
    await phone.handled()
