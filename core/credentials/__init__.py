"""Credentials: passwords, and the codes by which a person proves an address."""

from core.credentials.authentication import Authentication, Tried
from core.credentials.code import CodePurpose, ConfirmationCode, Outcome
from core.credentials.confirmation import CODE_LETTERS, CodeLetters, Confirmation, Verdict
from core.credentials.password import Passwords, handed_over_password
from core.credentials.strength import Hint

__all__ = [
    "CODE_LETTERS",
    "Authentication",
    "CodeLetters",
    "CodePurpose",
    "Confirmation",
    "ConfirmationCode",
    "Hint",
    "Outcome",
    "Passwords",
    "Tried",
    "Verdict",
    "handed_over_password",
]
