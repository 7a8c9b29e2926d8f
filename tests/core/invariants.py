"""The invariants as questions to the rows of the database: before a deed and after it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from core.access import AppRight, catalogue
from core.people import Entitlements
from core.tenants import TenantRole
from tests.cast import Rows

# What is not the model itself: records of what happened, and letters that tell of it.
RECORDS = {"journal", "journal_tenant", "operation", "outbox", "delivery_attempt"}
# Rows that belong to a membership, or to a role, and make its version grow.
_PARTS = {
    "membership": {
        "membership_role": "membership_id",
        "app_deviation": "membership_id",
        "permission_deviation": "membership_id",
        "membership_in_app_role": "membership_id",
    },
    "role": {"role_app_right": "role_id", "role_permission": "role_id"},
}
_MANAGES = {TenantRole.OWNER, TenantRole.ADMINISTRATOR}

Row = Mapping[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class State:
    rows: Rows
    held: Mapping[int, Entitlements]  # by membership

    @cached_property
    def members(self) -> dict[int, Row]:
        return {row["id"]: row for row in self.rows["membership"]}

    @cached_property
    def live(self) -> dict[int, Row]:
        return {id_: row for id_, row in self.members.items() if row["state"] != "ENDED"}

    def role_of(self, account_id: int, tenant_id: int) -> Row | None:
        """His membership that works."""
        found = (
            row
            for row in self.live.values()
            if (row["account_id"], row["tenant_id"], row["state"]) == (account_id, tenant_id, "ACTIVE")
        )
        return next(found, None)

    def roles(self, membership_id: int) -> set[int]:
        return {
            row["role_id"] for row in self.rows["membership_role"] if row["membership_id"] == membership_id
        }


def always(state: State) -> Iterator[str]:
    """What is wrong with this state, whoever brought it about."""
    yield from _twice(
        "I-02", [_of(row, "type", "value") for row in state.rows["identifier"] if row["verified_at"]]
    )
    yield from _twice("I-10", [_of(row, "account_id", "tenant_id") for row in state.live.values()])
    yield from _twice(
        "I-20", [row["staff_member_id"] for row in state.live.values() if row["staff_member_id"]]
    )
    types: defaultdict[int, list[str]] = defaultdict(list)
    roles = {row["id"]: row for row in state.rows["role"]}
    row: Row
    for row in state.rows["membership_role"]:
        types[row["membership_id"]].append(row["user_type"])
        role, member = roles[row["role_id"]], state.members[row["membership_id"]]
        if (role["user_type"], role["tenant_id"]) != (row["user_type"], member["tenant_id"]):
            yield f"I-10: role {role['id']} is not for {row}"
    emails = {row["account_id"] for row in state.rows["identifier"] if row["type"] == "EMAIL"}
    tenants = {row["id"]: row for row in state.rows["tenant"]}
    staff = {row["id"]: row["tenant_id"] for row in state.rows["staff_member"]}
    for id_, row in state.live.items():
        if not types[id_]:
            yield f"I-10: {id_} has no role"
        if row["tenant_role"] in _MANAGES and row["account_id"] not in emails:
            yield f"I-14: {id_} manages and has no e-mail"
        if row["tenant_role"] is TenantRole.SERVICING_OPERATOR and not tenants[row["tenant_id"]]["servicing"]:
            yield f"I-15: {id_} operates where nobody is serviced"
        if row["staff_member_id"] and staff[row["staff_member_id"]] != row["tenant_id"]:
            yield f"I-20: {id_} is bound to somebody of another tenant"
        if row["tenant_role"] in _MANAGES and row["valid_till"]:
            yield f"I-17: {id_} manages for a term"
    for deviation in state.rows["app_deviation"]:
        application: Row = next(
            a for a in state.rows["application"] if a["id"] == deviation["application_id"]
        )
        if application["tenant_id"] != state.members[deviation["membership_id"]]["tenant_id"]:
            yield f"{deviation} is about another tenant's application"


def became(before: State, after: State) -> Iterator[str]:
    """What may not have happened, whoever did it."""
    owned = _owned(before) - _owned(after)
    if owned:
        yield f"I-17: nobody owns {owned} any more"
    for table, parts in _PARTS.items():
        versions = {row["id"]: row["version"] for row in before.rows[table]}
        now = {row["id"]: row["version"] for row in after.rows[table]}
        touched = set(_changed(before, after, table, ("id",)))
        for part, owner in parts.items():
            touched |= set(_changed(before, after, part, (owner,)))
        if table == "membership":  # who has left is history: nobody changes him any more
            touched &= {(id_,) for id_ in before.live.keys() & after.live.keys()}
        for (id_,) in touched:
            if id_ in versions and id_ in now and now[id_] <= versions[id_]:
                yield f"{table} {id_} changed, and its version is {now[id_]} still"
    former, latter = before.rows["journal"], after.rows["journal"]
    if latter[: len(former)] != former:
        yield "I-37: what the journal says has changed"
    if changed_tables(before, after) and len(latter) == len(former):
        yield f"I-37: nothing in the journal about {changed_tables(before, after)}"


def by_manager(before: State, after: State, actor: int, *, chooses_roles: bool, binds: bool) -> Iterator[str]:
    """I-18 and I-19, of every tenant in which the actor is not an owner."""
    for id_, row in after.live.items():
        mine = before.role_of(actor, row["tenant_id"])
        if mine is not None and mine["tenant_role"] is TenantRole.OWNER:
            continue
        administers = mine is not None and mine["tenant_role"] is TenantRole.ADMINISTRATOR
        own = before.held[mine["id"]] if mine is not None and administers else Entitlements()
        had, has = before.held.get(id_, Entitlements()), after.held[id_]
        former = before.members.get(id_)
        # a right that named somebody of the staff list who is gone now names nobody any more
        same = _grants(had) == _grants(has) or (binds and not has.permissions.beyond(had.permissions))
        if mine is not None and id_ == mine["id"] and not same:
            yield f"I-18: {actor} has changed his own rights"
        was_manager = former is not None and former["tenant_role"] in _MANAGES and id_ in before.live
        if was_manager and former is not None and (not same or former["tenant_role"] != row["tenant_role"]):
            yield f"I-19: {actor} has changed a manager, {id_}"
        if row["tenant_role"] in _MANAGES and (former is None or former["tenant_role"] != row["tenant_role"]):
            yield f"I-13: {actor} has made {id_} {row['tenant_role']}"
        for application, right in has.rights.items():
            grown = right.value is AppRight.LAUNCH_ADMIN and had.right(application).value is not right.value
            if grown and own.right(application).value is not AppRight.LAUNCH_ADMIN:
                yield f"I-18: {actor} gave {id_} the administration of {application}"
        if chooses_roles and administers:
            continue
        holds = own.permissions.effective()
        for permission, scope in has.permissions.effective().items():
            former_scope = had.permissions.effective().get(permission)
            if former_scope is not None and (binds or former_scope.includes(scope)):
                continue
            if permission not in holds or not (binds or holds[permission].includes(scope)):
                yield f"I-18: {actor} gave {id_} {permission} of {scope}, and holds {holds.get(permission)}"


def unwarned(before: State, after: State, warned: Collection[str]) -> Iterator[str]:
    """I-28: contact rights that are effective for somebody now, and nobody was told of."""
    for id_, has in after.held.items():
        if id_ in after.live and id_ in before.live:
            had = {each.id for each in before.held[id_].permissions.leaking_contacts()}
            for each in has.permissions.leaking_contacts():
                if each.id not in had and each.id not in warned:
                    yield f"I-28: {each.id} opened for {id_} without a word"


def broken_promises(after: State, promised: Collection[tuple[int, str]]) -> Iterator[str]:
    """I-25: what was given works, for its prerequisites were given along."""
    for id_, permission in promised:
        if permission not in after.held[id_].permissions.effective():
            missing = after.held[id_].permissions.missing_for(catalogue().by_id[permission])
            yield f"I-25: {id_} was given {permission} without {missing}"


def changed_tables(before: State, after: State) -> list[str]:
    return [name for name, rows in after.rows.items() if name not in RECORDS and rows != before.rows[name]]


def _owned(state: State) -> set[int]:
    return {
        row["tenant_id"]
        for row in state.live.values()
        if row["tenant_role"] is TenantRole.OWNER and row["state"] == "ACTIVE"
    }


def _changed(before: State, after: State, table: str, by: Key) -> Iterator[Key]:
    was, is_ = _grouped(before.rows[table], by), _grouped(after.rows[table], by)
    return (key for key in was.keys() | is_.keys() if was[key] != is_[key])


def _grouped(rows: list[dict[str, Any]], by: Key) -> defaultdict[Key, list[Row]]:
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=repr):
        groups[_of(row, *by)].append({name: value for name, value in row.items() if name != "version"})
    return groups


def _grants(held: Entitlements) -> object:
    rights = {id_: right.value for id_, right in held.rights.items() if right.value is not AppRight.NONE}
    return rights, dict(held.permissions.effective())


def _of(row: Row, *names: str) -> Key:
    return tuple(row[name] for name in names)


def _twice(rule: str, keys: list[Any]) -> Iterator[str]:
    if len(keys) != len(set(keys)):
        yield f"{rule}: the same twice among {sorted(map(str, keys))}"
