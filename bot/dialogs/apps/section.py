"""What every window about applications needs: whose they are, which one it is, and the way back where it is gone."""

from typing import ParamSpec

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from bot.dialogs.inputs import Press
from bot.dialogs.states import Apps
from bot.dialogs.steps import Handle, actor_of, core_of, tenant_of, until
from core.errors import Code, NotFound
from core.keeping_applications import ApplicationView, RoleInside

P = ParamSpec("P")

_READ = "application_view"  # in the data of one update
_BACK = {Code.APPLICATION_UNKNOWN: Apps.list, Code.IN_APP_ROLE_UNKNOWN: Apps.inside}


def key_of(manager: DialogManager) -> str:
    key: str = manager.dialog_data["key"]
    return key


def which(manager: DialogManager) -> tuple[int, int, str]:
    """What every action on an application begins with."""
    return actor_of(manager), tenant_of(manager), key_of(manager)


async def viewed(manager: DialogManager) -> ApplicationView:
    """The application as it is now, read once for each update until something is done to it."""
    read: ApplicationView | None = manager.middleware_data.get(_READ)
    if read is None or read.key != key_of(manager):
        read = await core_of(manager).keeping_applications.view(*which(manager))
        manager.middleware_data[_READ] = read
    return read


async def role_of(manager: DialogManager) -> RoleInside:
    role = (await viewed(manager)).role(manager.dialog_data["role_id"])
    if role is None:
        raise NotFound(Code.IN_APP_ROLE_UNKNOWN)
    return role


async def show(manager: DialogManager, state: State) -> None:
    """What was read of the application may no longer be so."""
    manager.middleware_data.pop(_READ, None)
    await manager.switch_to(state)


def guarded(act: Handle[P]) -> Handle[P]:
    """For what the buttons do. What is gone leads to the list it was in; who manages nothing here any more, home."""

    @until(Code.ACTOR_MAY_NOT_ADD_PEOPLE, Code.TENANT_UNKNOWN)
    async def handle(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await act(manager, *args, **kwargs)
        except NotFound as refused:
            if refused.code in _BACK:
                await show(manager, _BACK[refused.code])
            raise

    return handle


def leads(state: State) -> Press:
    """A press that shows another window about the application, if there is still one."""

    @guarded
    async def press(manager: DialogManager) -> None:
        await viewed(manager)
        await manager.switch_to(state)

    return press
