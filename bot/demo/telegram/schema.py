"""The shapes of Bot API 10.3, read from `bot_api_10.3.json`: methods, types and unions by name.

Method names are case-insensitive, as at Telegram's. A type is an expression in the documentation's words:
`Array of X`, `A or B`, `A, B and C`.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

Fields = dict[str, tuple[str, bool]]


@cache
def _schema() -> dict[str, Any]:
    text = (files(__package__) / "bot_api_10.3.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in _schema()["methods"]}


def method_name(spelling: str) -> str | None:
    """The method's proper name, or None if Bot API 10.3 has no such method."""
    return _names().get(spelling.lower())


def all_methods() -> list[str]:
    return list(_schema()["methods"])


@cache
def parameters_of(method: str) -> Fields:
    return {name: (kind, required) for name, (kind, required) in _schema()["methods"][method].items()}


@cache
def fields_of(type_name: str) -> Fields:
    fields = _schema()["types"].get(type_name, {})
    return {name: (kind, required) for name, (kind, required) in fields.items()}


@cache
def members_of(kind: str) -> tuple[str, ...]:
    """The alternatives of a type expression, named unions expanded."""
    members: list[str] = []
    for name in re.split(r", | or | and ", kind):
        members.extend(_schema()["unions"].get(name, [name]))
    return tuple(members)
