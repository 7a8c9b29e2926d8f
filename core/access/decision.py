"""Facts in, decision out (model.md, part 5): every reason why not, in order, and what each listener may hear. Pure.

A check whose facts are missing is not evaluated; the decision permits iff no check failed. Each check appends to
one list: a decision is asked for by the million, so nothing is built that is not needed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, Flag, StrEnum, auto
from typing import Any

from core.access.catalogue import Permission, Platform, ScopeKind, catalogue
from core.access.rights import AppRight, Permissions, Right, Scope
from core.tenants.ladder import TenantRole


class Audience(Flag):
    """S the person himself, T the tenant's owners and administrators, P the provider's support.

    ANONYMOUS has not proven who he is: he hears nothing but that it was wrong (I-08).
    """

    ANONYMOUS = 0
    SELF = auto()
    TENANT = auto()
    PROVIDER = auto()


S, T, P = Audience.SELF, Audience.TENANT, Audience.PROVIDER


class Stage(Enum):
    ACCOUNT = auto()
    TENANT = auto()
    MEMBER = auto()
    APPLICATION = auto()
    SESSION = auto()
    PERMISSION = auto()
    SCOPE = auto()


class Reason(StrEnum):
    ACCOUNT_UNKNOWN = "ACCOUNT_UNKNOWN"
    ACCOUNT_NOT_CONFIRMED = "ACCOUNT_NOT_CONFIRMED"
    PASSWORD_NOT_SET = "PASSWORD_NOT_SET"
    PASSWORD_CHANGE_REQUIRED = "PASSWORD_CHANGE_REQUIRED"
    ACCOUNT_LOCKED = "ACCOUNT_LOCKED"
    ACCOUNT_SUSPENDED = "ACCOUNT_SUSPENDED"
    ACCOUNT_DEACTIVATED = "ACCOUNT_DEACTIVATED"
    TENANT_UNKNOWN = "TENANT_UNKNOWN"
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
    SESSION_LIMIT_REACHED = "SESSION_LIMIT_REACHED"
    PERMISSION_UNKNOWN = "PERMISSION_UNKNOWN"
    PLATFORM_NOT_SUPPORTED = "PLATFORM_NOT_SUPPORTED"
    BLOCK_CLOSED = "BLOCK_CLOSED"
    PREREQUISITE_MISSING = "PREREQUISITE_MISSING"
    PERMISSION_NOT_GRANTED = "PERMISSION_NOT_GRANTED"
    OUT_OF_SCOPE_STAFF = "OUT_OF_SCOPE_STAFF"
    OUT_OF_SCOPE_HISTORY = "OUT_OF_SCOPE_HISTORY"


# reason: (stage, who may be told). The one table of what is heard by whom; the words are the edges'.
RULES: dict[Reason, tuple[Stage, Audience]] = {
    Reason.ACCOUNT_UNKNOWN: (Stage.ACCOUNT, P),
    Reason.ACCOUNT_NOT_CONFIRMED: (Stage.ACCOUNT, S | T | P),
    Reason.PASSWORD_NOT_SET: (Stage.ACCOUNT, S | T | P),
    Reason.PASSWORD_CHANGE_REQUIRED: (Stage.ACCOUNT, S | T | P),
    Reason.ACCOUNT_LOCKED: (Stage.ACCOUNT, S | P),
    Reason.ACCOUNT_SUSPENDED: (Stage.ACCOUNT, S | P),
    Reason.ACCOUNT_DEACTIVATED: (Stage.ACCOUNT, S | P),
    Reason.TENANT_UNKNOWN: (Stage.TENANT, P),
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
    Reason.SESSION_LIMIT_REACHED: (Stage.SESSION, S | T | P),
    Reason.PERMISSION_UNKNOWN: (Stage.PERMISSION, P),
    Reason.PLATFORM_NOT_SUPPORTED: (Stage.PERMISSION, S | T | P),
    Reason.BLOCK_CLOSED: (Stage.PERMISSION, S | T | P),
    Reason.PREREQUISITE_MISSING: (Stage.PERMISSION, S | T | P),
    Reason.PERMISSION_NOT_GRANTED: (Stage.PERMISSION, S | T | P),
    Reason.OUT_OF_SCOPE_STAFF: (Stage.SCOPE, S | T | P),
    Reason.OUT_OF_SCOPE_HISTORY: (Stage.SCOPE, S | T | P),
}

HIDDEN = (
    "APP_NOT_FOUND_OR_CLOSED"  # the one answer of I-22, for a hidden application and an unknown one alike
)
WRONG = "CREDENTIALS_WRONG"  # the one answer of I-08, whatever it was
_HIDING = frozenset({Reason.APP_UNKNOWN, Reason.APP_NOT_ALLOWED})
_CATALOGUE = catalogue()
_PERMISSIONS, _BLOCKS = _CATALOGUE.by_id, _CATALOGUE.block_by_id
_CONTACTS_OF = _CATALOGUE.contact_rights_of


@dataclass(frozen=True, slots=True)
class AccountFacts:
    confirmed: bool  # an address proven, or a password handed over
    has_password: bool
    must_change_password: bool = False
    locked_until: datetime | None = None
    suspended: bool = False
    deactivated: bool = False


@dataclass(frozen=True, slots=True)
class TenantFacts:
    suspended: bool = False
    licence_valid: bool = True
    unknown: bool = False  # it was asked for by name, and there is none


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """`invitation` is the reason that the invitation's state stands for, None once it was accepted."""

    tenant_role: TenantRole
    suspended: bool = False
    ended: bool = False
    invitation: Reason | None = None


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    right: Right
    preparing: bool = False
    unavailable: bool = False
    role_names: tuple[str, ...] = ()
    platform: Platform | None = None  # of its kind (I-24)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """How many are open in the tenant, and the membership's limit (I-36); None: no limit."""

    open: int
    limit: int | None


@dataclass(frozen=True, slots=True)
class PermissionFacts:
    given: Permissions
    today: date  # by the tenant's calendar (I-27)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was loaded. Account, membership, application None: there is none such."""

    account: AccountFacts | None = None
    tenant: TenantFacts | None = None
    membership: MembershipFacts | None = None
    application: ApplicationFacts | None = None
    sessions: SessionFacts | None = None
    permissions: PermissionFacts | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """What a permission is to be used on. What is unknown of it fails closed where the grant is scoped (I-29)."""

    staff_member_id: int | None = None
    day: date | None = None  # by the tenant's calendar


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for: to launch the application, to do one of its administration operations (I-21), to open a
    session in it, or to use a permission through it: on this resource, or without one on anything at all (I-29)."""

    administration: bool = False
    opens_session: bool = False
    permission: str | None = None
    resource: Resource | None = None


TO_LAUNCH = Target()


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


@dataclass(frozen=True, slots=True)
class Decision:
    findings: tuple[Finding, ...]
    hides: bool  # would this person as a plain user learn that the application exists?
    mask: tuple[Masked, ...] = ()

    @property
    def permits(self) -> bool:
        return not self.findings

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(finding.reason for finding in self.findings)


def decide(facts: Facts, target: Target, now: datetime) -> Decision:
    """Run every check in the order of model.md and collect each that fails."""
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
    hides = _application(application, target, findings)
    if target.opens_session and facts.sessions is not None:
        _session(facts.sessions, findings)
    mask: tuple[Masked, ...] = ()
    if target.permission is not None and facts.permissions is not None and application is not None:
        mask = _permission(facts.permissions, application, target, findings)
    manages = membership is not None and membership.tenant_role.manages_people
    return Decision(tuple(findings), hides and not manages, () if findings else mask)


def explain(decision: Decision, audience: Audience) -> list[tuple[str, dict[str, Any]]]:
    """What this listener may hear, as (code, facts), first reason first.

    - For whom an application is hidden, it sounds exactly like one that does not exist: the reasons of his own
      account, and the one sentence of I-22.
    - Who has not proven who he is hears one thing, whatever it was (I-08).
    """
    if audience is Audience.ANONYMOUS:
        return [] if decision.permits else [(WRONG, {})]
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
) -> tuple[Masked, ...]:
    """Whether the permission is given, works here, and reaches the resource; what of its block is masked."""
    permission = _PERMISSIONS.get(target.permission or "")
    if permission is None:
        findings.append(Finding(Reason.PERMISSION_UNKNOWN, {"permission": target.permission}))
        return ()
    given, platform = facts.given, application.platform
    block = _BLOCKS[permission.block]
    if platform not in block.platforms:
        findings.append(Finding(Reason.PLATFORM_NOT_SUPPORTED, {"block": block.id, "platform": platform}))
    if given.given(block.access) is None:
        findings.append(
            Finding(Reason.BLOCK_CLOSED, {"block": block.id, **_origin(given, block.access, application)})
        )
        return ()
    if missing := given.missing_for(permission):
        findings.append(Finding(Reason.PREREQUISITE_MISSING, {"missing": tuple(missing)}))
    scope = given.given(permission.id)
    if scope is None:
        told = {"permission": permission.id, **_origin(given, permission.id, application)}
        findings.append(Finding(Reason.PERMISSION_NOT_GRANTED, told))
    else:
        _scope(permission, scope, target.resource, facts.today, findings)
    return tuple(
        Masked(each.reveals.place, each.reveals.fields, each.id)
        for each in _CONTACTS_OF[block.id]
        if each.reveals is not None and not given.is_effective(each, platform)
    )


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
