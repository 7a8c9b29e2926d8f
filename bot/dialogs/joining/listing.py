"""The links of an organisation with what is left of each, and the people who wait for an answer."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Press, Problem, buttons_only, pressed, speech
from bot.dialogs.joining.section import guarded, menu, tenant_of
from bot.dialogs.layout import back, pages
from bot.dialogs.states import Links, People
from bot.dialogs.steps import actor_of, core_of, operation_of, to, toast
from bot.fitting import short
from bot.speech import Label, Say, Speech
from core.errors import Code, NotFound
from core.joining import LinkState, ListedLink, WhoWaits
from core.people import pretty

_LINK = 18  # characters of a name before what is left of it


def list_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            pages("link", _open),
            Button(Format("{waiting}"), "waiting", pressed(to(Links.waiting)), when="waiting"),
            Button(Label("links-new"), "new", pressed(_begin(picks=False))),
            Button(Label("links-pick"), "pick", pressed(_begin(picks=True))),
            Row(
                Button(Label("links-people"), "people", pressed(_people)),
                Button(Label("button-menu"), "menu", pressed(menu)),
            ),
            buttons_only(),
            state=Links.list,
            getter=_list,
        ),
        Window(
            Problem(),
            Format("{text}"),
            pages("request", _open_request, "requests"),
            back("waiting", Links.list),
            buttons_only(),
            state=Links.waiting,
            getter=_waiting,
        ),
        Window(
            Problem(),
            Say("links-request"),
            Row(
                Button(Label("join-allow"), "allow", pressed(_answer(allow=True)), when="may"),
                Button(Label("join-decline"), "decline", pressed(_answer(allow=False))),
            ),
            back("request", Links.waiting),
            buttons_only(),
            state=Links.request,
            getter=_request,
        ),
    ]


# The links


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, core, actor = speech(dialog_manager), core_of(dialog_manager), actor_of(dialog_manager)
    tenant_id = tenant_of(dialog_manager)
    links = await core.keeping_links.links(actor, tenant_id)
    managed = {each.id: each.name for each in await core.directory.managed(actor)}
    waiting = sum(link.waiting for link in links)
    return {
        "text": say("links-title" if links else "links-none", tenant=managed.get(tenant_id, "")),
        "items": [(link.id, _line(say, link)) for link in links],
        "waiting": say.plain("links-waiting-button", n=waiting) if waiting else "",
    }


def _line(say: Speech, link: ListedLink) -> str:
    if link.state in (LinkState.CLOSED, LinkState.ENDED):
        state = say.plain("links-state", state=link.state.value)
    else:
        state = say.plain("links-taken", taken=link.taken, seats=link.seats)
    return f"{short(link.name, _LINK)} · {state}"


@guarded
async def _open(manager: DialogManager, link_id: str) -> None:
    await core_of(manager).keeping_links.card(actor_of(manager), int(link_id))
    manager.dialog_data["link_id"] = int(link_id)
    await manager.switch_to(Links.card)


def _begin(*, picks: bool) -> Press:
    @guarded
    async def press(manager: DialogManager) -> None:
        """Refused here where the licence forbids it, before anything is said (I-35)."""
        await core_of(manager).keeping_links.options(actor_of(manager), tenant_of(manager))
        manager.dialog_data.pop("link_id", None)
        manager.dialog_data.update(picks=picks, operation_id=operation_of(manager))
        await manager.switch_to(Links.role)

    return press


async def _people(manager: DialogManager) -> None:
    await manager.start(People.page, {"tenant_id": tenant_of(manager)}, mode=StartMode.RESET_STACK)


# Who waits


async def _who_waits(manager: DialogManager) -> list[WhoWaits]:
    return await core_of(manager).answering_joins.waiting(actor_of(manager), tenant_of(manager))


async def _waiting(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    waiting = await _who_waits(dialog_manager)
    return {
        "text": speech(dialog_manager)("links-waiting" if waiting else "links-nobody-waits"),
        "requests": [(each.request_id, short(each.full_name)) for each in waiting],
    }


@guarded
async def _open_request(manager: DialogManager, request_id: str) -> None:
    manager.dialog_data["request_id"] = int(request_id)
    await _asker(manager)
    await manager.switch_to(Links.request)


async def _asker(manager: DialogManager) -> WhoWaits:
    """Still waiting; somebody else may have answered, or he has thought better of it."""
    request_id = manager.dialog_data["request_id"]
    found = next((each for each in await _who_waits(manager) if each.request_id == request_id), None)
    if found is None:
        raise NotFound(Code.REQUEST_UNKNOWN)
    return found


async def _request(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    asker = await _asker(dialog_manager)
    return {
        "name": asker.full_name,
        "phone": pretty(asker.phone.type, asker.phone.value) if asker.phone is not None else "none",
        "role": asker.role or "none",
        "link": asker.link,
        "may": asker.may_answer,
        "may_give": "yes" if asker.may_answer else "no",
    }


def _answer(*, allow: bool) -> Press:
    @guarded
    async def press(manager: DialogManager) -> None:
        answering = core_of(manager).answering_joins
        answer = answering.allow if allow else answering.decline
        answered = await answer(actor_of(manager), manager.dialog_data["request_id"], operation_of(manager))
        key = "joining-allowed" if allow else "joining-declined"
        await toast(manager, speech(manager).plain(key, name=answered.full_name))
        await manager.switch_to(Links.waiting)

    return press
