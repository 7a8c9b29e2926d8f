"""/start: through the link it carries, to the screen of somebody we know, or to three doors for a stranger.

Before a link that leads nowhere he is told exactly why, and may ask for a new invitation by one press.
"""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column

from bot.dialogs import unfinished
from bot.dialogs.inputs import Problem, complain, pressed, speech, typed
from bot.dialogs.layout import back
from bot.dialogs.resuming import resume_invitation, resume_joining
from bot.dialogs.sharing import sharing_window
from bot.dialogs.states import Accepting, Claiming, Coming, Doors, Entering, Recovering
from bot.dialogs.steps import address_of, core_of, home, to, who_of
from bot.errors import sentence
from bot.speech import Label, Say, Speech
from core.errors import Code, Conflict, NotFound, Refused

_TOKEN = re.compile(r"\b(?:inv|claim|org|grp)_[A-Za-z0-9_-]{8,60}")

_ORGANISATION = "org_"  # what the token of who is to begin an organisation starts with
_GROUP = "grp_"  # and that of a link by which many come

# Refusals of a link in words of its own: whose the invitation is.
_SAID = {
    Code.INVITER_MAY_NOT_ACCEPT: "doors-sent-by-you",
    Code.INVITATION_FOR_ANOTHER: "doors-for-another",
}
_SAID_OF_ORGANISATIONS = {
    Code.INVITER_MAY_NOT_ACCEPT: "coming-sent-by-you",
    Code.INVITATION_FOR_ANOTHER: "coming-for-another",
    Code.INVITATION_EXPIRED: "coming-ended",
    Code.INVITATION_REVOKED: "coming-ended",
    Code.INVITATION_DECLINED: "coming-ended",
}


def router() -> Router:
    router = Router(name="doors")

    @router.message(CommandStart())
    async def start(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
        if await unfinished.holds_back(dialog_manager):
            return
        dialog_manager.show_mode = ShowMode.DELETE_AND_SEND
        if not command.args:
            await home(dialog_manager, _open_invitation(dialog_manager))
            return
        try:
            await _follow(dialog_manager, command.args)
        except Refused as refused:
            await message.answer(_said(speech(dialog_manager), refused, command.args))
            await home(dialog_manager)

    return router


def doors_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("doors-choose"),
            typed(_paste),
            Column(
                Button(
                    Label("doors-to-invitation"),
                    id="resume",
                    on_click=pressed(_resume),
                    when=lambda data, *_: _invitation_of(data["start_data"]) is not None,
                ),
                Button(Label("doors-have-link"), id="have_link", on_click=pressed(to(Doors.link))),
                Button(Label("button-share-number"), id="share_number", on_click=pressed(to(Doors.number))),
                Button(Label("doors-have-login"), id="have_login", on_click=pressed(_enter)),
            ),
            state=Doors.choose,
        ),
        Window(
            Problem(),
            Say("doors-link"),
            typed(_paste),
            back("link", Doors.choose),
            state=Doors.link,
        ),
        sharing_window(Say("doors-number"), state=Doors.number, back=Doors.choose, share=_share),
        Window(
            Problem(),
            Say("doors-ended"),
            Say("doors-wish", when="wish"),
            typed(_paste),
            Column(
                Button(Label("doors-ask-anew"), "ask_anew", pressed(_wish), when="may_wish"),
                Button(Label("doors-go-on"), "go_on", pressed(_resume), when="leads_on"),
                Button(Label("doors-sign-in"), "sign_in", pressed(_enter), when="may_enter"),
                Button(Label("accepting-to-doors"), "leave", pressed(_leave)),
            ),
            state=Doors.ended,
            getter=_ended,
        ),
    )


async def _ended(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What exactly has become of his link; read anew, for it may lead on again."""
    invitation_id = _invitation_of(dialog_manager.start_data) or 0
    link = await core_of(dialog_manager).wishing.look(invitation_id, address_of(dialog_manager))
    return {
        "ending": link.code.value.lower().replace("_", "-") if link.code else "none",
        "tenant": link.tenant,
        "inviter": link.inviter,
        "wish": ("waiting" if link.answer is None else link.answer.value.lower()) if link.wished else "",
        "may_wish": link.may_wish,
        "leads_on": link.code is None,
        "may_enter": link.code is Code.INVITATION_USED and who_of(dialog_manager).account_id is None,
    }


async def _follow(manager: DialogManager, token: str) -> None:
    """Open what the link carries: an invitation, or the claim of the provider's owner."""
    core, by = core_of(manager), address_of(manager)
    if token == "recover":  # from a letter that tells of a change
        await manager.start(Recovering.address, mode=StartMode.RESET_STACK)
        return
    if token.startswith("claim_"):
        await core.founding.open_claim(token, by)
        await manager.start(Claiming.name, mode=StartMode.RESET_STACK)
        return
    if token.startswith(_ORGANISATION):
        invited = await core.servicing.coming.open(token, by)
        data = {"invitation_id": invited.invitation_id}
        await manager.start(Coming.look, data, mode=StartMode.RESET_STACK)
        return
    if token.startswith(_GROUP):
        name: str = manager.middleware_data["event_from_user"].full_name
        view = await core.joining.open(token, by, full_name=name, language=speech(manager).language)
        await resume_joining(manager, view)
        return
    try:
        opening = await core.accepting.open(token, by)
    except Conflict as ended:
        await _tell_ended(manager, ended)
        return
    await resume_invitation(manager, opening.invitation_id, opening.step)


async def _tell_ended(manager: DialogManager, refused: Conflict) -> None:
    invitation_id = refused.fields.get("invitation_id")
    if not isinstance(invitation_id, int):
        raise refused
    await manager.start(Doors.ended, {"invitation_id": invitation_id}, mode=StartMode.RESET_STACK)


def _open_invitation(manager: DialogManager) -> int | None:
    return _invitation_of(manager.current_context().start_data) if manager.has_context() else None


def _invitation_of(start_data: object) -> int | None:
    return start_data.get("invitation_id") if isinstance(start_data, dict) else None


def _said(say: Speech, refused: Refused, token: str) -> str:
    table = _SAID_OF_ORGANISATIONS if token.startswith(_ORGANISATION) else _SAID
    if refused.code in table:
        return say(table[refused.code], **{name: str(value) for name, value in refused.fields.items()})
    return sentence(say.language, refused)


async def _resume(manager: DialogManager) -> None:
    invitation_id = _invitation_of(manager.start_data)
    if invitation_id is not None:
        opening = await core_of(manager).accepting.look(invitation_id, address_of(manager))
        await resume_invitation(manager, invitation_id, opening.step)


async def _wish(manager: DialogManager) -> None:
    invitation_id = _invitation_of(manager.start_data) or 0
    core, by = core_of(manager), address_of(manager)
    await core.wishing.wish(invitation_id, by)
    await core.directory.set_language(by, speech(manager).language)  # in which he is answered


async def _leave(manager: DialogManager) -> None:
    await home(manager)


async def _enter(manager: DialogManager) -> None:
    await manager.start(Entering.login, mode=StartMode.RESET_STACK)


async def _paste(manager: DialogManager, text: str) -> None:
    found = _TOKEN.search(text)
    if found is None:
        complain(manager, speech(manager)("doors-no-link"))
        return
    try:
        await _follow(manager, found[0])
    except Refused as refused:
        complain(manager, _said(speech(manager), refused, found[0]))


async def _share(manager: DialogManager, phone: str, own: bool) -> None:
    """Looked at first, although the number is proven by now: he has not seen yet who invites him."""
    try:
        opening = await core_of(manager).accepting.find_by_phone(phone, address_of(manager), own=own)
    except NotFound:
        complain(manager, speech(manager)("doors-number-unknown"))
        return
    except Conflict as ended:
        await _tell_ended(manager, ended)
        return
    data = {"invitation_id": opening.invitation_id}
    await manager.start(Accepting.look, data, mode=StartMode.RESET_STACK)
