"""How managers keep group links: make one, for whoever opens it or for people picked; change, renew, close it.

Making one is inviting, only of people whose names are not known yet: the same managers, roles and licence are asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.delivery import Outbox, Recipient
from core.errors import Code, Conflict, NotFound
from core.invitations import Options, load_options, require_licence
from core.joining.group_link import GroupLink, LinkState, check_end, check_seats
from core.joining.letters import JOIN_PICKED
from core.joining.letting_in import link_role
from core.joining.picking import Picked, PickedLink, sort_out
from core.joining.request import taken_seats
from core.joining.viewing import LinkCard, ListedLink, list_links, load_card
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    Address,
    Manager,
    clean_name,
    manager_of,
)
from core.secrets import ServerKey


@dataclass(frozen=True)
class NewLink:
    """What is said of a link before there is one. Without a name it is called like its role."""

    role_id: int
    seats: int
    ends_at: datetime
    name: str = ""


class KeepingLinks:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        key: ServerKey,
        link_to: Callable[[str], str],
    ) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox
        self._key = key
        self._link_to = link_to

    async def options(self, actor: int, tenant_id: int) -> Options:
        """What may be chosen; refused before anything is typed where the licence is not paid (I-35)."""
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            require_licence(manager, self._clock.now())
            return await load_options(session, manager)

    async def links(self, actor: int, tenant_id: int) -> list[ListedLink]:
        """Every link of the tenant: those that still let in first, then the latest."""
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            return await list_links(session, tenant_id, self._clock.now())

    async def card(self, actor: int, link_id: int) -> LinkCard:
        async with self._db.read() as session:
            manager, link = await self._link(session, actor, link_id)
            card = await load_card(session, manager, link, self._clock.now())
        leads = card.state in (LinkState.OPEN, LinkState.FULL)
        return replace(card, link=self._link_to(link.token(self._key))) if leads else card

    @rerun_after_lost_race
    async def make(self, actor: int, tenant_id: int, new: NewLink, operation_id: str) -> int:
        """A link for whoever opens it: he asks, and a manager decides. Returns its id.

        - F-01, I-13: whoever comes by it is a USER; I-18: nobody makes one for a role beyond his own
        - I-35: needs a paid licence, here as at letting in
        """
        async with self._db.write() as session:
            done, manager = await self._begin(session, actor, tenant_id, operation_id)
            if done is not None:
                return int(done["link_id"])
            link = await self._make(session, manager, new, None)
            await remember(session, operation_id, self._clock.now(), link_id=link.id)
            return link.id

    @rerun_after_lost_race
    async def make_for(
        self, actor: int, tenant_id: int, new: NewLink, picked: Sequence[Picked], operation_id: str
    ) -> PickedLink:
        """A link for these people alone, a seat for each: they have been chosen, so nobody is asked again.

        - whom the bot knows it writes to at once: with an account of his own he only agrees (F-02)
        - members are left out; PICKED_ARE_MEMBERS where nobody else is left
        - authority and licence as for any link
        """
        async with self._db.write() as session:
            done, manager = await self._begin(session, actor, tenant_id, operation_id)
            if done is not None:
                return PickedLink(int(done["link_id"]), tuple(done["told"]), tuple(done["members"]))
            people = await sort_out(session, tenant_id, picked)
            new = NewLink(new.role_id, len(people.wanted), new.ends_at, new.name)
            link = await self._make(session, manager, new, people.wanted)
            await self._tell(session, link, people.known)
            told = [people.wanted[key] for key in people.known]
            now = self._clock.now()
            await remember(session, operation_id, now, link_id=link.id, told=told, members=people.members)
            return PickedLink(link.id, tuple(told), tuple(people.members))

    async def change(
        self,
        actor: int,
        link_id: int,
        *,
        seats: int | None = None,
        ends_at: datetime | None = None,
        name: str | None = None,
    ) -> None:
        """More seats or fewer, but never fewer than are taken; another end, by which one that was over lets in again.

        Authority and licence as for making it: whoever widens it, invites.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            manager, link = await self._link(session, actor, link_id, lock=True)
            await self._require_authority(session, manager, link)
            taken = (await taken_seats(session, [link.id]))[link.id]
            before = _told(link)
            if link.state is LinkState.CLOSED:
                raise Conflict(Code.GROUP_LINK_CLOSED)
            if seats is not None:
                link.seats = check_seats(seats, taken)
            if ends_at is not None:
                if link.ends_at <= now:  # one more that lets in
                    await one_at_a_time(session, f"links:{link.tenant_id}")
                    await _require_room(session, link.tenant_id, now)
                link.ends_at = check_end(ends_at, now)
            if name is not None:
                link.name = clean_name(name)
            after = _told(link)
            changed = [key for key in after if after[key] != before[key]]
            if changed:
                self._journal(
                    session,
                    "group_link.changed",
                    manager,
                    link,
                    before={key: before[key] for key in changed},
                    after={key: after[key] for key in changed},
                )

    async def renew(self, actor: int, link_id: int, operation_id: str) -> None:
        """A new token: what hangs on a wall is void from now on. Who has asked already waits on."""
        async with self._db.write() as session:
            manager, link = await self._link(session, actor, link_id, lock=True)
            if await recall(session, operation_id) is not None:
                return
            await self._require_authority(session, manager, link)
            if link.state is LinkState.CLOSED:
                raise Conflict(Code.GROUP_LINK_CLOSED)
            link.generation += 1
            self._journal(session, "group_link.renewed", manager, link)
            await remember(session, operation_id, self._clock.now())

    async def close(self, actor: int, link_id: int) -> None:
        """Nobody comes by it any more; who has asked is still to be answered. Any manager may. Twice is once."""
        async with self._db.write() as session:
            manager, link = await self._link(session, actor, link_id, lock=True)
            if link.state is LinkState.CLOSED:
                return
            link.state = LinkState.CLOSED
            await self._outbox.drop(session, JOIN_PICKED, link.id)
            self._journal(session, "group_link.closed", manager, link, before="OPEN", after="CLOSED")

    async def _begin(
        self, session: AsyncSession, actor: int, tenant_id: int, operation_id: str
    ) -> tuple[Mapping[str, Any] | None, Manager]:
        """What this operation has made already, and the manager."""
        await one_at_a_time(session, operation_id, f"links:{tenant_id}")
        return await recall(session, operation_id), await manager_of(session, actor, tenant_id)

    async def _make(
        self, session: AsyncSession, manager: Manager, new: NewLink, wanted: dict[str, str] | None
    ) -> GroupLink:
        now = self._clock.now()
        require_licence(manager, now)
        role = await link_role(session, manager, new.role_id)
        await _require_room(session, manager.tenant.id, now)
        link = GroupLink(
            tenant_id=manager.tenant.id,
            name=clean_name(new.name or role.name),
            role_id=role.id,
            made_by=manager.account.id,
            seats=check_seats(new.seats),
            ends_at=check_end(new.ends_at, now),
            generation=1,
            state=LinkState.OPEN,
            for_contacts=wanted,
            created_at=now,
        )
        session.add(link)
        await session.flush()
        self._journal(session, "group_link.made", manager, link, role=role.name)
        return link

    async def _link(
        self, session: AsyncSession, actor: int, link_id: int, *, lock: bool = False
    ) -> tuple[Manager, GroupLink]:
        """To whoever does not manage its tenant there is no such link."""
        link = await session.get(GroupLink, link_id, with_for_update=lock)
        if link is None:
            raise NotFound(Code.GROUP_LINK_UNKNOWN)
        try:
            return await manager_of(session, actor, link.tenant_id), link
        except NotFound:
            raise NotFound(Code.GROUP_LINK_UNKNOWN) from None

    async def _require_authority(self, session: AsyncSession, manager: Manager, link: GroupLink) -> None:
        require_licence(manager, self._clock.now())
        await link_role(session, manager, link.role_id)

    def _journal(
        self, session: AsyncSession, action: str, manager: Manager, link: GroupLink, **details: Any
    ) -> None:
        record(
            session,
            self._clock.now(),
            action,
            actor=manager.account.id,
            tenant=link.tenant_id,
            called=link.name,
            link=link.id,
            **details,
        )

    async def _tell(self, session: AsyncSession, link: GroupLink, known: Mapping[str, Account]) -> None:
        await self._outbox.put_each(
            session,
            self._clock.now(),
            [Recipient(Address(*key.split(":", 1)), account.language) for key, account in known.items()],
            purpose=JOIN_PICKED,
            subject_id=link.id,
            generation=link.generation,
            expires_at=link.ends_at,
        )


def _told(link: GroupLink) -> dict[str, Any]:
    """What can change about it, for the journal."""
    return {"name": link.name, "seats": link.seats, "ends_at": link.ends_at.isoformat()}


async def _require_room(session: AsyncSession, tenant_id: int, now: datetime) -> None:
    living = await session.scalar(
        select(func.count()).where(
            GroupLink.tenant_id == tenant_id, GroupLink.state == LinkState.OPEN, GroupLink.ends_at > now
        )
    )
    if (living or 0) >= limits.GROUP_LINKS_MAX:
        raise Conflict(Code.GROUP_LINKS_TOO_MANY, n=limits.GROUP_LINKS_MAX)
