"""What every window about an organisation needs: which one it is, who acts, what is true now, and the way out."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.inputs import speech
from bot.dialogs.steps import actor_of, core_of, tenant_of, toast
from bot.reasons import AccessWords
from core.tenant_settings import TenantView
from core.tenants import LicenceState

_LICENCE = {
    LicenceState.TRIAL: "organisation-licence-trial",
    LicenceState.PAID: "organisation-licence-paid",
    LicenceState.EXPIRED: "organisation-licence-expired",
}


async def viewed(manager: DialogManager) -> TenantView:
    return await core_of(manager).tenant_settings.view(actor_of(manager), tenant_of(manager))


def licence(manager: DialogManager, view: TenantView) -> str:
    """Until when it runs, what it allows, and whom to ask. HTML."""
    say, until = speech(manager), "none"
    if view.licence_until is not None:
        words = AccessWords(say.language, core_of(manager).clock.now())
        until = words.day(view.licence_until, view.time_zone)
    told = say(
        _LICENCE[view.licence],
        until=until,
        hands="yes" if view.may_hand_over else "no",
    )
    if view.licence is LicenceState.PAID:
        return told
    own = "yes" if view.is_owner else "no"
    return f"{told} {say('organisation-licence-ask', own=own, owners=', '.join(view.owners))}"


async def done(manager: DialogManager, state: State) -> None:
    """A short word over the window that comes next."""
    await toast(manager, speech(manager).plain("organisation-done"))
    await manager.switch_to(state)


async def start(manager: DialogManager, state: State, **data: Any) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK)
