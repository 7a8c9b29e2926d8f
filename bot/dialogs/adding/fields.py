"""What the windows of the form do with an answer: understand it, ask the core where it matters, go on."""

from collections.abc import Iterable

from aiogram_dialog import DialogManager

from bot.dialogs.adding import whom
from bot.dialogs.adding.draft import EDITABLE, ROLE_STEP, roles_of
from bot.dialogs.adding.going import draft_of, go_on, options_of
from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Adding
from bot.dialogs.steps import actor_of, core_of
from core.people import clean_name
from core.roles import UserType
from core.tenants import TenantRole
from core.texts import LANGUAGES

_NEW = "new"
_NOBODY = "nobody"


async def choose_tenant(manager: DialogManager, tenant_id: str) -> None:
    managed = await core_of(manager).directory.managed(actor_of(manager))
    if not _offered(manager, tenant_id, (tenant.id for tenant in managed)):
        return
    draft = draft_of(manager)
    if draft.get("tenant_id") != int(tenant_id):  # roles, rights and staff are another tenant's
        draft.forget("roles", "rights", "staff", "user_types", "tenant_role")
    manager.dialog_data["tenant_id"] = int(tenant_id)
    await options_of(manager)  # refused here, before anything is typed, where nobody may be added (I-35)
    await manager.switch_to(Adding.identifier)
    await whom.take_card(manager)


def _offered(manager: DialogManager, choice: str, choices: Iterable[object]) -> bool:
    """Is it one of these? What stood on an old button may be gone, and a forged one never was."""
    offered = choice in {str(each) for each in choices}
    if not offered:
        complain(manager, speech(manager)("input-button-wanted"))
    return offered


async def take_name(manager: DialogManager, text: str) -> None:
    draft_of(manager).set("full_name", clean_name(text))
    await go_on(manager)


async def keep(manager: DialogManager) -> None:
    """What stands there is right."""
    await go_on(manager)


async def choose_user_type(manager: DialogManager, choice: str) -> None:
    if not _offered(manager, choice, (*UserType, "BOTH")):
        return
    types = list(UserType) if choice == "BOTH" else [UserType(choice)]
    draft = draft_of(manager)
    if draft.user_types != types:
        draft.forget("rights")
    draft.set("user_types", [each.value for each in types])
    await go_on(manager)


async def take_login(manager: DialogManager, text: str) -> None:
    draft = draft_of(manager)
    login = await core_of(manager).inviting.check_login(
        actor_of(manager), draft.tenant_id, text, draft.identifiers
    )
    draft.set("login", login)
    await go_on(manager)


async def choose_login(manager: DialogManager, index: str) -> None:
    """H-06: with a phone and an e-mail, the adder says which of them is the login."""
    identifiers = draft_of(manager).identifiers
    if index.isdecimal() and int(index) < len(identifiers):
        await take_login(manager, identifiers[int(index)].value)


async def choose_tenant_role(manager: DialogManager, choice: str) -> None:
    if not _offered(manager, choice, (await options_of(manager)).tenant_roles):
        return
    draft, role = draft_of(manager), TenantRole(choice)
    if role.needs_email and draft.hands_over:
        complain(manager, speech(manager)("adding-role-needs-address"))
        return
    draft.set("tenant_role", role.value)
    # F-10, F-33: he goes back and gives it
    if role.needs_email and not draft.has_email and not draft.connects:
        complain(manager, speech(manager)("error-email-required-for-role"))
        await manager.switch_to(Adding.email)
        return
    await go_on(manager)


async def choose_role(manager: DialogManager, choice: str) -> None:
    here = manager.current_context().state
    user_type = next(each for each, state in ROLE_STEP.items() if state == here)
    fitting = roles_of(await options_of(manager), user_type)
    if choice not in {str(role.id) for role in fitting}:  # deleted while he was choosing
        complain(manager, speech(manager)("adding-role-gone"))
        return
    draft_of(manager).choose_role(user_type, int(choice))
    await go_on(manager)


async def choose_staff(manager: DialogManager, choice: str) -> None:
    free = (id_ for id_, _ in (await options_of(manager)).staff)
    if not _offered(manager, choice, (_NEW, _NOBODY, *free)):
        return
    kept: int | str | None = {_NEW: _NEW, _NOBODY: None}.get(choice)
    draft_of(manager).set("staff", int(choice) if choice.isdecimal() else kept)
    await go_on(manager)


async def cycle_right(manager: DialogManager, application_id: str) -> None:
    """None, launch, launch and administration; what this actor may not give is passed over (I-18)."""
    draft, options = draft_of(manager), await options_of(manager)
    application = next((app for app in options.applications if str(app.id) == application_id), None)
    if application is None:  # removed while he was choosing
        complain(manager, speech(manager)("adding-application-gone"))
        return
    following = draft.right(options, application.id).next()
    if following.value == "LAUNCH_ADMIN" and not application.may_administer:
        following = following.next()
    draft.set_right(options, application.id, following)


async def recommended_rights(manager: DialogManager) -> None:
    draft_of(manager).set("rights", {})


async def choose_language(manager: DialogManager, language: str) -> None:
    if not _offered(manager, language, LANGUAGES):
        return
    draft_of(manager).set("language", language)
    await go_on(manager)


async def edit(manager: DialogManager, field: str) -> None:
    """From the review card into one window, and back."""
    if not _offered(manager, field, EDITABLE):
        return
    draft_of(manager).set("reviewing", True)
    await manager.switch_to(getattr(Adding, field))
