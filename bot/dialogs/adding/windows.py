"""The windows of the form. Each names the organisation, shows what stands there now, and has Back and Cancel."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Keyboard, Row
from aiogram_dialog.widgets.text import Format, Text

from bot.dialogs.adding import confirming, fields, showing, whom
from bot.dialogs.adding.beginning import begin
from bot.dialogs.adding.going import go_back
from bot.dialogs.inputs import Press, Problem, buttons_only, complain, pressed, received, speech, typed
from bot.dialogs.layout import Choose, choices, pages
from bot.dialogs.states import Adding
from bot.dialogs.steps import fill, menu
from bot.dialogs.unfinished import cancels, goes_on, holds_back
from bot.errors import sentence
from bot.speech import Label, Say
from core.errors import Refused


def router() -> Router:
    commands = Router(name="adding")

    @commands.message(Command("add"))
    async def add(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await begin(dialog_manager)

    return commands


def adding_dialog() -> Dialog:
    return Dialog(
        _choice("tenant", fields.choose_tenant, showing.tenants, back=False),
        _question(
            "identifier",
            received(whom.take_identifier),
            showing.identifier,
            Button(Label("invites-resend"), "resend_expired", pressed(whom.resend), when="expired"),
            Button(Label("adding-open-member"), "open_member", pressed(whom.open_member), when="member"),
            Button(Label("adding-hand-over"), "hand_over", pressed(whom.hand_over)),
            Button(Label("adding-import"), "import_list", pressed(whom.import_list)),
        ),
        _question(
            "name",
            typed(fields.take_name),
            showing.name,
            Button(Label("adding-more-cards"), "more_cards", pressed(whom.import_list), when="card"),
            note=Say("adding-known", when="known"),
        ),
        _choice("user_type", fields.choose_user_type, showing.user_types),
        _question(
            "login",
            typed(fields.take_login),
            showing.login,
            choices("login_item", fields.choose_login),
        ),
        _question("email", typed(whom.take_email), showing.email, _skip("email", whom.skip_email)),
        _question("phone", received(whom.take_phone), showing.phone, _skip("phone", whom.skip_phone)),
        _choice("tenant_role", fields.choose_tenant_role, showing.tenant_roles),
        _choice("role_employee", fields.choose_role, showing.roles),
        _choice("role_customer", fields.choose_role, showing.roles),
        _choice("staff", fields.choose_staff, showing.staff),
        Window(
            Problem(),
            Say("adding-rights"),
            _pages("right", fields.cycle_right),
            Button(
                Label("adding-recommended-rights"),
                "recommended_rights",
                pressed(fields.recommended_rights),
                when="deviates",
            ),
            Button(Label("button-next"), "keep_rights", pressed(fields.keep)),
            buttons_only(),
            _back_and_cancel("rights"),
            state=Adding.rights,
            getter=showing.rights,
        ),
        _choice("language", fields.choose_language, showing.languages),
        Window(
            Problem(),
            Format("{card}"),
            *(
                Button(
                    Label(f"adding-confirm-{way}"), f"confirm_{way}", pressed(confirming.confirm), when=way
                )
                for way in ("invite", "hand_over", "ask", "connect")
            ),
            choices("edit_item", fields.edit, width=2),
            buttons_only(),
            _back_and_cancel("review"),
            state=Adding.review,
            getter=showing.review,
        ),
        Window(
            Problem(),
            Say("adding-cancel"),
            Row(
                Button(Label("adding-resume"), "cancel_no", pressed(goes_on(Adding.identifier))),
                Button(Label("adding-discard"), "cancel_yes", pressed(menu)),
            ),
            buttons_only(),
            state=Adding.cancel,
        ),
        Window(
            Problem(),
            Say("adding-unfinished"),
            Row(
                Button(Label("adding-resume"), "unfinished_go_on", pressed(goes_on(Adding.identifier))),
                Button(Label("adding-start-again"), "unfinished_again", pressed(begin)),
            ),
            Button(Label("adding-leave"), "unfinished_leave", pressed(menu)),
            buttons_only(),
            state=Adding.unfinished,
            getter=showing.unfinished,
        ),
        on_start=_begin,
    )


async def _begin(start_data: Any, manager: DialogManager) -> None:
    await fill(start_data, manager)
    if manager.current_context().state != Adding.identifier:
        return
    try:
        await whom.take_card(manager)
    except Refused as refused:
        complain(manager, sentence(speech(manager).language, refused))


def _back_and_cancel(window: str, *, back: bool = True) -> Row:
    return Row(
        Button(
            Label("button-back"),
            f"back_{window}",
            pressed(go_back),
            when=F["can_go_back"] if back else F["no"],
        ),
        Button(Label("button-cancel"), f"cancel_{window}", pressed(cancels(Adding.cancel))),
    )


def _question(
    name: str, take: MessageInput, getter: Any, *more: Keyboard, note: Text | None = None
) -> Window:
    """A question whose answer is typed, or kept where something stands there already."""
    keep = Button(Label("button-next"), f"keep_{name}", pressed(fields.keep), when="filled")
    return Window(
        Problem(),
        Say(f"adding-{name}"),
        *([note] if note is not None else []),
        take,
        keep,
        *more,
        _back_and_cancel(name),
        state=getattr(Adding, name),
        getter=getter,
    )


def _choice(name: str, choose: Choose, getter: Any, *, back: bool = True) -> Window:
    """A question with one button for each answer."""
    return Window(
        Problem(),
        Say(f"adding-{name.replace('_', '-')}"),
        _pages(name, choose),
        buttons_only(),
        _back_and_cancel(name, back=back),
        state=getattr(Adding, name),
        getter=getter,
    )


def _pages(name: str, choose: Choose) -> Keyboard:
    return pages(f"{name}_item", choose, id_=f"{name}_pages")


def _skip(window: str, skip: Press) -> Button:
    return Button(Label("button-skip"), f"skip_{window}", pressed(skip))
