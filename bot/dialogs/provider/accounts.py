"""Anybody's account, found as support finds it: suspended, restored, deactivated; and who the support agents are."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.days import last_day
from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, speech, typed
from bot.dialogs.layout import back, choices, pages
from bot.dialogs.provider.asking import question, term
from bot.dialogs.states import Provider
from bot.dialogs.steps import actor_of, core_of, to, toast
from bot.fitting import short
from bot.speech import Label, Say
from core.people import AccountState
from core.providing import KeptAccount


def account_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("provider-find"),
            back("kept_find", Provider.menu),
            typed(_find),
            state=Provider.find,
        ),
        Window(
            Problem(),
            Say("provider-matches"),
            choices("kept_match", _open),
            back("kept_matches", Provider.find),
            typed(_find),
            state=Provider.matches,
            getter=_matches,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(
                Label("provider-suspend"),
                "kept_account_suspend",
                pressed(to(Provider.suspend_account)),
                when="active",
            ),
            Button(Label("provider-restore"), "kept_account_restore", pressed(_restore), when="suspended"),
            Button(
                Label("provider-deactivate"),
                "kept_account_end",
                pressed(to(Provider.deactivate)),
                when="living",
            ),
            Row(
                Button(Label("provider-appoint"), "kept_appoint", pressed(_appoint), when="may_appoint"),
                Button(
                    Label("provider-dismiss"),
                    "kept_dismiss",
                    pressed(to(Provider.agent_dismiss)),
                    when="agent",
                ),
            ),
            Button(Label("provider-other-account"), "kept_another", pressed(to(Provider.find))),
            back("kept_account", Provider.menu),
            buttons_only(),
            state=Provider.account,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("provider-suspend-why"),
            Button(Label("button-skip"), "kept_why_skip", pressed(_without_why)),
            back("kept_why", Provider.account),
            typed(_take_why),
            state=Provider.suspend_account,
            getter=_card,
        ),
        term(
            Provider.suspend_until,
            "suspend-until",
            (1, 7, 30),
            _suspend_until,
            _zone,
            Provider.suspend_account,
        ),
        question(Provider.deactivate, "deactivate", _deactivate, Provider.account, _card),
        question(Provider.agent_dismiss, "dismiss", _dismiss, Provider.account, _card),
        Window(
            Problem(),
            Format("{text}"),
            pages("kept_agent", _open, id_="kept_agents"),
            Button(Label("provider-add-agent"), "kept_add_agent", pressed(to(Provider.find))),
            back("kept_agents", Provider.menu),
            buttons_only(),
            state=Provider.agents,
            getter=_agents,
        ),
    ]


# What the windows show


async def _matches(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await core_of(dialog_manager).support.find(
        actor_of(dialog_manager), dialog_manager.dialog_data["query"]
    )
    items = []
    for match in found:
        tenants = ", ".join(match.tenants)
        items.append(
            (match.account_id, short(f"{match.full_name} · {tenants}" if tenants else match.full_name))
        )
    return {"n": len(items), "items": items}


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, account = speech(dialog_manager), await _kept(dialog_manager)
    until = "none"
    if account.suspended_until is not None:
        until = last_day(account.suspended_until, "UTC", say.language)
    state = account.state.value.lower()
    lines = [
        say("provider-account", name=account.full_name, n=account.tenants),
        say("provider-account-state", state=state, until=until),
    ]
    if account.suspended_why:
        lines.append(say("provider-account-why", why=account.suspended_why))
    if account.is_agent:
        lines.append(say("provider-account-agent"))
    if account.protected:
        lines.append(say("provider-account-protected"))
    may = not account.protected
    return {
        "text": "\n".join(lines),
        "name": account.full_name,
        "n": account.tenants,
        "active": may and account.state is AccountState.ACTIVE,
        "suspended": may and account.state is AccountState.SUSPENDED,
        "living": may and account.state is not AccountState.DEACTIVATED,
        "agent": account.is_agent,
        "may_appoint": account.state is AccountState.ACTIVE and not account.is_agent,
    }


async def _agents(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    agents = await core_of(dialog_manager).keeping_agents.list(actor_of(dialog_manager))
    say = speech(dialog_manager)
    return {
        "text": say("provider-agents" if agents else "provider-agents-none", n=len(agents)),
        "items": [(account_id, short(name)) for account_id, name in agents],
    }


async def _kept(manager: DialogManager) -> KeptAccount:
    return await core_of(manager).keeping_accounts.view(actor_of(manager), manager.dialog_data["account_id"])


async def _zone(manager: DialogManager) -> str:
    return "UTC"  # an account is of no organisation, and so of no calendar


# What typing and the buttons do


async def _find(manager: DialogManager, text: str) -> None:
    """One match is shown at once, of several one is chosen."""
    found = await core_of(manager).support.find(actor_of(manager), text)
    if not found:
        complain(manager, speech(manager)("error-person-unknown"))
    elif len(found) == 1:
        await _open(manager, str(found[0].account_id))
    else:
        manager.dialog_data["query"] = text
        await manager.switch_to(Provider.matches)


async def _open(manager: DialogManager, account_id: str) -> None:
    manager.dialog_data["account_id"] = int(account_id)
    await manager.switch_to(Provider.account)


async def _take_why(manager: DialogManager, text: str) -> None:
    manager.dialog_data["why"] = text
    await manager.switch_to(Provider.suspend_until)


async def _without_why(manager: DialogManager) -> None:
    await _take_why(manager, "")


async def _suspend_until(manager: DialogManager, until: datetime | None) -> None:
    data = manager.dialog_data
    await core_of(manager).keeping_accounts.suspend(
        actor_of(manager), data["account_id"], data.get("why", ""), until
    )
    await _done(manager)


async def _restore(manager: DialogManager) -> None:
    await core_of(manager).keeping_accounts.restore(actor_of(manager), manager.dialog_data["account_id"])
    await _done(manager)


async def _deactivate(manager: DialogManager) -> None:
    await core_of(manager).keeping_accounts.deactivate(actor_of(manager), manager.dialog_data["account_id"])
    await _done(manager)


async def _appoint(manager: DialogManager) -> None:
    await core_of(manager).keeping_agents.appoint(
        actor_of(manager), manager.dialog_data["account_id"], support=True
    )
    await _done(manager)


async def _dismiss(manager: DialogManager) -> None:
    await core_of(manager).keeping_agents.appoint(
        actor_of(manager), manager.dialog_data["account_id"], support=False
    )
    await _done(manager)


async def _done(manager: DialogManager) -> None:
    await manager.switch_to(Provider.account)
    await toast(manager, speech(manager).plain("provider-done"))
