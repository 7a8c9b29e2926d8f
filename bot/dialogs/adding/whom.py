"""Who is added: by which identifier, known elsewhere or here already, by his consent code; and his further addresses."""

from contextlib import suppress

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.adding.going import draft_of, go_on, options_of
from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Adding, Importing, Invites, People
from bot.dialogs.steps import actor_of, card_of, core_of, operation_of
from core.errors import Conflict, Invalid, TooMany
from core.invitations import PersonCard, looks_like_consent
from core.people import (
    IdentifierType,
    Known,
    clean_name,
    parse_email,
    parse_identifier,
    parse_named,
    parse_phone,
)


async def take_identifier(manager: DialogManager, message: Message) -> None:
    """A phone or an e-mail, perhaps with the name in one line; a contact card from the address book; a consent code."""
    options = await options_of(manager)
    if message.contact is not None:
        manager.dialog_data["card"] = card_of(message.contact)
        await take_card(manager)
    elif message.text:
        if looks_like_consent(message.text) and await _is_consent(manager, message.text):
            return
        name, known = parse_named(message.text, options.country)
        await _take_known(manager, known, name, typed=True)
    else:
        complain(manager, speech(manager)("adding-identifier-wanted"))


async def take_card(manager: DialogManager) -> None:
    """The contact card with which the form was opened, or which has just come; where there was none, nothing."""
    card: list[str] | None = manager.dialog_data.get("card")
    if card is not None:
        name, phone = card
        await _take_known(manager, parse_phone(phone, (await options_of(manager)).country), name)


async def import_list(manager: DialogManager) -> None:
    """Many at once instead; with the card that was sent, if there was one."""
    draft = draft_of(manager)
    card = draft.get("card")
    data = {"tenant_id": draft.tenant_id} | ({"cards": [card]} if card else {})
    await core_of(manager).importing.options(actor_of(manager), draft.tenant_id)  # I-35
    await manager.start(Importing.contacts if card else Importing.file, data, mode=StartMode.RESET_STACK)


async def _take_known(manager: DialogManager, known: Known, name: str, *, typed: bool = False) -> None:
    draft = draft_of(manager)
    found = await core_of(manager).inviting.look_up(actor_of(manager), draft.tenant_id, known)
    if found.membership_id is not None:
        await _offer_card(manager, found.membership_id)
        return
    draft.let_go()
    draft.set_known("identifier", known)
    draft.set("elsewhere", found.elsewhere)  # the look-up corrects the choice (I-12, F-02)
    draft.forget(
        "hands_over", "member", "expired", "email" if known.type is IdentifierType.EMAIL else "phone"
    )
    if name and (typed or not draft.get("full_name")):
        draft.set("full_name", clean_name(name))
    await go_on(manager)


async def _is_consent(manager: DialogManager, text: str) -> bool:
    """False where it is none, and may have been meant as the phone that it also looks like."""
    options, draft = await options_of(manager), draft_of(manager)
    try:
        consented = await core_of(manager).consenting.redeem(
            actor_of(manager), draft.tenant_id, text, operation_of(manager)
        )
    except Conflict as refused:
        await _offer_card(manager, int(str(refused.fields["membership_id"])))
        return True
    except (Invalid, TooMany):
        with suppress(Invalid):
            parse_identifier(text, options.country)
            return False
        raise
    draft.hold(consented.consent_id, consented.full_name)
    draft.forget("member", "expired")
    await go_on(manager)
    return True


async def _offer_card(manager: DialogManager, membership_id: int) -> None:
    """Somebody of this tenant, or on his way into it: his card is offered (F-02), or to send what has expired again."""
    card = await _say_here(manager, membership_id)
    manager.dialog_data.update(member=membership_id, expired=_has_expired(card) and card.may_resend)


async def _say_here(manager: DialogManager, membership_id: int) -> PersonCard:
    card = await core_of(manager).roster.card(actor_of(manager), membership_id)
    said = "adding-is-expired" if _has_expired(card) else "adding-is-member"
    complain(manager, speech(manager)(said, name=card.full_name, tenant=card.tenant))
    return card


def _has_expired(card: PersonCard) -> bool:
    return card.state == "INVITATION_EXPIRED"


async def open_member(manager: DialogManager) -> None:
    await manager.start(
        People.card, {"membership_id": manager.dialog_data["member"]}, mode=StartMode.RESET_STACK
    )


async def resend(manager: DialogManager) -> None:
    """To the question that stands before every sending again."""
    await manager.start(
        Invites.resend, {"membership_id": manager.dialog_data["member"]}, mode=StartMode.RESET_STACK
    )


async def hand_over(manager: DialogManager) -> None:
    """Neither is known: the bot will make a password (F-06)."""
    draft = draft_of(manager)
    draft.let_go()
    draft.set("hands_over", True)
    draft.forget("identifier", "elsewhere", "email", "phone", "member", "expired")
    await go_on(manager)


async def take_email(manager: DialogManager, text: str) -> None:
    await _take_further(manager, "email", parse_email(text))


async def take_phone(manager: DialogManager, message: Message) -> None:
    options = await options_of(manager)
    text = message.contact.phone_number if message.contact is not None else message.text
    if not text:
        complain(manager, speech(manager)("input-text-wanted"))
        return
    await _take_further(manager, "phone", parse_phone(text, options.country))


async def _take_further(manager: DialogManager, name: str, known: Known) -> None:
    """One more address of somebody new: one that is somebody's already has to come first, or is a slip."""
    draft = draft_of(manager)
    found = await core_of(manager).inviting.look_up(actor_of(manager), draft.tenant_id, known)
    if found.membership_id is not None:
        await _say_here(manager, found.membership_id)
    elif found.elsewhere:
        complain(manager, speech(manager)("adding-further-elsewhere"))
    else:
        draft.set_known(name, known)
        await go_on(manager)


async def skip_email(manager: DialogManager) -> None:
    draft = draft_of(manager)
    if draft.tenant_role.needs_email:
        complain(manager, speech(manager)("error-email-required-for-role"))
        await manager.switch_to(Adding.tenant_role)  # or nothing but an e-mail would lead on from here
        return
    draft.set_known("email", None)
    await go_on(manager)


async def skip_phone(manager: DialogManager) -> None:
    draft_of(manager).set_known("phone", None)
    await go_on(manager)
