"""The tariffs on offer: a list, a new one, and one withdrawn that is kept for its subscriptions."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.layout import back, choices, pages
from bot.dialogs.states import Provider
from bot.dialogs.steps import actor_of, core_of, operation_of, to, toast
from bot.fitting import short
from bot.speech import Label, Say
from core import limits
from core.errors import Code, Invalid, NotFound
from core.people import clean_name
from core.providing import KeptTariff


def tariff_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            pages("tariff_item", _open, id_="tariff_pages"),
            Button(Label("provider-tariff-new"), "tariff_new", pressed(to(Provider.tariff_name))),
            back("tariffs", Provider.menu),
            buttons_only(),
            state=Provider.tariffs,
            getter=_list,
        ),
        Window(
            Problem(),
            Say("provider-tariff-name"),
            back("tariff_name", Provider.tariffs),
            typed(_take_name),
            state=Provider.tariff_name,
        ),
        Window(
            Problem(),
            Say("provider-tariff-days"),
            choices("tariff_days_item", _take_days),
            back("tariff_days", Provider.tariff_name),
            typed(_take_days),
            state=Provider.tariff_days,
            getter=_terms,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("provider-tariff-withdraw"), "tariff_withdraw", pressed(_turn), when="offered"),
            Button(Label("provider-tariff-offer"), "tariff_offer", pressed(_turn), when="withdrawn"),
            back("tariff", Provider.tariffs),
            buttons_only(),
            state=Provider.tariff,
            getter=_card,
        ),
    ]


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    tariffs = await core_of(dialog_manager).keeping_tariffs.list(actor_of(dialog_manager))
    items = []
    for tariff in tariffs:
        label = f"{short(tariff.name, 20)} · {say.plain('provider-days', n=tariff.days)}"
        items.append((tariff.id, label if tariff.offered else f"— {label}"))
    key = "provider-tariffs" if tariffs else "provider-tariffs-none"
    return {"text": say(key), "items": items}


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    tariff = await _kept(dialog_manager)
    text = speech(dialog_manager)(
        "provider-tariff",
        name=tariff.name,
        days=tariff.days,
        n=tariff.subscriptions,
        offered="yes" if tariff.offered else "no",
    )
    return {"text": text, "offered": tariff.offered, "withdrawn": not tariff.offered}


async def _terms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    items = [(str(days), say.plain("provider-days", n=days)) for days in (30, 90, 365)]
    return {"name": dialog_manager.dialog_data["tariff_name"], "items": items}


async def _kept(manager: DialogManager) -> KeptTariff:
    tariffs = await core_of(manager).keeping_tariffs.list(actor_of(manager))
    found = next((each for each in tariffs if each.id == manager.dialog_data["tariff_id"]), None)
    if found is None:
        raise NotFound(Code.TARIFF_UNKNOWN)
    return found


async def _open(manager: DialogManager, tariff_id: str) -> None:
    manager.dialog_data["tariff_id"] = int(tariff_id)
    await manager.switch_to(Provider.tariff)


async def _take_name(manager: DialogManager, text: str) -> None:
    manager.dialog_data["tariff_name"] = clean_name(text)
    await manager.switch_to(Provider.tariff_days)


async def _take_days(manager: DialogManager, text: str) -> None:
    if not text.isdecimal() or len(text) > 6:
        raise Invalid(Code.TARIFF_DAYS_INVALID, max=limits.TARIFF_DAYS_MAX)
    manager.dialog_data["tariff_id"] = await core_of(manager).keeping_tariffs.create(
        actor_of(manager), manager.dialog_data["tariff_name"], int(text), operation_of(manager)
    )
    await manager.switch_to(Provider.tariff)
    await toast(manager, speech(manager).plain("provider-done"))


async def _turn(manager: DialogManager) -> None:
    tariff = await _kept(manager)
    await core_of(manager).keeping_tariffs.offer(actor_of(manager), tariff.id, offered=not tariff.offered)
    await toast(manager, speech(manager).plain("provider-done"))
