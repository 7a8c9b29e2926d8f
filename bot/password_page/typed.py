"""What came of a password that was typed in the page: the window tells, the page shows."""

from dataclasses import dataclass

PATH = "/app/password"


@dataclass
class Typed:
    """Goes with the update that brings the password; whichever window takes it fills in the rest."""

    window: str  # the state that the page was opened for: no other may take it
    taken: bool = False
    problem: str | None = None  # in words, if it was refused
