"""The bot's test bench: the simulator as Telegram, a frozen clock, the real bot on a migrated database."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot

from bot.demo.telegram import Clock, InProcessSession, Telegram
from bot.dispatcher import make_bot

START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # a Tuesday


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
