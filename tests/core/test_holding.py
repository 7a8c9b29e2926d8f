"""The laws of giving and taking permissions, whatever the roles and whatever was given before."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from core.access import ScopeKind, catalogue
from core.changing.holding import HeldRole, Holding, Value
from core.roles import Role

IDS = [permission.id for permission in catalogue().permissions]
permissions = st.sampled_from(IDS)
days = st.none() | st.integers(0, 30)
staff = st.none() | st.frozensets(st.integers(1, 3), min_size=1)


@st.composite
def values(draw: st.DrawFn, permission: str) -> Value:
    """A scope as `scope_permission` makes one: only what this permission has."""
    scopes = catalogue().by_id[permission].scopes
    own = ScopeKind.STAFF in scopes and draw(st.booleans())
    named = draw(staff) if ScopeKind.STAFF in scopes and not own else None
    return Value(True, own, named, draw(days) if ScopeKind.HISTORY in scopes else None)


@st.composite
def holdings(draw: st.DrawFn) -> Holding:
    """Somebody of one or two roles, to whom some things were given, scoped and taken, in some order."""
    roles = tuple(
        HeldRole(
            Role(id=id_, own_scope=draw(st.booleans())),
            {
                each: draw(days) if each == "journal.view" else None
                for each in draw(st.frozensets(permissions))
            },
        )
        for id_ in range(1, draw(st.integers(1, 2)) + 1)
    )
    start = Holding(roles, draw(st.none() | st.integers(1, 3)))

    def act(holding: Holding, permission: str) -> Holding:
        doing = draw(st.sampled_from(["give", "scope", "take", "back"]))
        if doing == "give":
            return holding.give(permission)
        if doing == "scope":
            return holding.give(permission, draw(values(permission)))
        return holding.take([permission]) if doing == "take" else holding.back([permission])

    return reduce(act, draw(st.lists(permissions, max_size=6)), start)


@given(holdings(), permissions)
def test_what_is_given_is_effective_and_nothing_else_is_lost(holding: Holding, permission: str) -> None:
    after = holding.give(permission)
    assert after.permissions.is_effective(catalogue().by_id[permission])
    assert holding.permissions.beyond(after.permissions) == {}
    assert after.give(permission) == after, "twice is once"


@given(holdings(), permissions)
def test_giving_adds_the_permission_its_prerequisites_and_what_slept_for_want_of_them(
    holding: Holding, permission: str
) -> None:
    after = holding.give(permission)
    needed = catalogue().with_required([permission])
    added = {id_ for id_ in IDS if holding.permissions.given(id_) != after.permissions.given(id_)}
    assert added <= needed
    for woken in after.permissions.beyond(holding.permissions).keys() - needed:
        assert set(catalogue().by_id[woken].requires) & added


@given(holdings(), permissions)
def test_taking_adds_nothing_and_what_required_it_stays_stored(holding: Holding, permission: str) -> None:
    after = holding.take([permission])
    assert after.permissions.given(permission) is None
    assert after.permissions.beyond(holding.permissions) == {}
    for id_ in IDS:
        if id_ != permission:
            assert after.permissions.given(id_) == holding.permissions.given(id_)


@given(holdings())
def test_hiding_every_leaking_contact_leaves_none(holding: Holding) -> None:
    leaking = [permission.id for permission in holding.permissions.leaking_contacts()]
    assert holding.take(leaking).permissions.leaking_contacts() == ()


@given(holdings())
def test_a_stored_value_differs_from_the_recommendation_or_says_whose_own_it_is(holding: Holding) -> None:
    for id_, value in holding.values.items():
        recommended = holding.recommended.get(id_)
        now = holding.permissions.given(id_)
        assert now != recommended or value.own_staff != holding.back([id_]).is_own(id_)


@given(holdings())
def test_back_in_everything_is_what_the_roles_recommend(holding: Holding) -> None:
    back = holding.back(holding.values.keys())
    assert back.permissions.beyond(Holding(holding.roles, holding.bound_to).permissions) == {}
    assert {id_: back.permissions.given(id_) for id_ in back.recommended} == back.recommended
