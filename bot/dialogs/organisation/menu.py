"""Where the section of an organisation opens: what it is called, what its licence allows, and what can be looked at."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.organisation.section import licence, start, viewed
from bot.dialogs.states import Journal, Organisation, Servicing
from bot.dialogs.steps import actor_of, core_of, menu, tenant_of, to
from bot.speech import Label


def menu_window() -> Window:
    return Window(
        Problem(),
        Format("{text}"),
        Button(Label("organisation-staff"), "to_staff", pressed(to(Organisation.staff))),
        Button(Label("organisation-settings"), "to_settings", pressed(to(Organisation.settings))),
        Button(Label("organisation-journal"), "to_journal", pressed(_journal), when="owner"),
        Button(Label("organisation-servicing"), "to_servicing", pressed(_servicing), when="serviced"),
        Button(Label("button-menu"), "menu", pressed(menu)),
        buttons_only(),
        state=Organisation.menu,
        getter=_menu,
    )


async def _menu(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view = await viewed(dialog_manager)
    title = speech(dialog_manager)("organisation-title", name=view.name)
    return {
        "text": f"{title}\n\n{licence(dialog_manager, view)}",
        "owner": view.is_owner,
        "serviced": view.is_owner and await _is_about_servicing(dialog_manager),
    }


async def _is_about_servicing(manager: DialogManager) -> bool:
    """Does this organisation service others, or is it serviced, or asked to be?"""
    overview = await core_of(manager).servicing.overview(actor_of(manager), tenant_of(manager))
    return overview.servicing or overview.serviced_by > 0 or overview.requests > 0


async def _journal(manager: DialogManager) -> None:
    await start(manager, Journal.page, tenant_id=tenant_of(manager))


async def _servicing(manager: DialogManager) -> None:
    await start(manager, Servicing.menu, tenant_id=tenant_of(manager))
