"""What each window of the form does with an answer: understand it, ask the core where it matters, go on."""

from collections.abc import Iterable
from contextlib import suppress

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.adding.draft import EDITABLE, ROLE_STEP, roles_of
from bot.dialogs.adding.going import actor_of, draft_of, go_on, options_of
from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Adding, Home, People
from bot.dialogs.steps import core_of, operation_of
from core.errors import Code, Conflict, Invalid, NotAllowed, TooMany
from core.invitations import looks_like_consent
from core.people import IdentifierType, Known, clean_name, parse_email, parse_identifier, parse_phone
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


def _offered(manager: DialogManager, choice: str, choices: Iterable[object]) -> bool:
    """Is it one of these? What stood on an old button may be gone, and a forged one never was."""
    offered = choice in {str(each) for each in choices}
    if not offered:
        complain(manager, speech(manager)("input-button-wanted"))
    return offered


async def take_identifier(manager: DialogManager, message: Message) -> None:
    """A phone or an e-mail as it is typed, a contact card from the address book, or a consent code."""
    options, draft = await options_of(manager), draft_of(manager)
    if message.contact is not None:
        known = parse_phone(message.contact.phone_number, options.country)
        name = f"{message.contact.first_name} {message.contact.last_name or ''}".strip()
    elif message.text:
        if looks_like_consent(message.text) and await _is_consent(manager, message.text):
            return
        known, name = parse_identifier(message.text, options.country), ""
    else:
        complain(manager, speech(manager)("adding-identifier-wanted"))
        return
    found = await core_of(manager).inviting.look_up(actor_of(manager), draft.tenant_id, known)
    if found.membership_id is not None:
        await _offer_card(manager, found.membership_id)
        return
    draft.let_go()
    draft.set_known("identifier", known)
    draft.set("elsewhere", found.elsewhere)  # the look-up corrects the choice (I-12, F-02)
    draft.forget("hands_over", "member", "email" if known.type is IdentifierType.EMAIL else "phone")
    if name and not draft.get("full_name"):
        draft.set("full_name", clean_name(name))
    await go_on(manager)


async def _is_consent(manager: DialogManager, text: str) -> bool:
    """False where it is none, and may have been meant as the phone that it also looks like."""
    options, draft = await options_of(manager), draft_of(manager)
    try:
        consented = await core_of(manager).consenting.redeem(
            actor_of(manager), draft.tenant_id, text, operation_of(manager)
        )
    except Conflict as refused:
        await _offer_card(manager, int(str(refused.fields["membership_id"])))
        return True
    except (Invalid, TooMany):
        with suppress(Invalid):
            parse_identifier(text, options.country)
            return False
        raise
    draft.hold(consented.consent_id, consented.full_name)
    draft.forget("member")
    await go_on(manager)
    return True


async def _offer_card(manager: DialogManager, membership_id: int) -> None:
    """Somebody of this tenant, or on his way into it: his card is offered (F-02)."""
    card = await core_of(manager).roster.card(actor_of(manager), membership_id)
    manager.dialog_data["member"] = membership_id
    complain(manager, speech(manager)("adding-is-member", name=card.full_name, tenant=card.tenant))


async def open_member(manager: DialogManager) -> None:
    await manager.start(
        People.card, {"membership_id": manager.dialog_data["member"]}, mode=StartMode.RESET_STACK
    )


async def hand_over(manager: DialogManager) -> None:
    """Neither is known: the bot will make a password (F-06)."""
    draft = draft_of(manager)
    draft.let_go()
    draft.set("hands_over", True)
    draft.forget("identifier", "elsewhere", "email", "phone", "member")
    await go_on(manager)


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


async def take_email(manager: DialogManager, text: str) -> None:
    await _take_further(manager, "email", parse_email(text))


async def take_phone(manager: DialogManager, message: Message) -> None:
    options = await options_of(manager)
    text = message.contact.phone_number if message.contact is not None else message.text
    if not text:
        complain(manager, speech(manager)("input-text-wanted"))
        return
    await _take_further(manager, "phone", parse_phone(text, options.country))


async def _take_further(manager: DialogManager, name: str, known: Known) -> None:
    """One more address of somebody new: one that is somebody's already has to come first, or is a slip."""
    draft = draft_of(manager)
    found = await core_of(manager).inviting.look_up(actor_of(manager), draft.tenant_id, known)
    if found.membership_id is not None:
        card = await core_of(manager).roster.card(actor_of(manager), found.membership_id)
        complain(manager, speech(manager)("adding-is-member", name=card.full_name, tenant=card.tenant))
    elif found.elsewhere:
        complain(manager, speech(manager)("adding-further-elsewhere"))
    else:
        draft.set_known(name, known)
        await go_on(manager)


async def skip_email(manager: DialogManager) -> None:
    draft = draft_of(manager)
    if draft.tenant_role.needs_email:
        complain(manager, speech(manager)("error-email-required-for-role"))
        await manager.switch_to(Adding.tenant_role)  # or nothing but an e-mail would lead on from here
        return
    draft.set_known("email", None)
    await go_on(manager)


async def skip_phone(manager: DialogManager) -> None:
    draft_of(manager).set_known("phone", None)
    await go_on(manager)


async def choose_tenant_role(manager: DialogManager, choice: str) -> None:
    if not _offered(manager, choice, (await options_of(manager)).tenant_roles):
        return
    draft, role = draft_of(manager), TenantRole(choice)
    if role.needs_email and draft.hands_over:
        complain(manager, speech(manager)("adding-role-needs-address"))
        return
    draft.set("tenant_role", role.value)
    if (
        role.needs_email and not draft.has_email and not draft.connects
    ):  # F-10, F-33: he goes back and gives it
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


async def ask_cancel(manager: DialogManager) -> None:
    """Cancel asks, if something was typed."""
    if not manager.dialog_data.get("begun"):
        await leave(manager)
        return
    manager.dialog_data["resume_at"] = manager.current_context().state.state
    await manager.switch_to(Adding.cancel)


async def resume(manager: DialogManager) -> None:
    name = str(manager.dialog_data.get("resume_at", Adding.identifier.state)).partition(":")[2]
    await manager.switch_to(getattr(Adding, name, Adding.identifier))


async def start_again(manager: DialogManager) -> None:
    await begin(manager)


async def leave(manager: DialogManager) -> None:
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)


async def begin(manager: DialogManager) -> None:
    """A new form. Who manages one organisation is not asked which; who manages none is told so."""
    core = core_of(manager)
    managed = await core.directory.managed(actor_of(manager))
    if not managed:
        raise NotAllowed(Code.ACTOR_MAY_NOT_ADD_PEOPLE)
    if len(managed) == 1:
        await core.inviting.options(
            actor_of(manager), managed[0].id
        )  # I-35: refused before anything is typed
    await manager.start(
        Adding.tenant if len(managed) > 1 else Adding.identifier,
        {
            "operation_id": manager.middleware_data["operation_id"],
            "tenant_id": managed[0].id,
            "several_tenants": len(managed) > 1,
        },
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.DELETE_AND_SEND,
    )
