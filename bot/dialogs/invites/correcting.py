"""The right address instead of a wrong one: typed, or sent as a contact card from the address book."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode, Window

from bot.dialogs.inputs import Problem, complain, received, speech
from bot.dialogs.invites.card import asked, membership_id, sent
from bot.dialogs.layout import back
from bot.dialogs.states import Invites, People
from bot.dialogs.steps import actor_of, core_of, operation_of
from bot.speech import Say
from core.people import HOME_COUNTRY, Known, parse_identifier, parse_phone


def address_window() -> Window:
    return Window(
        Problem(),
        Say("invites-address"),
        back("address", _back),
        received(_take),
        state=Invites.address,
        getter=asked,
    )


async def _take(manager: DialogManager, message: Message) -> None:
    known = await _typed(manager, message)
    if known is None:
        complain(manager, speech(manager)("adding-identifier-wanted"))
        return
    added = await core_of(manager).inviting.change_address(
        actor_of(manager), membership_id(manager), known, operation_of(manager)
    )
    await sent(manager, added, "invites-corrected")


async def _typed(manager: DialogManager, message: Message) -> Known | None:
    if not message.contact and not (message.text and message.text.strip()):
        return None
    managed = await core_of(manager).directory.managed(actor_of(manager))
    tenant_id = manager.dialog_data["tenant_id"]
    country = next((tenant.country for tenant in managed if tenant.id == tenant_id), HOME_COUNTRY)
    if message.contact:
        return parse_phone(message.contact.phone_number, country)
    return parse_identifier(message.text or "", country)


async def _back(manager: DialogManager) -> None:
    """To the card that he came from: the invitation's, or the person's."""
    if manager.dialog_data.get("from") == "people":
        data = {"membership_id": membership_id(manager)}
        await manager.start(People.card, data, mode=StartMode.RESET_STACK)
    else:
        await manager.switch_to(Invites.card)
