"""Roles are made, named, copied and deleted: from presets, within what their maker holds, never two of one name."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from core.access import AppRight
from core.applications import Application, ApplicationKind, ApplicationState
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import Membership, MembershipRole, MembershipState
from core.roles import Role, RoleAppRight, RolePermission, UserType
from core.tenants import TenantRole
from tests.cast import Cast, Person, found, newcomer, operation
from tests.core.adding import PHONE, add
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.roles import DISPATCHER, ENGINEER, HEAD, SYSADMIN, edit_of, role_id, save, seen

EMPLOYEE, CUSTOMER = UserType.EMPLOYEE, UserType.CUSTOMER


async def create(core: Core, by: Person, tenant_id: int, name: str = "Новая роль", **source: Any) -> int:
    return await core.shaping_roles.create(
        by.account_id, tenant_id, name, EMPLOYEE, operation_id=operation(), **source
    )


async def rights(core: Core, cast: Cast, role: int) -> dict[str, AppRight]:
    view = await seen(core, cast.olga, role)
    return {
        app.name: view.shape.right(app.id) for app in view.applications if app.id in view.shape.applications
    }


# The list ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("H-10")
async def test_the_list_says_how_many_people_have_each_role(core: Core, cast: Cast) -> None:
    listed = await core.shaping_roles.roles(cast.adam.account_id, cast.tenant_id)
    assert [(role.name, role.people) for role in listed] == [
        (DISPATCHER, 2),
        ("Заказчик", 0),
        (HEAD, 0),
        (ENGINEER, 1),
        (SYSADMIN, 2),
    ]
    assert {role.name for role in listed if role.user_type is CUSTOMER} == {"Заказчик"}


async def test_who_has_left_is_not_counted(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.anna.membership_id, state=MembershipState.ENDED)
    assert (await seen(core, cast.olga, await role_id(core, cast, DISPATCHER))).people == 1


# Presets, copies, blank ones ----------------------------------------------------------------------------


@pytest.mark.requirement("Y-05", "H-11")
async def test_a_preset_opens_the_tenants_applications_of_the_same_kinds(core: Core, cast: Cast) -> None:
    made = await create(core, cast.olga, cast.tenant_id, preset="front_desk")
    view = await seen(core, cast.olga, made)
    assert await rights(core, cast, made) == {
        "Веб-приложение": AppRight.LAUNCH,
        "Доступ только к API": AppRight.LAUNCH,
        "Мобильное приложение инженера": AppRight.LAUNCH,
    }
    assert "clients.card.contacts" in view.shape.permissions
    assert "overview.access" not in view.shape.permissions


@pytest.mark.requirement("Y-06")
async def test_of_a_presets_optional_permissions_the_chosen_ones_come_along(core: Core, cast: Cast) -> None:
    preset = (await core.shaping_roles.presets(cast.olga.account_id, cast.tenant_id))["front_desk"]
    assert preset.optional == ("overview.access", "overview.records", "overview.records.phones")
    made = await create(core, cast.olga, cast.tenant_id, preset="front_desk", optional=["overview.records"])
    given = (await seen(core, cast.olga, made)).shape.permissions - preset.shape.permissions
    assert given == {"overview.access", "overview.records"}
    with refused(NotFound, Code.PERMISSION_UNKNOWN):
        await create(core, cast.olga, cast.tenant_id, "Ещё", preset="front_desk", optional=["salary.view"])


@pytest.mark.requirement("Y-07", "Y-08")
async def test_the_preset_of_a_specialist_shows_his_own_and_asks_who_he_is(core: Core, cast: Cast) -> None:
    made = await create(core, cast.olga, cast.tenant_id, preset="specialist")
    shape = (await seen(core, cast.olga, made)).shape
    assert shape.own_scope and shape.binds_staff


async def test_where_several_are_of_a_kind_a_preset_opens_only_the_one_of_that_name(
    core: Core, cast: Cast
) -> None:
    ledgers = await found(core, cast.olga, "Учётная", "cloud_accounting")
    made = await create(core, cast.olga, ledgers, preset="dispatcher")
    assert await rights(core, cast, made) == {}
    async with core.database.write() as session:
        for name, key in (("ВЕБ-приложение", "w"), ("Другое", "d")):
            session.add(
                Application(
                    tenant_id=ledgers,
                    key=key,
                    name=name,
                    kind=ApplicationKind.WEB,
                    state=ApplicationState.READY,
                )
            )
    again = await create(core, cast.olga, ledgers, "Другая", preset="dispatcher")
    assert await rights(core, cast, again) == {"ВЕБ-приложение": AppRight.LAUNCH}


@pytest.mark.parametrize("preset", ["specialist", "customer", "member", "branch_owner"])
async def test_every_preset_is_what_its_template_says(core: Core, cast: Cast, preset: str) -> None:
    offered = (await core.shaping_roles.presets(cast.olga.account_id, cast.tenant_id))[preset]
    shape = (await seen(core, cast.olga, await create(core, cast.olga, cast.tenant_id, preset=preset))).shape
    assert shape == offered.shape
    assert shape.permissions == set(offered.role.permissions)


async def test_a_copy_recommends_the_same_and_goes_its_own_way(core: Core, cast: Cast) -> None:
    model = await role_id(core, cast, DISPATCHER)
    await save(core, cast.olga, model, "journal.view", history_days=7, own_scope=True)
    copy = await create(core, cast.olga, cast.tenant_id, copy_of=model)
    as_copied = (await seen(core, cast.olga, copy)).shape
    assert as_copied == (await seen(core, cast.olga, model)).shape
    await save(core, cast.olga, model, "salary.view")
    assert (await seen(core, cast.olga, copy)).shape == as_copied


async def test_a_blank_role_opens_nothing(core: Core, cast: Cast) -> None:
    shape = (await seen(core, cast.olga, await create(core, cast.olga, cast.tenant_id))).shape
    assert (dict(shape.applications), shape.permissions) == ({}, frozenset())


async def test_what_it_starts_from_has_to_be_there(core: Core, cast: Cast) -> None:
    with refused(NotFound, Code.TEMPLATE_UNKNOWN):
        await create(core, cast.olga, cast.tenant_id, preset="emperor")
    theirs = (await core.shaping_roles.roles(cast.oscar.account_id, cast.other_tenant_id))[0].id
    for foreign in (theirs, 999):
        with refused(NotFound, Code.ROLE_UNKNOWN):
            await create(core, cast.olga, cast.tenant_id, copy_of=foreign)


@pytest.mark.requirement("I-18")
async def test_an_administrator_makes_no_role_that_carries_more_than_he_holds(core: Core, cast: Cast) -> None:
    assert await create(core, cast.adam, cast.tenant_id, preset="dispatcher")
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS) as fields:
        await create(core, cast.adam, cast.tenant_id, "Ещё", preset="accountant")
    assert fields["permissions"] == ("overview.access", "overview.records", "salary.access", "salary.view")
    head = await role_id(core, cast, HEAD)
    web = (await seen(core, cast.olga, head)).applications[0].id
    await save(core, cast.olga, head, applications={web: AppRight.LAUNCH_ADMIN})
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await create(core, cast.adam, cast.tenant_id, "Ещё", copy_of=head)
    assert await create(core, cast.olga, cast.tenant_id, "Ещё", copy_of=head)


# Names --------------------------------------------------------------------------------------------------

LONGEST = "Мастер " + "х" * 143


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Старший \n мастер ", "Старший мастер"),
        ("🙂 Мастер 👩‍🔧", "🙂 Мастер 👩‍🔧"),
        ("مدير الفرع", "مدير الفرع"),
        ("Мастер\u202eрозыгрыша", "Мастер розыгрыша"),
        (LONGEST, LONGEST),
    ],
)
async def test_a_name_is_one_line_that_shows_as_it_is(core: Core, cast: Cast, typed: str, kept: str) -> None:
    assert (await seen(core, cast.olga, await create(core, cast.olga, cast.tenant_id, typed))).name == kept


@pytest.mark.parametrize("typed", ["х" * 151, "х" * 300, "🙂", "", "—", "\0"])
async def test_what_is_no_name_is_refused(core: Core, cast: Cast, typed: str) -> None:
    with refused(Invalid, Code.NAME_INVALID):
        await create(core, cast.olga, cast.tenant_id, typed)
    with refused(Invalid, Code.NAME_INVALID):
        await core.shaping_roles.rename(cast.olga.account_id, await role_id(core, cast, HEAD), typed)


@pytest.mark.parametrize("typed", ["Диспетчер", "ДИСПЕТЧЕР", " диспетчер "])
async def test_names_that_differ_only_in_case_are_one(core: Core, cast: Cast, typed: str) -> None:
    with refused(Conflict, Code.NAME_TAKEN) as fields:
        await create(core, cast.olga, cast.tenant_id, typed)
    assert str(fields["name"]).casefold() == "диспетчер"
    with refused(Conflict, Code.NAME_TAKEN):
        await core.shaping_roles.rename(cast.olga.account_id, await role_id(core, cast, HEAD), typed)
    assert await create(core, cast.oscar, cast.other_tenant_id, "Мастер")
    assert await create(core, cast.olga, cast.tenant_id, "Мастер")


async def test_a_role_may_be_renamed_in_case_only(core: Core, cast: Cast) -> None:
    head = await role_id(core, cast, HEAD)
    version = await core.shaping_roles.rename(cast.adam.account_id, head, HEAD.upper(), 1)
    assert (await seen(core, cast.olga, head)).name == HEAD.upper()
    assert version == 2
    assert (
        await core.shaping_roles.rename(cast.adam.account_id, head, HEAD.upper(), 1) == 2
    )  # once more: done
    (entry,) = [each for each in await every(core, JournalEntry) if each.action == "role.renamed"]
    assert entry.details == {"role_id": head, "role": HEAD.upper(), "before": HEAD, "after": HEAD.upper()}


@on_both
async def test_of_two_who_take_one_name_at_once_one_has_it(core: Core, cast: Cast) -> None:
    came = await outcomes(
        create(core, cast.olga, cast.tenant_id, "Мастер"), create(core, cast.adam, cast.tenant_id, "мастер")
    )
    assert came.count(Code.NAME_TAKEN) == 1
    names = [role.name for role in await every(core, Role) if role.name.casefold() == "мастер"]
    assert len(names) == 1


@on_both
async def test_asked_for_twice_under_one_operation_it_is_made_once(core: Core, cast: Cast) -> None:
    same = operation()
    ids = await outcomes(
        *(
            core.shaping_roles.create(
                cast.olga.account_id, cast.tenant_id, "Мастер", EMPLOYEE, operation_id=same
            )
            for _ in range(2)
        )
    )
    assert len(set(ids)) == 1 and isinstance(ids[0], int)


# Deleting -----------------------------------------------------------------------------------------------


async def test_a_role_that_somebody_has_is_not_deleted(core: Core, cast: Cast) -> None:
    with refused(Conflict, Code.ROLE_IN_USE) as fields:
        await core.shaping_roles.delete(cast.olga.account_id, await role_id(core, cast, DISPATCHER))
    assert fields == {"n": 2}


@on_both
async def test_a_role_that_nobody_living_has_is_deleted_with_all_of_it(core: Core, cast: Cast) -> None:
    dispatcher = await role_id(core, cast, DISPATCHER)
    await save(core, cast.olga, dispatcher, "journal.view")
    for person in (cast.anna, cast.sam):
        await alter(core, Membership, person.membership_id, state=MembershipState.ENDED)
    await core.shaping_roles.delete(cast.adam.account_id, dispatcher, 2)
    left = {row.role_id for row in await every(core, MembershipRole)}
    left |= {row.role_id for row in await every(core, RoleAppRight)}
    assert dispatcher not in left | {row.role_id for row in await every(core, RolePermission)}
    with refused(NotFound, Code.ROLE_UNKNOWN):
        await seen(core, cast.olga, dispatcher)
    assert (await every(core, JournalEntry))[-1].details == {"role_id": dispatcher, "role": DISPATCHER}


@on_both
async def test_a_tenant_keeps_at_least_one_role(core: Core, cast: Cast) -> None:
    salon = await found(core, cast.olga, "Салон", "blank")
    second = await create(core, cast.olga, salon)
    (founders,) = [role for role in await every(core, Role) if role.tenant_id == salon and role.id != second]
    async with core.database.write() as session:
        held = [each for each in await every(core, MembershipRole) if each.role_id == founders.id]
        await session.delete(await session.get_one(MembershipRole, (held[0].membership_id, EMPLOYEE)))
    came = await outcomes(
        *(core.shaping_roles.delete(cast.olga.account_id, role) for role in (founders.id, second))
    )
    assert sorted(map(str, came)) == ["LAST_ROLE", "None"]


@on_both
async def test_a_role_deleted_while_it_is_given_is_either_given_or_gone(core: Core, cast: Cast) -> None:

    person = await newcomer(core, cast.olga, cast.tenant_id, HEAD, identifier=PHONE)
    came = await outcomes(
        add(core, cast.olga, person),
        core.shaping_roles.delete(cast.adam.account_id, await role_id(core, cast, HEAD)),
    )
    assert (Code.ROLE_UNKNOWN in came) ^ (Code.ROLE_IN_USE in came)


# Who may ------------------------------------------------------------------------------------------------

MAY = {
    "olga": None,
    "adam": None,
    "ivan": Code.ACTOR_MAY_NOT_ADD_PEOPLE,
    "sam": Code.ACTOR_MAY_NOT_ADD_PEOPLE,
    "operator": Code.ACTOR_MAY_NOT_ADD_PEOPLE,
    "oscar": Code.TENANT_UNKNOWN,
    "stranger": Code.TENANT_UNKNOWN,
}
ACTIONS = (
    "roles",
    "view",
    "presets",
    "plan",
    "plan_move",
    "create",
    "rename",
    "save",
    "hide_contacts",
    "move_people",
    "delete",
)


@pytest.mark.requirement("F-01", "I-13")
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("actor", MAY)
async def test_owners_and_administrators_shape_roles_and_nobody_else(
    core: Core, cast: Cast, actor: str, action: str
) -> None:
    await alter(core, Membership, cast.anna.membership_id, tenant_role=TenantRole.SERVICING_OPERATOR)
    other = {"operator": cast.anna.account_id, "stranger": 0}
    who = other[actor] if actor in other else getattr(cast, actor).account_id
    head, engineer = await role_id(core, cast, HEAD), await role_id(core, cast, ENGINEER)
    edit, flow = await edit_of(core, cast.olga, head), core.shaping_roles
    doing: dict[str, Callable[[], Awaitable[object]]] = {
        "roles": lambda: flow.roles(who, cast.tenant_id),
        "view": lambda: flow.view(who, head),
        "presets": lambda: flow.presets(who, cast.tenant_id),
        "plan": lambda: flow.plan(who, head, edit),
        "plan_move": lambda: flow.plan_move(who, engineer, head),
        "create": lambda: flow.create(who, cast.tenant_id, "Мастер", EMPLOYEE, operation_id=operation()),
        "rename": lambda: flow.rename(who, head, "Начальник"),
        "save": lambda: flow.save(who, head, edit, 1, operation()),
        "hide_contacts": lambda: flow.hide_contacts(who, head),
        "move_people": lambda: flow.move_people(who, engineer, head, keep=True, operation_id=operation()),
        "delete": lambda: flow.delete(who, head),
    }
    (came,) = await outcomes(doing[action]())
    assert (came if isinstance(came, Code) else None) == MAY[actor]
