"""Joining: people come by one link or QR for many, prove who they are, and wait for one press of a manager."""

from core.joining.answering import AnsweringJoins, JoinAnswered, WhoWaits
from core.joining.asking import Joining
from core.joining.group_link import GroupLink, LinkState
from core.joining.keeping import KeepingLinks, NewLink
from core.joining.letters import JOIN_PICKED, JOIN_REQUEST, JOINED, purposes
from core.joining.letting_in import LettingIn
from core.joining.opening import JoinStep, JoinView
from core.joining.picking import Picked, PickedLink
from core.joining.request import JoinRequest, JoinState
from core.joining.viewing import LinkCard, ListedLink

__all__ = [
    "JOINED",
    "JOIN_PICKED",
    "JOIN_REQUEST",
    "AnsweringJoins",
    "GroupLink",
    "JoinAnswered",
    "JoinRequest",
    "JoinState",
    "JoinStep",
    "JoinView",
    "Joining",
    "KeepingLinks",
    "LettingIn",
    "LinkCard",
    "LinkState",
    "ListedLink",
    "NewLink",
    "Picked",
    "PickedLink",
    "WhoWaits",
    "purposes",
]
