"""The SMS catcher: what any gateway was asked to send, kept as the receiving phones would show it.

The gateways' own ways of asking and answering are in `sms_gateways.py`; this is what stands behind all of them.
"""

import re

from .errors import ApiError
from .faults import Faults
from .outages import Outages
from .people import Json, digits
from .world import World

NUMBER = re.compile(r"\+?[1-9][\d ()-]{6,20}")


class SmsCatcher:
    def __init__(self, world: World, outages: Outages, faults: Faults) -> None:
        self._world, self._outages, self._faults = world, outages, faults
        stored = world.store.load("sms")
        self.messages: list[Json] = sorted((sms for _, sms in stored), key=lambda sms: int(sms["id"]))

    def accept(self, gateway: str, to: str, text: str, sender: str | None = None) -> Json:
        """ApiError: 400 for a number that is none, 503 while the gateways are down, or as a fault was planted."""
        self._faults.strike("sms")
        if "sms_down" in self._outages:
            raise ApiError(503, "Service Unavailable")
        if "sms_refused" in self._outages or not NUMBER.fullmatch(to):
            raise ApiError(400, f"{to} is no number")
        sms = {
            "id": (self.messages[-1]["id"] if self.messages else 0) + 1,
            "gateway": gateway,
            "from": sender,
            "to": f"+{digits(to)}",
            "text": text,
            "at": self._world.clock.now().isoformat(),
        }
        self.messages.append(sms)
        self._world.store.put("sms", sms["id"], sms)
        self._world.events.publish("sms")
        return sms
