"""A Telegram of its own for each test, with Ivan, who has started the bot."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.demo.telegram import Clock, MailCatcher, Telegram, User, make_app


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    telegram = Telegram(clock=Clock(frozen=datetime(2026, 11, 22, 12, tzinfo=UTC)), rate_limits=False)
    yield telegram
    telegram.close()


@pytest.fixture
def ivan(telegram: Telegram) -> User:
    user = telegram.add_user("Иван", "Петров", username="ivan", language_code="ru", phone="+77017051234")
    telegram.open_link(user.id)
    telegram.take_updates()
    return user


@pytest.fixture
async def http(telegram: Telegram) -> AsyncIterator[aiohttp.ClientSession]:
    """A client of a real server on a free port, with the page, the controls and the mail catcher."""
    async with serving(telegram) as client:
        yield client


@asynccontextmanager
async def serving(telegram: Telegram) -> AsyncIterator[aiohttp.ClientSession]:
    async with (
        MailCatcher(telegram) as mail,
        TestServer(make_app(telegram, mail)) as server,
        aiohttp.ClientSession(server.make_url("/")) as client,
    ):
        yield client
