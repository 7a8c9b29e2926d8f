"""The invitations that nobody has answered yet, as the managers of a tenant see them: a list, and a card for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import aliased

from core import limits
from core.clock import Clock
from core.database import Database
from core.errors import Code, NotFound
from core.invitations.correcting import is_correctable
from core.invitations.invitation import CLOSED, Invitation, InvitationState
from core.invitations.ways import Way, ways_of
from core.people import Account, Known, Manager, Membership, MembershipState, manager_of


class Waits(StrEnum):
    """What the list can be narrowed to; each invitation is one of these."""

    WAITING = "WAITING"
    EXPIRED = "EXPIRED"
    UNDELIVERABLE = "UNDELIVERABLE"


_STANDINGS = {
    InvitationState.EXPIRED: Waits.EXPIRED,
    InvitationState.UNDELIVERABLE: Waits.UNDELIVERABLE,
}


@dataclass(frozen=True)
class PendingInvitation:
    """`ways` are the letters of the present link; none where the link is handed on, or somebody is asked in chat."""

    membership_id: int
    full_name: str
    standing: Waits
    state: InvitationState
    address: Known  # as it was typed
    connects: bool  # somebody who has an account is asked (F-02)
    invited_by: str
    created_at: datetime
    expires_at: datetime
    ways: tuple[Way, ...]
    may_change: bool  # this manager may act on it (I-19)
    correctable: bool


@dataclass(frozen=True)
class PendingPage:
    tenant: str
    counts: Mapping[Waits, int]
    rows: list[PendingInvitation]
    number: int  # from 0
    pages: int

    @property
    def total(self) -> int:
        """Whatever the list is narrowed to."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class PendingCard:
    tenant_id: int
    tenant: str
    time_zone: str
    invitation: PendingInvitation


class Pending:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    async def page(
        self, actor: int, tenant_id: int, only: Waits | None = None, number: int = 0
    ) -> PendingPage:
        """Every invitation that is not answered, the newest first, and how many there are of each kind.

        Four statements for any number; for managers only (F-01).
        """
        now = self._clock.now()
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            standing = _standing(now)
            waiting = _waiting().where(Membership.tenant_id == tenant_id)
            counted = await session.execute(
                waiting.with_only_columns(standing, func.count()).group_by(standing)
            )
            counts = dict.fromkeys(Waits, 0) | {Waits(each): n for each, n in counted}
            pages = max(1, -(-(sum(counts.values()) if only is None else counts[only]) // limits.PAGE))
            number = min(max(number, 0), pages - 1)
            rows = (
                await session.execute(
                    (waiting if only is None else waiting.where(standing == only.value))
                    .order_by(Invitation.created_at.desc(), Invitation.id.desc())
                    .limit(limits.PAGE)
                    .offset(number * limits.PAGE)
                )
            ).all()
            ways = await ways_of(session, [row.Invitation.id for row in rows])
            listed = [_pending(manager, row, ways[row.Invitation.id], now) for row in rows]
            return PendingPage(manager.tenant.name, counts, listed, number, pages)

    async def card(self, actor: int, membership_id: int) -> PendingCard:
        """One of them. INVITATION_UNKNOWN once it is answered or revoked."""
        now = self._clock.now()
        async with self._db.read() as session:
            row = (await session.execute(_waiting().where(Membership.id == membership_id))).one_or_none()
            if row is None:
                raise NotFound(Code.INVITATION_UNKNOWN)
            manager = await manager_of(session, actor, row.Membership.tenant_id)
            ways = await ways_of(session, [row.Invitation.id])
            tenant = manager.tenant
            invitation = _pending(manager, row, ways[row.Invitation.id], now)
            return PendingCard(tenant.id, tenant.name, tenant.time_zone, invitation)


def _waiting() -> Select[Invitation, Membership, Account, str]:
    inviter = aliased(Account)
    return (
        select(Invitation, Membership, Account, inviter.full_name.label("inviter"))
        .join(Membership, Membership.id == Invitation.membership_id)
        .join(Account, Account.id == Membership.account_id)
        .join(inviter, inviter.id == Invitation.invited_by)
        .where(Membership.state == MembershipState.INVITED, Invitation.state.not_in(CLOSED))
    )


def _standing(now: datetime) -> ColumnElement[str]:
    return case(
        (Invitation.expires_at <= now, Waits.EXPIRED.value),
        (Invitation.state == InvitationState.UNDELIVERABLE, Waits.UNDELIVERABLE.value),
        else_=Waits.WAITING.value,
    )


def _pending(manager: Manager, row: Any, ways: list[Way], now: datetime) -> PendingInvitation:
    invitation, membership, account = row.Invitation, row.Membership, row.Account
    state = invitation.state_at(now)
    may_change = manager.reaches(membership.tenant_role)
    return PendingInvitation(
        membership.id,
        membership.called or account.full_name,
        _STANDINGS.get(state, Waits.WAITING),
        state,
        invitation.known,
        invitation.connects,
        row.inviter,
        invitation.created_at,
        invitation.expires_at,
        tuple(ways),
        may_change,
        may_change and is_correctable(account, membership, invitation),
    )
