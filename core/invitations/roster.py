"""The people of a tenant as its managers see them: a list with states, and a card with what can be done."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import Right
from core.applications import Application
from core.clock import Clock
from core.database import Database
from core.errors import Code, NotFound
from core.invitations.invitation import Invitation
from core.invitations.letters import role_names
from core.people import (
    Account,
    Identifier,
    Known,
    Manager,
    Membership,
    MembershipState,
    StaffMember,
    entitlements,
    manager_of,
)
from core.tenants import TenantRole


@dataclass(frozen=True)
class Listed:
    """One row. The state is the membership's, or the invitation's while that is open or has failed."""

    membership_id: int
    full_name: str
    state: str
    tenant_role: TenantRole


@dataclass(frozen=True)
class Page:
    rows: list[Listed]
    number: int  # from 0
    pages: int
    total: int


@dataclass(frozen=True)
class PersonCard:
    membership_id: int
    account_id: int
    tenant_id: int
    tenant: str
    full_name: str
    login: str | None
    identifiers: list[tuple[Known, bool]]  # with whether it is verified
    state: str
    failure: str | None
    tenant_role: TenantRole
    roles: list[str]
    staff_member: str | None
    rights: list[tuple[str, Right]]
    invited_by: str | None
    expires_at: datetime | None
    address: Known | None
    must_change_password: bool
    may_resend: bool
    may_revoke: bool
    may_hand_over: bool


class Roster:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def page(self, actor: int, tenant_id: int, number: int = 0) -> Page:
        """Everyone who is, or is invited to be, a member (F-23, I-11), by name. Three statements for any number."""
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            living = (
                Membership.tenant_id == tenant_id,
                Membership.state != MembershipState.ENDED,
            )
            total = await session.scalar(select(func.count()).select_from(Membership).where(*living)) or 0
            pages = max(1, -(-total // limits.PAGE))
            number = min(max(number, 0), pages - 1)
            rows = await session.execute(
                select(Membership, Account.full_name, Invitation)
                .join(Account, Account.id == Membership.account_id)
                .outerjoin(Invitation, Invitation.membership_id == Membership.id)
                .where(*living)
                .order_by(Account.full_name_folded, Membership.id)
                .limit(limits.PAGE)
                .offset(number * limits.PAGE)
            )
            now = self._clock.now()
            listed = [
                Listed(membership.id, name, person_state(membership, invitation, now), membership.tenant_role)
                for membership, name, invitation in rows
            ]
            return Page(listed, number, pages, total)

    async def card(self, actor: int, membership_id: int) -> PersonCard:
        """Everything about one person of a tenant that this actor manages."""
        async with self._db.read() as session:
            membership = await session.get(Membership, membership_id)
            if membership is None:
                raise NotFound(Code.PERSON_UNKNOWN)
            manager = await manager_of(session, actor, membership.tenant_id)
            return await self._card(session, manager, membership)

    async def _card(self, session: AsyncSession, manager: Manager, membership: Membership) -> PersonCard:
        now = self._clock.now()
        account = await session.get_one(Account, membership.account_id)
        invitation = await session.scalar(select(Invitation).where(Invitation.membership_id == membership.id))
        inviter = await session.get(Account, membership.added_by) if membership.added_by else None
        staff = (
            await session.get(StaffMember, membership.staff_member_id) if membership.staff_member_id else None
        )
        identifiers = await session.scalars(
            select(Identifier).where(Identifier.account_id == account.id).order_by(Identifier.id)
        )
        applications = await session.execute(
            select(Application.id, Application.name)
            .where(Application.tenant_id == membership.tenant_id)
            .order_by(Application.id)
        )
        held = (await entitlements(session, [membership.id]))[membership.id]
        state = person_state(membership, invitation, now)
        touchable = manager.is_owner or not membership.tenant_role.manages_people
        waits = membership.state is MembershipState.INVITED and touchable
        return PersonCard(
            membership_id=membership.id,
            account_id=account.id,
            tenant_id=manager.tenant.id,
            tenant=manager.tenant.name,
            full_name=account.full_name,
            login=account.login,
            identifiers=[(Known(i.type, i.value), i.verified_at is not None) for i in identifiers],
            state=state,
            failure=invitation.failure if invitation is not None else None,
            tenant_role=membership.tenant_role,
            roles=await role_names(session, membership.id),
            staff_member=staff.name if staff is not None else None,
            rights=[(name, held.right(id_)) for id_, name in applications],
            invited_by=inviter.full_name if inviter is not None else None,
            expires_at=invitation.expires_at if invitation is not None and waits else None,
            address=invitation.known if invitation is not None else None,
            must_change_password=account.must_change_password,
            may_resend=waits and invitation is not None,
            may_revoke=waits and invitation is not None,
            may_hand_over=touchable
            and ((waits and not membership.tenant_role.needs_email) or account.must_change_password),
        )


def person_state(membership: Membership, invitation: Invitation | None, now: datetime) -> str:
    """What to call his state: the membership's, or the invitation's as long as he has not come."""
    if membership.state is MembershipState.INVITED and invitation is not None:
        return f"INVITATION_{invitation.state_at(now).value}"
    return membership.state.value
