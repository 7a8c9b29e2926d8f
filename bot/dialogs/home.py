"""The menu that fits the person: what he may do here, one button each; and /cancel, which leads back to it.

What is offered is read anew with every rendering: a person becomes a manager between two presses.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs import unfinished
from bot.dialogs.inputs import Press, Take, pressed, received
from bot.dialogs.states import (
    Access,
    Apps,
    Doors,
    Founding,
    Help,
    Home,
    Invites,
    Language,
    My,
    Organisation,
    OwnAccount,
    Provider,
    Roles,
    Servicing,
)
from bot.dialogs.steps import home, operation_of, who_of
from bot.dialogs.tenants import opens
from bot.speech import Label, Speech
from core.bootstrap import Core
from core.people import Address, Who


def router() -> Router:
    router = Router(name="home")

    @router.message(Command("cancel"))
    async def cancel(message: Message, dialog_manager: DialogManager) -> None:
        if not await unfinished.holds_back(dialog_manager):
            await home(dialog_manager)

    return router


def home_dialog(add: Press, people: Press, search: Take) -> Dialog:
    """`add` and `people` open those forms, which choose their first window themselves.

    What is typed by who may look people up is the name of one: `search`.
    """

    async def take(manager: DialogManager, message: Message) -> None:
        text = (message.text or "").strip()
        if text and _may_ask(who_of(manager)):
            await search(manager, text)
        else:
            await home(manager)

    return Dialog(
        Window(
            Format("{text}"),
            received(take),
            # Two to a row only where both labels are short enough for a small phone.
            _button("add", add, "manages"),
            Row(_button("people", people, "manages"), _button("invites", opens(Invites.page), "manages")),
            Row(
                _button("roles", opens(Roles.list), "manages"),
                _button("apps", opens(Apps.list), "manages"),
            ),
            _button("organisation", opens(Organisation.menu), "manages"),
            _button("access", _to(Access.ask), "may_ask"),
            _button("servicing", opens(Servicing.menu), "services"),
            _button("found", _found, "provider_owner"),
            _button("provider", _to(Provider.menu), "provider_owner"),
            _button("enter", _to(Doors.choose), "stranger"),
            Row(_button("my", _to(My.overview), "known"), _button("account", _to(OwnAccount.view), "known")),
            Row(_button("language", _to(Language.choose)), _button("help", _to(Help.read))),
            state=Home.menu,
            getter=_menu,
        )
    )


def _button(name: str, press: Press, when: str | None = None) -> Button:
    return Button(Label(f"home-{name}"), id=f"home_{name}", on_click=pressed(press), when=when)


def _to(state: State) -> Press:
    async def press(manager: DialogManager) -> None:
        await manager.start(state, mode=StartMode.RESET_STACK)

    return press


async def _found(manager: DialogManager) -> None:
    data = {"operation_id": operation_of(manager)}
    await manager.start(Founding.name, data, mode=StartMode.RESET_STACK)


async def _menu(core: Core, contact: Address, say: Speech, **_: Any) -> dict[str, Any]:
    who = await core.directory.who(contact)
    return {
        "text": say(_greeting(who), name=who.full_name),
        "manages": who.manages,
        "may_ask": _may_ask(who),
        "services": who.services,
        "provider_owner": who.provider_owner,
        "known": who.account_id is not None,
        "stranger": who.account_id is None,
    }


def _may_ask(who: Who) -> bool:
    return who.manages or who.supports or who.provider_owner


def _greeting(who: Who) -> str:
    if who.account_id is None:
        return "home-stranger"
    if who.closed:
        return "home-closed"
    if who.provider_owner and not who.member:
        return "home-first-organisation"
    if who.manages:
        return "home-manager"
    if who.supports:
        return "home-support"
    return "home-member" if who.member else "home-empty"
