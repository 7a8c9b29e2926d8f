"""Group links as managers see them: a list with the seats that are left, and a card for each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.invitations import load_options
from core.joining.group_link import GroupLink, LinkState
from core.joining.opening import applications_of_role
from core.joining.request import SEATED, JoinRequest, JoinState
from core.people import Account, Manager
from core.roles import Role, UserType


@dataclass(frozen=True)
class ListedLink:
    id: int
    name: str
    state: LinkState
    seats: int
    taken: int
    waiting: int
    ends_at: datetime
    picked: bool


@dataclass(frozen=True)
class LinkCard:
    """A link with everything that can be said and done about it."""

    id: int
    tenant_id: int
    tenant: str
    time_zone: str
    language: str  # of the tenant: its poster is for everybody
    name: str
    role: str
    user_type: UserType | None
    applications: tuple[str, ...]
    made_by: str
    state: LinkState
    seats: int
    taken: int
    waiting: int
    ends_at: datetime
    may_give: bool  # may this manager give the role? Else he may close it, and nothing more (I-18)
    link: str | None  # only of one that still leads somewhere
    picked: tuple[tuple[str, bool], ...] = ()  # whom it is for, and whether he has come


async def list_links(session: AsyncSession, tenant_id: int, now: datetime) -> list[ListedLink]:
    """Two statements."""
    links = list(
        await session.scalars(
            select(GroupLink).where(GroupLink.tenant_id == tenant_id).order_by(GroupLink.id.desc())
        )
    )
    counts = await _counts(session, tenant_id)
    listed = []
    for link in links:
        taken, waiting = counts.get(link.id, (0, 0))
        state = link.state_at(now, taken)
        listed.append(
            ListedLink(link.id, link.name, state, link.seats, taken, waiting, link.ends_at, link.is_picked)
        )
    return sorted(listed, key=lambda each: each.state not in (LinkState.OPEN, LinkState.FULL))


async def load_card(session: AsyncSession, manager: Manager, link: GroupLink, now: datetime) -> LinkCard:
    """Its address is put in by who knows the key."""
    tenant = manager.tenant
    made_by = await session.scalar(select(Account.full_name).where(Account.id == link.made_by))
    role = None if link.role_id is None else await session.get_one(Role, link.role_id)
    options = await load_options(session, manager)
    requests = list(await session.scalars(select(JoinRequest).where(JoinRequest.link_id == link.id)))
    taken = sum(request.is_seated for request in requests)
    came = {
        f"{request.messenger}:{request.address}" for request in requests if request.state is JoinState.ALLOWED
    }
    return LinkCard(
        link.id,
        tenant.id,
        tenant.name,
        tenant.time_zone,
        tenant.language,
        link.name,
        role.name if role is not None else "",
        role.user_type if role is not None else None,
        await applications_of_role(session, link.role_id),
        made_by or "",
        link.state_at(now, taken),
        link.seats,
        taken,
        sum(request.state is JoinState.WAITING for request in requests),
        link.ends_at,
        may_give=link.role_id in {each.id for each in options.roles},
        link=None,
        picked=tuple((name, key in came) for key, name in (link.for_contacts or {}).items()),
    )


async def _counts(session: AsyncSession, tenant_id: int) -> dict[int, tuple[int, int]]:
    """Of each link: seats that are taken, and of those the ones that wait for an answer."""
    waits = func.sum(case((JoinRequest.state == JoinState.WAITING, 1), else_=0))
    rows = await session.execute(
        select(JoinRequest.link_id, func.count(), waits)
        .join(GroupLink, GroupLink.id == JoinRequest.link_id)
        .where(GroupLink.tenant_id == tenant_id, JoinRequest.state.in_(SEATED))
        .group_by(JoinRequest.link_id)
    )
    return {link_id: (taken, waiting) for link_id, taken, waiting in rows}
