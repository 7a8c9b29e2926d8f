"""Delivery: the outbox, the courier that works it off, and the messengers it hands letters to."""

from core.delivery.alarm import RING, Alarm
from core.delivery.console import ConsoleMessenger
from core.delivery.courier import Courier, Purpose
from core.delivery.email import EmailMessenger
from core.delivery.letters import letter
from core.delivery.message import DeliveryAttempt, Message, MessageState, Outbox
from core.delivery.messenger import (
    Action,
    Address,
    DeliveryFailed,
    FailureReason,
    Letter,
    Messenger,
    Tracking,
)

__all__ = [
    "RING",
    "Action",
    "Address",
    "Alarm",
    "ConsoleMessenger",
    "Courier",
    "DeliveryAttempt",
    "DeliveryFailed",
    "EmailMessenger",
    "FailureReason",
    "Letter",
    "Message",
    "MessageState",
    "Messenger",
    "Outbox",
    "Purpose",
    "Tracking",
    "letter",
]
