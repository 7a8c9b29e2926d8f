"""The list: who has been invited and has not answered, where it went, since when, and by whom; chips with numbers."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.invites.words import InviteWords
from bot.dialogs.layout import choices, marked, page_of, turned, turning
from bot.dialogs.states import Adding, Invites
from bot.dialogs.steps import actor_of, core_of, menu, operation_of, to
from bot.fitting import short
from bot.speech import Label
from core.invitations import PendingInvitation, PendingPage, Waits

_ALL = "ALL"


def page_window() -> Window:
    return Window(
        Problem(),
        Format("{text}"),
        choices("only", _narrow, "chips", width=2),
        choices("pending", _open_card),
        turning("invites"),
        Button(Label("invites-resend-all"), "resend_all", pressed(to(Invites.resend_all)), when="resend_all"),
        Row(
            Button(Label("people-add"), "add", pressed(_add)),
            Button(Label("button-menu"), "menu_page", pressed(menu)),
        ),
        buttons_only(),
        state=Invites.page,
        getter=_page,
    )


async def _page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    page, only = await _shown(dialog_manager), _only(dialog_manager)
    words = InviteWords(speech(dialog_manager), core_of(dialog_manager).clock.now())
    return {
        "text": words.page(page, only),
        "chips": _chips(dialog_manager, page, only) if page.total else [],
        "items": [
            (row.membership_id, f"{short(row.full_name, 24)} · {words.standing(row)}") for row in page.rows
        ],
        "resend_all": only is Waits.EXPIRED and any(row.may_change for row in page.rows),
        **turned(dialog_manager, "invites", page),
    }


async def _shown(manager: DialogManager) -> PendingPage:
    return await core_of(manager).pending.page(
        actor_of(manager), manager.dialog_data["tenant_id"], _only(manager), page_of(manager, "invites")
    )


async def expired(manager: DialogManager) -> list[PendingInvitation]:
    """Those on the shown page that may be sent again."""
    rows = (await _shown(manager)).rows
    return [row for row in rows if row.standing is Waits.EXPIRED and row.may_change]


def _chips(manager: DialogManager, page: PendingPage, only: Waits | None) -> list[tuple[str, str]]:
    """Each with its number; what there is none of is not offered, unless it is the present one."""
    say = speech(manager)
    offered = [(_ALL, page.total, only is None)]
    offered += [(each.value, n, each is only) for each, n in page.counts.items() if n or each is only]
    return [
        (name, marked(say.plain("invites-chip", only=name.lower(), n=n), current))
        for name, n, current in offered
    ]


def _only(manager: DialogManager) -> Waits | None:
    kept = manager.dialog_data.get("only")
    return None if kept is None else Waits(kept)


async def _narrow(manager: DialogManager, choice: str) -> None:
    """From the first page; pressed again, it narrows no longer."""
    same = choice in (_ALL, manager.dialog_data.get("only"))
    manager.dialog_data.update(only=None if same else Waits(choice).value, invites_page=0)


async def _open_card(manager: DialogManager, membership_id: str) -> None:
    manager.dialog_data["membership_id"] = int(membership_id)
    await manager.switch_to(Invites.card)


async def _add(manager: DialogManager) -> None:
    """Refused here where the licence forbids it, before anything is typed (I-35)."""
    tenant_id = manager.dialog_data["tenant_id"]
    await core_of(manager).inviting.options(actor_of(manager), tenant_id)
    data = {"tenant_id": tenant_id, "operation_id": operation_of(manager)}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)
