"""Every refusal of the core: a family, a code and fields, and no words.

Each edge owns one table from code (bot) or family (API) to what it says; a test proves both complete.
"""

from enum import StrEnum


class Code(StrEnum):
    """What was refused, and why. The names of model.md part 5 where it has one."""

    # what a manager may not do
    NOT_A_MANAGER = "NOT_A_MANAGER"
    ACTOR_MAY_NOT_ADD_PEOPLE = "ACTOR_MAY_NOT_ADD_PEOPLE"
    TENANT_ROLE_NOT_ASSIGNABLE = "TENANT_ROLE_NOT_ASSIGNABLE"
    ROLE_NEEDS_SERVICING_TENANT = "ROLE_NEEDS_SERVICING_TENANT"
    EXCEEDS_OWN_RIGHTS = "EXCEEDS_OWN_RIGHTS"
    TARGET_PROTECTED = "TARGET_PROTECTED"
    OWN_ROLE = "OWN_ROLE"
    LICENCE_NOT_PAID = "LICENCE_NOT_PAID"
    PERSONAL_RIGHTS_OFF = "PERSONAL_RIGHTS_OFF"
    PROVIDER_FORBIDS = "PROVIDER_FORBIDS"
    INVITER_MAY_NOT_ACCEPT = "INVITER_MAY_NOT_ACCEPT"
    INVITATION_FOR_ANOTHER = "INVITATION_FOR_ANOTHER"
    # what clashes with what is there
    LOGIN_TAKEN = "LOGIN_TAKEN"
    IDENTIFIER_TAKEN = "IDENTIFIER_TAKEN"
    ALREADY_A_MEMBER = "ALREADY_A_MEMBER"
    KNOWN_ELSEWHERE = "KNOWN_ELSEWHERE"
    STAFF_MEMBER_TAKEN = "STAFF_MEMBER_TAKEN"
    ALREADY_DONE = "ALREADY_DONE"
    CHANGED_MEANWHILE = "CHANGED_MEANWHILE"
    ALREADY_CLAIMED = "ALREADY_CLAIMED"
    CONTACT_TAKEN = "CONTACT_TAKEN"
    INVITATION_USED = "INVITATION_USED"
    INVITATION_EXPIRED = "INVITATION_EXPIRED"
    INVITATION_REVOKED = "INVITATION_REVOKED"
    INVITATION_DECLINED = "INVITATION_DECLINED"
    INVITATION_SUPERSEDED = "INVITATION_SUPERSEDED"
    # what was typed cannot be right
    EMAIL_REQUIRED_FOR_ROLE = "EMAIL_REQUIRED_FOR_ROLE"
    EMAIL_INVALID = "EMAIL_INVALID"
    PHONE_INVALID = "PHONE_INVALID"
    IDENTIFIER_UNRECOGNISED = "IDENTIFIER_UNRECOGNISED"
    NAME_INVALID = "NAME_INVALID"
    LOGIN_INVALID = "LOGIN_INVALID"
    COUNTRY_UNKNOWN = "COUNTRY_UNKNOWN"
    TIME_ZONE_UNKNOWN = "TIME_ZONE_UNKNOWN"
    ROLE_REQUIRED = "ROLE_REQUIRED"
    LOGIN_REQUIRED = "LOGIN_REQUIRED"
    LOGIN_NOT_OWN_ADDRESS = "LOGIN_NOT_OWN_ADDRESS"
    PASSWORD_TOO_SHORT = "PASSWORD_TOO_SHORT"
    PASSWORD_TOO_LONG = "PASSWORD_TOO_LONG"
    PASSWORD_COMMON = "PASSWORD_COMMON"
    PASSWORD_PERSONAL = "PASSWORD_PERSONAL"
    PASSWORD_REPEATS = "PASSWORD_REPEATS"
    PASSWORD_GUESSABLE = "PASSWORD_GUESSABLE"
    PASSWORD_SAME = "PASSWORD_SAME"
    CODE_WRONG = "CODE_WRONG"
    CODE_EXPIRED = "CODE_EXPIRED"
    CONTACT_NOT_OWN = "CONTACT_NOT_OWN"
    PHONE_NOT_THE_INVITED = "PHONE_NOT_THE_INVITED"
    ADDRESS_NOT_PROVEN = "ADDRESS_NOT_PROVEN"
    CREDENTIALS_WRONG = "CREDENTIALS_WRONG"
    # what is not there
    PERSON_UNKNOWN = "PERSON_UNKNOWN"
    TENANT_UNKNOWN = "TENANT_UNKNOWN"
    TEMPLATE_UNKNOWN = "TEMPLATE_UNKNOWN"
    ROLE_UNKNOWN = "ROLE_UNKNOWN"
    APPLICATION_UNKNOWN = "APPLICATION_UNKNOWN"
    STAFF_MEMBER_UNKNOWN = "STAFF_MEMBER_UNKNOWN"
    INVITATION_UNKNOWN = "INVITATION_UNKNOWN"
    CLAIM_UNKNOWN = "CLAIM_UNKNOWN"
    # what happens too often
    CODE_TOO_SOON = "CODE_TOO_SOON"
    CODE_TOO_MANY = "CODE_TOO_MANY"
    CODE_TRIES_SPENT = "CODE_TRIES_SPENT"
    TOO_BUSY = "TOO_BUSY"


class Refused(Exception):
    """The base of the five families. `fields` are plain values a sentence may need; never a secret."""

    def __init__(self, code: Code, **fields: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.fields = fields


class NotAllowed(Refused):
    """The actor may not do this."""


class NotFound(Refused):
    """There is no such thing, or the actor may not know of it."""


class Conflict(Refused):
    """It clashes with what is already there, or has already happened."""


class Invalid(Refused):
    """What was given cannot be right; the fields say how it would be."""


class TooMany(Refused):
    """Too often or too soon; `wait_s` says how long to wait where it is known."""
