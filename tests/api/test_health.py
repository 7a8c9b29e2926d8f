"""Whether the installation is alive, for whoever watches it."""

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from core.api import add_routes
from core.bootstrap import build
from core.credentials import Passwords
from core.database import Database
from core.secrets import ServerKey
from tests.api.conftest import Client
from tests.clock import FrozenClock
from tests.core.conftest import on_both


@on_both
async def test_it_is_well_while_the_database_answers(client: Client) -> None:
    answer = await client.get("/health")
    assert (answer.status, await answer.json()) == (200, {"status": "ok"})


async def test_it_is_not_when_the_database_does_not(
    clock: FrozenClock, key: ServerKey, passwords: Passwords
) -> None:
    nowhere = Database("postgresql://nobody@127.0.0.1:1/nothing")
    app = web.Application()
    add_routes(app, build(nowhere, clock, key, {}, str, passwords=passwords))
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/health")
        assert answer.status == 503
        assert "127.0.0.1" not in await answer.text()
    await nowhere.close()
