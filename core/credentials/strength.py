"""How guessable a password is: zxcvbn, plus what it does not know (SP 800-63B-4, ASVS 6.2.4 and 6.2.11).

zxcvbn has English words and Latin keyboards only, so a password is judged in several readings: as typed, as
the same keys of the other layout («пароль» is "gfhjkm"), and with look-alike signs replaced. The weakest counts.
Pure and slow (up to 0.2 s for 72 characters), so `password.py` calls it in its pool.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from zxcvbn import matching, scoring
from zxcvbn.time_estimates import guesses_to_score

from core import limits
from core.database import fold
from core.errors import Code

_REST_MIN = 8  # letters and digits that must be left once own and common words and runs are taken out
_RUN_MIN = 5  # shorter runs of keys and letters are part of ordinary words
_DATE_MIN = 8  # day, month and year in full

_SERVICE_WORDS = ("propusk", "пропуск", "telegram", "телеграм", "телеграмм")

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_LATIN = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)
_TO_CYRILLIC = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)

_LATIN_SIGNS = str.maketrans("@4830$5!17+", "aabeossiitt")
_CYRILLIC_SIGNS = str.maketrans("@0346", "аозчб")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")

_LETTERS = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ә ғ қ ң ө ұ ү һ і"
_SPELLED = "a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh shch - y - e yu ya a g k n o u u h i"
_IN_LATIN = str.maketrans({a: b.strip("-") for a, b in zip(_LETTERS.split(), _SPELLED.split(), strict=True)})

# One sign three times, a pair three times, a longer unit twice: what repetition adds is nothing.
_REPETITION = re.compile(r"(.)\1{2,}|(..)\2{2,}|(.{3,}?)\3+")

# zxcvbn's matchers, without two: `repeat` is the line above, and `l33t` takes seconds on a line of signs.
_MATCHERS = (
    matching.dictionary_match,
    matching.reverse_dictionary_match,
    matching.spatial_match,
    matching.sequence_match,
    matching.regex_match,
    matching.date_match,
)

Match = dict[str, Any]  # as zxcvbn makes them


class Hint(StrEnum):
    """What makes it guessable, for the sentence that helps the person."""

    WORDS = "words"
    KEYBOARD = "keyboard"
    SEQUENCE = "sequence"
    DATE = "date"
    SHORT = "short"


_HINTS = {
    "dictionary": Hint.WORDS,
    "spatial": Hint.KEYBOARD,
    "sequence": Hint.SEQUENCE,
    "regex": Hint.DATE,  # a recent year
    "date": Hint.DATE,
}


@dataclass(frozen=True)
class Weakness:
    code: Code
    hint: Hint


def weakness(password: str, own_words: Iterable[str] = ()) -> Weakness | None:
    """Why this password is refused; None if it is good. Its first PASSWORD_JUDGED characters are judged:

    - repetitions count once (PASSWORD_REPEATS, where they are half of it)
    - without the person's, organisation's and service's own words (PASSWORD_PERSONAL), common passwords
      (PASSWORD_COMMON) and runs, enough must be left to be a password by itself
    - zxcvbn's score is at least PASSWORD_SCORE (PASSWORD_GUESSABLE)
    """
    folded = fold(password)[: limits.PASSWORD_JUDGED]
    judged = _REPETITION.sub(lambda found: found[1] or found[2] or found[3], folded)
    # A mapping of our own: zxcvbn() itself would put one person's words where another thread reads them.
    dictionaries = {**matching.RANKED_DICTIONARIES, "common": _common(), "own": _ranked(_pieces(own_words))}
    # As typed, too: what stands twice in a person's own number must not hide that it is his number.
    readings = (reading for text in dict.fromkeys((judged, folded)) for reading in _readings(text))
    found = next(filter(None, (_flaw(reading, dictionaries) for reading in readings)), None)
    if found is not None and 2 * len(judged) <= len(folded):
        return Weakness(Code.PASSWORD_REPEATS, found.hint)
    return found


def _readings(password: str) -> Iterator[str]:
    layouts = password, password.translate(_TO_LATIN), password.translate(_TO_CYRILLIC)
    for layout in dict.fromkeys(layouts):
        signs = _CYRILLIC_SIGNS if _CYRILLIC.search(layout) else _LATIN_SIGNS
        yield from dict.fromkeys((layout, layout.translate(signs)))


def _flaw(reading: str, dictionaries: dict[str, dict[str, int]]) -> Weakness | None:
    matches = [m for matcher in _MATCHERS for m in matcher(reading, _ranked_dictionaries=dictionaries)]
    known = [match for match in matches if _gives_nothing(match)]
    covered = {place for match in known for place in range(match["i"], match["j"] + 1)}
    rest = sum(sign.isalnum() for place, sign in enumerate(reading) if place not in covered)
    guess = scoring.most_guessable_match_sequence(reading, matches)
    if rest >= _REST_MIN and guesses_to_score(guess["guesses"]) >= limits.PASSWORD_SCORE:
        return None
    longest = max(guess["sequence"], key=lambda match: len(match["token"]), default={"pattern": ""})
    hint = _HINTS.get(longest["pattern"], Hint.SHORT)
    dictionaries_hit = {match.get("dictionary_name") for match in [*known, longest]}
    if "own" in dictionaries_hit:
        return Weakness(Code.PASSWORD_PERSONAL, hint)
    if dictionaries_hit & {"common", "passwords"}:
        return Weakness(Code.PASSWORD_COMMON, hint)
    return Weakness(Code.PASSWORD_GUESSABLE, hint)


def _gives_nothing(match: Match) -> bool:
    if match["pattern"] == "dictionary":
        return match["dictionary_name"] in ("own", "common")
    if match["pattern"] == "date":
        return len(match["token"]) >= _DATE_MIN
    return match["pattern"] in ("spatial", "sequence") and len(match["token"]) >= _RUN_MIN


def _pieces(words: Iterable[str]) -> Iterator[str]:
    for word in (*_SERVICE_WORDS, *words):
        yield from re.findall(r"[^\W_]{3,}", fold(word))


def _ranked(words: Iterable[str]) -> dict[str, int]:
    """The words and their Latin spellings by rank, the way zxcvbn wants them."""
    spelled = dict.fromkeys(form for word in words for form in (word, word.translate(_IN_LATIN)))
    return {word: rank for rank, word in enumerate(spelled, start=1)}


@cache
def _common() -> dict[str, int]:
    text = resources.files(__package__).joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return _ranked(fold(line) for line in text.splitlines() if line and not line.startswith("#"))
