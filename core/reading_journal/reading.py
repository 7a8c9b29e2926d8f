"""The journal as the owners of a tenant read it: who did what, to whom, and when, newest first (I-37, I-38).

Pages go by the id of an entry and not by its place, so that what is written meanwhile moves nothing.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, case, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from core import limits
from core.database import Database
from core.errors import Code, NotAllowed, NotFound
from core.journal import JournalEntry, JournalTenant
from core.people import CALLED, Account, Member, Membership, member_of
from core.reading_journal.entry import Entry, with_other_tenants
from core.reading_journal.kinds import EVERYTHING, Filters, narrowing
from core.tenants import TenantRole


@dataclass(frozen=True)
class Person:
    """Whose entries are shown."""

    membership_id: int
    full_name: str


@dataclass(frozen=True)
class JournalPage:
    tenant: str
    time_zone: str
    person: Person | None
    entries: tuple[Entry, ...]
    newer: bool  # are there any before the first, or after the last?
    older: bool


class ReadingJournal:
    def __init__(self, database: Database) -> None:
        self._db = database

    async def page(
        self,
        actor: int,
        tenant_id: int,
        filters: Filters = EVERYTHING,
        *,
        before: int | None = None,
        after: int | None = None,
    ) -> JournalPage:
        """The newest entries; those next `before` an entry, or next `after` it. A constant number of statements.

        - owners only: JOURNAL_FOR_OWNERS
        - every entry of the tenant, and those that are about it too: who of support looked at its people
        - PERSON_UNKNOWN for one who never was of this tenant
        """
        async with self._db.read() as session:
            member = await _owner(session, actor, tenant_id)
            person = await _person(session, tenant_id, filters.account_id)
            rows = (await session.execute(_entries(tenant_id, filters, before, after))).all()
            if after is not None and len(rows) <= limits.PAGE:  # the newest page, and it is to be a whole one
                before = after = None
                rows = (await session.execute(_entries(tenant_id, filters, None, None))).all()
            more, rows = len(rows) > limits.PAGE, rows[: limits.PAGE]
            entries = [Entry(*row) for row in (rows if after is None else reversed(rows))]
            return JournalPage(
                member.tenant.name,
                member.tenant.time_zone,
                person,
                await with_other_tenants(session, tenant_id, entries),
                newer=more if after is not None else before is not None,
                older=True if after is not None else more,
            )


async def _owner(session: AsyncSession, actor: int, tenant_id: int) -> Member:
    member = await member_of(session, actor, tenant_id)
    if member.membership.tenant_role is not TenantRole.OWNER:
        raise NotAllowed(Code.JOURNAL_FOR_OWNERS)
    return member


async def _person(session: AsyncSession, tenant_id: int, account_id: int | None) -> Person | None:
    if account_id is None:
        return None
    row = (
        await session.execute(
            select(Membership.id, CALLED)
            .join(Account, Account.id == Membership.account_id)
            .where(Membership.account_id == account_id, Membership.tenant_id == tenant_id)
            .order_by(Membership.id.desc())
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    return Person(*row)


def _entries(tenant_id: int, filters: Filters, before: int | None, after: int | None) -> Select[Any]:
    """The next ones and one more, in the order of going there. Either half walks an index and stops."""
    order = JournalEntry.id.asc() if after is not None else JournalEntry.id.desc()
    narrowed = narrowing(filters)
    if before is not None:
        narrowed.append(JournalEntry.id < before)
    if after is not None:
        narrowed.append(JournalEntry.id > after)
    next_ones = select(JournalEntry.id).where(*narrowed).order_by(order).limit(limits.PAGE + 1)
    own = next_ones.where(JournalEntry.tenant_id == tenant_id).subquery()
    also = (
        next_ones.join(JournalTenant, JournalTenant.entry_id == JournalEntry.id)
        .where(JournalTenant.tenant_id == tenant_id)
        .subquery()
    )
    subject = aliased(Account)
    return (
        select(
            JournalEntry.id,
            JournalEntry.at,
            JournalEntry.action,
            JournalEntry.details,
            func.coalesce(_called(tenant_id, JournalEntry.actor_id), Account.full_name),
            case(
                (JournalEntry.subject_id == JournalEntry.actor_id, None),
                else_=func.coalesce(_called(tenant_id, JournalEntry.subject_id), subject.full_name),
            ),
            _like(),
            JournalEntry.tenant_id,
        )
        .outerjoin(Account, Account.id == JournalEntry.actor_id)
        .outerjoin(subject, subject.id == JournalEntry.subject_id)
        .where(JournalEntry.id.in_(union_all(select(own), select(also))))
        .order_by(order)
        .limit(limits.PAGE + 1)
    )


def _called(tenant_id: int, account_id: InstrumentedAttribute[int | None]) -> ScalarSelect[str | None]:
    """What an existing person is called here as long as he has not accepted, also where he never did (F-02)."""
    membership = aliased(Membership)
    return (
        select(membership.called)
        .where(membership.account_id == account_id, membership.tenant_id == tenant_id)
        .order_by(membership.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _like() -> ScalarSelect[str | None]:
    """Of an entry whose details name another membership: whose it is."""
    membership, account = aliased(Membership), aliased(Account)
    named = case((JournalEntry.action == "person.rights_copied", JournalEntry.details["other"].as_integer()))
    return (
        select(func.coalesce(membership.called, account.full_name))
        .join(account, account.id == membership.account_id)
        .where(membership.id == named)
        .scalar_subquery()
    )
