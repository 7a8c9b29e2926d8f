"""The journal as a tenant's owners read it: everything that concerns the tenant, newest first, in pages that stay."""

from datetime import timedelta

import pytest

from core import limits
from core.access import AppRight
from core.bootstrap import Core
from core.errors import Code, NotFound
from core.invitations import Invitation, NewPerson
from core.journal import record
from core.people import Account, Membership, parse_email
from core.reading_journal import Filters, JournalPage, Kind
from core.roles import UserType
from core.tenants import TenantRole
from tests.cast import Cast, found, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.salon import Salon, employ, open_salon
from tests.core.test_statements import counted


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def read(core: Core, cast: Cast, tenant_id: int, filters: Filters | None = None) -> JournalPage:
    return await core.reading_journal.page(cast.olga.account_id, tenant_id, filters or Filters())


async def write(core: Core, cast: Cast, tenant_id: int, *actions: str) -> None:
    async with core.database.write() as session:
        for action in actions:
            record(session, core.clock.now(), action, actor=cast.olga.account_id, tenant=tenant_id)
            await session.flush()


def actions(page: JournalPage) -> list[str]:
    return [entry.action for entry in page.entries]


@on_both
@pytest.mark.requirement("I-37")
async def test_an_entry_says_who_did_what_to_whom_with_before_and_after(
    core: Core, cast: Cast, salon: Salon, clock: FrozenClock
) -> None:
    web = salon.apps["Веб-версия"]
    clock.advance(timedelta(hours=1))
    await core.giving_rights.give_app(cast.olga.account_id, salon.ivan, web, AppRight.LAUNCH_ADMIN)
    page = await read(core, cast, salon.tenant_id)
    entry = page.entries[0]
    assert (page.tenant, page.time_zone) == ("Салон", "Asia/Almaty")
    assert (entry.at, entry.action, entry.actor, entry.subject) == (
        clock.now(),
        "person.right_changed",
        "Ольга Орлова",
        "Иван Петров",
    )
    assert (entry.details["application"], entry.details["before"], entry.details["after"]) == (
        "Веб-версия",
        "NONE",
        "LAUNCH_ADMIN",
    )


@pytest.mark.requirement("I-37")
async def test_owners_read_how_an_invitation_went_its_way(core: Core, cast: Cast) -> None:
    page = await read(core, cast, cast.tenant_id, Filters(cast.ivan.account_id, Kind.PEOPLE))
    assert actions(page)[::-1] == [
        "person.invited",
        "invitation.opened",
        "invitation.confirmed",
        "invitation.accepted",
    ]


async def test_what_somebody_did_about_himself_names_him_once(core: Core, cast: Cast) -> None:
    page = await read(core, cast, cast.tenant_id, Filters(cast.ivan.account_id, Kind.PEOPLE))
    accepted = page.entries[0]
    assert (accepted.action, accepted.actor, accepted.subject) == (
        "invitation.accepted",
        "Иван Петров",
        None,
    )


@on_both
@pytest.mark.requirement("I-37", "I-38")
async def test_a_look_up_by_support_is_seen_by_every_tenant_of_the_person_and_tells_neither_of_the_other(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.support.card(cast.sam.account_id, cast.ivan.account_id)
    for tenant_id in (cast.tenant_id, salon.tenant_id):
        entry = (await read(core, cast, tenant_id, Filters(kind=Kind.LOOK_UPS))).entries[0]
        assert (entry.action, entry.actor, entry.subject, entry.tenants) == (
            "access.looked_up",
            "Сэм Саидов",
            "Иван Петров",
            (),
        )


@pytest.mark.requirement("F-02")
async def test_an_existing_person_is_called_as_his_adder_calls_him_until_he_accepts(
    core: Core, cast: Cast
) -> None:
    options = await core.inviting.options(cast.olga.account_id, cast.tenant_id)
    role = next(role.id for role in options.roles if role.user_type is UserType.EMPLOYEE)
    person = NewPerson("Ося", {UserType.EMPLOYEE: role}, parse_email(cast.oscar.login))
    added = await core.connecting.connect(cast.olga.account_id, cast.tenant_id, person, operation())
    assert (await read(core, cast, cast.tenant_id)).entries[0].subject == "Ося"
    invitation = (await every(core, Invitation))[-1]
    await core.connecting.decline(cast.oscar.account_id, invitation.id)
    page = await read(core, cast, cast.tenant_id, Filters(cast.oscar.account_id))
    assert actions(page)[0] == "invitation.declined"
    assert {entry.actor for entry in page.entries} == {"Ольга Орлова", "Ося"}
    assert page.person is not None
    assert (page.person.full_name, page.person.membership_id) == ("Ося", added.membership_id)


async def test_the_same_rights_as_somebody_name_him(core: Core, cast: Cast, salon: Salon) -> None:
    await core.giving_rights.same_as(cast.olga.account_id, salon.ivan, salon.anna)
    entry = (await read(core, cast, salon.tenant_id)).entries[0]
    assert (entry.action, entry.subject, entry.like) == ("person.rights_copied", "Иван Петров", "Анна Ким")


@on_both
async def test_what_two_tenants_did_together_names_the_other_one(
    core: Core, cast: Cast, salon: Salon
) -> None:
    async with core.database.write() as session:
        for first, second in ((salon.tenant_id, cast.tenant_id), (cast.tenant_id, salon.tenant_id)):
            record(session, core.clock.now(), "servicing.ended", actor=1, tenant=first, also=[second])
    for mine, other in ((salon.tenant_id, "ТехСервис"), (cast.tenant_id, "Салон")):
        assert [entry.tenants for entry in (await read(core, cast, mine)).entries[:2]] == [(other,)] * 2


@on_both
async def test_pages_go_back_and_forth_and_what_is_written_meanwhile_moves_nothing(
    core: Core, cast: Cast, salon: Salon
) -> None:
    journal, olga, tenant = core.reading_journal, cast.olga.account_id, salon.tenant_id
    count = 2 * limits.PAGE + 2
    await write(core, cast, tenant, *(f"test.{n}" for n in range(count)))
    newest = await journal.page(olga, tenant)
    assert actions(newest) == [f"test.{n}" for n in range(count - 1, count - 1 - limits.PAGE, -1)]
    assert (newest.newer, newest.older) == (False, True)
    older = await journal.page(olga, tenant, before=newest.entries[-1].id)
    assert (older.newer, older.older) == (True, True)
    await write(core, cast, tenant, "test.meanwhile")
    back = await journal.page(olga, tenant, after=older.entries[0].id)
    assert actions(back) == actions(newest)
    assert (back.newer, back.older) == (True, True)
    first = await journal.page(olga, tenant, after=back.entries[0].id)
    assert actions(first) == ["test.meanwhile", *actions(newest)[:-1]], "the newest page is a whole one"
    assert (first.newer, first.older) == (False, True)
    last = await journal.page(olga, tenant, before=older.entries[-1].id)
    assert actions(last) == ["test.1", "test.0", "tenant.created"]
    assert (last.newer, last.older) == (True, False)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.PEOPLE, ["membership.suspended", "staff.added", "person.invited"]),
        (Kind.RIGHTS, ["person.right_changed", "role.changed", "request.made"]),
        (Kind.APPLICATIONS, ["application.created"]),
        (Kind.LOOK_UPS, ["access.looked_up"]),
        (Kind.ORGANISATION, ["servicing.asked", "tenant_invitation.issued", "tenant.created"]),
    ],
)
async def test_the_journal_is_narrowed_to_one_kind(
    core: Core, cast: Cast, kind: Kind, expected: list[str]
) -> None:
    tenant = await found(core, cast.olga, "Новая", "blank")
    await write(
        core,
        cast,
        tenant,
        "tenant_invitation.issued",
        "servicing.asked",
        "access.looked_up",
        "application.created",
        "request.made",
        "role.changed",
        "person.right_changed",
        "person.invited",
        "staff.added",
        "membership.suspended",
    )
    assert actions(await read(core, cast, tenant, Filters(kind=kind))) == expected


@pytest.mark.requirement("I-37")
async def test_the_journal_is_narrowed_to_what_one_person_did_and_what_was_done_to_him(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.changing.limit_sessions(cast.adam.account_id, salon.ivan, 3)
    await core.changing.limit_sessions(cast.adam.account_id, salon.anna, 3)
    of_ivan = await read(core, cast, salon.tenant_id, Filters(cast.ivan.account_id))
    of_adam = await read(core, cast, salon.tenant_id, Filters(cast.adam.account_id))
    assert [entry.subject for entry in of_ivan.entries] == ["Иван Петров"]
    assert [entry.subject for entry in of_adam.entries] == ["Анна Ким", "Иван Петров"]
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await read(core, cast, salon.tenant_id, Filters(cast.oscar.account_id))


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("olga", None),
        ("adam", Code.JOURNAL_FOR_OWNERS),
        ("ivan", Code.JOURNAL_FOR_OWNERS),
        ("operator", Code.JOURNAL_FOR_OWNERS),
        ("support", Code.TENANT_UNKNOWN),
        ("oscar", Code.TENANT_UNKNOWN),
        ("stranger", Code.TENANT_UNKNOWN),
    ],
)
async def test_who_may_read_the_journal(
    core: Core, cast: Cast, salon: Salon, who: str, answer: Code | None
) -> None:
    if who == "operator":
        role, operator = salon.roles["Колл-центр"], TenantRole.SERVICING_OPERATOR
        await employ(core, salon.tenant_id, cast.sam, role, tenant_role=operator)
    ids = {"operator": cast.sam.account_id, "support": cast.sam.account_id, "stranger": 0}
    actor = ids[who] if who in ids else getattr(cast, who).account_id
    (outcome,) = await outcomes(core.reading_journal.page(actor, salon.tenant_id))
    assert (outcome if isinstance(outcome, Code) else None) is answer


async def test_an_owner_of_two_reads_each_by_itself(core: Core, cast: Cast, salon: Salon) -> None:
    await write(core, cast, cast.tenant_id, "test.elsewhere")
    assert "test.elsewhere" not in actions(await read(core, cast, salon.tenant_id))


async def test_a_page_costs_the_same_however_long_the_journal_is(
    core: Core, cast: Cast, salon: Salon
) -> None:
    async def cost(before: int | None = None) -> int:
        filters = Filters(cast.olga.account_id, Kind.ORGANISATION)
        with counted(core) as statements:
            await core.reading_journal.page(cast.olga.account_id, salon.tenant_id, filters, before=before)
        return len(statements)

    short = await cost()
    await write(core, cast, salon.tenant_id, *(f"servicing.{n}" for n in range(500)))
    assert await cost() == await cost(before=400) == short <= 5


async def test_somebody_who_changed_his_name_is_called_by_the_name_of_now(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await core.changing.limit_sessions(cast.adam.account_id, salon.ivan, 3)
    await alter(core, Account, cast.ivan.account_id, full_name="Иоанн Петров")
    assert (await read(core, cast, salon.tenant_id)).entries[0].subject == "Иоанн Петров"
    assert all(each.called is None for each in await every(core, Membership))
