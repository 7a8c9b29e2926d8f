"""«The same rights as Anna»: her roles and her deviations become his. Not her staff member, nor her tenant role."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.access import AppRight
from core.changing.change import Change
from core.changing.choosing import choose_roles, put_roles, require_not_given_back
from core.changing.deviations import differing, own_rights, store_rights
from core.changing.holding import Holding, load_holding, require_giveable, store
from core.changing.roles import RolePlan, names, opened_and_closed
from core.errors import Code, NotAllowed, NotFound
from core.people import Membership, MembershipState, giving_of
from core.roles import UserType


@dataclass(frozen=True)
class Copy:
    """One person as he is, and as the copy makes him."""

    former: Holding
    holding: Holding
    former_rights: Mapping[int, AppRight]
    rights: Mapping[int, AppRight]
    asks_staff: bool  # the other is bound to somebody of the staff list, and he is not

    @property
    def changes(self) -> bool:
        return self.former != self.holding or self.former_rights != self.rights

    @property
    def roles(self) -> dict[UserType, int]:
        return {each.role.user_type: each.role.id for each in self.holding.roles}

    async def plan(self, change: Change) -> RolePlan:
        opens, closes = await opened_and_closed(change, self.roles.values(), self.rights)
        return RolePlan(
            change.membership.version,
            self.changes,
            names(self.former.roles),
            names(self.holding.roles),
            await differing(change.session, change.membership.id),
            self.holding.contacts_beyond(self.former),
            self.asks_staff,
            opens,
            closes,
        )

    async def store(self, change: Change) -> None:
        await put_roles(change, self.roles)
        await store(change, self.former, self.holding)
        await store_rights(change, self.former_rights, self.rights)


async def plan_copy(change: Change, other_id: int) -> Copy:
    """Refused as the copying would be.

    - I-18: no role that carries a LAUNCH_ADMIN which this manager lacks, and no deviation that he could not give
    - PERSONAL_RIGHTS_OFF where the other deviates and the tenant no longer wants that
    """
    session, membership = change.session, change.membership
    other = await session.get(Membership, other_id)
    if other is None or other.tenant_id != membership.tenant_id or other.state is MembershipState.ENDED:
        raise NotFound(Code.PERSON_UNKNOWN)
    giving = await giving_of(session, change.manager)
    former, theirs = await load_holding(session, membership), await load_holding(session, other)
    rights = await own_rights(session, other.id)
    if (rights or theirs.values) and not change.manager.tenant.personal_rights:
        raise NotAllowed(Code.PERSONAL_RIGHTS_OFF)
    asks_staff = other.staff_member_id is not None and membership.staff_member_id is None
    copy = Copy(
        former,
        Holding(theirs.roles, former.bound_to, theirs.values),
        await own_rights(session, membership.id),
        rights,
        asks_staff,
    )
    held = {each.role.id for each in former.roles}
    await choose_roles(change, copy.roles, held)
    taken = [id_ for id_, right in copy.former_rights.items() if right is not AppRight.LAUNCH_ADMIN]
    await require_not_given_back(change, copy.roles.values(), set(taken) - rights.keys())
    require_giveable(giving, Holding(theirs.roles, former.bound_to), copy.holding)
    if not all(giving.right(id_, right) for id_, right in rights.items()):
        raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS)
    return copy
