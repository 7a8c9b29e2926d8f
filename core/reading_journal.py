"""The journal as the owners of a tenant read it: who did what, to whom, and when, newest first (I-37, I-38).

Pages go by the id of an entry and not by its place, so that what is written meanwhile moves nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, not_, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from core import limits
from core.database import Database
from core.errors import Code, NotAllowed, NotFound
from core.journal import JournalEntry, JournalTenant
from core.people import Account, Member, Membership, member_of
from core.tenants import Tenant, TenantRole


class Kind(StrEnum):
    """What the journal can be narrowed to."""

    PEOPLE = "PEOPLE"
    RIGHTS = "RIGHTS"
    APPLICATIONS = "APPLICATIONS"
    LOOK_UPS = "LOOK_UPS"
    ORGANISATION = "ORGANISATION"


# The first word of an action says its kind, but for what is done to a person's roles and rights.
_KINDS = {
    Kind.PEOPLE: ("person", "membership", "invitation", "consent", "account", "staff", "import"),
    Kind.RIGHTS: ("role", "request"),
    Kind.APPLICATIONS: ("application", "in_app_role"),
    Kind.LOOK_UPS: ("access",),
    Kind.ORGANISATION: ("tenant", "tenant_invitation", "servicing"),
}
_OF_RIGHTS = (
    "person.roles_changed",
    "person.tenant_role_changed",
    "person.right_changed",
    "person.rights_reset",
    "person.rights_copied",
    "person.permission_changed",
    "person.contacts_hidden",
    "person.in_app_roles_changed",
    "person.scope_narrowed",
)
# What two tenants did together: each may know the other, once both want it.
_BETWEEN_TENANTS = ("servicing.%", "tenant_invitation.%", "tenant.subscribed")


@dataclass(frozen=True)
class Filters:
    """None does not narrow. A person's entries are those about him and those of what he did."""

    account_id: int | None = None
    kind: Kind | None = None


EVERYTHING = Filters()


@dataclass(frozen=True)
class Entry:
    id: int
    at: datetime
    action: str
    details: Mapping[str, Any]
    actor: str | None  # None: nobody, the service itself
    subject: str | None  # None: nobody, or the actor himself
    like: str | None  # of "the same rights as": whose
    tenant_id: int | None = None  # whose deed it was, if a tenant's
    tenants: tuple[str, ...] = ()  # the other ones that it is about, where this tenant may know them


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
                await _with_other_tenants(session, tenant_id, entries),
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
            select(Membership.id, func.coalesce(Membership.called, Account.full_name))
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
    wanted = _wanted(filters)
    if before is not None:
        wanted.append(JournalEntry.id < before)
    if after is not None:
        wanted.append(JournalEntry.id > after)
    next_ones = select(JournalEntry.id).where(*wanted).order_by(order).limit(limits.PAGE + 1)
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


def _wanted(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.account_id is not None:
        wanted.append(
            or_(
                JournalEntry.subject_id == filters.account_id,
                JournalEntry.actor_id == filters.account_id,
            )
        )
    if filters.kind is not None:
        first_word = or_(*(JournalEntry.action.startswith(f"{word}.") for word in _KINDS[filters.kind]))
        of_rights = JournalEntry.action.in_(_OF_RIGHTS)
        if filters.kind is Kind.RIGHTS:
            wanted.append(or_(first_word, of_rights))
        else:
            wanted += [first_word, not_(of_rights)]
    return wanted


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


async def _with_other_tenants(
    session: AsyncSession, tenant_id: int, entries: list[Entry]
) -> tuple[Entry, ...]:
    shared = or_(*(JournalEntry.action.like(action) for action in _BETWEEN_TENANTS))
    of_page = (JournalEntry.id.in_([entry.id for entry in entries]), shared)
    main = select(JournalEntry.id, Tenant.id, Tenant.name).join(Tenant, Tenant.id == JournalEntry.tenant_id)
    also = (
        select(JournalEntry.id, Tenant.id, Tenant.name)
        .join(JournalTenant, JournalTenant.entry_id == JournalEntry.id)
        .join(Tenant, Tenant.id == JournalTenant.tenant_id)
    )
    names: dict[int, list[str]] = {}
    others: dict[int, int] = {}
    for entry_id, id_, name in await session.execute(union_all(main.where(*of_page), also.where(*of_page))):
        if id_ != tenant_id:
            names.setdefault(entry_id, []).append(name)
            others[entry_id] = id_
    agreed = await _agreed(session, set(others.values()))
    shown = []
    for entry in entries:
        if entry.id in others and _is_asked_by(tenant_id, entry) and entry.details["relation"] not in agreed:
            shown.append(_unnamed(entry, others[entry.id]))
        else:
            shown.append(replace(entry, tenants=tuple(names.get(entry.id, ()))))
    return tuple(shown)


async def _agreed(session: AsyncSession, tenant_ids: set[int]) -> set[int]:
    """The relations in which these tenants have agreed to be serviced."""
    relation = JournalEntry.details["relation"].as_integer()
    agreed = await session.scalars(
        select(relation).where(
            JournalEntry.action == "servicing.accepted", JournalEntry.tenant_id.in_(tenant_ids)
        )
    )
    return {id_ for id_ in agreed if id_ is not None}


def _is_asked_by(tenant_id: int, entry: Entry) -> bool:
    """Has this tenant asked to service the other one, and is not told by the entry that it may?"""
    if entry.action == "servicing.declined":
        return entry.tenant_id != tenant_id
    is_asking = entry.action == "servicing.asked" or entry.details.get("before") == "ASKED"
    return entry.tenant_id == tenant_id and entry.action.startswith("servicing.") and is_asking


def _unnamed(entry: Entry, number: int) -> Entry:
    """Who has not agreed is a number to who asked, and nobody of theirs has a name (I-16)."""
    if entry.action == "servicing.declined":
        return replace(entry, actor=f"№ {number}")
    return replace(entry, tenants=(f"№ {number}",))
