"""What a stranger could learn from how long an answer takes: known against unknown, one after the other in one run.

1.00 tells him nothing. A day passes between two tries, for nobody is asked too often.
"""

import asyncio
import statistics
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from time import perf_counter

from bench.stage import stage
from core.bootstrap import Core
from core.errors import Invalid
from core.people import Address
from tests.bot.conftest import World

TRIES = 60
DAY = timedelta(days=1).total_seconds()

Try = Callable[[str, int], Awaitable[None]]


async def main() -> None:
    async with stage() as (world, cast):
        logins = [cast.olga.login, cast.adam.login, cast.sam.login, cast.oscar.login]

        async def sign_in(login: str, _: int) -> None:
            with suppress(Invalid):
                await world.core.signing_in.check(login, "any password at all", f"web-{cast.tenant_id}")

        for what, attempt in (("signing in", sign_in), ("recovery", recovery(world.core))):
            known, unknown = await both(world, logins, attempt)
            print(
                f"{what}: {known * 1000:.1f} ms for a known address, {unknown * 1000:.1f} ms for an unknown one "
                f"({known / unknown:.2f})"
            )


def recovery(core: Core) -> Try:
    async def ask(login: str, number: int) -> None:
        """From a chat of its own each time, as a stranger would who goes through a list."""
        await core.recovering.ask(login, Address("telegram", f"9{number:09d}"), "ru")

    return ask


async def both(world: World, logins: list[str], attempt: Try) -> tuple[float, float]:
    known: list[float] = []
    unknown: list[float] = []
    for number in range(TRIES):
        login = logins[number % len(logins)]
        pair = [(known, login), (unknown, f"no-{login}")]
        for place, (took, address) in enumerate(pair if number % 2 else reversed(pair)):
            world.clock.advance(DAY)
            began = perf_counter()
            await attempt(address, 2 * number + place)
            took.append(perf_counter() - began)
        await world.settle()
    return statistics.median(known), statistics.median(unknown)


if __name__ == "__main__":
    asyncio.run(main())
