"""The people of a tenant as its managers see them: a list that is searched and filtered, and a card for each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from core.clock import Clock
from core.database import Cut, Database, fold
from core.errors import Invalid
from core.invitations.choosing import Options, load_options
from core.invitations.invitation import Invitation
from core.invitations.person_card import PersonCard, load_card, person_state
from core.people import (
    CALLED,
    CALLED_FOLDED,
    Account,
    Channels,
    Identifier,
    Membership,
    MembershipRole,
    MembershipState,
    looks_like_identifier,
    manager_of,
    parse_phone,
)
from core.roles import Role, UserType
from core.tenants import TenantRole


class Standing(StrEnum):
    """What the list can be narrowed to; without one it shows everybody who has not ended."""

    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    FORMER = "FORMER"


@dataclass(frozen=True)
class Filters:
    """None does not narrow. `user_type` makes the list one of the two directories (H-02)."""

    standing: Standing | None = None
    user_type: UserType | None = None
    role_id: int | None = None


EVERYBODY = Filters()


@dataclass(frozen=True)
class Listed:
    """One row. The state is the membership's, or the invitation's while that is open or has failed."""

    membership_id: int
    full_name: str
    state: str
    tenant_role: TenantRole


@dataclass(frozen=True)
class Page:
    tenant: str
    rows: list[Listed]
    number: int  # from 0
    pages: int
    total: int


class Roster:
    def __init__(self, database: Database, clock: Clock, channels: Channels) -> None:
        self._db = database
        self._clock = clock
        self._channels = channels

    async def page(
        self, actor: int, tenant_id: int, number: int = 0, search: str = "", filters: Filters = EVERYBODY
    ) -> Page:
        """Everyone who is, or is invited to be, a member (F-23, I-11), by name. Three statements for any number.

        - `search`: a part of the name or the login, of a phone or an e-mail, however it is spelt
        - `filters`: everybody, or those in one standing, of one kind (H-02), in one role; who has left, on request
        """
        now = self._clock.now()
        async with self._db.read() as session:
            tenant = (await manager_of(session, actor, tenant_id)).tenant
            wanted = (*_narrowed(tenant_id, filters, now), *_matching(search, tenant.country))
            people = (
                select(Membership, CALLED, Invitation)
                .join(Account, Account.id == Membership.account_id)
                .outerjoin(Invitation, Invitation.membership_id == Membership.id)
                .where(*wanted)
            )
            cut = Cut.of(await session.scalar(people.with_only_columns(func.count())), number)
            rows = await session.execute(cut.applied(people.order_by(CALLED_FOLDED, Membership.id)))
            listed = [
                Listed(membership.id, name, person_state(membership, invitation, now), membership.tenant_role)
                for membership, name, invitation in rows
            ]
            return Page(tenant.name, listed, cut.number, cut.pages, cut.total)

    async def card(self, actor: int, membership_id: int) -> PersonCard:
        """Everything about one person of a tenant that this actor manages."""
        async with self._db.read() as session:
            return await load_card(session, self._channels, actor, membership_id, self._clock.now())

    async def roles(self, actor: int, tenant_id: int) -> list[tuple[int, str]]:
        """Every role that somebody of the list may have, by name."""
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            rows = await session.execute(
                select(Role.id, Role.name)
                .where(Role.tenant_id == tenant_id)
                .order_by(Role.name_folded, Role.id)
            )
            return [(id_, name) for id_, name in rows]

    async def choices(self, actor: int, tenant_id: int) -> Options:
        """What this actor may choose for somebody who is there already: no licence is asked about (I-35)."""
        async with self._db.read() as session:
            return await load_options(session, await manager_of(session, actor, tenant_id))


def _narrowed(tenant_id: int, filters: Filters, now: datetime) -> list[ColumnElement[bool]]:
    current = Membership.is_current(now)
    wanted = [Membership.tenant_id == tenant_id]
    if filters.standing is Standing.FORMER:
        later = aliased(Membership)
        came_back = exists().where(
            later.account_id == Membership.account_id, later.tenant_id == tenant_id, later.id > Membership.id
        )
        wanted += [~current, ~came_back]
    else:
        wanted.append(current)
        if filters.standing is not None:
            wanted.append(Membership.state == MembershipState(filters.standing.value))
    if filters.user_type is not None:
        wanted.append(
            exists().where(
                MembershipRole.membership_id == Membership.id, MembershipRole.user_type == filters.user_type
            )
        )
    if filters.role_id is not None:  # not correlated, or SQLite walks all holders of the role for each person
        holders = select(MembershipRole.membership_id).where(MembershipRole.role_id == filters.role_id)
        wanted.append(Membership.id.in_(holders))
    return wanted


def _matching(search: str, country: str) -> list[ColumnElement[bool]]:
    text = fold(search).strip()
    if not text:
        return []
    address = _as_address(text, country)
    own = or_(
        Account.login_folded.contains(text, autoescape=True),
        exists().where(
            Identifier.account_id == Account.id, Identifier.value.contains(address, autoescape=True)
        ),
    )
    return [
        or_(
            and_(*(CALLED_FOLDED.contains(part, autoescape=True) for part in text.split())),
            Invitation.address.contains(address, autoescape=True),
            and_(Membership.called.is_(None), Membership.is_live(), own),
        )
    ]


def _as_address(text: str, country: str) -> str:
    """As it is kept: a whole phone in E.164, of a part of one the digits, of an e-mail the text."""
    digits = "".join(c for c in text if c.isdecimal())
    if "@" in text or not looks_like_identifier(text) or not digits:
        return text
    try:
        return parse_phone(text, country).value
    except Invalid:
        return digits
