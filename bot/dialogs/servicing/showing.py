"""What the windows of servicing show: everything is read anew with each showing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from bot.days import long_day
from bot.dialogs.inputs import speech
from bot.dialogs.steps import actor_of, core_of, tenant_of
from bot.fitting import Part, fit, short
from bot.speech import Speech
from core.servicing import Overview, Related, RelationState, Servicing

_PLACES = {
    (True, RelationState.LIVE): "serviced",
    (True, RelationState.ASKED): "asked",
    (False, RelationState.LIVE): "serviced-by",
    (False, RelationState.ASKED): "request",
}


def flows(manager: DialogManager) -> Servicing:
    return core_of(manager).servicing


async def overview(manager: DialogManager) -> Overview:
    return await flows(manager).overview(actor_of(manager), tenant_of(manager))


async def menu(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    sees = await overview(dialog_manager)
    return {
        "text": "\n".join(_menu(speech(dialog_manager), sees)),
        "services": sees.servicing,
        "owns": sees.owns,
    }


def _menu(say: Speech, sees: Overview) -> Iterator[str]:
    yield say("servicing-title", tenant=sees.tenant)
    if sees.servicing:
        yield ""
        if not (sees.serviced or sees.asked or sees.invited):
            who, invites = "owner" if sees.owns else "operator", "yes" if sees.may_invite else "no"
            yield say("servicing-nobody", who=who, invites=invites)
        for name in ("serviced", "asked", "invited", "ending"):
            if n := getattr(sees, name):
                yield say(f"servicing-counts-{name}", n=n)
        yield from _advice(say, sees)
    if sees.owns:
        yield ""
        if not (sees.servicing or sees.serviced_by or sees.requests):
            yield say("servicing-not-serviced")
        for name in ("requests", "serviced_by"):
            if n := getattr(sees, name):
                yield say(f"servicing-counts-{name.replace('_', '-')}", n=n)
        yield say("servicing-number", number=str(sees.number))


def _advice(say: Speech, sees: Overview) -> Iterator[str]:
    if sees.owns:
        yield "\n" + say("servicing-only-operators")
    if sees.operates and not (sees.may_invite and sees.may_subscribe):
        what = "subscribe" if sees.may_invite else "invite" if sees.may_subscribe else "both"
        yield "\n" + say("servicing-not-allowed", what=what)
    if sees.operates and not sees.reports_reach:
        yield "\n" + say("servicing-unreachable")


async def serviced(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    sees, say = await overview(dialog_manager), speech(dialog_manager)
    rows = await flows(dialog_manager).relations.serviced(actor_of(dialog_manager), tenant_of(dialog_manager))
    return {
        "items": [(row.id, _row(say, row)) for row in rows],
        "none": not rows,
        "tenant": sees.tenant,
        "owner": "yes" if sees.owns else "no",
        "may_ask": sees.owns and sees.servicing,
    }


async def serviced_by(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    sees, say = await overview(dialog_manager), speech(dialog_manager)
    rows = await flows(dialog_manager).relations.servicing(
        actor_of(dialog_manager), tenant_of(dialog_manager)
    )
    return {
        "items": [(row.id, _row(say, row)) for row in rows],
        "none": not rows,
        "tenant": sees.tenant,
        "number": str(sees.number),
    }


def _row(say: Speech, row: Related) -> str:
    if row.name is None:
        return say.plain("servicing-row-asked", number=str(row.number))
    return say.plain("servicing-row-request", name=short(row.name)) if row.may_answer else short(row.name)


async def relation(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """It may be gone since the list was shown."""
    row, say = await related(dialog_manager), speech(dialog_manager)
    if row is None:
        gone = {"text": say("error-relation-unknown"), "question": say("error-relation-unknown")}
        return {**gone, "may_answer": False, "may_end": False, "may_withdraw": False}
    kind = _PLACES[dialog_manager.dialog_data["ours"], row.state]
    said: dict[str, str | int] = {"kind": kind, "name": row.name or "", "number": str(row.number)}
    return {
        "text": say("servicing-relation", **said),
        "question": say("servicing-end-question", **said),
        "may_answer": row.may_answer,
        "may_end": row.may_end and kind != "asked",
        "may_withdraw": row.may_end and kind == "asked",
    }


async def related(manager: DialogManager) -> Related | None:
    relations = flows(manager).relations
    read = relations.serviced if manager.dialog_data["ours"] else relations.servicing
    rows = await read(actor_of(manager), tenant_of(manager))
    return next((row for row in rows if row.id == manager.dialog_data["relation_id"]), None)


async def invited(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    sees, say = await overview(dialog_manager), speech(dialog_manager)
    rows = await flows(dialog_manager).inviting.all(actor_of(dialog_manager), tenant_of(dialog_manager))
    return {
        "items": [
            (row.id, say.plain("servicing-row-invited", name=short(row.called), state=_state(say, row.state)))
            for row in rows
        ],
        "none": not rows,
        "tenant": sees.tenant,
        "may_invite": sees.may_invite,
        "may": "owner" if sees.owns else "yes" if sees.may_invite else "no",
    }


def _state(say: Speech, state: str) -> str:
    return say.plain(f"servicing-state-{state.lower()}")


async def invitation(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    sees, say = await overview(dialog_manager), speech(dialog_manager)
    card = await flows(dialog_manager).inviting.card(
        actor_of(dialog_manager), dialog_manager.dialog_data["invitation_id"]
    )
    why = (card.failure or "UNEXPECTED").lower().replace("_", "-")
    return {
        "called": card.called,
        "state": _state(say, card.state),
        "address": card.address.value,
        "inviter": card.invited_by,
        "why": say.plain(f"failure-{why}"),
        "undelivered": card.state == "UNDELIVERABLE",
        "day": _day(sees, say, card.expires_at),
        "waits": card.state in ("ISSUED", "UNDELIVERABLE"),
        "link": card.link or "",
        "may_resend": card.may_resend,
        "may_revoke": card.may_revoke,
    }


async def sending(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    sees = await overview(dialog_manager)
    return {"tenant": sees.tenant, "called": data.get("called", ""), "email": data.get("email", "")}


async def subscriptions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    sees, say = await overview(dialog_manager), speech(dialog_manager)
    rows = await flows(dialog_manager).subscribing.running(
        actor_of(dialog_manager), tenant_of(dialog_manager)
    )
    parts = [
        Part(
            say(
                "servicing-subscription",
                name=row.tenant,
                tariff=row.tariff,
                day=_day(sees, say, row.until),
                soon="yes" if row.ends_soon else "no",
            ),
            1,
        )
        for row in rows
    ]
    text, left_out = fit(parts)
    if left_out:
        text += "\n" + say("servicing-subscriptions-more", n=left_out)
    return {
        "lines": text,
        "none": not rows,
        "tenant": sees.tenant,
        "may_subscribe": sees.may_subscribe,
        "may": "owner" if sees.owns else "yes" if sees.may_subscribe else "no",
    }


async def whom(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    rows = await flows(dialog_manager).subscribing.tenants(
        actor_of(dialog_manager), tenant_of(dialog_manager)
    )
    return {"items": [(id_, short(name)) for id_, name in rows], "none": not rows}


async def tariffs(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    rows = await flows(dialog_manager).subscribing.tariffs(
        actor_of(dialog_manager), tenant_of(dialog_manager)
    )
    return {
        "items": [
            (row.id, say.plain("servicing-row-tariff", name=short(row.name), days=row.days)) for row in rows
        ],
        "none": not rows,
    }


async def plan(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, say = dialog_manager.dialog_data, speech(dialog_manager)
    sees = await overview(dialog_manager)
    made = await flows(dialog_manager).subscribing.plan(
        actor_of(dialog_manager), tenant_of(dialog_manager), data["whom"], data["tariff"]
    )
    return {
        "name": made.tenant,
        "tariff": made.tariff,
        "since": _day(sees, say, made.since),
        "until": _day(sees, say, made.until),
    }


def _day(sees: Overview, say: Speech, at: datetime) -> str:
    """By the calendar of the servicing tenant."""
    return long_day(at, sees.time_zone, say.language)
