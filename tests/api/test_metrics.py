"""Delivery in numbers, as Prometheus scrapes them."""

from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from core.bootstrap import Core
from core.delivery import Address
from tests.api.conftest import Client
from tests.clock import FrozenClock
from tests.core.conftest import on_both
from tests.core.test_statements import counted
from tests.mailbox import Mailbox

Samples = dict[tuple[str, ...], float]

SECRET_ADDRESS = "nobody@example.com"


async def scrape(client: Client) -> Samples:
    answer = await client.get("/metrics")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    text = await answer.text()
    assert SECRET_ADDRESS not in text
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def put(core: Core, clock: FrozenClock, *subjects: int) -> None:
    """Messages that nobody sends, for nobody knows of this purpose."""
    async with core.database.write() as session:
        for subject in subjects:
            await core.outbox.put(
                session,
                clock.now(),
                purpose="no such purpose",
                subject_id=subject,
                generation=1,
                to=Address("email", SECRET_ADDRESS),
                language="ru",
            )


@on_both
async def test_what_waits_is_counted_and_so_is_how_long(
    client: Client, core: Core, clock: FrozenClock
) -> None:
    await core.courier.run_due()
    before = await scrape(client)
    assert before["propusk_outbox_due", "email"] == 0
    assert before["propusk_outbox_oldest_due_seconds", "email"] == 0
    await put(core, clock, 1)
    clock.advance(timedelta(seconds=90))
    await put(core, clock, 2, 3)
    after = await scrape(client)
    assert after["propusk_outbox_due", "email"] == 3
    assert after["propusk_outbox_oldest_due_seconds", "email"] == 90
    assert after["propusk_outbox_due", "telegram"] == 0, "a channel that is quiet is there all the same"


async def test_what_went_out_and_what_did_not_are_counted_since_the_start(
    client: Client, core: Core, clock: FrozenClock, mailbox: Mailbox
) -> None:
    await core.courier.run_due()
    before = await scrape(client)
    await put(core, clock, 1, 2)
    await core.courier.run_due()
    after = await scrape(client)
    failed, sent = (("propusk_deliveries_total", "email", outcome) for outcome in ("failed", "sent"))
    assert after[failed] - before[failed] == 2
    assert after[sent] == before[sent]
    assert after["propusk_outbox_due", "email"] == 0


@pytest.mark.usefixtures("cast")
async def test_a_scrape_is_one_statement(client: Client, core: Core) -> None:
    with counted(core) as statements:
        await scrape(client)
    assert len(statements) == 1
