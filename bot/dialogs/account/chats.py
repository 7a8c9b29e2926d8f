"""This Telegram is unlinked; and the answer "it was not me" of a former one."""

from aiogram_dialog import DialogManager

from bot.actions import ActionPress
from bot.dialogs.inputs import speech
from bot.dialogs.steps import actor_of, address_of, core_of, home, recognise, tell


async def unlink(manager: DialogManager) -> None:
    language = speech(manager).language
    await core_of(manager).own_chats.unlink(actor_of(manager), address_of(manager))
    await recognise(manager)
    if speech(manager).language != language:  # a stranger's is guessed; he has chosen his long ago
        await core_of(manager).directory.set_language(address_of(manager), language)
        await recognise(manager)
    await tell(manager, speech(manager)("account-unlinked"))
    await home(manager)


async def answer(press: ActionPress) -> str | None:
    """The button under the news that somebody has signed in elsewhere: the core knows whom it was told to."""
    match press.arguments:
        case [int(change_id), "not-me"]:
            speaks = await press.core.own_chats.not_me(change_id, press.contact, press.operation_id)
            return press.say("chat-returned-here" if speaks else "chat-returned-elsewhere")
    return None
