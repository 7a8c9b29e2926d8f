"""Letters from the texts of `locales/<language>/letters.ftl`: a subject, paragraphs, and the same as HTML.

Markup is made here and nowhere else, out of the finished paragraphs, so that no name can carry any.
"""

from datetime import datetime
from html import escape

from core import limits, texts
from core.delivery.messenger import Action, Letter

_NAMES = ("inviter", "tenant")  # cut in an SMS


def letter(
    language: str,
    key: str,
    actions: tuple[Action, ...] = (),
    until: datetime | None = None,
    /,
    **arguments: str | int,
) -> Letter:
    """The letter of the messages `<key>-subject`, `<key>-text` and maybe `<key>-short`, with `actions` under it.

    - A paragraph that holds nothing but the argument `code` stands out.
    - One that holds nothing but the argument `link` becomes a link labelled `<key>-button`.
    - The `<key>-short` has long names cut.
    - `until`: nobody needs it afterwards.
    """
    subject = texts.plain(language, f"{key}-subject", **arguments)
    text = texts.plain(language, f"{key}-text", **arguments).strip()

    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n")]
    brief = {name: _cut(value) if name in _NAMES else value for name, value in arguments.items()}
    # In a sentence it may be the name of one; alone it is one.
    link = given if (given := _text(arguments.get("link"))) in paragraphs else None

    def dressed(paragraph: str) -> str:
        if paragraph == arguments.get("code"):
            return f"<code>{escape(paragraph)}</code>"
        if paragraph == arguments.get("link"):
            label = texts.plain(language, f"{key}-button", **arguments)
            return f'<a href="{escape(paragraph)}">{escape(label, quote=False)}</a>'
        return escape(paragraph, quote=False)

    return Letter(
        subject=subject,
        text=text,
        html="\n\n".join(map(dressed, paragraphs)),
        actions=actions,
        short=texts.plain(language, f"{key}-short", **brief) if texts.has(language, f"{key}-short") else None,
        code=_text(arguments.get("code")),
        link=link,
        until=until,
        language=language,
    )


def _cut(name: str | int) -> str | int:
    if isinstance(name, int) or len(name) <= limits.SMS_NAME_MAX:
        return name
    return f"{name[: limits.SMS_NAME_MAX - 1].rstrip()}…"


def _text(argument: str | int | None) -> str | None:
    return None if argument is None else str(argument)
