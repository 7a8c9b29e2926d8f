"""Every action that the core may write into the journal, found in its syntax.

A function that has a parameter `action` passes on what it is given, so what counts is whatever its callers give for
it: a literal, a choice of literals, a name that is bound to one, or an f-string, of which the fixed parts count.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CORE = Path(__file__).parent.parent / "core"
PARAMETER = "action"


def actions() -> tuple[set[str], set[str]]:
    """Those that are spelt, and those that are built: the latter as regular expressions."""
    modules = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(CORE.rglob("*.py"))]
    takes = dict(takers(modules))
    spelt: set[str] = set()
    built: set[str] = set()
    for module in modules:
        bound = bindings(module)
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in takes:
                for value in values(given(call, takes[name]), bound):
                    (built if value.startswith("~") else spelt).add(value.removeprefix("~"))
    return spelt, built


def takers(modules: list[ast.Module]) -> Iterator[tuple[str, int]]:
    """The functions that take an action, and at which place."""
    for function in (node for module in modules for node in ast.walk(module)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            names = [argument.arg for argument in function.args.args if argument.arg != "self"]
            if PARAMETER in names:
                yield function.name, names.index(PARAMETER)


def bindings(module: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name of a module is bound to, wherever in it."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Assign):
            for target in (each for each in node.targets if isinstance(each, ast.Name)):
                found.setdefault(target.id, []).append(node.value)
    return found


def given(call: ast.Call, place: int) -> ast.expr | None:
    named = [keyword.value for keyword in call.keywords if keyword.arg == PARAMETER]
    if named:
        return named[0]
    return call.args[place] if place < len(call.args) else None


def values(node: ast.expr | None, bound: dict[str, list[ast.expr]]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from values(node.body, bound)
        yield from values(node.orelse, bound)
    elif isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_]+"
            for part in node.values
        )
        yield "~" + "".join(parts)
    elif isinstance(node, ast.Name):
        for each in bound.get(node.id, []):
            yield from values(each, bound)
