"""What a person is here: his kinds with a role for each, and what another role would do to him.

Another role drops what was given to him personally, unless it is kept by a mark, and may show him client contacts:
both are said before it happens (I-28).
"""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back, choices, marked, pages
from bot.dialogs.people.plans import PlanWords
from bot.dialogs.people.shown import change, person, person_id, shown
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of, to, toast
from bot.fitting import short
from bot.reasons import AccessWords
from bot.speech import Label, Say
from core.changing import RolePlan
from core.invitations import PersonCard
from core.roles import UserType


def role_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            choices("kind_of_person", _choose_kind, "kinds"),
            Button(Format("{tenant_role}"), "tenant_role", pressed(to(People.tenant_role)), when="by_owner"),
            Button(Label("people-in-app"), "in_app", pressed(to(People.in_app)), when="declares"),
            Button(Label("people-same-as"), "same_as", pressed(to(People.same_as))),
            back("roles", People.card),
            buttons_only(),
            state=People.roles,
            getter=_hub,
        ),
        Window(
            Problem(),
            Say("people-role"),
            pages("role", _choose_role),
            Button(Label("people-role-none"), "role_none", pressed(_no_role), when="may_drop"),
            back("role", People.roles),
            buttons_only(),
            state=People.role,
            getter=_roles,
        ),
        Window(
            Problem(),
            Format("{text}"),
            pages("keep", _keep),
            Row(
                Button(Label("people-plan-yes"), "plan_yes", pressed(_apply)),
                back("plan", People.roles),
            ),
            buttons_only(),
            state=People.plan,
            getter=_plan,
        ),
    ]


# What the windows show


async def _hub(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    say = speech(dialog_manager)
    kinds = []
    for user_type in UserType:
        _id, role = card.role_of.get(user_type, (0, "none"))
        kinds.append((user_type.value, say.plain("people-kind", kind=user_type.value, role=short(role, 20))))
    tenant_role = say.plain(f"adding-tenant-role-{card.tenant_role.value.lower()}")
    return {
        "text": say("people-roles-title", **frame),
        "kinds": kinds,
        "tenant_role": say.plain("people-tenant-role", role=tenant_role),
        "by_owner": card.by_owner,
        "declares": any(line.declares for line in card.lines),
    }


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    user_type = UserType(dialog_manager.dialog_data["kind"])
    options = await core_of(dialog_manager).roster.choices(actor_of(dialog_manager), card.tenant_id)
    held, _name = card.role_of.get(user_type, (0, ""))
    items = [
        (role.id, marked(short(role.name), role.id == held))
        for role in options.roles
        if role.user_type is user_type
    ]
    return {
        **frame,
        "kind": user_type.value,
        "there": "yes" if items else "no",
        "items": items,
        "may_drop": bool(held) and len(card.role_of) > 1,
    }


async def _plan(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    say, data = speech(dialog_manager), dialog_manager.dialog_data
    plan = await _planned(dialog_manager)
    words = plan_words(dialog_manager, card)
    return {
        "text": words.plan(plan, say("people-plan-title", **frame), say("people-plan-keep")),
        "items": [
            (each.key, marked(short(words.name(each)), each.key in data["keep"])) for each in plan.deviations
        ],
    }


def plan_words(manager: DialogManager, card: PersonCard) -> PlanWords:
    say = speech(manager)
    return PlanWords(say, AccessWords(say.language, core_of(manager).clock.now()), card.time_zone)


# What the buttons do


async def _choose_kind(manager: DialogManager, kind: str) -> None:
    manager.dialog_data["kind"] = UserType(kind).value
    await manager.switch_to(People.role)


async def _choose_role(manager: DialogManager, role_id: str) -> None:
    await _consider(manager, int(role_id))


async def _no_role(manager: DialogManager) -> None:
    await _consider(manager, None)


async def _consider(manager: DialogManager, role_id: int | None) -> None:
    """Done at once where nothing opens, closes or is lost; otherwise shown first."""
    data, kind = manager.dialog_data, UserType(manager.dialog_data["kind"])
    roles = {each.value: held for each, (held, _name) in (await person(manager)).role_of.items()}
    roles.pop(kind.value, None)
    data.update(roles=roles if role_id is None else {**roles, kind.value: role_id}, keep=[])
    plan = await _planned(manager)
    if not plan.changes:
        await toast(manager, speech(manager).plain("people-role-held"))
        await manager.switch_to(People.roles)
    elif plan.deviations or plan.contacts or plan.opens or plan.closes:
        await manager.switch_to(People.plan)
    else:
        await _apply(manager)


async def _keep(manager: DialogManager, key: str) -> None:
    kept: list[str] = manager.dialog_data["keep"]
    manager.dialog_data["keep"] = [each for each in kept if each != key] if key in kept else [*kept, key]


async def _apply(manager: DialogManager) -> None:
    """And on to the staff list, where the new role is meant for somebody of it (Y-07)."""
    plan = await _planned(manager)
    roles, keep = _wanted(manager), manager.dialog_data["keep"]
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    await change(
        manager, lambda seen: core.changing.change_roles(actor, membership_id, roles, keep, seen=seen)
    )
    if plan.asks_staff:
        await manager.switch_to(People.staff)


async def _planned(manager: DialogManager) -> RolePlan:
    return await core_of(manager).changing.plan_roles(
        actor_of(manager), person_id(manager), _wanted(manager), manager.dialog_data["keep"]
    )


def _wanted(manager: DialogManager) -> dict[UserType, int]:
    return {UserType(kind): role_id for kind, role_id in manager.dialog_data["roles"].items()}
