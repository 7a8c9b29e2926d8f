"""The windows of a list of people: send it, see what was found, say what holds for all, invite."""

from typing import Any

from aiogram import Bot
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.importing import files
from bot.dialogs.importing.checking import check_cards
from bot.dialogs.importing.receiving import take_for
from bot.dialogs.importing.words import found
from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, received, speech
from bot.dialogs.layout import back, choices, marked, pages
from bot.dialogs.states import Home, Importing
from bot.dialogs.steps import actor_of, core_of, fill, to
from bot.fitting import short
from bot.progress import Progress
from bot.speech import Label, Say
from core import limits
from core.importing import Overview
from core.texts import LANGUAGES

_NAMED = 10  # of the contacts in a list


def importing_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("importing-tenant"),
            pages("import_tenant", _choose_tenant),
            Button(Label("button-menu"), "tenant_menu", pressed(_menu)),
            buttons_only(),
            state=Importing.tenant,
            getter=_tenants,
        ),
        Window(
            Problem(),
            Say("importing-file"),
            Button(Label("importing-get-template"), "template", pressed(_template)),
            Button(Label("button-menu"), "file_menu", pressed(_menu)),
            received(_no_list),
            state=Importing.file,
            getter=_file,
        ),
        Window(
            Problem(),
            Say("importing-contacts"),
            Button(Label("importing-invite-cards"), "invite_cards", pressed(_invite_cards)),
            Button(Label("button-cancel"), "contacts_cancel", pressed(_menu)),
            received(_no_card),
            state=Importing.contacts,
            getter=_contacts,
        ),
        Window(
            Problem(),
            Say("importing-role"),
            pages("default_role", _choose_role),
            Row(
                Button(Label("importing-without-role"), "without_role", pressed(to(Importing.checked))),
                Button(Label("button-cancel"), "role_cancel", pressed(_cancel)),
            ),
            buttons_only(),
            state=Importing.role,
            getter=_roles,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("importing-invite"), "invite", pressed(_invite), when="ready"),
            Button(Label("importing-button-wrong"), "get_wrong", pressed(_wrong), when="wrong"),
            Button(Label("importing-change-role"), "change_role", pressed(to(Importing.role)), when="role"),
            Button(
                Label("importing-change-language"),
                "change_language",
                pressed(to(Importing.language)),
                when="ready",
            ),
            Row(
                Button(Label("importing-another-file"), "another", pressed(_another)),
                Button(Label("button-cancel"), "checked_cancel", pressed(_cancel)),
            ),
            buttons_only(),
            state=Importing.checked,
            getter=_checked,
        ),
        Window(
            Problem(),
            Say("importing-language"),
            choices("letters_language", _choose_language),
            back("letters_language", Importing.checked),
            buttons_only(),
            state=Importing.language,
            getter=_languages,
        ),
        on_start=fill,
    )


# What the windows show


async def _tenants(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    managed = await core_of(dialog_manager).directory.managed(actor_of(dialog_manager))
    return {"items": [(tenant.id, short(tenant.name)) for tenant in managed]}


async def _file(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    options = await core_of(dialog_manager).importing.options(
        actor_of(dialog_manager), dialog_manager.dialog_data["tenant_id"]
    )
    return {
        "tenant": options.tenant_name,
        "mb": limits.IMPORT_FILE_MAX // 2**20,
        "rows": limits.IMPORT_ROWS_MAX,
    }


async def _contacts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    cards = dialog_manager.dialog_data["cards"]
    names = ", ".join(short(name or phone) for name, phone in cards[:_NAMED])
    return {"n": len(cards), "names": names, "more": max(0, len(cards) - _NAMED)}


async def _look(manager: DialogManager) -> Overview:
    return await core_of(manager).importing.look(actor_of(manager), manager.dialog_data["job_id"])


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    look = await _look(dialog_manager)
    return {
        "tenant": look.tenant,
        "n": look.counts.without_role,
        "items": [(id_, marked(short(name), name == look.role)) for id_, name in look.roles],
    }


async def _checked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    look, say = await _look(dialog_manager), speech(dialog_manager)
    return {
        "text": found(say, look),
        "ready": look.counts.ready,
        "wrong": look.counts.wrong,
        "role": short(look.role, 14) if look.role else "none" if look.counts.without_role else None,
        "language": say.plain(f"language-{look.language}"),
    }


async def _languages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    look, say = await _look(dialog_manager), speech(dialog_manager)
    return {
        "items": [(each, marked(say.plain(f"language-{each}"), each == look.language)) for each in LANGUAGES]
    }


# What their buttons do


async def _choose_tenant(manager: DialogManager, tenant_id: str) -> None:
    sent = {name: manager.dialog_data[name] for name in ("cards", "file") if name in manager.dialog_data}
    await take_for(manager, int(tenant_id), sent)


async def _no_list(manager: DialogManager, message: Message) -> None:
    complain(manager, speech(manager)("importing-file-wanted"))


async def _no_card(manager: DialogManager, message: Message) -> None:
    complain(manager, speech(manager)("importing-card-wanted"))


async def _template(manager: DialogManager) -> None:
    """The screen then stands below the file."""
    options = await core_of(manager).importing.options(actor_of(manager), manager.dialog_data["tenant_id"])
    await files.send_template(*_to(manager), speech(manager), options)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _wrong(manager: DialogManager) -> None:
    wrong = await core_of(manager).importing.wrong(actor_of(manager), manager.dialog_data["job_id"])
    await files.send_wrong(*_to(manager), speech(manager), wrong)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _invite_cards(manager: DialogManager) -> None:
    await check_cards(manager, manager.dialog_data["tenant_id"], manager.dialog_data["cards"])


async def _choose_role(manager: DialogManager, role_id: str) -> None:
    data = manager.dialog_data
    if role_id.isdecimal():
        await core_of(manager).importing.settle(actor_of(manager), data["job_id"], role_id=int(role_id))
    await manager.switch_to(Importing.checked)


async def _choose_language(manager: DialogManager, language: str) -> None:
    await core_of(manager).importing.settle(
        actor_of(manager), manager.dialog_data["job_id"], language=language
    )
    await manager.switch_to(Importing.checked)


async def _invite(manager: DialogManager) -> None:
    """From here on a message of its own tells how far it is, and the chat is free for anything else."""
    job_id, actor = manager.dialog_data["job_id"], actor_of(manager)
    await core_of(manager).importing.start(actor, job_id)
    await manager.reset_stack()
    progress: Progress = manager.middleware_data["progress"]
    bot, chat_id = _to(manager)
    await progress.begin(bot, chat_id, actor, job_id, speech(manager))


async def _another(manager: DialogManager) -> None:
    await _drop(manager)
    data = {"tenant_id": manager.dialog_data["tenant_id"]}
    await manager.start(Importing.file, data, mode=StartMode.RESET_STACK)


async def _cancel(manager: DialogManager) -> None:
    await _drop(manager)
    await _menu(manager)


async def _drop(manager: DialogManager) -> None:
    await core_of(manager).importing.cancel(actor_of(manager), manager.dialog_data["job_id"])


async def _menu(manager: DialogManager) -> None:
    await manager.start(Home.menu, mode=StartMode.RESET_STACK)


def _to(manager: DialogManager) -> tuple[Bot, int]:
    return manager.middleware_data["bot"], manager.middleware_data["event_chat"].id
