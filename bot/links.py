"""Which addresses may stand on a button: one that Telegram refuses would cost the person the whole screen."""

from urllib.parse import urlsplit


def is_web(address: str | None) -> bool:
    try:
        parts = urlsplit(address or "")
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host.strip(".") and not set(host) & set(" \t\n")
