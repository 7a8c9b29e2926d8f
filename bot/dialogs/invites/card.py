"""One invitation: how it stands, and what can be done about it, each by one press that is said back in place."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, CopyText, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import (
    Press,
    Problem,
    buttons_only,
    complain,
    complaint,
    pressed,
    speech,
)
from bot.dialogs.invites.words import InviteWords
from bot.dialogs.layout import back, sure
from bot.dialogs.states import Invites, Link, People
from bot.dialogs.steps import actor_of, core_of, operation_of, to, toast
from bot.sending import sent_by
from bot.speech import Label, Say
from core.errors import NotFound
from core.invitations import Added, PendingCard, Waits
from core.people import pretty


def card_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{card}"),
            Button(Label("invitation-correct"), "correct", pressed(to(Invites.address)), when="correctable"),
            Button(Label("invites-resend"), "resend", pressed(to(Invites.resend)), when="changes"),
            Row(
                CopyText(Label("link-copy"), Format("{link}"), when="link"),
                Button(Label("invites-qr"), "qr", pressed(show_link), when="link"),
            ),
            Button(Label("invites-revoke"), "revoke", pressed(to(Invites.revoke)), when="changes"),
            Button(Label("invites-person"), "person", pressed(_person), when="there"),
            back("card", Invites.page),
            buttons_only(),
            state=Invites.card,
            getter=_card,
        ),
        _question("resend", _resend),
        _question("revoke", _revoke),
    ]


def _question(name: str, act: Press) -> Window:
    """Says what will happen, and asks once more."""
    return Window(
        Problem(),
        Say(f"invites-{name}-question"),
        sure(name, f"invites-{name}-yes", act, Invites.card),
        buttons_only(),
        state=getattr(Invites, name),
        getter=asked,
    )


async def pending(manager: DialogManager) -> PendingCard | None:
    """None: it has been answered, or revoked, since it was listed."""
    try:
        card = await core_of(manager).pending.card(actor_of(manager), membership_id(manager))
    except NotFound:
        return None
    manager.dialog_data["tenant_id"] = card.tenant_id
    return card


def membership_id(manager: DialogManager) -> int:
    id_: int = manager.dialog_data["membership_id"]
    return id_


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    core, say = core_of(dialog_manager), speech(dialog_manager)
    card = await pending(dialog_manager)
    if card is None:
        return {"card": say("invites-card-gone"), "there": False}
    invitation = card.invitation
    link = None
    if invitation.may_change and invitation.standing is not Waits.EXPIRED:
        link = (await core.inviting.link(actor_of(dialog_manager), invitation.membership_id)).link
    return {
        "card": InviteWords(say, core.clock.now()).card(card),
        "there": True,
        "link": link,
        "changes": invitation.may_change,
        "correctable": invitation.correctable,
    }


async def asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """For the windows that ask about one: whom it is for, and how it goes out."""
    card = await pending(dialog_manager)
    if card is None:
        return {"name": "…", "address": "…", "ways": "none", "asks": "no"}
    invitation = card.invitation
    ways = [way.known for way in invitation.ways]
    return {
        "name": invitation.full_name,
        "address": ", ".join(pretty(each.type, each.value) for each in ways or [invitation.address]),
        "ways": sent_by(speech(dialog_manager), ways),
        "asks": "yes" if invitation.connects else "no",
    }


async def show_link(manager: DialogManager, said: str = "") -> None:
    data = {"membership_id": membership_id(manager), "fresh": False, "from": "invites", **complaint(said)}
    await manager.start(Link.show, data, mode=StartMode.RESET_STACK)


async def sent(manager: DialogManager, added: Added, said: str) -> None:
    """To the card, with what has happened on top; a link that nothing carries has to be handed on at once."""
    say = speech(manager)
    login = say("invites-login-too", login=added.login) if added.other_login else ""
    if not added.sent_to and not added.asked:
        await show_link(manager, login)
        return
    await manager.switch_to(Invites.card)
    complain(manager, f"{say(said, ways=sent_by(say, added.sent_to))} {login}".rstrip())


async def _resend(manager: DialogManager) -> None:
    await manager.switch_to(Invites.card)  # where it is refused, this says how it stands now
    added = await core_of(manager).inviting.resend(
        actor_of(manager), membership_id(manager), operation_of(manager)
    )
    await sent(manager, added, "invites-resent")


async def _revoke(manager: DialogManager) -> None:
    await manager.switch_to(Invites.card)
    await core_of(manager).inviting.revoke(actor_of(manager), membership_id(manager))
    await toast(manager, speech(manager).plain("invites-revoked"))
    await manager.switch_to(Invites.page)


async def _person(manager: DialogManager) -> None:
    data = {"membership_id": membership_id(manager)}
    await manager.start(People.card, data, mode=StartMode.RESET_STACK)
