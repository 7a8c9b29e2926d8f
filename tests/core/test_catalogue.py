"""The catalogue of permissions is data that is checked when it is read: what cannot hang together is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from core.access import Catalogue, catalogue


def shipped() -> dict[str, Any]:
    return catalogue().model_dump(mode="json")


@pytest.mark.requirement("Y-09")
def test_what_ships_has_five_blocks_and_thirty_four_permissions() -> None:
    assert (len(catalogue().blocks), len(catalogue().permissions)) == (5, 34)
    assert {permission.block for permission in catalogue().permissions} == set(catalogue().block_by_id)
    assert Catalogue.model_validate(shipped()) == catalogue()


def test_every_permission_belongs_to_one_block() -> None:
    of_blocks = [each.id for block in catalogue().blocks for each in catalogue().in_block(block.id)]
    assert sorted(of_blocks) == sorted(catalogue().by_id)


@pytest.mark.requirement("I-25")
def test_what_requires_and_what_is_required_are_the_same_relation() -> None:
    for permission in catalogue().permissions:
        for required in permission.requires:
            assert permission in catalogue().requiring(required)
    assert catalogue().with_required(["record.client.lookup.phones"]) == {
        "record.access",
        "record.client.lookup",
        "record.client.lookup.phones",
    }


def _given_twice(data: dict[str, Any]) -> None:
    data["permissions"].append(data["permissions"][0])


def _requires_what_is_not_there(data: dict[str, Any]) -> None:
    data["permissions"][1]["requires"] = ["journal.access", "journal.nothing"]


def _does_not_open_its_block(data: dict[str, Any]) -> None:
    data["permissions"][1]["requires"] = []


def _names_half_of_what_it_requires(data: dict[str, Any]) -> None:
    phones = next(each for each in data["permissions"] if each["id"] == "record.client.lookup.phones")
    further = dict(phones, id="record.further", requires=["record.access", phones["id"]])
    data["permissions"].append(further)


def _reaches_into_another_block(data: dict[str, Any]) -> None:
    data["permissions"][1]["requires"] = ["journal.access", "salary.access"]


def _has_a_scope_that_nobody_knows(data: dict[str, Any]) -> None:
    data["permissions"][1]["scopes"] = ["weather"]


@pytest.mark.parametrize(
    "spoil",
    [
        _given_twice,
        _requires_what_is_not_there,
        _does_not_open_its_block,
        _names_half_of_what_it_requires,
        _reaches_into_another_block,
        _has_a_scope_that_nobody_knows,
    ],
)
def test_a_catalogue_that_does_not_hang_together_is_refused(spoil: Any) -> None:
    data = shipped()
    spoil(data)
    with pytest.raises((ValidationError, KeyError)):
        Catalogue.model_validate(data)
