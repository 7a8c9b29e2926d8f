"""Access questions on the real core: what templates recommend, what a person differs in, and what a question costs."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from core.access import AppRight, Audience, Reason, Resource, Target, catalogue, explain
from core.applications import Application, ApplicationKind, ApplicationState
from core.bootstrap import Core
from core.people import Membership, PermissionDeviation, parse_phone
from core.roles import Role, RoleAppRight, RolePermission, templates
from tests.cast import Cast, Person, found, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both
from tests.core.test_statements import counted

ALMATY = ZoneInfo("Asia/Almaty")


async def salon(core: Core, cast: Cast) -> int:
    return await found(core, cast.olga, "Студия Анна", "bookings")


async def hire(core: Core, cast: Cast, tenant_id: int, role: str, **said: object) -> Person:
    """Somebody who has come, in this role."""
    person = await newcomer(
        core, cast.olga, tenant_id, role, identifier=parse_phone("+77017779901"), full_name="Мария", **said
    )
    added = await core.inviting.invite(cast.olga.account_id, tenant_id, person, operation())
    by = Person(0, 8801, "").address
    opening = await core.accepting.open(token_of(added), by)
    await core.accepting.share_phone(opening.invitation_id, "+77017779901", by, own=True)
    welcome = await core.accepting.set_password(
        opening.invitation_id, "синий кит плывёт над горами", by, operation()
    )
    return Person(welcome.account_id, 8801, welcome.login, added.membership_id)


def on(permission: str, staff: int | None = None, day: date | None = None) -> Target:
    return Target(permission=permission, resource=Resource(staff, day))


async def staff_of(core: Core, person: Person) -> int:
    (bound,) = [each for each in await every(core, Membership) if each.id == person.membership_id]
    assert bound.staff_member_id is not None
    return bound.staff_member_id


@pytest.mark.requirement("Y-05", "H-10")
async def test_a_template_brings_its_roles_with_what_they_recommend(core: Core, cast: Cast) -> None:
    tenant_id = await salon(core, cast)
    roles = {role.id: role.name for role in await every(core, Role) if role.tenant_id == tenant_id}
    kept: dict[str, set[str]] = {name: set() for name in roles.values()}
    for each in await every(core, RolePermission):
        kept[roles[each.role_id]].add(each.permission)
    assert kept == {role.ru: set(role.permissions) for role in templates()["bookings"].roles}


@on_both
@pytest.mark.requirement("Y-01", "Y-07", "Y-08", "I-26")
async def test_a_specialist_bound_at_once_sees_only_his_own(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    tenant_id = await salon(core, cast)
    maria = await hire(core, cast, tenant_id, "Специалист", new_staff_member=True)
    own, today = await staff_of(core, maria), clock.now().astimezone(ALMATY).date()
    app = f"staff-app-{tenant_id}"
    for permission in ("journal.view", "record.access", "salary.view"):
        mine, _ = await core.checking.decide(maria.account_id, app, on(permission, own, today))
        others, _ = await core.checking.decide(maria.account_id, app, on(permission, own + 1, today))
        assert mine.permits
        assert others.reasons == (Reason.OUT_OF_SCOPE_STAFF,)


@pytest.mark.requirement("Y-27", "Y-28", "Y-29")
async def test_a_specialist_sees_records_without_contacts(core: Core, cast: Cast) -> None:
    tenant_id = await salon(core, cast)
    maria = await hire(core, cast, tenant_id, "Специалист", new_staff_member=True)
    decision, _ = await core.checking.decide(
        maria.account_id, f"staff-app-{tenant_id}", Target(permission="record.access")
    )
    assert decision.permits
    assert {(each.place, each.fields) for each in decision.mask} == {
        ("record", ("phone", "email")),
        ("lookup", ("phone",)),
        ("network", ("phone", "email")),
    }


@on_both
@pytest.mark.requirement("Y-06", "I-25")
async def test_a_personal_permission_wins_over_the_role(core: Core, cast: Cast, clock: FrozenClock) -> None:
    tenant_id = await salon(core, cast)
    maria = await hire(core, cast, tenant_id, "Специалист", new_staff_member=True)
    async with core.database.write() as session:
        for permission, granted in (("journal.record.move", True), ("salary.view", False)):
            session.add(
                PermissionDeviation(
                    membership_id=maria.membership_id,
                    permission=permission,
                    granted=granted,
                    own_staff=True,
                    given_by=cast.olga.account_id,
                    given_at=clock.now(),
                )
            )
    own, app = await staff_of(core, maria), f"staff-app-{tenant_id}"
    moves, _ = await core.checking.decide(maria.account_id, app, on("journal.record.move", own))
    others, _ = await core.checking.decide(maria.account_id, app, on("journal.record.move", own + 1))
    salary, _ = await core.checking.decide(maria.account_id, app, on("salary.view", own))
    assert moves.permits
    assert others.reasons == (Reason.OUT_OF_SCOPE_STAFF,)
    (told,) = explain(salary, Audience.TENANT)
    assert (told[0], told[1]["by"]) == (Reason.PERMISSION_NOT_GRANTED, "Ольга Орлова")


@pytest.mark.requirement("Y-14", "I-27")
@pytest.mark.parametrize(("utc_hour", "visible"), [(18, True), (19, False)])
async def test_a_day_begins_at_midnight_of_the_tenant(
    core: Core, cast: Cast, clock: FrozenClock, utc_hour: int, visible: bool
) -> None:
    """Almaty is five hours ahead: at 19:00 UTC yesterday is a day further back."""
    tenant_id = await salon(core, cast)
    anna = await hire(core, cast, tenant_id, "Колл-центр")
    role = next(r for r in await every(core, Role) if r.tenant_id == tenant_id and r.name == "Колл-центр")
    async with core.database.write() as session:
        viewing = await session.get_one(RolePermission, (role.id, "journal.view"))
        viewing.history_days = 1
    clock.advance(datetime(2026, 12, 1, utc_hour, tzinfo=UTC) - clock.now())
    asked = on("journal.view", None, date(2026, 11, 30))
    decision, _ = await core.checking.decide(anna.account_id, f"web-{tenant_id}", asked)
    assert decision.permits is visible


@pytest.mark.requirement("Y-30", "I-24", "H-18")
async def test_the_platform_follows_the_kind_of_the_application(core: Core, cast: Cast) -> None:
    tenant_id = await salon(core, cast)
    owner, target = cast.olga.account_id, Target(permission="overview.summary")
    web, _ = await core.checking.decide(owner, f"web-{tenant_id}", target)
    mobile, _ = await core.checking.decide(owner, f"staff-app-{tenant_id}", target)
    assert web.permits
    assert mobile.reasons == (Reason.PLATFORM_NOT_SUPPORTED,)


@pytest.mark.requirement("I-24")
async def test_a_permission_needs_the_application_through_which_it_is_used(core: Core, cast: Cast) -> None:
    tenant_id = await salon(core, cast)
    maria = await hire(core, cast, tenant_id, "Специалист", new_staff_member=True)
    decision, _ = await core.checking.decide(
        maria.account_id, f"web-{tenant_id}", Target(permission="record.access")
    )
    assert Reason.APP_NOT_ALLOWED in decision.reasons


@pytest.mark.requirement("F-30")
@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (ApplicationState.PREPARING, Reason.APP_PREPARING),
        (ApplicationState.MAINTENANCE, Reason.APP_UNAVAILABLE),
    ],
)
async def test_an_application_that_is_not_ready_says_so(
    core: Core, cast: Cast, state: ApplicationState, reason: Reason
) -> None:
    (engineer_app,) = [each for each in await every(core, Application) if each.key == "engineer-app-1"]
    await alter(core, Application, engineer_app.id, state=state)
    decision, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1")
    assert decision.reasons == (reason,)
    assert explain(decision, Audience.SELF) == [(reason, {})]


@pytest.mark.requirement("H-01", "H-12", "H-13", "H-14", "H-15", "H-16", "H-17", "H-18")
@pytest.mark.parametrize("kind", ApplicationKind)
async def test_each_kind_is_let_into_by_its_own_right_alone(
    core: Core, cast: Cast, kind: ApplicationKind
) -> None:
    applications = [each for each in await every(core, Application) if each.tenant_id == cast.tenant_id]
    (only,) = [each for each in applications if each.kind is kind]
    role = next(r for r in await every(core, Role) if r.name == "Сервисный специалист" and r.tenant_id == 1)
    async with core.database.write() as session:
        await session.execute(delete(RoleAppRight).where(RoleAppRight.role_id == role.id))
        session.add(RoleAppRight(role_id=role.id, application_id=only.id, right=AppRight.LAUNCH))
    open_to_ivan = [
        each.kind
        for each in applications
        if (await core.checking.decide(cast.ivan.account_id, each.key))[0].permits
    ]
    assert open_to_ivan == [kind]


async def test_a_tenant_that_is_named_and_not_there_is_said_to_support_alone(core: Core, cast: Cast) -> None:
    decision, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1", tenant_id=4711)
    assert decision.reasons == (Reason.TENANT_UNKNOWN, Reason.NOT_A_MEMBER, Reason.APP_UNKNOWN)
    assert Reason.TENANT_UNKNOWN not in dict(explain(decision, Audience.TENANT))


async def test_an_application_of_another_tenant_is_unknown_in_this_one(core: Core, cast: Cast) -> None:
    decision, right = await core.checking.decide(
        cast.ivan.account_id, f"web-{cast.other_tenant_id}", tenant_id=cast.tenant_id
    )
    assert (decision.reasons, right) == ((Reason.APP_UNKNOWN,), None)


@pytest.mark.requirement("I-36")
@pytest.mark.parametrize(("limit", "open_", "permits"), [(None, 99, True), (2, 1, True), (2, 2, False)])
async def test_a_new_session_is_refused_at_the_limit_of_the_membership(
    core: Core, cast: Cast, limit: int | None, open_: int, permits: bool
) -> None:
    await alter(core, Membership, cast.ivan.membership_id, session_limit=limit)
    decision, _ = await core.checking.decide(
        cast.ivan.account_id, "engineer-app-1", Target(opens_session=True), open_sessions=open_
    )
    assert decision.permits is permits
    launch, _ = await core.checking.decide(cast.ivan.account_id, "engineer-app-1", open_sessions=open_)
    assert launch.permits  # it opens none


@on_both
async def test_a_question_about_a_permission_costs_two_statements_however_much_he_has(
    core: Core, cast: Cast
) -> None:
    tenant_id = await salon(core, cast)
    target = Target(permission="journal.view")
    with counted(core) as before:
        await core.checking.decide(cast.olga.account_id, f"web-{tenant_id}", target)
    async with core.database.write() as session:
        (own,) = [
            each
            for each in await every(core, Membership)
            if each.account_id == cast.olga.account_id and each.tenant_id == tenant_id
        ]
        session.add_all(
            PermissionDeviation(
                membership_id=own.id,
                permission=each.id,
                granted=True,
                given_by=cast.olga.account_id,
                given_at=datetime(2026, 3, 3, tzinfo=UTC),
            )
            for each in catalogue().permissions
        )
    with counted(core) as after:
        decision, _ = await core.checking.decide(cast.olga.account_id, f"web-{tenant_id}", target)
    assert decision.permits
    assert len(before) == len(after) == 2
