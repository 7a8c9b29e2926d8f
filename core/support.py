"""Support: who is this person, what may he use, and why not. Every look-up is journalled (I-37, I-38).

Agents of the provider and its owner see everybody; owners and administrators of a tenant see their own people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import Audience
from core.answering import Answer, answers_to, helpers
from core.checking import TenantAccess, of_person
from core.clock import Clock
from core.database import Database, fold
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.journal import record
from core.people import (
    Account,
    AccountState,
    Contact,
    Directory,
    Identifier,
    Known,
    Membership,
    MembershipState,
    ProviderRole,
    looks_like_identifier,
    masked,
    parse_identifier,
    provider_roles,
)
from core.tenants import Tenant


@dataclass(frozen=True)
class Match:
    account_id: int
    full_name: str
    tenants: list[str]
    is_former: bool = False  # these are organisations that he has left, or never came into


@dataclass(frozen=True)
class SupportCard:
    """A person with masked identifiers: never the whole phone or e-mail, never a secret (I-38)."""

    account_id: int
    full_name: str
    login: str
    identifiers: list[tuple[str, bool]]  # masked, verified?
    state: AccountState
    must_change_password: bool
    linked: bool
    provider_roles: frozenset[ProviderRole]
    tenants: list[TenantAccess]
    audience: Audience
    may_appoint: bool


@dataclass(frozen=True)
class Explained:
    """What was asked about one person, with the truth that this asker may hear, and who can remedy it."""

    full_name: str
    audience: Audience
    answers: list[Answer]


class Support:
    def __init__(self, database: Database, clock: Clock, directory: Directory) -> None:
        self._db = database
        self._clock = clock
        self._directory = directory

    async def find(self, actor: int, query: str) -> list[Match]:
        """By phone, e-mail, login, @username or part of a name; at most LOOKUP_MATCHES, exact ones first.

        Who belongs to no organisation any more comes last.
        """
        now = self._clock.now()
        scope = await self._scope(actor)
        async with self._db.write() as session:
            accounts = await self._search(session, query.strip(), scope)
            record(session, now, "access.searched", actor=actor, matches=len(accounts))
            ids = [account.id for account in accounts]
            present = await _tenant_names(session, ids, scope, Membership.state != MembershipState.ENDED)
            former = await _tenant_names(session, ids, scope, Membership.state == MembershipState.ENDED)
        return [
            Match(
                each.id,
                each.full_name,
                present.get(each.id) or former.get(each.id, []),
                is_former=each.id in former and each.id not in present,
            )
            for each in accounts
        ]

    async def card(self, actor: int, account_id: int) -> SupportCard:
        """State, memberships, roles, and a line per application: allowed, or every reason why not."""
        scope = await self._scope(actor)
        now = self._clock.now()
        async with self._db.write() as session:
            account = await _visible(session, account_id, scope)
            tenants = await of_person(session, account_id, now, scope)
            _record_look_up(session, now, "access.looked_up", actor, account_id, tenants)
            identifiers = await session.scalars(
                select(Identifier).where(Identifier.account_id == account_id).order_by(Identifier.id)
            )
            linked = await session.scalar(select(Contact.id).where(Contact.account_id == account_id).limit(1))
            return SupportCard(
                account_id,
                account.full_name,
                _masked_login(account.login),
                [(masked(i.type, i.value), i.verified_at is not None) for i in identifiers],
                account.state,
                account.must_change_password,
                linked is not None,
                await provider_roles(session, account_id),
                tenants,
                Audience.PROVIDER if scope is None else Audience.TENANT,
                ProviderRole.OWNER in await provider_roles(session, actor)
                and account.state is AccountState.ACTIVE,
            )

    async def why(self, actor: int, account_id: int, wanted: str) -> Explained:
        """One question: may he open this application, or use this permission? Everything called so is answered.

        - I-13 … I-19: who can do something about it is named; what the asker may do himself is marked as his
        - `wanted` is the name of it or a part of that, or its own id; APPLICATION_UNKNOWN where nothing is called so
        """
        scope = await self._scope(actor)
        now = self._clock.now()
        async with self._db.write() as session:
            account = await _visible(session, account_id, scope)
            tenants = await of_person(session, account_id, now, scope, rights_only=False)
            _record_look_up(session, now, "access.asked_why", actor, account_id, tenants)
            answers = answers_to(tenants, wanted, now)
            known = await helpers(
                session,
                [answer.tenant.tenant_id for answer in answers],
                [answer.tenant.membership_id for answer in answers],
                about_permissions=any(answer.permission for answer in answers),
            )
        if not answers:
            raise NotFound(Code.APPLICATION_UNKNOWN)
        audience = Audience.PROVIDER if scope is None else Audience.TENANT
        return Explained(account.full_name, audience, [answer.remedied(known, actor) for answer in answers])

    async def _scope(self, actor: int) -> Sequence[int] | None:
        """None: everybody. Otherwise the tenants that the actor manages; who manages none may not ask."""
        async with self._db.read() as session:
            if await provider_roles(session, actor):
                return None
        managed = [tenant.id for tenant in await self._directory.managed(actor)]
        if not managed:
            raise NotAllowed(Code.PROVIDER_FORBIDS)
        return managed

    async def _search(self, session: AsyncSession, query: str, scope: Sequence[int] | None) -> list[Account]:
        if not query:
            raise Invalid(Code.IDENTIFIER_UNRECOGNISED)
        exact = Account.login_folded == fold(query)
        known = self._as_identifier(query)
        if known is not None:
            has = select(Identifier.account_id).where(
                Identifier.type == known.type, Identifier.value == known.value
            )
            exact = or_(exact, Account.id.in_(has))
        if query.startswith("@"):
            exact = or_(
                exact, Account.id.in_(select(Contact.account_id).where(Contact.label_folded == fold(query)))
            )
        found = list(await session.scalars(_within(select(Account).where(exact), scope)))
        if not found and len(query) <= limits.NAME_MAX:
            parts = [Account.full_name_folded.contains(part, autoescape=True) for part in fold(query).split()]
            found = list(await session.scalars(_within(select(Account).where(*parts), scope)))
        return found

    def _as_identifier(self, query: str) -> Known | None:
        try:
            return parse_identifier(query)
        except Invalid:
            return None


def _record_look_up(
    session: AsyncSession,
    now: datetime,
    action: str,
    actor: int,
    account_id: int,
    tenants: Sequence[TenantAccess],
) -> None:
    """One row, about the tenants whose people were shown: each of them may see who looked (I-37, I-38)."""
    shown = [tenant.tenant_id for tenant in tenants]
    first = shown[0] if shown else None
    record(session, now, action, actor=actor, subject=account_id, tenant=first, also=shown[1:])


def _within(query: Select[Account], scope: Sequence[int] | None) -> Select[Account]:
    """Whoever has been asked to join and has not agreed is no more known to managers than before (F-02)."""
    if scope is not None:
        theirs = select(Membership.account_id).where(
            Membership.tenant_id.in_(scope), Membership.called.is_(None)
        )
        query = query.where(Account.id.in_(theirs))
    left = and_(_belongs(scope), ~_belongs(scope, Membership.state != MembershipState.ENDED))
    return query.order_by(left, Account.full_name_folded, Account.id).limit(limits.LOOKUP_MATCHES)


def _belongs(scope: Sequence[int] | None, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    within = () if scope is None else (Membership.tenant_id.in_(scope),)
    return exists().where(Membership.account_id == Account.id, *within, *conditions)


async def _visible(session: AsyncSession, account_id: int, scope: Sequence[int] | None) -> Account:
    account = await session.scalar(_within(select(Account).where(Account.id == account_id), scope))
    if account is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    return account


async def _tenant_names(
    session: AsyncSession,
    account_ids: Sequence[int],
    scope: Sequence[int] | None,
    belonging: ColumnElement[bool],
) -> dict[int, list[str]]:
    query = (
        select(Membership.account_id, Tenant.name)
        .distinct()
        .join(Tenant, Tenant.id == Membership.tenant_id)
        .where(Membership.account_id.in_(account_ids), belonging)
        .order_by(Tenant.name)
    )
    if scope is not None:
        query = query.where(Tenant.id.in_(scope))
    names: dict[int, list[str]] = {}
    for account_id, name in await session.execute(query):
        names.setdefault(account_id, []).append(name)
    return names


def _masked_login(login: str | None) -> str:
    """A login that is an address is masked like one, also where it is the phone of a country we did not expect."""
    if login is None:
        return ""
    try:
        known = parse_identifier(login)
    except Invalid:
        return f"{login[:2]}•••{login[-2:]}" if looks_like_identifier(login) else login
    return known.masked
