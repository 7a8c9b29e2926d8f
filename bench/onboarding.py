"""A whole onboarding, from /add to the password: CPU per person, and how a click feels while passwords are hashed.

The simulator's own work is in the figures, too: it runs in the same process.
"""

import asyncio
import statistics
from contextlib import suppress
from time import perf_counter, process_time

from bench.stage import IDLE_UPDATES, idle_updates, p99, stage
from core.errors import Invalid
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import PASSWORD, Cast

PEOPLE, CLICKS = 12, 150
OPENS = "Мой доступ"  # of the menu


async def main() -> None:
    async with stage() as (world, cast):
        await onboard(world, cast, 0)  # what is made once: texts, statements, word lists
        costs, before = [], len(world.telegram.journal)
        for number in range(1, PEOPLE + 1):
            began = process_time()
            await onboard(world, cast, number)
            costs.append(process_time() - began)
        calls = (len(world.telegram.journal) - before) / PEOPLE
        idle = sum(await idle_updates(process_time)) / IDLE_UPDATES
        cost = statistics.median(costs)
        print(
            f"onboarding: {cost * 1000:.0f} ms of CPU, {calls:.0f} Bot API calls; {1 / cost:.0f} a second a core"
        )
        print(f"  as much as {cost / idle:.0f} updates to a bot that does nothing ({idle * 1e6:.0f} us each)")

        clicks, floor = await clicks_while_hashing(world, cast)
        print(
            f"a click while passwords are hashed: median {statistics.median(clicks) * 1000:.1f} ms, p99 "
            f"{p99(clicks) * 1000:.1f} ms (a bot that does nothing: p99 {p99(floor) * 1000:.1f} ms; "
            f"{p99(clicks) / p99(floor):.0f} times)"
        )


async def onboard(world: World, cast: Cast, number: int) -> None:
    address, name = f"+77019{number:06d}", f"Гость Номер{number}"
    adam = phone(world, cast.adam.telegram_id)
    guest = phone(world, world.telegram.add_user(name, language_code="ru", phone=address).id)
    for said in ("/add", address, name):
        await adam.say(said)
    for pressed in ("Сотрудник", "Дальше", "Пропустить", "Диспетчер", "✓ Русский", "Пригласить"):
        await adam.press(pressed)
    await guest.open_link(adam.screen.partition("start=")[2].split()[0])
    await guest.press("Принять")
    await guest.share_contact()
    await guest.press("Всё верно")
    await guest.say(PASSWORD)
    await world.settle()  # the courier's part


def phone(world: World, user_id: int) -> Phone:
    """It does not look for due letters after every step, as the tests' does."""
    return Phone(world.telegram, world.dispatcher, world.bot, user_id)


async def clicks_while_hashing(world: World, cast: Cast) -> tuple[list[float], list[float]]:
    async def sign_in_for_ever() -> None:
        while True:
            with suppress(Invalid):
                await world.core.signing_in.check("nobody", "any password at all", "web-1")

    sam, clicks = phone(world, cast.sam.telegram_id), []
    async with asyncio.TaskGroup() as group:
        peak = [group.create_task(sign_in_for_ever()) for _ in range(4)]
        await sam.say("/start")
        for _ in range(CLICKS // 2):
            for button in (OPENS, "В меню"):
                began = perf_counter()
                await sam.press(button)
                clicks.append(perf_counter() - began)
        floor = await idle_updates()
        for task in peak:
            task.cancel()
    return clicks, floor


if __name__ == "__main__":
    asyncio.run(main())
