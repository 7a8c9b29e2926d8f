"""Bringing people in: who may, with what rights, and what comes of it."""

import pytest

from core.bootstrap import Core
from tests.cast import Cast


async def test_smoke(core: Core, cast: Cast) -> None:
    assert cast.ivan.account_id
