"""The API on a server of its own, with the core and the cast of `tests/core` behind it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from core.api import add_routes
from core.bootstrap import Core
from tests.core import conftest as stage

backend, staged = stage.backend, stage.staged
sqlite_stage, postgresql_stage = stage.sqlite_stage, stage.postgresql_stage
passwords, mailbox, chats = stage.passwords, stage.mailbox, stage.chats
core, cast = stage.core, stage.cast

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(core: Core) -> AsyncIterator[Client]:
    app = web.Application()
    add_routes(app, core)
    async with TestClient(TestServer(app)) as client:
        yield client
