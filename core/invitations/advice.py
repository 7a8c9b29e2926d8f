"""What a manager is well advised to do about a person: recommendations, never refusals."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.access import AppRight, Right
from core.applications import ApplicationKind
from core.people import Entitlements, Membership
from core.tenants import TenantRole


class Advice(StrEnum):
    """The more it matters, the earlier."""

    SINGLE_OWNER = "SINGLE_OWNER"  # I-17
    REPORTS_UNDELIVERABLE = "REPORTS_UNDELIVERABLE"  # I-16
    STAFF_NOT_BOUND = "STAFF_NOT_BOUND"  # Y-07
    CONTACTS_EXPOSED = "CONTACTS_EXPOSED"  # Y-29; an owner's own view of his clients is no exposure
    IN_APP_ROLES_NOT_SET = "IN_APP_ROLES_NOT_SET"  # F-25
    API_RECOMMENDED = "API_RECOMMENDED"  # H-14, I-23
    SESSION_LIMIT_NOT_SET = "SESSION_LIMIT_NOT_SET"  # F-24


@dataclass(frozen=True)
class Advised:
    """`about`: ids of the blocks that show contacts, or names of the applications that it is about."""

    advice: Advice
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class AppLine:
    """An application of the tenant, for one person: his right, and the roles that it declares (F-25)."""

    id: int
    name: str
    kind: ApplicationKind
    right: Right
    declares: tuple[tuple[int, str], ...]
    holds: frozenset[int]

    @property
    def opens(self) -> bool:
        return self.right.value is not AppRight.NONE


def advise(
    membership: Membership,
    held: Entitlements,
    lines: Sequence[AppLine],
    *,
    single_owner: bool,
    has_email: bool,
    binds_staff: bool,
) -> list[Advised]:
    """Everything that is recommended, what matters most first."""
    is_owner = membership.tenant_role is TenantRole.OWNER
    exposed = () if is_owner else held.permissions.leaking_contacts()
    without_role = tuple(line.name for line in lines if line.opens and line.declares and not line.holds)
    api_off = tuple(line.name for line in lines if line.kind is ApplicationKind.API_ONLY and not line.opens)
    found = {
        Advice.SINGLE_OWNER: is_owner and single_owner,
        Advice.REPORTS_UNDELIVERABLE: membership.tenant_role is TenantRole.SERVICING_OPERATOR
        and not has_email,
        Advice.STAFF_NOT_BOUND: binds_staff and membership.staff_member_id is None,
        Advice.CONTACTS_EXPOSED: bool(exposed),
        Advice.IN_APP_ROLES_NOT_SET: bool(without_role),
        Advice.API_RECOMMENDED: bool(api_off) and any(line.opens for line in lines),
        Advice.SESSION_LIMIT_NOT_SET: membership.session_limit is None,
    }
    about: dict[Advice, tuple[str, ...]] = {
        Advice.CONTACTS_EXPOSED: tuple(dict.fromkeys(permission.block for permission in exposed)),
        Advice.IN_APP_ROLES_NOT_SET: without_role,
        Advice.API_RECOMMENDED: api_off,
    }
    return [Advised(advice, about.get(advice, ())) for advice in Advice if found[advice]]
