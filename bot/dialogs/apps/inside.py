"""The roles that an application has inside (F-25): declared, named and removed here, given on a person's card."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from bot.dialogs.apps.section import guarded, leads, role_of, show, viewed, which
from bot.dialogs.inputs import Press, Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back, pages
from bot.dialogs.states import Apps
from bot.dialogs.steps import core_of, operation_of, toast
from bot.fitting import short
from bot.speech import Label, Say


def inside_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("apps-inside-list"),
            pages("inside_item", _open, id_="inside_pages"),
            Button(
                Label("apps-inside-new"), "inside_new", pressed(leads(Apps.inside_new)), when="may_change"
            ),
            back("inside", leads(Apps.card)),
            buttons_only(),
            state=Apps.inside,
            getter=_inside,
        ),
        Window(
            Problem(),
            Say("apps-inside-name"),
            back("inside_new", leads(Apps.inside)),
            typed(_declare),
            state=Apps.inside_new,
            getter=_inside,
        ),
        Window(
            Problem(),
            Say("apps-inside-role"),
            Row(
                Button(Label("apps-rename"), "inside_rename", pressed(_on_role(Apps.inside_rename))),
                Button(Label("apps-remove"), "inside_remove", pressed(_on_role(Apps.inside_remove))),
                when="may_change",
            ),
            back("inside_role", leads(Apps.inside)),
            buttons_only(),
            state=Apps.inside_role,
            getter=_role,
        ),
        Window(
            Problem(),
            Say("apps-inside-rename-to"),
            back("inside_rename", _on_role(Apps.inside_role)),
            typed(_rename),
            state=Apps.inside_rename,
            getter=_role,
        ),
        Window(
            Problem(),
            Say("apps-inside-remove-question"),
            Row(
                Button(Label("apps-remove-yes"), "inside_remove_yes", pressed(_remove)),
                back("inside_remove", _on_role(Apps.inside_role)),
            ),
            buttons_only(),
            state=Apps.inside_remove,
            getter=_role,
        ),
    ]


def _on_role(state: Any) -> Press:
    """A press that shows another window about this role, if there is still one."""

    @guarded
    async def press(manager: DialogManager) -> None:
        await role_of(manager)
        await manager.switch_to(state)

    return press


async def _inside(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, say = await viewed(dialog_manager), speech(dialog_manager)
    return {
        "name": view.name,
        "n": len(view.roles_inside),
        "may_change": view.may_change,
        "owners": ", ".join(view.owners) or "none",
        "items": [
            (role.id, say.plain("apps-inside-item", name=short(role.name, 26), n=role.people))
            for role in view.roles_inside
        ],
    }


async def _role(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, role = await viewed(dialog_manager), await role_of(dialog_manager)
    return {"name": view.name, "role": role.name, "n": role.people, "may_change": view.may_change}


@guarded
async def _open(manager: DialogManager, role_id: str) -> None:
    manager.dialog_data["role_id"] = int(role_id)
    await role_of(manager)
    await manager.switch_to(Apps.inside_role)


@naming("apps-name-invalid")
@guarded
async def _declare(manager: DialogManager, name: str) -> None:
    await core_of(manager).keeping_applications.declare_role(*which(manager), name, operation_of(manager))
    await show(manager, Apps.inside)


@naming("apps-name-invalid")
@guarded
async def _rename(manager: DialogManager, name: str) -> None:
    role_id = manager.dialog_data["role_id"]
    await core_of(manager).keeping_applications.rename_role(*which(manager), role_id, name)
    await show(manager, Apps.inside_role)


@guarded
async def _remove(manager: DialogManager) -> None:
    role_id = manager.dialog_data["role_id"]
    await core_of(manager).keeping_applications.remove_role(*which(manager), role_id)
    await toast(manager, speech(manager).plain("apps-done"))
    await show(manager, Apps.inside)
