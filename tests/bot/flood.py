"""A flood of letters through the real courier at a Telegram that keeps its limits, while people go on talking."""

import asyncio
import statistics
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncSession

from bot.messenger import TelegramMessenger
from core.clock import SystemClock
from core.delivery import Address, Courier, Letter, Message, Outbox
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.conftest import SERVER_KEY

FIRST = 7_100_000_000
TALKERS, PAUSE_S = 40, 0.25  # each of them says something now and then: four questions a second


class News:
    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return Letter("News", f"Letter {message.subject_id}")

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """Nothing waits for it."""


@dataclass
class Flood:
    letters: int
    seconds: float = 0
    refused: int = 0
    answers: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.letters / self.seconds

    @property
    def p99(self) -> float:
        return statistics.quantiles(self.answers, n=100, method="inclusive")[-1]


async def flood(world: World, bot: Bot, chats: int, to_one: int) -> Flood:
    """A letter to each of so many chats, and so many to one more. `bot` has its pacing."""
    telegram, clock, outbox = world.telegram, SystemClock(), Outbox()
    messengers = {"telegram": TelegramMessenger(bot)}
    courier = Courier(world.core.database, clock, SERVER_KEY, outbox, messengers, {"news": News()})
    addresses = [*range(FIRST, FIRST + chats), *[FIRST + chats] * to_one]
    async with world.core.database.write() as session:
        for number, address in enumerate(addresses):
            await outbox.put(
                session,
                clock.now(),
                purpose="news",
                subject_id=number,
                generation=1,
                to=Address("telegram", str(address)),
                language="en",
            )
    talkers = [FIRST + chats + 1 + number for number in range(TALKERS)]
    for id_ in {*addresses, *talkers}:
        telegram.add_user("Guest", language_code="en", id=id_)
        telegram.open_link(id_)
    telegram.take_updates()  # what they said when they came is not what is measured

    result, before = Flood(len(addresses)), len(telegram.journal)
    began = perf_counter()
    async with asyncio.TaskGroup() as group:
        work = [group.create_task(courier.run()), group.create_task(_talk(world, bot, talkers, result))]
        while await courier.busy():  # noqa: ASYNC110 - real time is what this is about
            await asyncio.sleep(PAUSE_S)
        result.seconds = perf_counter() - began
        for task in work:
            task.cancel()
    answers = [record["answer"] for record in list(telegram.journal)[before:]]
    result.refused = sum(answer.get("error_code") == 429 for answer in answers)
    return result


async def _talk(world: World, bot: Bot, talkers: list[int], result: Flood) -> None:
    while True:
        for id_ in talkers:
            phone, began = Phone(world.telegram, world.dispatcher, bot, id_), perf_counter()
            await phone.say("/help")
            result.answers.append(perf_counter() - began)
            await asyncio.sleep(PAUSE_S)
