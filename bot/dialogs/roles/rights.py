"""What a role opens: applications as switches of three states, permissions block by block, and how far they reach."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Keyboard
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, speech, typed
from bot.dialogs.layout import choices, marked, pages
from bot.dialogs.past_days import day_buttons, days_of, offered_days
from bot.dialogs.roles.draft import draft_of, on_role, open_view, require_permission, show, view_of
from bot.dialogs.roles.words import RoleWords
from bot.dialogs.states import Roles
from bot.dialogs.steps import toast
from bot.fitting import short
from bot.permissions import LABEL, MARKS, in_block, label, moved, named, past_days
from bot.speech import Label, Speech
from core.access import AppRight, Block, ScopeKind, catalogue
from core.errors import Code, NotAllowed, NotFound
from core.roles import RoleShape
from core.shaping_roles import RoleView


def rights_windows() -> list[Window]:
    return [
        _window(
            Roles.apps,
            _apps,
            pages("role_app", _turn_application),
            back=Roles.role,
        ),
        _window(
            Roles.blocks,
            _blocks,
            choices("role_block", _open_block),
            Button(Label("roles-button-scope"), "role_scope", pressed(show(Roles.scope))),
            Button(Label("contacts-button"), "role_contacts", pressed(show(Roles.contacts))),
            back=Roles.role,
        ),
        _window(
            Roles.block,
            _block,
            choices("role_permission", _switch),
            back=Roles.blocks,
        ),
        _window(
            Roles.scope,
            _scope,
            choices("role_own", _set_own, "whose"),
            Button(Format("{binds}"), "role_binds", pressed(_turn_binding), when="editable"),
            day_buttons("role_days", _set_days),
            back=Roles.blocks,
            take=typed(_set_days),
        ),
    ]


def _window(state: Any, getter: Any, *widgets: Keyboard, back: Any, take: Any = None) -> Window:
    """Each has the way to what is not saved yet, and the way back."""
    name = state.state.partition(":")[2]
    return Window(
        Problem(),
        Format("{text}"),
        *widgets,
        Button(Label("roles-review"), f"role_review_{name}", pressed(show(Roles.review)), when="begun"),
        Button(Label("button-back"), f"role_back_{name}", pressed(show(back))),
        take or buttons_only(),
        state=state,
        getter=getter,
    )


async def _frame(manager: DialogManager) -> tuple[RoleView, RoleShape, RoleWords, dict[str, Any]]:
    """The role as it would be saved now."""
    view, draft = await view_of(manager), draft_of(manager)
    shape = draft.shape(view)
    editable = view.closed is None
    frame = {"begun": draft.begun and editable, "editable": editable}
    return view, shape, RoleWords(speech(manager), view, shape), frame


# What the windows show


async def _apps(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, shape, words, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    lines = [say("roles-apps" if view.applications else "roles-no-apps", role=view.name)]
    if view.closed is None and view.applications:
        lines.append(say("right-switches"))
    lines += ["", words.applications()]
    if view.closed is None and not all(
        view.giving.right(app.id, AppRight.LAUNCH_ADMIN) for app in view.applications
    ):
        lines += ["", say("roles-apps-launch-only")]
    items = [(app.id, f"{MARKS[shape.right(app.id)]} {short(app.name, LABEL)}") for app in view.applications]
    text = "\n".join([*lines, *words.advice(), *words.read_only()])
    return {**frame, "text": text, "items": items if frame["editable"] else []}


async def _blocks(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, _shape, words, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    return {
        **frame,
        "text": "\n".join([say("roles-blocks", role=view.name), *words.read_only()]),
        "items": [(block.id, in_block(say, block, words.effective(block))) for block in catalogue().blocks],
    }


async def _block(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _view, _shape, words, frame = await _frame(dialog_manager)
    block, say = _here(dialog_manager), speech(dialog_manager)
    items = [
        (permission.id, label(say, number, words.mark(permission), permission))
        for number, permission in enumerate(catalogue().in_block(block.id), 1)
    ]
    return {**frame, "text": words.block(block), "items": items if frame["editable"] else []}


async def _scope(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, shape, words, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    lines = [say("roles-scope", role=view.name, own=_yes(shape.own_scope), binds=_yes(shape.binds_staff)), ""]
    if shape.has_history:
        lines.append(f"{past_days(say, shape.history_days)}. {say('roles-scope-history')}")
    else:
        lines.append(_no_history(say))
    editable = frame["editable"]
    return {
        **frame,
        "text": "\n".join([*lines, *words.read_only()]),
        "whose": [
            (own, marked(say.plain(f"roles-whose-{own}"), shape.own_scope == (own == "own")))
            for own in ("all", "own")
            if editable
        ],
        "binds": marked(say.plain("roles-binds"), shape.binds_staff),
        "days": offered_days(say, shape.history_days) if editable and shape.has_history else [],
    }


def _no_history(say: Speech) -> str:
    journal = [each.id for each in catalogue().permissions if ScopeKind.HISTORY in each.scopes]
    return say("roles-scope-no-history", name=named(say, journal))


def _here(manager: DialogManager) -> Block:
    return catalogue().block_by_id[manager.dialog_data["block"]]


def _yes(value: bool) -> str:
    return "yes" if value else "no"


# What the buttons do


@on_role
async def _turn_application(manager: DialogManager, application_id: str) -> None:
    """To the next of the three states, past those that this actor may not give."""
    view, draft = await open_view(manager), draft_of(manager)
    app = next((app for app in view.applications if app.id == int(application_id)), None)
    if app is None:
        raise NotFound(Code.APPLICATION_UNKNOWN)
    right = draft.shape(view).right(app.id).next()
    while right is not view.shape.right(app.id) and not view.giving.right(app.id, right):
        right = right.next()
    draft.set_right(view, app.id, right)


@on_role
async def _open_block(manager: DialogManager, block_id: str) -> None:
    await view_of(manager)
    if block_id not in catalogue().block_by_id:
        raise NotFound(Code.PERMISSION_UNKNOWN)
    manager.dialog_data["block"] = block_id
    await manager.switch_to(Roles.block)


@on_role
async def _switch(manager: DialogManager, permission_id: str) -> None:
    """I-25: what comes along, and what stops working, is said at once."""
    require_permission(permission_id)
    view, draft, say = await open_view(manager), draft_of(manager), speech(manager)
    before = draft.shape(view)
    permission = catalogue().by_id[permission_id]
    if permission_id not in before.permissions | view.shape.permissions and not view.may_give(
        before, permission
    ):
        raise NotAllowed(Code.EXCEEDS_OWN_RIGHTS)
    draft.switch(view, permission_id)
    after = draft.shape(view)
    along = [id_ for id_ in permission.requires if id_ in after.permissions - before.permissions]
    told = moved(say, along, after.put_to_sleep(before))
    if told is not None:
        await toast(manager, told)


@on_role
async def _set_own(manager: DialogManager, whose: str) -> None:
    view = await open_view(manager)
    draft_of(manager).set_flag(view, "own_scope", whose == "own")


@on_role
async def _turn_binding(manager: DialogManager) -> None:
    view, draft = await open_view(manager), draft_of(manager)
    draft.set_flag(view, "binds_staff", not draft.shape(view).binds_staff)


@on_role
async def _set_days(manager: DialogManager, answer: str) -> None:
    view, draft, days = await open_view(manager), draft_of(manager), days_of(answer)
    if draft.shape(view).has_history:
        draft.set_history(view, days)
    else:
        complain(manager, _no_history(speech(manager)))
