"""What the windows of the form show: getters, each reading anew what may be chosen and what stands there now."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.adding.draft import EDITABLE, ROLE_STEP, Draft, roles_of
from bot.dialogs.adding.going import draft_of, options_of
from bot.dialogs.inputs import speech
from bot.dialogs.layout import marked
from bot.dialogs.states import Adding
from bot.dialogs.steps import actor_of, core_of
from bot.fitting import short
from bot.permissions import LABEL, MARKS
from bot.sending import sent_by
from bot.speech import Speech
from core.invitations import Options
from core.people import Known, pretty
from core.roles import UserType
from core.tenants import TenantRole
from core.texts import LANGUAGES

# The usual one first, the most powerful one last.
_TENANT_ROLES = (
    TenantRole.USER,
    TenantRole.SERVICING_OPERATOR,
    TenantRole.ADMINISTRATOR,
    TenantRole.OWNER,
)

_NAME = 40  # characters of an application among up to forty on one card


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


def _way(say: Speech, draft: Draft) -> str | None:
    """How the person is to be reached, as far as that is said."""
    if draft.consent is not None:
        return say.plain("adding-by-consent")
    return _shown(draft.known("identifier"))


async def tenants(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    managed = await core_of(dialog_manager).directory.managed(actor_of(dialog_manager))
    return {"items": [(tenant.id, short(tenant.name)) for tenant in managed], "no": False}


async def identifier(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = draft_of(dialog_manager)
    frame = (await _frame(dialog_manager, _way(speech(dialog_manager), draft)))[2]
    return {**frame, "member": draft.get("member") is not None}


async def name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = draft_of(dialog_manager)
    frame = (await _frame(dialog_manager, draft.get("full_name")))[2]
    card = draft.get("card") is not None and not draft.get("reviewing")
    return {**frame, "known": draft.connects, "card": card}


async def user_types(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    current = "BOTH" if len(draft.user_types) > 1 else next(iter(draft.user_types), None)
    return {
        **frame,
        "items": [
            (choice, marked(say.plain(f"adding-user-type-{choice.lower()}"), choice == current))
            for choice in (UserType.EMPLOYEE, UserType.CUSTOMER, "BOTH")
        ],
    }


async def login(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _options, draft, frame = await _frame(dialog_manager, draft_of(dialog_manager).login)
    others = [
        (index, known.value) for index, known in enumerate(draft.identifiers) if known.value != draft.login
    ]
    return {**frame, "items": others, "handing": "yes" if draft.hands_over else "no"}


async def email(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return (await _frame(dialog_manager, _shown(draft_of(dialog_manager).known("email"))))[2]


async def phone(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return (await _frame(dialog_manager, _shown(draft_of(dialog_manager).known("phone"))))[2]


async def tenant_roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    return {
        **frame,
        "items": [
            (
                role.value,
                marked(
                    say.plain(f"adding-tenant-role-{role.value.lower()}"),
                    draft.get("tenant_role") == role.value,
                ),
            )
            for role in sorted(options.tenant_roles, key=_TENANT_ROLES.index)
        ],
    }


async def roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    here = dialog_manager.current_context().state
    user_type = next(each for each, state in ROLE_STEP.items() if state == here)
    return {
        **frame,
        "items": [
            (role.id, marked(short(role.name), draft.roles.get(user_type) == role.id))
            for role in roles_of(options, user_type)
        ],
    }


async def staff(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    current = draft.get("staff")
    return {
        **frame,
        "items": [
            ("new", marked(short(say.plain("adding-staff-new", name=frame["name"])), current == "new")),
            *((str(id_), marked(short(name), current == id_)) for id_, name in options.staff),
            ("nobody", say.plain("adding-staff-nobody")),
        ],
    }


async def rights(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    items = []
    for application in options.applications:
        mark = MARKS[draft.right(options, application.id)]
        items.append((application.id, f"{mark} {short(application.name, LABEL)}"))
    return {**frame, "items": items, "deviates": bool(draft.rights)}


async def languages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    current = draft.get("language", options.language)
    say = speech(dialog_manager)
    return {
        **frame,
        "items": [
            (language, marked(say.plain(f"language-{language}"), language == current))
            for language in LANGUAGES
        ],
    }


async def unfinished(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = draft_of(dialog_manager)
    return {"name": draft.get("full_name") or _shown(draft.known("identifier")) or "none"}


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options, draft, frame = await _frame(dialog_manager)
    say = speech(dialog_manager)
    lines = _lines(say, draft, options)
    head = say("adding-review", tenant=options.tenant_name)
    body = "\n".join(
        say("adding-review-line", field=say.plain(f"adding-field-{f}"), value=v) for f, v in lines
    )
    ways = sent_by(say, filter(core_of(dialog_manager).inviting.writes_to, draft.identifiers))
    foot = say(f"adding-will-{_outcome(draft)}", ways=ways)
    return {
        **frame,
        "card": f"{head}\n\n{body}\n\n{foot}",
        **{way: way == _outcome(draft) for way in ("invite", "hand_over", "ask", "connect")},
        "items": [
            (field, say.plain("adding-change", field=say.plain(f"adding-field-{_field(field, draft)}")))
            for field in EDITABLE
            if draft.asks(getattr(Adding, field), options)
        ],
    }


def _outcome(draft: Draft) -> str:
    """What pressing the first button does."""
    if draft.connects:
        return "ask" if draft.consent is None else "connect"
    return "hand_over" if draft.hands_over else "invite"


def _lines(say: Speech, draft: Draft, options: Options) -> list[tuple[str, str]]:
    """(field, value as it is read): everything that will be kept, in the order in which it was asked."""
    role_names = {role.id: role.name for role in options.roles}
    lines = [
        (_identifier_field(draft), _way(say, draft) or say.plain("adding-no-address")),
        ("name", str(draft.get("full_name", ""))),
    ]
    if not draft.connects:
        lines.append(("login", draft.login or ""))
        further = ((name, _shown(draft.known(name))) for name in ("email", "phone"))
        lines += [(name, shown) for name, shown in further if shown is not None]
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
            f"{short(app.name, _NAME)} ({say.plain(f'right-{right.value.lower()}')})"
            for app in options.applications
            if (right := draft.right(options, app.id)).rank
        ]
        lines.append(("rights", ", ".join(given) or say.plain("adding-no-rights")))
    if not draft.connects:
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
