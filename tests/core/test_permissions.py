"""Permissions, block by block as the bookings source has them: what opens what, how far it reaches, what it unmasks."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

import pytest

from core.access import (
    AppRight,
    Decision,
    Facts,
    Masked,
    Permissions,
    Platform,
    Reason,
    Resource,
    Scope,
    Target,
    catalogue,
    decide,
    effective,
    own_scope,
)
from core.access.facts import (
    AccountFacts,
    ApplicationFacts,
    MembershipFacts,
    PermissionFacts,
    TenantFacts,
)
from core.tenants import TenantRole

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
MARIA, PETER = 7, 8  # of the staff list
ALL = catalogue().by_id
CONTACT_RIGHTS = tuple(right.id for right in catalogue().contact_rights)


def ask(
    given: Permissions | Collection[str],
    permission: str,
    resource: Resource | None = None,
    platform: Platform | None = Platform.WEB,
) -> Decision:
    """Somebody with nothing in his way but permissions, of an application of this platform."""
    held = given if isinstance(given, Permissions) else Permissions({each: Scope() for each in given})
    facts = Facts(
        AccountFacts(True, True),
        TenantFacts(),
        MembershipFacts(TenantRole.USER),
        ApplicationFacts(effective([AppRight.LAUNCH]), platform=platform),
        permissions=PermissionFacts(held, TODAY),
    )
    return decide(facts, Target(permission=permission, resource=resource), NOW)


def needed(permission: str) -> frozenset[str]:
    return catalogue().with_required([permission])


@pytest.mark.requirement(
    "Y-11", "Y-12", "Y-13", "Y-20", "Y-21", "Y-22", "Y-23", "Y-25", "Y-26", "Y-31", "I-24"
)
@pytest.mark.parametrize("permission", ALL)
def test_a_permission_works_with_all_it_requires_and_without_none_of_it(permission: str) -> None:
    assert ask(needed(permission), permission).permits
    for missing in needed(permission):
        assert not ask(needed(permission) - {missing}, permission).permits


@pytest.mark.requirement("Y-27", "F-21")
@pytest.mark.parametrize("permission", ALL)
def test_nothing_is_given_by_default(permission: str) -> None:
    assert ask((), permission).reasons == (Reason.BLOCK_CLOSED,) or permission.endswith(".access")
    assert not ask((), permission).permits


@pytest.mark.requirement("Y-09", "Y-18")
@pytest.mark.parametrize("permission", [each for each in ALL if not each.endswith(".access")])
def test_a_closed_block_is_the_only_reason_said_of_what_is_in_it(permission: str) -> None:
    everything_else = frozenset(ALL) - {f"{ALL[permission].block}.access"}
    assert ask(everything_else, permission).reasons == (Reason.BLOCK_CLOSED,)


@pytest.mark.requirement("Y-26", "I-25")
def test_editing_a_note_needs_to_see_it_and_says_what_is_missing() -> None:
    (finding,) = ask({"clients.access", "clients.note.edit"}, "clients.note.edit").findings
    assert (finding.reason, finding.facts) == (
        Reason.PREREQUISITE_MISSING,
        {"missing": ("clients.note.view",)},
    )


@pytest.mark.requirement("Y-19", "Y-24")
@pytest.mark.parametrize("block", ["record", "clients"])
def test_a_block_alone_gives_its_base_view_and_no_contacts(block: str) -> None:
    opened = {f"{block}.access"}
    base = ask(opened, f"{block}.access")
    assert base.permits
    assert {each.permission for each in base.mask} == {
        right.id for right in catalogue().contact_rights_of[block]
    }
    further = [each.id for each in catalogue().in_block(block) if each.id not in opened]
    assert all(not ask(opened, each).permits for each in further)
    assert "only" in catalogue().block_by_id[block].base_view


@pytest.mark.requirement("Y-30", "I-24")
@pytest.mark.parametrize("platform", [Platform.MOBILE, Platform.API, None])
def test_the_overview_exists_in_the_web_version_only(platform: Platform | None) -> None:
    overview = needed("overview.records")
    assert ask(overview, "overview.records", platform=Platform.WEB).permits
    refused = ask(overview, "overview.records", platform=platform)
    assert refused.reasons == (Reason.PLATFORM_NOT_SUPPORTED,)


@pytest.mark.requirement("Y-03")
@pytest.mark.parametrize("block", ["journal", "record", "clients", "salary"])
@pytest.mark.parametrize("platform", Platform)
def test_every_other_block_works_on_every_platform(block: str, platform: Platform) -> None:
    assert ask({f"{block}.access"}, f"{block}.access", platform=platform).permits


def test_an_application_of_no_platform_uses_no_permission() -> None:
    assert catalogue().platform_of_kind["E_PASSPORT"] is None
    refused = ask(needed("journal.view"), "journal.view", platform=None)
    assert refused.reasons == (Reason.PLATFORM_NOT_SUPPORTED,)


# Whose schedule, records and salary -------------------------------------------------------------------


def specialist(bound_to: int | None) -> Permissions:
    """As the template has it: his own schedule, records and salary, with no further settings."""
    role = ("journal.access", "journal.view", "record.access", "salary.access", "salary.view")
    return Permissions({each: own_scope(ALL[each], bound_to) for each in role})


@pytest.mark.requirement("Y-01", "Y-08", "I-26")
@pytest.mark.parametrize("permission", ["journal.view", "record.access", "salary.view"])
def test_a_bound_specialist_sees_his_own_and_nobody_elses(permission: str) -> None:
    given = specialist(bound_to=MARIA)
    assert ask(given, permission, Resource(MARIA, TODAY), Platform.MOBILE).permits
    assert ask(given, permission, Resource(PETER, TODAY), Platform.MOBILE).reasons == (
        Reason.OUT_OF_SCOPE_STAFF,
    )


@pytest.mark.requirement("Y-01", "I-20")
@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_no_decision_depends_on_working_hours(hour: int) -> None:
    facts = Facts(
        AccountFacts(True, True),
        TenantFacts(),
        MembershipFacts(TenantRole.USER),
        ApplicationFacts(effective([AppRight.LAUNCH]), platform=Platform.MOBILE),
        permissions=PermissionFacts(specialist(MARIA), TODAY),
    )
    target = Target(permission="journal.view", resource=Resource(MARIA, TODAY))
    assert decide(facts, target, NOW.replace(hour=hour)).permits


@pytest.mark.requirement("Y-07", "I-26")
def test_an_unbound_specialist_sees_everybodys_journal_and_nobodys_salary() -> None:
    given = specialist(bound_to=None)
    assert ask(given, "journal.view", Resource(PETER, TODAY)).permits
    assert ask(given, "record.access", Resource(PETER, TODAY)).permits
    assert ask(given, "salary.view", Resource(PETER, TODAY)).reasons == (Reason.OUT_OF_SCOPE_STAFF,)
    assert not ask(given, "salary.view").permits  # in a menu neither


@pytest.mark.requirement("Y-10")
def test_the_journal_is_everybodys_unless_names_are_chosen() -> None:
    assert ask(needed("journal.view"), "journal.view", Resource(PETER, TODAY)).permits
    chosen = Permissions({each: Scope(frozenset({MARIA})) for each in needed("journal.view")})
    assert not ask(chosen, "journal.view", Resource(PETER, TODAY)).permits


@pytest.mark.requirement("I-29")
def test_what_is_unknown_of_a_resource_fails_closed_only_where_the_grant_is_scoped() -> None:
    scoped = Permissions({each: Scope(frozenset({MARIA}), 3) for each in needed("journal.view")})
    assert ask(scoped, "journal.view", Resource()).reasons == (
        Reason.OUT_OF_SCOPE_STAFF,
        Reason.OUT_OF_SCOPE_HISTORY,
    )
    assert ask(needed("journal.view"), "journal.view", Resource()).permits


@pytest.mark.requirement("I-29")
def test_a_menu_asks_whether_there_is_anything_at_all() -> None:
    scoped = Permissions({each: Scope(frozenset({MARIA}), 0) for each in needed("journal.view")})
    assert ask(scoped, "journal.view").permits


@pytest.mark.requirement("Y-14", "I-27")
@pytest.mark.parametrize(
    ("days", "ago", "visible"),
    [(0, 0, True), (0, 1, False), (7, 7, True), (7, 8, False), (0, -30, True), (None, 3000, True)],
)
def test_history_ends_after_so_many_days_and_the_future_is_never_cut(
    days: int | None, ago: int, visible: bool
) -> None:
    given = Permissions({each: Scope(None, days) for each in needed("journal.view")})
    assert ask(given, "journal.view", Resource(MARIA, TODAY - timedelta(days=ago))).permits is visible


@pytest.mark.requirement("Y-23", "I-27")
def test_the_history_limit_does_not_touch_a_clients_visits() -> None:
    """Past or future visits: that permission has no history scope."""
    given = Permissions({each: Scope(None, 0) for each in needed("clients.visits.view")})
    for day in (date(2001, 1, 1), date(2031, 1, 1)):
        assert ask(given, "clients.visits.view", Resource(MARIA, day)).permits


def test_scopes_are_united_and_one_contains_another() -> None:
    maria, peter = Scope(frozenset({MARIA}), 3), Scope(frozenset({PETER}), 7)
    assert maria | peter == Scope(frozenset({MARIA, PETER}), 7)
    assert (maria | peter).includes(maria)
    assert not maria.includes(peter)
    assert Scope().includes(maria | peter)
    assert not Scope(None, 5).includes(Scope())


# Contacts ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("Y-29", "I-28")
def test_there_are_ten_contact_rights_one_three_two_and_four() -> None:
    found = {block: len(rights) for block, rights in catalogue().contact_rights_of.items() if rights}
    assert found == {"journal": 1, "record": 3, "clients": 2, "overview": 4}


@pytest.mark.requirement("Y-29", "I-28")
@pytest.mark.parametrize("right", CONTACT_RIGHTS)
def test_each_of_the_ten_alone_leaks_and_is_named(right: str) -> None:
    others = frozenset(ALL) - frozenset(CONTACT_RIGHTS)
    assert Permissions(dict.fromkeys(others, Scope())).leaking_contacts() == ()
    leaking = Permissions(dict.fromkeys(others | {right}, Scope())).leaking_contacts()
    assert [each.id for each in leaking] == [right]


@pytest.mark.requirement("I-28")
def test_a_contact_right_without_its_prerequisite_leaks_nothing() -> None:
    given = Permissions(dict.fromkeys(("record.access", "record.client.lookup.phones"), Scope()))
    assert given.leaking_contacts() == ()


@pytest.mark.requirement("Y-12", "Y-28", "I-28")
@pytest.mark.parametrize("right", CONTACT_RIGHTS)
def test_each_right_unmasks_only_its_own_place(right: str) -> None:
    shows = ALL[right].reveals
    assert shows is not None
    others = frozenset(ALL) - frozenset(CONTACT_RIGHTS)
    hidden = ask(others, f"{ALL[right].block}.access").mask
    seen = ask(others | {right}, f"{ALL[right].block}.access").mask
    assert set(hidden) - set(seen) == {Masked(shows.place, shows.fields, right)}


@pytest.mark.requirement("Y-28")
def test_with_contacts_hidden_the_record_itself_is_seen() -> None:
    decision = ask({"record.access", "record.edit"}, "record.edit", Resource(MARIA, TODAY))
    assert decision.permits
    assert {each.place for each in decision.mask} == {"record", "lookup", "network"}
