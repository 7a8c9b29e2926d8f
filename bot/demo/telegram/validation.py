"""Checks a request against the schema and turns form strings into values.

Forms carry objects and arrays as JSON strings; JSON bodies carry them as they are. Both come out the same.
Telegram ignores what it does not know, and so does this, but it says so: unknown names are returned, for the
journal. Lengths and "exactly one of" are not the schema's business; the methods check those.
"""

import json
from collections.abc import Iterable
from typing import Any

from .errors import ApiError, bad_request
from .schema import fields_of, members_of, parameters_of

MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
}


def check_parameters(
    method: str, raw: dict[str, Any], uploads: Iterable[str] = ()
) -> tuple[dict[str, Any], list[str]]:
    """Return (values by parameter, names that the schema does not know)."""
    uploaded = set(uploads)
    unknown = [name for name in raw if name not in parameters_of(method)]
    values: dict[str, Any] = {}
    for name, (kind, required) in parameters_of(method).items():
        value = raw.get(name)
        if value is None and name in uploaded and "InputFile" in kind:
            value = f"attach://{name}"  # a file part named like its parameter needs no attach://
        if value is None or value == "":
            if required:
                raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
            continue
        values[name] = _value(kind, _parsed(kind, name, value), name, unknown)
    return values, unknown


def _parsed(kind: str, name: str, value: Any) -> Any:
    """A top-level object or array may come as a JSON string; nested ones may not."""
    structured = kind.startswith("Array of ") or not set(members_of(kind)) & {*_SCALARS, "InputFile"}
    if not structured or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def _value(kind: str, value: Any, path: str, unknown: list[str]) -> Any:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise _wrong(path, kind)
        inner = kind.removeprefix("Array of ")
        return [_value(inner, item, f"{path}[{index}]", unknown) for index, item in enumerate(value)]
    members = members_of(kind)
    if len(members) > 1:
        return _one_of(kind, members, value, path, unknown)
    if kind in _SCALARS:
        return _SCALARS[kind](value, path)
    if kind == "InputFile":
        return _string(value, path)
    return _object(kind, value, path, unknown)


def _one_of(kind: str, members: tuple[str, ...], value: Any, path: str, unknown: list[str]) -> Any:
    """The member that fits with the fewest unknown fields; failing all, the error of the likeliest one."""
    fits: list[tuple[Any, list[str]]] = []
    complaint = _wrong(path, kind)
    for member in members:
        stray: list[str] = []
        try:
            fits.append((_value(member, value, path, stray), stray))
        except ApiError as error:
            if isinstance(value, dict) and _has_required(member, value):
                complaint = error
    if not fits:
        raise complaint
    chosen, strays = min(fits, key=lambda fit: len(fit[1]))
    unknown.extend(strays)
    return chosen


def _has_required(type_name: str, value: dict[str, Any]) -> bool:
    return all(name in value for name, (_, required) in fields_of(type_name).items() if required)


def _object(kind: str, value: Any, path: str, unknown: list[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(path, kind)
    fields = fields_of(kind)
    unknown.extend(f"{path}.{name}" for name in value if name not in fields)
    result: dict[str, Any] = {}
    for name, (field_kind, required) in fields.items():
        if value.get(name) is None:
            if name == "inline_keyboard":
                raise bad_request("inline keyboard expected")
            if required:
                raise bad_request(f'can\'t parse "{path}": field "{name}" of {kind} is required')
            continue
        result[name] = _value(field_kind, value[name], f"{path}.{name}", unknown)
    return result


def _wrong(path: str, kind: str) -> ApiError:
    return bad_request(f'can\'t parse "{path}": it must be of type {kind}')


def _string(value: Any, path: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _wrong(path, "String")
    text = str(value)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise bad_request("strings must be encoded in UTF-8")
    return text


def _integer(value: Any, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _wrong(path, "Integer")
    try:
        return int(value)
    except ValueError:
        raise _wrong(path, "Integer") from None


def _float(value: Any, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _wrong(path, "Float")
    try:
        return float(value)
    except ValueError:
        raise _wrong(path, "Float") from None


def _boolean(value: Any, path: str) -> bool:
    known = {"true": True, "1": True, "false": False, "0": False}
    found = known.get(str(value).lower()) if isinstance(value, bool | str | int) else None
    if found is None:
        raise _wrong(path, "Boolean")
    return found


_SCALARS = {"String": _string, "Integer": _integer, "Float": _float, "Boolean": _boolean, "True": _boolean}
