"""The staff list: pages, a search while typing, adding several at once; the card of one, renaming and removing him."""

from collections.abc import Iterator
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.layout import back, choices, page_of, turned, turning
from bot.dialogs.organisation.section import done, start
from bot.dialogs.states import Organisation, People
from bot.dialogs.steps import actor_of, core_of, operation_of, tenant_of, to
from bot.fitting import short
from bot.speech import Label, Say, Speech
from core.keeping_staff import Added, StaffCard, StaffPage

_SAID_BACK = 60  # characters of what was typed
_NAMED = 5  # of those who were in the list already; the rest is counted


def staff_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            choices("staff", _open),
            turning("staff"),
            Button(Label("people-show-all"), "staff_all", pressed(_show_all), when="searched"),
            Button(Label("organisation-staff-add"), "staff_add", pressed(to(Organisation.staff_add))),
            back("staff", Organisation.menu),
            typed(_search),
            state=Organisation.staff,
            getter=_list,
        ),
        Window(
            Problem(),
            Say("organisation-staff-names"),
            back("staff_add", Organisation.staff),
            typed(_add),
            state=Organisation.staff_add,
        ),
        Window(
            Problem(),
            Say("organisation-staff-card"),
            Button(Label("organisation-staff-bind"), "staff_bind", pressed(_bind), when="free"),
            Button(Label("organisation-staff-person"), "staff_person", pressed(_person), when="bound"),
            Button(Label("organisation-staff-release"), "staff_release", pressed(_release), when="release"),
            Row(
                Button(
                    Label("organisation-staff-rename"),
                    "staff_rename",
                    pressed(to(Organisation.staff_rename)),
                ),
                Button(
                    Label("organisation-staff-remove"),
                    "staff_remove",
                    pressed(to(Organisation.staff_remove)),
                ),
            ),
            Button(Label("people-list"), "staff_list", pressed(to(Organisation.staff))),
            buttons_only(),
            state=Organisation.staff_card,
            getter=staff_card,
        ),
        Window(
            Problem(),
            Say("organisation-staff-new-name"),
            back("staff_rename", Organisation.staff_card),
            typed(_rename),
            state=Organisation.staff_rename,
            getter=staff_card,
        ),
        Window(
            Problem(),
            Say("organisation-staff-remove-question"),
            Row(
                Button(Label("organisation-staff-remove-yes"), "staff_remove_yes", pressed(_remove)),
                back("staff_remove", Organisation.staff_card),
            ),
            buttons_only(),
            state=Organisation.staff_remove,
            getter=staff_card,
        ),
    ]


# What the windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, say = dialog_manager.dialog_data, speech(dialog_manager)
    search = data.get("staff_search", "")
    page = await core_of(dialog_manager).keeping_staff.page(
        actor_of(dialog_manager), tenant_of(dialog_manager), page_of(dialog_manager, "staff"), search
    )
    lines = [*_news(say, data.pop("staff_news", None)), _heading(say, page, search)]
    return {
        "text": "\n\n".join(lines),
        "items": [(row.id, _row(say, row.name, row.person)) for row in page.rows],
        **turned(dialog_manager, "staff", page),
        "searched": bool(search),
    }


def _heading(say: Speech, page: StaffPage, search: str) -> str:
    title = say("organisation-staff-title", tenant=page.tenant)
    said = {"total": page.total, "number": page.number + 1, "pages": page.pages}
    if search:
        key = "organisation-staff-found" if page.total else "organisation-staff-nobody-found"
        return f"{title}\n{say(key, search=short(search, _SAID_BACK), **said)}"
    return f"{title}\n{say('organisation-staff-all' if page.total else 'organisation-staff-empty', **said)}"


def _row(say: Speech, name: str, person: str | None) -> str:
    if person is None:
        return short(name)
    return say.plain("organisation-staff-row", name=short(name, 20), person=short(person, 20))


def _news(say: Speech, news: dict[str, Any] | None) -> Iterator[str]:
    """What became of the names that were just typed."""
    if news is None:
        return
    if news["added"]:
        yield say("organisation-staff-added", n=news["added"])
    if news["there"]:
        named = ", ".join(news["there"][:_NAMED])
        yield say("organisation-staff-there", names=named, more=len(news["there"][_NAMED:]))


async def staff_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """For every window about one of the list: what is true of him now."""
    card = await _card(dialog_manager)
    dialog_manager.dialog_data["version"] = card.version
    return {
        "name": card.name,
        "tenant": card.tenant,
        "person": card.person or "none",
        "n": card.named_by,
        "free": card.membership_id is None,
        "bound": card.membership_id is not None,
        "release": card.may_release,
    }


async def _card(manager: DialogManager) -> StaffCard:
    return await core_of(manager).keeping_staff.card(actor_of(manager), staff_id(manager))


def staff_id(manager: DialogManager) -> int:
    staff_member_id: int = manager.dialog_data["staff_id"]
    return staff_member_id


# What typing and the buttons do


async def _open(manager: DialogManager, staff_member_id: str) -> None:
    manager.dialog_data["staff_id"] = int(staff_member_id)
    await _card(manager)  # removed meanwhile: he is told so here
    await manager.switch_to(Organisation.staff_card)


async def _search(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(staff_search=text, staff_page=0)


async def _show_all(manager: DialogManager) -> None:
    await _search(manager, "")


async def _add(manager: DialogManager, text: str) -> None:
    """A name in each line; empty lines are none."""
    names = [line for line in text.splitlines() if line.strip()]
    added: Added = await core_of(manager).keeping_staff.add(
        actor_of(manager), tenant_of(manager), names, operation_of(manager)
    )
    there = [short(name) for name in added.there_already]
    manager.dialog_data["staff_news"] = {"added": len(added.names), "there": there}
    await _show_all(manager)
    await manager.switch_to(Organisation.staff)


async def _rename(manager: DialogManager, name: str) -> None:
    await core_of(manager).keeping_staff.rename(actor_of(manager), staff_id(manager), name)
    await manager.switch_to(Organisation.staff_card)


async def _remove(manager: DialogManager) -> None:
    await manager.switch_to(Organisation.staff)  # also where he is gone already
    await core_of(manager).keeping_staff.remove(actor_of(manager), staff_id(manager))
    await done(manager, Organisation.staff)


async def _bind(manager: DialogManager) -> None:
    manager.dialog_data.update(bind_page=0, bind_search="")
    await manager.switch_to(Organisation.staff_bind)


async def _person(manager: DialogManager) -> None:
    card = await _card(manager)
    if card.membership_id is not None:
        await start(manager, People.card, membership_id=card.membership_id)


async def _release(manager: DialogManager) -> None:
    """As it was shown: where his membership is another one now, he is told so."""
    card = await _card(manager)
    if card.membership_id is not None:
        seen = manager.dialog_data["version"]
        await core_of(manager).changing.bind_staff(actor_of(manager), card.membership_id, None, seen=seen)
    await done(manager, Organisation.staff_card)
