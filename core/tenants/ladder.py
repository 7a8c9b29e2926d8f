"""Who may give which tenant role: the ladder as data (I-13, I-14, I-15). Pure."""

from enum import StrEnum


class TenantRole(StrEnum):
    OWNER = "OWNER"
    ADMINISTRATOR = "ADMINISTRATOR"
    USER = "USER"
    SERVICING_OPERATOR = "SERVICING_OPERATOR"

    @property
    def manages_people(self) -> bool:
        """F-01: only the owner or an administrator connects people."""
        return bool(MAY_ASSIGN[self])

    @property
    def needs_email(self) -> bool:
        """F-10."""
        return self in NEEDS_EMAIL


MAY_ASSIGN: dict[TenantRole, frozenset[TenantRole]] = {
    TenantRole.OWNER: frozenset(TenantRole),
    TenantRole.ADMINISTRATOR: frozenset({TenantRole.USER}),  # F-09: and he is not asked
    TenantRole.USER: frozenset(),
    TenantRole.SERVICING_OPERATOR: frozenset(),
}
NEEDS_EMAIL = frozenset({TenantRole.OWNER, TenantRole.ADMINISTRATOR})
ONLY_IN_SERVICING_TENANTS = frozenset({TenantRole.SERVICING_OPERATOR})  # F-11


def assignable(giver: TenantRole, *, servicing: bool) -> list[TenantRole]:
    """What the giver may choose from, in the ladder's order."""
    return [
        role
        for role in TenantRole
        if role in MAY_ASSIGN[giver] and (servicing or role not in ONLY_IN_SERVICING_TENANTS)
    ]
