"""Several couriers as processes of their own on one PostgreSQL: what each claims is its own, and a killed one's is
taken up again once its lease is over. Nothing is lost, and nothing goes out twice but what a kill cut off."""

import asyncio
import signal
import sys
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

from sqlalchemy import func, select

from core import limits
from core.database import Database
from core.delivery import DeliveryAttempt, Message, MessageState
from tests.clock import FrozenClock
from tests.core.test_outbox import Post

LETTERS, PROCESSES = 60, 3

# Says aloud what it sends. Begins with the others, at a word on its input; one of them dies in its fifth send.
_COURIER = """
import asyncio, os, signal, sys
from core.database import Database
from core.delivery import Courier
from tests.clock import FrozenClock
from tests.core.test_outbox import SERVER_KEY, Greetings, Outbox, Postbox

class Aloud(Postbox):
    async def send(self, address, letter):
        print(address, flush=True)
        self.taken.append(address)
        if sys.argv[2] == "dies" and len(self.taken) == 5:
            os.kill(os.getpid(), signal.SIGKILL)

async def work():
    messengers, purposes = {"email": Aloud()}, {"greeting": Greetings()}
    courier = Courier(Database(sys.argv[1]), FrozenClock(), SERVER_KEY, Outbox(), messengers, purposes)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await courier.run_due()

asyncio.run(work())
"""


async def started(url: str, fate: str, closing: AsyncExitStack) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _COURIER, url, fate),
        cwd=Path(__file__).parents[2],
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    closing.callback(_stop, process)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    return process


def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()


async def run_together(url: str, fates: list[str]) -> list[tuple[list[str], int | None]]:
    """What each of them has sent, and how it ended."""
    async with asyncio.timeout(120), AsyncExitStack() as closing:
        processes = await asyncio.gather(*(started(url, fate, closing) for fate in fates))
        outputs = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    return [
        ([line for line in out.decode().split("\n") if line.startswith("person-")], process.returncode)
        for process, (out, _) in zip(processes, outputs, strict=True)
    ]


async def count(database: Database, *states: MessageState) -> int:
    async with database.read() as session:
        return (
            await session.scalar(select(func.count()).select_from(Message).where(Message.state.in_(states)))
            or 0
        )


async def test_processes_share_the_work_and_a_killed_one_leaves_it_to_the_others(
    postgresql_url: str, clock: FrozenClock
) -> None:
    post = Post(Database(postgresql_url), clock)
    addresses = [f"person-{number}" for number in range(LETTERS)]
    await post.put(*addresses)

    ended = await run_together(postgresql_url, ["dies"] + ["lives"] * (PROCESSES - 1))
    assert [code for _, code in ended] == [-signal.SIGKILL] + [0] * (PROCESSES - 1)
    assert all(sent for sent, _ in ended), "each had its part of the work"
    killed = ended[0][0]
    once = Counter(address for sent, _ in ended for address in sent)
    assert once == Counter(addresses), "so far nothing twice, and nothing left but to be marked"
    assert await count(post.database, MessageState.SENT) == LETTERS - 1

    assert await post.courier.run_due() == 0, "the claim of the killed one still holds"
    clock.advance(limits.DELIVERY_LEASE)
    assert await post.courier.run_due() == 1
    assert post.box.taken == killed[-1:], "what was cut off goes out again, and nothing else"
    assert await count(post.database, MessageState.SENT) == LETTERS
    async with post.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(DeliveryAttempt)) == LETTERS
    await post.database.close()
