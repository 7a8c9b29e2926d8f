"""A list is checked, and the window opens that fits what was found: which role, what is wrong, or the first again.

It may begin anywhere in the chat, so each step starts its window anew, at the bottom.
"""

import io
from typing import Any

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.importing.files import heading
from bot.dialogs.inputs import complaint, speech
from bot.dialogs.states import Importing
from bot.dialogs.steps import actor_of, core_of, operation_of
from bot.errors import sentence
from core import limits
from core.errors import Code, Invalid
from core.importing import Column

Card = list[str]  # name, phone


async def open_window(manager: DialogManager, state: State, **data: Any) -> None:
    await manager.start(state, data, StartMode.RESET_STACK, ShowMode.DELETE_AND_SEND)


async def check_file(manager: DialogManager, tenant_id: int, file_id: str, name: str, size: int) -> None:
    """What is wrong with the file as a whole stands above the window that asks for one."""
    core, actor = core_of(manager).importing, actor_of(manager)
    await core.options(actor, tenant_id)  # I-35: before anything is fetched
    try:
        if size > limits.IMPORT_FILE_MAX:
            raise Invalid(Code.FILE_TOO_LARGE)
        content = io.BytesIO()
        bot: Bot = manager.middleware_data["bot"]
        await bot.download(file_id, content)
        job_id = await core.check(actor, tenant_id, name, content.getvalue(), operation_of(manager))
    except Invalid as refused:
        wrong = complaint(sentence(speech(manager).language, refused))
        await open_window(manager, Importing.file, tenant_id=tenant_id, **wrong)
        return
    await show_found(manager, tenant_id, job_id)


async def check_cards(manager: DialogManager, tenant_id: int, cards: list[Card]) -> None:
    say = speech(manager)
    header = [heading(say, Column.NAME), heading(say, Column.PHONE)]
    job_id = await core_of(manager).importing.check_people(
        actor_of(manager), tenant_id, header, cards, operation_of(manager)
    )
    await show_found(manager, tenant_id, job_id)


async def show_found(manager: DialogManager, tenant_id: int, job_id: int) -> None:
    look = await core_of(manager).importing.look(actor_of(manager), job_id)
    asks_role = look.counts.without_role and look.role is None
    await open_window(
        manager,
        Importing.role if asks_role else Importing.checked,
        tenant_id=tenant_id,
        job_id=job_id,
    )


async def collect(manager: DialogManager, tenant_id: int, cards: list[Card]) -> None:
    """The list so far, each number once; it is asked about the licence before it grows (I-35)."""
    await core_of(manager).importing.options(actor_of(manager), tenant_id)
    once = {phone: name for name, phone in cards}
    kept = [[name, phone] for phone, name in once.items()]
    full = complaint(speech(manager)("importing-cards-full", n=limits.CARDS_MAX))
    await open_window(
        manager,
        Importing.contacts,
        tenant_id=tenant_id,
        cards=kept[: limits.CARDS_MAX],
        **(full if len(kept) > limits.CARDS_MAX else {}),
    )
