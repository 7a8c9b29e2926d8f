"""The JSON body of a control request, read field by field; what is wrong is said by the field's name."""

import base64
import binascii
from typing import Any

from .errors import ActionError


class Body:
    def __init__(self, fields: Any) -> None:
        if not isinstance(fields, dict):
            raise ActionError("the body must be a JSON object")
        self._fields: dict[str, Any] = fields

    def text(self, name: str, default: str | None = None) -> str:
        value = self.maybe(name)
        if value is None:
            value = default
        if value is None:
            raise ActionError(f"“{name}” is required")
        return value

    def maybe(self, name: str) -> str | None:
        value = self._fields.get(name)
        if value is not None and not isinstance(value, str):
            raise ActionError(f"“{name}” must be a string")
        if value is not None and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise ActionError(f"“{name}” is no text: it holds half a character")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        value = self.maybe_number(name)
        if value is None:
            value = default
        if value is None:
            raise ActionError(f"“{name}” is required")
        return value

    def maybe_number(self, name: str) -> int | None:
        value = self._fields.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise ActionError(f"“{name}” must be an integer")
        return value

    def numbers(self, name: str) -> list[int]:
        value = self._fields.get(name)
        if not isinstance(value, list) or any(type(item) is not int for item in value):
            raise ActionError(f"“{name}” must be a list of integers")
        return value

    def flag(self, name: str, default: bool | None = None) -> bool:
        value = self._fields.get(name, default)
        if not isinstance(value, bool):
            raise ActionError(f"“{name}” must be true or false")
        return value

    def seconds(self, name: str, default: float | None = None) -> float:
        value = self._fields.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ActionError(f"“{name}” must be a number of seconds")
        return float(value)

    def content(self, name: str) -> bytes:
        try:
            return base64.b64decode(self.text(name), validate=True)
        except binascii.Error:
            raise ActionError(f"“{name}” must be base64") from None
