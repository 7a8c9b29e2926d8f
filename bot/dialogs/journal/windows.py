"""The command /journal, its pages, and what they are narrowed to: one kind of deeds, one person."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.journal.words import JournalWords
from bot.dialogs.layout import back, choices, marked, page_of, turned, turning
from bot.dialogs.states import Journal, Organisation, People
from bot.dialogs.steps import actor_of, core_of, fill, menu
from bot.dialogs.tenants import open_section
from bot.dialogs.unfinished import holds_back
from bot.fitting import Part, fit, short
from bot.speech import Label, Say, Speech
from core.invitations import Page
from core.reading_journal import Filters, JournalPage, Kind


def router() -> Router:
    router = Router(name="journal")

    @router.message(Command("journal"))
    async def journal(message: Message, dialog_manager: DialogManager) -> None:
        if not await holds_back(dialog_manager):
            await open_section(dialog_manager, Journal.page)

    return router


def journal_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Format("{text}"),
            Row(
                Button(Label("journal-newer"), "newer", pressed(_newer), when="newer"),
                Button(Label("journal-older"), "older", pressed(_older), when="older"),
            ),
            choices("kind", _narrow, "kinds", width=2),
            Row(
                Button(Label("journal-by-person"), "by_person", pressed(_ask_person), when="of_all"),
                Button(Label("people-show-all"), "everything", pressed(_everything), when="narrowed"),
            ),
            Button(Label("journal-card"), "card", pressed(_card), when="of_one"),
            Row(
                Button(Label("journal-organisation"), "organisation", pressed(_organisation)),
                Button(Label("button-menu"), "menu", pressed(menu)),
            ),
            buttons_only(),
            state=Journal.page,
            getter=_page,
        ),
        Window(
            Problem(),
            Say("journal-person"),
            choices("person", _choose_person),
            turning("person"),
            back("person", Journal.page),
            typed(_search),
            state=Journal.person,
            getter=_people,
        ),
        on_start=fill,
    )


# What the windows show


async def _read(manager: DialogManager) -> JournalPage:
    data = manager.dialog_data
    kind = data.get("kind")
    return await core_of(manager).reading_journal.page(
        actor_of(manager),
        data["tenant_id"],
        Filters(data.get("account_id"), Kind(kind) if kind else None),
        before=data.get("before"),
        after=data.get("after"),
    )


async def _page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, data = speech(dialog_manager), dialog_manager.dialog_data
    page = await _read(dialog_manager)
    data["ends"] = [page.entries[0].id, page.entries[-1].id] if page.entries else None
    kind = data.get("kind")
    narrowed = page.person is not None or kind is not None
    return {
        "text": _told(dialog_manager, say, page, narrowed),
        "newer": page.newer,
        "older": page.older,
        "kinds": [(each.value, _marked(say, each, kind)) for each in Kind] if page.entries or kind else [],
        "of_all": page.person is None and bool(page.entries),
        "of_one": page.person is not None,
        "narrowed": narrowed,
    }


def _told(manager: DialogManager, say: Speech, page: JournalPage, narrowed: bool) -> str:
    title = say("journal-title", tenant=page.tenant)
    if page.person is not None:
        title = say("journal-title-person", tenant=page.tenant, name=page.person.full_name)
    if not page.entries:
        return f"{title}\n\n{say('journal-nothing-found' if narrowed else 'journal-empty')}"
    words = JournalWords(say, page.time_zone, core_of(manager).clock.now())
    text, _ = fit([Part(title), *(Part(f"\n{words.line(entry)}") for entry in page.entries)])
    return text


def _marked(say: Speech, kind: Kind, now: str | None) -> str:
    label = say.plain(f"journal-kind-{kind.value.lower().replace('_', '-')}")
    return marked(label, kind.value == now)


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    page = await _found(dialog_manager)
    return {
        "there": "yes" if page.rows else "no",
        "items": [(person.membership_id, short(person.full_name)) for person in page.rows],
        **turned(dialog_manager, "person", page),
    }


async def _found(manager: DialogManager) -> Page:
    data = manager.dialog_data
    return await core_of(manager).roster.page(
        actor_of(manager),
        data["tenant_id"],
        page_of(manager, "person"),
        data.get("person_search", ""),
    )


# What typing and the buttons do


async def _newer(manager: DialogManager) -> None:
    _go(manager, after=0)


async def _older(manager: DialogManager) -> None:
    _go(manager, before=1)


def _go(manager: DialogManager, **ends: int) -> None:
    """Beyond the first or the last entry that was shown; without one, to the newest."""
    data = manager.dialog_data
    shown = data.get("ends")
    data.update(before=None, after=None)
    if shown:
        data.update({way: shown[end] for way, end in ends.items()})


async def _narrow(manager: DialogManager, kind: str) -> None:
    """The same one once more takes the mark away."""
    manager.dialog_data["kind"] = None if manager.dialog_data.get("kind") == kind else kind
    _go(manager)


async def _everything(manager: DialogManager) -> None:
    manager.dialog_data.update(kind=None, account_id=None)
    _go(manager)


async def _ask_person(manager: DialogManager) -> None:
    manager.dialog_data.update(person_page=0, person_search="")
    await manager.switch_to(Journal.person)


async def _search(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(person_page=0, person_search=text)


async def _choose_person(manager: DialogManager, membership_id: str) -> None:
    card = await core_of(manager).roster.card(actor_of(manager), int(membership_id))
    manager.dialog_data["account_id"] = card.account_id
    _go(manager)
    await manager.switch_to(Journal.page)


async def _card(manager: DialogManager) -> None:
    page = await _read(manager)
    if page.person is not None:
        data = {"membership_id": page.person.membership_id}
        await manager.start(People.card, data, mode=StartMode.RESET_STACK)


async def _organisation(manager: DialogManager) -> None:
    data = {"tenant_id": manager.dialog_data["tenant_id"]}
    await manager.start(Organisation.menu, data, mode=StartMode.RESET_STACK)
