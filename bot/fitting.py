"""What fits one message: Telegram counts 4096 UTF-16 units once the markup is taken away, and refuses more."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"<[^>]*>")
MESSAGE = 4096
BODY = 3600  # leaves room for what a window says beside a long list


@dataclass(frozen=True)
class Part:
    """A piece of a long text that is shown whole or not at all, and how many things of the list it holds."""

    html: str
    things: int = 0


def units(text_html: str) -> int:
    return len(_plain(text_html).encode("utf-16-le")) // 2


def fit(parts: Sequence[Part], limit: int = BODY) -> tuple[str, int]:
    """The parts that fit, one below the other, and how many things had to be left out."""
    shown: list[str] = []
    room = limit
    for number, part in enumerate(parts):
        room -= units(part.html) + 1
        if room < 0:
            return "\n".join(shown), sum(left.things for left in parts[number:])
        shown.append(part.html)
    return "\n".join(shown), 0


def cut(text_html: str) -> str:
    """A text whose longest paragraphs have lost lines from their ends, as many as do not fit.

    A list is shortened by that, and the link below it stays. A paragraph of one long line loses the end of
    that, and its markup with it: half a tag would be refused.
    """
    paragraphs = [paragraph.split("\n") for paragraph in text_html.split("\n\n")]
    while (excess := units(shown := "\n\n".join(map("\n".join, paragraphs))) - MESSAGE) > 0:
        lines = max(paragraphs, key=lambda lines: units("\n".join(lines)))
        if lines[-1] == "…":
            lines.pop()
        if len(lines) > 1:
            lines[-1] = "…"
        else:
            lines[:] = [html.escape(_plain(lines[0])[: -excess - 2], quote=False), "…"]
    return shown


def _plain(text_html: str) -> str:
    return html.unescape(_TAG.sub("", text_html))


def short(label: str, limit: int = 30) -> str:
    """A button's label that a phone does not cut off in the middle of nowhere."""
    return label if len(label) <= limit else f"{label[: limit - 1].rstrip()}…"
