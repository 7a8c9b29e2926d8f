"""The one rule of access and the decision: every reason, its order and its listeners, and laws that hold for all facts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access import (
    AppRight,
    Audience,
    Deviation,
    Facts,
    Reason,
    Right,
    Target,
    decide,
    effective,
    explain,
)
from core.access.decision import (
    HIDDEN,
    RULES,
    AccountFacts,
    ApplicationFacts,
    MembershipFacts,
    TenantFacts,
)
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


# reason: (facts in which it alone fails, who is told; S himself, T his tenant's managers, P the provider's support)
CASES = {
    Reason.ACCOUNT_UNKNOWN: (replace(FINE, account=None), "P"),
    Reason.ACCOUNT_NOT_CONFIRMED: (account(confirmed=False), "STP"),
    Reason.PASSWORD_NOT_SET: (account(has_password=False), "STP"),
    Reason.PASSWORD_CHANGE_REQUIRED: (account(must_change_password=True), "STP"),
    Reason.ACCOUNT_LOCKED: (account(locked_until=SOON), "SP"),
    Reason.ACCOUNT_SUSPENDED: (account(suspended=True), "SP"),
    Reason.ACCOUNT_DEACTIVATED: (account(deactivated=True), "SP"),
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
}
LISTENERS = {"S": Audience.SELF, "T": Audience.TENANT, "P": Audience.PROVIDER}


def target_for(reason: Reason) -> Target:
    return Target(administration=reason is Reason.APP_ADMINISTRATION_NOT_ALLOWED)


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
        TenantFacts(suspended=True, licence_valid=False),
        MembershipFacts(TenantRole.USER, True, True, Reason.INVITATION_EXPIRED),
        ApplicationFacts(effective([]), preparing=True, unavailable=True),
    )
    reasons = decide(worst, Target(), NOW).reasons
    assert len(reasons) == 14
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
applications = st.builds(ApplicationFacts, effectives, st.booleans(), st.booleans())
facts = st.builds(Facts, accounts, tenants, memberships, st.none() | applications)
facts_with_application = st.builds(Facts, accounts, tenants, memberships, applications)
targets = st.builds(Target, st.booleans())


def with_right(facts: Facts, right: Right) -> Facts:
    assert facts.application is not None
    return replace(facts, application=replace(facts.application, right=right))


@given(facts, targets)
def test_it_permits_if_and_only_if_there_is_no_reason(facts: Facts, target: Target) -> None:
    decision = decide(facts, target, NOW)
    assert decision.permits == (not decision.reasons)
    assert len(set(decision.reasons)) == len(decision.reasons)


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
        silent = {Reason.ACCOUNT_LOCKED, Reason.ACCOUNT_SUSPENDED, Reason.ACCOUNT_DEACTIVATED}
        assert bool(told) == (not decision.permits) or (
            audience is Audience.TENANT and set(decision.reasons) <= silent
        )
