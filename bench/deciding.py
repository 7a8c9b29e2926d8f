"""Decisions a second on one core, beside pycasbin and cedarpy with the equivalent policy, in the same run.

One member, a role of all 34 permissions and 10 deviations from it, asked about every permission in turn, on a
resource. Neither peer knows prerequisites, so each is asked about what a permission requires and about itself,
until something is refused; reasons, scopes, platform and mask they leave out. Everything is parsed beforehand.
"""

import json
import statistics
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import cycle, islice
from time import perf_counter

import casbin
import cedarpy

from core.access import (
    AppRight,
    Facts,
    PermissionDeviation,
    Permissions,
    Platform,
    Resource,
    Scope,
    Target,
    catalogue,
    decide,
    effective,
)
from core.access.facts import (
    AccountFacts,
    ApplicationFacts,
    MembershipFacts,
    PermissionFacts,
    SessionFacts,
    TenantFacts,
)
from core.tenants import TenantRole

NOW, TODAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC), date(2026, 3, 3)
DECISIONS = {"ours": 1_000_000, "pycasbin": 2_000, "cedarpy": 20_000}
ROUNDS = 3
PERMISSIONS = [permission.id for permission in catalogue().permissions]
# Half given again with a scope, half taken: the contact rights among them.
TAKEN = ("journal.phones.view", "record.delete", "record.client.view", "overview.calls", "salary.view")
SCOPED = ("journal.view", "journal.record.move", "record.create", "record.edit", "overview.records")
GIVEN = Permissions(
    {id_: Scope() for id_ in PERMISSIONS},
    {id_: PermissionDeviation(False, Scope(), "Olga", NOW) for id_ in TAKEN}
    | {id_: PermissionDeviation(True, Scope(frozenset({7})), "Olga", NOW) for id_ in SCOPED},
)
CHAINS = {each.id: (*each.requires, each.id) for each in catalogue().permissions}

Ask = Callable[[str], bool]


def main() -> None:
    contenders = {"ours": ours(), "pycasbin": pycasbin(), "cedarpy": parsed_cedar()}
    for permission in PERMISSIONS:
        answers = {name: ask(permission) for name, ask in contenders.items()}
        assert len(set(answers.values())) == 1, (permission, answers)
    rounds = [{name: speed(ask, DECISIONS[name]) for name, ask in contenders.items()} for _ in range(ROUNDS)]
    rate = {name: statistics.median(each[name] for each in rounds) for name in contenders}
    print(
        f"decisions a second on one core: {rate['ours']:,.0f};"
        f" pycasbin's Enforcer {rate['pycasbin']:,.0f} ({rate['ours'] / rate['pycasbin']:.0f} times, aim 50);"
        f" cedarpy, parsed {rate['cedarpy']:,.0f} ({rate['ours'] / rate['cedarpy']:.1f} times, aim 3)"
    )


def speed(ask: Ask, decisions: int) -> float:
    asked = list(islice(cycle(PERMISSIONS), decisions))
    began = perf_counter()
    for permission in asked:
        ask(permission)
    return decisions / (perf_counter() - began)


def ours() -> Ask:
    """With all the facts of a real question: account, tenant, membership, application, sessions, permissions."""
    facts = Facts(
        AccountFacts(True, True),
        TenantFacts(),
        MembershipFacts(TenantRole.USER),
        ApplicationFacts(effective([AppRight.LAUNCH]), platform=Platform.WEB),
        SessionFacts(0, 3),
        PermissionFacts(GIVEN, TODAY),
    )
    targets = {id_: Target(permission=id_, resource=Resource(7, TODAY)) for id_ in PERMISSIONS}
    return lambda permission: decide(facts, targets[permission], NOW).permits


def pycasbin() -> Ask:
    model = casbin.Model()
    model.load_model_from_text(
        """
        [request_definition]
        r = sub, act
        [policy_definition]
        p = sub, act, eft
        [role_definition]
        g = _, _
        [policy_effect]
        e = priority(p.eft) || deny
        [matchers]
        m = r.act == p.act && g(r.sub, p.sub)
        """
    )
    enforcer = casbin.Enforcer(model)
    enforcer.add_grouping_policy("member", "role")
    enforcer.add_policies([["member", id_, _effect(id_)] for id_ in GIVEN.deviations])
    enforcer.add_policies([["role", id_, "allow"] for id_ in PERMISSIONS])
    return lambda permission: all(enforcer.enforce("member", each) for each in CHAINS[permission])


def parsed_cedar() -> Ask:
    by_role = [f'permit(principal in Role::"r", action == Action::"{id_}", resource);' for id_ in PERMISSIONS]
    differing = [
        f"{'permit' if _effect(id_) == 'allow' else 'forbid'}"
        f'(principal == Member::"m", action == Action::"{id_}", resource);'
        for id_ in GIVEN.deviations
    ]
    policies = cedarpy.PolicySet.from_str("\n".join([*by_role, *differing]))
    role = {"type": "Role", "id": "r"}
    people = [
        {"uid": {"type": "Member", "id": "m"}, "attrs": {}, "parents": [role]},
        {"uid": role, "attrs": {}, "parents": []},
    ]
    entities = cedarpy.Entities.from_json_str(json.dumps(people))

    def allows(permission: str) -> bool:
        request = {
            "principal": 'Member::"m"',
            "action": f'Action::"{permission}"',
            "resource": 'Application::"web"',
            "context": {},
        }
        return bool(cedarpy.is_authorized(request, policies, entities).allowed)

    return lambda permission: all(allows(each) for each in CHAINS[permission])


def _effect(permission: str) -> str:
    return "allow" if GIVEN.deviations[permission].granted else "deny"


if __name__ == "__main__":
    main()
