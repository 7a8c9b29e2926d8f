"""Before a role is saved: what changes, for how many people, and whether client contacts show. And leaving without it."""

from collections.abc import Iterable
from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Press, Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back
from bot.dialogs.roles.draft import draft_of, forget_view, on_role, show, view_of
from bot.dialogs.roles.words import changes
from bot.dialogs.states import People, Roles
from bot.dialogs.steps import actor_of, core_of, menu, operation_of, toast
from bot.errors import sentence
from bot.fitting import Part, short
from bot.permissions import fitting, named, past_days
from bot.speech import Label, Speech
from core.access import catalogue
from core.errors import Refused
from core.roles import RoleShape, in_order
from core.shaping_roles import RolePlan, RoleView

_SOME = 500  # characters of names in a row
_ROOM = 1800  # for what changes: the consequences stand below


def saving_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("roles-save"), "role_save", pressed(_save), when="may_save"),
            Button(Label("roles-undo"), "role_undo", pressed(_undo), when="begun"),
            back("role_review", show(Roles.role)),
            buttons_only(),
            state=Roles.review,
            getter=_review,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("roles-leave-stay"), "role_stay", pressed(show(Roles.role)), when="open"),
            Button(Label("roles-review"), "role_leave_review", pressed(show(Roles.review)), when="open"),
            Button(Label("roles-leave-drop"), "role_leave_drop", pressed(_leave)),
            buttons_only(),
            state=Roles.leave,
            getter=_unsaved,
        ),
    ]


def ways_out(window: str) -> Row:
    return Row(
        Button(Label("roles-to-list"), f"role_list_{window}", pressed(leaves("list"))),
        Button(Label("button-menu"), f"role_menu_{window}", pressed(leaves("menu"))),
    )


def leaves(to: str) -> Press:
    """A press that leads out of the role; with something unsaved it asks first."""

    async def press(manager: DialogManager) -> None:
        await leave_for(manager, to)

    return press


async def leave_for(manager: DialogManager, to: str) -> None:
    """`to`: "list", "menu", or the id of a membership, whose card it is."""
    if draft_of(manager).begun:
        manager.dialog_data["leave_to"] = to
        await manager.switch_to(Roles.leave)
    else:
        await _go(manager, to)


async def _leave(manager: DialogManager) -> None:
    to = manager.dialog_data.get("leave_to", "menu")  # a command only asked: /people, /start
    draft_of(manager).drop()
    await _go(manager, to)


async def _go(manager: DialogManager, to: str) -> None:
    if to == "list":
        await manager.switch_to(Roles.list)
    elif to == "menu":
        await menu(manager)
    else:
        await manager.start(People.card, {"membership_id": int(to)}, mode=StartMode.RESET_STACK)


# What the windows show


async def _unsaved(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Also where nothing can be saved any more: every command comes by here, and must not end here."""
    say = speech(dialog_manager)
    try:
        view = await view_of(dialog_manager)
    except Refused as refused:
        return {"text": sentence(say.language, refused), "open": False}
    unsaved = changes(view, draft_of(dialog_manager).shape(view))
    return {"text": say("roles-leave", role=view.name, n=unsaved), "open": True}


async def _review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, draft, say = await view_of(dialog_manager), draft_of(dialog_manager), speech(dialog_manager)
    edit = draft.edit(view)
    planned = await core_of(dialog_manager).shaping_roles.plan(actor_of(dialog_manager), view.id, edit)
    after, title = view.shape.edited(edit), say("roles-review-title", role=view.name)
    if after == view.shape:
        return {"text": f"{title}\n\n{say('roles-review-nothing')}", "begun": False, "may_save": False}
    changed = (Part(line, 1) for line in _changed(say, view, after, planned))
    lines = [fitting(say, [Part(title + "\n"), *changed], _ROOM), "", *_consequences(say, planned)]
    excess = _excess(say, view, planned)
    return {"text": "\n".join([*lines, *excess]), "begun": True, "may_save": not excess}


def _changed(say: Speech, view: RoleView, after: RoleShape, planned: RolePlan) -> list[str]:
    """All but what comes along: that is a consequence."""
    before = view.shape
    lines = []
    for app in view.applications:
        if after.right(app.id) is not before.right(app.id):
            was, is_ = (say.plain(f"right-{shape.right(app.id).value.lower()}") for shape in (before, after))
            lines.append(say("roles-review-application", name=app.name, before=was, after=is_))
    for id_ in in_order(after.permissions - before.permissions - set(planned.also_given)):
        missing = after.given.missing_for(catalogue().by_id[id_])
        lacks = "\n" + say("permission-lacks", names=named(say, missing)) if missing else ""
        lines.append(say("roles-review-given", name=named(say, [id_])) + lacks)
    taken = in_order(before.permissions - after.permissions)
    lines += [say("roles-review-taken", name=named(say, [id_])) for id_ in taken]
    if after.own_scope != before.own_scope:
        lines.append(say("roles-review-whose", own="yes" if after.own_scope else "no"))
    if after.has_history and after.history_days != before.history_days:
        lines.append(f"• {past_days(say, after.history_days)}")
    if after.binds_staff != before.binds_staff:
        lines.append(say("roles-review-binds", binds="yes" if after.binds_staff else "no"))
    return lines


def _consequences(say: Speech, planned: RolePlan) -> list[str]:
    lines = []
    if planned.also_given:
        lines.append(say("roles-review-also", names=_some(say, planned.also_given)))
    if planned.left_ineffective:
        lines.append(say("roles-review-asleep", names=_some(say, planned.left_ineffective)))
    if planned.contacts_grow:
        lines.append(say("roles-contacts-grow", names=_some(say, planned.contacts_grow)))
    how = "all" if planned.reached == planned.people else "some" if planned.reached else "none"
    lines.append(say("roles-review-reach", people=planned.people, reached=planned.reached, how=how))
    return lines


def _excess(say: Speech, view: RoleView, planned: RolePlan) -> list[str]:
    """What he may not give (I-18)."""
    applications = [app.name for app in view.applications if app.id in planned.exceeding_applications]
    names = [
        *([named(say, planned.exceeding)] if planned.exceeding else []),
        *(say.plain("reason-quoted", name=name) for name in applications),
    ]
    return ["", say("roles-review-excess", names=short(", ".join(names), _SOME))] if names else []


def _some(say: Speech, permission_ids: Iterable[str]) -> str:
    return short(named(say, permission_ids), _SOME)


# What the buttons do


@on_role
async def _save(manager: DialogManager) -> None:
    view, draft = await view_of(manager), draft_of(manager)
    saved = await core_of(manager).shaping_roles.save(
        actor_of(manager), view.id, draft.edit(view), draft.seen, operation_of(manager)
    )
    draft.drop()
    forget_view(manager)
    await toast(manager, speech(manager).plain("roles-saved", n=saved.reached))
    await manager.switch_to(Roles.role)


@on_role
async def _undo(manager: DialogManager) -> None:
    await view_of(manager)
    draft_of(manager).drop()
    await manager.switch_to(Roles.role)
