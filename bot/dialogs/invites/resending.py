"""Invitations that expired together go out again together: everybody on the shown page, after one question."""

from typing import Any

from aiogram import F
from aiogram_dialog import DialogManager, Window

from bot.dialogs.inputs import Problem, buttons_only, complain, speech
from bot.dialogs.invites.listing import expired
from bot.dialogs.layout import sure
from bot.dialogs.states import Invites
from bot.dialogs.steps import actor_of, core_of, operation_of
from bot.errors import sentence
from bot.speech import Say
from core.errors import Refused


def resend_all_window() -> Window:
    return Window(
        Problem(),
        Say("invites-resend-all-question", when="n"),
        Say("invites-resend-all-nobody", when=~F["n"]),
        sure("resend_all", "invites-resend-yes", _resend_all, Invites.page, when="n"),
        buttons_only(),
        state=Invites.resend_all,
        getter=_asked,
    )


async def _asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rows = await expired(dialog_manager)
    return {"n": len(rows), "names": ", ".join(row.full_name for row in rows)}


async def _resend_all(manager: DialogManager) -> None:
    """Each as if it were sent alone; one that is refused holds up no other."""
    say, rows = speech(manager), await expired(manager)
    await manager.switch_to(Invites.page)
    sent: list[str] = []
    by_hand: list[str] = []
    refusals: dict[str, list[str]] = {}
    for row in rows:
        try:
            added = await core_of(manager).inviting.resend(
                actor_of(manager), row.membership_id, f"{operation_of(manager)}:{row.membership_id}"
            )
        except Refused as refused:
            refusals.setdefault(sentence(say.language, refused), []).append(row.full_name)
        else:
            (sent if added.sent_to or added.asked else by_hand).append(row.full_name)
    said = [say("invites-resent-all", n=len(sent))] if sent else []
    if by_hand:
        said.append(say("invites-resent-by-hand", names=", ".join(by_hand)))
    said += [f"{say('invites-not-resent', names=', '.join(names))} {why}" for why, names in refusals.items()]
    complain(manager, "\n".join(said) or say("invites-resend-all-nobody"))
