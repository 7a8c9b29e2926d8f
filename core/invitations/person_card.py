"""One person of a tenant as its managers see him: who he is, what he holds, what may be done, what is advisable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import and_, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.access import Right
from core.applications import Application, InAppRole
from core.errors import Code, NotFound
from core.invitations.advice import Advised, AppLine, advise
from core.invitations.correcting import is_correctable
from core.invitations.ending import relied_on_elsewhere
from core.invitations.invitation import Invitation, InvitationState
from core.people import (
    Account,
    Channels,
    Contact,
    Entitlements,
    Identifier,
    IdentifierType,
    Known,
    Membership,
    MembershipInAppRole,
    MembershipRole,
    MembershipState,
    StaffMember,
    entitlements,
    manager_of,
    owner_names,
)
from core.roles import Role, UserType
from core.tenants import TenantRole


@dataclass(frozen=True)
class PersonCard:
    """`may_change`: this manager may change him (I-18, I-19); otherwise the card is for reading."""

    membership_id: int
    account_id: int
    tenant_id: int
    tenant: str
    time_zone: str
    personal_rights: bool
    version: int
    full_name: str
    login: str | None
    identifiers: list[tuple[Known, bool]]  # with whether it is verified
    state: str
    failure: str | None
    tenant_role: TenantRole
    role_of: Mapping[UserType, tuple[int, str]]
    staff_member_id: int | None
    staff_member: str | None
    binds_staff: bool  # a role of his is meant for somebody of the staff list
    lines: list[AppLine]
    session_limit: int | None
    valid_till: datetime | None
    invited_by: str | None
    expires_at: datetime | None
    address: Known | None
    must_change_password: bool
    is_own: bool
    by_owner: bool  # who looks at it is an owner
    may_change: bool
    may_resend: bool
    may_correct: bool
    may_revoke: bool
    may_hand_over: bool
    owners: list[str]  # to whom to turn
    advice: list[Advised]

    @property
    def roles(self) -> list[str]:
        return [name for _, name in self.role_of.values()]

    @property
    def rights(self) -> list[tuple[str, Right]]:
        return [(line.name, line.right) for line in self.lines]


async def load_card(
    session: AsyncSession, channels: Channels, actor: int, membership_id: int, now: datetime
) -> PersonCard:
    """A constant number of statements.

    Of an existing person who has not accepted yet (F-02), and of one who has left, no more is told than what he was
    invited by: his account, and what becomes of it, are his own.
    """
    adder = aliased(Account)
    row = (
        await session.execute(
            select(
                Membership,
                Account,
                Invitation,
                adder.full_name,
                StaffMember.name,
                exists().where(Contact.account_id == Account.id),
                relied_on_elsewhere(Account.id, Membership.tenant_id),
            )
            .join(Account, Account.id == Membership.account_id)
            .outerjoin(Invitation, Invitation.membership_id == Membership.id)
            .outerjoin(adder, adder.id == Membership.added_by)
            .outerjoin(StaffMember, StaffMember.id == Membership.staff_member_id)
            .where(Membership.id == membership_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    membership, account, invitation, invited_by, staff_member, has_chat, elsewhere = row
    manager = await manager_of(session, actor, membership.tenant_id)
    roles = await _roles(session, membership.id)
    held = (await entitlements(session, [membership.id]))[membership.id]
    lines = await _lines(session, membership, held)
    is_private = bool(membership.called) or membership.state is MembershipState.ENDED
    identifiers = await _identifiers(session, membership, invitation, is_private=is_private)
    is_own = membership.id == manager.membership.id
    touchable = manager.reaches(membership.tenant_role)
    may_change = touchable and membership.state is not MembershipState.ENDED
    waits = membership.state is MembershipState.INVITED and touchable
    binds_staff = any(role.binds_staff for role in roles.values())
    alone = channels.lead_back((known for known, proven in identifiers if proven), has_chat=has_chat)
    forgets_for_good = membership.state is MembershipState.ACTIVE and not (alone or is_own or elsewhere)
    owners = await owner_names(session, membership.tenant_id, now)
    advice = advise(
        membership,
        held,
        lines,
        single_owner=len(owners) == 1,
        has_email=any(known.type is IdentifierType.EMAIL for known, _ in identifiers),
        binds_staff=binds_staff,
    )
    return PersonCard(
        membership_id=membership.id,
        account_id=account.id,
        tenant_id=manager.tenant.id,
        tenant=manager.tenant.name,
        time_zone=manager.tenant.time_zone,
        personal_rights=manager.tenant.personal_rights,
        version=membership.version,
        full_name=membership.called or account.full_name,
        login=None if is_private else account.login,
        identifiers=identifiers,
        state=person_state(membership, invitation, now),
        failure=invitation.failure if invitation is not None else None,
        tenant_role=membership.tenant_role,
        role_of={user_type: (role.id, role.name) for user_type, role in roles.items()},
        staff_member_id=membership.staff_member_id,
        staff_member=None if membership.state is MembershipState.ENDED else staff_member,
        binds_staff=binds_staff,
        lines=lines,
        session_limit=membership.session_limit,
        valid_till=None if membership.state is MembershipState.ENDED else membership.valid_till,
        invited_by=invited_by,
        expires_at=invitation.expires_at if invitation is not None and waits else None,
        address=invitation.known if invitation is not None else None,
        must_change_password=account.must_change_password and not is_private,
        is_own=is_own,
        by_owner=manager.is_owner,
        may_change=may_change,
        may_resend=waits and invitation is not None,
        may_correct=waits and invitation is not None and is_correctable(account, membership, invitation),
        may_revoke=waits and invitation is not None,
        may_hand_over=may_change
        and not is_private
        and (
            (waits and not membership.tenant_role.needs_email) or account.is_handed_over or forgets_for_good
        ),
        owners=owners,
        advice=advice if may_change and not membership.has_ended(now) else [],
    )


def person_state(membership: Membership, invitation: Invitation | None, now: datetime) -> str:
    """What to call his state: the membership's, or the invitation's as long as he has not come."""
    if membership.has_ended(now):
        return MembershipState.ENDED.value
    if membership.state is MembershipState.INVITED and invitation is not None:
        return f"INVITATION_{invitation.state_at(now).value}"
    return membership.state.value


async def _roles(session: AsyncSession, membership_id: int) -> dict[UserType, Role]:
    rows = await session.execute(
        select(MembershipRole.user_type, Role)
        .join(Role, Role.id == MembershipRole.role_id)
        .where(MembershipRole.membership_id == membership_id)
    )
    found = {row.user_type: row.Role for row in rows}
    return {user_type: found[user_type] for user_type in UserType if user_type in found}


async def _lines(session: AsyncSession, membership: Membership, held: Entitlements) -> list[AppLine]:
    """Every application of the tenant, with the roles inside it: one row for each of those, at least one."""
    rows = await session.execute(
        select(
            Application.id,
            Application.name,
            Application.kind,
            InAppRole.id.label("inside"),
            InAppRole.name.label("inside_name"),
            MembershipInAppRole.membership_id.label("holds"),
        )
        .outerjoin(InAppRole, InAppRole.application_id == Application.id)
        .outerjoin(
            MembershipInAppRole,
            and_(
                MembershipInAppRole.in_app_role_id == InAppRole.id,
                MembershipInAppRole.membership_id == membership.id,
            ),
        )
        .where(Application.tenant_id == membership.tenant_id)
        .order_by(Application.id, InAppRole.id)
    )
    lines = []
    for id_, group in groupby(rows, key=attrgetter("id")):
        inside = list(group)
        lines.append(
            AppLine(
                id_,
                inside[0].name,
                inside[0].kind,
                held.right(id_),
                tuple((row.inside, row.inside_name) for row in inside if row.inside is not None),
                frozenset(row.inside for row in inside if row.holds is not None),
            )
        )
    return lines


async def _identifiers(
    session: AsyncSession, membership: Membership, invitation: Invitation | None, *, is_private: bool
) -> list[tuple[Known, bool]]:
    if is_private:
        return (
            [] if invitation is None else [(invitation.known, invitation.state is InvitationState.ACCEPTED)]
        )
    rows = await session.scalars(
        select(Identifier).where(Identifier.account_id == membership.account_id).order_by(Identifier.id)
    )
    return [(Known(row.type, row.value), row.verified_at is not None) for row in rows]
