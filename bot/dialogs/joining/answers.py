"""The buttons under the letters about joining: a manager's answer, and the way on for who was let in or picked."""

from aiogram_dialog import ShowMode

from bot.actions import ActionPress
from bot.dialogs.resuming import resume_joining


async def answer_request(press: ActionPress) -> str | None:
    """The core knows whether it is his to answer, and whether somebody was quicker."""
    answering = press.core.answering_joins
    match press.arguments:
        case [int(request_id), "allow"]:
            answered = await answering.allow(press.actor, request_id, press.operation_id)
            return press.say("joining-allowed", name=answered.full_name)
        case [int(request_id), "decline"]:
            answered = await answering.decline(press.actor, request_id, press.operation_id)
            return press.say("joining-declined", name=answered.full_name)
    return None


async def go_on(press: ActionPress) -> str | None:
    """He was let in: his password is what is left, or by now nothing."""
    match press.arguments:
        case [int(request_id), "go"]:
            view = await press.core.joining.look(request_id, press.contact)
            await resume_joining(press.manager, view, ShowMode.SEND)
            return press.say("joining-below")
    return None


async def look_at_picked(press: ActionPress) -> str | None:
    """Somebody known has picked him: the link needs no token."""
    match press.arguments:
        case [int(link_id), "look"]:
            view = await press.core.joining.open_picked(
                link_id, press.contact, full_name=press.who.full_name, language=press.say.language
            )
            await resume_joining(press.manager, view, ShowMode.SEND)
            return press.say("joining-below")
    return None
