"""An operator of a servicing organisation is a user, and nothing more elsewhere; its section, and its end."""

from datetime import timedelta

import pytest

from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import Membership
from core.servicing import (
    RelationState,
    ServicingRelation,
    TenantInvitation,
    TenantInvitationState,
    stop_servicing,
)
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, operation
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.servicing import let_service, offer, related, subscribe
from tests.core.test_statements import counted
from tests.mailbox import Mailbox

SAM = "sam@tehservis.example"
HOUR = timedelta(hours=1)  # the clock stands at 9:00 UTC, which is 14:00 in Almaty


@pytest.fixture(autouse=True)
async def servicing(core: Core, cast: Cast) -> None:
    await let_service(core, cast)


# An operator is a user ---------------------------------------------------------------------------------


@pytest.mark.requirement("I-16", "F-12")
@pytest.mark.parametrize("role", [TenantRole.USER, TenantRole.SERVICING_OPERATOR])
async def test_an_operator_has_the_rights_and_the_hiding_of_a_user(
    core: Core, cast: Cast, role: TenantRole
) -> None:
    await related(core, cast)
    await alter(core, Membership, cast.ivan.membership_id, tenant_role=role)
    (tenant,) = await core.checking.mine(cast.ivan.account_id)
    assert tenant.tenant_id == cast.tenant_id, "and nothing of those that are serviced"
    told = {line.application.name: (line.right.value, line.decision.hides) for line in tenant.lines}
    assert {name for name, (right, hides) in told.items() if (right.value == "NONE") != hides} == set()
    assert {right.value for right, _ in told.values()} == {"NONE", "LAUNCH"}


@pytest.mark.requirement("I-16", "F-12")
async def test_an_operator_sees_and_manages_nobody_here_or_in_a_serviced_tenant(
    core: Core, cast: Cast
) -> None:
    await related(core, cast)
    sam = cast.sam.account_id
    assert await core.directory.managed(sam) == []
    for tenant_id, code in (
        (cast.tenant_id, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        (cast.other_tenant_id, Code.TENANT_UNKNOWN),
    ):
        for act in (core.roster.page(sam, tenant_id), core.inviting.options(sam, tenant_id)):
            (came,) = await outcomes(act)
            assert came is code
    assert [each.tenant_id for each in await core.checking.mine(sam)] == [cast.tenant_id]
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.servicing.overview(sam, cast.other_tenant_id)


# Its screen, and its end -------------------------------------------------------------------------------


async def test_the_overview_counts_what_there_is_in_two_statements(core: Core, cast: Cast) -> None:
    await related(core, cast)
    await core.servicing.inviting.invite(
        cast.sam.account_id, cast.tenant_id, "Ромашка", "rosa@romashka.example", operation()
    )
    await subscribe(core, cast, await offer(core, "На неделю", 7))
    with counted(core) as statements:
        sees = await core.servicing.overview(cast.sam.account_id, cast.tenant_id)
    assert len(statements) == 2
    assert (sees.serviced, sees.asked, sees.invited, sees.ending) == (1, 0, 1, 1)
    assert (sees.operates, sees.may_invite, sees.may_subscribe, sees.owns) == (True, True, True, False)
    oscar = await core.servicing.overview(cast.oscar.account_id, cast.other_tenant_id)
    assert (oscar.servicing, oscar.owns, oscar.serviced_by, oscar.number) == (False, True, 1, 2)


@pytest.mark.parametrize(
    ("name", "services"),
    [("olga", True), ("sam", True), ("ivan", True), ("adam", False), ("anna", False), ("oscar", False)],
)
async def test_who_has_the_section_in_his_menu(core: Core, cast: Cast, name: str, services: bool) -> None:
    person = getattr(cast, name)
    assert (await core.directory.who(person.address)).services is services
    concerned = {each.id for each in await core.directory.in_servicing(person.account_id)}
    own = cast.other_tenant_id if name == "oscar" else cast.tenant_id
    assert concerned == ({own} if services or name == "oscar" else set())


async def stop(core: Core, cast: Cast) -> None:
    async with core.database.write() as session:
        tenant = await session.get_one(Tenant, cast.tenant_id)
        now = core.clock.now()
        await stop_servicing(session, core.outbox, tenant, now, cast.olga.account_id)


@pytest.mark.requirement("I-15", "F-11")
@on_both
async def test_when_a_tenant_stops_servicing_its_operators_are_users(core: Core, cast: Cast) -> None:
    before = {each.id: each.version for each in await every(core, Membership)}
    await stop(core, cast)
    roles = {each.id: each.tenant_role for each in await every(core, Membership)}
    for person in (cast.sam, cast.ivan):
        assert roles[person.membership_id] is TenantRole.USER
    assert TenantRole.SERVICING_OPERATOR not in roles.values()
    after = {each.id: each.version for each in await every(core, Membership)}
    assert {key for key in after if after[key] != before[key]} == {
        cast.sam.membership_id,
        cast.ivan.membership_id,
    }
    rows = [e for e in await every(core, JournalEntry) if e.action == "person.tenant_role_changed"]
    assert {(e.subject_id, e.details["before"], e.details["after"]) for e in rows} == {
        (person.account_id, "SERVICING_OPERATOR", "USER") for person in (cast.sam, cast.ivan)
    }


@pytest.mark.requirement("I-15")
async def test_with_it_end_relations_requests_and_invitations(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    await related(core, cast)
    invitation_id = await core.servicing.inviting.invite(
        cast.sam.account_id, cast.tenant_id, "Ромашка", "rosa@romashka.example", operation()
    )
    await stop(core, cast)
    await core.courier.run_due()
    assert {each.state for each in await every(core, ServicingRelation)} == {RelationState.ENDED}
    (invitation,) = await every(core, TenantInvitation)
    assert (invitation.id, invitation.state) == (invitation_id, TenantInvitationState.REVOKED)
    assert mailbox.to("rosa@romashka.example") == []
    assert "больше не обслуживает" in chats.to(str(cast.oscar.telegram_id))[-1].text
    tenant = next(each for each in await every(core, Tenant) if each.id == cast.tenant_id)
    assert (tenant.servicing, tenant.invites_tenants, tenant.subscribes_tariffs) == (False, False, False)


@pytest.mark.requirement("I-15")
@pytest.mark.parametrize("act", ["invite", "subscribe"])
async def test_nobody_operates_where_nothing_is_serviced(core: Core, cast: Cast, act: str) -> None:
    await related(core, cast)
    tariff_id = await offer(core)
    await alter(core, Tenant, cast.tenant_id, servicing=False)
    sam = cast.sam.account_id
    with refused(NotAllowed, Code.NOT_AN_OPERATOR):
        if act == "invite":
            await core.servicing.inviting.invite(
                sam, cast.tenant_id, "Ромашка", "rosa@romashka.example", operation()
            )
        else:
            await subscribe(core, cast, tariff_id)
