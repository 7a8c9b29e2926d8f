"""What a screen needs of the update behind it, and the moves that all screens make: to a window, a toast, home."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Contact
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.inputs import Press, speech
from bot.dialogs.states import Claiming, Coming, Doors, Entering, Home, Joining
from bot.errors import in_words, sentence
from bot.identity import contact_of
from bot.speech import Speech
from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound, Refused
from core.founding import ClaimProgress
from core.people import Address, Managed, Who

P = ParamSpec("P")
Handle = Callable[Concatenate[DialogManager, P], Awaitable[None]]


def core_of(manager: DialogManager) -> Core:
    core: Core = manager.middleware_data["core"]
    return core


def who_of(manager: DialogManager) -> Who:
    who: Who = manager.middleware_data["who"]
    return who


def actor_of(manager: DialogManager) -> int:
    """The account that acts; 0, which nobody has, for a stranger: the core refuses it."""
    return who_of(manager).account_id or 0


def address_of(manager: DialogManager) -> Address:
    return contact_of(manager.middleware_data["event_from_user"].id)


def operation_of(manager: DialogManager) -> str:
    """The same for an update that Telegram sends again."""
    operation_id: str = manager.middleware_data["operation_id"]
    return operation_id


async def fill(start_data: Any, manager: DialogManager) -> None:
    """The on_start of a dialog that keeps what it was started with."""
    manager.dialog_data.update(start_data or {})


def started_with(manager: DialogManager) -> dict[str, Any]:
    """For a dialog that only reads it."""
    data = manager.start_data
    assert isinstance(data, dict)
    return data


def tenant_of(manager: DialogManager) -> int:
    """The organisation that the dialog is about."""
    tenant_id: int = manager.dialog_data["tenant_id"]
    return tenant_id


async def managed(manager: DialogManager) -> Managed:
    """The organisation that the dialog is about, as the actor manages it now."""
    found = await core_of(manager).directory.managed(actor_of(manager))
    tenant = next((each for each in found if each.id == tenant_of(manager)), None)
    if tenant is None:
        raise NotFound(Code.TENANT_UNKNOWN)
    return tenant


def card_of(contact: Contact) -> list[str]:
    """Name and phone, as a dialog keeps a contact card."""
    return [f"{contact.first_name} {contact.last_name or ''}".strip(), contact.phone_number]


def to(state: State) -> Press:
    """A press that shows another window of the same dialog."""

    async def press(manager: DialogManager) -> None:
        await manager.switch_to(state)

    return press


def wait_until(manager: DialogManager, moment: datetime) -> str:
    """How long it is until then, in words, for the texts that say when something may be asked again; or "none"."""
    left = moment - core_of(manager).clock.now()
    return in_words(speech(manager).language, left) if left > timedelta() else "none"


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


async def menu(manager: DialogManager) -> None:
    """The press of every button that leads to the menu, in place of the screen it stands on."""
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)


async def home(manager: DialogManager, invitation_id: int | None = None) -> None:
    """The first screen that fits the person, over whatever was open, at the bottom of the chat.

    - A handed-over password is replaced before anything else (I-39); a claim begun is gone on with.
    - So is the invitation to begin an organisation, and the request to join one, by a stranger.
    - A stranger who leaves an invitation (`invitation_id`) finds the way back to it among the doors.
    """
    who = who_of(manager)
    data: dict[str, int | None] | None = None
    if who.account_id is not None:
        state = Entering.own_password if who.must_change_password else Home.menu
    elif (claim := await _claim(manager)) is not None:
        state = Claiming.name
        if claim.invitation_id is not None:
            state, data = Coming.look, {"invitation_id": claim.invitation_id}
    elif (request_id := await core_of(manager).joining.unfinished(address_of(manager))) is not None:
        state, data = Joining.wait, {"request_id": request_id}
    else:
        state = Doors.choose
        data = {"invitation_id": invitation_id}
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)


async def managing_nothing(manager: DialogManager, code: Code) -> None:
    """Refused with this code, but for the provider's owner before his first organisation: he is led to create it."""
    if not who_of(manager).provider_owner:
        raise NotAllowed(code)
    await tell(manager, speech(manager)("home-found-first"))
    await home(manager)


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


async def signed_in(manager: DialogManager) -> None:
    """Where he goes who has just shown to be somebody: back to the organisation that he came to begin, or home."""
    claim = await _claim(manager)
    if claim is None or claim.invitation_id is None:
        await home(manager)
        return
    try:
        await core_of(manager).servicing.coming.look(claim.invitation_id, address_of(manager))
    except Refused as refused:
        say = speech(manager)
        another = refused.code is Code.INVITATION_FOR_ANOTHER
        key = "coming-for-another" if another else "coming-ended"
        await tell(manager, say(key, **{name: str(value) for name, value in refused.fields.items()}))
        await home(manager)
        return
    data = {"invitation_id": claim.invitation_id}
    await manager.start(Coming.look, data, StartMode.RESET_STACK, ShowMode.DELETE_AND_SEND)


async def _claim(manager: DialogManager) -> ClaimProgress | None:
    try:
        return await core_of(manager).founding.claim_progress(address_of(manager))
    except NotFound:
        return None
