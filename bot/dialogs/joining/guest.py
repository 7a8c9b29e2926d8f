"""Somebody has opened a link for many: he looks, shares his number, says his name, asks, and waits for one press.

Each window reads the link anew. Once it is of no use to him any more he is told why, and led to the doors.
"""

from aiogram import F
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, speech, typed
from bot.dialogs.resuming import resume_joining
from bot.dialogs.sharing import sharing_window
from bot.dialogs.states import Accepting, Doors, Entering, Joining
from bot.dialogs.steps import address_of, core_of, home, operation_of, to, until, who_of
from bot.fitting import short
from bot.speech import Label, Say
from core.errors import Code, Conflict, NotAllowed, NotFound
from core.joining import JoinStep, JoinView
from core.people import pretty

_NAME = 60  # characters of an application, so that forty of them fit one message

_while_open = until(
    Code.GROUP_LINK_UNKNOWN,
    Code.GROUP_LINK_CLOSED,
    Code.GROUP_LINK_ENDED,
    Code.GROUP_LINK_FULL,
    Code.GROUP_LINK_SUPERSEDED,
    Code.GROUP_LINK_FOR_OTHERS,
    Code.JOINING_PAUSED,
    Code.JOIN_TRIES_SPENT,
    Code.YOU_ARE_A_MEMBER,
    Code.YOU_ARE_INVITED,
)


def joining_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("joining-look"),
            buttons_only(),
            Button(
                Label("joining-begin"),
                "begin",
                pressed(_while_open(_begin)),
                when=F["step"].in_(["phone", "name"]),
            ),
            Button(Label("joining-ask"), "ask", pressed(_while_open(_begin)), when=F["step"] == "ask"),
            Button(Label("joining-leave"), "leave", pressed(home)),
            state=Joining.look,
        ),
        sharing_window(
            Say("joining-number"), state=Joining.number, back=Joining.look, share=_while_open(_share)
        ),
        Window(
            Problem(),
            Say("joining-known"),
            buttons_only(),
            Button(Label("joining-sign-in"), "sign_in", pressed(_sign_in)),
            Button(Label("joining-other-number"), "other_number", pressed(to(Joining.number))),
            Button(Label("joining-leave"), "known_leave", pressed(home)),
            state=Joining.known,
        ),
        Window(
            Problem(),
            Say("joining-name"),
            typed(_while_open(_ask)),
            Button(Format("{called}"), "called", pressed(_while_open(_keep_name)), when="called"),
            Button(Label("button-back"), "name_back", pressed(to(Joining.look))),
            state=Joining.name,
        ),
        Window(
            Problem(),
            Say("joining-wait"),
            typed(_no_news),
            Button(Label("joining-go-on"), "go_on", pressed(_while_open(_look_again)), when="allowed"),
            Button(Label("joining-withdraw"), "withdraw", pressed(to(Joining.withdraw)), when="waits"),
            Button(Label("joining-to-doors"), "doors", pressed(_to_doors), when=~F["known"]),
            Button(Label("button-menu"), "wait_menu", pressed(_to_doors), when="known"),
            state=Joining.wait,
        ),
        Window(
            Problem(),
            Say("joining-withdraw-sure"),
            buttons_only(),
            Button(Label("joining-withdraw-yes"), "withdraw_yes", pressed(_while_open(_withdraw))),
            Button(Label("button-back"), "withdraw_back", pressed(to(Joining.wait))),
            state=Joining.withdraw,
        ),
        getter=_request,
    )


async def _request(dialog_manager: DialogManager, **_: object) -> dict[str, str | bool]:
    view = await _view(dialog_manager)
    say = speech(dialog_manager)
    return {
        "step": view.step.value.lower(),
        "tenant": view.tenant,
        "made_by": view.made_by,
        "role": view.role,
        "applications": "\n".join(f"• {short(name, _NAME)}" for name in view.applications)
        or say.plain("accepting-no-applications"),
        "at_once": "yes" if view.at_once else "no",
        "name": view.full_name,
        "called": short(view.full_name),
        "named": "yes" if view.full_name else "no",
        "declined_by": view.declined_by or "none",
        "phone": pretty(view.phone.type, view.phone.value) if view.phone is not None else "none",
        "waits": view.step is JoinStep.WAIT,
        "known": who_of(dialog_manager).account_id is not None,
        "allowed": view.step in (JoinStep.INVITATION, JoinStep.DONE),
    }


def _id(manager: DialogManager) -> int:
    assert isinstance(manager.start_data, dict)
    return int(manager.start_data["request_id"])


async def _view(manager: DialogManager) -> JoinView:
    return await core_of(manager).joining.look(_id(manager), address_of(manager))


async def _begin(manager: DialogManager) -> None:
    view = await _view(manager)
    if view.step is JoinStep.PHONE:
        await manager.switch_to(Joining.number)
    elif view.step is JoinStep.NAME:
        await manager.switch_to(Joining.name)
    elif view.step is JoinStep.ASK:
        await _ask(manager, view.full_name)
    else:
        await resume_joining(manager, view)


async def _share(manager: DialogManager, phone: str, own: bool) -> None:
    core, by = core_of(manager), address_of(manager)
    try:
        await core.joining.share_phone(_id(manager), phone, by, own=own)
    except NotAllowed as refused:
        if refused.code is not Code.SIGN_IN_FIRST:
            raise
        await manager.switch_to(Joining.known)
    except Conflict as refused:
        if refused.code is not Code.YOU_ARE_INVITED:
            raise
        await _to_invitation(manager, phone, refused)
    else:
        await manager.switch_to(Joining.name)


async def _to_invitation(manager: DialogManager, phone: str, refused: Conflict) -> None:
    """The number that he has just shown is the one by which he is invited personally: he looks at that one first."""
    try:
        opening = await core_of(manager).accepting.find_by_phone(phone, address_of(manager), own=True)
    except NotFound:  # invited by e-mail: that link is the way
        raise refused from None
    data = {"invitation_id": opening.invitation_id}
    await manager.start(Accepting.look, data, mode=StartMode.RESET_STACK)


async def _sign_in(manager: DialogManager) -> None:
    await manager.start(Entering.login, {"request_id": _id(manager)}, mode=StartMode.RESET_STACK)


async def _keep_name(manager: DialogManager) -> None:
    await _ask(manager, (await _view(manager)).full_name)


async def _ask(manager: DialogManager, name: str) -> None:
    """Who is let in at once goes on at once."""
    view = await core_of(manager).joining.ask(_id(manager), name, address_of(manager), operation_of(manager))
    await _go_to(manager, view)


async def _look_again(manager: DialogManager) -> None:
    await _go_to(manager, await _view(manager))


async def _go_to(manager: DialogManager, view: JoinView) -> None:
    if view.step is JoinStep.WAIT:
        await manager.switch_to(Joining.wait)
    else:
        await resume_joining(manager, view)


async def _no_news(manager: DialogManager, text: str) -> None:
    """What is typed by who waits, or was refused, is a question about that."""
    view = await _view(manager)
    if view.step is JoinStep.WAIT:
        complain(manager, speech(manager)("joining-no-answer-yet"))
    elif view.declined_by:
        complain(manager, speech(manager)("joining-who-knows", by=view.declined_by))
    else:
        complain(manager, speech(manager)("input-button-wanted"))


async def _withdraw(manager: DialogManager) -> None:
    await core_of(manager).joining.withdraw(_id(manager), address_of(manager))
    await manager.switch_to(Joining.wait)


async def _to_doors(manager: DialogManager) -> None:
    """Also while he waits: perhaps he has a login after all."""
    if who_of(manager).account_id is not None:
        await home(manager)
    else:
        await manager.start(Doors.choose, mode=StartMode.RESET_STACK)
