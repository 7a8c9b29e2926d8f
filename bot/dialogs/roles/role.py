"""A role's own screen: what it is and opens, its name, and whether it shows client contacts."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back
from bot.dialogs.roles.draft import draft_of, forget_view, on_role, open_view, show, view_of
from bot.dialogs.roles.saving import ways_out
from bot.dialogs.roles.words import RoleWords, changes
from bot.dialogs.states import Roles
from bot.dialogs.steps import actor_of, core_of, toast
from bot.permissions import contacts
from bot.speech import Label, Say


def role_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("roles-review"), "role_review", pressed(show(Roles.review)), when="begun"),
            Row(
                Button(Label("roles-button-apps"), "role_apps_open", pressed(show(Roles.apps))),
                Button(Label("roles-button-permissions"), "role_blocks_open", pressed(show(Roles.blocks))),
            ),
            Button(Label("roles-button-people"), "role_people", pressed(show(Roles.people))),
            Row(
                Button(Label("roles-rename"), "role_rename", pressed(show(Roles.rename))),
                Button(Label("roles-delete"), "role_delete", pressed(show(Roles.delete))),
                when="editable",
            ),
            ways_out("role"),
            buttons_only(),
            state=Roles.role,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("roles-rename-to"),
            typed(_rename),
            back("rename", show(Roles.role)),
            state=Roles.rename,
            getter=_named,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("contacts-hide"), "role_hide", pressed(_hide), when="leaks"),
            back("contacts", show(Roles.blocks)),
            buttons_only(),
            state=Roles.contacts,
            getter=_contacts,
        ),
    ]


# What the windows show


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, draft = await view_of(dialog_manager), draft_of(dialog_manager)
    shape = draft.shape(view)
    editable = view.closed is None
    words = RoleWords(speech(dialog_manager), view, shape)
    return {
        "text": words.card(changes(view, shape) if editable else 0),
        "editable": editable,
        "begun": draft.begun and editable,
    }


async def _named(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"role": (await view_of(dialog_manager)).name}


async def _contacts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which of the ten show contacts, block by block, as the role is with what has been switched (I-28)."""
    view, say = await view_of(dialog_manager), speech(dialog_manager)
    shape = draft_of(dialog_manager).shape(view)
    leaking = [permission.id for permission in shape.given.leaking_contacts()]
    head = "contacts-shown" if leaking else "roles-contacts-none"
    lines = [say(head, name=view.name), *contacts(say, leaking)]
    if leaking and view.closed is None:
        lines.append("\n" + say("roles-contacts-reach", n=view.people))
    words = RoleWords(say, view, shape)
    return {
        "text": "\n".join([*lines, *words.read_only()]),
        "leaks": bool(leaking) and view.closed is None,
    }


# What typing and the buttons do


@naming("roles-name-invalid")
@on_role
async def _rename(manager: DialogManager, text: str) -> None:
    view, draft = await open_view(manager), draft_of(manager)
    version = await core_of(manager).shaping_roles.rename(actor_of(manager), view.id, text, draft.seen)
    forget_view(manager)
    draft.see(version)
    await manager.switch_to(Roles.role)


@on_role
async def _hide(manager: DialogManager) -> None:
    """At once, whatever else waits to be saved: that stays."""
    view, draft = await open_view(manager), draft_of(manager)
    await core_of(manager).shaping_roles.hide_contacts(actor_of(manager), view.id, draft.seen)
    forget_view(manager)
    now = await view_of(manager)
    draft.see(now.version)
    draft.forget_contacts(now)
    await toast(manager, speech(manager).plain("contacts-hidden"))
