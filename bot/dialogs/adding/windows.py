"""The windows of the form. Each names the organisation, shows what stands there now, and has Back and Cancel."""

from operator import itemgetter
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.adding import fields
from bot.dialogs.adding.draft import ROLE_STEP, Draft, actor_of, draft_of, go_back, options_of, roles_of
from bot.dialogs.inputs import Press, Problem, buttons_only, chosen, pressed, received, speech, typed
from bot.dialogs.states import Adding
from bot.dialogs.unfinished import holds_back
from bot.speech import Label, Say, Speech
from core.invitations import Options
from core.people import Known, pretty
from core.roles import UserType
from core.texts import LANGUAGES

_ITEM_ID, _ITEM_LABEL = itemgetter(0), Format("{item[1]}")

# The review card's buttons: the field's window, and the texts of its line and button.
_EDITABLE = (
    "identifier",
    "name",
    "user_type",
    "login",
    "email",
    "phone",
    "tenant_role",
    "role_employee",
    "role_customer",
    "staff",
    "rights",
    "language",
)


def router() -> Router:
    commands = Router(name="adding")

    @commands.message(Command("add"))
    async def add(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await fields.begin(dialog_manager)

    return commands


def adding_dialog() -> Dialog:
    return Dialog(
        _choice("tenant", fields.choose_tenant, _tenants, back=False),
        _question(
            "identifier",
            received(fields.take_identifier),
            _identifier,
            Button(Label("adding-open-member"), "open_member", pressed(fields.open_member), when="member"),
            Button(Label("adding-hand-over"), "hand_over", pressed(fields.hand_over)),
        ),
        _question("name", typed(fields.take_name), _name),
        _choice("user_type", fields.choose_user_type, _user_types),
        _question(
            "login",
            typed(fields.take_login),
            _login,
            Column(
                Select(_ITEM_LABEL, "login_item", _ITEM_ID, "items", on_click=chosen(fields.choose_login))
            ),
        ),
        _question("email", typed(fields.take_email), _email, _skip("email", fields.skip_email)),
        _question("phone", received(fields.take_phone), _phone, _skip("phone", fields.skip_phone)),
        _choice("tenant_role", fields.choose_tenant_role, _tenant_roles),
        _choice("role_employee", fields.choose_role, _roles),
        _choice("role_customer", fields.choose_role, _roles),
        _choice("staff", fields.choose_staff, _staff),
        Window(
            Problem(),
            Say("adding-rights"),
            Group(
                Select(_ITEM_LABEL, "right_item", _ITEM_ID, "items", on_click=chosen(fields.cycle_right)),
                width=1,
            ),
            Button(
                Label("adding-recommended-rights"),
                "recommended_rights",
                pressed(fields.recommended_rights),
                when="deviates",
            ),
            Button(Label("button-next"), "keep_rights", pressed(fields.keep)),
            buttons_only(),
            _back_and_cancel("rights"),
            state=Adding.rights,
            getter=_rights,
        ),
        _choice("language", fields.choose_language, _languages),
        Window(
            Problem(),
            Format("{card}"),
            Button(Label("adding-confirm-invite"), "invite", pressed(fields.confirm), when="invites"),
            Button(Label("adding-confirm-hand-over"), "make", pressed(fields.confirm), when=~F["invites"]),
            Group(
                Select(_ITEM_LABEL, "edit_item", _ITEM_ID, "items", on_click=chosen(fields.edit)),
                width=2,
            ),
            buttons_only(),
            _back_and_cancel("review"),
            state=Adding.review,
            getter=_review,
        ),
        Window(
            Problem(),
            Say("adding-cancel"),
            Row(
                Button(Label("adding-resume"), "cancel_no", pressed(fields.resume)),
                Button(Label("adding-discard"), "cancel_yes", pressed(fields.leave)),
            ),
            buttons_only(),
            state=Adding.cancel,
        ),
        Window(
            Problem(),
            Say("adding-unfinished"),
            Row(
                Button(Label("adding-resume"), "unfinished_go_on", pressed(fields.resume)),
                Button(Label("adding-start-again"), "unfinished_again", pressed(fields.start_again)),
            ),
            Button(Label("adding-leave"), "unfinished_leave", pressed(fields.leave)),
            buttons_only(),
            state=Adding.unfinished,
            getter=_unfinished,
        ),
        on_start=_fill,
    )


async def _fill(start_data: Any, manager: DialogManager) -> None:
    manager.dialog_data.update(start_data or {})


def _back_and_cancel(window: str, *, back: bool = True) -> Row:
    return Row(
        Button(
            Label("button-back"),
            f"back_{window}",
            pressed(go_back),
            when=F["can_go_back"] if back else F["no"],
        ),
        Button(Label("button-cancel"), f"cancel_{window}", pressed(fields.ask_cancel)),
    )


def _question(name: str, take: MessageInput, getter: Any, *more: Keyboard) -> Window:
    """A question whose answer is typed, or kept where something stands there already."""
    keep = Button(Label("button-next"), f"keep_{name}", pressed(fields.keep), when="filled")
    return Window(
        Problem(),
        Say(f"adding-{name}"),
        take,
        keep,
        *more,
        _back_and_cancel(name),
        state=getattr(Adding, name),
        getter=getter,
    )


def _choice(name: str, choose: Any, getter: Any, *, back: bool = True) -> Window:
    """A question with one button for each answer."""
    return Window(
        Problem(),
        Say(f"adding-{name.replace('_', '-')}"),
        Column(Select(_ITEM_LABEL, f"{name}_item", _ITEM_ID, "items", on_click=chosen(choose))),
        buttons_only(),
        _back_and_cancel(name, back=back),
        state=getattr(Adding, name),
        getter=getter,
    )


def _skip(window: str, skip: Press) -> Button:
    return Button(Label("button-skip"), f"skip_{window}", pressed(skip))


# What the windows show


async def _frame(manager: DialogManager, value: str | None = None) -> tuple[Options, Draft, dict[str, Any]]:
    """What every window needs: the organisation, and what stands in the field now."""
    options, draft = await options_of(manager), draft_of(manager)
    first = manager.current_context().state == Adding.identifier and not draft.get("several_tenants")
    return (
        options,
        draft,
        {
            "tenant": options.tenant_name,
            "value": value or "none",
            "filled": value is not None,
            "can_go_back": not first or bool(draft.get("reviewing")),
            "name": draft.get("full_name") or "",
        },
    )


def _shown(known: Known | None) -> str | None:
    return None if known is None else pretty(known.type, known.value)


async def _tenants(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    managed = await fields.core_of(dialog_manager).directory.managed(actor_of(dialog_manager))
    return {"items": [(tenant.id, tenant.name) for tenant in managed], "no": False}


async def _identifier(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = draft_of(dialog_manager)
    frame = (await _frame(dialog_manager, _shown(draft.known("identifier"))))[2]
    return {**frame, "member": draft.get("member") is not None}


async def _name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return (await _frame(dialog_manager, draft_of(dialog_manager).get("full_name")))[2]


async def _user_types(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    current = "BOTH" if len(draft.user_types) > 1 else next(iter(draft.user_types), None)
    return {
        **frame,
        "items": [
            (choice, _marked(say.plain(f"adding-user-type-{choice.lower()}"), choice == current))
            for choice in (UserType.EMPLOYEE, UserType.CUSTOMER, "BOTH")
        ],
    }


async def _login(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _options, draft, frame = await _frame(dialog_manager, draft_of(dialog_manager).login)
    others = [
        (index, known.value) for index, known in enumerate(draft.identifiers) if known.value != draft.login
    ]
    return {**frame, "items": others, "handing": "yes" if draft.hands_over else "no"}


async def _email(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return (await _frame(dialog_manager, _shown(draft_of(dialog_manager).known("email"))))[2]


async def _phone(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return (await _frame(dialog_manager, _shown(draft_of(dialog_manager).known("phone"))))[2]


async def _tenant_roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    return {
        **frame,
        "items": [
            (
                role.value,
                _marked(
                    say.plain(f"adding-tenant-role-{role.value.lower()}"),
                    draft.get("tenant_role") == role.value,
                ),
            )
            for role in options.tenant_roles
        ],
    }


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    here = dialog_manager.current_context().state
    user_type = next(each for each, state in ROLE_STEP.items() if state == here)
    return {
        **frame,
        "items": [
            (role.id, _marked(role.name, draft.roles.get(user_type) == role.id))
            for role in roles_of(options, user_type)
        ],
    }


async def _staff(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    current = draft.get("staff")
    return {
        **frame,
        "items": [
            ("new", _marked(say.plain("adding-staff-new", name=frame["name"]), current == "new")),
            *((str(id_), _marked(name, current == id_)) for id_, name in options.staff),
            ("nobody", say.plain("adding-staff-nobody")),
        ],
    }


async def _rights(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    items = []
    for application in options.applications:
        right = draft.right(options, application.id).value.lower()
        items.append((application.id, f"{application.name}: {say.plain(f'right-{right}')}"))
    return {**frame, "items": items, "deviates": bool(draft.rights)}


async def _languages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    current = draft.get("language", options.language)
    say = speech(dialog_manager)
    return {
        **frame,
        "items": [
            (language, _marked(say.plain(f"language-{language}"), language == current))
            for language in LANGUAGES
        ],
    }


async def _unfinished(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = draft_of(dialog_manager)
    return {"name": draft.get("full_name") or _shown(draft.known("identifier")) or "none"}


async def _review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    lines = _lines(say, draft, options)
    head = say("adding-review", tenant=options.tenant_name)
    body = "\n".join(
        say("adding-review-line", field=say.plain(f"adding-field-{f}"), value=v) for f, v in lines
    )
    foot = say(_outcome(draft))
    return {
        **frame,
        "card": f"{head}\n\n{body}\n\n{foot}",
        "invites": not draft.hands_over,
        "items": [
            (field, say.plain("adding-change", field=say.plain(f"adding-field-{_field(field, draft)}")))
            for field in _EDITABLE
            if draft.asks(getattr(Adding, field), options)
        ],
    }


def _outcome(draft: Draft) -> str:
    identifier = draft.known("identifier")
    if identifier is None:
        return "adding-will-hand-over"
    return "adding-will-mail" if draft.has_email else "adding-will-link"


def _lines(say: Speech, draft: Draft, options: Options) -> list[tuple[str, str]]:
    """(field, value as it is read): everything that will be kept, in the order in which it was asked."""
    role_names = {role.id: role.name for role in options.roles}
    identifier = draft.known("identifier")
    lines = [
        (_identifier_field(draft), _shown(identifier) or say.plain("adding-no-address")),
        ("name", str(draft.get("full_name", ""))),
        ("login", draft.login or ""),
    ]
    for name in ("email", "phone"):
        further = _shown(draft.known(name))
        if further is not None:
            lines.append((name, further))
    if len(options.tenant_roles) > 1:
        lines.append(("tenant-role", say.plain(f"tenant-role-{draft.tenant_role.value.lower()}")))
    several = len({role.user_type for role in options.roles}) > 1
    for user_type, role_id in draft.roles.items():
        field = f"role-{user_type.value.lower()}" if several else "role-only"
        lines.append((field, role_names.get(role_id, "")))
    if draft.binds_staff(options):
        lines.append(("staff", _staff_name(say, draft, options)))
    if options.personal_rights and options.applications:
        given = [
            f"{app.name} ({say.plain(f'right-{right.value.lower()}')})"
            for app in options.applications
            if (right := draft.right(options, app.id)).rank
        ]
        lines.append(("rights", ", ".join(given) or say.plain("adding-no-rights")))
    language = draft.get("language", options.language)
    lines.append(("language", say.plain(f"language-{language}")))
    return lines


def _field(window: str, draft: Draft) -> str:
    """The name of a window's field in the texts."""
    return _identifier_field(draft) if window == "identifier" else window.replace("_", "-")


def _identifier_field(draft: Draft) -> str:
    known = draft.known("identifier")
    return "identifier" if known is None else known.type.value.lower()


def _staff_name(say: Speech, draft: Draft, options: Options) -> str:
    staff = draft.get("staff")
    if staff == "new":
        return say.plain("adding-staff-new", name=str(draft.get("full_name", "")))
    return dict(options.staff).get(staff, say.plain("adding-staff-nobody"))


def _marked(label: str, current: bool) -> str:
    return f"✓ {label}" if current else label
