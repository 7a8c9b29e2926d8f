"""What goes with an application, or with a role inside one; whoever loses something by it is told of in the journal.

Roles are locked before people, and people in the order of their ids, as everywhere else.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, SelectBase, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.applications import Application, InAppRole
from core.journal import record
from core.people import AppDeviation, Manager, Membership, MembershipInAppRole, MembershipState
from core.roles import Role, RoleAppRight


@dataclass(frozen=True)
class Removal:
    session: AsyncSession
    now: datetime
    manager: Manager
    application: Application

    async def everything(self) -> None:
        """Rights by role and by person, roles inside and who holds them, and the application itself."""
        session, application_id = self.session, self.application.id
        await self._from_roles()
        inside = select(InAppRole.id).where(InAppRole.application_id == application_id)
        people = await self._people(_deviating(application_id).union(_holding(inside)))
        await self._own_rights(people)
        await self._roles_inside(people, list(await session.scalars(inside)))
        await session.execute(delete(Application).where(Application.id == application_id))

    async def role_inside(self, role_id: int) -> int:
        """How many people have lost it comes back."""
        people = await self._people(_holding(select(InAppRole.id).where(InAppRole.id == role_id)))
        await self._roles_inside(people, [role_id])
        return len(people)

    async def _people(self, ids: SelectBase) -> list[Membership]:
        """Locked. Who has left loses nothing any more, and is not told of."""
        people = await self.session.scalars(
            select(Membership).where(Membership.id.in_(ids)).order_by(Membership.id).with_for_update()
        )
        return [each for each in people if each.state is not MembershipState.ENDED]

    async def _from_roles(self) -> None:
        session, name = self.session, self.application.name
        recommends = RoleAppRight.application_id == self.application.id
        ids = select(RoleAppRight.role_id).where(recommends)
        roles = await session.scalars(
            select(Role).where(Role.id.in_(ids)).order_by(Role.id).with_for_update(key_share=True)
        )
        by_id = {role.id: role for role in roles}
        # One that is given meanwhile to another role stays, and the application with it: all of this is run again.
        gone = (
            delete(RoleAppRight)
            .where(recommends, RoleAppRight.role_id.in_(by_id))
            .returning(RoleAppRight.role_id, RoleAppRight.right)
        )
        for role_id, right in sorted(await session.execute(gone)):
            by_id[role_id].version += 1
            self._tell(
                "role.changed",
                role_id=role_id,
                role=by_id[role_id].name,
                before={"applications": {name: right.value}},
                after={"applications": {name: AppRight.NONE.value}},
            )

    async def _own_rights(self, people: list[Membership]) -> None:
        of_this = AppDeviation.application_id == self.application.id
        rows = await self.session.execute(
            delete(AppDeviation).where(of_this).returning(AppDeviation.membership_id, AppDeviation.right)
        )
        own = {row.membership_id: row.right for row in rows}
        for each in people:
            if each.id in own:
                self._change(each, "person.right_changed", own[each.id].value, AppRight.NONE.value)

    async def _roles_inside(self, people: list[Membership], role_ids: Collection[int]) -> None:
        session, going = self.session, set(role_ids)
        held: dict[int, dict[int, str]] = defaultdict(dict)
        for membership_id, role_id, name in await session.execute(
            select(MembershipInAppRole.membership_id, InAppRole.id, InAppRole.name)
            .join(InAppRole, InAppRole.id == MembershipInAppRole.in_app_role_id)
            .where(InAppRole.application_id == self.application.id)
            .order_by(InAppRole.id)
        ):
            held[membership_id][role_id] = name
        await session.execute(
            delete(MembershipInAppRole).where(MembershipInAppRole.in_app_role_id.in_(going))
        )
        await session.execute(delete(InAppRole).where(InAppRole.id.in_(going)))
        for each in people:
            before = held[each.id]
            left = [name for id_, name in before.items() if id_ not in going]
            if len(left) < len(before):
                self._change(each, "person.in_app_roles_changed", list(before.values()), left)

    def _change(self, membership: Membership, action: str, before: Any, after: Any) -> None:
        membership.version += 1
        self._tell(
            action,
            subject=membership.account_id,
            application=self.application.name,
            before=before,
            after=after,
        )

    def _tell(self, action: str, **details: Any) -> None:
        record(
            self.session,
            self.now,
            action,
            actor=self.manager.account.id,
            tenant=self.manager.tenant.id,
            **details,
        )


def _deviating(application_id: int) -> Select[int]:
    return select(AppDeviation.membership_id).where(AppDeviation.application_id == application_id)


def _holding(role_ids: Select[int]) -> Select[int]:
    return select(MembershipInAppRole.membership_id).where(MembershipInAppRole.in_app_role_id.in_(role_ids))
