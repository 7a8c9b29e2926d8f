"""/recover: an address, the code that went to it, a new password. The words are the same whoever asks (I-08).

Whose chat speaks for an account is offered the addresses that help, and told by name whom to ask where none does.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from bot.dialogs import unfinished
from bot.dialogs.inputs import Problem, complain, in_page, pressed, secret, speech, typed
from bot.dialogs.layout import back, choices
from bot.dialogs.resuming import go_on
from bot.dialogs.states import OwnAccount, Recovering
from bot.dialogs.steps import (
    Handle,
    P,
    actor_of,
    address_of,
    core_of,
    home,
    operation_of,
    recognise,
    tell,
    toast,
    until,
    wait_until,
    who_of,
)
from bot.errors import sentence
from bot.speech import Label, Say
from core import limits
from core.errors import Code, Invalid, TooMany
from core.people import looks_like_identifier


def router() -> Router:
    router = Router(name="recovering")

    @router.message(Command("recover"))
    async def recover(message: Message, dialog_manager: DialogManager) -> None:
        if not await unfinished.holds_back(dialog_manager):
            await dialog_manager.start(
                Recovering.address, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
            )

    return router


def _while_open(handle: Handle[P]) -> Handle[P]:
    """Too late: he is told how to begin again."""
    return until(Code.RECOVERY_OVER)(until(Code.PASSWORD_FIRST, said="error-recovery-over")(handle))


def recovering_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("recovering-address"),
            typed(_ask),
            choices("known_address", _ask_known, "addresses"),
            Button(Label("button-back"), "address_back", pressed(_leave)),
            state=Recovering.address,
            getter=_ways,
        ),
        Window(
            Problem(),
            Say("recovering-code"),
            Say("code-again"),
            typed(_while_open(_submit)),
            Row(
                back("code", Recovering.address),
                Button(Label("button-send-again"), "code_again", pressed(_while_open(_again))),
            ),
            state=Recovering.code,
            getter=_asked,
        ),
        Window(
            Problem(),
            Say("recovering-password", password_min=limits.PASSWORD_MIN),
            secret(_while_open(_set), new=True),
            in_page("recovering_page", new=True),
            Button(Label("button-cancel"), "password_cancel", pressed(_leave)),
            state=Recovering.password,
        ),
    )


async def _ways(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """A stranger is offered nothing; he types."""
    if who_of(dialog_manager).account_id is None:
        return {"standing": "stranger", "addresses": [], "managers": "none"}
    ways = await core_of(dialog_manager).recovering.ways_back(actor_of(dialog_manager))
    return {
        "standing": "known" if ways.addresses else "alone",
        "addresses": [(str(number), known.masked) for number, known in enumerate(ways.addresses)],
        "managers": ", ".join(ways.managers) or "none",
    }


async def _ask_known(manager: DialogManager, number: str) -> None:
    ways = await core_of(manager).recovering.ways_back(actor_of(manager))
    if int(number) < len(ways.addresses):
        await _ask(manager, ways.addresses[int(number)].value)


async def _ask(manager: DialogManager, text: str) -> None:
    """Whoever asks for the same again within a minute has his letter already: he is only asked for the code."""
    if not looks_like_identifier(text):
        raise Invalid(Code.IDENTIFIER_UNRECOGNISED)
    recovering, by = core_of(manager).recovering, address_of(manager)
    try:
        await recovering.ask(text, by, speech(manager).language)
    except TooMany as refused:
        if refused.code is not Code.CODE_TOO_SOON:
            raise
        complain(manager, sentence(speech(manager).language, refused))
    await manager.switch_to(Recovering.code)


async def _asked(dialog_manager: DialogManager, **_: object) -> dict[str, str]:
    asked = await core_of(dialog_manager).recovering.asked(address_of(dialog_manager))
    return {
        "address": asked.known.masked,
        "kind": asked.known.type.value.lower(),
        "wait": wait_until(dialog_manager, asked.free_at),
    }


async def _again(manager: DialogManager) -> None:
    await core_of(manager).recovering.again(address_of(manager), speech(manager).language)
    await toast(manager, speech(manager).plain("recovering-code-again"))


async def _submit(manager: DialogManager, text: str) -> None:
    by, operation_id = address_of(manager), operation_of(manager)
    await core_of(manager).recovering.submit_code(text, by, operation_id)
    await manager.switch_to(Recovering.password)


async def _set(manager: DialogManager, password: str) -> None:
    await core_of(manager).own_password.change(password, address_of(manager), operation_of(manager))
    await recognise(manager)
    await tell(manager, speech(manager)("recovering-done"))
    await go_on(manager)


async def _leave(manager: DialogManager) -> None:
    if who_of(manager).account_id is not None:
        await manager.start(OwnAccount.view, mode=StartMode.RESET_STACK)
    else:
        await home(manager)
