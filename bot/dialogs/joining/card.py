"""The card of a link: its QR and what is left of it, the poster for a wall, another token, and its end."""

import asyncio
from typing import Any
from urllib.parse import urlencode

from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, CopyText, Row, Url
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.days import last_day
from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.joining.section import card_of, guarded, link_of, until_when
from bot.dialogs.layout import back
from bot.dialogs.states import Links
from bot.dialogs.steps import actor_of, core_of, operation_of, to, toast
from bot.fitting import short
from bot.pictures import qr
from bot.poster import Poster, poster
from bot.speech import Label, Say
from core import texts
from core.joining import LinkCard, LinkState

_NAME = 40


def card_windows() -> list[Window]:
    return [
        Window(
            DynamicMedia("qr", when="open"),
            Problem(),
            Format("{text}"),
            Row(
                CopyText(Label("link-copy"), Format("{link}")),
                Url(Label("link-share"), Format("{share}")),
                when="open",
            ),
            Button(Label("links-poster"), "poster", pressed(_send_poster), when="wall"),
            Button(
                Label("links-change-seats"), "change_seats", pressed(to(Links.seats)), when="seats_change"
            ),
            Button(Label("links-change-end"), "change_end", pressed(to(Links.end)), when="changes"),
            Button(Label("links-renew"), "renew", pressed(to(Links.renew)), when="renews"),
            Button(Label("links-close"), "close", pressed(to(Links.close)), when="living"),
            Button(Label("links-waiting-short"), "card_waiting", pressed(to(Links.waiting)), when="waits"),
            back("card", Links.list),
            buttons_only(),
            state=Links.card,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("links-renew-sure"),
            Button(Label("links-renew-yes"), "renew_yes", pressed(_renew)),
            back("renew", Links.card),
            buttons_only(),
            state=Links.renew,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("links-close-sure"),
            Button(Label("links-close-yes"), "close_yes", pressed(_close)),
            back("close", Links.card),
            buttons_only(),
            state=Links.close,
            getter=_card,
        ),
    ]


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, say = await card_of(dialog_manager), speech(dialog_manager)
    link, picked = card.link or "", bool(card.picked)
    told = say(
        "links-card",
        name=card.name,
        role=card.role or "none",
        made_by=card.made_by,
        taken=card.taken,
        seats=card.seats,
        waiting=card.waiting,
        until=until_when(dialog_manager, card),
        state=card.state.value,
        kind="picked" if picked else "wall",
        may="yes" if card.may_give else "no",
    )
    if picked:
        people = [
            say("links-card-person", name=short(name, _NAME), came="yes" if came else "no")
            for name, came in card.picked
        ]
        told = "\n".join([told, *people])
    if link:
        told = f"{told}\n\n<code>{link}</code>"
    invitation = say.plain("links-share-text", tenant=card.tenant)
    living = card.state is not LinkState.CLOSED
    return {
        "qr": qr(link) if link else None,
        "text": told,
        "link": link,
        "share": "https://t.me/share/url?" + urlencode({"url": link, "text": invitation}),
        "open": bool(link),
        "wall": bool(link) and not picked,
        "living": living,
        "changes": living and card.may_give,
        "seats_change": bool(link) and not picked and card.may_give,
        "renews": bool(link) and card.may_give,
        "waits": card.waiting > 0,
        "name": card.name,
        "waiting": card.waiting,
    }


@guarded
async def _send_poster(manager: DialogManager) -> None:
    """Drawn beside the event loop, in the organisation's own language; the card then stands below it."""
    card = await card_of(manager)
    if card.link is None:
        return
    await toast(manager, speech(manager).plain("links-poster-wait"))
    content = await asyncio.to_thread(poster, poster_of(card))
    file = BufferedInputFile(content, f"{speech(manager).plain('links-poster-file')}.png")
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_document(
        manager.middleware_data["event_chat"].id, file, caption=speech(manager)("links-poster-how")
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND


def poster_of(card: LinkCard) -> Poster:
    language = card.language
    return Poster(
        card.tenant,
        texts.plain(language, "poster-role", role=card.role),
        card.link or "",
        tuple(texts.plain(language, f"poster-step-{number}") for number in (1, 2, 3)),
        texts.plain(language, "poster-note", until=last_day(card.ends_at, card.time_zone, language)),
    )


@guarded
async def _renew(manager: DialogManager) -> None:
    keeping = core_of(manager).keeping_links
    await keeping.renew(actor_of(manager), link_of(manager) or 0, operation_of(manager))
    await toast(manager, speech(manager).plain("links-renewed"))
    await manager.switch_to(Links.card)


@guarded
async def _close(manager: DialogManager) -> None:
    await core_of(manager).keeping_links.close(actor_of(manager), link_of(manager) or 0)
    await toast(manager, speech(manager).plain("links-closed"))
    await manager.switch_to(Links.card)
