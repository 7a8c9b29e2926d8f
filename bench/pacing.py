"""A thousand letters to a thousand chats and fifty to one more, through the courier, at a Telegram with its limits on.

How long that takes, how often Telegram refused, and how soon those are answered who talk with the bot meanwhile.
"""

import asyncio
import logging
from time import process_time

import structlog

from bench.stage import stage
from bot.demo.telegram import Clock
from bot.pacing import Pacing
from tests.bot.flood import flood

CHATS, TO_ONE = 1_000, 50


async def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    async with stage(Clock(), rate_limits=True) as (world, _):
        world.bot.session.middleware(Pacing())
        began = process_time()
        result = await flood(world, world.bot, CHATS, TO_ONE)
        cost = process_time() - began
    print(
        f"{result.letters} letters: {result.seconds:.0f} s ({cost:.0f} s of CPU), {result.rate:.1f} a second, "
        f"{result.refused} refused; "
        f"{len(result.answers)} answers meanwhile, p99 {result.p99 * 1000:.0f} ms"
    )
    assert result.refused == 0


if __name__ == "__main__":
    asyncio.run(main())
