"""What a new role may start from: a role of one of the shipped templates, as it would be in this tenant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.access import AppRight, catalogue
from core.database import fold
from core.errors import Code, NotFound
from core.people import Giving
from core.roles import RoleShape, Template, TemplateApp, TemplateRole, in_order, templates
from core.shaping_roles.reach import exceeding
from core.shaping_roles.viewing import AppLine


@dataclass(frozen=True)
class Preset:
    template: Template
    role: TemplateRole
    shape: RoleShape
    opens: tuple[str, ...]  # names of applications
    optional: tuple[str, ...]  # proposed beside it, and not switched on (Y-06); what this actor may give
    exceeding: tuple[str, ...]  # what he may not, so that he cannot start from it (I-18)


def presets_for(applications: Sequence[AppLine], giving: Giving) -> dict[str, Preset]:
    """By the id of the template's role, which is unique among the templates."""
    return {
        role.id: _preset(template, role, applications, giving)
        for template in templates().values()
        for role in template.roles
    }


def shape_from(preset: Preset, chosen: Iterable[str]) -> RoleShape:
    """Only what is proposed may be chosen here; the rest is given on the role's own screen."""
    ids = dict.fromkeys(chosen, True)
    if not ids.keys() <= set(preset.optional):
        raise NotFound(Code.PERMISSION_UNKNOWN)
    return preset.shape.edited(replace(preset.shape.as_edit(), permissions=ids))


def _preset(
    template: Template, role: TemplateRole, applications: Sequence[AppLine], giving: Giving
) -> Preset:
    shape = _shape(template, role, applications)
    names = {app.id: app.name for app in applications}
    known = catalogue().by_id
    return Preset(
        template,
        role,
        shape,
        tuple(names[id_] for id_ in shape.applications),
        tuple(id_ for id_ in in_order(role.optional) if giving.permission(id_, shape.scope(known[id_]))),
        exceeding(giving, RoleShape(), shape)[0],
    )


def _shape(template: Template, role: TemplateRole, applications: Sequence[AppLine]) -> RoleShape:
    kinds = {app.id: app for app in template.apps}
    rights: dict[int, AppRight] = {}
    for app, right in role.apps.items():
        matched = _matched(kinds[app], applications)
        if matched is not None:
            rights[matched] = right
    return RoleShape(
        rights, frozenset(role.permissions), own_scope=role.own_scope, binds_staff=role.bind_staff
    )


def _matched(app: TemplateApp, applications: Sequence[AppLine]) -> int | None:
    """The tenant's application of this kind. Of several the one with the template's name: a guess could open payroll."""
    of_kind = [each for each in applications if each.kind is app.kind]
    names = {fold(app.ru), fold(app.en), fold(app.kk)}
    named = [each for each in of_kind if fold(each.name) in names]
    left = named or of_kind
    return left[0].id if len(left) == 1 else None
