"""Outages: what a person switches off in the page, and what then fails until it is switched on again.

A planted fault (`faults.py`) strikes so many calls of a test; an outage lasts, over a restart too. Whoever obeys
one asks `"sms_down" in outages`; whoever has to act when one begins or ends hears of it through `hooks`.
"""

from collections.abc import Callable

from .errors import ActionError
from .events import Events
from .store import Store

NAMES = (
    "mail_down",  # the mail server answers 421 to everybody, and 451 to whoever is connected already
    "mailbox_unknown",  # the mail server knows no recipient: 550
    "sms_refused",  # SMS gateways take no number for valid: for good
    "sms_down",  # SMS gateways answer 503: for now
    "gateway_refused",  # Telegram Gateway reaches nobody: PHONE_NUMBER_NOT_AVAILABLE
    "gateway_silent",  # what Telegram Gateway sends does not arrive, and expires
)


class Outages:
    def __init__(self, store: Store, events: Events) -> None:
        self._store, self._events = store, events
        self._on = {name for name, on in store.load("outage") if on}
        self.hooks: list[Callable[[], None]] = []

    def __contains__(self, name: str) -> bool:
        return name in self._on

    def switch(self, name: str, on: bool) -> None:
        if name not in NAMES:
            raise ActionError(f"there is no outage “{name}”; there are: {', '.join(NAMES)}")
        (self._on.add if on else self._on.discard)(name)
        self._store.put("outage", name, on)
        for hook in self.hooks:
            hook()
        self._events.publish("outages")

    def as_json(self) -> dict[str, bool]:
        return {name: name in self._on for name in NAMES}
