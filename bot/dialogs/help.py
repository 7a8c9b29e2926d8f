"""/help: what this person can do here, in a few lines; whom to ask (F-31), and how data are protected (F-32)."""

from dataclasses import dataclass
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
from bot.speech import Label, Speech
from core.bootstrap import Core
from core.people import Address, Who


@dataclass(frozen=True)
class HelpCard:
    """The support card of the installation, from its settings. What is empty is not shown."""

    hours: str = ""
    phones: str = ""
    email: str = ""
    partner_email: str = ""
    privacy_url: str = ""

    @property
    def reachable(self) -> bool:
        return bool(self.phones or self.email or self.partner_email)


_NONE = HelpCard()


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


async def _help(
    core: Core, contact: Address, say: Speech, help_card: HelpCard = _NONE, **_: Any
) -> dict[str, Any]:
    who = await core.directory.who(contact)
    openable = is_web(help_card.privacy_url)
    paragraphs = [say("help-title"), *(say(key) for key in _can_do(who)), _support(who, help_card, say)]
    if help_card.privacy_url and not openable:
        paragraphs.append(say("help-privacy-at", address=help_card.privacy_url))
    return {
        "text": "\n\n".join(paragraphs),
        "privacy_url": help_card.privacy_url if openable else "",
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


def _support(who: Who, card: HelpCard, say: Speech) -> str:
    if not card.reachable:
        return say("help-ask-whom", role=_asks_as(who))
    lines = [say("help-support-card")]
    for key, value in (
        ("help-hours", card.hours),
        ("help-phones", card.phones),
        ("help-email", card.email),
        ("help-partner-email", card.partner_email),
    ):
        if value:
            lines.append(say(key, value=value))
    return "\n".join(lines)


def _asks_as(who: Who) -> str:
    if who.account_id is None:
        return "stranger"
    if who.provider_owner:
        return "provider"
    return "manager" if who.manages or who.supports else "member"
