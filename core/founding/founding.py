"""The first start: whoever opens the printed link becomes the provider's owner; and the tenants that he founds.

The claim token lives in memory only: a new one at every start, void once somebody has used it. Whoever is invited
to own a new tenant (core.servicing) goes the same way: a name, a proven e-mail, a password of his own.
"""

import hmac
import secrets
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.credentials import CodePurpose, Confirmation, Outcome, Passwords
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.errors import Code, Conflict, Invalid, NotFound
from core.founding.beginning import NewTenant, begin_tenant
from core.founding.claim import Claim, ClaimProgress, account_of, claim_of, own_claim, take_up_claim
from core.journal import record
from core.operations import recall, remember
from core.people import (
    Address,
    Channels,
    Known,
    ProviderRole,
    ProviderStaff,
    clean_name,
    link,
    parse_email,
    require_provider,
)
from core.tenants import LicenceState

CLAIM_PREFIX = "claim_"


class Founding:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        channels: Channels,
        passwords: Passwords,
        confirmation: Confirmation,
    ) -> None:
        self._db = database
        self._clock = clock
        self._channels = channels
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
            claim = await claim_of(session, by, self._clock.now())
            if claim is None:
                if not right:
                    raise NotFound(Code.CLAIM_UNKNOWN)
                if await _is_claimed(session):
                    raise Conflict(Code.ALREADY_CLAIMED)
                claim = await take_up_claim(session, by)
            return claim.progress

    async def claim_progress(self, by: Address) -> ClaimProgress:
        """Where this claimant stands: for each screen of the dialog anew."""
        async with self._db.read() as session:
            return (await own_claim(session, by, self._clock.now())).progress

    async def claim_code_free_at(self, by: Address) -> datetime:
        """When the next code may be asked for (I-32)."""
        now = self._clock.now()
        async with self._db.read() as session:
            claim = await own_claim(session, by, now)
            return await self._confirmation.free_at(
                session, now, CodePurpose.CLAIM, claim.id, claim.email or ""
            )

    async def name_claimant(self, by: Address, full_name: str) -> None:
        async with self._db.write() as session:
            claim = await own_claim(session, by, self._clock.now())
            claim.full_name = clean_name(full_name)

    async def send_claim_code(self, by: Address, email: str, language: str) -> Known:
        """A code to the e-mail he gives, or that was invited; without SMTP it appears on the console."""
        now = self._clock.now()
        async with self._db.write() as session:
            claim = await own_claim(session, by, now)
            invited = claim.invitation_id is not None
            known = parse_email(claim.email or "" if invited else email)
            if claim.email != known.value:
                claim.email, claim.proven_at = known.value, None
            await self._confirmation.ask(
                session,
                now,
                CodePurpose.CLAIM,
                claim.id,
                known.value,
                ways=self._channels.for_code(known),
                language=language,
            )
        return known

    @rerun_after_lost_race
    async def submit_claim_code(self, by: Address, given: str, operation_id: str) -> None:
        now = self._clock.now()
        async with self._db.write() as session:
            if await recall(session, operation_id) is not None:
                return
            claim = await own_claim(session, by, now)
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
        """The password makes him somebody. Returns his account.

        - of those who claim the installation the first to get here is the provider's owner
        - who was invited has an account from here on, and a tenant once he begins it: EMAIL_HAS_ACCOUNT where
          the e-mail is somebody's already, who signs in instead
        """
        async with self._db.read() as session:  # a repeated operation finds no claim any more
            done = await recall(session, operation_id)
        if done is not None:
            return int(done["account_id"])
        progress = await self.claim_progress(by)
        await self._passwords.judge(password, progress.full_name, progress.email or "")
        password_hash = await self._passwords.hash(password)
        return await self._become(by, password_hash, language, operation_id)

    @rerun_after_lost_race
    async def _become(self, by: Address, password_hash: str, language: str, operation_id: str) -> int:
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, "claim")
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["account_id"])
            claim = await own_claim(session, by, now)
            if claim.invitation_id is None and await _is_claimed(session):
                raise Conflict(Code.ALREADY_CLAIMED)
            account = await account_of(session, claim, language, now)
            account.set_password(password_hash, now)
            await link(session, by, account.id)
            if claim.invitation_id is None:
                session.add(ProviderStaff(account_id=account.id, role=ProviderRole.OWNER))
                await session.execute(delete(Claim).where(Claim.invitation_id.is_(None)))
                record(session, now, "provider.claimed", actor=account.id, subject=account.id)
            else:
                await session.delete(claim)
                record(session, now, "account.created", actor=account.id, subject=account.id)
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
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["tenant_id"])
            await require_provider(session, actor, ProviderRole.OWNER)
            new = NewTenant(name, country, time_zone, template_id, language)
            tenant = await begin_tenant(session, actor, new, now, LicenceState.PAID)
            await remember(session, operation_id, now, tenant_id=tenant.id)
            return tenant.id


async def _is_claimed(session: AsyncSession) -> bool:
    return bool(await session.scalar(select(exists().where(ProviderStaff.role == ProviderRole.OWNER))))
