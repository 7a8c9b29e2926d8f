"""The house rules that import-linter and ruff cannot see. Who imports whom stands in pyproject.toml."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from aiogram.fsm.state import StatesGroup
from aiogram_dialog import Dialog

from bot.dialogs import states
from core.errors import Code
from tests.screens import all_dialogs, widgets, windows

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*(ROOT / "core").rglob("*.py"), *(ROOT / "bot").rglob("*.py")])
KEPT_STATES = Path(__file__).with_name("states.txt")

LONG = 400  # lines; whoever needs more says why
REASONS_TO_BE_LONG: dict[str, str] = {}


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_a_module_says_what_lives_in_it() -> None:
    texts = {name_of(file): file.read_text(encoding="utf-8") for file in SOURCES}
    said = {name: ast.get_docstring(ast.parse(text)) or "" for name, text in texts.items() if text}
    assert [name for name, docstring in said.items() if len(docstring.split()) < 2] == []


def test_no_file_is_long_without_a_reason() -> None:
    lines = {
        name_of(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in SOURCES
        if "versions" not in file.parts  # a migration is as long as the schema
    }
    assert {name for name, count in lines.items() if count > LONG} == REASONS_TO_BE_LONG.keys()


def test_every_code_is_raised_somewhere() -> None:
    elsewhere = [file for file in SOURCES if name_of(file) != "core/errors.py"]
    raised = {
        code
        for file in elsewhere
        for code in re.findall(r"\bCode\.([A-Z_]+)\b", file.read_text(encoding="utf-8"))
    }
    assert set(Code.__members__) - raised == set()


def test_states_keep_their_names() -> None:
    """Half-filled forms are stored under these names: whoever renames one strands them, so he says so here."""
    groups = [group for group in vars(states).values() if _is_group(group)]
    names = sorted(name for group in groups for name in group.__all_states_names__)
    assert names == KEPT_STATES.read_text(encoding="utf-8").split()


def test_every_state_has_its_window() -> None:
    groups = {group for group in vars(states).values() if _is_group(group)}
    assert groups == {dialog.states_group() for dialog in all_dialogs()}
    shown = {state for dialog in all_dialogs() for state in dialog.states()}
    assert {state for group in groups for state in group.__all_states__} == shown


@pytest.mark.parametrize("dialog", all_dialogs(), ids=lambda dialog: dialog.name)
def test_a_widget_id_is_used_once_in_a_dialog(dialog: Dialog) -> None:
    """aiogram-dialog keeps the data of widgets by id for a whole dialog: two of one id would share theirs."""
    once = {id(widget): widget for window in windows(dialog) for widget in widgets(window)}
    ids = Counter(widget.widget_id for widget in once.values() if getattr(widget, "widget_id", None))
    assert [name for name, count in ids.items() if count > 1] == []


def _is_group(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, StatesGroup) and thing is not StatesGroup
