"""Answers to "may he, and if not, why?": what the question means, and who can do what about it."""

from core.answering.questions import Answer, answers_to, applications_called, permissions_called
from core.answering.remedies import HeldRole, Helpers, Remedy, RemedyKind, helpers

__all__ = [
    "Answer",
    "HeldRole",
    "Helpers",
    "Remedy",
    "RemedyKind",
    "answers_to",
    "applications_called",
    "helpers",
    "permissions_called",
]
