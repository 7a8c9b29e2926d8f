"""Who is behind an address of a messenger, what he may do at first glance, and which tenants he manages.

What is told here only chooses menus and words: every action asks again, in its own transaction.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, exists, select

from core.clock import Clock
from core.database import Database
from core.delivery import Address
from core.journal import record
from core.people.account import Account, AccountState, Contact, clean_line
from core.people.contacts import contact_at
from core.people.membership import Membership, MembershipState
from core.people.provider import ProviderRole, ProviderStaff
from core.tenants import Tenant, TenantRole
from core.texts import LANGUAGES


@dataclass(frozen=True)
class Who:
    """The person behind an address. Without an account: a stranger, whose language is guessed."""

    account_id: int | None
    full_name: str
    language: str
    manages: bool = False
    supports: bool = False
    provider_owner: bool = False
    services: bool = False  # owns a servicing organisation, or is an operator of one
    member: bool = False
    must_change_password: bool = False
    closed: bool = False  # suspended or deactivated by the provider: he may do nothing


@dataclass(frozen=True)
class Managed:
    """A tenant of the person, as its screens need it."""

    id: int
    name: str
    country: str
    language: str
    tenant_role: TenantRole


def _member(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        Membership.account_id == Account.id, Membership.state == MembershipState.ACTIVE, *conditions
    )


def _services() -> ColumnElement[bool]:
    return exists().where(
        Membership.account_id == Account.id,
        Membership.state == MembershipState.ACTIVE,
        Membership.tenant_role.in_((TenantRole.OWNER, TenantRole.SERVICING_OPERATOR)),
        Tenant.id == Membership.tenant_id,
        Tenant.servicing,
        Tenant.suspended.is_(False),
    )


def _provides(role: ProviderRole) -> ColumnElement[bool]:
    return exists().where(ProviderStaff.account_id == Account.id, ProviderStaff.role == role)


# Asked with every update of a chat, so built once.
_WHO = (
    select(
        Contact.id,
        Contact.label,
        Contact.language,
        Account.id,
        Account.full_name,
        Account.language,
        Account.must_change_password,
        Account.state,
        _member(Membership.tenant_role.in_((TenantRole.OWNER, TenantRole.ADMINISTRATOR))),
        _member(),
        _provides(ProviderRole.SUPPORT),
        _provides(ProviderRole.OWNER),
        _services(),
    )
    .outerjoin(Account, Account.id == Contact.account_id)
    .where(Contact.messenger == bindparam("messenger"), Contact.address == bindparam("address"))
)


class Directory:
    def __init__(self, database: Database, clock: Clock, default_language: str) -> None:
        self._db = database
        self._clock = clock
        self._default_language = default_language

    async def who(
        self, address: Address, *, label: str | None = None, name: str = "", language_hint: str | None = None
    ) -> Who:
        """One statement. `label`, where known, is what the messenger calls him now: kept when it changed."""
        async with self._db.read() as session:
            row = (
                await session.execute(_WHO, {"messenger": address.messenger, "address": address.value})
            ).one_or_none()
        guessed = self._guess(language_hint)
        label = None if label is None else clean_line(label)  # he is called so in the news of others
        if row is None:
            return Who(None, name, guessed)
        contact_id, old_label, chosen, account_id, full_name, language, must_change, state, *flags = row
        if label is not None and old_label != label:
            async with self._db.write() as session:
                (await session.get_one(Contact, contact_id)).relabel(label)
        if account_id is None:
            return Who(None, name, chosen or guessed)
        if state is AccountState.SUSPENDED:
            state = await self._lift(account_id)
        manages, member, supports, provider_owner, services = (
            bool(flag) and state is AccountState.ACTIVE for flag in flags
        )
        return Who(
            account_id,
            full_name,
            chosen or language,
            manages=manages,
            member=member,
            supports=supports,
            provider_owner=provider_owner,
            services=services,
            must_change_password=must_change,
            closed=state in (AccountState.SUSPENDED, AccountState.DEACTIVATED),
        )

    async def _lift(self, account_id: int) -> AccountState:
        """He is here, and his suspension may be over: then it ends now."""
        now = self._clock.now()
        async with self._db.write() as session:
            account = await session.get_one(Account, account_id, with_for_update=True)
            if account.lift(now):
                record(session, now, "account.restored", actor=None, subject=account.id)
            return account.state

    async def set_language(self, address: Address, language: str) -> None:
        """For the chat at once, and for letters to the account behind it."""
        if language not in LANGUAGES:
            raise ValueError(language)
        async with self._db.write() as session:
            contact = await contact_at(session, address)
            contact.language = language
            if contact.account_id is not None:
                (await session.get_one(Account, contact.account_id)).language = language

    async def managed(self, actor: int) -> list[Managed]:
        """The tenants in which the actor is an active owner or administrator, by name."""
        return await self._tenants_of(actor, TenantRole.OWNER, TenantRole.ADMINISTRATOR)

    async def in_servicing(self, actor: int) -> list[Managed]:
        """Those whose servicing concerns him: he is an active owner, or an operator (F-11)."""
        return await self._tenants_of(actor, TenantRole.OWNER, TenantRole.SERVICING_OPERATOR)

    async def _tenants_of(self, actor: int, *roles: TenantRole) -> list[Managed]:
        async with self._db.read() as session:
            rows = await session.execute(
                select(Tenant.id, Tenant.name, Tenant.country, Tenant.language, Membership.tenant_role)
                .join(Membership, Membership.tenant_id == Tenant.id)
                .where(
                    Membership.account_id == actor,
                    Membership.is_active(self._clock.now()),
                    Membership.tenant_role.in_(roles),
                    Tenant.suspended.is_(False),
                )
                .order_by(Tenant.name, Tenant.id)
            )
            return [Managed(*row) for row in rows]

    def _guess(self, hint: str | None) -> str:
        code = (hint or "").split("-")[0].lower()
        return code if code in LANGUAGES else self._default_language
