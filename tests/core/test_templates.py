"""The data that ships: every reference leads somewhere, every name exists in three languages, code and data agree."""

import json
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from core.access import AppRight
from core.applications import ApplicationKind
from core.roles import Template, UserType, templates
from core.tenants import TenantRole
from core.tenants.ladder import MAY_ASSIGN, NEEDS_EMAIL, ONLY_IN_SERVICING_TENANTS
from tests.requirements_coverage import requirements


def shipped(package: str, name: str) -> Any:
    return json.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))


CATALOGUE = shipped("core.access", "catalogue.json")
TEMPLATES = shipped("core.roles", "templates.json")["templates"]
PERMISSIONS = {each["id"]: each for each in CATALOGUE["permissions"]}
ROLES = [pytest.param(role, id=f"{t['id']}-{role['id']}") for t in TEMPLATES for role in t["roles"]]


def named(thing: Any) -> Iterator[dict[str, Any]]:
    """Everything with an id, at any depth."""
    if isinstance(thing, list):
        for each in thing:
            yield from named(each)
    elif isinstance(thing, dict):
        if "id" in thing:
            yield thing
        for each in thing.values():
            yield from named(each)


@pytest.mark.parametrize("data", [CATALOGUE, TEMPLATES], ids=["catalogue", "templates"])
def test_everything_has_a_name_in_three_languages(data: Any) -> None:
    nameless = [each["id"] for each in named(data) if not all(each.get(name) for name in ("ru", "en", "kk"))]
    assert nameless == []


def test_there_are_four_templates() -> None:
    assert list(templates()) == ["field_service", "cloud_accounting", "bookings", "blank"]


@pytest.mark.parametrize("template", templates().values(), ids=list(templates()))
def test_a_template_refers_only_to_what_it_has(template: Template) -> None:
    apps, roles = {app.id for app in template.apps}, {role.id for role in template.roles}
    assert len(apps) == len(template.apps) and len(roles) == len(template.roles)
    assert all(set(role.apps) <= apps for role in template.roles)
    assert template.founder_role in roles


@pytest.mark.parametrize("template", templates().values(), ids=list(templates()))
def test_a_founder_is_an_employee_and_no_specialist(template: Template) -> None:
    founder = next(role for role in template.roles if role.id == template.founder_role)
    assert founder.user_type is UserType.EMPLOYEE
    assert not founder.bind_staff


@pytest.mark.requirement("H-12", "H-13", "H-14", "H-15", "H-16", "H-17")
def test_the_six_kinds_are_those_of_the_catalogue_and_all_in_field_service() -> None:
    kinds = [kind["id"] for kind in CATALOGUE["application_kinds"]]
    assert kinds == list(ApplicationKind)
    assert Counter(app.kind for app in templates()["field_service"].apps) == Counter(ApplicationKind)


@pytest.mark.requirement("H-14")
def test_access_to_the_api_is_recommended_for_everyone() -> None:
    for template in templates().values():
        api = next((app.id for app in template.apps if app.kind is ApplicationKind.API_ONLY), None)
        assert api is None or all(role.apps.get(api) is AppRight.LAUNCH for role in template.roles)


@pytest.mark.requirement("H-15", "H-16")
def test_customers_get_the_customers_application_and_engineers_theirs() -> None:
    roles = {role.id: role for role in templates()["field_service"].roles}
    assert roles["customer"].user_type is UserType.CUSTOMER
    assert "customer-app" in roles["customer"].apps and "engineer-app" not in roles["customer"].apps
    assert "engineer-app" in roles["service_specialist"].apps


@pytest.mark.requirement("H-19")
def test_both_mobile_applications_have_a_link_to_each_store() -> None:
    mobile = [app for app in templates()["field_service"].apps if app.kind.name.startswith("MOBILE")]
    assert len(mobile) == 2
    for app in mobile:
        assert set(app.links) == {"android", "ios"}
        assert all(link.startswith("https://") for link in app.links.values())


def test_who_may_deviate_from_his_role() -> None:
    policies = {id_: template.personal_rights for id_, template in templates().items()}
    assert policies == {"field_service": False, "cloud_accounting": True, "bookings": True, "blank": True}


@pytest.mark.requirement("F-21")
def test_in_cloud_accounting_a_role_recommends_nothing() -> None:
    assert [role.apps for role in templates()["cloud_accounting"].roles] == [{}]


@pytest.mark.requirement("Y-07")
def test_only_the_specialist_is_bound_to_a_staff_member() -> None:
    bound = [role.id for template in templates().values() for role in template.roles if role.bind_staff]
    assert bound == ["specialist"]


@pytest.mark.parametrize("role", ROLES)
def test_the_permissions_of_a_role_exist_and_stand_on_their_own(role: dict[str, Any]) -> None:
    given, optional = set(role.get("permissions", [])), set(role.get("optional", []))
    assert given | optional <= PERMISSIONS.keys()
    assert not given & optional
    assert all(set(PERMISSIONS[each]["requires"]) <= given for each in given)
    assert all(set(PERMISSIONS[each]["requires"]) <= given | optional for each in optional)


def test_every_permission_refers_only_to_what_exists() -> None:
    blocks, numbers = {block["id"] for block in CATALOGUE["blocks"]}, requirements()
    assert len(PERMISSIONS) == 34 and len(blocks) == 5
    for id_, permission in PERMISSIONS.items():
        assert permission["block"] in blocks
        assert set(permission["requires"]) <= PERMISSIONS.keys() - {id_}
        assert id_.endswith(".access") or f"{permission['block']}.access" in permission["requires"]
        assert all(number in numbers for number in permission.get("requirement", "Y-08").split(","))


def test_no_permission_requires_itself_in_the_end() -> None:
    def needs(id_: str, above: frozenset[str] = frozenset()) -> None:
        assert id_ not in above
        for each in PERMISSIONS[id_]["requires"]:
            needs(each, above | {id_})

    for id_ in PERMISSIONS:
        needs(id_)


def test_ten_permissions_reveal_contacts_each_in_a_place_of_its_own() -> None:
    places = [each["reveals"]["place"] for each in PERMISSIONS.values() if "reveals" in each]
    assert len(places) == len(set(places)) == 10


def test_the_ladder_of_the_code_is_that_of_the_catalogue() -> None:
    assert [each["id"] for each in CATALOGUE["tenant_roles"]] == list(TenantRole)
    for each in CATALOGUE["tenant_roles"]:
        role = TenantRole(each["id"])
        assert MAY_ASSIGN[role] == set(each["may_assign"])
        assert (role in NEEDS_EMAIL) == each["email_required"]
        assert (role in ONLY_IN_SERVICING_TENANTS) == (each.get("only_if") == "servicing_tenant")


@pytest.mark.requirement("F-17", "F-18", "F-19")
def test_the_three_rights_of_the_code_are_those_of_the_catalogue() -> None:
    assert {each["id"]: each["rank"] for each in CATALOGUE["app_rights"]} == {r: r.rank for r in AppRight}
    operations = CATALOGUE["app_rights"][-1]["admin_operations"]
    assert operations == ["backup.create", "backup.restore", "sessions.terminate", "error_log.view"]
