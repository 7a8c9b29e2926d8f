"""What a decision is made from: the facts that were loaded, and what is asked for. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from core.access.catalogue import Platform
from core.access.reasons import Reason
from core.access.rights import Permissions, Right
from core.tenants.ladder import TenantRole


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
