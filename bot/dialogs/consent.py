"""/consent: a code that a person tells to whoever may connect him to one more organisation (F-02).

It is derived anew on every showing and kept nowhere; the button copies it, so that nobody has to retype it.
"""

from datetime import timedelta
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, CopyText, Row, Start
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.states import Consent, Home
from bot.dialogs.steps import actor_of, core_of, home, operation_of, toast, who_of
from bot.dialogs.unfinished import holds_back
from bot.errors import in_words
from bot.speech import Label, Say
from core import limits
from core.bootstrap import Core


def router() -> Router:
    router = Router(name="consent")

    @router.message(Command("consent"))
    async def consent(message: Message, dialog_manager: DialogManager) -> None:
        if await holds_back(dialog_manager):
            return
        if who_of(dialog_manager).account_id is None:  # nobody knows whom he would let connect
            await home(dialog_manager)
            return
        await dialog_manager.start(
            Consent.show, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
        )

    return router


def consent_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("consent-live", when="live"),
            Say("consent-none", when=~F["live"]),
            CopyText(Label("consent-copy"), Format("{code}"), when="live"),
            Button(Label("consent-make"), "make", pressed(_make), when=~F["live"]),
            Row(
                Button(Label("consent-make-another"), "make_another", pressed(_make)),
                Button(Label("consent-withdraw"), "withdraw", pressed(_withdraw)),
                when="live",
            ),
            Start(Label("button-menu"), id="menu", state=Home.menu, mode=StartMode.RESET_STACK),
            buttons_only(),
            state=Consent.show,
            getter=_code,
        )
    )


async def _code(dialog_manager: DialogManager, core: Core, **_: Any) -> dict[str, Any]:
    code = await core.consenting.current(actor_of(dialog_manager))
    if code is None:
        return {"live": False, "code": "", "wait": "", "minutes": limits.CONSENT_LIFE // timedelta(minutes=1)}
    left = code.expires_at - core.clock.now()
    return {
        "live": True,
        "code": code.text,
        "wait": in_words(speech(dialog_manager).language, left),
        "minutes": 0,
    }


async def _make(manager: DialogManager) -> None:
    await core_of(manager).consenting.make(actor_of(manager), operation_of(manager))


async def _withdraw(manager: DialogManager) -> None:
    await core_of(manager).consenting.withdraw(actor_of(manager))
    await toast(manager, speech(manager).plain("consent-withdrawn"))
