"""Mini Apps: the address that a phone opens, with who opens it, signed as core.telegram.org/bots/webapps has it.

What is signed is what `Telegram.WebApp.initData` holds; the colours are those of the page around the app.
"""

import hashlib
import hmac
import json
import secrets
from urllib.parse import quote, urlencode, urlsplit

from .errors import bad_request
from .guard import is_loopback
from .people import Json, User

VERSION = "8.0"
LIGHT = {
    "bg_color": "#ffffff",
    "secondary_bg_color": "#e7ebf0",
    "section_bg_color": "#ffffff",
    "header_bg_color": "#ffffff",
    "bottom_bar_bg_color": "#ffffff",
    "text_color": "#0f1419",
    "subtitle_text_color": "#6b7785",
    "hint_color": "#6b7785",
    "section_header_text_color": "#2481cc",
    "section_separator_color": "#dfe3e8",
    "link_color": "#1f78c1",
    "accent_text_color": "#2481cc",
    "button_color": "#2481cc",
    "button_text_color": "#ffffff",
    "destructive_text_color": "#d93a3a",
}
DARK = {
    **LIGHT,
    "bg_color": "#17212b",
    "secondary_bg_color": "#0b1118",
    "section_bg_color": "#17212b",
    "header_bg_color": "#17212b",
    "bottom_bar_bg_color": "#17212b",
    "text_color": "#f2f5f8",
    "subtitle_text_color": "#8b9bab",
    "hint_color": "#8b9bab",
    "section_header_text_color": "#6ab8f5",
    "section_separator_color": "#243240",
    "link_color": "#6ab8f5",
    "accent_text_color": "#6ab8f5",
    "button_color": "#3a8fd6",
    "destructive_text_color": "#f06a6a",
}


def check_app_url(url: str, what: str) -> None:
    """Telegram takes https alone; the simulator also takes this machine, where there are no certificates."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and is_loopback(parts.netloc)
    if not local and not (parts.scheme == "https" and parts.hostname):
        raise bad_request(f"{what} Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def launch_url(url: str, token: str, user: User, now: int, *, dark: bool) -> str:
    theme = json.dumps(DARK if dark else LIGHT, separators=(",", ":"))
    launch = {
        "tgWebAppData": init_data(token, user, now),
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": "web",
        "tgWebAppThemeParams": theme,
    }
    return f"{url}{'&' if '#' in url else '#'}{urlencode(launch, quote_via=quote, safe='')}"


def init_data(token: str, user: User, now: int) -> str:
    profile: Json = {**user.as_json(), "allows_write_to_pm": True}
    del profile["is_bot"]
    fields = {
        "query_id": "AAH" + secrets.token_urlsafe(15),
        "user": json.dumps(profile, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(now),
    }
    return urlencode({**fields, "hash": _signature(token, fields)}, quote_via=quote, safe="")


def _signature(token: str, fields: dict[str, str]) -> str:
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    return hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()
