"""What owners and administrators do with the roles of their tenant. Editing one reaches all who were not made different."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import delete, exists, func, select

from core.access import AppRight, catalogue
from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.operations import recall, remember
from core.people import Membership, MembershipRole, free_name, giving_of, manager_of, owner_names
from core.roles import Role, RoleAppRight, RoleEdit, RolePermission, RoleShape, UserType, in_order
from core.shaping_roles.guarding import (
    check_edit,
    check_target,
    require_seen,
    role_of,
    role_to_change,
    some_role,
)
from core.shaping_roles.presets import Preset, presets_for, shape_from
from core.shaping_roles.reach import MovePlan, RolePlan, exceeding, given_back, holders_of, plan
from core.shaping_roles.viewing import (
    ListedRole,
    RoleView,
    applications_of,
    held_by,
    shape_of,
)
from core.shaping_roles.writing import journal, move, reshape, told


@dataclass(frozen=True)
class Saved:
    """What came of a change: the role's version now, and how many people it reached."""

    version: int
    reached: int


class ShapingRoles:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    # Looking

    async def roles(self, actor: int, tenant_id: int) -> list[ListedRole]:
        """The tenant's roles by name, with how many people have each. Two statements."""
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            rows = await session.execute(
                select(Role.id, Role.name, Role.user_type, func.count(Membership.id))
                .outerjoin(MembershipRole, MembershipRole.role_id == Role.id)
                .outerjoin(Membership, (Membership.id == MembershipRole.membership_id) & Membership.is_live())
                .where(Role.tenant_id == tenant_id)
                .group_by(Role.id, Role.name, Role.name_folded, Role.user_type)
                .order_by(Role.name_folded, Role.id)
            )
            return [ListedRole(*row) for row in rows]

    async def view(self, actor: int, role_id: int) -> RoleView:
        """Everything about one role, and what this actor may do with it."""
        async with self._db.read() as session:
            role = await some_role(session, role_id)
            manager = await manager_of(session, actor, role.tenant_id)
            held = await held_by(session, manager, role.id)
            closed = held.closed_to(manager)
            return RoleView(
                role.id,
                role.version,
                role.name,
                role.user_type,
                manager.tenant.id,
                manager.tenant.name,
                held.people,
                await shape_of(session, role),
                await applications_of(session, manager.tenant.id),
                await giving_of(session, manager),
                closed,
                await owner_names(session, manager.tenant.id, self._clock.now())
                if closed is not None
                else [],
            )

    async def presets(self, actor: int, tenant_id: int) -> dict[str, Preset]:
        """What a new role may start from, as it would be here: its applications are this tenant's, by kind."""
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            return presets_for(await applications_of(session, tenant_id), await giving_of(session, manager))

    async def plan(self, actor: int, role_id: int, edit: RoleEdit) -> RolePlan:
        """What saving this edit would do, and for how many people."""
        async with self._db.read() as session:
            role = await some_role(session, role_id)
            manager = await manager_of(session, actor, role.tenant_id)
            check_edit(edit, await applications_of(session, role.tenant_id))
            shape, giving = await shape_of(session, role), await giving_of(session, manager)
            return plan(await holders_of(session, role_id), giving, shape, edit)

    async def plan_move(self, actor: int, role_id: int, to_role_id: int) -> MovePlan:
        """What giving another role to everybody who has this one would do (I-28)."""
        async with self._db.read() as session:
            role, to_role = await some_role(session, role_id), await some_role(session, to_role_id)
            await manager_of(session, actor, role.tenant_id)
            check_target(role, to_role)
            holders = await holders_of(session, role_id)
            before, after = await shape_of(session, role), await shape_of(session, to_role)
            grow = holders.contacts_grow(before, after, may_drop=True)
            return MovePlan(holders.people, holders.deviating, grow)

    # Shaping

    @rerun_after_lost_race
    async def create(
        self,
        actor: int,
        tenant_id: int,
        name: str,
        user_type: UserType,
        *,
        preset: str | None = None,
        optional: Collection[str] = (),
        copy_of: int | None = None,
        operation_id: str,
    ) -> int:
        """A new role: from a preset, with what is chosen of its optional permissions; a copy; or blank. Its id.

        - F-01: owners and administrators only; a name is the tenant's only one, however it is written: NAME_TAKEN
        - I-18: an administrator makes no role that carries what he does not hold: EXCEEDS_OWN_RIGHTS
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, operation_id)  # or a twin would wait, and find the name taken
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["role_id"])
            manager = await manager_of(session, actor, tenant_id)
            applications = await applications_of(session, tenant_id)
            giving, shape = await giving_of(session, manager), RoleShape()
            if preset is not None:
                offered = presets_for(applications, giving).get(preset)
                if offered is None:
                    raise NotFound(Code.TEMPLATE_UNKNOWN)
                shape = shape_from(offered, optional)
            elif copy_of is not None:
                shape = await shape_of(session, await role_of(session, tenant_id, copy_of))
            permissions, rights = exceeding(giving, RoleShape(), shape)
            if permissions or rights:
                raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS, permissions=permissions)
            role = Role(
                tenant_id=tenant_id,
                name=await free_name(session, Role, name, Role.tenant_id == tenant_id),
                user_type=user_type,
            )
            session.add(role)
            await session.flush()
            await reshape(session, role, RoleShape(), shape)
            journal(
                session,
                now,
                "role.created",
                manager,
                role,
                after=told(shape, RoleShape(), applications),
                preset=preset,
                copy_of=copy_of,
            )
            await remember(session, operation_id, now, role_id=role.id)
            return role.id

    @rerun_after_lost_race
    async def rename(self, actor: int, role_id: int, name: str, seen: int | None = None) -> int:
        """Another name, which nobody's rights depend on. Returns the version."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, role = await role_to_change(session, actor, role_id)
            others = Role.tenant_id == role.tenant_id, Role.id != role.id
            before, after = role.name, await free_name(session, Role, name, *others)
            if before != after:
                await require_seen(session, role, seen)
                role.name = after
                role.version += 1
                journal(session, now, "role.renamed", manager, role, before=before, after=after)
            return role.version

    @rerun_after_lost_race
    async def save(self, actor: int, role_id: int, edit: RoleEdit, seen: int, operation_id: str) -> Saved:
        """What the role recommends from now on, for all who were not made different.

        - I-18: an administrator puts in nothing that he does not hold, or not as far, nor wakes what sleeps for want
          of something required: EXCEEDS_OWN_RIGHTS; nobody but an owner edits the role he holds: OWN_ROLE
        - I-19: nor one that owners or administrators hold: ROLE_PROTECTED
        - I-25: what is given brings what it requires; what is taken leaves what required it
        - `seen` is the version that he looked at: CHANGED_MEANWHILE where it is another one now
        """
        now = self._clock.now()
        async with self._db.write() as session:
            # Or a twin would wait, and meet the version that this one made
            await one_at_a_time(session, operation_id)
            done = await recall(session, operation_id)
            if done is not None:
                return Saved(**done)
            manager, role = await role_to_change(session, actor, role_id)
            await require_seen(session, role, seen)
            applications = await applications_of(session, role.tenant_id)
            check_edit(edit, applications)
            before, giving = await shape_of(session, role), await giving_of(session, manager)
            planned = plan(await holders_of(session, role_id), giving, before, edit)
            if planned.exceeding or planned.exceeding_applications:
                raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS, permissions=planned.exceeding)
            after = before.edited(edit)
            if after != before:
                await reshape(session, role, before, after)
                role.version += 1
                journal(
                    session,
                    now,
                    "role.changed",
                    manager,
                    role,
                    before=told(before, after, applications),
                    after=told(after, before, applications),
                    reached=planned.reached,
                )
            saved = Saved(role.version, planned.reached)
            await remember(session, operation_id, now, version=saved.version, reached=saved.reached)
            return saved

    async def hide_contacts(self, actor: int, role_id: int, seen: int | None = None) -> tuple[str, ...]:
        """Close whatever of the ten contact rights the role gives (Y-27, Y-29), also what only waits for another right.

        Returns what was closed; nothing, the second time.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            manager, role = await role_to_change(session, actor, role_id)
            before = await shape_of(session, role)
            closed = in_order(
                permission.id
                for permission in catalogue().contact_rights
                if permission.id in before.permissions
            )
            if closed:
                await require_seen(session, role, seen)
                after = before.edited(replace(before.as_edit(), permissions=dict.fromkeys(closed, False)))
                await reshape(session, role, before, after)
                role.version += 1
                journal(session, now, "role.contacts_hidden", manager, role, permissions=list(closed))
            return closed

    @rerun_after_lost_race
    async def move_people(
        self,
        actor: int,
        role_id: int,
        to_role_id: int,
        *,
        keep: bool,
        seen: int | None = None,
        operation_id: str,
    ) -> int:
        """Everybody who has this role gets the other one, of the same user type. Returns how many.

        - what was decided for them personally is dropped, unless `keep`
        - I-18: an administrator chooses no role with an administration that he lacks, nor drops what took one from
          somebody: EXCEEDS_OWN_RIGHTS
        - he does not move himself: OWN_ROLE; I-19: nor owners and administrators: ROLE_PROTECTED
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await one_at_a_time(session, operation_id)
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["moved"])
            manager, role = await role_to_change(session, actor, role_id)
            await require_seen(session, role, seen)
            to_role = await role_of(session, role.tenant_id, to_role_id)
            check_target(role, to_role)
            giving, after = await giving_of(session, manager), await shape_of(session, to_role)
            administered = [
                id_ for id_, right in after.applications.items() if right is AppRight.LAUNCH_ADMIN
            ]
            if not keep:
                administered += await given_back(session, role.id)
            if any(not giving.right(id_, AppRight.LAUNCH_ADMIN) for id_ in administered):
                raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS)
            moved = await move(session, now, manager, role, to_role, keep=keep)
            journal(
                session, now, "role.people_moved", manager, role, to=to_role.name, people=moved, kept=keep
            )
            await remember(session, operation_id, now, moved=moved)
            return moved

    async def delete(self, actor: int, role_id: int, seen: int | None = None) -> None:
        """The role is gone. Refused while somebody has it: ROLE_IN_USE with how many; and the last one: LAST_ROLE.

        Who is no longer in the tenant had it; the journal keeps that.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            tenant_id = await session.scalar(select(Role.tenant_id).where(Role.id == role_id))
            await one_at_a_time(session, f"roles:{tenant_id}")  # two at once could delete the last two
            manager, role = await role_to_change(session, actor, role_id, to_delete=True)
            await require_seen(session, role, seen)
            held = await held_by(session, manager, role_id)
            if held.people:
                raise Conflict(Code.ROLE_IN_USE, n=held.people)
            others = exists().where(Role.tenant_id == role.tenant_id, Role.id != role_id)
            if not await session.scalar(select(others)):
                raise Conflict(Code.LAST_ROLE)
            for kind in (MembershipRole, RoleAppRight, RolePermission):
                await session.execute(delete(kind).where(kind.role_id == role_id))
            journal(session, now, "role.deleted", manager, role)
            await session.delete(role)
