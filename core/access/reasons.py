"""Every reason why not, in the order in which they are asked, and the one table of who may be told it. Pure."""

from enum import Enum, Flag, StrEnum, auto


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
