"""The window in which a person shares his own number: a button under the input field.

What is typed counts only where a number can be proven otherwise.

The keyboard goes with the message that brought it, so it is gone whichever way the window is left.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import Contact, KeyboardButton, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.api.internal import DataGetter, RawKeyboard
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Keyboard, RequestContact
from aiogram_dialog.widgets.markup.reply_keyboard import ReplyKeyboardFactory
from aiogram_dialog.widgets.text import Text

from bot.dialogs.inputs import Press, Problem, complain, received, speech
from bot.speech import Label

Share = Callable[[DialogManager, str, bool], Awaitable[None]]
Instead = tuple[str, Press, str]  # its label, what it does, and the getter's word for when it is there
Typed = Callable[[DialogManager, str], Awaitable[None]]

_BACK = "button-back"


class PlainButton(Keyboard):
    """A button of the reply keyboard that types its label."""

    def __init__(self, text: Text, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self.text = text

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        return [[KeyboardButton(text=await self.text.render_text(data, manager))]]


def shared(
    share: Share, back: State, type_: Typed | None = None, instead: Instead | None = None
) -> MessageInput:
    """`share(manager, phone, own)`: whether the number is the sender's own is Telegram's word, not his.

    `type_(manager, text)` takes what is typed instead, where that counts for something.
    """

    async def take(manager: DialogManager, message: Message) -> None:
        if message.contact is not None:
            await share(manager, message.contact.phone_number, _is_own(message, message.contact))
        elif message.text == speech(manager).plain(_BACK):
            await manager.switch_to(back)
        elif instead is not None and message.text == speech(manager).plain(instead[0]):
            await instead[1](manager)
        elif message.text and type_ is not None:
            await type_(manager, message.text)
        else:
            complain(manager, speech(manager)("sharing-how"))

    return received(take)


def _is_own(message: Message, contact: Contact) -> bool:
    """A forwarded card is as old as it is: the number that was his then may be somebody else's by now."""
    sender = message.from_user.id if message.from_user else None
    return contact.user_id is not None and contact.user_id == sender and message.forward_origin is None


def sharing_window(
    text: Text,
    *,
    state: State,
    back: State,
    share: Share,
    type_: Typed | None = None,
    instead: Instead | None = None,
    getter: DataGetter | None = None,
) -> Window:
    """`instead`: another way than sharing, as a button under the first one."""
    return Window(
        Problem(),
        text,
        RequestContact(Label("button-share-number")),
        *([PlainButton(Label(instead[0]), when=instead[2])] if instead else []),
        PlainButton(Label(_BACK)),
        shared(share, back, type_, instead),
        state=state,
        getter=getter,
        markup_factory=ReplyKeyboardFactory(resize_keyboard=True, one_time_keyboard=True),
    )
