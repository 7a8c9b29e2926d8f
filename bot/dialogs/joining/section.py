"""What every window about group links needs: whose they are, which one it is, and the way back where it is gone."""

from typing import ParamSpec

from aiogram_dialog import DialogManager, StartMode

from bot.days import last_day
from bot.dialogs.inputs import speech
from bot.dialogs.states import Home, Links
from bot.dialogs.steps import Handle, actor_of, core_of, until
from core.errors import Code, NotFound
from core.joining import LinkCard

P = ParamSpec("P")

_BACK = {Code.GROUP_LINK_UNKNOWN: Links.list, Code.REQUEST_UNKNOWN: Links.waiting}


def tenant_of(manager: DialogManager) -> int:
    tenant_id: int = manager.dialog_data["tenant_id"]
    return tenant_id


def link_of(manager: DialogManager) -> int | None:
    """The one that is shown or changed; None while a new one is made."""
    return manager.dialog_data.get("link_id")


async def card_of(manager: DialogManager) -> LinkCard:
    return await core_of(manager).keeping_links.card(actor_of(manager), link_of(manager) or 0)


def until_when(manager: DialogManager, card: LinkCard) -> str:
    return last_day(card.ends_at, card.time_zone, speech(manager).language)


def guarded(act: Handle[P]) -> Handle[P]:
    """For what the buttons do. What is gone leads to the list it was in; who manages nothing here any more, home."""

    @until(Code.ACTOR_MAY_NOT_ADD_PEOPLE, Code.TENANT_UNKNOWN)
    async def handle(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await act(manager, *args, **kwargs)
        except NotFound as refused:
            if refused.code in _BACK:
                await manager.switch_to(_BACK[refused.code])
            raise

    return handle


async def menu(manager: DialogManager) -> None:
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)
