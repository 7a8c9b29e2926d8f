"""The card of one person, with everything that may be done about him as buttons in groups, and his invitation's acts."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.handing_over import show_password
from bot.dialogs.inputs import Press, Problem, buttons_only, pressed, speech
from bot.dialogs.people.shown import person, person_id, shown
from bot.dialogs.people.words import CardWords
from bot.dialogs.states import Invites, Journal, Link, People, PersonRights
from bot.dialogs.steps import actor_of, core_of, menu, operation_of, to
from bot.sending import sent_by
from bot.speech import Label, Say
from core.roles import UserType


def card_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{card}"),
            Row(
                Button(Label("people-roles"), "roles", pressed(to(People.roles)), when="changes"),
                Button(Label("people-rights"), "rights", pressed(_rights), when="has_rights"),
            ),
            Button(Label("people-staff"), "staff", pressed(to(People.staff)), when="has_staff"),
            Row(
                Button(Label("people-sessions"), "sessions", pressed(to(People.sessions)), when="changes"),
                Button(Label("people-history"), "history", pressed(_history), when="by_owner"),
            ),
            Button(Label("people-access"), "access", pressed(to(People.access)), when="changes_access"),
            Button(Label("people-show-link"), "show_link", pressed(_show_link), when="link"),
            Button(Label("invitation-correct"), "correct", pressed(_correct), when="may_correct"),
            Row(
                Button(Label("people-resend"), "resend", pressed(to(People.resend)), when="may_resend"),
                Button(Label("people-revoke"), "revoke", pressed(to(People.revoke)), when="may_revoke"),
            ),
            Button(
                Label("people-hand-over"), "hand_over", pressed(to(People.hand_over)), when="may_hand_over"
            ),
            Row(
                Button(Label("people-list"), "list", pressed(to(People.page))),
                Button(Label("button-menu"), "menu_card", pressed(menu)),
            ),
            buttons_only(),
            state=People.card,
            getter=_card,
        ),
        question(People.resend, "resend", _resend),
        question(People.revoke, "revoke", _revoke),
        question(People.hand_over, "hand-over", _hand_over),
    ]


def question(state: State, name: str, act: Press, back: State = People.card, getter: Any = None) -> Window:
    """Says what will happen, and asks once more."""
    id_ = name.replace("-", "_")
    return Window(
        Problem(),
        Say(f"people-{name}-question"),
        Row(
            Button(Label(f"people-{name}-yes"), f"yes_{id_}", pressed(act)),
            Button(Label("button-back"), f"no_{id_}", pressed(to(back))),
        ),
        buttons_only(),
        state=state,
        getter=getter or _asked,
    )


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, _frame = await shown(dialog_manager)
    words = CardWords(speech(dialog_manager), core_of(dialog_manager).clock.now())
    living = card.state != "ENDED"
    changes = card.may_change and living
    return {
        "card": words.card(card),
        "changes": changes,
        "changes_access": card.may_change,  # also of somebody whose time is over
        "has_rights": living,
        "has_staff": changes and UserType.EMPLOYEE in card.role_of,
        "by_owner": card.by_owner,
        "link": card.may_revoke and card.state != "INVITATION_EXPIRED",
        "may_correct": card.may_correct,
        "may_resend": card.may_resend,
        "may_revoke": card.may_revoke,
        "may_hand_over": card.may_hand_over,
    }


async def _asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    goes = card.address is not None and core_of(dialog_manager).inviting.writes_to(card.address)
    ways = sent_by(speech(dialog_manager), [card.address] if card.address and goes else [])
    return {**frame, "ways": ways}


# What the buttons do


async def _rights(manager: DialogManager) -> None:
    data = {"membership_id": person_id(manager)}
    await manager.start(PersonRights.overview, data, mode=StartMode.RESET_STACK)


async def _history(manager: DialogManager) -> None:
    card = await person(manager)
    data = {"tenant_id": card.tenant_id, "account_id": card.account_id}
    await manager.start(Journal.page, data, mode=StartMode.RESET_STACK)


async def _show_link(manager: DialogManager) -> None:
    data = {"membership_id": person_id(manager), "fresh": False}
    await manager.start(Link.show, data, mode=StartMode.RESET_STACK)


async def _correct(manager: DialogManager) -> None:
    data = {
        "membership_id": person_id(manager),
        "tenant_id": manager.dialog_data["tenant_id"],
        "from": "people",
    }
    await manager.start(Invites.address, data, mode=StartMode.RESET_STACK)


async def _resend(manager: DialogManager) -> None:
    await core_of(manager).inviting.resend(actor_of(manager), person_id(manager), operation_of(manager))
    await _show_link(manager)


async def _revoke(manager: DialogManager) -> None:
    await manager.switch_to(People.card)
    await core_of(manager).inviting.revoke(actor_of(manager), person_id(manager))
    await manager.switch_to(People.page)


async def _hand_over(manager: DialogManager) -> None:
    await manager.switch_to(People.card)
    card = await person(manager)
    added = await core_of(manager).inviting.hand_over(
        actor_of(manager), card.membership_id, operation_of(manager)
    )
    await show_password(manager, added, card.tenant_id)
