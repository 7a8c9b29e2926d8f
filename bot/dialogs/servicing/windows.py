"""The windows of servicing, and /servicing."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, CopyText, Keyboard, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Press, Problem, buttons_only, pressed, typed
from bot.dialogs.layout import Choose, pages
from bot.dialogs.servicing import acting, showing
from bot.dialogs.states import Servicing
from bot.dialogs.steps import fill, menu, to
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back
from bot.speech import Label, Say
from core.servicing import RelationState


def router() -> Router:
    commands = Router(name="servicing")

    @commands.message(Command("servicing"))
    async def servicing(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Servicing.menu)

    return commands


def servicing_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Format("{text}"),
            _button("open-serviced", to(Servicing.serviced), "services"),
            _button("open-invited", to(Servicing.invited), "services"),
            _button("open-subscriptions", to(Servicing.subscriptions), "services"),
            _button("open-serviced-by", to(Servicing.serviced_by), "owns"),
            Button(Label("button-menu"), "menu", pressed(menu)),
            buttons_only(),
            state=Servicing.menu,
            getter=showing.menu,
        ),
        *_relations(),
        *_invitations(),
        *_subscriptions(),
        on_start=fill,
    )


def _relations() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("servicing-serviced", when=~F["none"]),
            Say("servicing-serviced-none", when="none"),
            _list("serviced", acting.open_relation(ours=True)),
            _button("ask", to(Servicing.ask), "may_ask"),
            _back("serviced", Servicing.menu),
            buttons_only(),
            state=Servicing.serviced,
            getter=showing.serviced,
        ),
        Window(
            Problem(),
            Say("servicing-serviced-by", when=~F["none"]),
            Say("servicing-serviced-by-none", when="none"),
            _list("serviced_by", acting.open_relation(ours=False)),
            _back("serviced_by", Servicing.menu),
            buttons_only(),
            state=Servicing.serviced_by,
            getter=showing.serviced_by,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Row(
                _button("accept", acting.accept, "may_answer"),
                _button("decline", acting.decline, "may_answer"),
            ),
            _button("end", to(Servicing.end), "may_end"),
            _button("withdraw", to(Servicing.end), "may_withdraw"),
            Button(Label("button-back"), "back_relation", pressed(acting.to_list)),
            buttons_only(),
            state=Servicing.relation,
            getter=showing.relation,
        ),
        Window(
            Problem(),
            Format("{question}"),
            _button("end-yes", acting.end(RelationState.LIVE, "servicing-ended-now"), "may_end"),
            _button(
                "withdraw-yes", acting.end(RelationState.ASKED, "servicing-withdrawn-now"), "may_withdraw"
            ),
            _back("end", Servicing.relation),
            buttons_only(),
            state=Servicing.end,
            getter=showing.relation,
        ),
        Window(
            Problem(),
            Say("servicing-ask-number"),
            typed(acting.ask),
            _back("ask", Servicing.serviced),
            state=Servicing.ask,
        ),
    ]


def _invitations() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("servicing-invited", when=~F["none"]),
            Say("servicing-invited-none", when="none"),
            _list("invited", acting.open_invitation),
            _button("invite", acting.begin_invitation, "may_invite"),
            _back("invited", Servicing.menu),
            buttons_only(),
            state=Servicing.invited,
            getter=showing.invited,
        ),
        Window(
            Problem(),
            Say("servicing-invitation"),
            Say("servicing-invitation-until", when="waits"),
            Say("servicing-invitation-why", when="undelivered"),
            CopyText(Label("servicing-copy-link"), Format("{link}"), when="link"),
            Button(Label("button-send-again"), "resend", pressed(acting.resend), when="may_resend"),
            _button("revoke", to(Servicing.revoke), "may_revoke"),
            _back("invitation", Servicing.invited),
            buttons_only(),
            state=Servicing.invitation,
            getter=showing.invitation,
        ),
        Window(
            Problem(),
            Say("servicing-revoke-question"),
            _button("revoke-yes", acting.revoke),
            _back("revoke", Servicing.invitation),
            buttons_only(),
            state=Servicing.revoke,
            getter=showing.invitation,
        ),
        Window(
            Problem(),
            Say("servicing-called"),
            typed(acting.keep_called),
            _back("called", Servicing.invited),
            state=Servicing.called,
        ),
        Window(
            Problem(),
            Say("servicing-email"),
            typed(acting.keep_email),
            _back("email", Servicing.called),
            state=Servicing.email,
            getter=showing.sending,
        ),
        Window(
            Problem(),
            Say("servicing-send"),
            _button("send-yes", acting.send),
            _back("send", Servicing.email),
            buttons_only(),
            state=Servicing.send,
            getter=showing.sending,
        ),
    ]


def _subscriptions() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("servicing-subscriptions", when=~F["none"]),
            Format("{lines}", when=~F["none"]),
            Say("servicing-subscriptions-none", when="none"),
            _button("subscribe", acting.begin_subscribing, "may_subscribe"),
            _back("subscriptions", Servicing.menu),
            buttons_only(),
            state=Servicing.subscriptions,
            getter=showing.subscriptions,
        ),
        Window(
            Problem(),
            Say("servicing-whom", when=~F["none"]),
            Say("servicing-whom-none", when="none"),
            _list("whom", acting.choose_whom),
            _back("whom", Servicing.subscriptions),
            buttons_only(),
            state=Servicing.whom,
            getter=showing.whom,
        ),
        Window(
            Problem(),
            Say("servicing-tariff", when=~F["none"]),
            Say("servicing-tariff-none", when="none"),
            _list("tariff", acting.choose_tariff),
            _back("tariff", Servicing.whom),
            buttons_only(),
            state=Servicing.tariff,
            getter=showing.tariffs,
        ),
        Window(
            Problem(),
            Say("servicing-subscribe-question"),
            _button("subscribe-yes", acting.subscribe),
            _back("subscribe", Servicing.tariff),
            buttons_only(),
            state=Servicing.subscribe,
            getter=showing.plan,
        ),
    ]


def _button(name: str, press: Press, when: str | None = None) -> Button:
    return Button(Label(f"servicing-{name}"), name.replace("-", "_"), pressed(press), when=when)


def _back(name: str, state: State) -> Button:
    return Button(Label("button-back"), f"back_{name}", pressed(to(state)))


def _list(name: str, choose: Choose) -> Keyboard:
    """The getter's items, a page at a time."""
    return pages(f"one_{name}", choose, id_=f"pages_{name}")
