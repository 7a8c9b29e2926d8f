"""The buttons of the message that moves, and of what it says at the end: they work whatever else is open."""

from contextlib import suppress

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.importing import files
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of
from bot.dialogs.unfinished import holds_back
from bot.progress import BUTTON, Progress
from bot.speech import Speech

_ROW_MAX = 2**31 - 1


def router() -> Router:
    router = Router(name="moving")

    async def of_a_list(callback: CallbackQuery) -> bool:
        return (callback.data or "").startswith(BUTTON)

    @router.callback_query(of_a_list)
    async def press(
        callback: CallbackQuery, bot: Bot, dialog_manager: DialogManager, progress: Progress, say: Speech
    ) -> None:
        name, _, number = (callback.data or "").removeprefix(BUTTON).partition(":")
        message = callback.message
        known = name in ("stop", "stop_yes", "go_on", "links", "wrong", "people")
        if not (known and number.isdecimal() and int(number) <= _ROW_MAX and isinstance(message, Message)):
            await callback.answer(say.plain("button-outdated"), show_alert=True)
            return
        await _do(name, int(number), message, bot, dialog_manager, progress, say)
        with suppress(TelegramBadRequest):  # too old, after a restart: what is on the screen says it
            await callback.answer()

    return router


async def _do(
    name: str,
    job_id: int,
    message: Message,
    bot: Bot,
    manager: DialogManager,
    progress: Progress,
    say: Speech,
) -> None:
    """A refusal is an alert: whoever may not see this list is told that there is none."""
    core, actor, chat_id = core_of(manager).importing, actor_of(manager), message.chat.id
    if name == "links":
        await files.send_links(bot, chat_id, say, await core.results(actor, job_id))
    elif name == "wrong":
        await files.send_wrong(bot, chat_id, say, await core.wrong(actor, job_id))
    elif name == "people":
        tenant_id = (await core.progress(actor, job_id)).tenant_id
        if not await holds_back(manager):
            data = {"tenant_id": tenant_id}
            await manager.start(People.page, data, StartMode.RESET_STACK, ShowMode.DELETE_AND_SEND)
    else:
        if name == "stop_yes":
            await core.cancel(actor, job_id)
        await progress.ask(bot, chat_id, message.message_id, asking=name == "stop")
