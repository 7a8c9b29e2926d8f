"""A new organisation, founded by the provider's owner: each field one window, used on the way there and from the review.

The next window is the first whose answer is missing; with none missing it is the review.
"""

from operator import itemgetter

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, ScrollingGroup, Select
from aiogram_dialog.widgets.text import Format

from bot import places
from bot.dialogs.inputs import Press, Problem, buttons_only, chosen, complain, pressed, speech, typed
from bot.dialogs.states import Adding, Founding, Home
from bot.dialogs.steps import core_of, operation_of, recognise, to, who_of
from bot.speech import Label, Say
from core import limits, texts
from core.errors import Invalid
from core.founding import check_country, check_time_zone
from core.people import clean_name
from core.roles import templates

_ASKED = {
    "name": Founding.name,
    "country": Founding.country,
    "time_zone": Founding.time_zone,
    "template": Founding.template,
    "language": Founding.language,
}

_ITEM = Format("{item[1]}")
_ID = itemgetter(0)

_ZONES_ON_A_PAGE = 8


def founding_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("founding-name"),
            Say("founding-now", when="now"),
            typed(_keep_name),
            _navigation("name", None),
            state=Founding.name,
        ),
        Window(
            Problem(),
            Say("founding-country", when=~F["several"]),
            Say("founding-country-several", when="several"),
            Say("founding-now", when="now"),
            Group(
                Select(
                    _ITEM,
                    id="countries",
                    item_id_getter=_ID,
                    items="countries",
                    on_click=chosen(_keep_country),
                ),
                width=2,
            ),
            typed(_find_country),
            _navigation("country", to(Founding.name)),
            state=Founding.country,
            getter=_countries,
        ),
        Window(
            Problem(),
            Say("founding-time-zone"),
            Say("founding-now", when="now"),
            ScrollingGroup(
                Select(
                    _ITEM, id="zones", item_id_getter=_ID, items="zones", on_click=chosen(_keep_time_zone)
                ),
                id="zone_pages",
                width=1,
                height=_ZONES_ON_A_PAGE,
                hide_on_single_page=True,
            ),
            typed(_find_time_zone),
            _navigation("time_zone", to(Founding.country)),
            state=Founding.time_zone,
            getter=_time_zones,
        ),
        Window(
            Problem(),
            Say("founding-template"),
            Format("{about}"),
            Say("founding-now", when="now"),
            Column(
                Select(
                    _ITEM,
                    id="templates",
                    item_id_getter=_ID,
                    items="templates",
                    on_click=chosen(_keep_template),
                ),
            ),
            buttons_only(),
            _navigation("template", _before_template),
            state=Founding.template,
            getter=_templates,
        ),
        Window(
            Problem(),
            Say("founding-language"),
            Say("founding-now", when="now"),
            Column(
                Select(
                    _ITEM,
                    id="languages",
                    item_id_getter=_ID,
                    items="languages",
                    on_click=chosen(_keep_language),
                ),
            ),
            buttons_only(),
            _navigation("language", to(Founding.review)),
            state=Founding.language,
            getter=_languages,
        ),
        Window(
            Problem(),
            Say("founding-review"),
            buttons_only(),
            Button(Label("founding-create"), id="create", on_click=pressed(_create)),
            Group(
                *(
                    Button(
                        Label(f"founding-change-{field.replace('_', '-')}"),
                        id=f"change_{field}",
                        on_click=pressed(to(state)),
                    )
                    for field, state in _ASKED.items()
                ),
                width=2,
            ),
            Row(
                Button(Label("button-back"), id="review_back", on_click=pressed(to(Founding.template))),
                Button(Label("button-cancel"), id="review_cancel", on_click=pressed(_ask_to_cancel)),
            ),
            state=Founding.review,
        ),
        Window(
            Problem(),
            Say("founding-created"),
            buttons_only(),
            Button(Label("founding-add-person"), id="add_person", on_click=pressed(_add_person)),
            Button(Label("button-menu"), id="menu", on_click=pressed(_menu)),
            state=Founding.created,
        ),
        Window(
            Problem(),
            Say("founding-cancel"),
            Column(
                Button(Label("founding-go-on"), id="go_on", on_click=pressed(_resume)),
                Button(Label("founding-drop"), id="drop", on_click=pressed(_menu)),
            ),
            buttons_only(),
            state=Founding.cancel,
        ),
        on_start=_begin,
        getter=_form,
    )


def _navigation(field: str, back: Press | None) -> Group:
    """What stands there may be kept; back and cancel at every step."""
    buttons = [Button(Label("button-cancel"), id=f"{field}_cancel", on_click=pressed(_ask_to_cancel))]
    if back is not None:
        buttons.insert(0, Button(Label("button-back"), id=f"{field}_back", on_click=pressed(back)))
    keep = Button(Label("founding-keep"), id=f"{field}_keep", on_click=pressed(_go_on), when="now")
    return Group(keep, Row(*buttons))


# What the windows show


async def _form(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, str]:
    """Every answer in words, empty where there is none yet."""
    data = dialog_manager.dialog_data
    zone, template = data.get("time_zone"), templates().get(data.get("template", ""))
    form = {
        "name": data.get("name", ""),
        "country": places.country_name(language, data["country"]) if "country" in data else "",
        "time_zone": _zone_in_words(dialog_manager, language, zone) if zone else "",
        "template": template.name(language) if template is not None else "",
        "language": texts.plain(language, f"language-{data['language']}"),
    }
    asked = dialog_manager.current_context().state
    now = next((form[field] for field, state in _ASKED.items() if state == asked), "")
    return {**form, "now": now}


async def _countries(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, object]:
    several = dialog_manager.dialog_data.get("countries")
    return {
        "several": bool(several),
        "countries": [(code, places.country_name(language, code)) for code in several or places.FREQUENT],
    }


async def _time_zones(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, object]:
    zones = places.zones_of(dialog_manager.dialog_data["country"])
    return {"zones": [(zone, _zone_in_words(dialog_manager, language, zone)) for zone in zones]}


async def _templates(language: str, **_: object) -> dict[str, object]:
    return {
        "templates": [(template.id, template.name(language)) for template in templates().values()],
        "about": "\n"
        + "\n\n".join(
            texts.html(
                language,
                "founding-template-line",
                name=template.name(language),
                about=texts.plain(language, f"founding-template-{template.id}"),
            )
            for template in templates().values()
        ),
    }


async def _languages(language: str, **_: object) -> dict[str, object]:
    return {"languages": [(code, texts.plain(language, f"language-{code}")) for code in texts.LANGUAGES]}


def _zone_in_words(manager: DialogManager, language: str, zone: str) -> str:
    return f"{places.zone_name(language, zone)} ({places.zone_offset(zone, core_of(manager).clock.now())})"


# What the answers do


async def _begin(start_data: object, manager: DialogManager) -> None:
    """One operation from here to its end, however often "create" is pressed (decision 10)."""
    data = start_data if isinstance(start_data, dict) else {}
    manager.dialog_data["operation_id"] = data.get("operation_id") or operation_of(manager)
    manager.dialog_data["language"] = speech(manager).language


async def _keep(manager: DialogManager, field: str, value: str) -> None:
    manager.dialog_data[field] = value
    manager.dialog_data["begun"] = True
    await _go_on(manager)


async def _go_on(manager: DialogManager) -> None:
    missing = (state for field, state in _ASKED.items() if not manager.dialog_data.get(field))
    await manager.switch_to(next(missing, Founding.review))


async def _keep_name(manager: DialogManager, text: str) -> None:
    try:
        name = clean_name(text)
    except Invalid:  # its sentence is about a person's name
        complain(manager, speech(manager)("founding-name-invalid", name_max=limits.NAME_MAX))
        return
    await _keep(manager, "name", name)


async def _find_country(manager: DialogManager, text: str) -> None:
    found = places.find_countries(text)
    if len(found) == 1:
        await _keep_country(manager, found[0])
    else:
        manager.dialog_data["countries"] = found


async def _keep_country(manager: DialogManager, code: str) -> None:
    """The time zone of another country does not fit this one; where a country has one, it is not asked for."""
    country = check_country(code)
    manager.dialog_data.pop("countries", None)
    zones = places.zones_of(country)
    if manager.dialog_data.get("time_zone") not in zones:
        manager.dialog_data["time_zone"] = zones[0] if len(zones) == 1 else None
    await _keep(manager, "country", country)


async def _keep_time_zone(manager: DialogManager, zone: str) -> None:
    await _keep(manager, "time_zone", check_time_zone(zone))


async def _find_time_zone(manager: DialogManager, text: str) -> None:
    await _keep_time_zone(manager, places.find_zone(text, manager.dialog_data["country"]))


async def _before_template(manager: DialogManager) -> None:
    only_one = len(places.zones_of(manager.dialog_data["country"])) == 1
    await manager.switch_to(Founding.country if only_one else Founding.time_zone)


async def _keep_template(manager: DialogManager, template_id: str) -> None:
    if template_id in templates():
        await _keep(manager, "template", template_id)


async def _keep_language(manager: DialogManager, language: str) -> None:
    if language in texts.LANGUAGES:
        await _keep(manager, "language", language)


async def _create(manager: DialogManager) -> None:
    data = manager.dialog_data
    data["tenant_id"] = await core_of(manager).founding.create_tenant(
        who_of(manager).account_id or 0,
        name=data["name"],
        country=data["country"],
        time_zone=data["time_zone"],
        template_id=data["template"],
        language=data["language"],
        operation_id=data["operation_id"],
    )
    data.pop("begun", None)  # nothing is lost any more by leaving
    await recognise(manager)
    await manager.switch_to(Founding.created)


async def _add_person(manager: DialogManager) -> None:
    data = {"tenant_id": manager.dialog_data["tenant_id"], "operation_id": operation_of(manager)}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)


async def _ask_to_cancel(manager: DialogManager) -> None:
    """Asked only where there is something to lose."""
    if not manager.dialog_data.get("begun"):
        await _menu(manager)
        return
    manager.dialog_data["resume_at"] = manager.current_context().state.state
    await manager.switch_to(Founding.cancel)


async def _resume(manager: DialogManager) -> None:
    await manager.switch_to(_state(manager.dialog_data["resume_at"]))


def _state(name: str) -> State:
    return next(state for state in Founding.__all_states__ if state.state == name)


async def _menu(manager: DialogManager) -> None:
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)
