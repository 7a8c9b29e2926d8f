"""A manager makes a person different from his role, or the same again: applications, permissions, scopes, contacts.

Each public method is one action in one transaction. A deviation holds one resulting value, with who gave it and when;
a value that equals the recommendation is none. `seen` is the version that the manager looked at.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from core import limits
from core.access import AppRight, ScopeKind, catalogue
from core.changing.change import Change, begin
from core.changing.choosing import bind, staff_name
from core.changing.copying import plan_copy
from core.changing.deviations import app_key, differing, drop, own_rights, permission_key, store_rights
from core.changing.holding import Holding, Value, load_holding, require_giveable, require_known, store
from core.changing.roles import RolePlan, application_of, names
from core.changing.telling import tell_of_role
from core.changing.view import PersonRights, load_view
from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.people import (
    Giving,
    Manager,
    Membership,
    StaffMember,
    entitlements,
    giving_of,
    manager_of,
)


class Whose(StrEnum):
    """Of a staff scope: everybody's (Y-10), or his own staff member's, whoever that is (Y-08)."""

    ALL = "ALL"
    OWN = "OWN"


@dataclass(frozen=True)
class Given:
    """What a gift or a taking brings with it, in permissions."""

    also: tuple[str, ...] = ()  # prerequisites given along (I-25)
    ineffective: tuple[str, ...] = ()  # still stored, but what they require was taken (I-25)
    contacts: tuple[str, ...] = ()  # contact rights that newly are effective (I-28)


class GivingRights:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def of(self, actor: int, membership_id: int) -> PersonRights:
        """Everything that a manager may see; `may_change` says whether he may change it."""
        async with self._db.read() as session:
            membership = await session.get(Membership, membership_id)
            if membership is None:
                raise NotFound(Code.PERSON_UNKNOWN)
            manager = await manager_of(session, actor, membership.tenant_id)
            return await load_view(session, manager, membership)

    @rerun_after_lost_race
    async def give_app(
        self,
        actor: int,
        membership_id: int,
        application_id: int,
        right: AppRight,
        *,
        seen: int | None = None,
    ) -> None:
        """LAUNCH, LAUNCH_ADMIN, or NONE by the cross, which is stored whatever the role says (F-21).

        I-18: an administrator gives LAUNCH of anything, and LAUNCH_ADMIN of what he administers himself.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await put_right(await begin(session, now, actor, membership_id), application_id, right, seen)

    async def plan_permission(
        self, actor: int, membership_id: int, permission: str, *, granted: bool
    ) -> Given:
        """What `give_permission` would bring with it: to warn before a contact right is given (I-28)."""
        require_known(permission)
        async with self._db.read() as session:
            change = await begin(session, self._clock.now(), actor, membership_id)
            _require_personal(change.manager)
            former = await load_holding(session, change.membership)
            after = former.give(permission) if granted else former.take([permission])
            require_giveable(await giving_of(session, change.manager), former, after)
            return _brings(permission, former, after)

    async def give_permission(
        self,
        actor: int,
        membership_id: int,
        permission: str,
        granted: bool,
        *,
        seen: int | None = None,
    ) -> Given:
        """On, with its prerequisites (I-25), or off. On is as the role recommends it; where it does not: everybody's,
        or his own where a role of his shows him his own only (Y-08). I-18 holds for all that grows, also in scope.
        """
        require_known(permission)
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            return await put_permission(change, permission, granted, seen)

    async def scope_permission(
        self,
        actor: int,
        membership_id: int,
        permission: str,
        staff: Whose | Collection[int],
        history_days: int | None = None,
        *,
        seen: int | None = None,
    ) -> Given:
        """Given, and only so far: whose (Y-10), and how many days back (Y-14; None: all, 0: today on).

        A scope that this permission does not have is no scope of it. STAFF_MEMBER_UNKNOWN for one of another tenant.
        """
        require_known(permission)
        if history_days is not None and not 0 <= history_days <= limits.HISTORY_DAYS_MAX:
            raise Invalid(Code.HISTORY_DAYS_INVALID, max=limits.HISTORY_DAYS_MAX)
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            named = None if isinstance(staff, Whose) else frozenset(staff)
            if named is not None:
                await _require_staff(change, named)
            scopes = catalogue().by_id[permission].scopes
            value = Value(
                True,
                own_staff=staff is Whose.OWN and ScopeKind.STAFF in scopes,
                staff=named if ScopeKind.STAFF in scopes else None,
                history_days=history_days if ScopeKind.HISTORY in scopes else None,
            )
            former = await load_holding(session, change.membership)
            return await _store(change, permission, former, former.give(permission, value), seen)

    async def hide_contacts(
        self, actor: int, membership_id: int, *, seen: int | None = None
    ) -> tuple[str, ...]:
        """Closes every contact right that is effective (Y-27, Y-29); which these were comes back."""
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            _require_personal(change.manager)
            former = await load_holding(session, change.membership)
            leaking = tuple(each.id for each in former.permissions.leaking_contacts())
            if leaking:
                await store(change, former, former.take(leaking))
                await change.done("person.contacts_hidden", seen, permissions=leaking)
            return leaking

    async def back_to_recommended(
        self, actor: int, membership_id: int, key: str | None = None, *, seen: int | None = None
    ) -> tuple[str, ...]:
        """Drops the deviation of this key (`app:<id>`, `permission:<id>`), or all; the names of those come back.

        I-18 holds for what grows by that. It is possible also where the tenant wants no personal rights.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            dropped = [
                each for each in await differing(session, membership_id) if key is None or each.key == key
            ]
            if not dropped:
                return ()
            keys = {each.key for each in dropped}
            giving = await giving_of(session, change.manager)
            former = await load_holding(session, change.membership)
            require_giveable(
                giving, former, former.back([id_ for id_ in former.values if permission_key(id_) in keys])
            )
            held = await entitlements(session, [membership_id], rights_only=True)
            for id_, right in held[membership_id].rights.items():
                if app_key(id_) in keys:
                    _require_right(giving, id_, right.recommended)
            await drop(session, membership_id, keys)
            await change.done(
                "person.rights_reset", seen, dropped={each.name: each.value for each in dropped}
            )
            return tuple(each.name for each in dropped)

    async def plan_same_as(self, actor: int, membership_id: int, other_membership_id: int) -> RolePlan:
        """What `same_as` would do: his own deviations that are replaced, contacts that open, a staff choice asked."""
        async with self._db.read() as session:
            change = await begin(session, self._clock.now(), actor, membership_id)
            return await (await plan_copy(change, other_membership_id)).plan(change)

    @rerun_after_lost_race
    async def same_as(
        self,
        actor: int,
        membership_id: int,
        other_membership_id: int,
        staff_member_id: int | None = None,
        *,
        new_staff: bool = False,
        seen: int | None = None,
    ) -> None:
        """The roles and deviations of somebody else of this tenant, given by this manager now.

        STAFF_MEMBER_REQUIRED where the other is bound to a staff member, and this one is not and none is chosen here.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            bound = change.membership.staff_member_id
            if staff_member_id is not None or new_staff:
                await bind(change, staff_member_id, new=new_staff)
            copy = await plan_copy(change, other_membership_id)
            if copy.asks_staff:
                raise Invalid(Code.STAFF_MEMBER_REQUIRED)
            if not copy.changes and bound == change.membership.staff_member_id:
                return
            await copy.store(change)
            await change.done(
                "person.rights_copied",
                seen,
                other=other_membership_id,
                before=names(copy.former.roles),
                after=names(copy.holding.roles),
                staff=await staff_name(change),
            )
            if copy.former.roles != copy.holding.roles:
                await tell_of_role(self._outbox, change)


async def put_right(change: Change, application_id: int, right: AppRight, seen: int | None = None) -> None:
    """`GivingRights.give_app` inside a transaction of somebody else's."""
    session, membership_id = change.session, change.membership.id
    _require_personal(change.manager)
    application = await application_of(session, change.manager, application_id)
    held = await entitlements(session, [membership_id], rights_only=True)
    former = held[membership_id].right(application_id)
    deviating = await own_rights(session, membership_id)
    after = {id_: value for id_, value in deviating.items() if id_ != application_id}
    if right is not former.recommended or right is AppRight.NONE:
        after[application_id] = right
    if after == deviating:
        return
    if right is not former.value:
        _require_right(await giving_of(session, change.manager), application_id, right)
    await store_rights(change, deviating, after)
    await change.done(
        "person.right_changed",
        seen,
        application=application.name,
        before=former.value.value,
        after=right.value,
    )


async def put_permission(
    change: Change, permission: str, granted: bool = True, seen: int | None = None
) -> Given:
    """`GivingRights.give_permission` inside a transaction of somebody else's."""
    former = await load_holding(change.session, change.membership)
    after = former.give(permission) if granted else former.take([permission])
    return await _store(change, permission, former, after, seen)


async def _store(change: Change, permission: str, former: Holding, after: Holding, seen: int | None) -> Given:
    _require_personal(change.manager)
    if not after.changed_from(former):
        return Given()
    require_giveable(await giving_of(change.session, change.manager), former, after)
    await store(change, former, after)
    brings = _brings(permission, former, after)
    await change.done(
        "person.permission_changed",
        seen,
        permission=permission,
        before=former.told(permission),
        after=after.told(permission),
        along=brings.also,
    )
    return brings


def _brings(permission: str, former: Holding, after: Holding) -> Given:
    also = [
        id_
        for id_ in catalogue().by_id[permission].requires
        if former.permissions.given(id_) is None and after.permissions.given(id_) is not None
    ]
    return Given(tuple(also), after.asleep_since(former), after.contacts_beyond(former))


def _require_personal(manager: Manager) -> None:
    if not manager.tenant.personal_rights:
        raise NotAllowed(Code.PERSONAL_RIGHTS_OFF)


def _require_right(giving: Giving, application_id: int, right: AppRight) -> None:
    if not giving.right(application_id, right):
        raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS, application_id=application_id)


async def _require_staff(change: Change, staff: frozenset[int]) -> None:
    """All of this tenant, and somebody at all."""
    if not staff:
        raise Invalid(Code.STAFF_MEMBER_REQUIRED)
    known = await change.session.scalars(
        select(StaffMember.id).where(
            StaffMember.tenant_id == change.membership.tenant_id, StaffMember.id.in_(staff)
        )
    )
    if set(known) != staff:
        raise NotFound(Code.STAFF_MEMBER_UNKNOWN)
