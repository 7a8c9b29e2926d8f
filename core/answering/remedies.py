"""Who can do what about a reason: by the ladder and what each manager may give (I-13 … I-19), the asker among them.

What is offered here is asked again by the flow that does it: a remedy is a hint, not a permission.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.access import EVERYTHING, Decision, Finding, Permission, Reason
from core.checking import TenantAccess
from core.people import (
    Account,
    AccountState,
    Entitlements,
    Giving,
    Membership,
    MembershipRole,
    MembershipState,
    entitlements,
)
from core.roles import Role
from core.tenants import Tenant, TenantRole


class RemedyKind(StrEnum):
    ALLOW_PERSON = "ALLOW_PERSON"  # LAUNCH as a deviation of his
    OTHER_ROLE = "OTHER_ROLE"  # where only roles give rights: another one for him alone
    ALLOW_ROLE = "ALLOW_ROLE"  # by editing the role that he holds, for everybody who does
    PERSON_RIGHTS = "PERSON_RIGHTS"  # a permission, or a wider scope, as a deviation of his
    RESEND = "RESEND"
    RESTORE = "RESTORE"
    NEW_PASSWORD = "NEW_PASSWORD"
    RAISE_LIMIT = "RAISE_LIMIT"


_GIVE_PERMISSION = (RemedyKind.PERSON_RIGHTS, RemedyKind.OTHER_ROLE, RemedyKind.ALLOW_ROLE)
_HELPS: Mapping[Reason, tuple[RemedyKind, ...]] = {
    Reason.PASSWORD_CHANGE_REQUIRED: (RemedyKind.NEW_PASSWORD,),
    Reason.INVITATION_NOT_ACCEPTED: (RemedyKind.RESEND,),
    Reason.INVITATION_EXPIRED: (RemedyKind.RESEND,),
    Reason.INVITATION_UNDELIVERABLE: (RemedyKind.RESEND,),
    Reason.MEMBERSHIP_SUSPENDED: (RemedyKind.RESTORE,),
    Reason.APP_NOT_ALLOWED: (RemedyKind.ALLOW_PERSON, RemedyKind.OTHER_ROLE, RemedyKind.ALLOW_ROLE),
    Reason.SESSION_LIMIT_REACHED: (RemedyKind.RAISE_LIMIT,),
    Reason.BLOCK_CLOSED: _GIVE_PERMISSION,
    Reason.PREREQUISITE_MISSING: _GIVE_PERMISSION,
    Reason.PERMISSION_NOT_GRANTED: _GIVE_PERMISSION,
    Reason.OUT_OF_SCOPE_STAFF: (RemedyKind.PERSON_RIGHTS,),
    Reason.OUT_OF_SCOPE_HISTORY: (RemedyKind.PERSON_RIGHTS,),
}
_PERSONAL = frozenset({RemedyKind.ALLOW_PERSON, RemedyKind.PERSON_RIGHTS})
_GIVES_PERMISSIONS = frozenset({RemedyKind.PERSON_RIGHTS, RemedyKind.ALLOW_ROLE})
_GONE = frozenset({Reason.MEMBERSHIP_ENDED, Reason.INVITATION_REVOKED, Reason.INVITATION_DECLINED})


@dataclass(frozen=True)
class HeldRole:
    id: int
    name: str
    holders: int  # who has it, and has not left


@dataclass(frozen=True)
class Remedy:
    kind: RemedyKind
    reason: Reason
    mine: bool  # may the asker apply it?
    others: tuple[str, ...]  # who else may, owners first
    role: HeldRole | None = None  # the one to be edited


@dataclass(frozen=True)
class _Manager:
    account_id: int
    membership_id: int
    name: str
    is_owner: bool


@dataclass(frozen=True)
class Helpers:
    """Who manages some tenants, what they hold themselves, and which roles these and the people asked about have."""

    managers: Mapping[int, Sequence[_Manager]]  # by tenant
    personal_rights: Mapping[int, bool]
    roles: Mapping[int, Sequence[HeldRole]]  # by membership
    held: Mapping[int, Entitlements]


async def helpers(
    session: AsyncSession,
    tenant_ids: Sequence[int],
    membership_ids: Sequence[int],
    *,
    about_permissions: bool,
) -> Helpers:
    """Three statements at most. What administrators hold counts only where they would give permissions (I-18)."""
    managers: dict[int, list[_Manager]] = defaultdict(list)
    personal_rights: dict[int, bool] = {}
    rows = await session.execute(
        select(Tenant, Membership, Account)
        .join(Membership, Membership.tenant_id == Tenant.id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Tenant.id.in_(tenant_ids),
            Tenant.suspended.is_(False),
            Membership.state == MembershipState.ACTIVE,
            Membership.tenant_role.in_((TenantRole.OWNER, TenantRole.ADMINISTRATOR)),
            Account.state == AccountState.ACTIVE,
        )
        .order_by(Membership.tenant_role.desc(), Account.full_name_folded, Membership.id)
    )
    for tenant, membership, account in rows:
        is_owner = membership.tenant_role is TenantRole.OWNER
        managers[tenant.id].append(_Manager(account.id, membership.id, account.full_name, is_owner))
        personal_rights[tenant.id] = tenant.personal_rights
    ids = [manager.membership_id for those in managers.values() for manager in those]
    roles: dict[int, list[HeldRole]] = defaultdict(list)
    holding = aliased(MembershipRole)
    holders = (
        select(func.count(holding.membership_id.distinct()))
        .join(Membership, Membership.id == holding.membership_id)
        .where(holding.role_id == Role.id, Membership.state != MembershipState.ENDED)
        .scalar_subquery()
    )
    for membership_id, id_, name, shared_by in await session.execute(
        select(MembershipRole.membership_id, Role.id, Role.name, holders)
        .join(Role, Role.id == MembershipRole.role_id)
        .where(MembershipRole.membership_id.in_([*ids, *membership_ids]))
        .order_by(Role.id)
    ):
        roles[membership_id].append(HeldRole(id_, name, shared_by))
    held = await entitlements(session, ids) if about_permissions else {}
    return Helpers(managers, personal_rights, roles, held)


def remedies(
    known: Helpers, actor: int, tenant: TenantAccess, decision: Decision, permission: Permission | None
) -> tuple[Remedy, ...]:
    """What helps against each reason, and who may do it. Nothing helps who has to be added anew first."""
    if _GONE & set(decision.reasons):
        return ()
    found = []
    for finding in decision.findings:
        for kind, role in _ways(known, tenant, finding):
            able = [
                manager
                for manager in known.managers.get(tenant.tenant_id, ())
                if _may(known, manager, tenant, kind, role, permission)
            ]
            mine = any(manager.account_id == actor for manager in able)
            others = tuple(manager.name for manager in able if manager.account_id != actor)
            if able:
                found.append(Remedy(kind, finding.reason, mine, others, role))
    return tuple(found)


def _ways(
    known: Helpers, tenant: TenantAccess, finding: Finding
) -> Iterator[tuple[RemedyKind, HeldRole | None]]:
    """A role helps everybody whom nobody has made different; a person is made different where that is allowed."""
    personal = known.personal_rights.get(tenant.tenant_id, False)
    for kind in _HELPS.get(finding.reason, ()):
        if kind is RemedyKind.ALLOW_ROLE:
            if "at" not in finding.facts:
                yield from ((kind, role) for role in known.roles.get(tenant.membership_id, ()))
        elif kind is RemedyKind.OTHER_ROLE:
            if not personal:
                yield kind, None
        elif kind not in _PERSONAL or personal:
            yield kind, None


def _may(
    known: Helpers,
    manager: _Manager,
    tenant: TenantAccess,
    kind: RemedyKind,
    role: HeldRole | None,
    permission: Permission | None,
) -> bool:
    """I-18, I-19: an administrator changes neither himself nor another manager, nor a role that he holds, and gives
    no permission that he does not hold himself; LAUNCH he gives of every application."""
    if manager.is_owner:
        return True
    if role is not None:
        reaches = role not in known.roles.get(manager.membership_id, ())
    else:
        reaches = not tenant.tenant_role.manages_people
    if permission is None or kind not in _GIVES_PERMISSIONS:
        return reaches
    giving = Giving(False, known.held.get(manager.membership_id, Entitlements()))
    needed = (*permission.requires, permission.id)
    return reaches and all(giving.permission(each, EVERYTHING) for each in needed)
