"""How a form is begun: for which organisation, and only where somebody may be added there."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.states import Adding
from bot.dialogs.steps import actor_of, core_of, managing_nothing, operation_of
from core.errors import Code


async def begin(manager: DialogManager, card: list[str] | None = None) -> None:
    """A new form. Who manages one organisation is not asked which; who manages none is told so.

    `card`: name and phone of a contact with which it begins.
    """
    core = core_of(manager)
    managed = await core.directory.managed(actor_of(manager))
    if not managed:
        await managing_nothing(manager, Code.ACTOR_MAY_NOT_ADD_PEOPLE)
        return
    if len(managed) == 1:
        # I-35: refused before anything is typed
        await core.inviting.options(actor_of(manager), managed[0].id)
    await manager.start(
        Adding.tenant if len(managed) > 1 else Adding.identifier,
        {
            "operation_id": operation_of(manager),
            "tenant_id": managed[0].id,
            "several_tenants": len(managed) > 1,
            **({"card": card} if card else {}),
        },
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.DELETE_AND_SEND,
    )
