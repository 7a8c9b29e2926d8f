"""What a manager changes about a person beside his rights: roles, tenant role, staff member, sessions, in-app roles.

Each public method is one action in one transaction. `seen` is the version that the manager looked at; a change that
changes nothing is done already, whatever he saw.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import AppRight
from core.applications import Application, InAppRole
from core.changing.change import Change, begin
from core.changing.choosing import (
    bind,
    choose_roles,
    put_roles,
    require_not_given_back,
    staff_name,
)
from core.changing.deviations import (
    Differing,
    app_key,
    differing,
    drop,
    own_rights,
    permission_key,
    taken_of,
)
from core.changing.holding import HeldRole, Holding, load_holding
from core.changing.telling import tell_of_role
from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.delivery import Outbox
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.people import (
    Identifier,
    IdentifierType,
    Manager,
    MembershipInAppRole,
    entitlements,
    owners_in_turn,
    require_another_owner,
    require_servicing,
)
from core.roles import RoleAppRight, UserType
from core.tenants import TenantRole
from core.tenants.ladder import MAY_ASSIGN, ONLY_IN_SERVICING_TENANTS


@dataclass(frozen=True)
class RolePlan:
    """What a change of roles would do, before it is done."""

    version: int
    changes: bool  # False: he has exactly these roles
    before: tuple[str, ...]  # names of the roles
    after: tuple[str, ...]
    deviations: tuple[Differing, ...]  # each is dropped unless it is kept by its key
    contacts: tuple[str, ...]  # contact rights that would newly be effective (I-28)
    asks_staff: bool  # a role is meant for somebody of the staff list, and he is bound to nobody (Y-07)
    opens: tuple[str, ...] = ()  # names of applications
    closes: tuple[str, ...] = ()


class Changing:
    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def plan_roles(
        self, actor: int, membership_id: int, roles: Mapping[UserType, int], keep: Collection[str] = ()
    ) -> RolePlan:
        """What `change_roles` would do; refused as that would be."""
        async with self._db.read() as session:
            change = await begin(session, self._clock.now(), actor, membership_id)
            return await _plan(change, roles, keep)

    @rerun_after_lost_race
    async def change_roles(
        self,
        actor: int,
        membership_id: int,
        roles: Mapping[UserType, int],
        keep: Collection[str] = (),
        *,
        seen: int | None = None,
    ) -> None:
        """One role for each user type that he is to have (I-10, H-03): another role, a further type, one type less.

        - at least one type stays, and each has its role: ROLE_REQUIRED
        - I-18: any role of the tenant that carries no LAUNCH_ADMIN which this manager lacks
        - his deviations are dropped, but for those kept by their key; what would come back by that
          he gives as above, or keeps it taken
        - he is told of it, unless he has done it himself
        """
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            plan = await _plan(change, roles, keep)
            if not plan.changes:
                return
            dropped = [each for each in plan.deviations if each.key not in keep]
            await require_not_given_back(change, roles.values(), taken_of(dropped))
            await drop(session, membership_id, [each.key for each in dropped])
            await put_roles(change, roles)
            await change.done(
                "person.roles_changed",
                seen,
                before=plan.before,
                after=plan.after,
                dropped={each.name: each.value for each in dropped},
            )
            await tell_of_role(self._outbox, change)

    async def change_tenant_role(
        self, actor: int, membership_id: int, tenant_role: TenantRole, *, seen: int | None = None
    ) -> None:
        """The owner's alone (I-13): TENANT_ROLE_NOT_ASSIGNABLE.

        - I-14, F-10: OWNER and ADMINISTRATOR have an e-mail; F-11, I-15: operators only in a servicing tenant
        - I-17: somebody still acts as owner, also when two step down at once: LAST_OWNER
        - whoever manages people has no term: TERM_NOT_FOR_MANAGERS
        """
        now = self._clock.now()
        async with self._db.write() as session:
            await owners_in_turn(session, membership_id)
            change = await begin(session, now, actor, membership_id)
            membership, former = change.membership, change.membership.tenant_role
            await _check_tenant_role(change, tenant_role)
            if tenant_role is former:
                return
            await require_another_owner(session, membership)
            membership.tenant_role = tenant_role
            await change.done(
                "person.tenant_role_changed", seen, before=former.value, after=tenant_role.value
            )

    @rerun_after_lost_race
    async def bind_staff(
        self,
        actor: int,
        membership_id: int,
        staff_member_id: int | None,
        *,
        new: bool = False,
        seen: int | None = None,
    ) -> None:
        """To somebody of the staff list (Y-07), to a new entry named like the person, or to nobody.

        I-20: STAFF_MEMBER_TAKEN where he belongs to somebody else.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            former, before = change.membership.staff_member_id, await staff_name(change)
            after = await bind(change, staff_member_id, new=new)
            if change.membership.staff_member_id != former:
                await change.done("person.staff_bound", seen, before=before, after=after)

    async def limit_sessions(
        self, actor: int, membership_id: int, limit: int | None, *, seen: int | None = None
    ) -> None:
        """How many sessions he may have open at once (F-24); None: as many as he likes."""
        if limit is not None and not 1 <= limit <= limits.SESSIONS_MAX:
            raise Invalid(Code.SESSION_LIMIT_INVALID, max=limits.SESSIONS_MAX)
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            before = change.membership.session_limit
            if limit == before:
                return
            change.membership.session_limit = limit
            await change.done("person.sessions_limited", seen, before=before, after=limit)

    @rerun_after_lost_race
    async def give_in_app_roles(
        self,
        actor: int,
        membership_id: int,
        application_id: int,
        in_app_role_ids: Collection[int],
        *,
        seen: int | None = None,
    ) -> bool:
        """Exactly these of the roles that the application declares (F-25): IN_APP_ROLE_UNKNOWN for any other.

        They are no rights to it. False comes back as an advice: he cannot open it, so they do not help him yet.
        """
        now = self._clock.now()
        async with self._db.write() as session:
            change = await begin(session, now, actor, membership_id)
            application = await application_of(session, change.manager, application_id)
            declared = await _in_app_roles(session, membership_id, application_id)
            if not declared.keys() >= set(in_app_role_ids):
                raise NotFound(Code.IN_APP_ROLE_UNKNOWN)
            before = {id_ for id_, (_, held) in declared.items() if held}
            held = await entitlements(session, [membership_id], rights_only=True)
            opens = held[membership_id].right(application_id).value is not AppRight.NONE
            after = set(in_app_role_ids)
            if after == before:
                return opens
            await session.execute(
                delete(MembershipInAppRole).where(
                    MembershipInAppRole.membership_id == membership_id,
                    MembershipInAppRole.in_app_role_id.in_(before - after),
                )
            )
            session.add_all(
                MembershipInAppRole(membership_id=membership_id, in_app_role_id=id_) for id_ in after - before
            )
            await session.flush()
            await change.done(
                "person.in_app_roles_changed",
                seen,
                application=application.name,
                before=[name for id_, (name, _) in declared.items() if id_ in before],
                after=[name for id_, (name, _) in declared.items() if id_ in after],
            )
            return opens


async def _plan(change: Change, roles: Mapping[UserType, int], keep: Collection[str]) -> RolePlan:
    session, membership = change.session, change.membership
    former = await load_holding(session, membership)
    held = {each.role.id for each in former.roles}
    chosen = await choose_roles(change, roles, held)
    changes = {each.role.id for each in chosen} != held
    deviations = await differing(session, membership.id) if changes else ()
    kept = {id_: value for id_, value in former.values.items() if permission_key(id_) in keep}
    planned = Holding(chosen, former.bound_to, kept) if changes else former
    rights = await own_rights(session, membership.id)
    kept_rights = {id_: right for id_, right in rights.items() if app_key(id_) in keep}
    opens, closes = await opened_and_closed(change, roles.values(), kept_rights) if changes else ((), ())
    return RolePlan(
        membership.version,
        changes,
        names(former.roles),
        names(chosen),
        deviations,
        planned.contacts_beyond(former),
        membership.staff_member_id is None and any(each.role.binds_staff for each in chosen),
        opens,
        closes,
    )


async def opened_and_closed(
    change: Change, role_ids: Collection[int], own: Mapping[int, AppRight]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The applications that these roles and rights of his own would open to him and close. Three statements."""
    session, membership = change.session, change.membership
    held = (await entitlements(session, [membership.id], rights_only=True))[membership.id]
    before = {id_ for id_, right in held.rights.items() if right.value is not AppRight.NONE}
    by_roles = await session.scalars(
        select(RoleAppRight.application_id).where(
            RoleAppRight.role_id.in_(role_ids), RoleAppRight.right != AppRight.NONE
        )
    )
    after = set(by_roles) - own.keys() | {id_ for id_, right in own.items() if right is not AppRight.NONE}
    rows = await session.execute(
        select(Application.id, Application.name)
        .where(Application.id.in_(before ^ after))
        .order_by(Application.id)
    )
    named = {row.id: row.name for row in rows}
    return (
        tuple(name for id_, name in named.items() if id_ in after),
        tuple(name for id_, name in named.items() if id_ in before),
    )


def names(roles: tuple[HeldRole, ...]) -> tuple[str, ...]:
    return tuple(each.role.name for each in roles)


async def application_of(session: AsyncSession, manager: Manager, application_id: int) -> Application:
    application = await session.get(Application, application_id)
    if application is None or application.tenant_id != manager.tenant.id:
        raise NotFound(Code.APPLICATION_UNKNOWN)
    return application


async def _check_tenant_role(change: Change, tenant_role: TenantRole) -> None:
    """What could refuse this tenant role, whoever holds what now."""
    manager, membership = change.manager, change.membership
    if not manager.is_owner or tenant_role not in MAY_ASSIGN[manager.membership.tenant_role]:
        raise NotAllowed(Code.TENANT_ROLE_NOT_ASSIGNABLE)
    if tenant_role in ONLY_IN_SERVICING_TENANTS and tenant_role is not membership.tenant_role:
        await require_servicing(change.session, manager.tenant)
    if not tenant_role.manages_people:
        return
    has_email = await change.session.scalar(
        select(
            exists().where(
                Identifier.account_id == membership.account_id, Identifier.type == IdentifierType.EMAIL
            )
        )
    )
    if not has_email:
        raise Invalid(Code.EMAIL_REQUIRED_FOR_ROLE)
    if membership.valid_till is not None:
        raise NotAllowed(Code.TERM_NOT_FOR_MANAGERS)


async def _in_app_roles(
    session: AsyncSession, membership_id: int, application_id: int
) -> dict[int, tuple[str, bool]]:
    """What the application declares: its name, and whether this person holds it."""
    rows = await session.execute(
        select(InAppRole.id, InAppRole.name, MembershipInAppRole.membership_id)
        .outerjoin(
            MembershipInAppRole,
            (MembershipInAppRole.in_app_role_id == InAppRole.id)
            & (MembershipInAppRole.membership_id == membership_id),
        )
        .where(InAppRole.application_id == application_id)
        .order_by(InAppRole.id)
    )
    return {id_: (name, holder is not None) for id_, name, holder in rows}
