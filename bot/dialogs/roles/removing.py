"""Deleting a role: only when nobody has it, so first everybody is moved to another one, and told apart what is theirs."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Press, Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back, pages
from bot.dialogs.roles.draft import draft_of, forget_view, on_role, open_view, show, view_of
from bot.dialogs.states import Roles
from bot.dialogs.steps import actor_of, core_of, operation_of, toast
from bot.fitting import short
from bot.permissions import LABEL, named
from bot.speech import Label, Say
from core.errors import Code, NotFound
from core.shaping_roles import ListedRole, RoleView


def removing_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("roles-delete-question"),
            Button(Label("roles-delete-yes"), "role_delete_yes", pressed(_delete), when="free"),
            pages("role_other", _choose),
            back("delete", show(Roles.role)),
            buttons_only(),
            state=Roles.delete,
            getter=_question,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("roles-move-yes"), "role_move_yes", pressed(_moves(keep=True)), when="alike"),
            Button(Label("roles-move-drop"), "role_move_drop", pressed(_moves(keep=False)), when="deviating"),
            Button(Label("roles-move-keep"), "role_move_keep", pressed(_moves(keep=True)), when="deviating"),
            back("move", show(Roles.delete)),
            buttons_only(),
            state=Roles.move,
            getter=_move,
        ),
    ]


# What the windows show


async def _others(manager: DialogManager, view: RoleView) -> list[ListedRole]:
    """The roles to which its people could move: those of the same kind of people (I-10)."""
    roles = await core_of(manager).shaping_roles.roles(actor_of(manager), view.tenant_id)
    return [role for role in roles if role.user_type is view.user_type and role.id != view.id]


async def _question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, say = await view_of(dialog_manager), speech(dialog_manager)
    others = await _others(dialog_manager, view) if view.people else []
    return {
        "role": view.name,
        "n": view.people,
        "others": len(others),
        "free": not view.people,
        "items": [(role.id, say.plain("roles-move-to", name=short(role.name, LABEL))) for role in others],
    }


async def _move(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, say = await view_of(dialog_manager), speech(dialog_manager)
    to = await _target(dialog_manager, view)
    planned = await core_of(dialog_manager).shaping_roles.plan_move(actor_of(dialog_manager), view.id, to.id)
    lines = [say("roles-move-question", role=view.name, to=to.name, n=planned.people)]
    if planned.deviating:
        lines.append(say("roles-move-deviating", n=planned.deviating))
    if planned.contacts_grow:
        lines.append(say("roles-contacts-grow", names=named(say, planned.contacts_grow)))
    return {
        "text": "\n\n".join(lines),
        "deviating": planned.deviating > 0,
        "alike": planned.deviating == 0,
    }


async def _target(manager: DialogManager, view: RoleView) -> ListedRole:
    to_role_id = manager.dialog_data["to_role_id"]
    to = next((role for role in await _others(manager, view) if role.id == to_role_id), None)
    if to is None:  # deleted meanwhile
        raise NotFound(Code.ROLE_UNKNOWN)
    return to


# What the buttons do


@on_role
async def _choose(manager: DialogManager, role_id: str) -> None:
    view = await open_view(manager)
    manager.dialog_data["to_role_id"] = int(role_id)
    await _target(manager, view)
    await manager.switch_to(Roles.move)


def _moves(*, keep: bool) -> Press:
    @on_role
    async def press(manager: DialogManager) -> None:
        view, draft = await open_view(manager), draft_of(manager)
        moved = await core_of(manager).shaping_roles.move_people(
            actor_of(manager),
            view.id,
            manager.dialog_data["to_role_id"],
            keep=keep,
            seen=draft.seen,
            operation_id=operation_of(manager),
        )
        forget_view(manager)
        await toast(manager, speech(manager).plain("roles-moved", n=moved))
        await manager.switch_to(Roles.delete)

    return press


@on_role
async def _delete(manager: DialogManager) -> None:
    view, draft = await open_view(manager), draft_of(manager)
    await core_of(manager).shaping_roles.delete(actor_of(manager), view.id, draft.seen)
    draft.drop()
    forget_view(manager)
    await toast(manager, speech(manager).plain("roles-deleted"))
    await manager.switch_to(Roles.list)
