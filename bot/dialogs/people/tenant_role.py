"""What a person is in relation to the organisation: the owner's to change (I-13), asked once more."""

from typing import Any

from aiogram_dialog import DialogManager, Window

from bot.dialogs.inputs import Problem, buttons_only, speech
from bot.dialogs.layout import back, choices, marked
from bot.dialogs.people.person import question
from bot.dialogs.people.shown import change, person, person_id, shown
from bot.dialogs.states import People
from bot.dialogs.steps import actor_of, core_of, toast
from bot.speech import Say
from core.tenants import TenantRole


def tenant_role_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("people-tenant-role-title"),
            choices("tenant_role_item", _choose),
            back("tenant_role", People.roles),
            buttons_only(),
            state=People.tenant_role,
            getter=_items,
        ),
        question(People.tenant_role_sure, "tenant-role-sure", _give, People.tenant_role, _sure),
    ]


async def _items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card, frame = await shown(dialog_manager)
    say = speech(dialog_manager)
    options = await core_of(dialog_manager).roster.choices(actor_of(dialog_manager), card.tenant_id)
    items = []
    for role in options.tenant_roles:
        label = say.plain(f"adding-tenant-role-{role.value.lower()}")
        items.append((role.value, marked(label, role is card.tenant_role)))
    return {**frame, "items": items}


async def _sure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _card, frame = await shown(dialog_manager)
    return {**frame, "role": dialog_manager.dialog_data["tenant_role"]}


async def _choose(manager: DialogManager, choice: str) -> None:
    role = TenantRole(choice)
    if role is (await person(manager)).tenant_role:
        await toast(manager, speech(manager).plain("people-role-held"))
        return
    manager.dialog_data["tenant_role"] = role.value
    await manager.switch_to(People.tenant_role_sure)


async def _give(manager: DialogManager) -> None:
    core, actor, membership_id = core_of(manager), actor_of(manager), person_id(manager)
    role = TenantRole(manager.dialog_data["tenant_role"])
    await change(
        manager, lambda seen: core.changing.change_tenant_role(actor, membership_id, role, seen=seen)
    )
