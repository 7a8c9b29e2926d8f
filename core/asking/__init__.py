"""Requests for access: a person asks why something is closed to him, and his managers to open it."""

from core.asking.asking import Addressee, Answered, Asking, Own
from core.asking.letters import REQUEST, purposes
from core.asking.request import AccessRequest, RequestState

__all__ = [
    "REQUEST",
    "AccessRequest",
    "Addressee",
    "Answered",
    "Asking",
    "Own",
    "RequestState",
    "purposes",
]
