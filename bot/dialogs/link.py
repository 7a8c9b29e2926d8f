"""The link of an invitation and its QR: what the inviter hands on, right after adding and later from the card."""

from typing import Any
from urllib.parse import urlencode

from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, CopyText, Row, Url
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.states import Adding, Invites, Link, People
from bot.dialogs.steps import actor_of, core_of, fill, menu, operation_of, started_with
from bot.pictures import qr
from bot.sending import sent_by
from bot.speech import Label, Say
from core.bootstrap import Core


def link_dialog() -> Dialog:
    return Dialog(
        Window(
            DynamicMedia("qr"),
            Problem(),
            Say("link-added", when="fresh"),
            Say("link-of", when="again"),
            Format("\n<code>{link}</code>\n"),
            Say("link-mailed", when="mailed"),
            Say("link-again", when="before"),
            Say("link-asked", when="asked"),
            Say("link-hand-on", when="by_hand"),
            Row(
                CopyText(Label("link-copy"), Format("{link}")),
                Url(Label("link-share"), Format("{share}")),
            ),
            Button(Label("link-card"), "card", pressed(_card), when="fresh"),
            Row(
                Button(Label("link-add-another"), "another", pressed(_another), when="fresh"),
                Button(Label("button-back"), "back", pressed(_card), when="again"),
                Button(Label("button-menu"), "menu", pressed(menu)),
            ),
            buttons_only(),
            state=Link.show,
            getter=_link,
        ),
        on_start=fill,
    )


async def _link(dialog_manager: DialogManager, core: Core, **_: Any) -> dict[str, Any]:
    """Derived anew on every showing, and kept nowhere."""
    data = started_with(dialog_manager)
    added = await core.inviting.link(actor_of(dialog_manager), data["membership_id"])
    assert added.link is not None
    invitation = speech(dialog_manager).plain("link-share-text", name=added.full_name)
    return {
        "qr": qr(added.link),
        "link": added.link,
        "share": "https://t.me/share/url?" + urlencode({"url": added.link, "text": invitation}),
        "name": added.full_name,
        "ways": sent_by(speech(dialog_manager), added.sent_to),
        "asked": added.asked and data["fresh"],
        "mailed": bool(added.sent_to) and not added.asked and data["fresh"],
        "before": bool(added.sent_to or added.asked) and not data["fresh"],
        "by_hand": not added.sent_to and not added.asked,
        "fresh": data["fresh"],
        "again": not data["fresh"],
    }


async def _another(manager: DialogManager) -> None:
    """A new form for the same organisation."""
    card = await core_of(manager).roster.card(actor_of(manager), started_with(manager)["membership_id"])
    data = {"tenant_id": card.tenant_id, "operation_id": operation_of(manager)}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)


async def _card(manager: DialogManager) -> None:
    data = started_with(manager)
    card = Invites.card if data.get("from") == "invites" else People.card
    await manager.start(card, {"membership_id": data["membership_id"]}, mode=StartMode.RESET_STACK)
