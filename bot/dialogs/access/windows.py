"""The commands /access and /why, and the windows: ask, choose one of several, the card, the answer.

Support sees everybody, owners and administrators their own people; who may ask is decided by the core.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.access import asking, remedies
from bot.dialogs.access.card import card_in_words, matches_in_words, why_in_words
from bot.dialogs.inputs import Press, Problem, pressed, speech, typed
from bot.dialogs.layout import choices, pages, sure
from bot.dialogs.states import Access
from bot.dialogs.steps import actor_of, core_of, menu, to, toast, who_of
from bot.dialogs.unfinished import holds_back
from bot.fitting import short
from bot.reasons import AccessWords
from bot.speech import Label, Say, Speech
from core import limits
from core.bootstrap import Core
from core.errors import Code, NotAllowed, NotFound
from core.people import ProviderRole

_REPEATED = 60  # characters of what was typed that are said back


def router() -> Router:
    router = Router(name="access")

    @router.message(Command("access"))
    async def access(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
        query = (command.args or "").strip()

        async def ask() -> None:
            if query:
                await asking.look_up(dialog_manager, query)
            else:
                await asking.open_window(dialog_manager, Access.ask, {})

        await _answered(message, dialog_manager, ask)

    @router.message(Command("why"))
    async def why(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
        if await holds_back(dialog_manager):
            return
        if who_of(dialog_manager).account_id is None:
            await message.answer(speech(dialog_manager)("why-stranger"))
        else:
            await asking.take_why(dialog_manager, command.args or "")

    return router


async def _answered(message: Message, manager: DialogManager, ask: Callable[[], Awaitable[None]]) -> None:
    """Who may not ask is told so kindly, and where he sees his own access."""
    if await holds_back(manager):
        return
    who = who_of(manager)
    try:
        if not asking.about_others(who):
            raise NotAllowed(Code.PROVIDER_FORBIDS)
        await ask()
    except NotAllowed:
        await message.answer(speech(manager)("access-not-yours"))


def access_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("access-ask"),
            typed(asking.search),
            _button("ask_menu", "button-menu", menu),
            state=Access.ask,
        ),
        Window(
            Problem(),
            Format("{text}"),
            typed(asking.search),
            choices("match", _choose),
            _another_or_menu("matches"),
            state=Access.matches,
            getter=_matches,
        ),
        Window(
            Problem(),
            Say("access-which"),
            typed(_take_application),
            pages("application", _choose_application),
            _another_or_menu("which"),
            state=Access.which,
            getter=_applications,
        ),
        Window(
            Problem(),
            Format("{text}"),
            typed(asking.search),
            _button("appoint", "access-appoint", _appoint, when="appoints"),
            _button("dismiss", "access-dismiss", to(Access.dismiss), when="dismisses"),
            _another_or_menu("card"),
            state=Access.card,
            getter=_card,
        ),
        Window(
            Say("access-dismiss-question"),
            sure("dismiss", "access-dismiss-yes", _dismiss, Access.card),
            state=Access.dismiss,
        ),
        Window(
            Problem(),
            Format("{text}"),
            typed(asking.search),
            choices("remedy", remedies.apply, "remedies"),
            _button("whole_card", "access-whole-card", to(Access.card)),
            _another_or_menu("answer"),
            state=Access.answer,
            getter=_answer,
        ),
        on_start=asking.begin,
    )


def _button(id_: str, label: str, press: Press, when: str | None = None) -> Button:
    return Button(Label(label), id=id_, on_click=pressed(press), when=when)


def _another_or_menu(window: str) -> Row:
    return Row(
        _button(f"{window}_again", "access-another", to(Access.ask)),
        _button(f"{window}_menu", "button-menu", menu),
    )


async def _choose(manager: DialogManager, account_id: str) -> None:
    """One of those who were found, and nobody else: the id comes back from a button, which can be forged."""
    if account_id not in [str(found) for found in manager.dialog_data.get("found", [])]:
        raise NotFound(Code.PERSON_UNKNOWN)
    manager.dialog_data["account_id"] = int(account_id)
    if "which" in manager.dialog_data:
        await manager.switch_to(Access.which)
    else:
        await manager.switch_to(Access.answer if "application" in manager.dialog_data else Access.card)


async def _choose_application(manager: DialogManager, number: str) -> None:
    offered = dict(enumerate(manager.dialog_data.get("offered", [])))
    if int(number) not in offered:
        raise NotFound(Code.APPLICATION_UNKNOWN)
    await _take_application(manager, offered[int(number)])


async def _take_application(manager: DialogManager, application: str) -> None:
    manager.dialog_data["application"] = application[: limits.NAME_MAX]
    await manager.switch_to(Access.answer)


async def _appoint(manager: DialogManager) -> None:
    await _set_support(manager, True)
    await toast(manager, speech(manager).plain("access-appointed"))


async def _dismiss(manager: DialogManager) -> None:
    await _set_support(manager, False)
    await toast(manager, speech(manager).plain("access-dismissed"))
    await manager.switch_to(Access.card)


async def _set_support(manager: DialogManager, support: bool) -> None:
    account_id = manager.dialog_data["account_id"]
    await core_of(manager).keeping_agents.appoint(actor_of(manager), account_id, support=support)


async def _matches(dialog_manager: DialogManager, say: Speech, **_: Any) -> dict[str, Any]:
    matches = await asking.matches_of(dialog_manager)
    items = [(match.account_id, short(f"{n}. {match.full_name}")) for n, match in enumerate(matches, 1)]
    return {"text": matches_in_words(matches, say), "items": items}


async def _applications(dialog_manager: DialogManager, core: Core, **_: Any) -> dict[str, Any]:
    """Those of his organisations, by their own ids: two may be called alike."""
    card = await core.support.card(actor_of(dialog_manager), dialog_manager.dialog_data["account_id"])
    applications = [line.application for tenant in card.tenants for line in tenant.lines]
    dialog_manager.dialog_data["offered"] = [each.key for each in applications]
    items = [(number, short(each.name)) for number, each in enumerate(applications)]
    return {"name": card.full_name, "items": items}


async def _card(dialog_manager: DialogManager, core: Core, say: Speech, **_: Any) -> dict[str, Any]:
    account_id = dialog_manager.dialog_data["account_id"]
    card = await core.support.card(actor_of(dialog_manager), account_id)
    supports = ProviderRole.SUPPORT in card.provider_roles
    return {
        "text": card_in_words(card, say, AccessWords(say.language, core.clock.now())),
        "appoints": card.may_appoint and not supports,
        "dismisses": card.may_appoint and supports,
    }


async def _answer(dialog_manager: DialogManager, core: Core, say: Speech, **_: Any) -> dict[str, Any]:
    why = await asking.why_of(dialog_manager)
    if why is None:
        asked = short(str(dialog_manager.dialog_data["application"]), _REPEATED)
        return {"text": say("access-no-such-application", application=asked), "remedies": []}
    words = AccessWords(say.language, core.clock.now())
    return {"text": why_in_words(why, say, words), "remedies": remedies.buttons(why, words)}
