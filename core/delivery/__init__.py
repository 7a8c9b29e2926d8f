"""Delivery: the outbox, the courier that works it off, and the messengers it hands letters to."""

from core.delivery.alarm import RING, Alarm
from core.delivery.console import ConsoleMessenger
from core.delivery.courier import AT_ONCE, Courier, Notice, Purpose
from core.delivery.email import EmailMessenger
from core.delivery.figures import Backlog, FailedTries, Figures, failed_tries
from core.delivery.http import http_session
from core.delivery.letters import letter
from core.delivery.message import DeliveryAttempt, Message, MessageState, Outbox, Recipient
from core.delivery.messenger import (
    Action,
    Address,
    DeliveryFailed,
    FailureReason,
    Letter,
    Messenger,
    Tracking,
)
from core.delivery.sms import SmsGateway, SmsMessenger
from core.delivery.telegram_gateway import TelegramGateway

__all__ = [
    "AT_ONCE",
    "RING",
    "Action",
    "Address",
    "Alarm",
    "Backlog",
    "ConsoleMessenger",
    "Courier",
    "DeliveryAttempt",
    "DeliveryFailed",
    "EmailMessenger",
    "FailedTries",
    "FailureReason",
    "Figures",
    "Letter",
    "Message",
    "MessageState",
    "Messenger",
    "Notice",
    "Outbox",
    "Purpose",
    "Recipient",
    "SmsGateway",
    "SmsMessenger",
    "TelegramGateway",
    "Tracking",
    "failed_tries",
    "http_session",
    "letter",
]
