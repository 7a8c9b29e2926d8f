"""Formatted text: Telegram's HTML into text and entities, and entities back into HTML that is safe to show.

The parser follows Telegram's own words for what is broken. Offsets and lengths of entities count UTF-16 code
units, as the Bot API does; limits on text count characters and are checked by the methods.
"""

import html
import itertools
import re
from typing import Any

from .errors import ApiError, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_START = re.compile(r"([^\s>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_END = re.compile(r"/([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
# Telegram marks these in any text by itself, in messages of people and of bots.
_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"']*[^\s<>\"'.,;:!?)])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"
    r"|(?P<bot_command>(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w+)?\b)"
    r"|(?P<mention>(?<![\w.])@[a-zA-Z]\w{3,31}\b)"
)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_text(text: str, parse_mode: str | None, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Text and entities as Telegram keeps them: parsed, trimmed, links and commands marked."""
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise bad_request(f"parse_mode {parse_mode} is unsupported by this simulator, which knows HTML only")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = list(given or [])
    text, entities = _trimmed(text, entities)
    return text, mark(text, entities)


def mark(text: str, entities: list[Entity]) -> list[Entity]:
    """Add what Telegram finds by itself, outside of what is marked as code or link already."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in ("code", "pre", "text_link", "url", "email", "bot_command", "mention")
    ]
    found: list[Entity] = []
    for match in _FOUND.finditer(text):
        start = utf16(text[: match.start()])
        end = start + utf16(match.group())
        if all(end <= begin or start >= finish for begin, finish in taken):
            found.append({"type": str(match.lastgroup), "offset": start, "length": end - start})
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    lead = utf16(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    size = utf16(text)
    kept: list[Entity] = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, size)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


def parse_html(source: str) -> tuple[str, list[Entity]]:
    text: list[str] = []
    position, length = 0, 0
    open_tags: list[tuple[str, Entity]] = []
    entities: list[Entity] = []
    while position < len(source):
        if source[position] != "<":
            stop = source.find("<", position)
            stop = len(source) if stop < 0 else stop
            plain = _REFERENCE.sub(lambda match: html.unescape(match.group()), source[position:stop])
            text.append(plain)
            length += utf16(plain)
            position = stop
            continue
        at = len(source[:position].encode())
        if source.startswith("</", position):
            end = _END.match(source, position + 1)
            if end is None:
                raise _broken(f"Unclosed end tag at byte offset {at}")
            _close(end.group(1).lower(), at, open_tags, entities, length)
            position = end.end()
        else:
            position = _open(source, position, at, open_tags, length)
    if open_tags:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return "".join(text), sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _broken(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


def _open(source: str, position: int, at: int, open_tags: list[tuple[str, Entity]], length: int) -> int:
    name_match = re.compile(r"[^\s>]*").match(source, position + 1)
    name = name_match.group().lower() if name_match else ""
    if name not in TAGS:
        raise _broken(f'Unsupported start tag "{name}" at byte offset {at}')
    start = _START.match(source, position + 1)
    if start is None:
        raise _broken(f"Unclosed start tag at byte offset {at}")
    attributes = {
        match.group(1).lower(): html.unescape(match.group(2) or match.group(3) or match.group(4) or "")
        for match in _ATTRIBUTE.finditer(start.group(2))
    }
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    open_tags.append((name, _entity(name, attributes, open_tags, length)))
    return start.end()


def _entity(name: str, attributes: dict[str, str], around: list[tuple[str, Entity]], offset: int) -> Entity:
    entity: Entity = {"type": TAGS[name], "offset": offset, "length": 0}
    if name == "a":
        entity["url"] = attributes.get("href", "")
    elif name == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    elif name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif name == "code" and around and around[-1][0] == "pre":
        language = attributes.get("class", "")
        if language.startswith("language-"):
            around[-1][1]["language"] = language.removeprefix("language-")
        entity["type"] = ""  # <pre><code> is one block
    return entity


def _close(
    name: str, at: int, open_tags: list[tuple[str, Entity]], entities: list[Entity], length: int
) -> None:
    if not open_tags:
        raise _broken(f"Unexpected end tag at byte offset {at}")
    opened, entity = open_tags.pop()
    if name and name != opened:
        raise _broken(f'Unmatched end tag at byte offset {at}, expected "</{opened}>", found "</{name}>"')
    entity["length"] = length - entity["offset"]
    empty = not entity["length"] or not entity["type"] or entity.get("url") == ""
    if not empty:
        entities.append(entity)


_ELEMENTS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def render_html(text: str, entities: list[Entity]) -> str:
    """HTML that holds nothing but known elements and escaped text, whatever the entities overlap."""
    units = text.encode("utf-16-le")
    shown = [(entity, *tags) for entity in entities if (tags := _element(entity, text))]
    points = {0, len(units) // 2}
    for entity, _, _ in shown:
        points |= {entity["offset"], entity["offset"] + entity["length"]}
    out: list[str] = []
    stack: list[tuple[Entity, str, str]] = []
    ordered = sorted(points)
    for start, end in itertools.pairwise(ordered):
        active = [
            item for item in shown if item[0]["offset"] <= start < item[0]["offset"] + item[0]["length"]
        ]
        same = 0
        while same < min(len(stack), len(active)) and stack[same] is active[same]:
            same += 1
        out += [closing for _, _, closing in reversed(stack[same:])]
        out += [opening for _, opening, _ in active[same:]]
        stack = active
        out.append(html.escape(units[start * 2 : end * 2].decode("utf-16-le", "replace")))
    out += [closing for _, _, closing in reversed(stack)]
    return "".join(out)


def _element(entity: Entity, text: str) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _ELEMENTS:
        return f"<{_ELEMENTS[kind]}>", f"</{_ELEMENTS[kind]}>"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    if kind in ("text_link", "url"):
        url = entity.get("url") or covered(text, entity)
        if re.match(r"(?i)(https?|tg|mailto|tel):", url):
            return f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return None


def covered(text: str, entity: Entity) -> str:
    units = text.encode("utf-16-le")
    start = entity["offset"] * 2
    return units[start : start + entity["length"] * 2].decode("utf-16-le", "replace")
