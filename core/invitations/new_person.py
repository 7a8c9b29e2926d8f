"""Who is to be added: what the adder says of him, whether this adder may, and the rows that he becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations.choosing import Options, role_to_give
from core.invitations.finding import find_identifier
from core.people import (
    Account,
    AppDeviation,
    Identifier,
    IdentifierType,
    Known,
    Manager,
    Membership,
    MembershipRole,
    MembershipState,
    StaffMember,
    clean_name,
    free_login,
    require_servicing,
)
from core.roles import UserType
from core.tenants import TenantRole
from core.tenants.ladder import MAY_ASSIGN, ONLY_IN_SERVICING_TENANTS


@dataclass(frozen=True)
class NewPerson:
    """What the adder says. With neither identifier nor e-mail a password is handed over (I-06), to a typed login.

    `rights` holds every right that shall differ from what the roles recommend; NONE takes one away.
    """

    full_name: str
    roles: Mapping[UserType, int]
    identifier: Known | None = None
    email: Known | None = None
    phone: Known | None = None
    login: str | None = None
    tenant_role: TenantRole = TenantRole.USER
    staff_member_id: int | None = None
    new_staff_member: bool = False  # bind to a new entry of the staff list, named like the person
    rights: Mapping[int, AppRight] = field(default_factory=dict)
    language: str = "ru"

    @property
    def identifiers(self) -> list[Known]:
        given = (self.identifier, self.email, self.phone)
        return list(dict.fromkeys(known for known in given if known is not None))

    @property
    def invited(self) -> Known | None:
        """The address that is to be proven. With an e-mail known there is never a handed-over password (F-05)."""
        return self.identifier or self.email

    @property
    def has_email(self) -> bool:
        return any(known.type is IdentifierType.EMAIL for known in self.identifiers)


def require_licence(manager: Manager, now: datetime, *, hands_over: bool = False) -> None:
    """I-35: inviting and connecting need a paid licence; handing over a password may need less."""
    tenant = manager.tenant
    if not (tenant.may_hand_over(now) if hands_over else tenant.may_invite(now)):
        raise NotAllowed(Code.LICENCE_NOT_PAID)


async def check_person(session: AsyncSession, manager: Manager, options: Options, person: NewPerson) -> None:
    """Everything that could refuse somebody new, in the order in which the wizard asks for it."""
    for known in person.identifiers:
        found = await find_identifier(session, manager.tenant.id, known)
        if found.membership_id is not None:
            raise Conflict(Code.ALREADY_A_MEMBER, membership_id=found.membership_id)
        if found.elsewhere:
            raise Conflict(Code.KNOWN_ELSEWHERE)
    await check_place(session, manager, options, person, has_email=person.has_email)


async def check_place(
    session: AsyncSession, manager: Manager, options: Options, person: NewPerson, *, has_email: bool
) -> None:
    """The same for what he is to be here, whether or not he is new (I-13, I-14, I-18, F-16)."""
    clean_name(person.full_name)
    if person.tenant_role not in MAY_ASSIGN[manager.membership.tenant_role]:
        raise NotAllowed(Code.TENANT_ROLE_NOT_ASSIGNABLE)
    if person.tenant_role in ONLY_IN_SERVICING_TENANTS:
        await require_servicing(session, manager.tenant)
    if person.tenant_role.needs_email and not has_email:
        raise Invalid(Code.EMAIL_REQUIRED_FOR_ROLE)
    if not person.roles:
        raise Invalid(Code.ROLE_REQUIRED)
    for user_type, role_id in person.roles.items():
        if (await role_to_give(session, manager, options, role_id)).user_type is not user_type:
            raise Invalid(Code.ROLE_REQUIRED)
    if person.staff_member_id is not None and person.staff_member_id not in {id_ for id_, _ in options.staff}:
        member = await session.get(StaffMember, person.staff_member_id)
        gone = member is None or member.tenant_id != manager.tenant.id
        raise NotFound(Code.STAFF_MEMBER_UNKNOWN) if gone else Conflict(Code.STAFF_MEMBER_TAKEN)
    _check_rights(options, person)


def _check_rights(options: Options, person: NewPerson) -> None:
    if person.rights and not options.personal_rights:
        raise NotAllowed(Code.PERSONAL_RIGHTS_OFF)
    applications = {app.id: app for app in options.applications}
    for application_id, right in person.rights.items():
        if application_id not in applications:
            raise NotFound(Code.APPLICATION_UNKNOWN)
        if right is AppRight.LAUNCH_ADMIN and not applications[application_id].may_administer:
            raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS)


async def has_proven_email(session: AsyncSession, account: Account) -> bool:
    """I-14: whether is all that anybody learns."""
    proven = exists().where(
        Identifier.account_id == account.id,
        Identifier.type == IdentifierType.EMAIL,
        Identifier.verified_at.is_not(None),
    )
    return bool(await session.scalar(select(proven)))


async def create_account(session: AsyncSession, person: NewPerson, now: datetime) -> Account:
    """I-03: a typed login stands, otherwise the login is the invited address (Y-15, H-06)."""
    login = person.login or (person.invited.value if person.invited else None)
    if login is None:
        raise Invalid(Code.LOGIN_REQUIRED)
    account = Account.new(
        person.full_name, await free_login(session, login, person.identifiers), person.language, now
    )
    session.add(account)
    await session.flush()
    session.add_all(
        Identifier(account_id=account.id, type=known.type, value=known.value) for known in person.identifiers
    )
    return account


async def create_membership(
    session: AsyncSession, manager: Manager, account: Account, person: NewPerson, now: datetime
) -> Membership:
    staff_member_id = person.staff_member_id
    if person.new_staff_member and staff_member_id is None:
        member = StaffMember(tenant_id=manager.tenant.id, name=clean_name(person.full_name))
        session.add(member)
        await session.flush()
        staff_member_id = member.id
    membership = Membership(
        account_id=account.id,
        tenant_id=manager.tenant.id,
        tenant_role=person.tenant_role,
        state=MembershipState.INVITED,
        staff_member_id=staff_member_id,
        created_at=now,
        added_by=manager.account.id,
    )
    session.add(membership)
    await session.flush()
    session.add_all(
        MembershipRole(membership_id=membership.id, user_type=user_type, role_id=role_id)
        for user_type, role_id in person.roles.items()
    )
    session.add_all(
        AppDeviation(
            membership_id=membership.id,
            application_id=application_id,
            right=right,
            given_by=manager.account.id,
            given_at=now,
        )
        for application_id, right in person.rights.items()
    )
    await session.flush()
    return membership
