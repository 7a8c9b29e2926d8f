"""The roles of an organisation with how many people have each, and who has one of them."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back, choices, page_of, pages, turned, turning
from bot.dialogs.roles.draft import draft_of, on_role, show, view_of
from bot.dialogs.roles.saving import leave_for
from bot.dialogs.states import NewRole, Roles
from bot.dialogs.steps import actor_of, core_of, menu, operation_of
from bot.fitting import short
from bot.speech import Label
from core.invitations import Filters


def listing_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            pages("role_item", _open),
            Button(Label("roles-new"), "role_new", pressed(_new)),
            Button(Label("button-menu"), "roles_menu", pressed(menu)),
            buttons_only(),
            state=Roles.list,
            getter=_list,
        ),
        Window(
            Problem(),
            Format("{text}"),
            choices("role_person", _open_person),
            turning("holders"),
            back("holders", show(Roles.role)),
            buttons_only(),
            state=Roles.people,
            getter=_people,
        ),
    ]


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    actor, tenant_id = actor_of(dialog_manager), dialog_manager.dialog_data["tenant_id"]
    core, say = core_of(dialog_manager), speech(dialog_manager)
    roles = await core.shaping_roles.roles(actor, tenant_id)
    managed = {tenant.id: tenant.name for tenant in await core.directory.managed(actor)}
    return {
        "text": say("roles-list" if roles else "roles-none", tenant=managed.get(tenant_id, "")),
        "items": [
            (role.id, say.plain("roles-item", name=short(role.name, 28), n=role.people)) for role in roles
        ],
    }


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, say = await view_of(dialog_manager), speech(dialog_manager)
    page = await core_of(dialog_manager).roster.page(
        actor_of(dialog_manager),
        view.tenant_id,
        page_of(dialog_manager, "holders"),
        filters=Filters(role_id=view.id),
    )
    key = "roles-people" if page.total else "roles-people-none"
    return {
        "text": say(key, role=view.name, n=page.total, number=page.number + 1, pages=page.pages),
        "items": [
            (
                person.membership_id,
                f"{short(person.full_name, 24)} · {say.plain(f'state-{person.state.lower()}')}",
            )
            for person in page.rows
        ],
        **turned(dialog_manager, "holders", page),
    }


@on_role
async def _open(manager: DialogManager, role_id: str) -> None:
    draft_of(manager).drop()
    manager.dialog_data["role_id"] = int(role_id)
    manager.dialog_data.pop("holders_page", None)
    await view_of(manager)
    await manager.switch_to(Roles.role)


async def _new(manager: DialogManager) -> None:
    data = {"tenant_id": manager.dialog_data["tenant_id"], "operation_id": operation_of(manager)}
    await manager.start(NewRole.source, data, mode=StartMode.RESET_STACK)


@on_role
async def _open_person(manager: DialogManager, membership_id: str) -> None:
    await leave_for(manager, str(int(membership_id)))
