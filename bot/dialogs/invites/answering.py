"""The buttons under what is told of an invitation: sent again and refused on the spot, everything else opens its screen."""

from typing import Any

from aiogram.fsm.state import State

from bot.actions import ActionPress
from bot.dialogs.states import Adding, Invites, Link
from bot.dialogs.unfinished import open_below
from bot.sending import sent_by
from core.errors import Code, Conflict

_OPENED = ""


async def answer(press: ActionPress) -> str | None:
    match press.arguments:
        case [int(membership_id), int(generation), "resend" | "retry" | "renew"]:
            return await _send_again(press, membership_id, generation)
        case [int(membership_id), int(generation), "refuse"]:
            name = await press.core.wishing.refuse(press.actor, membership_id, generation)
            return press.say("invites-wish-refused", name=name)
        case [int(membership_id), int(_), "correct"]:
            # Answered meanwhile: nothing to correct
            await press.core.pending.card(press.actor, membership_id)
            return await _open(press, Invites.address, {"membership_id": membership_id})
        case [int(membership_id), int(_), "link"]:
            await press.core.inviting.link(press.actor, membership_id)
            data = {"membership_id": membership_id, "fresh": False, "from": "invites"}
            return await _open(press, Link.show, data)
        case [int(membership_id), int(_), "add"]:
            return await _open(press, *await _prefilled(press, membership_id))
    return None


async def _send_again(press: ActionPress, membership_id: int, generation: int) -> str:
    added = await press.core.inviting.resend(press.actor, membership_id, press.operation_id, generation)
    if added.sent_to or added.asked:
        ways = sent_by(press.say, added.sent_to)
        return press.say("invites-sent-again", name=added.full_name, ways=ways)
    await _open(press, Link.show, {"membership_id": membership_id, "fresh": False, "from": "invites"})
    return press.say("invites-link-again", name=added.full_name)


async def _prefilled(press: ActionPress, membership_id: int) -> tuple[State, dict[str, Any]]:
    """The form with what was said of him before, as far as it still holds; what does not is asked again."""
    core, actor = press.core, press.actor
    card = await core.roster.card(actor, membership_id)
    options = await core.inviting.options(actor, card.tenant_id)  # I-35: before anything is typed
    assert card.address is not None
    found = await core.inviting.look_up(actor, card.tenant_id, card.address)
    if found.membership_id is not None:
        raise Conflict(Code.ALREADY_A_MEMBER, membership_id=found.membership_id)
    offered = {role.id for role in options.roles}
    roles = {kind.value: id_ for kind, (id_, _) in card.role_of.items() if id_ in offered}
    is_whole = len(roles) == len(card.role_of) and card.tenant_role in options.tenant_roles
    return Adding.review if is_whole else Adding.name, {
        "operation_id": press.operation_id,
        "tenant_id": card.tenant_id,
        "several_tenants": False,
        "begun": True,
        "identifier": [card.address.type.value, card.address.value],
        "elsewhere": found.elsewhere,
        "full_name": card.full_name,
        "user_types": [kind.value for kind in card.role_of],
        "roles": roles,
        **({"tenant_role": card.tenant_role.value, "reviewing": True} if is_whole else {}),
    }


async def _open(press: ActionPress, state: State, data: dict[str, Any]) -> str:
    """The buttons stay: nothing has been done yet."""
    await open_below(press.manager, state, data)
    return _OPENED
