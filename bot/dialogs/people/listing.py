"""The list: pages, a search while typing, filters with their present marks. Whatever is shown is read anew."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech, typed
from bot.dialogs.layout import back, choices, marked, pages, turnable
from bot.dialogs.people.looking import Looking, keep, looking_at
from bot.dialogs.states import Adding, Invites, Links, People
from bot.dialogs.steps import actor_of, core_of, menu, operation_of, to
from bot.fitting import short
from bot.speech import Label, Speech
from core.invitations import EVERYBODY, Page, Standing
from core.roles import UserType

_REPEATED = 60  # characters of what was typed that are said back
_GONE = "…"  # in place of the name of a role that was deleted meanwhile


def listing() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            choices("person", _open_card),
            Row(
                Button(Label("people-previous"), "previous", pressed(_previous), when="has_previous"),
                Button(Label("people-next"), "next", pressed(_next), when="has_next"),
            ),
            Row(
                Button(Label("people-filter"), "filter", pressed(to(People.filter)), when="filters"),
                Button(Label("people-show-all"), "show_all", pressed(_show_all), when="narrowed"),
            ),
            Row(
                Button(Label("people-invites"), "invites", pressed(_invites)),
                Button(Label("people-links"), "links", pressed(_links)),
            ),
            Row(
                Button(Label("people-add"), "add", pressed(_add)),
                Button(Label("button-menu"), "menu_page", pressed(menu)),
            ),
            typed(_search),
            state=People.page,
            getter=_page,
        ),
        Window(
            Problem(),
            Format("{text}"),
            choices("standing", _choose_standing, "standings", width=2),
            choices("kind", _choose_kind, "kinds", width=2),
            Button(Format("{role}"), "by_role", pressed(to(People.filter_role))),
            Row(
                Button(Label("people-show-all"), "filter_none", pressed(_show_all), when="narrowed"),
                Button(Label("people-show-found"), "filter_done", pressed(to(People.page))),
            ),
            buttons_only(),
            state=People.filter,
            getter=_filter,
        ),
        Window(
            Problem(),
            Format("{text}"),
            pages("filter_role", _choose_role),
            back("filter_role", People.filter),
            buttons_only(),
            state=People.filter_role,
            getter=_roles,
        ),
    ]


# What the windows show


async def _read(manager: DialogManager) -> tuple[Looking, Page]:
    looking = await looking_at(manager, manager.dialog_data["tenant_id"])
    page = await core_of(manager).roster.page(
        actor_of(manager), looking.tenant_id, looking.page, looking.search, looking.filters
    )
    looking = replace(looking, page=page.number)  # there may be fewer pages than there were
    await keep(manager, looking)
    return looking, page


async def _page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    looking, page = await _read(dialog_manager)
    return {
        "text": await _found(dialog_manager, looking, page),
        "items": [
            (
                person.membership_id,
                f"{short(person.full_name)} · {say.plain(f'state-{person.state.lower()}')}",
            )
            for person in page.rows
        ],
        **turnable(page),
        "filters": looking.narrowed or page.total > 1,
        "narrowed": looking.narrowed,
    }


async def _found(manager: DialogManager, looking: Looking, page: Page) -> str:
    """The organisation, how many people there are or were found by what, and what can be done here."""
    say = speech(manager)
    said = {"total": page.total, "number": page.number + 1, "pages": page.pages}
    if looking.narrowed:
        by = " · ".join(await _by(manager, looking))
        told = say("people-found" if page.total else "people-nobody-found", by=by, **said)
    else:
        told = say("people-everybody" if page.total > 1 else "people-only-you", **said)
    return f"{say('people-title', tenant=page.tenant)}\n{told}"


async def _by(manager: DialogManager, looking: Looking) -> list[str]:
    say, filters = speech(manager), looking.filters
    said = [say.plain("people-by-search", search=short(looking.search, _REPEATED))] if looking.search else []
    chosen_ones = (filters.standing, filters.user_type)
    said += [say.plain(f"people-filter-{each.value.lower()}") for each in chosen_ones if each is not None]
    if filters.role_id is not None:
        said.append(say.plain("people-by-role", role=await _role_name(manager, looking)))
    return said


async def _role_name(manager: DialogManager, looking: Looking) -> str:
    roles = await core_of(manager).roster.roles(actor_of(manager), looking.tenant_id)
    return dict(roles).get(looking.filters.role_id or 0, _GONE)


async def _filter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    looking, page = await _read(dialog_manager)
    filters = looking.filters
    name = "" if filters.role_id is None else await _role_name(dialog_manager, looking)
    return {
        "text": say("people-filter-title", tenant=page.tenant, total=page.total),
        "standings": list(_marked(say, Standing, filters.standing)),
        "kinds": list(_marked(say, UserType, filters.user_type)),
        "role": marked(short(say.plain("people-by-role", role=name)), True)
        if name
        else say.plain("people-filter-any-role"),
        "narrowed": looking.narrowed,
    }


def _marked(
    say: Speech, choices: type[Standing] | type[UserType], now: Standing | UserType | None
) -> Iterator[tuple[str, str]]:
    for choice in choices:
        label = say.plain(f"people-filter-{choice.value.lower()}")
        yield choice.value, marked(label, choice is now)


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    looking = await looking_at(dialog_manager, dialog_manager.dialog_data["tenant_id"])
    roles = await core_of(dialog_manager).roster.roles(actor_of(dialog_manager), looking.tenant_id)
    now = looking.filters.role_id
    items = [(id_, marked(short(name), id_ == now)) for id_, name in roles]
    return {
        "text": say("people-filter-role" if roles else "people-filter-no-roles"),
        "items": [*items, *([(0, say.plain("people-filter-any-role"))] if now is not None else [])],
    }


# What typing and the buttons do


async def _look(manager: DialogManager, **changes: Any) -> None:
    """At other people, from their first page."""
    looking = await looking_at(manager, manager.dialog_data["tenant_id"])
    await keep(manager, replace(looking, page=0, **changes))


async def _narrow(manager: DialogManager, **changes: Any) -> None:
    """To a choice; pressed again, it narrows no longer."""
    filters = (await looking_at(manager, manager.dialog_data["tenant_id"])).filters
    now = {name: None if getattr(filters, name) == value else value for name, value in changes.items()}
    await _look(manager, filters=replace(filters, **now))


async def _search(manager: DialogManager, text: str) -> None:
    await _look(manager, search=text)


async def _previous(manager: DialogManager) -> None:
    await _turn(manager, -1)


async def _next(manager: DialogManager) -> None:
    await _turn(manager, 1)


async def _turn(manager: DialogManager, by: int) -> None:
    looking = await looking_at(manager, manager.dialog_data["tenant_id"])
    await keep(manager, replace(looking, page=looking.page + by))


async def _show_all(manager: DialogManager) -> None:
    await _look(manager, search="", filters=EVERYBODY)


async def _choose_standing(manager: DialogManager, choice: str) -> None:
    await _narrow(manager, standing=Standing(choice))


async def _choose_kind(manager: DialogManager, choice: str) -> None:
    await _narrow(manager, user_type=UserType(choice))


async def _choose_role(manager: DialogManager, role_id: str) -> None:
    await _narrow(manager, role_id=int(role_id) or None)
    await manager.switch_to(People.filter)


async def _open_card(manager: DialogManager, membership_id: str) -> None:
    manager.dialog_data["membership_id"] = int(membership_id)
    await manager.switch_to(People.card)


async def _invites(manager: DialogManager) -> None:
    data = {"tenant_id": manager.dialog_data["tenant_id"]}
    await manager.start(Invites.page, data, mode=StartMode.RESET_STACK)


async def _add(manager: DialogManager) -> None:
    """Refused here where the licence forbids it, before anything is typed (I-35)."""
    tenant_id = manager.dialog_data["tenant_id"]
    await core_of(manager).inviting.options(actor_of(manager), tenant_id)
    data = {"tenant_id": tenant_id, "operation_id": operation_of(manager)}
    await manager.start(Adding.identifier, data, mode=StartMode.RESET_STACK)


async def _links(manager: DialogManager) -> None:
    data = {"tenant_id": manager.dialog_data["tenant_id"]}
    await manager.start(Links.list, data, mode=StartMode.RESET_STACK)
