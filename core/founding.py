"""The first start: whoever opens the printed link becomes the provider's owner; and how tenants come to be.

The claim token lives in memory only: a new one at every start, void once somebody has used it.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

import phonenumbers
from sqlalchemy import UniqueConstraint, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.clock import Clock
from core.credentials import CodePurpose, Confirmation, Outcome, Passwords
from core.database import Base, Database, Row, one_at_a_time, rerun_after_lost_race
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Account,
    Address,
    Identifier,
    IdentifierType,
    Known,
    Membership,
    MembershipRole,
    MembershipState,
    ProviderRole,
    ProviderStaff,
    clean_name,
    contact_at,
    link,
    parse_email,
    require_provider,
)
from core.roles import copy_into, templates
from core.tenants import LicenceState, Tenant, TenantRole

CLAIM_PREFIX = "claim_"


class Claim(Base):
    """Somebody who opened the right link and is on his way to become the owner."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("messenger", "address"),)

    id: Mapped[Row]
    messenger: Mapped[str]
    address: Mapped[str]
    full_name: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    proven_at: Mapped[datetime | None]


@dataclass(frozen=True)
class ClaimProgress:
    full_name: str
    email: str | None
    proven: bool


class Founding:
    def __init__(
        self, database: Database, clock: Clock, passwords: Passwords, confirmation: Confirmation
    ) -> None:
        self._db = database
        self._clock = clock
        self._passwords = passwords
        self._confirmation = confirmation
        self._token = CLAIM_PREFIX + secrets.token_urlsafe(16)

    async def claim_token(self) -> str | None:
        """What the start link carries; None once the installation has its owner."""
        async with self._db.read() as session:
            return None if await _is_claimed(session) else self._token

    async def open_claim(self, token: str, by: Address) -> ClaimProgress:
        """Take up the claim, or resume it: CLAIM_UNKNOWN for a wrong or old link, ALREADY_CLAIMED once it is used."""
        right = hmac.compare_digest(token.encode(), self._token.encode())
        async with self._db.write() as session:
            claim = await _claim(session, by)
            if claim is None:
                if not right:
                    raise NotFound(Code.CLAIM_UNKNOWN)
                if await _is_claimed(session):
                    raise Conflict(Code.ALREADY_CLAIMED)
                claim = Claim(messenger=by.messenger, address=by.value)
                session.add(claim)
                await contact_at(session, by)
                await session.flush()
            return ClaimProgress(claim.full_name, claim.email, claim.proven_at is not None)

    async def claim_progress(self, by: Address) -> ClaimProgress:
        """Where this claimant stands: for each screen of the dialog anew."""
        async with self._db.read() as session:
            claim = await _own_claim(session, by)
            return ClaimProgress(claim.full_name, claim.email, claim.proven_at is not None)

    async def name_claimant(self, by: Address, full_name: str) -> None:
        async with self._db.write() as session:
            claim = await _own_claim(session, by)
            claim.full_name = clean_name(full_name)

    async def send_claim_code(self, by: Address, email: str, language: str) -> Known:
        """A code to the e-mail he gives; without SMTP it appears on the console."""
        known = parse_email(email)
        now = self._clock.now()
        async with self._db.write() as session:
            claim = await _own_claim(session, by)
            if claim.email != known.value:
                claim.email, claim.proven_at = known.value, None
            await self._confirmation.ask(
                session, now, CodePurpose.CLAIM, claim.id, known.value, messenger="email", language=language
            )
        return known

    @rerun_after_lost_race
    async def submit_claim_code(self, by: Address, given: str, operation_id: str) -> None:
        now = self._clock.now()
        async with self._db.write() as session:
            if await recall(session, operation_id) is not None:
                return
            claim = await _own_claim(session, by)
            if claim.email is None:
                raise Invalid(Code.ADDRESS_NOT_PROVEN)
            if claim.proven_at is not None:
                return
            verdict = await self._confirmation.try_code(
                session, now, CodePurpose.CLAIM, claim.id, claim.email, given
            )
            if verdict.outcome is Outcome.RIGHT:
                claim.proven_at = now
                await remember(session, operation_id, now)
        verdict.refuse()

    async def finish_claim(self, by: Address, password: str, language: str, operation_id: str) -> int:
        """The password makes him the provider's owner; the first claimant to get here wins. Returns his account."""
        async with self._db.read() as session:  # a repeated operation finds no claim any more
            done = await recall(session, operation_id)
        if done is not None:
            return int(done["account_id"])
        progress = await self.claim_progress(by)
        await self._passwords.judge(password, progress.full_name, progress.email or "")
        password_hash = await self._passwords.hash(password)
        return await self._become_owner(by, password_hash, language, operation_id)

    @rerun_after_lost_race
    async def _become_owner(self, by: Address, password_hash: str, language: str, operation_id: str) -> int:
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, "claim")
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["account_id"])
            if await _is_claimed(session):
                raise Conflict(Code.ALREADY_CLAIMED)
            claim = await _own_claim(session, by)
            if claim.email is None or claim.proven_at is None:
                raise NotAllowed(Code.ADDRESS_NOT_PROVEN)
            account = Account.new(claim.full_name, claim.email, language, now)
            account.set_password(password_hash, now)
            session.add(account)
            await session.flush()
            session.add_all(
                [
                    Identifier(
                        account_id=account.id,
                        type=IdentifierType.EMAIL,
                        value=claim.email,
                        verified_at=claim.proven_at,
                    ),
                    ProviderStaff(account_id=account.id, role=ProviderRole.OWNER),
                ]
            )
            await link(session, by, account.id)
            await session.execute(delete(Claim))
            record(session, now, "provider.claimed", actor=account.id, subject=account.id)
            await remember(session, operation_id, now, account_id=account.id)
            return account.id

    @rerun_after_lost_race
    async def create_tenant(
        self,
        actor: int,
        *,
        name: str,
        country: str,
        time_zone: str,
        template_id: str,
        language: str,
        operation_id: str,
    ) -> int:
        """The provider's owner founds a tenant and is its OWNER, in the template's `founder_role`.

        Until licences have screens of their own it is PAID without end. Returns the tenant's id.
        """
        now = self._clock.now()
        template = templates().get(template_id)
        if template is None:
            raise NotFound(Code.TEMPLATE_UNKNOWN)
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["tenant_id"])
            await require_provider(session, actor, ProviderRole.OWNER)
            tenant = Tenant(
                name=clean_name(name),
                country=check_country(country),
                time_zone=check_time_zone(time_zone),
                language=language,
                created_at=now,
                licence=LicenceState.PAID,
                personal_rights=template.personal_rights,
            )
            session.add(tenant)
            await session.flush()
            roles = await copy_into(session, tenant, template)
            founder_role = roles[template.founder_role]
            membership = Membership(
                account_id=actor,
                tenant_id=tenant.id,
                tenant_role=TenantRole.OWNER,
                state=MembershipState.ACTIVE,
                created_at=now,
                added_by=actor,
            )
            session.add(membership)
            await session.flush()
            session.add(
                MembershipRole(
                    membership_id=membership.id, user_type=founder_role.user_type, role_id=founder_role.id
                )
            )
            record(
                session,
                now,
                "tenant.created",
                actor=actor,
                subject=actor,
                tenant=tenant.id,
                template=template_id,
            )
            await remember(session, operation_id, now, tenant_id=tenant.id)
            return tenant.id


def check_country(country: str) -> str:
    """ISO 3166-1 alpha-2, as far as telephone numbers know it: the country is their default region."""
    code = country.strip().upper()
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise Invalid(Code.COUNTRY_UNKNOWN)
    return code


def check_time_zone(name: str) -> str:
    if name not in available_timezones():
        raise Invalid(Code.TIME_ZONE_UNKNOWN)
    return name


async def _is_claimed(session: AsyncSession) -> bool:
    return bool(await session.scalar(select(exists().where(ProviderStaff.role == ProviderRole.OWNER))))


async def _claim(session: AsyncSession, by: Address) -> Claim | None:
    return await session.scalar(
        select(Claim).where(Claim.messenger == by.messenger, Claim.address == by.value)
    )


async def _own_claim(session: AsyncSession, by: Address) -> Claim:
    claim = await _claim(session, by)
    if claim is None:
        raise NotFound(Code.CLAIM_UNKNOWN)
    return claim
