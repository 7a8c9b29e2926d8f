"""A handed-over password on the screen: shown once, protected from forwarding, gone after a minute (I-06, F-28)."""

from datetime import timedelta

from aiogram import Bot, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.states import Adding, HandedOver, People
from bot.dialogs.steps import menu, operation_of, started_with
from bot.erasing import Eraser
from bot.speech import Label, Say, Speech
from core import limits
from core.clock import Clock
from core.invitations import Added


class Taken(CallbackData, prefix="handed-over"):
    """The button under the password: handed over, remove. It carries nothing: the message is the one pressed."""


def router() -> Router:
    buttons = Router(name="handing_over")

    @buttons.callback_query(Taken.filter())
    async def taken(callback: CallbackQuery, eraser: Eraser, say: Speech) -> None:
        message = callback.message
        erased = message is not None and await eraser.erase(message.chat.id, message.message_id)
        await callback.answer(say.plain("handing-over-removed" if erased else "handing-over-not-removed"))

    return buttons


async def show_password(manager: DialogManager, added: Added, tenant_id: int) -> None:
    """The password in a message of its own, then a screen that says what to do with it.

    A repeated operation has no password any more: the screen says how to make another.
    """
    if added.password is not None:
        clock: Clock = manager.middleware_data["core"].clock
        await _say_once(manager, added.login, added.password, clock)
    await manager.start(
        HandedOver.show,
        {
            "membership_id": added.membership_id,
            "tenant_id": tenant_id,
            "shown": added.password is not None,
            "name": added.full_name,
        },
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.DELETE_AND_SEND,
    )


async def _say_once(manager: DialogManager, login: str, password: str, clock: Clock) -> None:
    """The message exists, and is doomed, before the password stands in it: a kill in between leaks nothing."""
    bot: Bot = manager.middleware_data["bot"]
    eraser: Eraser = manager.middleware_data["eraser"]
    say = speech(manager)
    message: Message = await bot.send_message(
        manager.middleware_data["event_chat"].id, say("handing-over-wait"), protect_content=True
    )
    await eraser.schedule(message.chat.id, message.message_id, clock.now() + limits.HANDED_OVER_SHOWN)
    button = InlineKeyboardButton(text=say.plain("handing-over-taken"), callback_data=Taken().pack())
    await message.edit_text(
        say(
            "handing-over-password",
            login=login,
            password=password,
            seconds=_seconds(limits.HANDED_OVER_SHOWN),
        ),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


def _seconds(time: timedelta) -> int:
    return int(time.total_seconds())


def handed_over_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("handing-over-done", when="shown"),
            Say("handing-over-repeated", when="repeated"),
            Button(Label("handing-over-card"), "card", pressed(_card)),
            Row(
                Button(Label("link-add-another"), "another", pressed(_another)),
                Button(Label("button-menu"), "menu", pressed(menu)),
            ),
            buttons_only(),
            state=HandedOver.show,
            getter=_result,
        )
    )


async def _result(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    data = started_with(dialog_manager)
    return {"name": data["name"], "shown": data["shown"], "repeated": not data["shown"]}


async def _another(manager: DialogManager) -> None:
    data = {"tenant_id": started_with(manager)["tenant_id"], "operation_id": operation_of(manager)}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)


async def _card(manager: DialogManager) -> None:
    data = {"membership_id": started_with(manager)["membership_id"]}
    await manager.start(People.card, data, mode=StartMode.RESET_STACK)
