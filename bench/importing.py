"""A list of 5,000 people, from the file to the last invitation: how long it takes, how much memory, and how a click
feels meanwhile.

SQLite with synchronous = FULL, as in production. The courier is left out: letters go out beside it.
"""

import asyncio
import resource
import statistics
import sys
import tracemalloc
from time import perf_counter, process_time

from bench.stage import p99, stage
from core import limits
from core.tables import as_xlsx
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast, operation
from tests.core.importing import HEADER, people

PEOPLE = 5_000
MEASURED = 500  # people whose memory is traced, which makes everything three times as slow
OPENS = "Мой доступ"  # of the menu


async def main() -> None:
    async with stage() as (world, cast):
        before = _resident()
        began, cpu = perf_counter(), process_time()
        job_id = await check(world, cast, PEOPLE)
        checked = perf_counter() - began
        batches = await work_off(world, cast, job_id)
        took, cpu = perf_counter() - began, process_time() - cpu
        print(
            f"importing {PEOPLE} people: {took:.0f} s (checking {checked:.1f} s), {cpu / PEOPLE * 1000:.1f} ms of CPU "
            f"each; {PEOPLE / took:.0f} a second"
        )
        print(
            f"  a batch of {limits.IMPORT_BATCH} holds the database for {statistics.median(batches) * 1000:.0f} ms, "
            f"p99 {p99(batches) * 1000:.0f} ms; {_resident() - before:.0f} MiB more at the peak"
        )
    async with stage() as (world, cast):
        clicks = await clicks_while_importing(world, cast)
        print(
            f"  a click meanwhile: median {statistics.median(clicks) * 1000:.0f} ms, p99 {p99(clicks) * 1000:.0f} ms"
        )
    async with stage() as (world, cast):
        tracemalloc.start()
        job_id = await check(world, cast, MEASURED)
        tracemalloc.reset_peak()
        held = tracemalloc.get_traced_memory()[0]
        await work_off(world, cast, job_id)
        peak = tracemalloc.get_traced_memory()[1] - held
        tracemalloc.stop()
        print(f"  working off holds {peak / 2**20:.1f} MiB at most, however long the list")


async def check(world: World, cast: Cast, n: int) -> int:
    rows = [HEADER.split(";"), *(row.split(";") for row in people(n))]
    content = as_xlsx({"people": rows})
    importing, actor = world.core.importing, cast.adam.account_id
    return await importing.check(actor, cast.tenant_id, "people.xlsx", content, operation())


async def work_off(world: World, cast: Cast, job_id: int) -> list[float]:
    """How long each batch took."""
    importing = world.core.importing
    took: list[float] = []
    await importing.start(cast.adam.account_id, job_id)
    while True:
        began = perf_counter()
        if not await importing.working.step():
            return took
        took.append(perf_counter() - began)


async def clicks_while_importing(world: World, cast: Cast) -> list[float]:
    job_id = await check(world, cast, MEASURED)
    sam = Phone(world.telegram, world.dispatcher, world.bot, cast.sam.telegram_id)
    await sam.say("/start")
    clicks: list[float] = []
    async with asyncio.TaskGroup() as group:
        working = group.create_task(work_off(world, cast, job_id))
        while not working.done():
            for button in (OPENS, "В меню"):
                began = perf_counter()
                await sam.press(button)
                clicks.append(perf_counter() - began)
    return clicks


def _resident() -> float:
    """The most that the process has held, in MiB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    asyncio.run(main())
