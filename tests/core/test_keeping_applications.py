"""Owners make, change and remove applications; administrators say when one is ready; nobody else learns what there is."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import insert

from bot.links import is_web
from core import limits
from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState, InAppRole
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.keeping_applications import ApplicationView, Link
from core.people import AppDeviation, Membership, MembershipInAppRole, MembershipState
from core.roles import RoleAppRight
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, Person, operation
from tests.core.adding import PHONE, add, dispatcher
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.roles import DISPATCHER, deviate, role_id, save
from tests.core.test_statements import counted
from tests.crowd import fill

READY, PREPARING, MAINTENANCE = (
    ApplicationState.READY,
    ApplicationState.PREPARING,
    ApplicationState.MAINTENANCE,
)
WEB = "web-1"  # of «ТехСервис», from its template


async def create(
    core: Core, by: Person, tenant_id: int, name: str = "Склад", kind: ApplicationKind = ApplicationKind.WEB
) -> str:
    return await core.keeping_applications.create(by.account_id, tenant_id, name, kind, operation())


async def view(core: Core, cast: Cast, key: str, by: Person | None = None) -> ApplicationView:
    return await core.keeping_applications.view((by or cast.olga).account_id, cast.tenant_id, key)


async def declare(core: Core, cast: Cast, name: str, key: str = WEB) -> int:
    return await core.keeping_applications.declare_role(
        cast.olga.account_id, cast.tenant_id, key, name, operation()
    )


async def hold(core: Core, role: int, *people: Person) -> None:
    async with core.database.write() as session:
        session.add_all(
            MembershipInAppRole(membership_id=each.membership_id, in_app_role_id=role) for each in people
        )


async def id_of(core: Core, key: str) -> int:
    return next(each.id for each in await every(core, Application) if each.key == key)


async def told(core: Core, *actions: str) -> list[dict[str, object]]:
    return [each.details for each in await every(core, JournalEntry) if each.action in actions]


# What there is ------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-12", "H-13", "H-14", "H-15", "H-16", "H-17")
async def test_an_application_may_be_of_any_of_the_six_kinds(core: Core, cast: Cast) -> None:
    for kind in ApplicationKind:
        await create(core, cast.olga, cast.tenant_id, f"Новое {kind.value}", kind)
    listed = await core.keeping_applications.applications(cast.adam.account_id, cast.tenant_id)
    made = {each.kind: each for each in listed if each.name.startswith("Новое")}
    assert made.keys() == set(ApplicationKind) and len(made) == 6
    assert [each.name for each in listed] == sorted((each.name for each in listed), key=str.casefold)


@pytest.mark.requirement("F-30")
async def test_a_new_one_is_being_prepared_until_it_is_said_to_be_ready(core: Core, cast: Cast) -> None:
    key = await create(core, cast.olga, cast.tenant_id)
    await deviate(core, cast.ivan, core.clock.now(), app=(await id_of(core, key), AppRight.LAUNCH))
    decision, _ = await core.checking.decide(cast.ivan.account_id, key)
    assert decision.reasons == ("APP_PREPARING",)
    await core.keeping_applications.set_state(cast.adam.account_id, cast.tenant_id, key, READY)
    assert (await core.checking.decide(cast.ivan.account_id, key))[0].permits
    await core.keeping_applications.set_state(cast.adam.account_id, cast.tenant_id, key, MAINTENANCE)
    assert (await core.checking.decide(cast.ivan.account_id, key))[0].reasons == ("APP_UNAVAILABLE",)
    assert [(each["before"], each["after"]) for each in await told(core, "application.state_changed")] == [
        ("PREPARING", "READY"),
        ("READY", "MAINTENANCE"),
    ]


@pytest.mark.requirement("F-16", "F-21")
async def test_nobody_has_a_new_one_yet(core: Core, cast: Cast) -> None:
    key = await create(core, cast.olga, cast.tenant_id)
    assert (await view(core, cast, key)).people == 0
    assert (await core.checking.decide(cast.olga.account_id, key))[0].reasons[0] == "APP_NOT_ALLOWED"


@pytest.mark.requirement("F-20a", "I-22")
async def test_managers_see_here_what_they_may_not_launch(core: Core, cast: Cast) -> None:
    key = await create(core, cast.olga, cast.tenant_id)
    for manager in (cast.olga, cast.adam):
        assert (await view(core, cast, key, manager)).own is AppRight.NONE
        listed = await core.keeping_applications.applications(manager.account_id, cast.tenant_id)
        assert key in {each.key for each in listed}


@on_both
async def test_how_many_have_it_is_what_the_rule_says_of_each(core: Core, cast: Cast) -> None:
    await deviate(core, cast.ivan, core.clock.now(), app=(await id_of(core, WEB), AppRight.NONE))
    key = await create(core, cast.olga, cast.tenant_id)
    await deviate(core, cast.anna, core.clock.now(), app=(await id_of(core, key), AppRight.LAUNCH_ADMIN))
    lines = (await core.matrix.people(cast.olga.account_id, cast.tenant_id)).lines
    listed = await core.keeping_applications.applications(cast.olga.account_id, cast.tenant_id)
    for column, each in enumerate(listed):
        having = [line for line in lines if line.cells[column].right is not AppRight.NONE]
        assert (await view(core, cast, each.key)).people == len(having), each.name
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.ENDED)
    assert (await view(core, cast, key)).people == 0


async def test_a_view_costs_the_same_however_many_people_there_are(core: Core, cast: Cast) -> None:
    with counted(core) as few:
        await view(core, cast, WEB)
    await fill(core, cast.tenant_id, 200, await role_id(core, cast, DISPATCHER))
    with counted(core) as many:
        assert (await view(core, cast, WEB)).people > 200
    assert len(few) == len(many) <= 6


# Making and changing ------------------------------------------------------------------------------------


LONGEST = "Склад " + "х" * 144


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  1С:Предприятие \n 8 ", "1С:Предприятие 8"),
        ("🛒 Касса 👩‍🔧", "🛒 Касса 👩‍🔧"),
        ("تطبيق المستودع", "تطبيق المستودع"),
        (LONGEST, LONGEST),
    ],
)
async def test_a_name_is_one_line_that_shows_as_it_is(core: Core, cast: Cast, typed: str, kept: str) -> None:
    key = await create(core, cast.olga, cast.tenant_id, typed)
    assert (await view(core, cast, key)).name == kept


@pytest.mark.parametrize("typed", ["х" * 300, "🙂", "", "—", "\0"])
async def test_what_is_no_name_is_refused(core: Core, cast: Cast, typed: str) -> None:
    with refused(Invalid, Code.NAME_INVALID):
        await create(core, cast.olga, cast.tenant_id, typed)
    with refused(Invalid, Code.NAME_INVALID):
        await core.keeping_applications.rename(cast.olga.account_id, cast.tenant_id, WEB, typed)
    with refused(Invalid, Code.NAME_INVALID):
        await declare(core, cast, typed)


async def test_names_that_differ_only_in_case_are_one(core: Core, cast: Cast) -> None:
    key = await create(core, cast.olga, cast.tenant_id)
    with refused(Conflict, Code.NAME_TAKEN):
        await create(core, cast.olga, cast.tenant_id, " СКЛАД ")
    with refused(Conflict, Code.NAME_TAKEN):
        await core.keeping_applications.rename(cast.olga.account_id, cast.tenant_id, WEB, "склад")
    await core.keeping_applications.rename(cast.olga.account_id, cast.tenant_id, key, "СКЛАД")
    await core.keeping_applications.rename(cast.olga.account_id, cast.tenant_id, key, "СКЛАД")
    (entry,) = await told(core, "application.renamed")
    assert (entry["before"], entry["after"]) == ("Склад", "СКЛАД")
    assert await create(core, cast.oscar, cast.other_tenant_id, "Склад")


@on_both
async def test_of_two_who_take_one_name_at_once_one_has_it(core: Core, cast: Cast) -> None:
    came = await outcomes(
        create(core, cast.olga, cast.tenant_id, "Склад"), create(core, cast.olga, cast.tenant_id, "СКЛАД")
    )
    assert came.count(Code.NAME_TAKEN) == 1


@on_both
async def test_asked_for_twice_under_one_operation_it_is_made_once(core: Core, cast: Cast) -> None:
    same, flow = operation(), core.keeping_applications
    making = [
        flow.create(cast.olga.account_id, cast.tenant_id, "Склад", ApplicationKind.WEB, same)
        for _ in range(2)
    ]
    keys = await outcomes(*making)
    assert keys[0] == keys[1] == (await every(core, Application))[-1].key
    other = operation()
    roles = [flow.declare_role(cast.olga.account_id, cast.tenant_id, WEB, "Кассир", other) for _ in range(2)]
    ids = await outcomes(*roles)
    assert ids[0] == ids[1] == (await every(core, InAppRole))[-1].id


@on_both
async def test_a_tenant_has_no_more_than_a_picture_can_show(core: Core, cast: Cast) -> None:
    there = len(await core.keeping_applications.applications(cast.olga.account_id, cast.tenant_id))
    for number in range(there, limits.APPLICATIONS_MAX - 1):
        await create(core, cast.olga, cast.tenant_id, f"Приложение {number}")
    came = await outcomes(
        *(create(core, cast.olga, cast.tenant_id, f"Последнее {name}") for name in ("а", "б"))
    )
    assert came.count(Code.APPLICATIONS_FULL) == 1
    assert await create(core, cast.oscar, cast.other_tenant_id)


@pytest.mark.requirement("H-19")
@pytest.mark.parametrize(
    ("link", "typed", "kept"),
    [
        (Link.ADDRESS, "crm.tehservis.kz/вход", "https://crm.tehservis.kz/%D0%B2%D1%85%D0%BE%D0%B4"),
        (Link.ADDRESS, "http://server:8080/base", "http://server:8080/base"),
        (Link.ADDRESS, "https://пример.рф", "https://xn--e1afmkfd.xn--p1ai/"),
        (Link.ANDROID, "play.google.com/store/apps/details?id=kz.t", None),
        (Link.IOS, "https://apps.apple.com/app/id1", "https://apps.apple.com/app/id1"),
    ],
)
async def test_a_link_is_kept_as_a_browser_takes_it(
    core: Core, cast: Cast, link: Link, typed: str, kept: str | None
) -> None:
    key = WEB if link is Link.ADDRESS else "engineer-app-1"
    await core.keeping_applications.set_link(cast.olga.account_id, cast.tenant_id, key, link, typed)
    assert (await view(core, cast, key)).links[link] == (kept or f"https://{typed}")
    assert is_web(kept or f"https://{typed}") == ("." in typed)  # may it stand on a button?
    await core.keeping_applications.set_link(cast.olga.account_id, cast.tenant_id, key, link, None)
    assert (await view(core, cast, key)).links[link] is None
    assert [each["after"] for each in await told(core, "application.linked")] == [
        kept or f"https://{typed}",
        None,
    ]


@pytest.mark.requirement("H-19")
@pytest.mark.parametrize(
    ("link", "typed"),
    [
        (Link.ANDROID, "http://play.google.com/store"),
        (Link.IOS, "https://store"),
        (Link.ADDRESS, "javascript:alert(1)"),
        (Link.ADDRESS, "ftp://crm.tehservis.kz"),
        (Link.ADDRESS, "tg://resolve?domain=bot"),
        (Link.ADDRESS, "https://olga:secret@crm.tehservis.kz"),
        (Link.ADDRESS, "спросите у Ольги"),
        (Link.ADDRESS, "сервер"),
        (Link.ADDRESS, "12"),
        (Link.ADDRESS, "https://.kz"),
        (Link.ADDRESS, "https://crm..kz"),
        (Link.ADDRESS, ""),
        (Link.ADDRESS, "https://crm.tehservis.kz/" + "х" * 300),
        (Link.ADDRESS, "https://crm.tehservis.kz:99999"),
    ],
)
async def test_what_opens_nothing_is_no_link(core: Core, cast: Cast, link: Link, typed: str) -> None:
    with refused(Invalid, Code.LINK_INVALID):
        await core.keeping_applications.set_link(cast.olga.account_id, cast.tenant_id, WEB, link, typed)


@pytest.mark.requirement("H-19")
async def test_a_mobile_application_has_stores_and_any_other_an_address(core: Core, cast: Cast) -> None:
    links = {
        each.kind: set((await view(core, cast, each.key)).links)
        for each in await core.keeping_applications.applications(cast.olga.account_id, cast.tenant_id)
    }
    assert links[ApplicationKind.MOBILE_STAFF] == {Link.ANDROID, Link.IOS}
    assert links[ApplicationKind.WEB] == links[ApplicationKind.API_ONLY] == {Link.ADDRESS}


# Roles inside -------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-25")
async def test_an_application_declares_its_roles(core: Core, cast: Cast) -> None:
    cashier = await declare(core, cast, "Кассир")
    await declare(core, cast, "Бухгалтер")
    with refused(Conflict, Code.NAME_TAKEN):
        await declare(core, cast, "КАССИР")
    assert await declare(core, cast, "Кассир", key="engineer-app-1")
    await hold(core, cashier, cast.ivan, cast.anna)
    inside = (await view(core, cast, WEB)).roles_inside
    assert [(each.name, each.people) for each in inside] == [("Бухгалтер", 0), ("Кассир", 2)]


@pytest.mark.requirement("F-25")
async def test_who_holds_a_renamed_role_keeps_it(core: Core, cast: Cast) -> None:
    cashier = await declare(core, cast, "Кассир")
    await hold(core, cashier, cast.ivan)
    flow = core.keeping_applications
    await flow.rename_role(cast.olga.account_id, cast.tenant_id, WEB, cashier, "Старший кассир")
    (role,) = (await view(core, cast, WEB)).roles_inside
    assert (role.name, role.people) == ("Старший кассир", 1)
    assert (await told(core, "in_app_role.renamed"))[0]["before"] == "Кассир"
    with refused(NotFound, Code.IN_APP_ROLE_UNKNOWN):
        await flow.rename_role(cast.olga.account_id, cast.tenant_id, "engineer-app-1", cashier, "Чужая")


@on_both
@pytest.mark.requirement("F-25", "I-37")
async def test_who_holds_a_removed_role_loses_it_and_nothing_else(core: Core, cast: Cast) -> None:
    cashier, clerk = await declare(core, cast, "Кассир"), await declare(core, cast, "Бухгалтер")
    await hold(core, cashier, cast.ivan, cast.anna)
    await hold(core, clerk, cast.ivan)
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.ENDED)
    lost = await core.keeping_applications.remove_role(cast.olga.account_id, cast.tenant_id, WEB, cashier)
    assert lost == 1
    assert [(each.name, each.people) for each in (await view(core, cast, WEB)).roles_inside] == [
        ("Бухгалтер", 1)
    ]
    (entry,) = [e for e in await every(core, JournalEntry) if e.action == "person.in_app_roles_changed"]
    assert entry.subject_id == cast.ivan.account_id
    assert (entry.details["before"], entry.details["after"]) == (["Кассир", "Бухгалтер"], ["Бухгалтер"])
    with refused(NotFound, Code.IN_APP_ROLE_UNKNOWN):
        await core.keeping_applications.remove_role(cast.olga.account_id, cast.tenant_id, WEB, cashier)


# Removing -----------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-37")
async def test_an_application_goes_with_every_right_to_it_and_every_role_inside(
    core: Core, cast: Cast
) -> None:
    web, now = await id_of(core, WEB), core.clock.now()
    await deviate(core, cast.ivan, now, app=(web, AppRight.LAUNCH_ADMIN))
    await deviate(core, cast.anna, now, app=(await id_of(core, "engineer-app-1"), AppRight.LAUNCH))
    await hold(core, await declare(core, cast, "Кассир"), cast.ivan)
    await alter(core, Membership, cast.sam.membership_id, state=MembershipState.ENDED)
    having = (await view(core, cast, WEB)).people
    assert await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB) == having
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB)
    assert not await every(core, InAppRole) and not await every(core, MembershipInAppRole)
    assert web not in {each.application_id for each in await every(core, RoleAppRight)}
    assert [each.membership_id for each in await every(core, AppDeviation)] == [cast.anna.membership_id]
    assert "APP_UNKNOWN" in (await core.checking.decide(cast.ivan.account_id, WEB))[0].reasons


@pytest.mark.requirement("I-37")
async def test_the_journal_tells_who_lost_what_by_a_removal(core: Core, cast: Cast) -> None:
    name = (await view(core, cast, WEB)).name
    await deviate(core, cast.ivan, core.clock.now(), app=(await id_of(core, WEB), AppRight.LAUNCH_ADMIN))
    people = await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB)
    (removed,) = await told(core, "application.removed")
    assert (removed["application"], removed["people"], removed["kind"]) == (name, people, "WEB")
    (changed,) = [e for e in await every(core, JournalEntry) if e.action == "person.right_changed"]
    assert (changed.subject_id, changed.actor_id) == (cast.ivan.account_id, cast.olga.account_id)
    assert (changed.details["before"], changed.details["after"]) == ("LAUNCH_ADMIN", "NONE")
    of_roles = await told(core, "role.changed")
    assert {"Диспетчер", "Системный администратор"} <= {str(each["role"]) for each in of_roles}
    assert of_roles[0]["before"] == {"applications": {name: "LAUNCH"}}


async def test_whoever_looked_at_somebody_before_a_removal_is_told_of_it(core: Core, cast: Cast) -> None:
    await deviate(core, cast.ivan, core.clock.now(), app=(await id_of(core, WEB), AppRight.LAUNCH))
    seen = (await core.giving_rights.of(cast.adam.account_id, cast.ivan.membership_id)).version
    engineer = await id_of(core, "engineer-app-1")
    await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB)
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    with refused(Conflict, Code.CHANGED_MEANWHILE) as fields:
        await core.giving_rights.give_app(
            cast.adam.account_id, cast.ivan.membership_id, engineer, AppRight.NONE, seen=seen
        )
    assert fields["by"] == "Ольга Орлова"


async def test_one_that_goes_while_somebody_is_being_added_is_not_given(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    web = await id_of(core, WEB)
    person = await dispatcher(core, cast, identifier=PHONE, rights={web: AppRight.LAUNCH})
    await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB)
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await add(core, cast.olga, person)


@on_both
async def test_one_that_goes_while_it_is_given_is_gone_for_everybody(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    web, role = await id_of(core, WEB), await role_id(core, cast, DISPATCHER)
    came = await outcomes(
        core.giving_rights.give_app(cast.adam.account_id, cast.ivan.membership_id, web, AppRight.NONE),
        core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB),
        save(core, cast.olga, role, applications={web: AppRight.LAUNCH_ADMIN}),
    )
    assert isinstance(came[1], int)
    assert WEB not in {each.key for each in await every(core, Application)}
    assert web not in {each.application_id for each in await every(core, AppDeviation)}
    assert web not in {each.application_id for each in await every(core, RoleAppRight)}


@on_both
async def test_two_who_remove_it_at_once_remove_it_once(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.adam.membership_id, tenant_role=TenantRole.OWNER)
    came = await outcomes(
        *(
            core.keeping_applications.remove(who.account_id, cast.tenant_id, WEB)
            for who in (cast.olga, cast.adam)
        )
    )
    assert came.count(Code.APPLICATION_UNKNOWN) == 1
    assert len(await told(core, "application.removed")) == 1


async def test_a_key_is_never_used_again(core: Core, cast: Cast) -> None:
    key = await create(core, cast.olga, cast.tenant_id)
    await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, key)
    assert await create(core, cast.olga, cast.tenant_id) != key
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, key)


async def test_thousands_lose_it_in_one_go(core: Core, cast: Cast) -> None:
    await fill(core, cast.tenant_id, 5000, await role_id(core, cast, DISPATCHER))
    ids, web = [each.id for each in await every(core, Membership)][-5000:], await id_of(core, WEB)
    async with core.database.write() as session:
        now = core.clock.now()
        await session.execute(
            insert(AppDeviation),
            [
                {"membership_id": id_, "application_id": web, "right": AppRight.LAUNCH, "given_at": now}
                for id_ in ids
            ],
        )
    assert await core.keeping_applications.remove(cast.olga.account_id, cast.tenant_id, WEB) > 5000
    assert len(await told(core, "person.right_changed")) == 5000


# Who may ------------------------------------------------------------------------------------------------

NOBODY = Code.ACTOR_MAY_NOT_ADD_PEOPLE
MAY_OWN = {
    "olga": None,
    "adam": Code.OWNERS_ONLY,
    "ivan": NOBODY,
    "sam": NOBODY,
    "operator": NOBODY,
    "oscar": Code.TENANT_UNKNOWN,
    "stranger": Code.TENANT_UNKNOWN,
}
MAY = MAY_OWN | {"adam": None}
ACTIONS = {
    "applications": MAY,
    "view": MAY,
    "set_state": MAY,
    "create": MAY_OWN,
    "rename": MAY_OWN,
    "set_link": MAY_OWN,
    "remove": MAY_OWN,
    "declare_role": MAY_OWN,
    "rename_role": MAY_OWN,
    "remove_role": MAY_OWN,
}


@pytest.mark.requirement("I-22", "F-20")
@pytest.mark.parametrize("key", [WEB, "there-is-none"])
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("actor", MAY)
async def test_owners_keep_applications_and_who_manages_nothing_cannot_tell_what_there_is(
    core: Core, cast: Cast, actor: str, action: str, key: str
) -> None:
    await alter(core, Membership, cast.anna.membership_id, tenant_role=TenantRole.SERVICING_OPERATOR)
    role = await declare(core, cast, "Кассир")
    other = {"operator": cast.anna.account_id, "stranger": 0}
    who = other[actor] if actor in other else getattr(cast, actor).account_id
    flow, tenant = core.keeping_applications, cast.tenant_id
    doing: dict[str, Callable[[], Awaitable[object]]] = {
        "applications": lambda: flow.applications(who, tenant),
        "view": lambda: flow.view(who, tenant, key),
        "set_state": lambda: flow.set_state(who, tenant, key, MAINTENANCE),
        "create": lambda: flow.create(who, tenant, "Склад", ApplicationKind.WEB, operation()),
        "rename": lambda: flow.rename(who, tenant, key, "Другое"),
        "set_link": lambda: flow.set_link(who, tenant, key, Link.ADDRESS, "https://crm.kz"),
        "remove": lambda: flow.remove(who, tenant, key),
        "declare_role": lambda: flow.declare_role(who, tenant, key, "Мастер", operation()),
        "rename_role": lambda: flow.rename_role(who, tenant, key, role, "Мастер"),
        "remove_role": lambda: flow.remove_role(who, tenant, key, role),
    }
    (came,) = await outcomes(doing[action]())
    allowed = None if key == WEB or action in ("applications", "create") else Code.APPLICATION_UNKNOWN
    assert (came if isinstance(came, Code) else None) == (ACTIONS[action][actor] or allowed)


@pytest.mark.parametrize("action", ["view", "remove"])
async def test_an_application_of_another_tenant_is_none_of_this_one(
    core: Core, cast: Cast, action: str
) -> None:
    theirs = f"web-{cast.other_tenant_id}"
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await getattr(core.keeping_applications, action)(cast.olga.account_id, cast.tenant_id, theirs)


async def test_an_administrator_is_told_which_owners_may_change_it(core: Core, cast: Cast) -> None:
    seen = await view(core, cast, WEB, cast.adam)
    assert (seen.may_change, seen.owners) == (False, ["Ольга Орлова"])
    with refused(NotAllowed, Code.OWNERS_ONLY):
        await core.keeping_applications.remove(cast.adam.account_id, cast.tenant_id, WEB)
