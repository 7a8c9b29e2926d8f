"""The person on the screen: read anew for every window, and changed only as he was shown.

The version that a window showed goes along with each change. Where somebody else was quicker the core refuses, he is
told so, and sees the card as it is now.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram_dialog import DialogManager

from bot.dialogs.inputs import speech
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of, home, recognise, toast
from core.errors import Code, NotAllowed, NotFound, Refused
from core.invitations import PersonCard

T = TypeVar("T")


def person_id(manager: DialogManager) -> int:
    membership_id: int = manager.dialog_data["membership_id"]
    return membership_id


async def person(manager: DialogManager) -> PersonCard:
    """For a press: what is true now. The version is still that of what was shown."""
    return await core_of(manager).roster.card(actor_of(manager), person_id(manager))


async def shown(manager: DialogManager) -> tuple[PersonCard, dict[str, Any]]:
    """For a getter: the person, and what every window about him may say."""
    card = await person(manager)
    manager.dialog_data.update(version=card.version, tenant_id=card.tenant_id, own=card.is_own)
    return card, {"name": card.full_name, "tenant": card.tenant}


async def change(manager: DialogManager, do: Callable[[int], Awaitable[T]], said: str = "people-done") -> T:
    """`do` gets the version that was shown. Then the card, with a short word over it.

    The card also where the window he pressed in no longer fits the person: he sees why there.
    """
    try:
        result = await do(manager.dialog_data["version"])
    except Refused as refused:
        if isinstance(refused, NotAllowed | NotFound) or refused.code is Code.CHANGED_MEANWHILE:
            await manager.switch_to(People.card)
        raise
    await toast(manager, speech(manager).plain(said))
    await manager.switch_to(People.card)
    if manager.dialog_data["own"]:
        await _leave_if_out(manager)
    return result


async def _leave_if_out(manager: DialogManager) -> None:
    """Who has just taken his own place in the organisation sees no card of it any more."""
    managed = await core_of(manager).directory.managed(actor_of(manager))
    if manager.dialog_data["tenant_id"] not in {tenant.id for tenant in managed}:
        await recognise(manager)
        await home(manager)
