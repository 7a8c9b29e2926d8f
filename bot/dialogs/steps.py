"""What a screen needs of the update behind it, and the moves that all screens make: to a window, a toast, home."""

from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.inputs import Press, speech
from bot.dialogs.states import Claiming, Doors, Entering, Home
from bot.errors import sentence
from bot.identity import contact_of
from bot.speech import Speech
from core.bootstrap import Core
from core.errors import Code, NotFound, Refused
from core.people import Address, Who

P = ParamSpec("P")
Handle = Callable[Concatenate[DialogManager, P], Awaitable[None]]


def core_of(manager: DialogManager) -> Core:
    core: Core = manager.middleware_data["core"]
    return core


def who_of(manager: DialogManager) -> Who:
    who: Who = manager.middleware_data["who"]
    return who


def address_of(manager: DialogManager) -> Address:
    return contact_of(manager.middleware_data["event_from_user"].id)


def operation_of(manager: DialogManager) -> str:
    """The same for an update that Telegram sends again (decision 10)."""
    operation_id: str = manager.middleware_data["operation_id"]
    return operation_id


def to(state: State) -> Press:
    """A press that shows another window of the same dialog."""

    async def press(manager: DialogManager) -> None:
        await manager.switch_to(state)

    return press


async def toast(manager: DialogManager, text: str) -> None:
    """A short notice over the screen, for a press that changes little on it."""
    if isinstance(manager.event, CallbackQuery):
        await manager.event.answer(text)


async def tell(manager: DialogManager, html: str) -> None:
    """A sentence that stays in the chat, above the screen that is shown next."""
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_message(manager.middleware_data["event_chat"].id, html)


async def recognise(manager: DialogManager) -> None:
    """He has just become somebody: the rest of this update knows him, and speaks his language."""
    who = await core_of(manager).directory.who(address_of(manager))
    manager.middleware_data.update(who=who, language=who.language, say=Speech(who.language))


async def home(manager: DialogManager, invitation_id: int | None = None) -> None:
    """The first screen that fits the person, over whatever was open, at the bottom of the chat.

    - A handed-over password is replaced before anything else (I-39); a claim begun is gone on with.
    - A stranger who leaves an invitation (`invitation_id`) finds the way back to it among the doors.
    """
    who = who_of(manager)
    data = None
    if who.account_id is not None:
        state = Entering.own_password if who.must_change_password else Home.menu
    elif await _claims(manager):
        state = Claiming.name
    else:
        state = Doors.choose
        data = {"invitation_id": invitation_id}
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)


def until(*ends: Code, said: str | None = None) -> Callable[[Handle[P]], Handle[P]]:
    """For what a dialog does with an answer: a refusal with one of these codes ends the dialog.

    He is told so (`said` in place of the code's own sentence) and led home.
    """

    def decorate(handle: Handle[P]) -> Handle[P]:
        async def guarded(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
            try:
                await handle(manager, *args, **kwargs)
            except Refused as refused:
                if refused.code not in ends:
                    raise
                say = speech(manager)
                await tell(manager, say(said) if said else sentence(say.language, refused))
                await home(manager)

        return guarded

    return decorate


async def _claims(manager: DialogManager) -> bool:
    try:
        await core_of(manager).founding.claim_progress(address_of(manager))
    except NotFound:
        return False
    return True
