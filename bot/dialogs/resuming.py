"""Where somebody goes on who has opened an invitation or a group link, however he came back to it."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.inputs import speech
from bot.dialogs.states import Accepting, Doors, Joining, My
from bot.dialogs.steps import address_of, core_of, signed_in, tell, until
from core.errors import Code, Conflict
from core.invitations import Step
from core.joining import JoinStep, JoinView

# One proven by a shared number is first looked at. Who comes back once more finds the password first, and his name
# behind it: what he types for a password that he saw before must never be taken for a name.
_INVITATIONS = {
    Step.PROVE: Accepting.look,
    Step.PASSWORD: Accepting.password,
    Step.SIGN_IN: Accepting.look,
    Step.AGREE: Accepting.look,
    Step.DONE: My.overview,
}
_BEFORE_ASKING = {JoinStep.PHONE, JoinStep.NAME, JoinStep.ASK}


async def resume_invitation(
    manager: DialogManager,
    invitation_id: int,
    step: Step,
    show_mode: ShowMode = ShowMode.DELETE_AND_SEND,
) -> None:
    data = {"invitation_id": invitation_id}
    if step is Step.DONE:
        await tell(manager, speech(manager)("doors-already-accepted"))
    await manager.start(_INVITATIONS[step], data, StartMode.RESET_STACK, show_mode)


async def resume_joining(
    manager: DialogManager, view: JoinView, show_mode: ShowMode = ShowMode.DELETE_AND_SEND
) -> None:
    """To what is left to be done: once he is let in, to his invitation, or to what he may open. Where he has let the
    invitation run out, to where he can ask for a new one.

    `show_mode` SEND is for a button under a letter, which stays.
    """
    data = {"request_id": view.request_id}
    if view.invitation_id is not None:
        try:
            opening = await core_of(manager).accepting.look(view.invitation_id, address_of(manager))
        except Conflict as over:
            if over.code is not Code.INVITATION_EXPIRED:
                raise
            ended = {"invitation_id": view.invitation_id}
            await manager.start(Doors.ended, ended, StartMode.RESET_STACK, show_mode)
            return
        if opening.step is Step.PASSWORD:  # his name he has said already
            data = {"invitation_id": view.invitation_id}
            await manager.start(Accepting.password, data, StartMode.RESET_STACK, show_mode)
        else:
            await resume_invitation(manager, view.invitation_id, opening.step, show_mode)
    elif view.step is JoinStep.DONE:
        await tell(manager, speech(manager)("joining-in", tenant=view.tenant))
        await manager.start(My.overview, None, StartMode.RESET_STACK, show_mode)
    else:
        state = Joining.look if view.step in _BEFORE_ASKING else Joining.wait
        await manager.start(state, data, StartMode.RESET_STACK, show_mode)


async def go_on(manager: DialogManager) -> None:
    """Signed in: back to the invitation, or the group link, for which he did (F-02), if it was for one."""
    data = manager.start_data if isinstance(manager.start_data, dict) else {}
    if data.get("invitation_id") is not None:
        await _to_invitation(manager, data["invitation_id"])
    elif data.get("request_id") is not None:
        await _to_request(manager, data["request_id"])
    else:
        await signed_in(manager)


@until(*Code)
async def _to_request(manager: DialogManager, request_id: int) -> None:
    """He only asks now."""
    view = await core_of(manager).joining.look(request_id, address_of(manager))
    await resume_joining(manager, view)


@until(*Code)
async def _to_invitation(manager: DialogManager, invitation_id: int) -> None:
    """Signed in as somebody else, or too late: he is told so, and finds himself at home."""
    await core_of(manager).accepting.look(invitation_id, address_of(manager))
    data = {"invitation_id": invitation_id}
    await manager.start(Accepting.look, data, StartMode.RESET_STACK, ShowMode.DELETE_AND_SEND)
