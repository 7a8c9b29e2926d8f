"""Personal rights are switched off: what that means, who has some still, and the offer to drop them."""

from collections.abc import Iterator
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back, choices, page_of, turned, turning
from bot.dialogs.organisation.section import done
from bot.dialogs.organisation.settings import named
from bot.dialogs.states import Organisation
from bot.dialogs.steps import actor_of, core_of, tenant_of
from bot.fitting import Part, fit, short
from bot.speech import Label, Say, Speech
from core.access import catalogue
from core.changing import PersonRights
from core.tenant_settings import Policy


def policy_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("organisation-personal-rights-question"),
            Row(
                Button(Label("organisation-personal-rights-yes"), "rights_off", pressed(_switch_off)),
                back("rights", Organisation.settings),
            ),
            buttons_only(),
            state=Organisation.personal_rights,
            getter=named,
        ),
        Window(
            Problem(),
            Say("organisation-differing-title"),
            choices("differs", _open),
            turning("differ"),
            back("differ", Organisation.settings),
            buttons_only(),
            state=Organisation.differing,
            getter=_list,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Row(
                Button(Label("organisation-drop-yes"), "drop_yes", pressed(_drop)),
                back("drop", Organisation.differing),
            ),
            buttons_only(),
            state=Organisation.drop,
            getter=_one,
        ),
    ]


# What the windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    page = await core_of(dialog_manager).tenant_settings.differing(
        actor_of(dialog_manager), tenant_of(dialog_manager), page_of(dialog_manager, "differ")
    )
    return {
        "n": page.total,
        "items": [(row.membership_id, short(row.full_name)) for row in page.rows],
        **turned(dialog_manager, "differ", page),
    }


async def _one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, say = dialog_manager.dialog_data, speech(dialog_manager)
    rights = await core_of(dialog_manager).giving_rights.of(actor_of(dialog_manager), data["membership_id"])
    data["version"] = rights.version
    parts = [Part(f"• {line}", 1) for line in _own(say, rights)]
    title = say("organisation-drop-question", name=rights.full_name)
    text, left_out = fit([Part(title), *parts])
    return {"text": f"{text}\n{say('people-plan-more', n=left_out)}" if left_out else text}


def _own(say: Speech, rights: PersonRights) -> Iterator[str]:
    """What differs from his role, each in a line."""
    for line in rights.applications:
        if line.right.deviation is not None:
            value = say.plain(f"right-{line.right.value.value.lower()}")
            yield say("organisation-drop-line", name=line.name, value=value)
    for permission in (each for block in rights.blocks for each in block.permissions):
        if permission.deviation is not None:
            value = say.plain("people-plan-given" if permission.given else "people-plan-taken")
            name = catalogue().by_id[permission.id].name(say.language)
            yield say("organisation-drop-line", name=name, value=value)


# What the buttons do


async def _switch_off(manager: DialogManager) -> None:
    await core_of(manager).tenant_settings.decide(
        actor_of(manager), tenant_of(manager), Policy.PERSONAL_RIGHTS, False
    )
    await done(manager, Organisation.settings)


async def _open(manager: DialogManager, membership_id: str) -> None:
    manager.dialog_data["membership_id"] = int(membership_id)
    await manager.switch_to(Organisation.drop)


async def _drop(manager: DialogManager) -> None:
    """Only what was shown: where he was changed meanwhile, it is looked at again."""
    data = manager.dialog_data
    await core_of(manager).giving_rights.back_to_recommended(
        actor_of(manager), data["membership_id"], seen=data["version"]
    )
    await done(manager, Organisation.differing)
