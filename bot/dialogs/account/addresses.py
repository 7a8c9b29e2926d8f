"""Another e-mail or phone: typed or shared, proven by a code, and put in the place of the former one; or removed."""

from typing import Any

from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.account.view import own_view
from bot.dialogs.inputs import Press, complain, speech
from bot.dialogs.states import OwnAccount
from bot.dialogs.steps import actor_of, address_of, core_of, operation_of, tell, toast, wait_until
from bot.errors import sentence
from core.errors import Code, NotAllowed, TooMany
from core.people import IdentifierType

_TYPE = "type"


async def present(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    view, own = await own_view(dialog_manager), core_of(dialog_manager).own_addresses
    email, phone = view.of(IdentifierType.EMAIL), view.of(IdentifierType.PHONE)
    return {
        "has_email": email is not None,
        "email": email.known.masked if email is not None else "none",
        "phone": phone.known.masked if phone is not None else "none",
        "types": "yes" if own.sends_codes_to(IdentifierType.PHONE) else "no",
    }


async def ask_email(manager: DialogManager, text: str) -> None:
    await _ask(manager, IdentifierType.EMAIL, text)


async def type_phone(manager: DialogManager, text: str) -> None:
    """A number may be typed only where a code can go there."""
    if not core_of(manager).own_addresses.sends_codes_to(IdentifierType.PHONE):
        complain(manager, speech(manager)("sharing-how"))
        return
    await _ask(manager, IdentifierType.PHONE, text)


async def _ask(manager: DialogManager, type: IdentifierType, text: str) -> None:
    """Whoever asks for the same again within a minute has his code already: he is only asked for it."""
    manager.dialog_data[_TYPE] = type.value
    try:
        await core_of(manager).own_addresses.ask(actor_of(manager), type, text, address_of(manager))
    except TooMany as refused:
        if refused.code is not Code.CODE_TOO_SOON:
            raise
        complain(manager, sentence(speech(manager).language, refused))
    await manager.switch_to(OwnAccount.code)


async def share(manager: DialogManager, phone: str, own: bool) -> None:
    manager.dialog_data[_TYPE] = IdentifierType.PHONE.value
    await core_of(manager).own_addresses.share(actor_of(manager), phone, address_of(manager), own=own)
    await _proven(manager)


async def again(manager: DialogManager) -> None:
    await core_of(manager).own_addresses.again(actor_of(manager), _type(manager), address_of(manager))
    await toast(manager, speech(manager).plain("account-code-again"))


async def submit_code(manager: DialogManager, text: str) -> None:
    await core_of(manager).own_addresses.submit_code(
        actor_of(manager), _type(manager), text, address_of(manager), operation_of(manager)
    )
    await _proven(manager)


async def _proven(manager: DialogManager) -> None:
    """A login that was the former address: he says whether it follows. Nothing else is to be said."""
    found = await core_of(manager).own_addresses.pending(actor_of(manager), _type(manager))
    if found is not None and found.login_is_former:
        await manager.switch_to(OwnAccount.follow)
    else:
        await _finish(manager, login_follows=False)


async def follow(manager: DialogManager) -> None:
    await _finish(manager, login_follows=True)


async def stay(manager: DialogManager) -> None:
    await _finish(manager, login_follows=False)


async def _finish(manager: DialogManager, *, login_follows: bool) -> None:
    known = await core_of(manager).own_addresses.finish(
        actor_of(manager),
        _type(manager),
        address_of(manager),
        f"{operation_of(manager)}:finish",  # the same message may have brought the code
        login_follows=login_follows,
    )
    say = speech(manager)
    login = known.value if login_follows else "none"
    await tell(
        manager,
        say("account-address-changed", kind=known.type.value.lower(), address=known.masked, login=login),
    )
    await manager.switch_to(OwnAccount.view, show_mode=ShowMode.DELETE_AND_SEND)  # below what was just said


async def pending(dialog_manager: DialogManager, **_: object) -> dict[str, str]:
    found = await core_of(dialog_manager).own_addresses.pending(
        actor_of(dialog_manager), _type(dialog_manager)
    )
    kind = _type(dialog_manager).value.lower()
    if found is None:  # finished meanwhile, by another press
        return {"address": "none", "kind": kind, "wait": "none", "login": "none"}
    return {
        "address": found.known.masked,
        "kind": kind,
        "wait": wait_until(dialog_manager, found.free_at),
        "login": (await own_view(dialog_manager)).login,
    }


def to_removal(type: IdentifierType) -> Press:
    async def press(manager: DialogManager) -> None:
        manager.dialog_data[_TYPE] = type.value
        await manager.switch_to(OwnAccount.remove)

    return press


async def to_be_removed(dialog_manager: DialogManager, **_: object) -> dict[str, str]:
    own = (await own_view(dialog_manager)).of(_type(dialog_manager))
    return {
        "address": own.known.masked if own is not None else "none",
        "kind": _type(dialog_manager).value.lower(),
    }


async def remove(manager: DialogManager) -> None:
    try:
        await core_of(manager).own_addresses.remove(
            actor_of(manager), _type(manager), address_of(manager), operation_of(manager)
        )
    except NotAllowed as refused:
        if refused.code is not Code.EMAIL_REQUIRED_FOR_ROLE:
            raise
        complain(manager, speech(manager)("account-email-needed"))
        await manager.switch_to(OwnAccount.email)
    else:
        await manager.switch_to(OwnAccount.view)


def _type(manager: DialogManager) -> IdentifierType:
    return IdentifierType(manager.dialog_data[_TYPE])
