"""Who may give which tenant role (I-13): the ladder, printed as the model has it."""

import pytest

from core.tenants import TenantRole
from core.tenants.ladder import MAY_ASSIGN, assignable

MATRIX = """\
gives               OWNER      ADMINISTRATOR  USER  SERVICING_OPERATOR
OWNER               needs mail needs mail     yes   if servicing
ADMINISTRATOR       -          -              yes   -
USER                -          -              -     -
SERVICING_OPERATOR  -          -              -     -
"""
WIDTHS = {None: 20, TenantRole.OWNER: 11, TenantRole.ADMINISTRATOR: 15, TenantRole.USER: 6}


@pytest.mark.requirement("F-08", "F-09", "F-10", "F-11", "I-13")
def test_the_ladder_is_the_one_of_the_model() -> None:
    rows = [
        ["gives", *TenantRole],
        *([giver, *(cell(giver, given) for given in TenantRole)] for giver in TenantRole),
    ]
    widths = [*WIDTHS.values(), 0]
    printed = "".join("".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + "\n" for row in rows)
    assert printed == MATRIX


def cell(giver: TenantRole, given: TenantRole) -> str:
    if given in assignable(giver, servicing=False):
        return "needs mail" if given.needs_email else "yes"
    return "if servicing" if given in assignable(giver, servicing=True) else "-"


@pytest.mark.requirement("F-01")
def test_only_owners_and_administrators_manage_people() -> None:
    managers = {role for role in TenantRole if role.manages_people}
    assert managers == {TenantRole.OWNER, TenantRole.ADMINISTRATOR}


@pytest.mark.requirement("I-19")
def test_nobody_gives_more_than_he_has() -> None:
    ladder = list(TenantRole)
    for giver, given in MAY_ASSIGN.items():
        assert all(ladder.index(role) >= ladder.index(giver) for role in given)
