"""What the provider's owner keeps: licences and their gate, suspension, servicing, accounts, tariffs."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from core.access import Reason
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import (
    Account,
    AccountState,
    Membership,
    MembershipState,
    ProviderStaff,
    parse_email,
    parse_phone,
)
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import PASSWORD, Cast, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.test_statements import counted
from tests.mailbox import Mailbox

Act = Callable[[Core, Cast, int], Awaitable[object]]

# Everything that the provider's owner may do, asked for by somebody.
ACTS: dict[str, Act] = {
    "tenants": lambda core, cast, actor: core.keeping_tenants.page(actor),
    "tenant": lambda core, cast, actor: core.keeping_tenants.view(actor, cast.tenant_id),
    "licence": lambda core, cast, actor: core.keeping_tenants.licence(
        actor, cast.tenant_id, LicenceState.TRIAL
    ),
    "suspend": lambda core, cast, actor: core.keeping_tenants.suspend(actor, cast.tenant_id),
    "restore": lambda core, cast, actor: core.keeping_tenants.restore(actor, cast.tenant_id),
    "servicing": lambda core, cast, actor: core.keeping_tenants.let_service(
        actor, cast.tenant_id, allowed=True
    ),
    "account": lambda core, cast, actor: core.keeping_accounts.view(actor, cast.ivan.account_id),
    "suspend account": lambda core, cast, actor: core.keeping_accounts.suspend(
        actor, cast.ivan.account_id, "проверка"
    ),
    "restore account": lambda core, cast, actor: core.keeping_accounts.restore(actor, cast.ivan.account_id),
    "deactivate": lambda core, cast, actor: core.keeping_accounts.deactivate(actor, cast.ivan.account_id),
    "agents": lambda core, cast, actor: core.keeping_agents.list(actor),
    "tariffs": lambda core, cast, actor: core.keeping_tariffs.list(actor),
    "tariff": lambda core, cast, actor: core.keeping_tariffs.create(actor, "Полный", 30, operation()),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", ["adam", "ivan", "sam", "oscar"])
async def test_nobody_but_the_owner_of_the_service_may(core: Core, cast: Cast, act: str, name: str) -> None:
    with refused(NotAllowed, Code.PROVIDER_FORBIDS):
        await ACTS[act](core, cast, getattr(cast, name).account_id)


@pytest.mark.parametrize("act", ACTS)
async def test_the_owner_of_the_service_may(core: Core, cast: Cast, act: str) -> None:
    await ACTS[act](core, cast, cast.olga.account_id)


async def test_tenants_are_found_by_name_and_by_number(core: Core, cast: Cast) -> None:
    page = core.keeping_tenants.page
    assert [each.name for each in (await page(cast.olga.account_id)).rows] == ["Другая контора", "ТехСервис"]
    assert [each.name for each in (await page(cast.olga.account_id, 0, "ТЕХ")).rows] == ["ТехСервис"]
    (found,) = (await page(cast.olga.account_id, 0, str(cast.tenant_id))).rows
    assert (found.name, found.people, found.licence) == ("ТехСервис", 5, LicenceState.PAID)
    assert (await page(cast.olga.account_id, 7, "нет такой")).total == 0


async def test_a_page_of_tenants_costs_the_same_however_many_there_are(core: Core, cast: Cast) -> None:
    with counted(core) as before:
        await core.keeping_tenants.page(cast.olga.account_id)
    async with core.database.write() as session:
        known = await session.get_one(Tenant, cast.tenant_id)
        for number in range(50):
            session.add(
                Tenant(
                    name=f"Контора {number}",
                    country="KZ",
                    time_zone="Asia/Almaty",
                    language="ru",
                    created_at=known.created_at,
                    licence=LicenceState.TRIAL,
                )
            )
    with counted(core) as after:
        page = await core.keeping_tenants.page(cast.olga.account_id, 3)
    assert (len(page.rows), page.total) == (8, 52)
    assert len(after) == len(before)


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_nobody_is_invited_and_what_is_there_still_works(
    core: Core, cast: Cast
) -> None:
    await core.keeping_tenants.licence(cast.olga.account_id, cast.tenant_id, LicenceState.TRIAL)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await core.inviting.options(cast.adam.account_id, cast.tenant_id)
    decision, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1")
    assert decision.permits


@pytest.mark.requirement("I-35")
async def test_an_expired_licence_closes_everything_by_its_day(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    until = clock.now() + timedelta(days=30)
    await core.keeping_tenants.licence(cast.olga.account_id, cast.tenant_id, LicenceState.PAID, until)
    clock.advance(timedelta(days=30))
    decision, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1")
    assert decision.reasons == (Reason.LICENCE_EXPIRED,)
    kept = await core.keeping_tenants.view(cast.olga.account_id, cast.tenant_id)
    assert kept.licence is LicenceState.EXPIRED


async def test_a_licence_that_ends_in_the_past_is_refused(core: Core, cast: Cast, clock: FrozenClock) -> None:
    with refused(Invalid, Code.TERM_INVALID):
        await core.keeping_tenants.licence(
            cast.olga.account_id, cast.tenant_id, LicenceState.PAID, clock.now()
        )


async def test_a_suspended_tenant_is_used_and_managed_by_nobody_until_it_is_restored(
    core: Core, cast: Cast
) -> None:
    await core.keeping_tenants.suspend(cast.olga.account_id, cast.tenant_id)
    decision, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1")
    assert decision.reasons == (Reason.TENANT_SUSPENDED,)
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.roster.page(cast.adam.account_id, cast.tenant_id)
    await core.keeping_tenants.restore(cast.olga.account_id, cast.tenant_id)
    decision, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1")
    assert decision.permits


@on_both
@pytest.mark.requirement("F-11", "F-13", "F-14", "I-15")
async def test_when_servicing_ends_operators_become_users_and_the_permissions_go(
    core: Core, cast: Cast
) -> None:
    keeping, olga = core.keeping_tenants, cast.olga.account_id
    await keeping.let_service(olga, cast.tenant_id, allowed=True)
    await keeping.let_invite(olga, cast.tenant_id, allowed=True)
    await keeping.let_subscribe(olga, cast.tenant_id, allowed=True)
    await core.changing.change_tenant_role(olga, cast.anna.membership_id, TenantRole.SERVICING_OPERATOR)
    await keeping.let_service(olga, cast.tenant_id, allowed=False)
    kept = await keeping.view(olga, cast.tenant_id)
    assert not (kept.servicing or kept.invites_tenants or kept.subscribes_tariffs)
    (anna,) = [each for each in await every(core, Membership) if each.id == cast.anna.membership_id]
    assert anna.tenant_role is TenantRole.USER


@pytest.mark.requirement("F-13", "F-14")
async def test_only_a_servicing_tenant_is_given_its_permissions(core: Core, cast: Cast) -> None:
    for allow in (core.keeping_tenants.let_invite, core.keeping_tenants.let_subscribe):
        with refused(Conflict, Code.TENANT_NOT_SERVICING):
            await allow(cast.olga.account_id, cast.tenant_id, allowed=True)


@pytest.mark.requirement("I-37")
async def test_each_change_is_journalled_with_before_and_after_and_a_second_time_is_none(
    core: Core, cast: Cast
) -> None:
    for _ in range(2):
        await core.keeping_tenants.licence(cast.olga.account_id, cast.tenant_id, LicenceState.TRIAL)
        await core.keeping_accounts.suspend(cast.olga.account_id, cast.ivan.account_id, "проверка")
    entries = {each.action: each.details for each in await every(core, JournalEntry)}
    assert entries["tenant.licence_changed"] == {"before": ["PAID", None], "after": ["TRIAL", None]}
    assert entries["account.suspended"]["before"] == "SUSPENDED"
    assert len([e for e in await every(core, JournalEntry) if e.action == "tenant.licence_changed"]) == 1


async def test_a_suspended_account_signs_in_nowhere_until_its_day_comes(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    until = clock.now() + timedelta(days=7)
    await core.keeping_accounts.suspend(cast.olga.account_id, cast.ivan.account_id, "проверка", until)
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check(cast.ivan.login, PASSWORD, "engineer-app-1")
    assert (await core.directory.who(cast.ivan.address)).closed
    clock.advance(timedelta(days=7))
    assert (await core.signing_in.check(cast.ivan.login, PASSWORD, "engineer-app-1")).permit
    who = await core.directory.who(cast.ivan.address)
    assert (who.closed, who.member) == (False, True)


async def test_a_suspended_manager_may_do_nothing(core: Core, cast: Cast) -> None:
    await core.keeping_accounts.suspend(cast.olga.account_id, cast.adam.account_id, "")
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.roster.page(cast.adam.account_id, cast.tenant_id)
    await core.keeping_accounts.restore(cast.olga.account_id, cast.adam.account_id)
    assert (await core.roster.page(cast.adam.account_id, cast.tenant_id)).total == 5


@on_both
@pytest.mark.requirement("I-20")
async def test_a_deactivated_account_leaves_every_tenant_and_never_signs_in(core: Core, cast: Cast) -> None:
    await core.keeping_accounts.deactivate(cast.olga.account_id, cast.sam.account_id)
    (sam,) = [each for each in await every(core, Account) if each.id == cast.sam.account_id]
    assert sam.state is AccountState.DEACTIVATED
    mine = [each for each in await every(core, Membership) if each.account_id == sam.id]
    assert {each.state for each in mine} == {MembershipState.ENDED}
    assert sam.id not in {each.account_id for each in await every(core, ProviderStaff)}
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check(cast.sam.login, PASSWORD, "web-1")


async def test_an_invitation_dies_with_the_account_that_waits_for_it(core: Core, cast: Cast) -> None:
    person = await newcomer(
        core, cast.olga, cast.tenant_id, "Диспетчер", identifier=parse_email("new@tehservis.example")
    )
    added = await core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation())
    (account,) = [each for each in await every(core, Account) if each.login == added.login]
    await core.keeping_accounts.deactivate(cast.olga.account_id, account.id)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.inviting.link(cast.olga.account_id, added.membership_id)


@pytest.mark.requirement("I-17")
async def test_the_last_owner_of_a_tenant_is_not_deactivated(core: Core, cast: Cast) -> None:
    oscar = next(each for each in await every(core, Membership) if each.account_id == cast.oscar.account_id)
    olga_there = next(
        each
        for each in await every(core, Membership)
        if each.account_id == cast.olga.account_id and each.tenant_id == oscar.tenant_id
    )
    await alter(core, Membership, olga_there.id, state=MembershipState.ENDED)
    with refused(Conflict, Code.LAST_OWNER):
        await core.keeping_accounts.deactivate(cast.olga.account_id, cast.oscar.account_id)
    (account,) = [each for each in await every(core, Account) if each.id == cast.oscar.account_id]
    assert account.state is AccountState.ACTIVE


@on_both
async def test_who_proves_his_number_while_he_is_deactivated_ends_in_one_of_both(
    core: Core, cast: Cast
) -> None:
    for number in (f"+7701777002{n}" for n in range(5)):
        person = await newcomer(core, cast.adam, 1, "Диспетчер", identifier=parse_phone(number))
        added = await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
        by, account = address(int(number)), (await every(core, Account))[-1]
        opening = await core.accepting.open(token_of(added), by)
        done = await outcomes(
            core.accepting.share_phone(opening.invitation_id, number, by, own=True),
            core.keeping_accounts.deactivate(cast.olga.account_id, account.id),
        )
        assert done[0] in (None, Code.INVITATION_REVOKED) and done[1] is None
        assert (await every(core, Account))[-1].state is AccountState.DEACTIVATED


@on_both
@pytest.mark.requirement("I-17")
async def test_of_two_owners_deactivated_at_once_one_stays(core: Core, cast: Cast) -> None:
    """Olga leaves the other tenant; Oscar and Adam own it, and both are to go at the same moment."""
    rows = [each for each in await every(core, Membership) if each.tenant_id == cast.other_tenant_id]
    for each in rows:
        if each.account_id == cast.olga.account_id:
            await alter(core, Membership, each.id, account_id=cast.adam.account_id)
    olga = cast.olga.account_id
    done = await outcomes(
        core.keeping_accounts.deactivate(olga, cast.oscar.account_id),
        core.keeping_accounts.deactivate(olga, cast.adam.account_id),
    )
    assert sorted(str(each) for each in done) == ["LAST_OWNER", "None"]


@pytest.mark.parametrize("act", ["suspend", "deactivate"])
async def test_the_owner_of_the_service_is_protected(core: Core, cast: Cast, act: str) -> None:
    olga = cast.olga.account_id
    with refused(NotAllowed, Code.PROVIDER_PROTECTED):
        if act == "suspend":
            await core.keeping_accounts.suspend(olga, olga, "")
        else:
            await core.keeping_accounts.deactivate(olga, olga)


async def test_a_tariff_is_made_once_under_one_name_and_kept_when_withdrawn(core: Core, cast: Cast) -> None:
    keeping, olga, once = core.keeping_tariffs, cast.olga.account_id, operation()
    made = [await keeping.create(olga, "Полный", 365, once) for _ in range(2)]
    assert made[0] == made[1]
    with refused(Conflict, Code.NAME_TAKEN):
        await keeping.create(olga, "ПОЛНЫЙ", 30, operation())
    await keeping.offer(olga, made[0], offered=False)
    (kept,) = await keeping.list(olga)
    assert (kept.name, kept.days, kept.offered, kept.subscriptions) == ("Полный", 365, False, 0)


@pytest.mark.parametrize("days", [0, -1, 3651])
async def test_a_tariff_runs_for_a_day_to_ten_years(core: Core, cast: Cast, days: int) -> None:
    with refused(Invalid, Code.TARIFF_DAYS_INVALID):
        await core.keeping_tariffs.create(cast.olga.account_id, "Полный", days, operation())


@pytest.mark.requirement("I-11")
async def test_an_agent_is_told_of_his_appointment_and_of_its_end(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    for support in (True, False, True):
        await core.keeping_agents.appoint(cast.olga.account_id, cast.anna.account_id, support=support)
        await core.courier.run_due()
    subjects = [each.subject for each in chats.to(cast.anna.address.value)]
    assert subjects[-3:] == [
        "Вы теперь агент поддержки",
        "Вы больше не агент поддержки",
        "Вы теперь агент поддержки",
    ]
