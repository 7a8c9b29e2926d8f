"""The way through the form: what may be chosen now, and which window comes next, or came before (I-12, F-33)."""

from aiogram_dialog import DialogManager

from bot.dialogs.adding.draft import ORDER, Draft
from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Adding
from bot.dialogs.steps import actor_of, core_of
from core.invitations import Options

_READ = "adding_options"  # in the data of one update
_LOST = "adding_lost"  # likewise: something that was chosen is there no more


def draft_of(manager: DialogManager) -> Draft:
    return Draft(manager.dialog_data)


async def options_of(manager: DialogManager) -> Options:
    """What may be chosen now: read anew for each update, because it may have changed since the last screen."""
    draft = draft_of(manager)
    read: Options | None = manager.middleware_data.get(_READ)
    if read is None or read.tenant_id != draft.tenant_id:
        read = await core_of(manager).inviting.options(actor_of(manager), draft.tenant_id)
        manager.middleware_data[_READ] = read
    for sentence in draft.settle(read):
        complain(manager, speech(manager)(sentence))
        manager.middleware_data[_LOST] = True
    return read


def has_lost(manager: DialogManager) -> bool:
    """Has something that was chosen gone since the last screen?"""
    return bool(manager.middleware_data.get(_LOST))


async def read_again(manager: DialogManager) -> Options:
    """After a refusal: what may be chosen has just changed."""
    manager.middleware_data.pop(_READ, None)
    return await options_of(manager)


async def go_on(manager: DialogManager) -> None:
    """To the next question; from a field opened on the review card back to the card, if nothing is missing."""
    draft, options = draft_of(manager), await options_of(manager)
    if draft.get("reviewing"):
        await manager.switch_to(draft.missing(options) or Adding.review)
        return
    here = ORDER.index(manager.current_context().state)
    following = next(step for step in ORDER[here + 1 :] if draft.asks(step, options))
    if following == Adding.review:
        draft.set("reviewing", True)
        following = draft.missing(options) or following
    await manager.switch_to(following)


async def go_back(manager: DialogManager) -> None:
    """To the question before; nothing said is lost (F-33)."""
    draft = draft_of(manager)
    if draft.get("reviewing") and manager.current_context().state != Adding.review:
        await manager.switch_to(Adding.review)
        return
    options = await options_of(manager)
    draft.forget("reviewing")
    here = ORDER.index(manager.current_context().state)
    before = [step for step in ORDER[:here] if draft.asks(step, options)]
    several = draft.get("several_tenants")
    if before:
        await manager.switch_to(before[-1])
    elif several:
        await manager.switch_to(Adding.tenant)
