"""A pytest plugin: what a test records as `record_property(TABLE, text)` is printed when the run ends.

Tables travel in the tests' reports, so it works under pytest-xdist, where the controller prints.
"""

import pytest

TABLE = "table"


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Tables(), "printed-tables")


class Tables:
    def __init__(self) -> None:
        self._tables: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self._tables += [str(value) for name, value in report.user_properties if name == TABLE]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for table in self._tables:
            title, _, rows = table.partition("\n")
            terminalreporter.section(title)
            terminalreporter.write_line(rows)
