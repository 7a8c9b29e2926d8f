"""The windows of one's own account; how they are filled and what they do stands beside them, by subject."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row

from bot.dialogs import unfinished
from bot.dialogs.account import addresses, chats, password, view
from bot.dialogs.inputs import Problem, buttons_only, in_page, pressed, secret, typed
from bot.dialogs.layout import back, sure
from bot.dialogs.sharing import sharing_window
from bot.dialogs.states import OwnAccount
from bot.dialogs.steps import menu, to
from bot.speech import Label, Say
from core import limits
from core.people import IdentifierType


def router() -> Router:
    router = Router(name="account")

    @router.message(Command("account"))
    async def account(message: Message, dialog_manager: DialogManager) -> None:
        if not await unfinished.holds_back(dialog_manager):
            await dialog_manager.start(
                OwnAccount.view, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
            )

    return router


def account_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("account-view", when="known"),
            Say("account-way-back", when="alone"),
            Say("my-stranger", when="stranger"),
            buttons_only(),
            Column(
                _change("password", OwnAccount.password),
                _change("login", OwnAccount.login),
                when="known",
            ),
            Row(
                _change("email", OwnAccount.email),
                _change("phone", OwnAccount.phone),
                when="known",
            ),
            Button(Label("account-unlink"), "to_unlink", pressed(to(OwnAccount.unlink)), when="known"),
            Button(Label("button-menu"), "menu", pressed(menu)),
            state=OwnAccount.view,
            getter=view.known_of_me,
        ),
        Window(
            Problem(),
            Say("account-present"),
            secret(password.prove),
            in_page("present_page", new=False),
            Row(
                back("present", OwnAccount.view),
                Button(Label("button-forgotten"), "present_forgotten", pressed(password.forgotten)),
            ),
            state=OwnAccount.present,
        ),
        Window(
            Problem(),
            Say("account-password", password_min=limits.PASSWORD_MIN),
            secret(password.proven(password.change), new=True),
            in_page("new_page", new=True),
            back("password", OwnAccount.view),
            state=OwnAccount.password,
        ),
        Window(
            Problem(),
            Say("account-login"),
            typed(password.proven(password.change_login)),
            back("login", OwnAccount.view),
            state=OwnAccount.login,
            getter=view.login_of_mine,
        ),
        Window(
            Problem(),
            Say("account-email"),
            typed(password.proven(addresses.ask_email)),
            Button(
                Label("account-remove"),
                "remove_email",
                pressed(addresses.to_removal(IdentifierType.EMAIL)),
                when="has_email",
            ),
            back("email", OwnAccount.view),
            state=OwnAccount.email,
            getter=addresses.present,
        ),
        sharing_window(
            Say("account-phone"),
            state=OwnAccount.phone,
            back=OwnAccount.view,
            share=password.proven(addresses.share),
            type_=password.proven(addresses.type_phone),
            getter=addresses.present,
        ),
        Window(
            Problem(),
            Say("account-code"),
            Say("code-again"),
            typed(password.proven(addresses.submit_code)),
            Row(
                back("code", OwnAccount.view),
                Button(Label("button-send-again"), "code_again", pressed(password.proven(addresses.again))),
            ),
            state=OwnAccount.code,
            getter=addresses.pending,
        ),
        Window(
            Problem(),
            Say("account-follow"),
            buttons_only(),
            Column(
                Button(Label("account-follow-yes"), "follow", pressed(password.proven(addresses.follow))),
                Button(Label("account-follow-no"), "stay", pressed(password.proven(addresses.stay))),
                back("follow", OwnAccount.view),
            ),
            state=OwnAccount.follow,
            getter=addresses.pending,
        ),
        Window(
            Problem(),
            Say("account-remove-sure"),
            buttons_only(),
            sure("remove", "account-remove-yes", password.proven(addresses.remove), OwnAccount.view),
            state=OwnAccount.remove,
            getter=addresses.to_be_removed,
        ),
        Window(
            Problem(),
            Say("account-unlink-sure"),
            buttons_only(),
            sure("unlink", "account-unlink-yes", chats.unlink, OwnAccount.view),
            state=OwnAccount.unlink,
            getter=view.known_of_me,
        ),
    )


def _change(name: str, state: State) -> Button:
    return Button(Label(f"account-to-{name}"), f"to_{name}", pressed(password.first(state)))
