"""The people of an organisation: the list with states, a card, and what can be done for who has not come yet."""

from operator import itemgetter
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select
from aiogram_dialog.widgets.text import Format
from babel.dates import format_date

from bot.dialogs.handing_over import show_password
from bot.dialogs.inputs import Problem, buttons_only, chosen, pressed, speech
from bot.dialogs.states import Adding, Home, Link, People
from bot.dialogs.unfinished import holds_back
from bot.speech import Label, Say, Speech
from core.bootstrap import Core
from core.errors import Code, NotAllowed
from core.invitations import PersonCard
from core.people import Who, pretty


def router() -> Router:
    commands = Router(name="people")

    @commands.message(Command("people"))
    async def people(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_people(dialog_manager)

    return commands


async def open_people(manager: DialogManager) -> None:
    """The list; who manages several organisations chooses one first."""
    managed = await _core(manager).directory.managed(_actor(manager))
    if not managed:
        raise NotAllowed(Code.NOT_A_MANAGER)
    await manager.start(
        People.tenant if len(managed) > 1 else People.page,
        {"tenant_id": managed[0].id, "several": len(managed) > 1},
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.DELETE_AND_SEND,
    )


def people_dialog() -> Dialog:
    items = itemgetter(0)
    return Dialog(
        Window(
            Problem(),
            Say("people-tenant"),
            Column(Select(Format("{item[1]}"), "tenant", items, "items", on_click=chosen(_choose_tenant))),
            Button(Label("button-menu"), "menu_tenant", pressed(_menu)),
            buttons_only(),
            state=People.tenant,
            getter=_tenants,
        ),
        Window(
            Problem(),
            Say("people-page", when="several_pages"),
            Say("people-all", when="one_page"),
            Say("people-only-you", when="alone"),
            Column(Select(Format("{item[1]}"), "person", items, "items", on_click=chosen(_open_card))),
            Row(
                Button(Label("people-previous"), "previous", pressed(_previous), when="has_previous"),
                Button(Label("people-next"), "next", pressed(_next), when="has_next"),
            ),
            Row(
                Button(Label("people-add"), "add", pressed(_add)),
                Button(Label("button-menu"), "menu_page", pressed(_menu)),
            ),
            buttons_only(),
            state=People.page,
            getter=_page,
        ),
        Window(
            Problem(),
            Format("{card}"),
            Button(Label("people-show-link"), "show_link", pressed(_show_link), when="open"),
            Row(
                Button(Label("people-resend"), "resend", pressed(_to(People.resend)), when="may_resend"),
                Button(Label("people-revoke"), "revoke", pressed(_to(People.revoke)), when="may_revoke"),
            ),
            Button(
                Label("people-hand-over"), "hand_over", pressed(_to(People.hand_over)), when="may_hand_over"
            ),
            Row(
                Button(Label("people-list"), "list", pressed(_back_to_list)),
                Button(Label("button-menu"), "menu_card", pressed(_menu)),
            ),
            buttons_only(),
            state=People.card,
            getter=_card,
        ),
        _question(People.resend, "resend", _resend),
        _question(People.revoke, "revoke", _revoke),
        _question(People.hand_over, "hand-over", _hand_over),
        on_start=_fill,
    )


def _question(state: Any, name: str, act: Any) -> Window:
    """Says what will happen, and asks once more."""
    return Window(
        Problem(),
        Say(f"people-{name}-question"),
        Row(
            Button(Label(f"people-{name}-yes"), f"yes_{name.replace('-', '_')}", pressed(act)),
            Button(Label("button-back"), f"no_{name.replace('-', '_')}", pressed(_to(People.card))),
        ),
        buttons_only(),
        state=state,
        getter=_card,
    )


async def _fill(start_data: Any, manager: DialogManager) -> None:
    manager.dialog_data.update(start_data or {})


def _core(manager: DialogManager) -> Core:
    core: Core = manager.middleware_data["core"]
    return core


def _actor(manager: DialogManager) -> int:
    who: Who = manager.middleware_data["who"]
    return who.account_id or 0


# What the windows show


async def _tenants(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    managed = await _core(dialog_manager).directory.managed(_actor(dialog_manager))
    return {"items": [(tenant.id, tenant.name) for tenant in managed]}


async def _page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, say = dialog_manager.dialog_data, speech(dialog_manager)
    tenants = await _core(dialog_manager).directory.managed(_actor(dialog_manager))
    page = await _core(dialog_manager).roster.page(
        _actor(dialog_manager), data["tenant_id"], data.get("page", 0)
    )
    data["page"] = page.number
    return {
        "tenant": next((tenant.name for tenant in tenants if tenant.id == data["tenant_id"]), ""),
        "total": page.total,
        "number": page.number + 1,
        "pages": page.pages,
        "alone": page.total <= 1,
        "one_page": page.pages == 1 and page.total > 1,
        "several_pages": page.pages > 1,
        "has_previous": page.number > 0,
        "has_next": page.number + 1 < page.pages,
        "items": [
            (person.membership_id, f"{person.full_name} · {say.plain(f'state-{person.state.lower()}')}")
            for person in page.rows
        ],
    }


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _core(dialog_manager).roster.card(
        _actor(dialog_manager), dialog_manager.dialog_data["membership_id"]
    )
    return {
        "card": _render(card, speech(dialog_manager)),
        "name": card.full_name,
        "tenant": card.tenant,
        "open": card.may_revoke and card.state != "INVITATION_EXPIRED",
        "may_resend": card.may_resend,
        "may_revoke": card.may_revoke,
        "may_hand_over": card.may_hand_over,
        "mailed": "yes" if card.address is not None and "@" in card.address.value else "no",
    }


def _render(card: PersonCard, say: Speech) -> str:
    lines = [say("people-card", name=card.full_name, tenant=card.tenant)]
    lines.append(say("people-card-state", state=say.plain(f"state-{card.state.lower()}")))
    if card.failure is not None and card.state == "INVITATION_UNDELIVERABLE":
        lines.append(
            say("people-card-failure", why=say.plain(f"failure-{card.failure.lower().replace('_', '-')}"))
        )
    if card.must_change_password:
        lines.append(say("people-card-handed-over"))
    lines.append("")
    for known, verified in card.identifiers:
        kind = say.plain(f"identifier-{known.type.value.lower()}")
        key = "people-card-verified" if verified else "people-card-unverified"
        lines.append(say(key, kind=kind, value=pretty(known.type, known.value)))
    if card.login:
        lines.append(say("people-card-login", login=card.login))
    lines.append(
        say("people-card-tenant-role", role=say.plain(f"tenant-role-{card.tenant_role.value.lower()}"))
    )
    lines.append(say("people-card-roles", n=len(card.roles), roles=", ".join(card.roles)))
    if card.staff_member is not None:
        lines.append(say("people-card-staff", name=card.staff_member))
    given = [(name, right) for name, right in card.rights if right.value.rank]
    lines += ["", say("people-card-applications") if given else say("people-card-no-applications")]
    for name, right in given:
        lines.append(
            say("people-card-application", name=name, right=say.plain(f"right-{right.value.value.lower()}"))
        )
    if card.invited_by is not None:
        lines += ["", say("people-card-invited-by", name=card.invited_by)]
    if card.expires_at is not None:
        key = "people-card-expired" if card.state == "INVITATION_EXPIRED" else "people-card-expires"
        lines.append(say(key, date=format_date(card.expires_at, "d MMMM", locale=say.language)))
    return "\n".join(lines)


# What the buttons do


async def _choose_tenant(manager: DialogManager, tenant_id: str) -> None:
    manager.dialog_data.update(tenant_id=int(tenant_id), page=0)
    await manager.switch_to(People.page)


async def _open_card(manager: DialogManager, membership_id: str) -> None:
    manager.dialog_data["membership_id"] = int(membership_id)
    await manager.switch_to(People.card)


async def _previous(manager: DialogManager) -> None:
    manager.dialog_data["page"] = manager.dialog_data.get("page", 0) - 1


async def _next(manager: DialogManager) -> None:
    manager.dialog_data["page"] = manager.dialog_data.get("page", 0) + 1


async def _back_to_list(manager: DialogManager) -> None:
    """Also from a card that was opened without the list."""
    if "tenant_id" not in manager.dialog_data:
        card = await _core(manager).roster.card(_actor(manager), manager.dialog_data["membership_id"])
        manager.dialog_data["tenant_id"] = card.tenant_id
    await manager.switch_to(People.page)


def _to(state: Any) -> Any:
    async def switch(manager: DialogManager) -> None:
        await manager.switch_to(state)

    return switch


async def _show_link(manager: DialogManager) -> None:
    data = {"membership_id": manager.dialog_data["membership_id"], "fresh": False}
    await manager.start(Link.show, data, mode=StartMode.RESET_STACK)


async def _resend(manager: DialogManager) -> None:
    await _core(manager).inviting.resend(
        _actor(manager), manager.dialog_data["membership_id"], manager.middleware_data["operation_id"]
    )
    await _show_link(manager)


async def _revoke(manager: DialogManager) -> None:
    await manager.switch_to(People.card)
    card = await _core(manager).roster.card(_actor(manager), manager.dialog_data["membership_id"])
    await _core(manager).inviting.revoke(_actor(manager), card.membership_id)
    manager.dialog_data["tenant_id"] = card.tenant_id
    await manager.switch_to(People.page)


async def _hand_over(manager: DialogManager) -> None:
    await manager.switch_to(People.card)
    card = await _core(manager).roster.card(_actor(manager), manager.dialog_data["membership_id"])
    added = await _core(manager).inviting.hand_over(
        _actor(manager), card.membership_id, manager.middleware_data["operation_id"]
    )
    await show_password(manager, added, card.tenant_id)


async def _add(manager: DialogManager) -> None:
    """Refused here where the licence forbids it, before anything is typed (I-35)."""
    tenant_id = manager.dialog_data["tenant_id"]
    await _core(manager).inviting.options(_actor(manager), tenant_id)
    data = {"tenant_id": tenant_id, "operation_id": manager.middleware_data["operation_id"]}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)


async def _menu(manager: DialogManager) -> None:
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)
