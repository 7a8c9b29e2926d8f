"""How the simulator says no.

`ApiError` is the Bot API's own refusal, with its words; the other three are the simulator's: a connection
that breaks, a system that does not come to rest, and something a person cannot do with a phone.
"""

from typing import Any

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class ApiError(Exception):
    """An answer `{"ok": false, ...}`; the HTTP status equals `error_code`."""

    def __init__(self, error_code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.error_code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ConnectionDropped(Exception):
    """The connection breaks without an answer (a planted fault)."""


class Busy(Exception):
    """The system did not come to rest in time; `names` says what was still busy."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("still busy: " + "; ".join(names))
        self.names = names


class ActionError(Exception):
    """A person's phone offers no such thing: no such user, no such button."""


def bad_request(what: str) -> ApiError:
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    return ApiError(403, f"Forbidden: {what}")


def too_many(retry_after: int) -> ApiError:
    return ApiError(
        429, f"Too Many Requests: retry after {retry_after}", parameters={"retry_after": retry_after}
    )
