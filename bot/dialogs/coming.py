"""The invited owner of a new organisation looks at his invitation and begins, or declines (F-13).

Then he goes the ways that are there: who has an account signs in, anybody else becomes somebody as the first
owner does (claiming), and founds his organisation like any other (founding).
"""

from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row

from bot.dialogs.inputs import Problem, buttons_only, pressed
from bot.dialogs.layout import back
from bot.dialogs.states import Claiming, Coming, Doors, Entering, Founding, Home
from bot.dialogs.steps import address_of, core_of, home, operation_of, started_with, to, until, who_of
from bot.speech import Label, Say
from core import limits
from core.errors import Code
from core.servicing import Coming as Invited
from core.servicing import Way

_while_open = until(
    Code.INVITATION_UNKNOWN,
    Code.INVITATION_USED,
    Code.INVITATION_EXPIRED,
    Code.INVITATION_REVOKED,
    Code.INVITATION_DECLINED,
    said="coming-ended",
)


def coming_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("coming-look"),
            buttons_only(),
            Row(
                Button(Label("accepting-accept"), "accept", pressed(_while_open(_accept))),
                Button(Label("accepting-decline"), "decline", pressed(to(Coming.decline))),
            ),
            Button(Label("accepting-to-doors"), "to_doors", pressed(_leave)),
            state=Coming.look,
            getter=_invitation,
        ),
        Window(
            Problem(),
            Say("coming-decline-sure"),
            buttons_only(),
            Column(
                Button(Label("accepting-decline-yes"), "decline_yes", pressed(_while_open(_decline))),
                back("decline", Coming.look),
            ),
            state=Coming.decline,
            getter=_invitation,
        ),
        Window(
            Problem(),
            Say("coming-declined"),
            buttons_only(),
            Button(Label("accepting-to-doors"), "leave", pressed(home)),
            state=Coming.declined,
        ),
    )


async def _invitation(dialog_manager: DialogManager, **_: object) -> dict[str, str | int]:
    invited = await _look(dialog_manager)
    return {
        "inviter": invited.inviter,
        "servicing": invited.servicing,
        "called": invited.called,
        "address": invited.address.masked,
        "way": invited.way.value.lower().replace("_", "-"),
        "days": limits.TRIAL.days,
    }


def _id(manager: DialogManager) -> int:
    return int(started_with(manager)["invitation_id"])


async def _look(manager: DialogManager) -> Invited:
    return await core_of(manager).servicing.coming.look(_id(manager), address_of(manager))


async def _accept(manager: DialogManager) -> None:
    invited = await _look(manager)
    if invited.way is Way.SIGN_IN:
        await manager.start(Entering.login, mode=StartMode.RESET_STACK)  # which leads back here
    elif invited.way is Way.PROVE:
        data = {"invitation_id": invited.invitation_id}
        await manager.start(Claiming.name, data, mode=StartMode.RESET_STACK)
    else:
        form = {
            "operation_id": operation_of(manager),
            "invitation_id": invited.invitation_id,
            "name": invited.called,
        }
        await manager.start(Founding.name, form, mode=StartMode.RESET_STACK)


async def _leave(manager: DialogManager) -> None:
    """/start leads back here; the doors lead elsewhere, too."""
    known = who_of(manager).account_id is not None
    await manager.start(Home.menu if known else Doors.choose, mode=StartMode.RESET_STACK)


async def _decline(manager: DialogManager) -> None:
    await core_of(manager).servicing.coming.decline(_id(manager), address_of(manager))
    await manager.switch_to(Coming.declined)
