"""Facts in, decision out (model.md, part 5): every reason why not, in order, and what each listener may hear. Pure.

A check whose facts are missing is not evaluated; the decision permits iff no check failed.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, Flag, StrEnum, auto
from typing import Any

from core.access.rights import AppRight, Right
from core.tenants.ladder import TenantRole


class Audience(Flag):
    """S the person himself, T the tenant's owners and administrators, P the provider's support."""

    SELF = auto()
    TENANT = auto()
    PROVIDER = auto()


S, T, P = Audience.SELF, Audience.TENANT, Audience.PROVIDER


class Stage(Enum):
    ACCOUNT = auto()
    TENANT = auto()
    MEMBER = auto()
    APPLICATION = auto()


class Reason(StrEnum):
    ACCOUNT_UNKNOWN = "ACCOUNT_UNKNOWN"
    ACCOUNT_NOT_CONFIRMED = "ACCOUNT_NOT_CONFIRMED"
    PASSWORD_NOT_SET = "PASSWORD_NOT_SET"
    PASSWORD_CHANGE_REQUIRED = "PASSWORD_CHANGE_REQUIRED"
    ACCOUNT_LOCKED = "ACCOUNT_LOCKED"
    ACCOUNT_SUSPENDED = "ACCOUNT_SUSPENDED"
    ACCOUNT_DEACTIVATED = "ACCOUNT_DEACTIVATED"
    TENANT_SUSPENDED = "TENANT_SUSPENDED"
    LICENCE_EXPIRED = "LICENCE_EXPIRED"
    NOT_A_MEMBER = "NOT_A_MEMBER"
    INVITATION_NOT_ACCEPTED = "INVITATION_NOT_ACCEPTED"
    INVITATION_EXPIRED = "INVITATION_EXPIRED"
    INVITATION_REVOKED = "INVITATION_REVOKED"
    INVITATION_DECLINED = "INVITATION_DECLINED"
    INVITATION_UNDELIVERABLE = "INVITATION_UNDELIVERABLE"
    MEMBERSHIP_SUSPENDED = "MEMBERSHIP_SUSPENDED"
    MEMBERSHIP_ENDED = "MEMBERSHIP_ENDED"
    APP_UNKNOWN = "APP_UNKNOWN"
    APP_NOT_ALLOWED = "APP_NOT_ALLOWED"
    APP_ADMINISTRATION_NOT_ALLOWED = "APP_ADMINISTRATION_NOT_ALLOWED"
    APP_PREPARING = "APP_PREPARING"
    APP_UNAVAILABLE = "APP_UNAVAILABLE"


# reason: (stage, who may be told). The one table of what is heard by whom; the words are the edges'.
RULES: dict[Reason, tuple[Stage, Audience]] = {
    Reason.ACCOUNT_UNKNOWN: (Stage.ACCOUNT, P),
    Reason.ACCOUNT_NOT_CONFIRMED: (Stage.ACCOUNT, S | T | P),
    Reason.PASSWORD_NOT_SET: (Stage.ACCOUNT, S | T | P),
    Reason.PASSWORD_CHANGE_REQUIRED: (Stage.ACCOUNT, S | T | P),
    Reason.ACCOUNT_LOCKED: (Stage.ACCOUNT, S | P),
    Reason.ACCOUNT_SUSPENDED: (Stage.ACCOUNT, S | P),
    Reason.ACCOUNT_DEACTIVATED: (Stage.ACCOUNT, S | P),
    Reason.TENANT_SUSPENDED: (Stage.TENANT, S | T | P),
    Reason.LICENCE_EXPIRED: (Stage.TENANT, S | T | P),
    Reason.NOT_A_MEMBER: (Stage.MEMBER, S | T | P),
    Reason.INVITATION_NOT_ACCEPTED: (Stage.MEMBER, S | T | P),
    Reason.INVITATION_EXPIRED: (Stage.MEMBER, S | T | P),
    Reason.INVITATION_REVOKED: (Stage.MEMBER, S | T | P),
    Reason.INVITATION_DECLINED: (Stage.MEMBER, S | T | P),
    Reason.INVITATION_UNDELIVERABLE: (Stage.MEMBER, S | T | P),
    Reason.MEMBERSHIP_SUSPENDED: (Stage.MEMBER, S | T | P),
    Reason.MEMBERSHIP_ENDED: (Stage.MEMBER, S | T | P),
    Reason.APP_UNKNOWN: (Stage.APPLICATION, T | P),
    Reason.APP_NOT_ALLOWED: (Stage.APPLICATION, T | P),
    Reason.APP_ADMINISTRATION_NOT_ALLOWED: (Stage.APPLICATION, S | T | P),
    Reason.APP_PREPARING: (Stage.APPLICATION, S | T | P),
    Reason.APP_UNAVAILABLE: (Stage.APPLICATION, S | T | P),
}

HIDDEN = (
    "APP_NOT_FOUND_OR_CLOSED"  # the one answer of I-22, for a hidden application and an unknown one alike
)
_HIDING = frozenset({Reason.APP_UNKNOWN, Reason.APP_NOT_ALLOWED})


@dataclass(frozen=True)
class AccountFacts:
    confirmed: bool  # an address proven, or a password handed over
    has_password: bool
    must_change_password: bool = False
    locked_until: datetime | None = None
    suspended: bool = False
    deactivated: bool = False


@dataclass(frozen=True)
class TenantFacts:
    suspended: bool = False
    licence_valid: bool = True


@dataclass(frozen=True)
class MembershipFacts:
    """`invitation` is the reason that the invitation's state stands for, None once it was accepted."""

    tenant_role: TenantRole
    suspended: bool = False
    ended: bool = False
    invitation: Reason | None = None


@dataclass(frozen=True)
class ApplicationFacts:
    right: Right
    preparing: bool = False
    unavailable: bool = False
    role_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What was loaded. None: it does not exist."""

    account: AccountFacts | None = None
    tenant: TenantFacts | None = None
    membership: MembershipFacts | None = None
    application: ApplicationFacts | None = None


@dataclass(frozen=True)
class Target:
    """What is asked for: to launch the application, or one of its administration operations (I-21)."""

    administration: bool = False


@dataclass(frozen=True)
class Finding:
    """One failing check with the facts behind it."""

    reason: Reason
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    findings: tuple[Finding, ...]
    hides: bool  # would this person as a plain user learn that the application exists?

    @property
    def permits(self) -> bool:
        return not self.findings

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(finding.reason for finding in self.findings)


def decide(facts: Facts, target: Target, now: datetime) -> Decision:
    """Run every check in the order of model.md and collect each that fails."""
    findings = [
        *_account(facts.account, now),
        *_tenant(facts.tenant),
        *(_membership(facts.membership) if facts.account is not None else []),  # nobody is no member
        *_application(facts.application, target),
    ]
    manages = facts.membership is not None and facts.membership.tenant_role.manages_people
    hides = not manages and any(finding.reason in _HIDING for finding in findings)
    return Decision(tuple(findings), hides)


def explain(decision: Decision, audience: Audience) -> list[tuple[str, dict[str, Any]]]:
    """What this listener may hear, as (code, facts), first reason first.

    For whom an application is hidden, it sounds exactly like one that does not exist: the reasons of his own
    account, and the one sentence of I-22.
    """
    if audience is S and decision.hides:
        own = [
            f for f in decision.findings if RULES[f.reason][0] is Stage.ACCOUNT and S in RULES[f.reason][1]
        ]
        return [*((f.reason.value, f.facts) for f in own), (HIDDEN, {})]
    told = [
        Finding(Reason.NOT_A_MEMBER) if f.reason is Reason.ACCOUNT_UNKNOWN and audience is T else f
        for f in decision.findings
    ]
    # A manager asking about himself hears what managers hear.
    heard = audience | T if audience is S else audience
    return [(f.reason.value, f.facts) for f in told if RULES[f.reason][1] & heard]


def _account(account: AccountFacts | None, now: datetime) -> list[Finding]:
    if account is None:
        return [Finding(Reason.ACCOUNT_UNKNOWN)]
    locked = account.locked_until is not None and now < account.locked_until
    return [
        Finding(reason, facts)
        for reason, fails, facts in (
            (Reason.ACCOUNT_NOT_CONFIRMED, not account.confirmed, {}),
            (Reason.PASSWORD_NOT_SET, not account.has_password, {}),
            (Reason.PASSWORD_CHANGE_REQUIRED, account.must_change_password, {}),
            (Reason.ACCOUNT_LOCKED, locked, {"until": account.locked_until}),
            (Reason.ACCOUNT_SUSPENDED, account.suspended, {}),
            (Reason.ACCOUNT_DEACTIVATED, account.deactivated, {}),
        )
        if fails
    ]


def _tenant(tenant: TenantFacts | None) -> list[Finding]:
    if tenant is None:
        return []
    failing = (
        (Reason.TENANT_SUSPENDED, tenant.suspended),
        (Reason.LICENCE_EXPIRED, not tenant.licence_valid),
    )
    return [Finding(reason) for reason, fails in failing if fails]


def _membership(membership: MembershipFacts | None) -> list[Finding]:
    if membership is None:
        return [Finding(Reason.NOT_A_MEMBER)]
    findings = [] if membership.invitation is None else [Finding(membership.invitation)]
    if membership.suspended:
        findings.append(Finding(Reason.MEMBERSHIP_SUSPENDED))
    if membership.ended:
        findings.append(Finding(Reason.MEMBERSHIP_ENDED))
    return findings


def _application(application: ApplicationFacts | None, target: Target) -> list[Finding]:
    if application is None:
        return [Finding(Reason.APP_UNKNOWN)]
    findings = []
    if application.right.value is AppRight.NONE:
        taken = application.right.deviation
        facts = {"roles": application.role_names} | ({"by": taken.by, "at": taken.at} if taken else {})
        findings.append(Finding(Reason.APP_NOT_ALLOWED, facts))
    elif target.administration and application.right.value is not AppRight.LAUNCH_ADMIN:
        findings.append(Finding(Reason.APP_ADMINISTRATION_NOT_ALLOWED))
    if application.preparing:
        findings.append(Finding(Reason.APP_PREPARING))
    if application.unavailable:
        findings.append(Finding(Reason.APP_UNAVAILABLE))
    return findings
