"""Facts in, decision out: every reason why not, in order, and what each listener may hear. Pure.

A check whose facts are missing is not evaluated; the decision permits iff no check failed. Each check appends to
one list: a decision is asked for by the million, so nothing is built that is not needed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from core.access.catalogue import Permission, ScopeKind, catalogue
from core.access.facts import (
    AccountFacts,
    ApplicationFacts,
    Facts,
    MembershipFacts,
    PermissionFacts,
    Resource,
    SessionFacts,
    Target,
    TenantFacts,
)
from core.access.reasons import HIDDEN, RULES, WRONG, Audience, Reason, S, Stage, T
from core.access.rights import AppRight, Permissions, Scope

_PERMISSIONS, _BLOCKS = catalogue().by_id, catalogue().block_by_id


@dataclass(frozen=True, slots=True)
class Finding:
    """One failing check with the facts behind it."""

    reason: Reason
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Masked:
    """Contacts that are to be hidden here, and the right that would show them: an obligation, no denial (Y-28)."""

    place: str
    fields: tuple[str, ...]
    permission: str

    @classmethod
    def by_lack_of(cls, right: Permission) -> "Masked":
        assert right.reveals is not None
        return cls(right.reveals.place, right.reveals.fields, right.id)


class Decision(NamedTuple):
    findings: tuple[Finding, ...]
    hides: bool  # would this person as a plain user learn that the application exists?
    masking: tuple[Permission, ...] = ()  # the contact rights that he lacks in the block he asked about

    @property
    def permits(self) -> bool:
        return not self.findings

    @property
    def mask(self) -> tuple[Masked, ...]:
        """What of contacts is to be hidden where he may."""
        return tuple(Masked.by_lack_of(right) for right in self.masking)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(finding.reason for finding in self.findings)


def decide(facts: Facts, target: Target, now: datetime) -> Decision:
    """Run every check in the order of the reasons and collect each that fails."""
    findings: list[Finding] = []
    account, membership, application = facts.account, facts.membership, facts.application
    if account is None:
        findings.append(Finding(Reason.ACCOUNT_UNKNOWN))
    else:
        _account(account, now, findings)
    if facts.tenant is not None:
        _tenant(facts.tenant, findings)
    if membership is not None:
        _membership(membership, findings)
    elif account is not None:  # nobody is no member
        findings.append(Finding(Reason.NOT_A_MEMBER))
    closed = _application(application, target, findings)
    if target.opens_session and facts.sessions is not None:
        _session(facts.sessions, findings)
    masking: tuple[Permission, ...] = ()
    if target.permission is not None and facts.permissions is not None and application is not None:
        masking = _permission(facts.permissions, application, target, findings)
    if not findings:
        return Decision((), False, masking) if masking else _PERMITTED
    manages = membership is not None and membership.tenant_role.manages_people
    return Decision(tuple(findings), closed and not manages)


_TO_BE_DONE = (Reason.ACCOUNT_NOT_CONFIRMED, Reason.PASSWORD_NOT_SET, Reason.PASSWORD_CHANGE_REQUIRED)
_PERMITTED = Decision((), False)


def explain(decision: Decision, audience: Audience) -> list[tuple[str, dict[str, Any]]]:
    """What this listener may hear, as (code, facts), first reason first.

    - For whom an application is hidden, it sounds exactly like one that does not exist: the reasons of his own
      account, and the one sentence of I-22.
    - Who has not proven who he is hears one thing, whatever it was (I-08).
    - Of an account that is closed nobody is told what its owner still has to do: there is no way to do it.
    """
    if audience is Audience.ANONYMOUS:
        return [] if decision.permits else [(WRONG, {})]
    findings = _worth_telling(decision.findings)
    if audience is S and decision.hides:
        own = [f for f in findings if RULES[f.reason][0] is Stage.ACCOUNT and S in RULES[f.reason][1]]
        return [*((f.reason.value, f.facts) for f in own), (HIDDEN, {})]
    told = [
        Finding(Reason.NOT_A_MEMBER) if f.reason is Reason.ACCOUNT_UNKNOWN and audience is T else f
        for f in findings
    ]
    # A manager asking about himself hears what managers hear.
    heard = audience | T if audience is S else audience
    return [(f.reason.value, f.facts) for f in told if RULES[f.reason][1] & heard]


def _worth_telling(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if all(each.reason is not Reason.ACCOUNT_DEACTIVATED for each in findings):
        return findings
    return tuple(each for each in findings if each.reason not in _TO_BE_DONE)


def _account(account: AccountFacts, now: datetime, findings: list[Finding]) -> None:
    if not account.confirmed:
        findings.append(Finding(Reason.ACCOUNT_NOT_CONFIRMED))
    if not account.has_password:
        findings.append(Finding(Reason.PASSWORD_NOT_SET))
    if account.must_change_password:
        findings.append(Finding(Reason.PASSWORD_CHANGE_REQUIRED))
    if account.locked_until is not None and now < account.locked_until:
        findings.append(Finding(Reason.ACCOUNT_LOCKED, {"until": account.locked_until}))
    if account.suspended:
        findings.append(Finding(Reason.ACCOUNT_SUSPENDED))
    if account.deactivated:
        findings.append(Finding(Reason.ACCOUNT_DEACTIVATED))


def _tenant(tenant: TenantFacts, findings: list[Finding]) -> None:
    if tenant.unknown:
        findings.append(Finding(Reason.TENANT_UNKNOWN))
    if tenant.suspended:
        findings.append(Finding(Reason.TENANT_SUSPENDED))
    if not tenant.licence_valid:
        findings.append(Finding(Reason.LICENCE_EXPIRED))


def _membership(membership: MembershipFacts, findings: list[Finding]) -> None:
    if membership.invitation is not None:
        findings.append(Finding(membership.invitation))
    if membership.suspended:
        findings.append(Finding(Reason.MEMBERSHIP_SUSPENDED))
    if membership.ended:
        findings.append(Finding(Reason.MEMBERSHIP_ENDED))


def _application(application: ApplicationFacts | None, target: Target, findings: list[Finding]) -> bool:
    """True where it is closed to him, or there is none: the two must look alike (I-22)."""
    if application is None:
        findings.append(Finding(Reason.APP_UNKNOWN))
        return True
    right = application.right
    closed = right.value is AppRight.NONE
    if closed:
        taken = right.deviation
        told = {"roles": application.role_names} | ({"by": taken.by, "at": taken.at} if taken else {})
        findings.append(Finding(Reason.APP_NOT_ALLOWED, told))
    elif target.administration and right.value is not AppRight.LAUNCH_ADMIN:
        findings.append(Finding(Reason.APP_ADMINISTRATION_NOT_ALLOWED))
    if application.preparing:
        findings.append(Finding(Reason.APP_PREPARING))
    if application.unavailable:
        findings.append(Finding(Reason.APP_UNAVAILABLE))
    return closed


def _session(sessions: SessionFacts, findings: list[Finding]) -> None:
    if sessions.limit is not None and sessions.open >= sessions.limit:
        findings.append(
            Finding(Reason.SESSION_LIMIT_REACHED, {"limit": sessions.limit, "open": sessions.open})
        )


def _permission(
    facts: PermissionFacts, application: ApplicationFacts, target: Target, findings: list[Finding]
) -> tuple[Permission, ...]:
    """Whether the permission is given, works here, and reaches the resource; which contact rights of its block
    the person lacks."""
    permission = _PERMISSIONS.get(target.permission or "")
    if permission is None:
        findings.append(Finding(Reason.PERMISSION_UNKNOWN, {"permission": target.permission}))
        return ()
    given, block, platform = facts.given, permission.block, application.platform
    if platform not in _BLOCKS[block].platforms:
        findings.append(Finding(Reason.PLATFORM_NOT_SUPPORTED, {"block": block, "platform": platform}))
    scope = given.effective().get(permission.id)
    if scope is None:
        _ineffective(permission, given, application, findings)
        scope = given.given(permission.id)
    if scope is not None and (scope.staff is not None or scope.history_days is not None):
        _scope(permission, scope, target.resource, facts.today, findings)
    return given.masked[block]


def _ineffective(
    permission: Permission, given: Permissions, application: ApplicationFacts, findings: list[Finding]
) -> None:
    """A closed block is the only reason of this stage; otherwise what it requires, and itself."""
    opening = _BLOCKS[permission.block].access
    if given.given(opening) is None:
        told = {"block": permission.block, **_origin(given, opening, application)}
        findings.append(Finding(Reason.BLOCK_CLOSED, told))
        return
    if missing := given.missing_for(permission):
        findings.append(Finding(Reason.PREREQUISITE_MISSING, {"missing": tuple(missing)}))
    if given.given(permission.id) is None:
        told = {"permission": permission.id, **_origin(given, permission.id, application)}
        findings.append(Finding(Reason.PERMISSION_NOT_GRANTED, told))


def _scope(
    permission: Permission, scope: Scope, resource: Resource | None, today: date, findings: list[Finding]
) -> None:
    staff, days = scope.staff, scope.history_days
    if staff is not None and ScopeKind.STAFF in permission.scopes:
        reaches = bool(staff) if resource is None else resource.staff_member_id in staff
        if not reaches:
            findings.append(Finding(Reason.OUT_OF_SCOPE_STAFF, {"permission": permission.id, "staff": staff}))
    if days is not None and resource is not None and ScopeKind.HISTORY in permission.scopes:
        day = resource.day
        if day is None or day < today - timedelta(days=days):
            findings.append(Finding(Reason.OUT_OF_SCOPE_HISTORY, {"permission": permission.id, "days": days}))


def _origin(given: Permissions, permission_id: str, application: ApplicationFacts) -> dict[str, Any]:
    """Whose doing it is that something is not given: the roles', or somebody's who took it."""
    taken = given.deviations.get(permission_id)
    return {"roles": application.role_names} | ({"by": taken.by, "at": taken.at} if taken else {})
