"""A login and a password link this Telegram to the account; a handed-over password is then replaced by one's own."""

from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from bot.dialogs.inputs import Problem, in_page, pressed, secret, speech, typed
from bot.dialogs.layout import back
from bot.dialogs.resuming import go_on
from bot.dialogs.states import Doors, Entering, Recovering
from bot.dialogs.steps import (
    address_of,
    core_of,
    home,
    operation_of,
    recognise,
    tell,
    who_of,
)
from bot.identity import label_of
from bot.speech import Label, Say
from core import limits
from core.errors import Code, Invalid, NotAllowed


def entering_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("entering-login"),
            typed(_keep_login),
            Row(
                back("login", _to_doors),
                Button(Label("button-forgotten"), "login_forgotten", pressed(_forgotten)),
            ),
            state=Entering.login,
        ),
        Window(
            Problem(),
            Say("entering-password"),
            secret(_enter),
            in_page("password_page", new=False),
            Row(
                back("password", Entering.login),
                Button(Label("button-forgotten"), "password_forgotten", pressed(_forgotten)),
            ),
            state=Entering.password,
            getter=_login,
        ),
        Window(
            Problem(),
            Say("entering-own-password", password_min=limits.PASSWORD_MIN),
            secret(_replace, new=True),
            in_page("own_password_page", new=True),
            state=Entering.own_password,
        ),
    )


async def _login(dialog_manager: DialogManager, **_: object) -> dict[str, str]:
    return {"login": dialog_manager.dialog_data["login"]}


async def _to_doors(manager: DialogManager) -> None:
    await manager.start(Doors.choose, manager.start_data, mode=StartMode.RESET_STACK)


async def _keep_login(manager: DialogManager, login: str) -> None:
    """Nothing is said of the login by itself: every failure has one wording (I-08)."""
    if len(login) > limits.LOGIN_MAX:
        raise Invalid(Code.LOGIN_INVALID)
    manager.dialog_data["login"] = login
    await manager.switch_to(Entering.password)


async def _enter(manager: DialogManager, password: str) -> None:
    label = label_of(manager.middleware_data["event_from_user"])
    login: str = manager.dialog_data["login"]
    await core_of(manager).signing_in.enter(login, password, address_of(manager), label)
    await recognise(manager)
    if who_of(manager).must_change_password:
        await manager.switch_to(Entering.own_password)
    else:
        await go_on(manager)


async def _replace(manager: DialogManager, password: str) -> None:
    account_id = who_of(manager).account_id
    if account_id is None:  # this Telegram speaks for nobody any more
        await home(manager)
        return
    try:
        await core_of(manager).signing_in.replace_handed_over(account_id, password, operation_of(manager))
    except NotAllowed as refused:
        if refused.code is not Code.ALREADY_DONE:
            raise
    await recognise(manager)
    await tell(manager, speech(manager)("entering-replaced"))
    await go_on(manager)


async def _forgotten(manager: DialogManager) -> None:
    await manager.start(Recovering.address, manager.start_data, mode=StartMode.RESET_STACK)
