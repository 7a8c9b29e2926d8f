"""Reports on serviced organisations, once a day, to every operator who can be reached (F-15)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core import limits
from core.bootstrap import Core
from core.people import Account, AccountState, Identifier, Membership, MembershipState
from core.servicing import (
    Reports,
    ServicingReport,
)
from core.tenants import Tenant, TenantRole
from tests.cast import Cast
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both
from tests.core.servicing import days, let_service, offer, related, subscribe
from tests.core.test_statements import counted
from tests.mailbox import Mailbox

SAM = "sam@tehservis.example"
HOUR = timedelta(hours=1)  # the clock stands at 9:00 UTC, which is 14:00 in Almaty


@pytest.fixture(autouse=True)
async def servicing(core: Core, cast: Cast) -> None:
    await let_service(core, cast)


async def report(core: Core, mailbox: Mailbox, email: str = SAM) -> list[str]:
    """The texts of the reports that came by now."""
    await core.servicing.reports.run_due()
    await core.courier.run_due()
    return [each.text for each in mailbox.to(email) if each.subject.startswith("Отчёт")]


@pytest.mark.requirement("F-15")
async def test_once_a_day_at_nine_by_the_clock_of_the_servicing_tenant(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    assert await report(core, mailbox) == []
    await related(core, cast)
    await subscribe(core, cast, await offer(core, "Базовый", 90))
    clock.advance(18 * HOUR + timedelta(minutes=59))  # 8:59 of the next day in Almaty
    assert await report(core, mailbox) == []
    clock.advance(timedelta(minutes=1))
    (text,) = await report(core, mailbox)
    assert "Новые:\n• «Другая контора»: тариф «Базовый», последний день 21 февраля 2027" in text
    assert "Скоро закончатся" not in text
    clock.advance(23 * HOUR)
    assert len(await report(core, mailbox)) == 1, "nothing new, nothing to tell"
    clock.advance(HOUR)
    assert len(await report(core, mailbox)) == 1


@pytest.mark.requirement("F-15")
async def test_what_ends_within_a_week_is_told_unless_it_goes_on(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    await related(core, cast)
    short, long = await offer(core, "Короткий", 10), await offer(core, "Продлённый", 10)
    await subscribe(core, cast, short)
    for _ in range(2):
        await subscribe(core, cast, long)
    clock.advance(days(2))
    (made,) = await report(core, mailbox)
    assert "Скоро" not in made
    clock.advance(days(2))
    _, ends = await report(core, mailbox)
    assert "Скоро закончатся:\n• «Другая контора»: тариф «Короткий»" in ends
    assert "Продлённый" not in ends and "Новые" not in ends


@pytest.mark.requirement("F-15")
async def test_reports_do_not_depend_on_what_the_provider_allows(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    await related(core, cast)
    await subscribe(core, cast, await offer(core))
    await alter(core, Tenant, cast.tenant_id, invites_tenants=False, subscribes_tariffs=False)
    clock.advance(days(1))
    assert len(await report(core, mailbox)) == 1


@pytest.mark.requirement("F-15", "I-16")
@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (Membership, {"state": MembershipState.SUSPENDED}),
        (Membership, {"state": MembershipState.ENDED}),
        (Membership, {"tenant_role": TenantRole.USER}),
        (Membership, {"valid_till": datetime(2026, 11, 24, tzinfo=UTC)}),
        (Account, {"state": AccountState.SUSPENDED}),
    ],
)
async def test_only_operators_who_work_there_are_written_to(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock, kind: Any, change: dict[str, Any]
) -> None:
    await related(core, cast)
    await subscribe(core, cast, await offer(core))
    key = cast.sam.membership_id if kind is Membership else cast.sam.account_id
    await alter(core, kind, key, **change)
    clock.advance(days(1))
    assert await report(core, mailbox) == []
    assert {to for to, letter in mailbox.letters if letter.subject.startswith("Отчёт")} == set()


@pytest.mark.requirement("F-15", "I-16")
async def test_an_operator_without_a_proven_e_mail_is_told_that_none_can_reach_him(
    core: Core, cast: Cast
) -> None:
    overview = core.servicing.overview
    assert (await overview(cast.sam.account_id, cast.tenant_id)).reports_reach
    assert not (await overview(cast.ivan.account_id, cast.tenant_id)).reports_reach
    for identifier in await every(core, Identifier):
        if identifier.value == SAM:
            await alter(core, Identifier, identifier.id, verified_at=None)
    assert not (await overview(cast.sam.account_id, cast.tenant_id)).reports_reach


@pytest.mark.requirement("F-15")
async def test_of_a_tenant_that_is_not_serviced_any_more_nothing_is_told(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    relation_id = await related(core, cast)
    await subscribe(core, cast, await offer(core))
    await core.servicing.relations.end(cast.oscar.account_id, relation_id)
    clock.advance(days(1))
    assert await report(core, mailbox) == []


@on_both
async def test_killed_and_started_again_or_started_twice_each_day_is_told_once(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    await related(core, cast)
    await subscribe(core, cast, await offer(core, "Базовый", 90))
    clock.advance(days(1))
    await asyncio.gather(*(core.servicing.reports.run_due() for _ in range(3)))
    assert len(await report(core, mailbox)) == 1
    await subscribe(core, cast, await offer(core, "Полный", 90))
    clock.advance(days(3))  # nobody ran at all
    _, after = await report(core, mailbox)
    assert "Полный" in after and "Базовый" not in after
    made = await every(core, ServicingReport)
    assert [each.day for each in made] == [date(2026, 11, 24), date(2026, 11, 27)]
    assert made[1].since == made[0].until, "no moment is left out"


async def test_a_long_report_is_counted_and_not_cut_off_in_the_middle(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    await related(core, cast)
    for number in range(limits.REPORT_LINES + 3):
        await subscribe(core, cast, await offer(core, f"Тариф {number}", 90))
    clock.advance(days(1))
    (text,) = await report(core, mailbox)
    assert text.count("«Другая контора»") == limits.REPORT_LINES
    assert "• и ещё 3" in text


async def test_a_report_costs_the_same_however_much_it_tells(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    await related(core, cast)
    await subscribe(core, cast, await offer(core, "Базовый", 90))
    costs = []
    for more in (0, 20):
        for number in range(more):
            await subscribe(core, cast, await offer(core, f"Тариф {number}", 90))
        clock.advance(days(1))
        with counted(core) as statements:
            assert await core.servicing.reports.run_due() == 1
        costs.append(len(statements))
    assert costs[0] == costs[1]


async def test_the_loop_looks_at_every_quarter_of_an_hour(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    reports = core.servicing.reports
    await related(core, cast)
    await subscribe(core, cast, await offer(core))
    assert reports.busy() is not None, "nobody has looked yet"
    async with asyncio.TaskGroup() as group:
        work = group.create_task(reports.run())
        await _at_rest(reports)
        clock.advance(days(1) + timedelta(minutes=1))
        assert reports.busy() is not None
        await _at_rest(reports)
        work.cancel()
    await core.courier.run_due()
    assert len(mailbox.to(SAM)[-1].text) > 0
    assert [each.day for each in await every(core, ServicingReport)] == [
        date(2026, 11, 23),
        date(2026, 11, 24),
    ]


async def _at_rest(reports: Reports) -> None:
    async with asyncio.timeout(5):
        while reports.busy() is not None:  # noqa: ASYNC110 - what the clock wakes tells nobody when it is done
            await asyncio.sleep(0)
