"""Receiving updates by long polling. There are no webhooks here: setWebhook is not among the methods."""

from bot.demo.telegram.people import Json
from bot.demo.telegram.updates import Update

from .asking import Call

LONGEST_POLL = 50


async def get_updates(call: Call) -> list[Update]:
    """`offset` confirms everything below it; `allowed_updates` omitted keeps the former."""
    queue = call.world.updates
    if "allowed_updates" in call.parameters:
        queue.allow(call.get("allowed_updates"))
    with call.world.store.batch():
        queue.confirm(call.get("offset", 0))
    call.world.events.publish("confirmed")
    limit = min(max(call.get("limit", 100), 1), 100)
    return await queue.poll(limit, timeout=min(max(call.get("timeout", 0), 0), LONGEST_POLL))


def delete_webhook(call: Call) -> bool:
    if call.get("drop_pending_updates"):
        call.world.updates.forget_all()
    return True


def get_webhook_info(call: Call) -> Json:
    queue = call.world.updates
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(queue)}
    return info if queue.allowed is None else {**info, "allowed_updates": queue.allowed}
