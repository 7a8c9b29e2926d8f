"""The invitee's way in: look, prove the address, correct the name, set a password; or just agree, with an account.

Each window reads the invitation anew. If it has ended meanwhile, he is told so and led to the doors.
"""

from aiogram import F
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row
from aiogram_dialog.widgets.text import Multi

from bot.actions import ActionPress
from bot.dialogs.inputs import Problem, buttons_only, complain, in_page, pressed, secret, speech, typed
from bot.dialogs.layout import back
from bot.dialogs.sharing import shared, sharing_window
from bot.dialogs.states import Accepting, Doors, Entering, My
from bot.dialogs.steps import (
    Handle,
    P,
    actor_of,
    address_of,
    core_of,
    home,
    operation_of,
    recognise,
    started_with,
    tell,
    to,
    toast,
    until,
    wait_until,
    who_of,
)
from bot.errors import sentence
from bot.fitting import short
from bot.speech import Label, Say
from core import limits, texts
from core.errors import Code, Conflict, Invalid, TooMany
from core.invitations import Step
from core.people import IdentifierType

_NAME = 60  # characters of an application, so that forty of them fit one message

# Whichever of these he hears, no window of this dialog is of use any more.
_ENDED = {
    Code.INVITATION_USED,
    Code.INVITATION_EXPIRED,
    Code.INVITATION_REVOKED,
    Code.INVITATION_DECLINED,
    Code.INVITATION_SUPERSEDED,
}
_until_told_off = until(
    Code.INVITATION_UNKNOWN, Code.INVITATION_FOR_ANOTHER, Code.INVITER_MAY_NOT_ACCEPT, Code.SIGN_IN_FIRST
)


def _while_open(handle: Handle[P]) -> Handle[P]:
    """What has ended meanwhile is told before the door at which a new invitation can be asked for."""

    async def guarded(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await handle(manager, *args, **kwargs)
        except Conflict as refused:
            if refused.code not in _ENDED:
                raise
            data = {"invitation_id": _id(manager)}
            await manager.start(Doors.ended, data, mode=StartMode.RESET_STACK)

    return _until_told_off(guarded)


def accepting_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("accepting-look"),
            buttons_only(),
            Row(
                Button(
                    Label("accepting-accept"),
                    id="accept",
                    on_click=pressed(_while_open(_accept)),
                    when=~F["stranger"],
                ),
                Button(
                    Label("accepting-decline"),
                    id="decline",
                    on_click=pressed(to(Accepting.decline)),
                    when=~F["stranger"],
                ),
            ),
            Button(
                Label("accepting-sign-in"),
                id="sign_in",
                on_click=pressed(_while_open(_accept)),
                when="stranger",
            ),
            state=Accepting.look,
        ),
        Window(
            Problem(),
            Say("accepting-decline-sure"),
            buttons_only(),
            Column(
                Button(
                    Label("accepting-decline-yes"), id="decline_yes", on_click=pressed(_while_open(_decline))
                ),
                back("decline", Accepting.look),
            ),
            state=Accepting.decline,
        ),
        Window(
            Problem(),
            Say("accepting-declined"),
            buttons_only(),
            Button(Label("accepting-to-doors"), id="to_doors", on_click=pressed(_leave)),
            state=Accepting.declined,
        ),
        sharing_window(
            Multi(Say("accepting-number"), Say("accepting-by-code", when="by_code")),
            state=Accepting.number,
            back=Accepting.look,
            share=_while_open(_share),
            instead=("accepting-send-code", _while_open(_send_code_instead), "by_code"),
        ),
        Window(
            Problem(),
            Say("accepting-wrong-number", when=lambda data, *_: not data["asked"]),
            Say("accepting-correction-asked", when="asked"),
            Say("accepting-by-code", when="by_code"),
            shared(_while_open(_share), Accepting.look),
            Column(
                Button(
                    Label("accepting-ask-correction"),
                    id="ask_correction",
                    on_click=pressed(_while_open(_ask_correction)),
                    when=lambda data, *_: not data["asked"],
                ),
                Button(
                    Label("accepting-share-again"), id="share_again", on_click=pressed(to(Accepting.number))
                ),
                Button(
                    Label("accepting-send-code"),
                    id="send_code",
                    on_click=pressed(_while_open(_send_code_instead)),
                    when="by_code",
                ),
            ),
            state=Accepting.wrong_number,
        ),
        Window(
            Problem(),
            Say("accepting-code", when=~F["lost"]),
            Say("accepting-code-lost", when="lost"),
            Say("code-again"),
            typed(_while_open(_submit_code)),
            Button(
                Label("button-share-number"),
                id="share_instead",
                on_click=pressed(to(Accepting.number)),
                when=F["kind"] == "phone",
            ),
            Row(
                back("code", Accepting.look),
                Button(Label("button-send-again"), id="resend", on_click=pressed(_while_open(_resend))),
            ),
            state=Accepting.code,
            getter=_code,
        ),
        Window(
            Problem(),
            Say("accepting-name"),
            typed(_while_open(_correct_name)),
            Button(Label("accepting-name-right"), id="name_right", on_click=pressed(_while_open(_keep_name))),
            state=Accepting.name,
        ),
        Window(
            Problem(),
            Say("accepting-password", password_min=limits.PASSWORD_MIN),
            secret(_while_open(_set_password), new=True),
            in_page("password_page", new=True),
            back("password", Accepting.name),
            state=Accepting.password,
        ),
        getter=_invitation,
    )


async def _invitation(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, str | bool]:
    opening = await core_of(dialog_manager).accepting.look(_id(dialog_manager), address_of(dialog_manager))
    return {
        "inviter": opening.inviter,
        "tenant": opening.tenant,
        "tenant_role": texts.plain(language, f"tenant-role-{opening.tenant_role.value.lower()}"),
        "role": ", ".join(opening.roles),
        "applications": "\n".join(f"• {short(name, _NAME)}" for name in opening.applications)
        or texts.plain(language, "accepting-no-applications"),
        "name": opening.full_name,
        "login": opening.login,
        "address": opening.address.masked,
        "kind": opening.address.type.value.lower(),
        "ending": opening.address.value[-2:],
        "way": opening.step.value.lower().replace("_", "-"),
        "stranger": opening.step is Step.SIGN_IN,
        "by_code": core_of(dialog_manager).accepting.sends_codes(opening.address),
        "asked": bool(dialog_manager.dialog_data.get("asked")),
    }


async def _code(dialog_manager: DialogManager, **_: object) -> dict[str, str | bool]:
    accepting, his = core_of(dialog_manager).accepting, (_id(dialog_manager), address_of(dialog_manager))
    free_at = await accepting.code_free_at(*his)
    return {"wait": wait_until(dialog_manager, free_at), "lost": await accepting.code_is_lost(*his)}


def _id(manager: DialogManager) -> int:
    return int(started_with(manager)["invitation_id"])


async def _accept(manager: DialogManager) -> None:
    """The next step of what is left to be done; whoever has an account is in at once, with his own sign-in (F-02)."""
    opening = await core_of(manager).accepting.look(_id(manager), address_of(manager))
    if opening.step is Step.SIGN_IN:
        await manager.start(Entering.login, {"invitation_id": _id(manager)}, mode=StartMode.RESET_STACK)
    elif opening.step is Step.AGREE and who_of(manager).must_change_password:
        await manager.start(
            Entering.own_password, {"invitation_id": _id(manager)}, mode=StartMode.RESET_STACK
        )
    elif opening.step is Step.AGREE:
        came = await core_of(manager).connecting.accept(
            actor_of(manager), _id(manager), operation_of(manager)
        )
        await tell(manager, speech(manager)("accepting-connected", tenant=came.tenant))
        await manager.start(My.overview, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)
    elif opening.step is Step.PASSWORD:
        await manager.switch_to(Accepting.name)
    elif opening.address.type is IdentifierType.PHONE:
        await manager.switch_to(Accepting.number)
    else:
        await _send_first_code(manager)
        await manager.switch_to(Accepting.code)


async def _send_first_code(manager: DialogManager) -> None:
    """Whoever comes back within a minute has his letter already; the last one may still hold a good code."""
    try:
        await core_of(manager).accepting.send_code(_id(manager), address_of(manager))
    except TooMany as refused:
        if refused.code is not Code.CODE_TOO_SOON:
            complain(manager, sentence(speech(manager).language, refused))


async def _send_code_instead(manager: DialogManager) -> None:
    """For who has another number in this Telegram: the invited one proves itself by a code (I-31)."""
    await _send_first_code(manager)
    await manager.switch_to(Accepting.code)


async def _resend(manager: DialogManager) -> None:
    await core_of(manager).accepting.send_code(_id(manager), address_of(manager))
    await toast(manager, speech(manager).plain("accepting-code-sent"))


async def _submit_code(manager: DialogManager, text: str) -> None:
    await core_of(manager).accepting.submit_code(
        _id(manager), text, address_of(manager), operation_of(manager)
    )
    await manager.switch_to(Accepting.name)


async def _share(manager: DialogManager, phone: str, own: bool) -> None:
    try:
        await core_of(manager).accepting.share_phone(_id(manager), phone, address_of(manager), own=own)
    except Invalid as refused:
        if refused.code is not Code.PHONE_NOT_THE_INVITED:
            raise
        await manager.switch_to(Accepting.wrong_number)
        return
    await manager.switch_to(Accepting.name)


async def _ask_correction(manager: DialogManager) -> None:
    if manager.dialog_data.get("asked"):
        raise Conflict(Code.ALREADY_DONE)
    await core_of(manager).accepting.ask_correction(_id(manager), address_of(manager))
    manager.dialog_data["asked"] = True


async def _keep_name(manager: DialogManager) -> None:
    opening = await core_of(manager).accepting.look(_id(manager), address_of(manager))
    await _correct_name(manager, opening.full_name)


async def _correct_name(manager: DialogManager, name: str) -> None:
    await core_of(manager).accepting.correct_name(_id(manager), name, address_of(manager))
    await manager.switch_to(Accepting.password)


async def _set_password(manager: DialogManager, password: str) -> None:
    """From here on he is spoken to in the language in which he came this far."""
    core, by = core_of(manager), address_of(manager)
    welcome = await core.accepting.set_password(_id(manager), password, by, operation_of(manager))
    await core.directory.set_language(by, speech(manager).language)
    await recognise(manager)
    said = speech(manager)(
        "accepting-welcome", name=welcome.full_name, tenant=welcome.tenant, login=welcome.login
    )
    await tell(manager, said)
    await manager.start(My.overview, mode=StartMode.RESET_STACK)


async def _decline(manager: DialogManager) -> None:
    core, by = core_of(manager), address_of(manager)
    if (await core.accepting.look(_id(manager), by)).step is Step.AGREE:
        await core.connecting.decline(actor_of(manager), _id(manager))
    else:
        await core.accepting.decline(_id(manager), by)
    await manager.switch_to(Accepting.declined)


async def answer_request(press: ActionPress) -> str | None:
    """The buttons under a request in his chat: the core knows whether it is his to answer."""
    connecting = press.core.connecting
    match press.arguments:
        case [int(invitation_id), "accept"]:
            came = await connecting.accept(press.actor, invitation_id, press.operation_id)
            return press.say("accepting-connected", tenant=came.tenant)
        case [int(invitation_id), "decline"]:
            left = await connecting.decline(press.actor, invitation_id)
            return press.say("accepting-request-declined", tenant=left.tenant)
    return None


async def _leave(manager: DialogManager) -> None:
    await home(manager)
