"""An entry as it is read, and which other tenants are named in it: each may know the other, once both want it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from core.journal import JournalEntry, JournalTenant
from core.tenants import Tenant

# What two tenants did together: each may know the other, once both want it.
_BETWEEN_TENANTS = ("servicing.%", "tenant_invitation.%", "tenant.subscribed")


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


async def with_other_tenants(
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
