"""The present password first, once in a quarter of an hour; then another one, or another login.

Which window he wanted is kept meanwhile. That it has been shown is the core's to know: a window that has stayed
open for too long leads back to the question.
"""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.inputs import Press, speech
from bot.dialogs.states import OwnAccount, Recovering
from bot.dialogs.steps import Handle, P, actor_of, address_of, core_of, operation_of, recognise, tell
from core.errors import Code, NotAllowed

_THEN = "then"


def first(state: State) -> Press:
    """To this window, by way of the password unless this chat has shown it lately."""

    async def press(manager: DialogManager) -> None:
        await _show_first(manager, state)

    return press


def proven(handle: Handle[P]) -> Handle[P]:
    """For what a window does: what was shown counts no more, so it is asked for again, and he comes back here."""

    async def guarded(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await handle(manager, *args, **kwargs)
        except NotAllowed as refused:
            if refused.code is not Code.PASSWORD_FIRST:
                raise
            here = manager.current_context().state
            manager.dialog_data[_THEN] = (here.state or "").partition(":")[2]
            await manager.switch_to(OwnAccount.present)

    return guarded


async def _show_first(manager: DialogManager, state: State) -> None:
    if await core_of(manager).own_password.is_proven(address_of(manager)):
        await manager.switch_to(state)
        return
    manager.dialog_data[_THEN] = (state.state or "").partition(":")[2]
    await manager.switch_to(OwnAccount.present)


async def prove(manager: DialogManager, password: str) -> None:
    await core_of(manager).own_password.prove(actor_of(manager), password, address_of(manager))
    await manager.switch_to(getattr(OwnAccount, manager.dialog_data.get(_THEN, "view")))


async def forgotten(manager: DialogManager) -> None:
    await manager.start(Recovering.address, mode=StartMode.RESET_STACK)


async def change(manager: DialogManager, password: str) -> None:
    await core_of(manager).own_password.change(password, address_of(manager), operation_of(manager))
    await recognise(manager)
    await tell(manager, speech(manager)("account-password-changed"))
    await manager.switch_to(OwnAccount.view)


async def change_login(manager: DialogManager, text: str) -> None:
    login = await core_of(manager).own_login.change(
        actor_of(manager), text, address_of(manager), operation_of(manager)
    )
    await tell(manager, speech(manager)("account-login-changed", login=login))
    await manager.switch_to(OwnAccount.view)
