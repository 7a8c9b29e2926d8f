"""/help: what this person can do here, in a few lines; whom to ask (F-31), and how data are protected (F-32)."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Start, Url
from aiogram_dialog.widgets.text import Format

from bot.dialogs import unfinished
from bot.dialogs.states import Help, Home
from bot.links import is_web
from bot.settings import BotSettings
from bot.speech import Label, Speech
from core.bootstrap import Core
from core.people import Address, Who


def router() -> Router:
    router = Router(name="help")

    @router.message(Command("help"))
    async def help_(message: Message, dialog_manager: DialogManager) -> None:
        if not await unfinished.holds_back(dialog_manager):
            await dialog_manager.start(
                Help.read, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
            )

    return router


def help_dialog() -> Dialog:
    return Dialog(
        Window(
            Format("{text}"),
            Url(Label("help-privacy"), Format("{privacy_url}"), when="privacy_url"),
            Start(Label("button-menu"), id="help_menu", state=Home.menu, mode=StartMode.RESET_STACK),
            state=Help.read,
            getter=_help,
        )
    )


async def _help(core: Core, contact: Address, say: Speech, settings: BotSettings, **_: Any) -> dict[str, Any]:
    who = await core.directory.who(contact)
    openable = is_web(settings.privacy_url)
    paragraphs = [say("help-title"), *(say(key) for key in _can_do(who)), _support(who, settings, say)]
    if settings.privacy_url and not openable:
        paragraphs.append(say("help-privacy-at", address=settings.privacy_url))
    return {
        "text": "\n\n".join(paragraphs),
        "privacy_url": settings.privacy_url if openable else "",
    }


def _can_do(who: Who) -> list[str]:
    """Everything that fits: one person may be several of these."""
    if who.account_id is None:
        return ["help-stranger"]
    fitting = (
        ("help-provider", who.provider_owner),
        ("help-manager", who.manages),
        ("help-support", who.supports),
        ("help-everybody", True),
    )
    return [key for key, fits in fitting if fits]


def _support(who: Who, settings: BotSettings, say: Speech) -> str:
    """The support card; what is empty is not shown, and without an address it would be no help."""
    if not (settings.support_phones or settings.support_email or settings.support_partner_email):
        return say("help-ask-whom", role=_asks_as(who))
    card = {
        "help-hours": settings.support_hours,
        "help-phones": settings.support_phones,
        "help-email": settings.support_email,
        "help-partner-email": settings.support_partner_email,
    }
    return "\n".join(
        [say("help-support-card"), *(say(key, value=value) for key, value in card.items() if value)]
    )


def _asks_as(who: Who) -> str:
    if who.account_id is None:
        return "stranger"
    if who.provider_owner:
        return "provider"
    return "manager" if who.manages or who.supports else "member"
