"""An operator subscribes serviced organisations to tariffs (F-14)."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound
from core.journal import JournalEntry
from core.servicing import (
    RelationState,
    ServicingRelation,
    Subscription,
    Tariff,
)
from core.tenants import LicenceState, Tenant
from tests.cast import Cast, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.servicing import days, let_service, offer, related, subscribe

SAM = "sam@tehservis.example"
HOUR = timedelta(hours=1)  # the clock stands at 9:00 UTC, which is 14:00 in Almaty


@pytest.fixture(autouse=True)
async def servicing(core: Core, cast: Cast) -> None:
    await let_service(core, cast)


@pytest.mark.requirement("F-14")
async def test_an_operator_subscribes_a_serviced_tenant(core: Core, cast: Cast, clock: FrozenClock) -> None:
    await related(core, cast)
    tariff_id = await offer(core, "Базовый", 30)
    plan = await core.servicing.subscribing.plan(
        cast.sam.account_id, cast.tenant_id, cast.other_tenant_id, tariff_id
    )
    made = await subscribe(core, cast, tariff_id)
    assert (made.tenant_id, made.servicing_id, made.subscribed_by) == (
        cast.other_tenant_id,
        cast.tenant_id,
        cast.sam.account_id,
    )
    assert (made.since, made.until) == (plan.since, plan.until) == (clock.now(), clock.now() + days(30))
    (running,) = await core.servicing.subscribing.running(cast.ivan.account_id, cast.tenant_id)
    assert (running.tenant, running.tariff, running.ends_soon) == ("Другая контора", "Базовый", False)


@pytest.mark.requirement("F-14")
async def test_a_subscription_is_a_record_and_no_licence(core: Core, cast: Cast) -> None:
    await related(core, cast)
    await alter(core, Tenant, cast.other_tenant_id, licence=LicenceState.EXPIRED)
    await subscribe(core, cast, await offer(core))
    tenant = next(each for each in await every(core, Tenant) if each.id == cast.other_tenant_id)
    assert tenant.licence is LicenceState.EXPIRED


@pytest.mark.requirement("F-14")
async def test_the_same_tariff_again_goes_on_where_it_would_end(core: Core, cast: Cast) -> None:
    await related(core, cast)
    tariff_id, other = await offer(core, "Базовый", 30), await offer(core, "Полный", 30)
    first, second = [await subscribe(core, cast, tariff_id) for _ in range(2)]
    assert (second.since, second.until) == (first.until, first.until + days(30))
    assert (await subscribe(core, cast, other)).since == first.since


@pytest.mark.requirement("F-14", "I-16")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sam", None),
        ("ivan", None),
        ("olga", Code.NOT_AN_OPERATOR),
        ("adam", Code.NOT_AN_OPERATOR),
        ("anna", Code.NOT_AN_OPERATOR),
        ("oscar", Code.TENANT_UNKNOWN),
        ("stranger", Code.TENANT_UNKNOWN),
    ],
)
@pytest.mark.parametrize("act", ["tenants", "tariffs", "plan", "subscribe"])
async def test_nobody_but_an_operator(core: Core, cast: Cast, act: str, name: str, code: Code | None) -> None:
    await related(core, cast)
    actor = 10**6 if name == "stranger" else getattr(cast, name).account_id
    flow, here, there, tariff = (
        core.servicing.subscribing,
        cast.tenant_id,
        cast.other_tenant_id,
        await offer(core),
    )
    acts: dict[str, Any] = {
        "tenants": lambda: flow.tenants(actor, here),
        "tariffs": lambda: flow.tariffs(actor, here),
        "plan": lambda: flow.plan(actor, here, there, tariff),
        "subscribe": lambda: flow.subscribe(actor, here, there, tariff, operation()),
    }
    (came,) = await outcomes(acts[act]())
    assert (came if isinstance(came, Code) else None) == code


@pytest.mark.requirement("F-14")
async def test_only_while_the_provider_allows_it_and_whatever_else_he_allows(core: Core, cast: Cast) -> None:
    await related(core, cast)
    tariff_id = await offer(core)
    await alter(core, Tenant, cast.tenant_id, invites_tenants=False)
    await subscribe(core, cast, tariff_id)
    await alter(core, Tenant, cast.tenant_id, invites_tenants=True, subscribes_tariffs=False)
    with refused(NotAllowed, Code.PROVIDER_FORBIDS) as why:
        await subscribe(core, cast, tariff_id)
    assert why == {"what": "subscribe"}


@pytest.mark.requirement("F-14")
@pytest.mark.parametrize("state", [None, *RelationState])
async def test_only_a_tenant_that_is_serviced_now(
    core: Core, cast: Cast, state: RelationState | None
) -> None:
    tariff_id = await offer(core)
    if state is not None:
        await alter(core, ServicingRelation, await related(core, cast), state=state)
    if state is RelationState.LIVE:
        assert await subscribe(core, cast, tariff_id)
    else:
        with refused(NotAllowed, Code.NOT_SERVICED):
            await subscribe(core, cast, tariff_id)
        assert await core.servicing.subscribing.tenants(cast.sam.account_id, cast.tenant_id) == []


async def test_only_a_tariff_that_is_offered(core: Core, cast: Cast) -> None:
    await related(core, cast)
    withdrawn, offered = await offer(core, "Старый"), await offer(core, "Новый")
    await alter(core, Tariff, withdrawn, offered=False)
    for tariff_id in (withdrawn, 999):
        with refused(NotFound, Code.TARIFF_UNKNOWN):
            await subscribe(core, cast, tariff_id)
    tariffs = await core.servicing.subscribing.tariffs(cast.sam.account_id, cast.tenant_id)
    assert [each.id for each in tariffs] == [offered]


@on_both
async def test_pressed_many_times_at_once_it_is_subscribed_once(core: Core, cast: Cast) -> None:
    await related(core, cast)
    tariff_id, once, flow = await offer(core), operation(), core.servicing.subscribing
    came = await outcomes(
        *(
            flow.subscribe(cast.sam.account_id, cast.tenant_id, cast.other_tenant_id, tariff_id, once)
            for _ in range(4)
        )
    )
    assert len({(each.since, each.until) for each in came}) == 1
    assert len(await every(core, Subscription)) == 1


@on_both
async def test_two_operators_at_once_make_two_terms_one_after_the_other(core: Core, cast: Cast) -> None:
    await related(core, cast)
    tariff_id = await offer(core)
    await asyncio.gather(subscribe(core, cast, tariff_id), subscribe(core, cast, tariff_id, cast.ivan))
    first, second = sorted(await every(core, Subscription), key=lambda each: each.since)
    assert second.since == first.until


@pytest.mark.requirement("I-37")
async def test_a_subscription_has_its_row(core: Core, cast: Cast) -> None:
    await related(core, cast)
    made = await subscribe(core, cast, await offer(core))
    (entry,) = [each for each in await every(core, JournalEntry) if each.action == "tenant.subscribed"]
    assert (entry.actor_id, entry.tenant_id) == (cast.sam.account_id, cast.other_tenant_id)
    assert (entry.details["subscription"], entry.details["after"]) == (made.id, "Базовый")
