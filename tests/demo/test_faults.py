"""The short form of `make faults`: killed again and again, the bot loses nobody and accepts nobody twice."""

from pathlib import Path

import pytest

from tests.faults.play import Plan, play


@pytest.mark.requirement("H-07", "H-08", "I-30", "I-32")
async def test_killed_at_random_moments_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path) -> None:
    verdict = await play(Plan(tmp_path, people=12, kills=4, seconds=180))
    assert verdict.wrong == []
    assert verdict.kills == 4
