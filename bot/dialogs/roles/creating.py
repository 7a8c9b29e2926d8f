"""A new role: from a preset with a description of what it opens, a copy of another one, or blank; then its name."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Problem, buttons_only, naming, pressed, speech, typed
from bot.dialogs.layout import back, choices, pages
from bot.dialogs.states import NewRole, Roles
from bot.dialogs.steps import actor_of, core_of, fill, managed, tenant_of, to, toast
from bot.fitting import short
from bot.permissions import LABEL, mark, named
from bot.speech import Label, Say, Speech
from core.access import catalogue
from core.errors import Code, NotFound
from core.roles import UserType
from core.shaping_roles import Preset

_SOME = 600  # characters of names in a row


def new_role_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("roles-new-source"),
            Button(Label("roles-new-preset"), "from_preset", pressed(to(NewRole.preset))),
            Button(Label("roles-new-copy"), "from_copy", pressed(to(NewRole.copy))),
            Button(Label("roles-new-blank"), "from_blank", pressed(to(NewRole.user_type))),
            Button(Label("button-cancel"), "new_cancel", pressed(_cancel)),
            buttons_only(),
            state=NewRole.source,
            getter=_frame,
        ),
        _choice(NewRole.preset, "roles-new-presets", _presets, _choose_preset),
        Window(
            Problem(),
            Format("{text}"),
            Button(Label("button-next"), "preset_next", pressed(to(NewRole.name)), when="may_give"),
            choices("optional_item", _switch_optional),
            back("preset", NewRole.preset),
            buttons_only(),
            state=NewRole.card,
            getter=_card,
        ),
        _choice(NewRole.copy, "roles-new-copies", _copies, _choose_copy),
        _choice(NewRole.user_type, "roles-new-user-type", _user_types, _choose_user_type),
        Window(
            Problem(),
            Say("roles-new-name"),
            Button(Label("roles-new-name-keep"), "name_keep", pressed(_keep_name), when="suggests"),
            back("name", NewRole.source),
            typed(_create),
            state=NewRole.name,
            getter=_names,
        ),
        on_start=fill,
    )


def _choice(state: Any, key: str, getter: Any, choose: Any) -> Window:
    name = state.state.partition(":")[2]
    return Window(
        Problem(),
        Say(key),
        pages(f"new_{name}", choose),
        back(f"new_{name}", NewRole.source),
        buttons_only(),
        state=state,
        getter=getter,
    )


# What the windows show


async def _frame(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"tenant": (await managed(dialog_manager)).name}


async def _offered(manager: DialogManager) -> dict[str, Preset]:
    return await core_of(manager).shaping_roles.presets(actor_of(manager), tenant_of(manager))


async def _preset(manager: DialogManager) -> Preset | None:
    preset = manager.dialog_data.get("preset")
    return None if preset is None else (await _offered(manager))[preset]


async def _presets(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    language = speech(dialog_manager).language
    offered = await _offered(dialog_manager)
    return {"items": [(id_, short(each.role.name(language), LABEL)) for id_, each in offered.items()]}


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say, preset = speech(dialog_manager), await _preset(dialog_manager)
    assert preset is not None
    shape, chosen_ones = preset.shape, dialog_manager.dialog_data["optional"]
    lines = [
        say(
            "roles-preset",
            name=preset.role.name(say.language),
            template=preset.template.name(say.language),
            kind=preset.role.user_type.value.lower(),
        ),
        say("roles-preset-apps", names=_quoted(say, preset.opens), n=len(preset.opens)),
    ]
    for block in catalogue().blocks:
        inside = [each.id for each in catalogue().in_block(block.id) if each.id in shape.permissions]
        if inside:
            lines.append(say("roles-preset-block", block=block.name(say.language), names=named(say, inside)))
    if shape.own_scope:
        lines.append(say("roles-own"))
    if preset.exceeding:
        lines.append("\n" + say("roles-preset-excess", names=short(named(say, preset.exceeding), _SOME)))
    elif preset.optional:
        lines.append("\n" + say("roles-preset-optional"))
    may_give = not preset.exceeding
    return {
        "text": "\n".join(lines),
        "may_give": may_give,
        "items": [
            (id_, f"{_mark(id_ in chosen_ones)} {short(catalogue().by_id[id_].name(say.language), LABEL)}")
            for id_ in preset.optional
            if may_give
        ],
    }


def _mark(chosen_one: bool) -> str:
    return mark(given=chosen_one, effective=True, may_give=True)


def _quoted(say: Speech, names: Sequence[str]) -> str:
    return short(", ".join(say.plain("reason-quoted", name=name) for name in names), _SOME)


async def _copies(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    roles = await core_of(dialog_manager).shaping_roles.roles(
        actor_of(dialog_manager), dialog_manager.dialog_data["tenant_id"]
    )
    return {"items": [(role.id, short(role.name, LABEL)) for role in roles]}


async def _user_types(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    return {"items": [(each.value, say.plain(f"adding-user-type-{each.value.lower()}")) for each in UserType]}


async def _names(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    suggested = await _suggested(dialog_manager)
    return {"suggests": suggested is not None, "name": short(suggested or "", 20)}


async def _suggested(manager: DialogManager) -> str | None:
    """What the preset is called, in the organisation's language, unless a role is called so already."""
    preset = await _preset(manager)
    if preset is None:
        return None
    tenant = await managed(manager)
    roles = await core_of(manager).shaping_roles.roles(actor_of(manager), tenant.id)
    name = preset.role.name(tenant.language)
    return None if name.casefold() in {role.name.casefold() for role in roles} else name


# What typing and the buttons do


def _start_from(manager: DialogManager, **source: Any) -> None:
    for name in ("preset", "optional", "copy_of", "user_type"):
        manager.dialog_data.pop(name, None)
    manager.dialog_data.update(source)


async def _choose_preset(manager: DialogManager, preset: str) -> None:
    offered = (await _offered(manager)).get(preset)
    if offered is None:
        raise NotFound(Code.TEMPLATE_UNKNOWN)
    _start_from(manager, preset=preset, optional=[], user_type=offered.role.user_type.value)
    await manager.switch_to(NewRole.card)


async def _switch_optional(manager: DialogManager, permission_id: str) -> None:
    chosen_ones = manager.dialog_data["optional"]
    on = permission_id not in chosen_ones
    left = [id_ for id_ in chosen_ones if id_ != permission_id]
    manager.dialog_data["optional"] = [*left, *([permission_id] if on else [])]


async def _choose_copy(manager: DialogManager, role_id: str) -> None:
    role = await core_of(manager).shaping_roles.view(actor_of(manager), int(role_id))
    _start_from(manager, copy_of=role.id, user_type=role.user_type.value)
    await manager.switch_to(NewRole.name)


async def _choose_user_type(manager: DialogManager, user_type: str) -> None:
    if user_type in set(UserType):
        _start_from(manager, user_type=user_type)
        await manager.switch_to(NewRole.name)


async def _keep_name(manager: DialogManager) -> None:
    name = await _suggested(manager)
    if name is not None:
        await _create(manager, name)


@naming("roles-name-invalid")
async def _create(manager: DialogManager, name: str) -> None:
    data = manager.dialog_data
    role_id = await core_of(manager).shaping_roles.create(
        actor_of(manager),
        data["tenant_id"],
        name,
        UserType(data["user_type"]),
        preset=data.get("preset"),
        optional=data.get("optional", ()),
        copy_of=data.get("copy_of"),
        operation_id=data["operation_id"],
    )
    await toast(manager, speech(manager).plain("roles-created"))
    start = {"tenant_id": data["tenant_id"], "role_id": role_id}
    await manager.start(Roles.role, start, mode=StartMode.RESET_STACK)


async def _cancel(manager: DialogManager) -> None:
    start = {"tenant_id": manager.dialog_data["tenant_id"]}
    await manager.start(Roles.list, start, mode=StartMode.RESET_STACK)
