"""People: accounts and how they are identified, their memberships, and how they are found."""

from core.people.account import Account, AccountState, Contact, Identifier, clean_login, clean_name
from core.people.contacts import addresses_of, contact_at, link
from core.people.directory import Directory, Managed, Who
from core.people.entitlements import entitlements
from core.people.identifier import (
    Address,
    IdentifierType,
    Known,
    looks_like_identifier,
    masked,
    parse_email,
    parse_identifier,
    parse_phone,
    pretty,
)
from core.people.managers import Manager, manager_of
from core.people.membership import AppDeviation, Membership, MembershipRole, MembershipState, StaffMember
from core.people.provider import ProviderRole, ProviderStaff, provider_roles, require_provider

__all__ = [
    "Account",
    "AccountState",
    "Address",
    "AppDeviation",
    "Contact",
    "Directory",
    "Identifier",
    "IdentifierType",
    "Known",
    "Managed",
    "Manager",
    "Membership",
    "MembershipRole",
    "MembershipState",
    "ProviderRole",
    "ProviderStaff",
    "StaffMember",
    "Who",
    "addresses_of",
    "clean_login",
    "clean_name",
    "contact_at",
    "entitlements",
    "link",
    "looks_like_identifier",
    "manager_of",
    "masked",
    "parse_email",
    "parse_identifier",
    "parse_phone",
    "pretty",
    "provider_roles",
    "require_provider",
]
