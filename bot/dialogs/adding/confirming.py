"""The last press of the form: the person is added, or the adder is led to what stands in the way of that."""

from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.adding.going import draft_of, has_lost, options_of, read_again
from bot.dialogs.handing_over import show_password
from bot.dialogs.inputs import complain, speech
from bot.dialogs.states import Adding, Link, People
from bot.dialogs.steps import actor_of, core_of, toast
from bot.errors import sentence
from core.errors import Code, Refused
from core.invitations import Added

# Where a refusal sends the adder, so that he can put it right.
_MENDS = {
    Code.LOGIN_TAKEN: Adding.login,
    Code.LOGIN_INVALID: Adding.login,
    Code.LOGIN_NOT_OWN_ADDRESS: Adding.login,
    Code.LOGIN_REQUIRED: Adding.login,
    Code.ALREADY_A_MEMBER: Adding.identifier,
    Code.CONSENT_WRONG: Adding.identifier,
    Code.EMAIL_REQUIRED_FOR_ROLE: Adding.email,
    Code.TENANT_ROLE_NOT_ASSIGNABLE: Adding.tenant_role,
    Code.STAFF_MEMBER_TAKEN: Adding.staff,
    Code.STAFF_MEMBER_UNKNOWN: Adding.staff,
}
# What was chosen is there no more: the form says so itself as it reads anew what there is.
_GONE = {Code.ROLE_UNKNOWN, Code.ROLE_REQUIRED, Code.APPLICATION_UNKNOWN, Code.EXCEEDS_OWN_RIGHTS}


async def confirm(manager: DialogManager) -> None:
    """Add the person. A second press, or the same update again after a restart, adds nobody twice."""
    draft, options = draft_of(manager), await options_of(manager)
    if has_lost(manager):  # said above the review, or above the choice that has to be made anew
        await manager.switch_to(draft.missing(options) or Adding.review)
        return
    core, person = core_of(manager), draft.person(options)
    who = actor_of(manager), draft.tenant_id
    operation_id: str = manager.dialog_data["operation_id"]
    try:
        if draft.connects:
            added = await core.connecting.connect(*who, person, operation_id, draft.consent)
        else:
            added = await core.inviting.invite(*who, person, operation_id)
    except Refused as refused:
        await _mend(manager, refused)
    else:
        await _show(manager, added)


async def _show(manager: DialogManager, added: Added) -> None:
    if added.link is not None:
        data = {"membership_id": added.membership_id, "fresh": True}
        await manager.start(Link.show, data, mode=StartMode.RESET_STACK)
    elif draft_of(manager).connects:
        await toast(manager, speech(manager).plain("adding-connected", name=added.full_name))
        await manager.start(People.card, {"membership_id": added.membership_id}, mode=StartMode.RESET_STACK)
    else:
        await show_password(manager, added, draft_of(manager).tenant_id)


async def _mend(manager: DialogManager, refused: Refused) -> None:
    """Everything that was said stays; only what is wrong is asked again."""
    draft, say = draft_of(manager), speech(manager)
    if refused.code is Code.KNOWN_ELSEWHERE:
        await _turns_out_known(manager)
        return
    if refused.code is Code.PERSON_UNKNOWN:  # whoever waited for him does no longer
        draft.set("elsewhere", False)
        complain(manager, say("adding-turns-out-new"))
        await manager.switch_to(draft.missing(await options_of(manager)) or Adding.review)
        return
    if refused.code is Code.EMAIL_REQUIRED_FOR_ROLE and draft.connects:
        complain(manager, say("adding-connect-needs-email"))
        await manager.switch_to(Adding.tenant_role)
        return
    options = await read_again(manager)
    if refused.code in _GONE and has_lost(manager):
        await manager.switch_to(draft.missing(options) or Adding.review)
        return
    if refused.code is Code.CONSENT_WRONG:
        draft.let_go()
    step = _MENDS.get(refused.code)
    if step is None or not draft.asks(step, options):
        raise refused
    complain(manager, sentence(say.language, refused))
    await manager.switch_to(step)


async def _turns_out_known(manager: DialogManager) -> None:
    """He has come to another tenant meanwhile: by the first address he is asked, a further one is not his."""
    draft, say = draft_of(manager), speech(manager)
    for name, step in (("email", Adding.email), ("phone", Adding.phone)):
        known = draft.known(name)
        if known is None:
            continue
        found = await core_of(manager).inviting.look_up(actor_of(manager), draft.tenant_id, known)
        if found.elsewhere:
            complain(manager, say("adding-further-elsewhere"))
            await manager.switch_to(step)
            return
    draft.set("elsewhere", True)
    complain(manager, say("adding-turns-out-known"))
    await manager.switch_to(Adding.review)
