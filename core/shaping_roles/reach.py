"""Whom a change of a role reaches, and whose view of client contacts would grow by it: said before it is made.

People are told apart only by what matters here, so thousands of them come down to a few profiles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.access import EVERYTHING, AppRight, Permissions, catalogue
from core.people import AppDeviation, Giving, Membership, MembershipRole, PermissionDeviation
from core.roles import RoleAppRight, RoleEdit, RolePermission, RoleShape, in_order


@dataclass(frozen=True)
class RolePlan:
    """What an edit would do. Permissions by id, in the order of the catalogue."""

    people: int  # who have the role
    reached: int  # of these, for whom not everything that changes was decided personally
    also_given: tuple[str, ...]  # required by what is given (I-25)
    left_ineffective: tuple[str, ...]  # still given, but without what they require (I-25)
    contacts_grow: tuple[str, ...]  # contact rights that would newly work for somebody, or by the role (I-28)
    exceeding: tuple[str, ...]  # what this actor may not give (I-18)
    exceeding_applications: tuple[int, ...]


@dataclass(frozen=True)
class MovePlan:
    people: int
    deviating: int  # who have something of their own, to be kept or dropped
    contacts_grow: tuple[str, ...]  # for somebody, whichever is chosen


@dataclass(frozen=True)
class _Profile:
    """What decides, beside this role, which permissions somebody has and which changes pass him by."""

    other_role: int | None  # of the other user type
    permissions: frozenset[tuple[str, bool]]
    applications: frozenset[int]

    @property
    def deviates(self) -> bool:
        return bool(self.permissions or self.applications)


@dataclass(frozen=True)
class Holders:
    """Everybody who has a role, by profile."""

    profiles: Counter[_Profile]
    other_roles: dict[int, frozenset[str]]

    @property
    def people(self) -> int:
        return self.profiles.total()

    @property
    def deviating(self) -> int:
        return sum(n for profile, n in self.profiles.items() if profile.deviates)

    def reached(self, permissions: frozenset[str], applications: frozenset[int]) -> int:
        return sum(
            n
            for profile, n in self.profiles.items()
            if permissions - {id_ for id_, _ in profile.permissions} or applications - profile.applications
        )

    def contacts_grow(
        self, before: RoleShape, after: RoleShape, *, may_drop: bool = False
    ) -> tuple[str, ...]:
        """`may_drop`: the deviations may be dropped along, and what they took would be back."""
        grown: set[str] = set()
        for profile in self.profiles:
            other = self._other(profile)
            had = _leaking(other | before.permissions, profile.permissions)
            grown |= _leaking(other | after.permissions, profile.permissions) - had
            if may_drop:
                grown |= _leaking(other | after.permissions, ()) - had
        return in_order(grown)

    def woken(self, before: RoleShape, after: RoleShape) -> frozenset[str]:
        """What somebody was given beside this role, and can use only now that the role gives what it requires."""
        found: set[str] = set()
        for profile in self.profiles:
            other = self._other(profile)
            beside = other | {id_ for id_, granted in profile.permissions if granted}
            had = _effective(other | before.permissions, profile.permissions)
            found |= beside & (_effective(other | after.permissions, profile.permissions) - had)
        return frozenset(found)

    def _other(self, profile: _Profile) -> frozenset[str]:
        return self.other_roles.get(profile.other_role or 0, frozenset())


def plan(holders: Holders, giving: Giving, before: RoleShape, edit: RoleEdit) -> RolePlan:
    after = before.edited(edit)
    by_itself = _leaking(after.permissions, ()) - _leaking(before.permissions, ())
    grow = in_order({*holders.contacts_grow(before, after), *by_itself})
    permissions, applications = exceeding(giving, before, after)
    # how far it reaches for each of them is not asked: who wakes it holds it for everybody
    woken = [id_ for id_ in holders.woken(before, after) if not giving.permission(id_, EVERYTHING)]
    pressed = {id_ for id_, given in edit.permissions.items() if given}
    return RolePlan(
        holders.people,
        holders.reached(after.changed_permissions(before), after.changed_applications(before)),
        in_order(after.permissions - before.permissions - pressed),
        after.put_to_sleep(before),
        grow,
        in_order({*permissions, *woken}),
        applications,
    )


def exceeding(giving: Giving, before: RoleShape, after: RoleShape) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """What of this the giver does not hold himself, permissions and applications (I-18)."""
    beyond = after.given.beyond(before.given)
    permissions = in_order(id_ for id_, scope in beyond.items() if not giving.permission(id_, scope))
    changed = after.changed_applications(before)
    applications = tuple(id_ for id_ in sorted(changed) if not giving.right(id_, after.right(id_)))
    return permissions, applications


async def holders_of(session: AsyncSession, role_id: int) -> Holders:
    """Four statements, however many have it."""
    other = aliased(MembershipRole)
    rows = await session.execute(
        select(MembershipRole.membership_id, other.role_id)
        .join(Membership, Membership.id == MembershipRole.membership_id)
        .outerjoin(
            other,
            (other.membership_id == MembershipRole.membership_id) & (other.role_id != MembershipRole.role_id),
        )
        .where(MembershipRole.role_id == role_id, Membership.is_live())
    )
    others: dict[int, int | None] = {row[0]: row[1] for row in rows}
    permissions: dict[int, set[tuple[str, bool]]] = defaultdict(set)
    for membership_id, name, granted in await session.execute(
        select(
            PermissionDeviation.membership_id, PermissionDeviation.permission, PermissionDeviation.granted
        ).where(PermissionDeviation.membership_id.in_(living(role_id)))
    ):
        permissions[membership_id].add((name, granted))
    applications: dict[int, set[int]] = defaultdict(set)
    for membership_id, application_id in await session.execute(
        select(AppDeviation.membership_id, AppDeviation.application_id).where(
            AppDeviation.membership_id.in_(living(role_id))
        )
    ):
        applications[membership_id].add(application_id)
    profiles = Counter(
        _Profile(other_id, frozenset(permissions[id_]), frozenset(applications[id_]))
        for id_, other_id in others.items()
    )
    return Holders(profiles, await _permissions_of(session, {id_ for id_ in others.values() if id_}))


def living(role_id: int) -> Select[int]:
    """The memberships that have the role and have not ended."""
    return (
        select(MembershipRole.membership_id)
        .join(Membership, Membership.id == MembershipRole.membership_id)
        .where(MembershipRole.role_id == role_id, Membership.is_live())
    )


async def given_back(session: AsyncSession, role_id: int) -> list[int]:
    """The applications whose administration was taken personally from somebody who has the role, and would be back by
    his other one if what was decided for him personally were dropped.
    """
    other = aliased(MembershipRole)
    rows = await session.scalars(
        select(AppDeviation.application_id)
        .distinct()
        .join(other, other.membership_id == AppDeviation.membership_id)
        .join(
            RoleAppRight,
            (RoleAppRight.role_id == other.role_id)
            & (RoleAppRight.application_id == AppDeviation.application_id),
        )
        .where(
            AppDeviation.membership_id.in_(living(role_id)),
            AppDeviation.right != AppRight.LAUNCH_ADMIN,
            other.role_id != role_id,
            RoleAppRight.right == AppRight.LAUNCH_ADMIN,
        )
    )
    return list(rows)


async def _permissions_of(session: AsyncSession, role_ids: set[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for role_id, name in await session.execute(
        select(RolePermission.role_id, RolePermission.permission).where(RolePermission.role_id.in_(role_ids))
    ):
        if name in catalogue().by_id:
            found[role_id].add(name)
    return {role_id: frozenset(names) for role_id, names in found.items()}


def _leaking(recommended: frozenset[str], deviations: Iterable[tuple[str, bool]]) -> set[str]:
    contacts = {permission.id for permission in catalogue().contact_rights}
    return contacts & _effective(recommended, deviations)


def _effective(recommended: frozenset[str], deviations: Iterable[tuple[str, bool]]) -> frozenset[str]:
    granted = {id_ for id_, on in deviations if on}
    taken = {id_ for id_, on in deviations if not on}
    return frozenset(Permissions(dict.fromkeys(recommended - taken | granted, EVERYTHING)).effective())
