"""A salon for the tests about changing people: bookings, where people deviate, roles recommend permissions and show
a master his own only.

Olga owns it, Adam administers it and stands at the front desk, Ivan is a specialist and bound to the master Maria,
Anna is in the call centre.
"""

from dataclasses import dataclass

from sqlalchemy import select

from core.applications import Application
from core.bootstrap import Core
from core.changing import PermissionLine
from core.people import Membership, MembershipRole, MembershipState, StaffMember
from core.roles import Role, UserType
from core.tenants import TenantRole
from tests.cast import Cast, Person, found


@dataclass(frozen=True)
class Salon:
    tenant_id: int
    roles: dict[str, int]
    apps: dict[str, int]
    keys: dict[str, str]
    maria: int  # a master, to whom Ivan is bound
    zarina: int  # a master who is free
    olga: int  # memberships
    adam: int
    ivan: int
    anna: int


async def open_salon(core: Core, cast: Cast) -> Salon:
    tenant_id = await found(core, cast.olga, "Салон", "bookings")
    async with core.database.write() as session:
        roles = {r.name: r.id for r in await session.scalars(select(Role).where(Role.tenant_id == tenant_id))}
        apps = list(await session.scalars(select(Application).where(Application.tenant_id == tenant_id)))
        maria = StaffMember(tenant_id=tenant_id, name="Мария, мастер")
        zarina = StaffMember(tenant_id=tenant_id, name="Зарина, мастер")
        session.add_all([maria, zarina])
        await session.flush()
        olga = await session.scalar(select(Membership.id).where(Membership.tenant_id == tenant_id))
    assert olga is not None
    administrator = TenantRole.ADMINISTRATOR
    return Salon(
        tenant_id,
        roles,
        {app.name: app.id for app in apps},
        {app.name: app.key for app in apps},
        maria.id,
        zarina.id,
        olga,
        await employ(core, tenant_id, cast.adam, roles["Администратор (филиала)"], tenant_role=administrator),
        await employ(core, tenant_id, cast.ivan, roles["Специалист"], staff_member_id=maria.id),
        await employ(core, tenant_id, cast.anna, roles["Колл-центр"]),
    )


async def employ(
    core: Core,
    tenant_id: int,
    person: Person,
    *role_ids: int,
    tenant_role: TenantRole = TenantRole.USER,
    staff_member_id: int | None = None,
) -> int:
    """Somebody who has an account already, as an active member in these roles."""
    async with core.database.write() as session:
        membership = Membership(
            account_id=person.account_id,
            tenant_id=tenant_id,
            tenant_role=tenant_role,
            state=MembershipState.ACTIVE,
            staff_member_id=staff_member_id,
            created_at=core.clock.now(),
        )
        session.add(membership)
        await session.flush()
        for role_id in role_ids:
            user_type = (await session.get_one(Role, role_id)).user_type
            session.add(MembershipRole(membership_id=membership.id, user_type=user_type, role_id=role_id))
        return membership.id


def employee(role_id: int) -> dict[UserType, int]:
    return {UserType.EMPLOYEE: role_id}


async def right_of(core: Core, actor: Person, membership_id: int, application_id: int) -> str:
    view = await core.giving_rights.of(actor.account_id, membership_id)
    return next(line.right.value.value for line in view.applications if line.id == application_id)


async def line_of(core: Core, actor: Person, membership_id: int, permission: str) -> PermissionLine:
    line = (await core.giving_rights.of(actor.account_id, membership_id)).permission(permission)
    assert line is not None
    return line
