"""What is said to people, in their language: Fluent messages from `locales/<language>/*.ftl`.

Arguments are escaped here and nowhere else: `html` for Telegram, `plain` for subjects and text parts of letters.
"""

import html as html_escape
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import structlog
from fluent.runtime import FluentBundle, FluentResource, resolver

LANGUAGES = ("ru", "en", "kk")

# The library breaks off at 2500, against translations of strangers. Ours are no attack, and a letter holds long lists.
resolver.MAX_PART_LENGTH = 100_000

log = structlog.get_logger()


@cache
def _bundle(language: str) -> FluentBundle:
    # One person's name may hold letters of any script, but isolation marks would end up in copied text.
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(_folder(language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _folder(language: str) -> Traversable:
    return resources.files("locales") / language


def has(language: str, key: str) -> bool:
    return _bundle(language if language in LANGUAGES else LANGUAGES[0]).has_message(key)


def plain(language: str, key: str, /, **arguments: str | int) -> str:
    """The message `key` in `language` with its arguments as they are. Unknown keys come back as themselves, logged."""
    bundle = _bundle(language if language in LANGUAGES else LANGUAGES[0])
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern is None:
        log.error("text missing", key=key, language=language)
        return key
    value, errors = bundle.format_pattern(pattern, arguments)
    if errors:
        log.error("text broken", key=key, language=language, errors=[str(e) for e in errors])
    return str(value)


def html(language: str, key: str, /, **arguments: str | int) -> str:
    """The same, with every text argument escaped for Telegram's HTML and letters. Numbers choose plurals."""
    escaped = {
        name: html_escape.escape(value, quote=False) if isinstance(value, str) else value
        for name, value in arguments.items()
    }
    return plain(language, key, **escaped)
