"""The core as it is composed for real, on either database, with a mailbox for a mail server."""

import pytest

from core.bootstrap import Core, build
from core.database import Database
from core.secrets import ServerKey
from tests.cast import Cast, enact
from tests.clock import FrozenClock
from tests.mailbox import Mailbox


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def chats() -> Mailbox:
    """What people were told in their messenger."""
    return Mailbox("telegram")


@pytest.fixture
def core(database: Database, clock: FrozenClock, key: ServerKey, mailbox: Mailbox, chats: Mailbox) -> Core:
    return build(
        database,
        clock,
        key,
        {"email": mailbox, "telegram": chats},
        lambda token: f"https://t.me/propusk_demo_bot?start={token}",
    )


@pytest.fixture
async def cast(core: Core, mailbox: Mailbox) -> Cast:
    return await enact(core, mailbox)
