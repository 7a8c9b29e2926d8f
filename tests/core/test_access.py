"""The one rule of access and the decision: every reason, its order and its listeners, and laws that hold for all facts."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access import (
    AppRight,
    Audience,
    Deviation,
    Facts,
    PermissionDeviation,
    Permissions,
    Platform,
    Reason,
    Resource,
    Right,
    Scope,
    Target,
    catalogue,
    decide,
    effective,
    explain,
)
from core.access.facts import (
    AccountFacts,
    ApplicationFacts,
    MembershipFacts,
    PermissionFacts,
    SessionFacts,
    TenantFacts,
)
from core.access.reasons import HIDDEN, RULES, WRONG
from core.tenants import TenantRole

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)
NONE, LAUNCH, LAUNCH_ADMIN = AppRight.NONE, AppRight.LAUNCH, AppRight.LAUNCH_ADMIN

ACCOUNT = AccountFacts(confirmed=True, has_password=True)
USER = MembershipFacts(TenantRole.USER)
FINE = Facts(ACCOUNT, TenantFacts(), USER, ApplicationFacts(effective([LAUNCH])))


def account(**changes: object) -> Facts:
    return replace(FINE, account=replace(ACCOUNT, **changes))  # type: ignore[arg-type]


def member(**changes: object) -> Facts:
    return replace(FINE, membership=replace(USER, **changes))  # type: ignore[arg-type]


def application(right: AppRight = LAUNCH, *, preparing: bool = False, unavailable: bool = False) -> Facts:
    return replace(FINE, application=ApplicationFacts(effective([right]), preparing, unavailable))


def holding(
    *permissions: str,
    platform: Platform | None = Platform.WEB,
    staff: Collection[int] | None = None,
    history_days: int | None = None,
) -> Facts:
    """Somebody to whom these permissions, and no others, are given with this scope."""
    scope = Scope(None if staff is None else frozenset(staff), history_days)
    return replace(
        FINE,
        application=ApplicationFacts(effective([LAUNCH]), platform=platform),
        permissions=PermissionFacts(Permissions(dict.fromkeys(permissions, scope)), NOW.date()),
    )


# reason: (facts in which it alone fails, who is told; S himself, T his tenant's managers, P the provider's support)
CASES = {
    Reason.ACCOUNT_UNKNOWN: (replace(FINE, account=None), "P"),
    Reason.ACCOUNT_NOT_CONFIRMED: (account(confirmed=False), "STP"),
    Reason.PASSWORD_NOT_SET: (account(has_password=False), "STP"),
    Reason.PASSWORD_CHANGE_REQUIRED: (account(must_change_password=True), "STP"),
    Reason.ACCOUNT_LOCKED: (account(locked_until=SOON), "SP"),
    Reason.ACCOUNT_SUSPENDED: (account(suspended=True), "SP"),
    Reason.ACCOUNT_DEACTIVATED: (account(deactivated=True), "SP"),
    Reason.TENANT_UNKNOWN: (replace(FINE, tenant=TenantFacts(unknown=True)), "P"),
    Reason.TENANT_SUSPENDED: (replace(FINE, tenant=TenantFacts(suspended=True)), "STP"),
    Reason.LICENCE_EXPIRED: (replace(FINE, tenant=TenantFacts(licence_valid=False)), "STP"),
    Reason.NOT_A_MEMBER: (replace(FINE, membership=None), "STP"),
    Reason.INVITATION_NOT_ACCEPTED: (member(invitation=Reason.INVITATION_NOT_ACCEPTED), "STP"),
    Reason.INVITATION_EXPIRED: (member(invitation=Reason.INVITATION_EXPIRED), "STP"),
    Reason.INVITATION_REVOKED: (member(invitation=Reason.INVITATION_REVOKED), "STP"),
    Reason.INVITATION_DECLINED: (member(invitation=Reason.INVITATION_DECLINED), "STP"),
    Reason.INVITATION_UNDELIVERABLE: (member(invitation=Reason.INVITATION_UNDELIVERABLE), "STP"),
    Reason.MEMBERSHIP_SUSPENDED: (member(suspended=True), "STP"),
    Reason.MEMBERSHIP_ENDED: (member(ended=True), "STP"),
    Reason.APP_UNKNOWN: (replace(FINE, application=None), "TP"),
    Reason.APP_NOT_ALLOWED: (application(NONE), "TP"),
    Reason.APP_ADMINISTRATION_NOT_ALLOWED: (application(LAUNCH), "STP"),
    Reason.APP_PREPARING: (application(preparing=True), "STP"),
    Reason.APP_UNAVAILABLE: (application(unavailable=True), "STP"),
    Reason.SESSION_LIMIT_REACHED: (replace(FINE, sessions=SessionFacts(open=2, limit=2)), "STP"),
    Reason.PERMISSION_UNKNOWN: (holding(), "P"),
    Reason.PLATFORM_NOT_SUPPORTED: (holding("overview.access", platform=Platform.MOBILE), "STP"),
    Reason.BLOCK_CLOSED: (holding("journal.view"), "STP"),
    Reason.PREREQUISITE_MISSING: (holding("journal.access", "journal.phones.view"), "STP"),
    Reason.PERMISSION_NOT_GRANTED: (holding("journal.access"), "STP"),
    Reason.OUT_OF_SCOPE_STAFF: (holding("journal.access", "journal.view", staff={7}), "STP"),
    Reason.OUT_OF_SCOPE_HISTORY: (holding("journal.access", "journal.view", history_days=3), "STP"),
}
YESTERDAY_WEEK = NOW.date() - timedelta(days=8)
# What has to be asked for so that this reason can fail; otherwise it is to launch the application.
TARGETS = {
    Reason.APP_ADMINISTRATION_NOT_ALLOWED: Target(administration=True),
    Reason.SESSION_LIMIT_REACHED: Target(opens_session=True),
    Reason.PERMISSION_UNKNOWN: Target(permission="journal.telepathy"),
    Reason.PLATFORM_NOT_SUPPORTED: Target(permission="overview.access"),
    Reason.BLOCK_CLOSED: Target(permission="journal.view"),
    Reason.PREREQUISITE_MISSING: Target(permission="journal.phones.view"),
    Reason.PERMISSION_NOT_GRANTED: Target(permission="journal.view"),
    Reason.OUT_OF_SCOPE_STAFF: Target(permission="journal.view", resource=Resource(8, NOW.date())),
    Reason.OUT_OF_SCOPE_HISTORY: Target(permission="journal.view", resource=Resource(7, YESTERDAY_WEEK)),
}
LISTENERS = {"S": Audience.SELF, "T": Audience.TENANT, "P": Audience.PROVIDER}


def target_for(reason: Reason) -> Target:
    return TARGETS.get(reason, Target())


def heard(facts: Facts, audience: Audience, target: Target = Target()) -> list[str]:  # noqa: B008 - frozen
    return [code for code, _ in explain(decide(facts, target, NOW), audience)]


def test_the_table_of_reasons_is_complete() -> None:
    assert list(RULES) == list(Reason) == list(CASES)


def test_who_is_fine_may() -> None:
    assert decide(FINE, Target(), NOW).permits


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_fails_by_itself(reason: Reason) -> None:
    decision = decide(CASES[reason][0], target_for(reason), NOW)
    assert decision.reasons == (reason,)
    assert not decision.permits


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("listener", LISTENERS)
def test_who_is_told_each_reason(reason: Reason, listener: str) -> None:
    facts, told = CASES[reason]
    instead = {
        (Reason.ACCOUNT_UNKNOWN, "T"): [Reason.NOT_A_MEMBER],
        (Reason.APP_UNKNOWN, "S"): [HIDDEN],
        (Reason.APP_NOT_ALLOWED, "S"): [HIDDEN],
    }
    expected = [reason] if listener in told else instead.get((reason, listener), [])
    assert heard(facts, LISTENERS[listener], target_for(reason)) == expected


def test_every_failing_check_is_collected_in_the_order_of_the_model() -> None:
    worst = Facts(
        AccountFacts(False, False, True, SOON, suspended=True, deactivated=True),
        TenantFacts(suspended=True, licence_valid=False, unknown=True),
        MembershipFacts(TenantRole.USER, True, True, Reason.INVITATION_EXPIRED),
        ApplicationFacts(effective([]), preparing=True, unavailable=True, platform=Platform.MOBILE),
        SessionFacts(open=1, limit=1),
        PermissionFacts(
            Permissions({"overview.access": Scope(), "overview.records.phones": Scope()}), NOW.date()
        ),
    )
    target = Target(opens_session=True, permission="overview.records.phones")
    reasons = decide(worst, target, NOW).reasons
    assert len(reasons) == 18
    assert list(reasons) == sorted(reasons, key=list(Reason).index)


def test_of_somebody_unknown_a_tenant_hears_once_that_he_is_not_a_member() -> None:
    assert heard(Facts(), Audience.TENANT) == [Reason.NOT_A_MEMBER, Reason.APP_UNKNOWN]


def test_the_wait_after_failures_ends_by_itself() -> None:
    assert decide(account(locked_until=NOW), Target(), NOW).permits


@pytest.mark.requirement("I-34")
def test_rights_act_only_after_acceptance() -> None:
    everything = replace(member(invitation=Reason.INVITATION_NOT_ACCEPTED), application=FINE.application)
    assert decide(everything, Target(), NOW).reasons == (Reason.INVITATION_NOT_ACCEPTED,)


@pytest.mark.requirement("F-17", "F-18", "F-19", "I-21")
@pytest.mark.parametrize(
    ("right", "launches", "administers"),
    [(NONE, False, False), (LAUNCH, True, False), (LAUNCH_ADMIN, True, True)],
)
def test_what_the_three_rights_allow(right: AppRight, launches: bool, administers: bool) -> None:
    facts = application(right)
    assert decide(facts, Target(), NOW).permits is launches
    assert decide(facts, Target(administration=True), NOW).permits is administers


@pytest.mark.requirement("F-19", "F-20a", "I-22")
@pytest.mark.parametrize("role", [TenantRole.OWNER, TenantRole.ADMINISTRATOR])
def test_without_a_right_no_manager_launches_either_but_he_hears_the_truth(role: TenantRole) -> None:
    facts = replace(application(NONE), membership=MembershipFacts(role))
    assert not decide(facts, Target(), NOW).permits
    assert heard(facts, Audience.SELF) == [Reason.APP_NOT_ALLOWED]


@pytest.mark.requirement("F-20", "I-22")
@pytest.mark.parametrize("role", [TenantRole.USER, TenantRole.SERVICING_OPERATOR])
def test_from_everybody_else_the_application_is_hidden(role: TenantRole) -> None:
    facts = replace(application(NONE, preparing=True), membership=MembershipFacts(role))
    assert heard(facts, Audience.SELF) == [HIDDEN]


@pytest.mark.requirement("F-21")
def test_a_taken_right_says_who_took_it_and_when() -> None:
    taken = effective([LAUNCH], Deviation(NONE, "Ольга Орлова", NOW))
    facts = replace(FINE, application=ApplicationFacts(taken, role_names=("Диспетчер",)))
    (finding,) = decide(facts, Target(), NOW).findings
    assert finding.facts == {"roles": ("Диспетчер",), "by": "Ольга Орлова", "at": NOW}


def test_the_three_state_button_goes_round() -> None:
    assert [right.next() for right in (NONE, LAUNCH, LAUNCH_ADMIN)] == [LAUNCH, LAUNCH_ADMIN, NONE]


# Laws ------------------------------------------------------------------------------------------------

CONTACT_RIGHTS = [right.id for right in catalogue().contact_rights]

rights = st.sampled_from(AppRight)
recommendations = st.lists(rights, max_size=3)
deviations = st.none() | st.builds(Deviation, rights, st.none() | st.just("Ольга"), st.just(NOW))
effectives = st.builds(effective, recommendations, deviations)
invitations = st.sampled_from([None, *(reason for reason in Reason if reason.name.startswith("INVITATION"))])
moments = st.none() | st.sampled_from([NOW - timedelta(seconds=1), NOW, SOON])
accounts = st.none() | st.builds(
    AccountFacts, st.booleans(), st.booleans(), st.booleans(), moments, st.booleans(), st.booleans()
)
tenants = st.none() | st.builds(TenantFacts, st.booleans(), st.booleans())
memberships = st.none() | st.builds(
    MembershipFacts, st.sampled_from(TenantRole), st.booleans(), st.booleans(), invitations
)
platforms = st.none() | st.sampled_from(Platform)
applications = st.builds(ApplicationFacts, effectives, st.booleans(), st.booleans(), st.just(()), platforms)
sessions = st.none() | st.builds(SessionFacts, st.integers(0, 3), st.none() | st.integers(1, 3))
permission_ids = st.sampled_from([permission.id for permission in catalogue().permissions])
scopes = st.builds(
    Scope,
    st.none() | st.frozensets(st.integers(1, 3)),
    st.none() | st.integers(0, 5),
)
recommended_permissions = st.dictionaries(permission_ids, scopes, max_size=34)
permission_deviations = st.dictionaries(
    permission_ids,
    st.builds(PermissionDeviation, st.booleans(), scopes, st.just("Ольга"), st.just(NOW)),
    max_size=10,
)
given_permissions = st.builds(Permissions, recommended_permissions, permission_deviations)
permissions = st.none() | st.builds(PermissionFacts, given_permissions, st.just(NOW.date()))
days = st.none() | st.integers(-7, 7).map(lambda shift: NOW.date() + timedelta(days=shift))
resources = st.none() | st.builds(Resource, st.none() | st.integers(1, 3), days)
facts = st.builds(Facts, accounts, tenants, memberships, st.none() | applications, sessions, permissions)
facts_with_application = st.builds(Facts, accounts, tenants, memberships, applications, sessions, permissions)
targets = st.builds(
    Target, st.booleans(), st.booleans(), st.none() | permission_ids | st.just("no.such"), resources
)


def with_right(facts: Facts, right: Right) -> Facts:
    assert facts.application is not None
    return replace(facts, application=replace(facts.application, right=right))


def with_permissions(facts: Facts, given: Permissions) -> Facts:
    return replace(facts, permissions=PermissionFacts(given, NOW.date()))


@given(facts, targets)
def test_it_permits_if_and_only_if_there_is_no_reason(facts: Facts, target: Target) -> None:
    decision = decide(facts, target, NOW)
    assert decision.permits == (not decision.reasons)
    assert len(set(decision.reasons)) == len(decision.reasons)


@given(facts, targets)
def test_reasons_come_in_the_order_of_the_model(facts: Facts, target: Target) -> None:
    reasons = decide(facts, target, NOW).reasons
    assert list(reasons) == sorted(reasons, key=list(Reason).index)


@pytest.mark.requirement("Y-27", "F-21")
@given(facts_with_application, targets.filter(lambda target: target.permission is not None))
def test_without_any_grant_no_permission_is_effective(facts: Facts, target: Target) -> None:
    assert not decide(with_permissions(facts, Permissions()), target, NOW).permits


@given(
    facts_with_application, targets, recommended_permissions, permission_deviations, permission_ids, scopes
)
def test_giving_a_permission_or_widening_it_never_removes_a_permit(
    facts: Facts,
    target: Target,
    by_roles: dict[str, Scope],
    differs: dict[str, PermissionDeviation],
    more: str,
    scope: Scope,
) -> None:
    fewer = Permissions(by_roles, differs)
    former = fewer.given(more)
    wider = scope if former is None else former | scope
    gift = Permissions(by_roles, differs | {more: PermissionDeviation(True, wider, "Ольга", NOW)})
    before, after = (decide(with_permissions(facts, each), target, NOW) for each in (fewer, gift))
    assert after.permits >= before.permits
    assert {each.id for each in after.masking} <= {each.id for each in before.masking} or not before.permits


@given(facts_with_application, targets, given_permissions, permission_ids)
def test_taking_a_permission_never_adds_a_permit(
    facts: Facts, target: Target, given: Permissions, taken: str
) -> None:
    off = PermissionDeviation(False, Scope(), "Ольга", NOW)
    less = Permissions(given.recommended, {**given.deviations, taken: off})
    before = decide(with_permissions(facts, given), target, NOW)
    assert decide(with_permissions(facts, less), target, NOW).permits <= before.permits


@given(facts_with_application, targets, given_permissions)
def test_the_order_of_facts_does_not_matter(facts: Facts, target: Target, given: Permissions) -> None:
    turned = Permissions(
        {key: given.recommended[key] for key in reversed(list(given.recommended))},
        {key: given.deviations[key] for key in reversed(list(given.deviations))},
    )
    there, back = (decide(with_permissions(facts, each), target, NOW) for each in (given, turned))
    assert there == back


@given(st.lists(rights, max_size=5), st.lists(scopes, min_size=1, max_size=4))
def test_the_order_of_roles_does_not_matter(by_roles: list[AppRight], held: list[Scope]) -> None:
    assert effective(by_roles) == effective(by_roles[::-1])
    assert reduce(or_, held) == reduce(or_, held[::-1])


@pytest.mark.requirement("Y-28")
@given(facts, targets)
def test_masking_is_no_denial(facts: Facts, target: Target) -> None:
    """With every contact right taken, all else that was permitted still is."""
    if facts.permissions is None or target.permission in CONTACT_RIGHTS:
        return
    given = facts.permissions.given
    off = PermissionDeviation(False, Scope(), "Ольга", NOW)
    hidden = Permissions(given.recommended, {**given.deviations, **dict.fromkeys(CONTACT_RIGHTS, off)})
    before = decide(facts, target, NOW)
    assert decide(with_permissions(facts, hidden), target, NOW).permits == before.permits


@pytest.mark.requirement("I-08", "F-29")
@given(facts, targets)
def test_who_has_not_proven_who_he_is_hears_one_thing(facts: Facts, target: Target) -> None:
    decision = decide(facts, target, NOW)
    told = explain(decision, Audience.ANONYMOUS)
    assert told == ([] if decision.permits else [(WRONG, {})])


@pytest.mark.requirement("F-21")
@given(facts, targets)
def test_the_default_is_deny(facts: Facts, target: Target) -> None:
    for nothing in (replace(facts, application=None), replace(facts, membership=None)):
        assert not decide(nothing, target, NOW).permits
    if facts.application is not None:
        assert not decide(with_right(facts, effective([])), target, NOW).permits


@given(facts_with_application, targets, recommendations, rights)
def test_giving_something_never_removes_a_permit(
    facts: Facts, target: Target, by_roles: list[AppRight], given_too: AppRight
) -> None:
    before = decide(with_right(facts, effective(by_roles)), target, NOW)
    for more in (
        effective([*by_roles, given_too]),
        effective(by_roles, Deviation(LAUNCH_ADMIN, "Ольга", NOW)),
    ):
        assert decide(with_right(facts, more), target, NOW).permits >= before.permits


@given(facts_with_application, targets, recommendations, rights)
def test_taking_something_never_adds_a_permit(
    facts: Facts, target: Target, by_roles: list[AppRight], left: AppRight
) -> None:
    before = decide(with_right(facts, effective([*by_roles, left])), target, NOW)
    for less in (effective(by_roles), effective([*by_roles, left], Deviation(NONE, "Ольга", NOW))):
        assert decide(with_right(facts, less), target, NOW).permits <= before.permits


@pytest.mark.requirement("Y-06")
@given(recommendations, deviations)
def test_a_deviation_wins_over_every_recommendation(
    by_roles: list[AppRight], deviation: Deviation | None
) -> None:
    right = effective(by_roles, deviation)
    greatest = max(by_roles, key=lambda each: each.rank, default=NONE)
    assert right.recommended is greatest
    assert right.value is (greatest if deviation is None else deviation.right)


@pytest.mark.requirement("F-20", "I-22")
@given(facts_with_application, targets)
def test_a_hidden_application_sounds_like_one_that_does_not_exist(facts: Facts, target: Target) -> None:
    hidden = decide(with_right(facts, effective([])), target, NOW)
    if not hidden.hides:
        return  # a manager, who sees the truth
    unknown = decide(Facts(facts.account), target, NOW)  # no tenant, no membership: only the person
    never_made = decide(replace(facts, application=None), target, NOW)
    words = repr(explain(hidden, Audience.SELF)).encode()
    assert words == repr(explain(unknown, Audience.SELF)).encode()
    assert words == repr(explain(never_made, Audience.SELF)).encode()


@given(facts, targets)
def test_whoever_is_refused_is_told_something(facts: Facts, target: Target) -> None:
    decision = decide(facts, target, NOW)
    for audience in (Audience.TENANT, Audience.PROVIDER):
        told = explain(decision, audience)
        silent = {reason for reason, (_, told) in RULES.items() if Audience.TENANT not in told}
        assert bool(told) == (not decision.permits) or (
            audience is Audience.TENANT and set(decision.reasons) <= silent
        )
