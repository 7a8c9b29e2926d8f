"""What owners and administrators do with the applications of their tenant.

An application is told by its `key`, which is never used again: an old button cannot reach a newer application. Who
manages nothing here hears the same whether there is such an application or not (I-22).
"""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.applications import Application, ApplicationKind, ApplicationState, InAppRole
from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.journal import record
from core.keeping_applications.links import Link, clean_link
from core.keeping_applications.removing import Removal
from core.keeping_applications.viewing import ApplicationView, ListedApplication, view_of
from core.operations import recall, remember
from core.people import Manager, free_name, manager_of


class KeepingApplications:
    """Owners make, change and remove applications: that decides what the organisation has. Administrators see all of
    them, and say when one is ready or under maintenance: daily work, that takes nothing from anybody for good.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    # Looking

    async def applications(self, actor: int, tenant_id: int) -> list[ListedApplication]:
        """All of them by name, also those that the manager himself may not launch (F-20a)."""
        async with self._db.read() as session:
            await manager_of(session, actor, tenant_id)
            rows = await session.execute(
                select(Application.key, Application.name, Application.kind, Application.state)
                .where(Application.tenant_id == tenant_id)
                .order_by(Application.name_folded, Application.id)
            )
            return [ListedApplication(*row) for row in rows]

    async def view(self, actor: int, tenant_id: int, key: str) -> ApplicationView:
        async with self._db.read() as session:
            manager = await manager_of(session, actor, tenant_id)
            application = await _application(session, tenant_id, key)
            return await view_of(session, self._clock.now(), manager, application)

    # The application

    @rerun_after_lost_race
    async def create(
        self, actor: int, tenant_id: int, name: str, kind: ApplicationKind, operation_id: str
    ) -> str:
        """A new application of one of the six kinds (H-12 … H-17); nobody has a right to it yet. Its key.

        - it is being prepared until it is said to be ready (F-30)
        - a name is the tenant's only one, however it is written: NAME_TAKEN
        - so many that a matrix of them can still be read: APPLICATIONS_FULL
        """
        now = self._clock.now()
        async with self._db.write() as session:
            manager = await _begin(session, actor, tenant_id)
            done = await recall(session, operation_id)
            if done is not None:
                return str(done["key"])
            mine = select(func.count()).where(Application.tenant_id == tenant_id)
            if (await session.scalar(mine) or 0) >= limits.APPLICATIONS_MAX:
                raise Conflict(Code.APPLICATIONS_FULL)
            application = Application(
                tenant_id=tenant_id,
                key=f"{kind.value.lower().replace('_', '-')}-{secrets.token_hex(4)}",
                name=await free_name(session, Application, name, Application.tenant_id == tenant_id),
                kind=kind,
                state=ApplicationState.PREPARING,
            )
            session.add(application)
            await session.flush()
            _journal(session, now, "application.created", manager, application, kind=kind.value)
            await remember(session, operation_id, now, key=application.key)
            return application.key

    @rerun_after_lost_race
    async def rename(self, actor: int, tenant_id: int, key: str, name: str) -> None:
        now = self._clock.now()
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key)
            before = application.name
            others = Application.tenant_id == tenant_id, Application.id != application.id
            application.name = await free_name(session, Application, name, *others)
            if application.name != before:
                _journal(
                    session,
                    now,
                    "application.renamed",
                    manager,
                    application,
                    before=before,
                    after=application.name,
                )

    async def set_link(self, actor: int, tenant_id: int, key: str, link: Link, text: str | None) -> None:
        """Where it opens, or where it is to be had (H-19): LINK_INVALID; None: nowhere that we know of."""
        now = self._clock.now()
        after = None if text is None else clean_link(link, text)
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key)
            before = getattr(application, link.value)
            if after != before:
                setattr(application, link.value, after)
                _journal(
                    session,
                    now,
                    "application.linked",
                    manager,
                    application,
                    link=link.value,
                    before=before,
                    after=after,
                )

    async def set_state(self, actor: int, tenant_id: int, key: str, state: ApplicationState) -> None:
        """Ready, being prepared (F-30) or under maintenance: by any owner or administrator. No right changes by it."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key, owners_only=False)
            before = application.state
            if before is not state:
                application.state = state
                _journal(
                    session,
                    now,
                    "application.state_changed",
                    manager,
                    application,
                    before=before.value,
                    after=state.value,
                )

    @rerun_after_lost_race
    async def remove(self, actor: int, tenant_id: int, key: str) -> int:
        """It is gone for good, with every right to it and every role inside. How many people had it comes back."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key)
            view = await view_of(session, now, manager, application)
            _journal(
                session,
                now,
                "application.removed",
                manager,
                application,
                kind=view.kind.value,
                people=view.people,
                roles_inside=[role.name for role in view.roles_inside],
            )
            await Removal(session, now, manager, application).everything()
            return view.people

    # The roles inside it (F-25): declared here, handed to the application at sign-in, evaluated by it alone

    @rerun_after_lost_race
    async def declare_role(self, actor: int, tenant_id: int, key: str, name: str, operation_id: str) -> int:
        """A role that people may hold inside the application; its name is the only one there: NAME_TAKEN. Its id."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key)
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["role_id"])
            others = InAppRole.application_id == application.id
            role = InAppRole(
                application_id=application.id, name=await free_name(session, InAppRole, name, others)
            )
            session.add(role)
            await session.flush()
            _journal(session, now, "in_app_role.declared", manager, application, role=role.name)
            await remember(session, operation_id, now, role_id=role.id)
            return role.id

    @rerun_after_lost_race
    async def rename_role(self, actor: int, tenant_id: int, key: str, role_id: int, name: str) -> None:
        """Whoever holds it keeps it under the new name."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key)
            role = await _role_inside(session, application, role_id)
            before = role.name
            others = InAppRole.application_id == application.id, InAppRole.id != role.id
            role.name = await free_name(session, InAppRole, name, *others)
            if role.name != before:
                _journal(
                    session,
                    now,
                    "in_app_role.renamed",
                    manager,
                    application,
                    before=before,
                    after=role.name,
                )

    @rerun_after_lost_race
    async def remove_role(self, actor: int, tenant_id: int, key: str, role_id: int) -> int:
        """Whoever holds it loses it: how many that were comes back. No right to the application changes."""
        now = self._clock.now()
        async with self._db.write() as session:
            manager, application = await _to_change(session, actor, tenant_id, key)
            role = await _role_inside(session, application, role_id)
            people = await Removal(session, now, manager, application).role_inside(role.id)
            _journal(session, now, "in_app_role.removed", manager, application, role=role.name, people=people)
            return people


async def _begin(session: AsyncSession, actor: int, tenant_id: int, *, owners_only: bool = True) -> Manager:
    """The applications of a tenant change one at a time, so that none is changed while it goes."""
    await one_at_a_time(session, f"applications:{tenant_id}")
    manager = await manager_of(session, actor, tenant_id)
    if owners_only and not manager.is_owner:
        raise NotAllowed(Code.OWNERS_ONLY)
    return manager


async def _to_change(
    session: AsyncSession, actor: int, tenant_id: int, key: str, *, owners_only: bool = True
) -> tuple[Manager, Application]:
    manager = await _begin(session, actor, tenant_id, owners_only=owners_only)
    return manager, await _application(session, tenant_id, key)


async def _application(session: AsyncSession, tenant_id: int, key: str) -> Application:
    application = await session.scalar(
        select(Application).where(Application.tenant_id == tenant_id, Application.key == key)
    )
    if application is None:
        raise NotFound(Code.APPLICATION_UNKNOWN)
    return application


async def _role_inside(session: AsyncSession, application: Application, role_id: int) -> InAppRole:
    role = await session.get(InAppRole, role_id)
    if role is None or role.application_id != application.id:
        raise NotFound(Code.IN_APP_ROLE_UNKNOWN)
    return role


def _journal(
    session: AsyncSession,
    now: datetime,
    action: str,
    manager: Manager,
    application: Application,
    **details: Any,
) -> None:
    record(
        session,
        now,
        action,
        actor=manager.account.id,
        tenant=manager.tenant.id,
        key=application.key,
        application=application.name,
        **details,
    )
