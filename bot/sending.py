"""Where an invitation goes by itself, in words: a letter to this address, an SMS to that number."""

from collections.abc import Iterable

from bot.speech import Speech
from core.people import Known, pretty


def sent_by(say: Speech, sent_to: Iterable[Known]) -> str:
    """Plain; "none" where nothing goes out, and the link has to be handed on."""
    ways = [
        say.plain("sent-by", type=known.type.value, address=pretty(known.type, known.value))
        for known in sent_to
    ]
    return ", ".join(ways) or "none"
