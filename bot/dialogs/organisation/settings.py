"""The settings: seen by those who manage the organisation, changed by its owners, each answer in a window of its own."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot import places
from bot.dialogs.inputs import Press, Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back, choices
from bot.dialogs.organisation.section import done, licence, viewed
from bot.dialogs.placing import countries, country_choice, time_zone_choice, time_zones, zone_in_words
from bot.dialogs.states import Organisation
from bot.dialogs.steps import actor_of, core_of, tenant_of, to
from bot.speech import Label, Say
from core import texts
from core.people import clean_name
from core.tenant_settings import Policy, TenantView

SETTINGS = Organisation.settings


def settings_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Row(
                Button(Label("organisation-name"), "name", pressed(to(Organisation.name)), when="owner"),
                Button(
                    Label("organisation-language"),
                    "language",
                    pressed(to(Organisation.language)),
                    when="owner",
                ),
            ),
            Row(
                Button(Label("organisation-country"), "country", pressed(_ask_country), when="owner"),
                Button(Label("organisation-time-zone"), "time_zone", pressed(_ask_time_zone), when="owner"),
            ),
            *(
                Button(
                    Label(f"organisation-switch-{_dashed(policy)}"),
                    f"policy_{policy.value}",
                    pressed(_switch(policy)),
                    when="owner",
                )
                for policy in Policy
            ),
            Button(
                Label("organisation-differing"),
                "differing",
                pressed(to(Organisation.differing)),
                when="left_over",
            ),
            back("settings", Organisation.menu),
            buttons_only(),
            state=Organisation.settings,
            getter=_settings,
        ),
        Window(
            Problem(),
            Say("organisation-name-question"),
            back("name", SETTINGS),
            typed(_rename),
            state=Organisation.name,
            getter=named,
        ),
        Window(
            Problem(),
            Say("founding-country", when="few"),
            Say("founding-country-several", when="several"),
            *country_choice(_keep_country),
            back("country", SETTINGS),
            state=Organisation.country,
            getter=(named, countries, _few),
        ),
        Window(
            Problem(),
            Say("founding-time-zone"),
            *time_zone_choice(_keep_time_zone),
            back("time_zone", SETTINGS),
            state=Organisation.time_zone,
            getter=(named, time_zones),
        ),
        Window(
            Problem(),
            Say("organisation-language-question"),
            choices("languages", _speak),
            back("language", SETTINGS),
            buttons_only(),
            state=Organisation.language,
            getter=(named, _languages),
        ),
    ]


def _dashed(policy: Policy) -> str:
    return policy.value.replace("_", "-")


# What the windows show


async def _settings(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view = await viewed(dialog_manager)
    on = {policy.value: "on" if policy in view.policies else "off" for policy in Policy}
    left_over = view.differing > 0 and Policy.PERSONAL_RIGHTS not in view.policies
    return {
        "text": _told(dialog_manager, view, left_over),
        "owner": view.is_owner,
        "left_over": left_over,
        "n": view.differing,
        **on,
    }


def _told(manager: DialogManager, view: TenantView, left_over: bool) -> str:
    say = speech(manager)
    lines = [
        say(
            "organisation-settings-title",
            name=view.name,
            number=str(view.tenant_id),
            country=places.country_name(say.language, view.country),
            time_zone=zone_in_words(manager, say.language, view.time_zone),
            language=say.plain(f"language-{view.language}"),
        ),
        licence(manager, view),
        "\n".join(
            say(f"organisation-policy-{_dashed(policy)}", on="yes" if policy in view.policies else "no")
            for policy in Policy
        ),
    ]
    if left_over:
        lines.append(say("organisation-differing-left", n=view.differing))
    if not view.is_owner:
        lines.append(say("organisation-owners-change", owners=", ".join(view.owners)))
    return "\n\n".join(lines)


async def named(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view = await viewed(dialog_manager)
    return {"name": view.name, "n": view.differing}


async def _few(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"few": not dialog_manager.dialog_data.get("countries")}


async def _languages(language: str, **_: Any) -> dict[str, Any]:
    return {"items": [(code, texts.plain(language, f"language-{code}")) for code in texts.LANGUAGES]}


# What the answers do


@naming("founding-name-invalid")
async def _rename(manager: DialogManager, text: str) -> None:
    await core_of(manager).tenant_settings.rename(actor_of(manager), tenant_of(manager), clean_name(text))
    await done(manager, SETTINGS)


async def _ask_country(manager: DialogManager) -> None:
    manager.dialog_data.pop("countries", None)
    await manager.switch_to(Organisation.country)


async def _ask_time_zone(manager: DialogManager) -> None:
    manager.dialog_data["country"] = (await viewed(manager)).country
    await manager.switch_to(Organisation.time_zone)


async def _keep_country(manager: DialogManager, country: str) -> None:
    """The time zone of now is kept where that country has it; where it has one time only, that is not asked for."""
    now = (await viewed(manager)).time_zone
    fits = now in places.zones_of(country)
    zone = now if fits else places.only_zone(country, core_of(manager).clock.now())
    manager.dialog_data["country"] = country
    if zone is not None:
        await _keep_time_zone(manager, zone)
    else:
        await manager.switch_to(Organisation.time_zone)


async def _keep_time_zone(manager: DialogManager, zone: str) -> None:
    country = manager.dialog_data["country"]
    await core_of(manager).tenant_settings.move(actor_of(manager), tenant_of(manager), country, zone)
    await done(manager, SETTINGS)


async def _speak(manager: DialogManager, language: str) -> None:
    await core_of(manager).tenant_settings.speak(actor_of(manager), tenant_of(manager), language)
    await done(manager, SETTINGS)


def _switch(policy: Policy) -> Press:
    async def press(manager: DialogManager) -> None:
        """Switching personal rights off says first what becomes of those that were given."""
        on = policy in (await viewed(manager)).policies
        if policy is Policy.PERSONAL_RIGHTS and on:
            await manager.switch_to(Organisation.personal_rights)
            return
        await core_of(manager).tenant_settings.decide(actor_of(manager), tenant_of(manager), policy, not on)
        await done(manager, SETTINGS)

    return press
