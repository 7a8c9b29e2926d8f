"""People: accounts and how they are identified, their memberships, and how they are found."""

from core.delivery import Address
from core.people.account import (
    Account,
    AccountState,
    Contact,
    Identifier,
    clean_line,
    clean_login,
    clean_name,
)
from core.people.channels import Channels
from core.people.contacts import Recipient, addresses_of, contact_at, link, reached_at, recipients
from core.people.directory import Directory, Managed, Who
from core.people.entitlements import Entitlements, entitlements
from core.people.identifier import (
    IdentifierType,
    Known,
    looks_like_identifier,
    masked,
    parse_email,
    parse_identifier,
    parse_phone,
    pretty,
)
from core.people.managers import (
    Giving,
    Manager,
    Member,
    changed_meanwhile,
    giving_of,
    manager_of,
    member_of,
    member_till_now,
    membership_to_change,
    owner_names,
    require_servicing,
)
from core.people.membership import (
    AppDeviation,
    Membership,
    MembershipInAppRole,
    MembershipRole,
    MembershipState,
    PermissionDeviation,
    StaffMember,
)
from core.people.naming import CALLED, CALLED_FOLDED, free_name
from core.people.owners import owners_in_turn, require_another_owner
from core.people.provider import ProviderRole, ProviderStaff, provider_roles, require_provider

__all__ = [
    "CALLED",
    "CALLED_FOLDED",
    "Account",
    "AccountState",
    "Address",
    "AppDeviation",
    "Channels",
    "Contact",
    "Directory",
    "Entitlements",
    "Giving",
    "Identifier",
    "IdentifierType",
    "Known",
    "Managed",
    "Manager",
    "Member",
    "Membership",
    "MembershipInAppRole",
    "MembershipRole",
    "MembershipState",
    "PermissionDeviation",
    "ProviderRole",
    "ProviderStaff",
    "Recipient",
    "StaffMember",
    "Who",
    "addresses_of",
    "changed_meanwhile",
    "clean_line",
    "clean_login",
    "clean_name",
    "contact_at",
    "entitlements",
    "free_name",
    "giving_of",
    "link",
    "looks_like_identifier",
    "manager_of",
    "masked",
    "member_of",
    "member_till_now",
    "membership_to_change",
    "owner_names",
    "owners_in_turn",
    "parse_email",
    "parse_identifier",
    "parse_phone",
    "pretty",
    "provider_roles",
    "reached_at",
    "recipients",
    "require_another_owner",
    "require_provider",
    "require_servicing",
]
