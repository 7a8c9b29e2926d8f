"""Where an application opens: at an address in a browser, or out of the store of either kind of phone (H-19)."""

from enum import StrEnum

from pydantic import HttpUrl, TypeAdapter, ValidationError

from core import limits
from core.applications import ApplicationKind
from core.errors import Code, Invalid


class Link(StrEnum):
    """The value is the column's name."""

    ADDRESS = "address"
    ANDROID = "android_url"
    IOS = "ios_url"


_MOBILE = (ApplicationKind.MOBILE_CUSTOMER, ApplicationKind.MOBILE_STAFF)
_WEB = TypeAdapter(HttpUrl)


def links_of(kind: ApplicationKind) -> tuple[Link, ...]:
    """Those that make sense for an application of this kind."""
    return (Link.ANDROID, Link.IOS) if kind in _MOBILE else (Link.ADDRESS,)


def clean_link(link: Link, text: str) -> str:
    """As a browser takes it, or LINK_INVALID.

    - what is typed without a scheme is meant as https; a store is https and nothing else
    - an address may be one of the local network, with a scheme and no dot: http://server/base
    - no name or password stands in it: everybody who may open the application sees it
    """
    has_scheme = "://" in text
    try:
        url = _WEB.validate_python(text if has_scheme else f"https://{text}")
    except ValidationError:
        raise Invalid(Code.LINK_INVALID) from None
    host = (url.host or "").removesuffix(".").split(".")
    is_local = len(host) == 1 or "." not in text
    is_harmless = url.username is None and url.password is None
    fits = (has_scheme or not is_local) if link is Link.ADDRESS else url.scheme == "https" and not is_local
    if not (all(host) and is_harmless and fits and len(str(url)) <= limits.LINK_MAX):
        raise Invalid(Code.LINK_INVALID)
    return str(url)
