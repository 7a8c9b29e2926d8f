"""The list of an organisation's applications with kinds and states, and how a new one is made: its kind, its name."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.apps.section import guarded, show, viewed
from bot.dialogs.apps.words import item, kind_name, kinds
from bot.dialogs.inputs import Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back, choices, pages
from bot.dialogs.states import Apps
from bot.dialogs.steps import actor_of, core_of, managed, menu, operation_of, tenant_of, to
from bot.fitting import short
from bot.speech import Label, Say
from core.applications import ApplicationKind, ApplicationState
from core.tenants import TenantRole


def listing_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("apps-list", when="some"),
            Say("apps-none", when="none"),
            pages("app_item", _open, id_="app_pages"),
            Button(Label("apps-new"), "app_new", pressed(to(Apps.kind)), when="may_change"),
            Button(Label("apps-matrix"), "app_matrix", pressed(to(Apps.matrix)), when="some"),
            Button(Label("button-menu"), "apps_menu", pressed(menu)),
            buttons_only(),
            state=Apps.list,
            getter=_list,
        ),
        Window(
            Problem(),
            Say("apps-new-kind"),
            Format("\n{about}"),
            choices("app_kind", _choose_kind),
            back("kind", Apps.list),
            buttons_only(),
            state=Apps.kind,
            getter=_kinds,
        ),
        Window(
            Problem(),
            Say("apps-new-name"),
            back("name", Apps.kind),
            typed(_create),
            state=Apps.name,
            getter=_kind,
        ),
    ]


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, tenant = speech(dialog_manager), await managed(dialog_manager)
    found = await core_of(dialog_manager).keeping_applications.applications(
        actor_of(dialog_manager), tenant.id
    )
    return {
        "tenant": tenant.name,
        "n": len(found),
        "some": bool(found),
        "none": not found,
        "marked": "yes" if any(app.state is not ApplicationState.READY for app in found) else "no",
        "may_change": tenant.tenant_role is TenantRole.OWNER,
        "owner": "yes" if tenant.tenant_role is TenantRole.OWNER else "no",
        "items": [
            (
                app.key,
                item(say, app.name, app.kind, app.state),
            )
            for app in found
        ],
    }


async def _kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    return {
        "about": kinds(say),
        "items": [(kind.value, short(kind_name(say, kind), 34)) for kind in ApplicationKind],
    }


async def _kind(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"kind": kind_name(speech(dialog_manager), ApplicationKind(dialog_manager.dialog_data["kind"]))}


@guarded
async def _open(manager: DialogManager, key: str) -> None:
    manager.dialog_data["key"] = key
    await viewed(manager)
    await manager.switch_to(Apps.card)


async def _choose_kind(manager: DialogManager, kind: str) -> None:
    if kind in set(ApplicationKind):
        manager.dialog_data["kind"] = kind
        await manager.switch_to(Apps.name)


@naming("apps-name-invalid")
@guarded
async def _create(manager: DialogManager, name: str) -> None:
    manager.dialog_data["key"] = await core_of(manager).keeping_applications.create(
        actor_of(manager),
        tenant_of(manager),
        name,
        ApplicationKind(manager.dialog_data["kind"]),
        operation_of(manager),
    )
    await show(manager, Apps.card)
