"""People picked with Telegram's own button: what it sends the bot, until the simulator's phone has that button."""

from tests.bot.conftest import World
from tests.bot.phone import Phone


async def pick(world: World, phone: Phone, *picked: Phone) -> None:
    """`request_name` and `request_username` were asked for, so the names come along."""
    users = [
        {"user_id": user.id, "first_name": user.first_name, "last_name": user.last_name}
        for user in world.telegram.users()
        if user.id in {each.id for each in picked}
    ]
    world.telegram._send(phone.id, {"users_shared": {"request_id": 1, "users": users}})
    await phone.handled()
