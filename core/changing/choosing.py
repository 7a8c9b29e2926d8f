"""Which roles and which staff member a person gets: whether this manager may choose them, and the rows that they become."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select

from core.access import AppRight
from core.changing.change import Change
from core.changing.holding import HeldRole, load_roles
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.people import Membership, MembershipRole, StaffMember, giving_of
from core.roles import RoleAppRight, UserType


async def choose_roles(
    change: Change, roles: Mapping[UserType, int], held: Collection[int]
) -> tuple[HeldRole, ...]:
    """The roles, one of each user type (I-10, H-03, H-09).

    I-18: none that carries a LAUNCH_ADMIN which this manager lacks, but for what the person holds already.
    """
    if not roles:
        raise Invalid(Code.ROLE_REQUIRED)
    found = {each.role.id: each for each in await load_roles(change.session, set(roles.values()))}
    for user_type, role_id in roles.items():
        chosen = found.get(role_id)
        if chosen is None or chosen.role.tenant_id != change.manager.tenant.id:
            raise NotFound(Code.ROLE_UNKNOWN)
        if chosen.role.user_type is not user_type:
            raise Invalid(Code.ROLE_REQUIRED)
    administered = await change.session.execute(
        select(RoleAppRight.application_id, RoleAppRight.right).where(
            RoleAppRight.role_id.in_(found.keys() - set(held)), RoleAppRight.right == AppRight.LAUNCH_ADMIN
        )
    )
    giving = await giving_of(change.session, change.manager)
    if not all(giving.right(application_id, right) for application_id, right in administered):
        raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS)
    return tuple(found.values())


async def require_not_given_back(change: Change, role_ids: Collection[int], dropped: Collection[int]) -> None:
    """I-18: what was taken from him personally does not come back by his roles, where this manager could not give it.

    `dropped` are applications of which a deviation of his goes.
    """
    back = await change.session.scalars(
        select(RoleAppRight.application_id).where(
            RoleAppRight.role_id.in_(role_ids),
            RoleAppRight.application_id.in_(dropped),
            RoleAppRight.right == AppRight.LAUNCH_ADMIN,
        )
    )
    giving = await giving_of(change.session, change.manager)
    if not all(giving.right(application_id, AppRight.LAUNCH_ADMIN) for application_id in back):
        raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS)


async def put_roles(change: Change, roles: Mapping[UserType, int]) -> None:
    membership_id = change.membership.id
    await change.session.execute(delete(MembershipRole).where(MembershipRole.membership_id == membership_id))
    change.session.add_all(
        MembershipRole(membership_id=membership_id, user_type=user_type, role_id=role_id)
        for user_type, role_id in roles.items()
    )
    await change.session.flush()


async def bind(change: Change, staff_member_id: int | None, *, new: bool = False) -> str | None:
    """To this one of the staff list, to a new one named like the person, or to nobody; its name comes back.

    I-20: a staff member belongs to one living membership at most: STAFF_MEMBER_TAKEN. `new` twice is once.
    """
    session, membership = change.session, change.membership
    if new:
        name = await change.full_name()
        if name == await staff_name(change):
            return name
        member = StaffMember(tenant_id=membership.tenant_id, name=name)
        session.add(member)
        await session.flush()
        membership.staff_member_id = member.id
        return member.name
    if staff_member_id is None:
        membership.staff_member_id = None
        return None
    chosen = await session.get(StaffMember, staff_member_id)
    if chosen is None or chosen.tenant_id != membership.tenant_id:
        raise NotFound(Code.STAFF_MEMBER_UNKNOWN)
    taken = await session.scalar(
        select(Membership.id).where(
            Membership.staff_member_id == staff_member_id,
            Membership.is_live(),
            Membership.id != membership.id,
        )
    )
    if taken is not None:
        raise Conflict(Code.STAFF_MEMBER_TAKEN)
    membership.staff_member_id = chosen.id
    return chosen.name


async def staff_name(change: Change) -> str | None:
    """Of the one to whom he is bound now."""
    if change.membership.staff_member_id is None:
        return None
    return (await change.session.get_one(StaffMember, change.membership.staff_member_id)).name
