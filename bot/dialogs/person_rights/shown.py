"""The person on the screen: read anew for every window, and changed only as he was shown (`version`)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram_dialog import DialogManager

from bot.dialogs.inputs import speech
from bot.dialogs.person_rights.words import RightsWords
from bot.dialogs.states import PersonRights
from bot.dialogs.steps import actor_of, core_of
from bot.reasons import AccessWords
from core.changing import PersonRights as Rights
from core.errors import Code, NotFound, Refused

T = TypeVar("T")


def person_id(manager: DialogManager) -> int:
    membership_id: int = manager.dialog_data["membership_id"]
    return membership_id


async def read(manager: DialogManager) -> Rights:
    """For a press: what is true now. The version is still that of what was shown."""
    return await core_of(manager).giving_rights.of(actor_of(manager), person_id(manager))


async def shown(manager: DialogManager) -> tuple[Rights, RightsWords]:
    """For a getter: the rights as they are now, and how to say them."""
    rights = await read(manager)
    manager.dialog_data.update(version=rights.version)
    return rights, words_for(manager, rights)


def words_for(manager: DialogManager, rights: Rights) -> RightsWords:
    say = speech(manager)
    return RightsWords(say, AccessWords(say.language, core_of(manager).clock.now()), rights)


async def change(manager: DialogManager, do: Callable[[int], Awaitable[T]]) -> T:
    """`do` gets the version that was shown.

    Where somebody else was quicker, or what is on the screen has gone, he is told so and sees everything anew.
    """
    try:
        return await do(manager.dialog_data["version"])
    except Refused as refused:
        gone = isinstance(refused, NotFound) or refused.code is Code.PERSONAL_RIGHTS_OFF
        if gone or refused.code in (Code.CHANGED_MEANWHILE, Code.OWN_ROLE, Code.TARGET_PROTECTED):
            await manager.switch_to(PersonRights.overview)
        raise
