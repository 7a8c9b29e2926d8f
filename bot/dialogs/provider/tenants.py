"""The organisations of the installation: a list that is searched by typing, and a card with everything that can be set."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.days import last_day
from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.layout import back, choices, marked, page_of, turned, turning
from bot.dialogs.provider.asking import question, term
from bot.dialogs.states import Founding, Provider
from bot.dialogs.steps import actor_of, core_of, operation_of, to, toast
from bot.fitting import short
from bot.speech import Label, Say
from core.providing import KeptTenant
from core.tenants import LicenceState

_SWITCHES = ("servicing", "invites", "subscribes")


def tenant_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            choices("kept_tenant", _open),
            turning("kept"),
            Button(Label("provider-show-all"), "kept_all", pressed(_show_all), when="searched"),
            Button(Label("provider-found"), "kept_found", pressed(_found)),
            back("kept", Provider.menu),
            typed(_search),
            state=Provider.tenants,
            getter=_page,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("provider-licence"), "kept_licence", pressed(to(Provider.licence))),
            choices("kept_switch", _switch, "switches"),
            Button(
                Label("provider-suspend"), "kept_suspend", pressed(to(Provider.suspend_tenant)), when="runs"
            ),
            Button(Label("provider-restore"), "kept_restore", pressed(_restore), when="suspended"),
            back("kept_card", Provider.tenants),
            buttons_only(),
            state=Provider.tenant,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("provider-licence-which"),
            choices("kept_licence_state", _choose_licence),
            back("kept_licence", Provider.tenant),
            buttons_only(),
            state=Provider.licence,
            getter=_licences,
        ),
        term(Provider.until, "until", (30, 90, 180, 365), _license_until, _zone, Provider.licence),
        question(Provider.suspend_tenant, "suspend-tenant", _suspend, Provider.tenant, _card),
        question(Provider.servicing, "servicing-off", _stop_servicing, Provider.tenant, _card),
    ]


# What the windows show


async def _page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, say = dialog_manager.dialog_data, speech(dialog_manager)
    search = data.get("search", "")
    page = await core_of(dialog_manager).keeping_tenants.page(
        actor_of(dialog_manager), page_of(dialog_manager, "kept"), search
    )
    found = "search" if search else "all"
    key = "provider-tenants-none" if not page.total else "provider-tenants"
    text = say(
        key, found=found, search=short(search, 40), total=page.total, number=page.number + 1, pages=page.pages
    )
    return {
        "text": text,
        "items": [
            (tenant.id, f"{short(tenant.name, 22)} · {say.plain(f'provider-state-{_state(tenant)}')}")
            for tenant in page.rows
        ],
        **turned(dialog_manager, "kept", page),
        "searched": bool(search),
    }


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, tenant = speech(dialog_manager), await _kept(dialog_manager)
    until = "none"
    if tenant.licence_until is not None:
        until = last_day(tenant.licence_until, tenant.time_zone, say.language)
    lines = [
        say("provider-tenant", name=tenant.name, number=str(tenant.id), n=tenant.people),
        say("provider-tenant-licence", licence=tenant.licence.value.lower(), until=until),
    ]
    if tenant.suspended:
        lines.append(say("provider-tenant-suspended"))
    on = {"servicing": tenant.servicing, "invites": tenant.invites_tenants}
    on["subscribes"] = tenant.subscribes_tariffs
    return {
        "text": "\n".join(lines),
        "name": tenant.name,
        "n": tenant.people,
        "runs": not tenant.suspended,
        "suspended": tenant.suspended,
        "switches": [
            (name, f"{'✅' if on[name] else '⬜'} {say.plain(f'provider-may-{name}')}")
            for name in _SWITCHES
            if name == "servicing" or tenant.servicing
        ],
    }


async def _licences(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, tenant = speech(dialog_manager), await _kept(dialog_manager)
    return {
        "name": tenant.name,
        "items": [
            (
                state.value,
                marked(say.plain(f"provider-state-{state.value.lower()}"), state is tenant.licence),
            )
            for state in LicenceState
        ],
    }


async def _kept(manager: DialogManager) -> KeptTenant:
    return await core_of(manager).keeping_tenants.view(actor_of(manager), manager.dialog_data["tenant_id"])


async def _zone(manager: DialogManager) -> str:
    return (await _kept(manager)).time_zone


def _state(tenant: KeptTenant) -> str:
    return "suspended" if tenant.suspended else tenant.licence.value.lower()


# What the buttons do


async def _search(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(search=text[:100], kept_page=0)


async def _show_all(manager: DialogManager) -> None:
    manager.dialog_data.update(search="", kept_page=0)


async def _found(manager: DialogManager) -> None:
    data = {"operation_id": operation_of(manager)}
    await manager.start(Founding.name, data, mode=StartMode.RESET_STACK)


async def _open(manager: DialogManager, tenant_id: str) -> None:
    manager.dialog_data["tenant_id"] = int(tenant_id)
    await manager.switch_to(Provider.tenant)


async def _choose_licence(manager: DialogManager, state: str) -> None:
    """One that is over has no end to choose."""
    manager.dialog_data["licence"] = LicenceState(state).value
    if state == LicenceState.EXPIRED:
        await _license_until(manager, None)
    else:
        await manager.switch_to(Provider.until)


async def _license_until(manager: DialogManager, until: datetime | None) -> None:
    data = manager.dialog_data
    await core_of(manager).keeping_tenants.licence(
        actor_of(manager), data["tenant_id"], LicenceState(data["licence"]), until
    )
    await _done(manager)


async def _switch(manager: DialogManager, name: str) -> None:
    keeping, actor, tenant = core_of(manager).keeping_tenants, actor_of(manager), await _kept(manager)
    if name == "invites":
        await keeping.let_invite(actor, tenant.id, allowed=not tenant.invites_tenants)
    elif name == "subscribes":
        await keeping.let_subscribe(actor, tenant.id, allowed=not tenant.subscribes_tariffs)
    elif tenant.servicing:  # much ends with it, so it is asked once more
        await manager.switch_to(Provider.servicing)
        return
    else:
        await keeping.let_service(actor, tenant.id, allowed=True)
    await _done(manager)


async def _stop_servicing(manager: DialogManager) -> None:
    await core_of(manager).keeping_tenants.let_service(
        actor_of(manager), manager.dialog_data["tenant_id"], allowed=False
    )
    await _done(manager)


async def _suspend(manager: DialogManager) -> None:
    await core_of(manager).keeping_tenants.suspend(actor_of(manager), manager.dialog_data["tenant_id"])
    await _done(manager)


async def _restore(manager: DialogManager) -> None:
    await core_of(manager).keeping_tenants.restore(actor_of(manager), manager.dialog_data["tenant_id"])
    await _done(manager)


async def _done(manager: DialogManager) -> None:
    await manager.switch_to(Provider.tenant)
    await toast(manager, speech(manager).plain("provider-done"))
