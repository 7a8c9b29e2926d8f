"""Where an organisation is: the buttons, the typing and the lists of a country and a time zone, for any form that asks.

A form keeps the country it is about in dialog_data["country"]; several that a typed name may mean, in "countries".
"""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Keyboard

from bot import places
from bot.dialogs.inputs import Take, speech, typed
from bot.dialogs.layout import choices, pages
from bot.dialogs.steps import core_of
from core.founding import check_country, check_time_zone


def country_choice(keep: Take) -> tuple[Keyboard, MessageInput]:
    """`keep` gets the code. For a window with the getter `countries`."""

    async def choose(manager: DialogManager, code: str) -> None:
        country = check_country(code)
        manager.dialog_data.pop("countries", None)
        await keep(manager, country)

    async def find(manager: DialogManager, text: str) -> None:
        found = places.find_countries(text)
        if len(found) == 1:
            await choose(manager, found[0])
        else:
            manager.dialog_data["countries"] = found

    return choices("countries", choose, "countries", width=2), typed(find)


def time_zone_choice(keep: Take) -> tuple[Keyboard, MessageInput]:
    """`keep` gets the zone. For a window with the getter `time_zones`."""

    async def choose(manager: DialogManager, zone: str) -> None:
        await keep(manager, check_time_zone(zone))

    async def find(manager: DialogManager, text: str) -> None:
        country: str = manager.dialog_data["country"]
        await choose(manager, places.find_zone(text, country, speech(manager).language))

    buttons = pages("zones", choose, "zones", id_="zone_pages")
    return buttons, typed(find)


async def countries(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, object]:
    several = dialog_manager.dialog_data.get("countries")
    return {
        "several": bool(several),
        "countries": [(code, places.country_name(language, code)) for code in several or places.FREQUENT],
    }


async def time_zones(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, object]:
    zones = places.zones_of(dialog_manager.dialog_data["country"])
    return {"zones": [(zone, zone_in_words(dialog_manager, language, zone)) for zone in zones]}


def zone_in_words(manager: DialogManager, language: str, zone: str) -> str:
    return f"{places.zone_name(language, zone)} ({places.zone_offset(zone, core_of(manager).clock.now())})"
