"""The staff list (Y-01, Y-02, Y-07): kept by managers, a line for each person of the schedule, with access or without."""

from collections.abc import Awaitable, Callable

import pytest

from core import limits
from core.bootstrap import Core
from core.changing import Whose
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.keeping_staff import Added
from core.people import Membership, MembershipState, PermissionDeviation, StaffMember
from core.tenants import TenantRole
from tests.cast import Cast, operation
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.salon import Salon, employ, line_of, open_salon
from tests.core.test_statements import counted


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def add(core: Core, cast: Cast, tenant_id: int, *names: str) -> list[int]:
    await core.keeping_staff.add(cast.olga.account_id, tenant_id, names, operation())
    there = {each.name: each.id for each in await every(core, StaffMember) if each.tenant_id == tenant_id}
    return [there[name] for name in names]


async def names(core: Core, cast: Cast, tenant_id: int) -> list[tuple[str, str | None]]:
    page = await core.keeping_staff.page(cast.olga.account_id, tenant_id)
    return [(row.name, row.person) for row in page.rows]


async def journalled(core: Core, action: str) -> list[JournalEntry]:
    return [each for each in await every(core, JournalEntry) if each.action == action]


async def person(core: Core, membership_id: int) -> Membership:
    return next(each for each in await every(core, Membership) if each.id == membership_id)


@pytest.mark.requirement("Y-02", "Y-07", "I-20")
async def test_the_list_says_who_has_access_as_whom(core: Core, cast: Cast, salon: Salon) -> None:
    assert await names(core, cast, salon.tenant_id) == [
        ("Зарина, мастер", None),
        ("Мария, мастер", "Иван Петров"),
    ]


@on_both
async def test_several_are_added_at_once_and_a_name_that_is_there_is_not_added_again(
    core: Core, cast: Cast, salon: Salon
) -> None:
    keeping, adam = core.keeping_staff, cast.adam.account_id
    done = await keeping.add(
        adam, salon.tenant_id, ["Ева", "мария, МАСТЕР", "  Лев   Ли ", "ева"], operation()
    )
    assert done == Added(("Ева", "Лев Ли"), ("мария, МАСТЕР",))
    assert [name for name, _ in await names(core, cast, salon.tenant_id)] == [
        "Ева",
        "Зарина, мастер",
        "Лев Ли",
        "Мария, мастер",
    ]
    (entry,) = await journalled(core, "staff.added")
    assert (entry.actor_id, entry.tenant_id, entry.details["after"]) == (
        adam,
        salon.tenant_id,
        ["Ева", "Лев Ли"],
    )


@on_both
async def test_the_same_list_sent_twice_at_once_is_added_once(core: Core, cast: Cast, salon: Salon) -> None:
    two = [
        core.keeping_staff.add(actor.account_id, salon.tenant_id, ["Ева", "Лев"], operation())
        for actor in (cast.olga, cast.adam)
    ]
    added = await outcomes(*two)
    assert sorted(each.names for each in added) == [(), ("Ева", "Лев")]
    same = operation()
    for _ in range(2):
        again = await core.keeping_staff.add(cast.olga.account_id, salon.tenant_id, ["Ада"], same)
        assert again == Added(("Ада",), ())
    assert len(await journalled(core, "staff.added")) == 2


async def test_one_name_that_cannot_be_adds_none_of_them(core: Core, cast: Cast, salon: Salon) -> None:
    with refused(Invalid, Code.NAME_INVALID):
        await core.keeping_staff.add(
            cast.olga.account_id, salon.tenant_id, ["Ева", "я" * (limits.NAME_MAX + 1)], operation()
        )
    assert len(await names(core, cast, salon.tenant_id)) == 2


async def test_a_renamed_one_stays_the_same_and_is_called_as_nobody_else(
    core: Core, cast: Cast, salon: Salon
) -> None:
    keeping, olga = core.keeping_staff, cast.olga.account_id
    await keeping.rename(olga, salon.maria, "МАРИЯ, мастер")
    with refused(Conflict, Code.NAME_TAKEN):
        await keeping.rename(olga, salon.maria, "зарина, МАСТЕР")
    assert ("МАРИЯ, мастер", "Иван Петров") in await names(core, cast, salon.tenant_id)
    (entry,) = await journalled(core, "staff.renamed")
    assert (entry.details["before"], entry.details["after"]) == ("Мария, мастер", "МАРИЯ, мастер")


@on_both
@pytest.mark.requirement("I-20")
async def test_who_had_access_as_a_removed_one_is_nobody_of_the_list_any_more(
    core: Core, cast: Cast, salon: Salon
) -> None:
    seen = (await person(core, salon.ivan)).version
    await core.keeping_staff.remove(cast.adam.account_id, salon.maria)
    ivan = await person(core, salon.ivan)
    assert (ivan.staff_member_id, ivan.version) == (None, seen + 1)
    assert await names(core, cast, salon.tenant_id) == [("Зарина, мастер", None)]
    (unbound,) = await journalled(core, "person.staff_bound")
    assert (unbound.details["before"], unbound.details["after"]) == ("Мария, мастер", None)
    (removed,) = await journalled(core, "staff.removed")
    assert removed.details["before"] == "Мария, мастер"


@on_both
async def test_somebody_who_left_the_organisation_does_not_keep_his_line_in_the_list(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await alter(core, Membership, salon.ivan, state=MembershipState.ENDED)
    await core.keeping_staff.remove(cast.adam.account_id, salon.maria)
    assert (await person(core, salon.ivan)).staff_member_id is None
    assert await journalled(core, "person.staff_bound") == []


@pytest.mark.requirement("I-26")
async def test_rights_that_named_a_removed_one_keep_the_others_and_never_grow(
    core: Core, cast: Cast, salon: Salon
) -> None:
    giving, olga = core.giving_rights, cast.olga.account_id
    both, only = {salon.maria, salon.zarina}, {salon.zarina}
    await giving.scope_permission(olga, salon.anna, "journal.view", both)
    await giving.scope_permission(olga, salon.ivan, "journal.view", only)
    await giving.scope_permission(olga, salon.ivan, "salary.view", Whose.OWN)
    assert (await core.keeping_staff.card(olga, salon.zarina)).named_by == 2
    seen = (await person(core, salon.anna)).version
    await core.keeping_staff.remove(olga, salon.zarina)
    scoped = {
        each.membership_id: each.staff
        for each in await every(core, PermissionDeviation)
        if each.permission == "journal.view"
    }
    assert scoped == {salon.anna: [salon.maria], salon.ivan: []}
    line = await line_of(core, cast.olga, salon.ivan, "journal.view")
    assert line.scope is not None and line.scope.staff == frozenset()
    assert (await person(core, salon.anna)).version == seen + 1
    narrowed = await journalled(core, "person.scope_narrowed")
    assert {entry.subject_id for entry in narrowed} == {cast.anna.account_id, cast.ivan.account_id}


@pytest.mark.requirement("I-18", "I-19")
async def test_an_administrator_does_not_remove_whoever_an_owner_or_he_himself_is(
    core: Core, cast: Cast, salon: Salon
) -> None:
    keeping, adam = core.keeping_staff, cast.adam.account_id
    await core.changing.bind_staff(cast.olga.account_id, salon.olga, salon.zarina)
    assert not (await keeping.card(adam, salon.zarina)).may_release
    with refused(NotAllowed, Code.TARGET_PROTECTED):
        await keeping.remove(adam, salon.zarina)
    await core.changing.bind_staff(cast.olga.account_id, salon.olga, None)
    await core.changing.bind_staff(cast.olga.account_id, salon.adam, salon.zarina)
    with refused(NotAllowed, Code.OWN_ROLE):
        await keeping.remove(adam, salon.zarina)
    assert len(await names(core, cast, salon.tenant_id)) == 2


@pytest.mark.requirement("Y-07", "I-19")
async def test_only_who_may_be_changed_and_is_nobody_yet_can_become_one(
    core: Core, cast: Cast, salon: Salon
) -> None:
    keeping = core.keeping_staff

    async def offered(actor: int, search: str = "") -> list[int]:
        found = await keeping.candidates(actor, salon.zarina, search=search)
        return [each.membership_id for each in found.rows]

    assert await offered(cast.olga.account_id) == [salon.adam, salon.anna, salon.olga]
    assert await offered(cast.adam.account_id) == [salon.anna]
    assert await offered(cast.olga.account_id, "ким анна") == [salon.anna]
    await core.changing.bind_staff(cast.adam.account_id, salon.anna, salon.zarina, seen=1)
    assert await offered(cast.adam.account_id) == []
    card = await keeping.card(cast.adam.account_id, salon.zarina)
    assert (card.person, card.membership_id, card.version, card.may_release) == (
        "Анна Ким",
        salon.anna,
        2,
        True,
    )


@on_both
async def test_a_removal_and_a_binding_at_once_leave_nobody_bound_to_nothing(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await outcomes(
        core.keeping_staff.remove(cast.olga.account_id, salon.zarina),
        core.changing.bind_staff(cast.adam.account_id, salon.anna, salon.zarina),
    )
    assert [each.id for each in await every(core, StaffMember)] == [salon.maria]
    assert (await person(core, salon.anna)).staff_member_id is None


@pytest.mark.requirement("F-01")
@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("olga", None),
        ("adam", None),
        ("anna", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("operator", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("oscar", Code.TENANT_UNKNOWN),
        ("stranger", Code.TENANT_UNKNOWN),
    ],
)
@pytest.mark.parametrize("deed", ["page", "card", "candidates", "add", "rename", "remove"])
async def test_who_may_keep_the_list(
    core: Core, cast: Cast, salon: Salon, who: str, answer: Code | None, deed: str
) -> None:
    keeping = core.keeping_staff
    if who == "operator":
        operator = TenantRole.SERVICING_OPERATOR
        await employ(core, salon.tenant_id, cast.sam, salon.roles["Колл-центр"], tenant_role=operator)
    ids = {"operator": cast.sam.account_id, "stranger": 0}
    actor = ids[who] if who in ids else getattr(cast, who).account_id
    doing: dict[str, Callable[[], Awaitable[object]]] = {
        "page": lambda: keeping.page(actor, salon.tenant_id),
        "card": lambda: keeping.card(actor, salon.zarina),
        "candidates": lambda: keeping.candidates(actor, salon.zarina),
        "add": lambda: keeping.add(actor, salon.tenant_id, ["Ева"], operation()),
        "rename": lambda: keeping.rename(actor, salon.zarina, "Зара"),
        "remove": lambda: keeping.remove(actor, salon.zarina),
    }
    (outcome,) = await outcomes(doing[deed]())
    assert (outcome if isinstance(outcome, Code) else None) is answer


async def test_a_line_that_is_gone_is_said_to_be(core: Core, cast: Cast, salon: Salon) -> None:
    await core.keeping_staff.remove(cast.olga.account_id, salon.zarina)
    for doing in (
        core.keeping_staff.card(cast.olga.account_id, salon.zarina),
        core.keeping_staff.remove(cast.olga.account_id, salon.zarina),
        core.keeping_staff.rename(cast.olga.account_id, salon.zarina, "Зара"),
    ):
        with refused(NotFound, Code.STAFF_MEMBER_UNKNOWN):
            await doing


async def test_a_long_list_has_pages_each_at_the_same_cost(core: Core, cast: Cast, salon: Salon) -> None:
    await add(core, cast, salon.tenant_id, *(f"Мастер {n:03}" for n in range(300)))
    keeping, olga = core.keeping_staff, cast.olga.account_id
    with counted(core) as statements:
        last = await keeping.page(olga, salon.tenant_id, 999)
    assert (last.total, last.pages, last.number, len(last.rows)) == (302, 38, 37, 6)
    assert len(statements) == 3
    found = await keeping.page(olga, salon.tenant_id, 0, "МАСТЕР 129")
    assert [row.name for row in found.rows] == ["Мастер 129"]
