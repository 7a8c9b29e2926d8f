"""The three languages say the same things, with the same arguments; the code asks for what there is, for all of it.

Keys are found in the code's syntax: a literal is a use of the key it spells, an f-string a use of every key that
fits it. So a key that is built elsewhere is no reason for an exception here.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from core.access import AppRight
from core.delivery import FailureReason
from core.errors import Code
from core.people import IdentifierType
from core.roles import templates
from core.tenants import TenantRole
from core.texts import LANGUAGES
from tests.screens import labels

ROOT = Path(__file__).parent.parent
LABEL_MAX = 34  # characters that a button shows whole on a phone
# The functions that take a key, and at which place.
SPEAKERS = {"Say": 0, "Label": 0, "say": 0, "_say": 0, "plain": -1, "html": -1, "letter": 1}
BUILT_OF: dict[str, Iterable[str]] = {
    "error": Code,
    "failure": FailureReason,
    "founding-template": templates(),
    "identifier": IdentifierType,
    "language": LANGUAGES,
    "right": AppRight,
    "tenant-role": TenantRole,
}


def messages(language: str) -> dict[str, ftl.Message]:
    found: dict[str, ftl.Message] = {}
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                found[entry.id.name] = entry
    return found


TEXTS = {language: messages(language) for language in LANGUAGES}
KEYS = TEXTS[LANGUAGES[0]].keys()


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def variables(message: ftl.Message) -> set[str]:
    visitor = Variables()
    visitor.visit(message)
    return visitor.names


def longest(pattern: ftl.Pattern) -> int:
    """Characters of a text as it is shown, in its longest variant; an argument counts nothing."""
    length = 0
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            length += len(element.value)
        elif isinstance(element.expression, ftl.SelectExpression):
            length += max(longest(variant.value) for variant in element.expression.variants)
    return length


def sources() -> Iterator[ast.Module]:
    for file in [*(ROOT / "core").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]:
        if "demo" not in file.parts:
            yield ast.parse(file.read_text(encoding="utf-8"))


def literals() -> set[str]:
    """Every string of the code that could be a key."""
    nodes = (node for module in sources() for node in ast.walk(module))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def patterns() -> set[str]:
    """Every f-string of the code that could be a key, as a regular expression."""
    nodes = (node for module in sources() for node in ast.walk(module))
    found = {
        "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"
            for part in node.values
        )
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    }
    return {pattern for pattern in found if re.search(r"[a-z]{3}\\-|\\-[a-z]{3}", pattern)}


def asked_for() -> set[str]:
    """Every key that is spelt where a key is taken."""
    found: set[str] = set()
    for module in sources():
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = SPEAKERS.get(name)
            if place is not None:
                given = call.args[:2] if place == -1 else call.args[place : place + 1]
                found |= {str(arg.value) for arg in given if isinstance(arg, ast.Constant)} - set(LANGUAGES)
    return found


@pytest.mark.parametrize(
    "file", sorted((ROOT / "locales").rglob("*.ftl")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_a_file_is_read_whole(file: Path) -> None:
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    assert [entry.content for entry in body if isinstance(entry, ftl.Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_is_said_once(language: str) -> None:
    keys = Counter(
        line.partition(" =")[0]
        for file in (ROOT / "locales" / language).glob("*.ftl")
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.match(r"[a-z][\w-]* =", line)
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_files_are_the_same(language: str) -> None:
    first, other = (ROOT / "locales" / each for each in (LANGUAGES[0], language))
    assert {file.name for file in other.iterdir()} == {file.name for file in first.iterdir()}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_keys_are_the_same(language: str) -> None:
    assert TEXTS[language].keys() ^ KEYS == set()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_arguments_are_the_same(language: str) -> None:
    texts, first = TEXTS[language], TEXTS[LANGUAGES[0]]
    both = texts.keys() & first.keys()
    assert {key for key in both if variables(texts[key]) != variables(first[key])} == set()


def test_every_key_that_is_asked_for_exists() -> None:
    letters = {key for key in asked_for() if f"{key}-subject" in KEYS}  # a letter is several texts
    assert asked_for() - KEYS - letters == set()


def test_every_key_that_is_built_exists() -> None:
    built = {
        f"{prefix}-{str(name).lower().replace('_', '-')}"
        for prefix, names in BUILT_OF.items()
        for name in names
    }
    assert built - {key.replace("_", "-") for key in KEYS} == set()


def test_no_key_is_left_over() -> None:
    spelt, built = literals(), re.compile("|".join(patterns()))
    assert {key for key in KEYS if key not in spelt and not built.fullmatch(key)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_shows_its_whole_label(language: str) -> None:
    texts = TEXTS[language]
    lengths = {key: longest(value) for key in labels() if key in texts and (value := texts[key].value)}
    assert {key: length for key, length in lengths.items() if length > LABEL_MAX} == {}
