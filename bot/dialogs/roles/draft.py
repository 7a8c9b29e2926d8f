"""What has been switched on a role's screens and is not saved yet; and the role, read anew for every press.

The draft holds differences only, so what somebody else saved meanwhile shows through it. It knows the version that
it began with: saving over another one is refused by the core, which names who was quicker.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec

from aiogram_dialog import DialogManager

from bot.dialogs.states import Roles
from bot.dialogs.steps import actor_of, core_of
from core.access import AppRight, catalogue
from core.errors import Code, NotAllowed, NotFound, Refused
from core.roles import RoleEdit, RoleShape
from core.shaping_roles import RoleView

P = ParamSpec("P")
Act = Callable[Concatenate[DialogManager, P], Awaitable[None]]

_READ = "roles_view"  # in the data of one update
_SWITCHED = ("applications", "permissions", "history", "own_scope", "binds_staff")


class Draft:
    """A view of `dialog_data`: every change is in there at once, so a restart loses nothing."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    @property
    def role_id(self) -> int:
        return int(self._data["role_id"])

    @property
    def seen(self) -> int:
        return int(self._data["seen"])

    @property
    def begun(self) -> bool:
        return bool(self._data.get("begun"))

    def edit(self, view: RoleView) -> RoleEdit:
        """What is to be saved. An application that is gone by now is no part of it any more."""
        data, there = self._data, {app.id for app in view.applications}
        applications = {int(id_): AppRight(right) for id_, right in data.get("applications", {}).items()}
        return RoleEdit(
            {id_: right for id_, right in applications.items() if id_ in there},
            data.get("permissions", {}),
            data.get("history", [view.shape.history_days])[0],
            data.get("own_scope", view.shape.own_scope),
            data.get("binds_staff", view.shape.binds_staff),
        )

    def shape(self, view: RoleView) -> RoleShape:
        return view.shape.edited(self.edit(view))

    def set_right(self, view: RoleView, application_id: int, right: AppRight) -> None:
        self._keep(
            view, applications={**self._data.get("applications", {}), str(application_id): right.value}
        )

    def switch(self, view: RoleView, permission_id: str) -> None:
        """On, together with what it requires, also where that was switched off here; or off."""
        on = permission_id not in self.shape(view).permissions
        switched = {**self._data.get("permissions", {}), permission_id: on}
        if on:
            for required in catalogue().by_id[permission_id].requires:
                switched.pop(required, None)
        self._keep(view, permissions=switched)

    def set_history(self, view: RoleView, days: int | None) -> None:
        self._keep(view, history=[days])

    def set_flag(self, view: RoleView, name: str, value: bool) -> None:
        self._keep(view, **{name: value})

    def forget_contacts(self, view: RoleView) -> None:
        """They have just been hidden."""
        contacts = {permission.id for permission in catalogue().contact_rights}
        left = {id_: on for id_, on in self._data.get("permissions", {}).items() if id_ not in contacts}
        self._keep(view, permissions=left)

    def see(self, version: int) -> None:
        self._data["seen"] = version

    def drop(self) -> None:
        for name in (*_SWITCHED, "begun", "leave_to", "resume_at"):
            self._data.pop(name, None)

    def _keep(self, view: RoleView, **switched: Any) -> None:
        """What has been switched back is no change, and nothing to ask about when he leaves."""
        self._data.update(switched, begun=True)
        if self.shape(view) == view.shape:
            self.drop()


def draft_of(manager: DialogManager) -> Draft:
    return Draft(manager.dialog_data)


async def view_of(manager: DialogManager) -> RoleView:
    """The role as it is now, once for each update. As long as nothing is switched, it is what has been seen."""
    draft = draft_of(manager)
    read: RoleView | None = manager.middleware_data.get(_READ)
    if read is None or read.id != draft.role_id:
        read = await core_of(manager).shaping_roles.view(actor_of(manager), draft.role_id)
        manager.middleware_data[_READ] = read
    if not draft.begun:
        draft.see(read.version)
    return read


def forget_view(manager: DialogManager) -> None:
    """It has just been changed."""
    manager.middleware_data.pop(_READ, None)


async def open_view(manager: DialogManager) -> RoleView:
    """For a press that changes something: only where this actor may."""
    view = await view_of(manager)
    if view.closed is not None:
        raise NotAllowed(view.closed)
    return view


def on_role(act: Act[P]) -> Act[P]:
    """For what the buttons do.

    - a role that is gone leads to the list
    - where somebody else was quicker, what he did is seen from now on, and what was switched here stays
    """

    async def guarded(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await act(manager, *args, **kwargs)
        except Refused as refused:
            if refused.code is Code.ROLE_UNKNOWN and await _is_gone(manager):
                draft_of(manager).drop()
                await manager.switch_to(Roles.list)
            elif refused.code is Code.CHANGED_MEANWHILE:
                forget_view(manager)
                view = await view_of(manager)
                draft_of(manager).see(view.version)
            raise

    return guarded


async def _is_gone(manager: DialogManager) -> bool:
    """This role, and not the one to which its people were to move."""
    forget_view(manager)
    try:
        await view_of(manager)
    except NotFound:
        return True
    return False


def show(state: Any) -> Act[[]]:
    """A press that shows another window about the role, if there is still one."""

    async def press(manager: DialogManager) -> None:
        await view_of(manager)
        await manager.switch_to(state)

    return on_role(press)


def require_permission(permission_id: str) -> None:
    """A forged press may ask for anything."""
    if permission_id not in catalogue().by_id:
        raise NotFound(Code.PERMISSION_UNKNOWN)
