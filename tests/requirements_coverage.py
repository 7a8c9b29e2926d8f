"""A pytest plugin: `@pytest.mark.requirement("H-05", "I-13")` says which requirement a test covers.

The run ends with how many statements of requirements.txt passed tests cover, and which they do
not. The numbers travel in the tests' reports, so it works under pytest-xdist, where the controller counts.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

TABLE = Path(__file__).with_name("requirements.txt")
_PROPERTY = "requirement"


def requirements() -> dict[str, str]:
    """Number to statement: H-, F- and Y- of the sources, I- of the rules that unite them."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return {number: statement for number, _, statement in (line.partition(" ") for line in lines)}


def numbers_of(item: pytest.Item) -> Iterable[str]:
    for mark in item.iter_markers("requirement"):
        yield from mark.args


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    known = requirements()
    for item in items:
        for number in numbers_of(item):
            if number not in known:
                raise pytest.UsageError(f"{item.nodeid}: there is no requirement {number}")
            item.user_properties.append((_PROPERTY, number))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Coverage(config), "requirements-coverage")


class Coverage:
    def __init__(self, config: pytest.Config) -> None:
        self._whole_suite = config.args_source is not pytest.Config.ArgsSource.ARGS
        self._covered: dict[str, set[str]] = {}  # by test, so that one that fails afterwards is taken out

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._covered.pop(report.nodeid, None)
        elif report.when == "call" and report.passed:
            numbers = {str(value) for name, value in report.user_properties if name == _PROPERTY}
            self._covered[report.nodeid] = numbers

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        table = requirements()
        covered = set().union(*self._covered.values()) & table.keys()
        missing = [number for number in table if number not in covered]
        terminalreporter.section("requirements")
        terminalreporter.write_line(f"{len(covered)} of {len(table)} covered by passed tests")
        if not missing:
            return
        terminalreporter.write_line("not covered:")
        if self._whole_suite:
            for number in missing:
                terminalreporter.write_line(f"  {number}  {table[number]}")
        else:
            terminalreporter.write_line(f"  {' '.join(missing)}")
