"""Who may drive the doors: programs of this machine, and its own page; never a web page from elsewhere.

A browser says where a request comes from (Origin, Sec-Fetch-Site), and a name that somebody points at 127.0.0.1
stands in Host. Bots send neither, so the Bot API only refuses what comes from a foreign page.
"""

import ipaddress
from urllib.parse import urlsplit

from aiohttp import web


def is_loopback(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def foreign_page(request: web.Request) -> str | None:
    """In words, the foreign page that sent this request; None if it was none."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return f"a page of {origin} may not do this"
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return "a page from elsewhere may not do this"
    return None


def foreign_host(request: web.Request) -> str | None:
    return None if is_loopback(request.host) else f"the Host {request.host} is not this machine"
