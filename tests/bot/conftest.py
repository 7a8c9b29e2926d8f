"""The bot's test bench: the simulator as Telegram, a frozen clock, the real bot on a migrated database."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram import Bot, Dispatcher

from bot.demo.telegram import Clock, InProcessSession, Telegram
from bot.dispatcher import make_bot, make_dispatcher
from bot.erasing import Eraser
from bot.messenger import TelegramMessenger
from bot.progress import Progress
from bot.settings import BotSettings
from core.bootstrap import Core, build
from core.database import Database
from core.delivery import Messenger
from core.secrets import ServerKey
from tests.bot.phone import Phone
from tests.cast import Cast, Snapshot, restore, snapshot
from tests.conftest import SERVER_KEY
from tests.mailbox import Mailbox

START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # a Tuesday


def link_to(token: str) -> str:
    return f"https://t.me/propusk_demo_bot?start={token}"


@dataclass
class World:
    """Everything that runs in production, in one hand: only Telegram, the mail and the time are played."""

    telegram: Telegram
    clock: Clock
    mailbox: Mailbox
    bot: Bot
    core: Core
    eraser: Eraser
    dispatcher: Dispatcher

    def phone(self, first_name: str, *, language_code: str | None = "ru", phone: str | None = None) -> Phone:
        """Somebody new at Telegram."""
        user = self.telegram.add_user(first_name, language_code=language_code, phone=phone)
        return self.phone_of(user.id)

    def phone_of(self, user_id: int) -> Phone:
        """The phone of somebody who is there already, of the cast for instance."""
        return Phone(self.telegram, self.dispatcher, self.bot, user_id, self.settle)

    async def settle(self) -> None:
        """Do what is due now, and what that makes due."""
        while (
            await self.core.courier.run_due()
            or await self.eraser.run_due()
            or await self.core.importing.working.run_due()
            or await self.progress.run_due(self.bot)
        ):
            pass

    @property
    def progress(self) -> Progress:
        progress: Progress = self.dispatcher["progress"]
        return progress

    async def pass_time(self, seconds: float) -> None:
        self.clock.advance(seconds)
        await self.settle()


@pytest.fixture
def clock() -> Clock:
    """The simulator's clock and the product's: it moves by `advance` only."""
    return Clock(frozen=START)


@pytest.fixture
def telegram(clock: Clock) -> Iterator[Telegram]:
    telegram = Telegram(clock=clock, rate_limits=False)
    yield telegram
    telegram.close()


@pytest.fixture
def bot(telegram: Telegram, clock: Clock) -> Bot:
    return make_bot(telegram.token, InProcessSession(telegram), clock)


@pytest.fixture
def settings() -> BotSettings:
    """The defaults, whatever the environment of whoever runs the tests says."""
    return BotSettings.model_construct()


@pytest.fixture
def world(
    telegram: Telegram,
    clock: Clock,
    bot: Bot,
    sqlite_database: Database,
    key: ServerKey,
    settings: BotSettings,
) -> World:
    """The bot on SQLite; a test that wants both databases asks for `world_on`."""
    return assemble(telegram, clock, bot, sqlite_database, key, settings)


@pytest.fixture
def world_on(
    telegram: Telegram, clock: Clock, bot: Bot, database: Database, key: ServerKey, settings: BotSettings
) -> World:
    """The bot on SQLite and on PostgreSQL, one after the other."""
    return assemble(telegram, clock, bot, database, key, settings)


def assemble(
    telegram: Telegram, clock: Clock, bot: Bot, database: Database, key: ServerKey, settings: BotSettings
) -> World:
    mailbox = Mailbox()
    core = build(
        database,
        clock,
        key,
        {TelegramMessenger.name: TelegramMessenger(bot), mailbox.name: mailbox},
        link_to,
    )
    eraser = Eraser(database, bot, clock)
    dispatcher = make_dispatcher(core, eraser, settings)
    return World(telegram, clock, mailbox, bot, core, eraser, dispatcher)


def sends_sms(world: World, settings: BotSettings) -> Mailbox:
    """From now on codes can go to a number in this installation: this is where they arrive."""
    sms = Mailbox("sms")
    messengers: dict[str, Messenger] = {
        TelegramMessenger.name: TelegramMessenger(world.bot),
        world.mailbox.name: world.mailbox,
        sms.name: sms,
    }
    world.core = build(world.core.database, world.clock, SERVER_KEY, messengers, link_to)
    world.dispatcher = make_dispatcher(world.core, world.eraser, settings)
    return sms


@pytest.fixture
def sms(world: World, key: ServerKey, settings: BotSettings) -> Mailbox:
    """Here SMS are sent, too. Asked for before the phones, which keep to the bot that they were given."""
    sms = Mailbox("sms")
    channels = (TelegramMessenger(world.bot), world.mailbox, sms)
    world.core = build(world.core.database, world.clock, key, {each.name: each for each in channels}, link_to)
    world.dispatcher = make_dispatcher(world.core, world.eraser, settings)
    return sms


@pytest.fixture
async def cast(world: World, taken: Snapshot) -> Cast:
    """«ТехСервис» with its people, each with a phone at the simulator."""
    return await restore(taken, world.core, world.telegram)


@pytest.fixture(scope="session")
def taken(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The cast, brought in once per process."""
    file = tmp_path_factory.mktemp("cast") / "cast.db"
    shutil.copyfile(sqlite_template, file)
    return asyncio.run(_take(f"sqlite:///{file}"))


async def _take(url: str) -> Snapshot:
    clock = Clock(frozen=START)
    telegram, database, mailbox = Telegram(clock=clock, rate_limits=False), Database(url), Mailbox()
    core = build(
        database, clock, SERVER_KEY, {mailbox.name: mailbox, "telegram": Mailbox("telegram")}, link_to
    )
    try:
        return await snapshot(core, mailbox, telegram)
    finally:
        await database.close()
        telegram.close()
