"""What a request means here, for the managers to see: the applications or permissions of that name, and what he has of them.

Found anew whenever it is asked: between his words and their answer an application may have come, gone or opened.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight, Permission, catalogue
from core.answering import applications_called, permissions_called
from core.applications import Application
from core.asking.request import AccessRequest
from core.people import Account, Membership, entitlements
from core.tenants import Tenant


@dataclass(frozen=True)
class Meaning:
    request: AccessRequest
    tenant: Tenant
    full_name: str
    closed: tuple[Application, ...]
    opened: tuple[Application, ...]  # called so, and open to him
    lacking: tuple[Permission, ...]  # permissions count where no application is called so
    held: tuple[Permission, ...]

    @property
    def applications(self) -> tuple[Application, ...]:
        return self.closed + self.opened

    @property
    def permissions(self) -> tuple[Permission, ...]:
        return self.lacking + self.held

    @property
    def is_open(self) -> bool:
        """Has he by now what he asked for, or something of it?"""
        return bool(self.opened or self.held)

    @property
    def kind(self) -> str:
        """What can be said and done about it."""
        if self.closed:
            return "closed" if self.tenant.personal_rights else "role"
        if self.is_open:
            return "open"
        if self.lacking and not self.tenant.personal_rights:
            return "role-permission"
        if len(self.lacking) > 1:  # their names are much alike: which one is meant is not guessed by a button
            return "permissions"
        return "permission" if self.lacking else "none"

    @property
    def shows_contacts(self) -> bool:
        """Would he see contacts of clients with what he lacks, or with what comes along with it (I-25, I-28)?"""
        known = catalogue().by_id
        along = [known[id_] for each in self.lacking for id_ in each.requires]
        return any(each.reveals is not None for each in (*self.lacking, *along))

    def names(self, language: str) -> list[str]:
        """Of what it is about: what is closed, else what is open."""
        applications = self.closed or self.opened
        permissions = self.held or self.lacking
        return [each.name for each in applications] or [each.name(language) for each in permissions]


async def meaning_of(session: AsyncSession, request: AccessRequest) -> Meaning:
    """Three statements."""
    tenant, full_name = (
        await session.execute(
            select(Tenant, Account.full_name)
            .join(Membership, Membership.tenant_id == Tenant.id)
            .join(Account, Account.id == Membership.account_id)
            .where(Membership.id == request.membership_id)
        )
    ).one()
    applications = await session.scalars(
        select(Application).where(Application.tenant_id == tenant.id).order_by(Application.id)
    )
    called_so = applications_called(list(applications), request.wanted)
    permissions = [] if called_so else permissions_called(request.wanted)
    his = (await entitlements(session, [request.membership_id]))[request.membership_id]
    opened = [each for each in called_so if his.right(each.id).value is not AppRight.NONE]
    held = [each for each in permissions if his.permissions.is_effective(each)]
    return Meaning(
        request,
        tenant,
        full_name,
        closed=tuple(each for each in called_so if each not in opened),
        opened=tuple(opened),
        lacking=tuple(each for each in permissions if each not in held),
        held=tuple(held),
    )
