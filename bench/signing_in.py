"""Sign-in checks a second, beside bare argon2 with the same parameters in the same number of threads."""

import asyncio
import os
import statistics
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from argon2 import PasswordHasher

from bench.stage import stage
from core.bootstrap import Core
from tests.cast import PASSWORD, Cast

CHECKS, AT_ONCE, ROUNDS = 64, 8, 3
THREADS = max(1, (os.cpu_count() or 1) - 1)


async def main() -> None:
    async with stage() as (world, cast):
        rounds = [(await checks(world.core, cast), bare()) for _ in range(ROUNDS)]
        ours, floor = (statistics.median(each) for each in zip(*rounds, strict=True))
        print(
            f"sign-in: {ours:.0f} checks a second; bare argon2 {floor:.0f} ({ours / floor:.0%}), {THREADS} thread(s)"
        )


async def checks(core: Core, cast: Cast) -> float:
    async def some() -> None:
        for _ in range(CHECKS // AT_ONCE):
            answer = await core.signing_in.check(cast.anna.login, PASSWORD, f"web-{cast.tenant_id}")
            assert answer.permit

    began = perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(some())
    return CHECKS // AT_ONCE * AT_ONCE / (perf_counter() - began)


def bare() -> float:
    hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
    stored = hasher.hash(PASSWORD)
    with ThreadPoolExecutor(THREADS) as pool:
        began = perf_counter()
        list(pool.map(lambda _: hasher.verify(stored, PASSWORD), range(CHECKS)))
        return CHECKS / (perf_counter() - began)


if __name__ == "__main__":
    asyncio.run(main())
