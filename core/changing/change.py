"""A membership that a manager changes: locked, judged, journalled with before and after, its version grown.

Every flow of this package begins with `begin` and ends with `Change.done`, in one transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, Conflict
from core.journal import record
from core.people import (
    Account,
    Manager,
    Membership,
    MembershipState,
    changed_meanwhile,
    membership_to_change,
)


@dataclass(frozen=True)
class Change:
    session: AsyncSession
    now: datetime
    manager: Manager
    membership: Membership

    async def full_name(self) -> str:
        """As this tenant knows him: of an existing person, until he accepts, what his adder called him (F-02)."""
        account = await self.session.get_one(Account, self.membership.account_id)
        return self.membership.called or account.full_name

    async def done(self, action: str, seen: int | None, **details: Any) -> None:
        """Journal it and let the version grow.

        `seen` is the version that the manager looked at. Where it is another one now: CHANGED_MEANWHILE, naming who
        was quicker, and nothing of this change is kept. What changes nothing never comes here, so twice is once.
        """
        membership = self.membership
        if seen is not None and seen != membership.version:
            raise await changed_meanwhile(self.session, membership.tenant_id, subject=membership.account_id)
        membership.version += 1
        record(
            self.session,
            self.now,
            action,
            actor=self.manager.account.id,
            subject=membership.account_id,
            tenant=membership.tenant_id,
            **details,
        )


async def begin(session: AsyncSession, now: datetime, actor: int, membership_id: int) -> Change:
    """Whether this manager may change this person (F-01, I-18, I-19); an ended membership is history."""
    manager, membership = await membership_to_change(session, actor, membership_id)
    if membership.state is MembershipState.ENDED:
        raise Conflict(Code.MEMBERSHIP_ENDED)
    return Change(session, now, manager, membership)
