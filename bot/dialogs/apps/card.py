"""The card of an application, and what is done to it from there: name, state, links, removing."""

from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.link_preview import LinkPreview
from aiogram_dialog.widgets.text import Format

from bot.dialogs.apps.section import guarded, leads, show, viewed, which
from bot.dialogs.apps.words import card
from bot.dialogs.inputs import Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back, choices
from bot.dialogs.states import Apps
from bot.dialogs.steps import core_of, menu, to, toast
from bot.speech import Label, Say
from core.applications import ApplicationState
from core.keeping_applications import Link


def card_windows() -> list[Window]:
    to_card = leads(Apps.card)
    return [
        Window(
            Problem(),
            Format("{card}"),
            LinkPreview(is_disabled=True),
            Row(
                Button(Label("apps-state"), "app_state", pressed(leads(Apps.state))),
                Button(Label("apps-inside"), "app_inside", pressed(leads(Apps.inside))),
            ),
            choices("app_link", _choose_link, "links"),
            Row(
                Button(Label("apps-rename"), "app_rename", pressed(leads(Apps.rename))),
                Button(Label("apps-remove"), "app_remove", pressed(leads(Apps.remove))),
                when="may_change",
            ),
            Row(
                Button(Label("apps-to-list"), "app_list", pressed(to(Apps.list))),
                Button(Label("button-menu"), "app_menu", pressed(menu)),
            ),
            buttons_only(),
            state=Apps.card,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("apps-rename-to"),
            back("rename", to_card),
            typed(_rename),
            state=Apps.rename,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("apps-state-title"),
            choices("state_item", _set_state, "states"),
            back("state", to_card),
            buttons_only(),
            state=Apps.state,
            getter=_card,
        ),
        Window(
            Problem(),
            Say("apps-link-wanted"),
            LinkPreview(is_disabled=True),
            Button(Label("apps-link-clear"), "link_clear", pressed(_clear_link), when="has_link"),
            back("link", to_card),
            typed(_set_link),
            state=Apps.link,
            getter=_link,
        ),
        Window(
            Problem(),
            Say("apps-remove-question"),
            Row(
                Button(Label("apps-remove-yes"), "remove_yes", pressed(_remove)),
                back("remove", to_card),
            ),
            buttons_only(),
            state=Apps.remove,
            getter=_card,
        ),
    ]


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, say = await viewed(dialog_manager), speech(dialog_manager)
    return {
        "card": card(say, view),
        "name": view.name,
        "people": view.people,
        "roles": len(view.roles_inside),
        "may_change": view.may_change,
        "links": [
            (link.value, say.plain("apps-link", link=link.value, there="yes" if url else "no"))
            for link, url in view.links.items()
            if view.may_change
        ],
        "states": [
            (
                state.value,
                say.plain(
                    "apps-state-item", state=state.value, current="yes" if state is view.state else "no"
                ),
            )
            for state in ApplicationState
        ],
    }


async def _link(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    view, link = await viewed(dialog_manager), Link(dialog_manager.dialog_data["link"])
    url = view.links.get(link)
    return {"name": view.name, "link": link.value, "url": url or "none", "has_link": url is not None}


@naming("apps-name-invalid")
@guarded
async def _rename(manager: DialogManager, name: str) -> None:
    await core_of(manager).keeping_applications.rename(*which(manager), name)
    await show(manager, Apps.card)


@guarded
async def _set_state(manager: DialogManager, state: str) -> None:
    if state in set(ApplicationState):
        await core_of(manager).keeping_applications.set_state(*which(manager), ApplicationState(state))
        await toast(manager, speech(manager).plain("apps-done"))
        await show(manager, Apps.card)


@guarded
async def _choose_link(manager: DialogManager, link: str) -> None:
    if link in {each.value for each in (await viewed(manager)).links}:
        manager.dialog_data["link"] = link
        await manager.switch_to(Apps.link)


@guarded
async def _set_link(manager: DialogManager, text: str) -> None:
    await _put_link(manager, text)


@guarded
async def _clear_link(manager: DialogManager) -> None:
    await _put_link(manager, None)
    await toast(manager, speech(manager).plain("apps-done"))


async def _put_link(manager: DialogManager, text: str | None) -> None:
    link = Link(manager.dialog_data["link"])
    await core_of(manager).keeping_applications.set_link(*which(manager), link, text)
    await show(manager, Apps.card)


@guarded
async def _remove(manager: DialogManager) -> None:
    await core_of(manager).keeping_applications.remove(*which(manager))
    await toast(manager, speech(manager).plain("apps-removed"))
    await show(manager, Apps.list)
