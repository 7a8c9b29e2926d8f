"""Who can do what about a reason, named in the core; and questions about permissions, by name, through an application."""

import pytest

from core.access import AppRight, Reason
from core.answering import Answer, RemedyKind
from core.applications import Application, ApplicationKind
from core.bootstrap import Core
from core.journal import JournalEntry, JournalTenant
from core.people import Account, Membership, MembershipRole, MembershipState, parse_email
from core.roles import RolePermission
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, Person, found, newcomer, operation
from tests.core.conftest import alter, every
from tests.core.test_statements import counted

WEB = "Веб-приложение"
OPEN = "Мобильное приложение инженера"
ADMINISTRATION = "Веб-приложение администрирования"

Told = set[tuple[RemedyKind, bool, tuple[str, ...]]]


async def why(core: Core, asker: Person, about: Person, wanted: str) -> Answer:
    """The one answer."""
    (answer,) = (await core.support.why(asker.account_id, about.account_id, wanted)).answers
    return answer


def told(answer: Answer) -> Told:
    """What can be done, by the asker himself?, and by whom else."""
    return {(remedy.kind, remedy.mine, remedy.others) for remedy in answer.remedies}


@pytest.fixture
async def personal(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)


# Remedies ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-18", "I-19")
@pytest.mark.parametrize(
    ("asker", "about", "wanted", "remedies"),
    [
        (
            "olga",
            "ivan",
            WEB,
            {
                (RemedyKind.ALLOW_PERSON, True, ("Адам Азимов",)),
                (RemedyKind.ALLOW_ROLE, True, ("Адам Азимов",)),
            },
        ),
        (
            "adam",
            "ivan",
            WEB,
            {
                (RemedyKind.ALLOW_PERSON, True, ("Ольга Орлова",)),
                (RemedyKind.ALLOW_ROLE, True, ("Ольга Орлова",)),
            },
        ),
        (
            "sam",
            "ivan",
            WEB,
            {
                (RemedyKind.ALLOW_PERSON, False, ("Ольга Орлова", "Адам Азимов")),
                (RemedyKind.ALLOW_ROLE, False, ("Ольга Орлова", "Адам Азимов")),
            },
        ),
        (  # nobody but an owner changes his own, also not by the role that he holds
            "adam",
            "adam",
            OPEN,
            {
                (RemedyKind.ALLOW_PERSON, False, ("Ольга Орлова",)),
                (RemedyKind.ALLOW_ROLE, False, ("Ольга Орлова",)),
            },
        ),
        ("sam", "ivan", OPEN, set()),
    ],
)
async def test_who_can_do_what_is_named(
    core: Core, cast: Cast, asker: str, about: str, wanted: str, remedies: Told
) -> None:
    answer = await why(core, getattr(cast, asker), getattr(cast, about), wanted)
    assert told(answer) == remedies


async def test_where_only_roles_give_rights_the_role_is_what_helps(core: Core, cast: Cast) -> None:
    answer = await why(core, cast.olga, cast.ivan, WEB)
    assert [remedy.kind for remedy in answer.remedies] == [RemedyKind.OTHER_ROLE, RemedyKind.ALLOW_ROLE]
    assert {(remedy.mine, remedy.others) for remedy in answer.remedies} == {(True, ("Адам Азимов",))}
    role = answer.remedies[1].role
    assert role is not None and (role.name, role.holders) == ("Сервисный специалист", 1)


@pytest.mark.usefixtures("personal")
async def test_what_was_taken_personally_no_role_gives_back(core: Core, cast: Cast) -> None:
    application = next(each.id for each in await every(core, Application) if each.name == OPEN)
    await core.giving_rights.give_app(
        cast.olga.account_id, cast.ivan.membership_id, application, AppRight.NONE
    )
    answer = await why(core, cast.adam, cast.ivan, OPEN)
    assert told(answer) == {(RemedyKind.ALLOW_PERSON, True, ("Ольга Орлова",))}


@pytest.mark.parametrize(
    ("state", "kind"),
    [(MembershipState.SUSPENDED, RemedyKind.RESTORE), (MembershipState.ENDED, None)],
)
async def test_suspended_he_is_restored_and_ended_he_is_added_anew(
    core: Core, cast: Cast, state: MembershipState, kind: RemedyKind | None
) -> None:
    await alter(core, Membership, cast.ivan.membership_id, state=state)
    answer = await why(core, cast.adam, cast.ivan, OPEN)
    assert told(answer) == ({(kind, True, ("Ольга Орлова",))} if kind else set())


async def test_who_has_not_come_yet_is_invited_again(core: Core, cast: Cast) -> None:
    person = await newcomer(
        core,
        cast.adam,
        cast.tenant_id,
        "Сервисный специалист",
        identifier=parse_email("new@tehservis.example"),
    )
    added = await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    newest = max(each.id for each in await every(core, Account))
    (answer,) = (await core.support.why(cast.adam.account_id, newest, OPEN)).answers
    assert answer.tenant.membership_id == added.membership_id
    assert told(answer) == {(RemedyKind.RESEND, True, ("Ольга Орлова",))}


async def test_a_handed_over_password_can_be_made_anew(core: Core, cast: Cast) -> None:
    await alter(core, Account, cast.ivan.account_id, must_change_password=True)
    answer = await why(core, cast.adam, cast.ivan, OPEN)
    assert told(answer) == {(RemedyKind.NEW_PASSWORD, True, ("Ольга Орлова",))}


async def test_of_a_suspended_tenant_nobody_can_do_anything(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, suspended=True)
    assert (await why(core, cast.sam, cast.ivan, WEB)).remedies == ()


async def test_naming_the_helpers_costs_the_same_for_many(core: Core, cast: Cast) -> None:
    with counted(core) as few:
        await core.support.why(cast.sam.account_id, cast.olga.account_id, "веб")
    await found(core, cast.olga, "Салон", "bookings")
    async with core.database.write() as session:
        for person in (cast.anna, cast.sam, cast.ivan):
            (await session.get_one(Membership, person.membership_id)).tenant_role = TenantRole.OWNER
    with counted(core) as many:
        await core.support.why(cast.sam.account_id, cast.olga.account_id, "веб")
    assert len(many) == len(few)


# Permissions ------------------------------------------------------------------------------------------


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Person:
    """Specialist Raya of «Салон», Olga's second tenant, with administrator Bek, who works at the front desk."""
    tenant_id = await found(core, cast.olga, "Салон", "bookings")
    raya = await _brought_in(core, cast, tenant_id, "Рая Ли", "Специалист")
    bek = await _brought_in(core, cast, tenant_id, "Бек Алиев", "Администратор (филиала)")
    await alter(core, Membership, bek.membership_id, tenant_role=TenantRole.ADMINISTRATOR)
    return raya


async def _brought_in(core: Core, cast: Cast, tenant_id: int, full_name: str, role: str) -> Person:
    login = f"login-{len(await every(core, Account))}"
    person = await newcomer(core, cast.olga, tenant_id, role, full_name=full_name, login=login)
    added = await core.inviting.invite(cast.olga.account_id, tenant_id, person, operation())
    account = next(each for each in await every(core, Account) if each.login == login)
    await alter(core, Account, account.id, must_change_password=False)
    return Person(account.id, 0, login, added.membership_id)


@pytest.mark.requirement("I-24", "Y-13")
@pytest.mark.parametrize("wanted", ["перенос записи", "Reschedule", "Жазбаны басқа", "journal.record.move"])
async def test_a_permission_is_asked_about_by_its_name_in_any_language(
    core: Core, cast: Cast, salon: Person, wanted: str
) -> None:
    answer = await why(core, cast.olga, salon, wanted)
    assert answer.permission is not None and answer.permission.id == "journal.record.move"
    assert answer.decision.reasons == (Reason.PERMISSION_NOT_GRANTED,)
    assert answer.line.application.kind is ApplicationKind.MOBILE_STAFF, "which she can launch"


@pytest.mark.requirement("I-18")
async def test_an_administrator_gives_only_permissions_that_he_has(
    core: Core, cast: Cast, salon: Person
) -> None:
    has = await why(core, cast.olga, salon, "journal.record.move")
    lacks = await why(core, cast.olga, salon, "overview.summary")
    assert {remedy.kind for remedy in has.remedies} == {RemedyKind.PERSON_RIGHTS, RemedyKind.ALLOW_ROLE}
    assert {remedy.others for remedy in has.remedies} == {("Бек Алиев",)}
    assert {(remedy.mine, remedy.others) for remedy in lacks.remedies} == {(True, ())}


@pytest.mark.requirement("Y-28", "I-28")
async def test_a_permission_that_works_says_which_contacts_are_hidden(
    core: Core, cast: Cast, salon: Person
) -> None:
    answer = await why(core, cast.olga, salon, "journal.view")
    assert answer.decision.permits and answer.remedies == ()
    assert [(each.place, each.fields, each.permission) for each in answer.decision.mask] == [
        ("journal", ("phone",), "journal.phones.view")
    ]


@pytest.mark.requirement("Y-30", "I-24")
async def test_the_application_in_which_least_is_in_the_way_is_asked_about(
    core: Core, cast: Cast, salon: Person
) -> None:
    (role,) = [
        each for each in await every(core, MembershipRole) if each.membership_id == salon.membership_id
    ]
    async with core.database.write() as session:
        session.add(RolePermission(role_id=role.role_id, permission="overview.access", history_days=None))
    answer = await why(core, cast.olga, salon, "overview.access")
    assert answer.decision.reasons == (Reason.PLATFORM_NOT_SUPPORTED,)
    application = next(each for each in await every(core, Application) if each.name == "Веб-версия")
    await core.giving_rights.give_app(
        cast.olga.account_id, salon.membership_id, application.id, AppRight.LAUNCH
    )
    answer = await why(core, cast.olga, salon, "overview.access")
    assert (answer.decision.permits, answer.line.application.name) == (True, "Веб-версия")


async def test_an_application_of_that_name_comes_before_a_permission(
    core: Core, cast: Cast, salon: Person
) -> None:
    application = next(each for each in await every(core, Application) if each.name == "Веб-версия")
    await alter(core, Application, application.id, name="Перенос записи")
    answer = await why(core, cast.olga, salon, "Перенос записи")
    assert (answer.permission, answer.decision.reasons) == (None, (Reason.APP_NOT_ALLOWED,))


# The trace --------------------------------------------------------------------------------------------


@pytest.mark.requirement("I-37", "I-38")
async def test_each_tenant_whose_person_was_shown_may_see_who_looked(core: Core, cast: Cast) -> None:
    await core.support.card(cast.sam.account_id, cast.olga.account_id)
    entry = (await every(core, JournalEntry))[-1]
    further = [(each.entry_id, each.tenant_id) for each in await every(core, JournalTenant)]
    assert (entry.action, entry.tenant_id) == ("access.looked_up", cast.other_tenant_id)
    assert further == [(entry.id, cast.tenant_id)]
    await core.support.card(cast.adam.account_id, cast.olga.account_id)
    entry = (await every(core, JournalEntry))[-1]
    assert entry.tenant_id == cast.tenant_id, "a manager was shown his own tenant"
    assert len(await every(core, JournalTenant)) == 1
