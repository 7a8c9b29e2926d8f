"""How a tenant comes to be, for whoever may begin one: from a template, with an owner."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

import phonenumbers
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, Invalid, NotFound
from core.journal import record
from core.people import Membership, MembershipRole, MembershipState, clean_name
from core.roles import copy_into, templates
from core.tenants import LicenceState, Tenant, TenantRole


@dataclass(frozen=True)
class NewTenant:
    """What is said of a tenant before there is one."""

    name: str
    country: str
    time_zone: str
    template_id: str
    language: str


async def begin_tenant(
    session: AsyncSession,
    owner: int,
    new: NewTenant,
    now: datetime,
    licence: LicenceState,
    licence_until: datetime | None = None,
) -> Tenant:
    """A tenant from a template, with its OWNER in the template's `founder_role`."""
    template = templates().get(new.template_id)
    if template is None:
        raise NotFound(Code.TEMPLATE_UNKNOWN)
    tenant = Tenant(
        name=clean_name(new.name),
        country=check_country(new.country),
        time_zone=check_time_zone(new.time_zone),
        language=new.language,
        created_at=now,
        licence=licence,
        licence_until=licence_until,
        personal_rights=template.personal_rights,
    )
    session.add(tenant)
    await session.flush()
    roles = await copy_into(session, tenant, template)
    founder_role = roles[template.founder_role]
    membership = Membership(
        account_id=owner,
        tenant_id=tenant.id,
        tenant_role=TenantRole.OWNER,
        state=MembershipState.ACTIVE,
        created_at=now,
        added_by=owner,
    )
    session.add(membership)
    await session.flush()
    session.add(
        MembershipRole(membership_id=membership.id, user_type=founder_role.user_type, role_id=founder_role.id)
    )
    record(
        session,
        now,
        "tenant.created",
        actor=owner,
        subject=owner,
        tenant=tenant.id,
        template=new.template_id,
    )
    return tenant


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
