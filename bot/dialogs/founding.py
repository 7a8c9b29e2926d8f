"""A new organisation, founded by the provider's owner or by who was invited to begin it.

Each field is one window, used on the way there and from the review. The next window is the first whose answer is
missing; with none missing it is the review.
"""

from dataclasses import asdict

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row
from aiogram_dialog.widgets.text import Format

from bot import places
from bot.dialogs.inputs import Press, Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back, choices
from bot.dialogs.placing import countries, country_choice, time_zone_choice, time_zones, zone_in_words
from bot.dialogs.states import Adding, Founding
from bot.dialogs.steps import actor_of, core_of, menu, operation_of, recognise, to
from bot.dialogs.unfinished import cancels, goes_on
from bot.speech import Label, Say
from core import limits, texts
from core.founding import NewTenant
from core.people import clean_name
from core.roles import templates

_ASKED = {
    "name": Founding.name,
    "country": Founding.country,
    "time_zone": Founding.time_zone,
    "template": Founding.template,
    "language": Founding.language,
}


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
            *country_choice(_keep_country),
            _navigation("country", Founding.name),
            state=Founding.country,
            getter=countries,
        ),
        Window(
            Problem(),
            Say("founding-time-zone"),
            Say("founding-now", when="now"),
            *time_zone_choice(_keep_time_zone),
            _navigation("time_zone", Founding.country),
            state=Founding.time_zone,
            getter=time_zones,
        ),
        Window(
            Problem(),
            Say("founding-template"),
            Format("{about}"),
            Say("founding-now", when="now"),
            choices("templates", _keep_template, "templates"),
            buttons_only(),
            _navigation("template", _before_template),
            state=Founding.template,
            getter=_templates,
        ),
        Window(
            Problem(),
            Say("founding-language"),
            Say("founding-now", when="now"),
            choices("languages", _keep_language, "languages"),
            buttons_only(),
            _navigation("language", Founding.review),
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
                back("review", Founding.template),
                Button(
                    Label("button-cancel"), id="review_cancel", on_click=pressed(cancels(Founding.cancel))
                ),
            ),
            state=Founding.review,
        ),
        Window(
            Problem(),
            Say("founding-created", when=~F["invited"]),
            Say("founding-no-applications", when="empty"),
            Say("founding-created-trial", when="invited", days=limits.TRIAL.days),
            buttons_only(),
            Button(
                Label("founding-add-person"),
                id="add_person",
                on_click=pressed(_add_person),
                when=~F["invited"],  # which needs a paid licence (I-35)
            ),
            Button(Label("button-menu"), id="menu", on_click=pressed(menu)),
            state=Founding.created,
        ),
        Window(
            Problem(),
            Say("founding-cancel", when=~F["invited"]),
            Say("founding-cancel-invited", when="invited"),
            Column(
                Button(Label("founding-go-on"), id="go_on", on_click=pressed(goes_on(Founding.name))),
                Button(Label("founding-drop"), id="drop", on_click=pressed(menu)),
            ),
            buttons_only(),
            state=Founding.cancel,
        ),
        on_start=_begin,
        getter=_form,
    )


def _navigation(field: str, way: State | Press | None) -> Group:
    """What stands there may be kept; back and cancel at every step."""
    buttons = [
        Button(Label("button-cancel"), id=f"{field}_cancel", on_click=pressed(cancels(Founding.cancel)))
    ]
    if way is not None:
        buttons.insert(0, back(field, way))
    keep = Button(Label("founding-keep"), id=f"{field}_keep", on_click=pressed(_go_on), when="now")
    return Group(keep, Row(*buttons))


# What the windows show


async def _form(dialog_manager: DialogManager, language: str, **_: object) -> dict[str, str | bool]:
    """Every answer in words, empty where there is none yet."""
    data = dialog_manager.dialog_data
    zone, template = data.get("time_zone"), templates().get(data.get("template", ""))
    form = {
        "name": data.get("name", ""),
        "country": places.country_name(language, data["country"]) if "country" in data else "",
        "time_zone": zone_in_words(dialog_manager, language, zone) if zone else "",
        "template": template.name(language) if template is not None else "",
        "language": texts.plain(language, f"language-{data['language']}"),
    }
    asked = dialog_manager.current_context().state
    now = next((form[field] for field, state in _ASKED.items() if state == asked), "")
    empty = template is not None and not template.apps
    ready = "no" if empty else "yes"
    return {**form, "now": now, "invited": "invitation_id" in data, "empty": empty, "ready": ready}


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


# What the answers do


async def _begin(start_data: object, manager: DialogManager) -> None:
    """One operation from here to its end, however often "create" is pressed."""
    data = start_data if isinstance(start_data, dict) else {}
    manager.dialog_data["operation_id"] = data.get("operation_id") or operation_of(manager)
    manager.dialog_data["language"] = speech(manager).language
    if "invitation_id" in data:
        manager.dialog_data.update(invitation_id=data["invitation_id"], name=data["name"])


async def _keep(manager: DialogManager, field: str, value: str) -> None:
    manager.dialog_data[field] = value
    manager.dialog_data["begun"] = True
    await _go_on(manager)


async def _go_on(manager: DialogManager) -> None:
    missing = (state for field, state in _ASKED.items() if not manager.dialog_data.get(field))
    await manager.switch_to(next(missing, Founding.review))


@naming("founding-name-invalid")
async def _keep_name(manager: DialogManager, text: str) -> None:
    await _keep(manager, "name", clean_name(text))


async def _keep_country(manager: DialogManager, country: str) -> None:
    """The time zone of another country does not fit this one; where a country has one time, it is not asked for."""
    if manager.dialog_data.get("time_zone") not in places.zones_of(country):
        manager.dialog_data["time_zone"] = _only_zone(manager, country)
    await _keep(manager, "country", country)


async def _keep_time_zone(manager: DialogManager, zone: str) -> None:
    await _keep(manager, "time_zone", zone)


async def _before_template(manager: DialogManager) -> None:
    only = _only_zone(manager, manager.dialog_data["country"])
    await manager.switch_to(Founding.country if only else Founding.time_zone)


def _only_zone(manager: DialogManager, country: str) -> str | None:
    return places.only_zone(country, core_of(manager).clock.now())


async def _keep_template(manager: DialogManager, template_id: str) -> None:
    if template_id in templates():
        await _keep(manager, "template", template_id)


async def _keep_language(manager: DialogManager, language: str) -> None:
    if language in texts.LANGUAGES:
        await _keep(manager, "language", language)


async def _create(manager: DialogManager) -> None:
    data, actor = manager.dialog_data, actor_of(manager)
    new = NewTenant(data["name"], data["country"], data["time_zone"], data["template"], data["language"])
    if "invitation_id" in data:
        coming = core_of(manager).servicing.coming
        tenant_id = await coming.begin(actor, data["invitation_id"], new, data["operation_id"])
    else:
        tenant_id = await core_of(manager).founding.create_tenant(
            actor, **asdict(new), operation_id=data["operation_id"]
        )
    data["tenant_id"] = tenant_id
    data.pop("begun", None)  # nothing is lost any more by leaving
    await recognise(manager)
    await manager.switch_to(Founding.created)


async def _add_person(manager: DialogManager) -> None:
    data = {"tenant_id": manager.dialog_data["tenant_id"], "operation_id": operation_of(manager)}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)
