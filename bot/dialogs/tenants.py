"""Which organisation? Asked of whom a section concerns in several, before it shows one of them."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs import states
from bot.dialogs.inputs import Press, Problem, buttons_only, pressed
from bot.dialogs.layout import pages
from bot.dialogs.states import Tenants
from bot.dialogs.steps import actor_of, core_of, managing_nothing, menu, started_with
from bot.fitting import short
from bot.speech import Label, Say
from core.errors import Code
from core.people import Managed


async def open_section(manager: DialogManager, section: State, *, below: bool = True) -> None:
    """Start a section, whose start data is {"tenant_id": int}; who manages several tenants chooses one first.

    `below`: as a new message at the bottom of the chat (a command); otherwise the pressed one is edited.
    """
    managed = await _concerned(manager, section.state)
    if not managed:
        code = Code.NOT_AN_OPERATOR if _is_servicing(section.state) else Code.NOT_A_MANAGER
        await managing_nothing(manager, code)
        return
    show_mode = ShowMode.DELETE_AND_SEND if below else ShowMode.AUTO
    if len(managed) == 1:
        await manager.start(section, {"tenant_id": managed[0].id}, StartMode.RESET_STACK, show_mode)
    else:
        await manager.start(Tenants.choose, {"then": section.state}, StartMode.RESET_STACK, show_mode)


def opens(section: State) -> Press:
    """The press of a button that leads to a section."""

    async def press(manager: DialogManager) -> None:
        await open_section(manager, section, below=False)

    return press


def tenants_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("tenants-choose"),
            pages("tenant", _choose, id_="tenants"),
            Button(Label("button-menu"), "menu", pressed(menu)),
            buttons_only(),
            state=Tenants.choose,
            getter=_items,
        )
    )


async def _concerned(manager: DialogManager, section: str | None) -> list[Managed]:
    """Those that he manages; servicing concerns owners, and operators, who manage nothing."""
    directory, actor = core_of(manager).directory, actor_of(manager)
    return await (directory.in_servicing(actor) if _is_servicing(section) else directory.managed(actor))


def _is_servicing(section: str | None) -> bool:
    return section == states.Servicing.menu.state


async def _items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    tenants = await _concerned(dialog_manager, started_with(dialog_manager)["then"])
    return {"items": [(tenant.id, short(tenant.name)) for tenant in tenants]}


async def _choose(manager: DialogManager, tenant_id: str) -> None:
    group, _, name = started_with(manager)["then"].partition(":")
    section: State = getattr(getattr(states, group), name)
    await manager.start(section, {"tenant_id": int(tenant_id)}, StartMode.RESET_STACK)
