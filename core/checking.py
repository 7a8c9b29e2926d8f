"""Loads the facts of an access question, and decides: one question in two statements, a whole person in four."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import Decision, Facts, Right, Target, catalogue, decide
from core.access.facts import (
    TO_LAUNCH,
    AccountFacts,
    ApplicationFacts,
    MembershipFacts,
    PermissionFacts,
    SessionFacts,
    TenantFacts,
)
from core.applications import Application, ApplicationState
from core.clock import Clock
from core.database import Database
from core.invitations import Invitation, person_state
from core.people import (
    Account,
    AccountState,
    Membership,
    MembershipRole,
    MembershipState,
    entitlements,
)
from core.roles import Role
from core.tenants import LicenceState, Tenant, TenantRole


@dataclass(frozen=True)
class Line:
    """One application of a tenant, for one person."""

    application: Application
    right: Right
    decision: Decision
    facts: Facts  # behind the decision, for another question through this application


@dataclass(frozen=True)
class TenantAccess:
    """A person in one tenant."""

    membership_id: int
    tenant_id: int
    tenant: str
    tenant_role: TenantRole
    state: str
    roles: tuple[str, ...]
    lines: tuple[Line, ...]
    time_zone: str  # by whose calendar its days are told


class Checking:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def decide(
        self,
        account_id: int,
        application_key: str,
        target: Target = TO_LAUNCH,
        *,
        tenant_id: int | None = None,
        open_sessions: int | None = None,
    ) -> tuple[Decision, Right | None]:
        """May this account launch the application with this key, or do in it what the target says?

        - `tenant_id` names the tenant in which it is asked; without it, the application tells
        - `open_sessions`: how many the account has there, where the target opens another one (I-36)

        The right itself is None where there is none.
        """
        async with self._db.read() as session:
            return await question(
                session,
                account_id,
                application_key,
                self._clock.now(),
                target,
                tenant_id=tenant_id,
                open_sessions=open_sessions,
            )

    async def mine(self, account_id: int) -> list[TenantAccess]:
        """My organisations, roles and applications (launch lists leave out what is closed: I-22)."""
        async with self._db.read() as session:
            return await of_person(session, account_id, self._clock.now())


async def question(
    session: AsyncSession,
    account_id: int,
    application_key: str,
    now: datetime,
    target: Target = TO_LAUNCH,
    *,
    tenant_id: int | None = None,
    open_sessions: int | None = None,
) -> tuple[Decision, Right | None]:
    """Two statements at most, whatever the number of roles and rights."""
    asked = select(Account, Application, Tenant, Membership, Invitation).select_from(Account)
    named = Application.key == application_key
    if tenant_id is None:
        asked = asked.outerjoin(Application, named).outerjoin(Tenant, Tenant.id == Application.tenant_id)
    else:
        asked = asked.outerjoin(Tenant, Tenant.id == tenant_id).outerjoin(
            Application, and_(named, Application.tenant_id == Tenant.id)
        )
    row = (
        await session.execute(
            asked.outerjoin(
                Membership, and_(Membership.account_id == Account.id, Membership.tenant_id == Tenant.id)
            )
            .outerjoin(Invitation, Invitation.membership_id == Membership.id)
            .where(Account.id == account_id)
            .order_by(Membership.id.desc())
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return decide(Facts(), target, now), None
    account, application, tenant, membership, invitation = row
    right = permissions = sessions = None
    if membership is not None and application is not None:
        held = await entitlements(session, [membership.id], rights_only=target.permission is None)
        right = held[membership.id].right(application.id)
        permissions = PermissionFacts(held[membership.id].permissions, today_of(tenant, now))
        sessions = None if open_sessions is None else SessionFacts(open_sessions, membership.session_limit)
    no_such_tenant = TenantFacts(unknown=True) if tenant_id is not None else None
    facts = Facts(
        account_facts(account, now),
        no_such_tenant if tenant is None else _tenant_facts(tenant, now),
        None if membership is None else _membership_facts(membership, invitation, now),
        None if application is None else _application_facts(application, right, ()),
        sessions=sessions,
        permissions=permissions,
    )
    return decide(facts, target, now), right


async def of_person(
    session: AsyncSession,
    account_id: int,
    now: datetime,
    tenant_ids: Sequence[int] | None = None,
    *,
    rights_only: bool = True,
) -> list[TenantAccess]:
    """Every tenant of the person, or those of them that the asker may see; a former membership where no newer is.

    `rights_only` leaves the permissions out of the facts, for who asks about applications.
    """
    query = (
        select(Account, Membership, Tenant, Invitation)
        .join(Membership, Membership.account_id == Account.id)
        .join(Tenant, Tenant.id == Membership.tenant_id)
        .outerjoin(Invitation, Invitation.membership_id == Membership.id)
        .where(Account.id == account_id)
        .order_by(Tenant.name, Tenant.id, Membership.id.desc())
    )
    if tenant_ids is not None:
        query = query.where(Tenant.id.in_(list(tenant_ids)))
    newest = {row[2].id: row for row in reversed((await session.execute(query)).all())}
    rows = sorted(newest.values(), key=lambda row: (row[2].name, row[2].id))
    membership_ids = [membership.id for _, membership, _, _ in rows]
    held = await entitlements(session, membership_ids, rights_only=rights_only)
    applications: dict[int, list[Application]] = {}
    for application in await session.scalars(
        select(Application).where(Application.tenant_id.in_(newest)).order_by(Application.id)
    ):
        applications.setdefault(application.tenant_id, []).append(application)
    roles = await _roles_of(session, membership_ids)
    return [
        TenantAccess(
            membership.id,
            tenant.id,
            tenant.name,
            membership.tenant_role,
            person_state(membership, invitation, now),
            roles.get(membership.id, ()),
            tuple(
                _line(
                    application,
                    held[membership.id].right(application.id),
                    Facts(
                        account_facts(account, now),
                        _tenant_facts(tenant, now),
                        _membership_facts(membership, invitation, now),
                        permissions=None
                        if rights_only
                        else PermissionFacts(held[membership.id].permissions, today_of(tenant, now)),
                    ),
                    roles.get(membership.id, ()),
                    now,
                )
                for application in applications.get(tenant.id, [])
            ),
            tenant.time_zone,
        )
        for account, membership, tenant, invitation in rows
    ]


async def _roles_of(session: AsyncSession, membership_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for membership_id, name in await session.execute(
        select(MembershipRole.membership_id, Role.name)
        .join(Role, Role.id == MembershipRole.role_id)
        .where(MembershipRole.membership_id.in_(membership_ids))
        .order_by(Role.id)
    ):
        found[membership_id] = (*found.get(membership_id, ()), name)
    return found


def _line(
    application: Application, right: Right, facts: Facts, roles: tuple[str, ...], now: datetime
) -> Line:
    whole = replace(facts, application=_application_facts(application, right, roles))
    return Line(application, right, decide(whole, TO_LAUNCH, now), whole)


def today_of(tenant: Tenant, now: datetime) -> date:
    """By the tenant's calendar (I-27)."""
    return now.astimezone(ZoneInfo(tenant.time_zone)).date()


def account_facts(account: Account, now: datetime) -> AccountFacts:
    return AccountFacts(
        confirmed=account.state is not AccountState.INVITED,
        has_password=account.password_hash is not None,
        must_change_password=account.must_change_password,
        locked_until=account.wait_until,
        suspended=account.is_suspended(now),
        deactivated=account.state is AccountState.DEACTIVATED,
    )


def _tenant_facts(tenant: Tenant, now: datetime) -> TenantFacts:
    return TenantFacts(tenant.suspended, tenant.licence_at(now) is not LicenceState.EXPIRED)


def _membership_facts(
    membership: Membership, invitation: Invitation | None, now: datetime
) -> MembershipFacts:
    """A handed-over membership is ACTIVE at creation (I-34), whatever became of an earlier invitation."""
    came = membership.state in (MembershipState.ACTIVE, MembershipState.SUSPENDED)
    return MembershipFacts(
        membership.tenant_role,
        suspended=membership.state is MembershipState.SUSPENDED,
        ended=membership.has_ended(now),
        invitation=None if came or invitation is None else invitation.reason_at(now),
    )


def _application_facts(
    application: Application, right: Right | None, roles: tuple[str, ...]
) -> ApplicationFacts | None:
    if right is None:
        return None  # not a member: it is as if there were none
    return ApplicationFacts(
        right,
        preparing=application.state is ApplicationState.PREPARING,
        unavailable=application.state is ApplicationState.MAINTENANCE,
        role_names=roles,
        platform=catalogue().platform_of_kind[application.kind],
    )
