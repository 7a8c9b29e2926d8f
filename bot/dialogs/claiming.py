"""The first start: whoever opened the printed link becomes the provider's owner, with an e-mail that is his.

Who was invited to own a new organisation goes the same way with the invited e-mail, and then begins it (core.founding).
"""

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from bot.dialogs.inputs import Problem, in_page, pressed, secret, speech, typed
from bot.dialogs.layout import back
from bot.dialogs.states import Claiming, Founding
from bot.dialogs.steps import (
    Handle,
    P,
    address_of,
    core_of,
    operation_of,
    recognise,
    tell,
    toast,
    until,
    wait_until,
    who_of,
)
from bot.speech import Label, Say
from core import limits
from core.errors import Code, TooMany
from core.founding import ClaimProgress
from core.people import IdentifierType, masked, parse_email


def _while_open(handle: Handle[P]) -> Handle[P]:
    """Somebody else got there first; or the invitation has ended, or is for somebody who only has to sign in."""
    claim = until(Code.CLAIM_UNKNOWN, Code.ALREADY_CLAIMED, said="error-already-claimed")(handle)
    invited = until(Code.EMAIL_HAS_ACCOUNT)(until(Code.CLAIM_UNKNOWN, said="coming-ended")(handle))

    async def guarded(manager: DialogManager, /, *args: P.args, **kwargs: P.kwargs) -> None:
        await (invited if manager.start_data else claim)(manager, *args, **kwargs)

    return guarded


def claiming_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("claiming-name", when=~F["invited"]),
            Say("coming-name", when="invited"),
            typed(_while_open(_keep_name)),
            Button(Label("claiming-this-name"), id="this_name", on_click=pressed(_while_open(_offered_name))),
            state=Claiming.name,
        ),
        Window(
            Problem(),
            Say("claiming-email"),
            Say("claiming-email-now", when="email"),
            typed(_while_open(_send_code)),
            Row(
                back("email", Claiming.name),
                Button(
                    Label("claiming-go-on"),
                    id="email_go_on",
                    on_click=pressed(_while_open(_go_on)),
                    when="email",
                ),
            ),
            state=Claiming.email,
        ),
        Window(
            Problem(),
            Say("claiming-code", when=~F["invited"]),
            Say("accepting-code", when="invited"),
            Say("code-again"),
            typed(_while_open(_submit_code)),
            Row(
                back("code", _before_code),
                Button(Label("button-send-again"), id="resend", on_click=pressed(_while_open(_resend))),
            ),
            state=Claiming.code,
            getter=_code_wait,
        ),
        Window(
            Problem(),
            Say("claiming-password", password_min=limits.PASSWORD_MIN),
            secret(_while_open(_finish), new=True),
            in_page("password_page", new=True),
            back("password", _before_code),
            state=Claiming.password,
        ),
        getter=_claim,
        on_start=_resume,
    )


async def _claim(dialog_manager: DialogManager, **_: object) -> dict[str, str | bool]:
    progress = await _progress(dialog_manager)
    return {
        "name": progress.full_name or who_of(dialog_manager).full_name,
        "email": progress.email or "",
        "address": masked(IdentifierType.EMAIL, progress.email) if progress.email else "",
        "invited": progress.invitation_id is not None,
    }


async def _code_wait(dialog_manager: DialogManager, **_: object) -> dict[str, str]:
    free_at = await core_of(dialog_manager).founding.claim_code_free_at(address_of(dialog_manager))
    return {"wait": wait_until(dialog_manager, free_at), "kind": "email"}  # nothing else is claimed by


async def _progress(manager: DialogManager) -> ClaimProgress:
    return await core_of(manager).founding.claim_progress(address_of(manager))


async def _resume(_: object, manager: DialogManager) -> None:
    await manager.switch_to(_step(await _progress(manager)))


def _step(progress: ClaimProgress) -> State:
    """The invited are sent their code when they have said their name."""
    if not progress.full_name or (progress.invitation_id is not None and not progress.proven):
        return Claiming.name
    if progress.proven:
        return Claiming.password
    return Claiming.code if progress.email else Claiming.email


async def _offered_name(manager: DialogManager) -> None:
    """The name that the screen offered: his own from before, or the one he has in Telegram."""
    progress = await _progress(manager)
    await _keep_name(manager, progress.full_name or who_of(manager).full_name)


async def _keep_name(manager: DialogManager, name: str) -> None:
    await core_of(manager).founding.name_claimant(address_of(manager), name)
    progress = await _progress(manager)
    if progress.invitation_id is None:
        await manager.switch_to(Claiming.email)
    else:
        await _send_code(manager, progress.email or "")


async def _before_code(manager: DialogManager) -> None:
    progress = await _progress(manager)
    await manager.switch_to(Claiming.email if progress.invitation_id is None else Claiming.name)


async def _send_code(manager: DialogManager, text: str) -> None:
    """The same e-mail again within a minute: his letter is under way, so it is only asked for the code."""
    before = await _progress(manager)
    same = parse_email(text).value == before.email
    if same and before.proven:
        await manager.switch_to(Claiming.password)
        return
    try:
        await core_of(manager).founding.send_claim_code(address_of(manager), text, speech(manager).language)
    except TooMany as refused:
        if not same or refused.code is not Code.CODE_TOO_SOON:
            raise
    await manager.switch_to(Claiming.code)


async def _go_on(manager: DialogManager) -> None:
    await manager.switch_to(_step(await _progress(manager)))


async def _resend(manager: DialogManager) -> None:
    progress = await _progress(manager)
    await core_of(manager).founding.send_claim_code(
        address_of(manager), progress.email or "", speech(manager).language
    )
    await toast(manager, speech(manager).plain("claiming-code-sent"))


async def _submit_code(manager: DialogManager, text: str) -> None:
    founding = core_of(manager).founding
    await founding.submit_claim_code(address_of(manager), text, operation_of(manager))
    await manager.switch_to(Claiming.password)


async def _finish(manager: DialogManager, password: str) -> None:
    progress = await _progress(manager)
    await core_of(manager).founding.finish_claim(
        address_of(manager), password, speech(manager).language, operation_of(manager)
    )
    await recognise(manager)
    data: dict[str, str | int] = {"operation_id": f"{operation_of(manager)}:founding"}
    if progress.invitation_id is None:
        await tell(manager, speech(manager)("claiming-done"))
    else:
        coming = core_of(manager).servicing.coming
        invited = await coming.look(progress.invitation_id, address_of(manager))
        data |= {"invitation_id": invited.invitation_id, "name": invited.called}
        await tell(manager, speech(manager)("coming-account-ready", login=progress.email or ""))
    await manager.start(Founding.name, data, mode=StartMode.RESET_STACK)
