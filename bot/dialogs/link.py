"""The link of an invitation and its QR: what the inviter hands on, right after adding and later from the card."""

from typing import Any
from urllib.parse import urlencode

from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, CopyText, Row, Url
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.states import Adding, Home, Invites, Link, People
from bot.pictures import qr
from bot.speech import Label, Say
from core.bootstrap import Core
from core.people import Who, pretty


def link_dialog() -> Dialog:
    return Dialog(
        Window(
            DynamicMedia("qr"),
            Problem(),
            Say("link-added", when="fresh"),
            Say("link-of", when="again"),
            Format("\n<code>{link}</code>\n"),
            Say("link-mailed", when="mailed"),
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
                Button(Label("button-menu"), "menu", pressed(_menu)),
            ),
            buttons_only(),
            state=Link.show,
            getter=_link,
        )
    )


async def _link(dialog_manager: DialogManager, who: Who, core: Core, **_: Any) -> dict[str, Any]:
    """Derived anew on every showing, and kept nowhere."""
    data = _data(dialog_manager)
    added = await core.inviting.link(who.account_id or 0, data["membership_id"])
    assert added.link is not None
    invitation = speech(dialog_manager).plain("link-share-text", name=added.full_name)
    return {
        "qr": qr(added.link),
        "link": added.link,
        "share": "https://t.me/share/url?" + urlencode({"url": added.link, "text": invitation}),
        "name": added.full_name,
        "address": ", ".join(pretty(known.type, known.value) for known in added.sent_to),
        "asked": added.asked,
        "mailed": bool(added.sent_to) and not added.asked,
        "by_hand": not added.sent_to and not added.asked,
        "fresh": data["fresh"],
        "again": not data["fresh"],
    }


def _data(manager: DialogManager) -> dict[str, Any]:
    data = manager.start_data
    assert isinstance(data, dict)
    return data


async def _another(manager: DialogManager) -> None:
    """A new form for the same organisation."""
    core: Core = manager.middleware_data["core"]
    who: Who = manager.middleware_data["who"]
    card = await core.roster.card(who.account_id or 0, _data(manager)["membership_id"])
    data = {"tenant_id": card.tenant_id, "operation_id": manager.middleware_data["operation_id"]}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)


async def _card(manager: DialogManager) -> None:
    data = {"membership_id": _data(manager)["membership_id"]}
    card = Invites.card if _data(manager).get("from") == "invites" else People.card
    await manager.start(card, data, mode=StartMode.RESET_STACK)


async def _menu(manager: DialogManager) -> None:
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)
