"""make faults: the bot is killed a hundred times at random moments, while five hundred people are brought in.

ARGS="--kills 100 --people 500 --seconds 600 --seed 1". Prints what became of it, and fails if anything is wrong.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.faults.play import Plan, play


def main() -> None:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=600, help="longer than this it must not take")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        verdict = asyncio.run(play(Plan(Path(folder), given.people, given.kills, given.seconds, given.seed)))
    print(f"people     {verdict.invited}")
    print(f"kills      {verdict.kills}")
    print(f"letters    {verdict.letters}, of them {verdict.repeated} repeated (at the most {verdict.bound})")
    print(f"lost       {len(verdict.lost)}")
    print(f"twice      {len(verdict.twice)}")
    print(f"dead codes {len(verdict.dead_codes)}")
    for wrong in verdict.wrong:
        print(f"  {wrong}")
    sys.exit(bool(verdict.wrong))


if __name__ == "__main__":
    main()
