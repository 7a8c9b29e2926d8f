"""What a person is known by: phones in E.164 and e-mails case-folded (I-04), however they were typed, and their masks."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from core.errors import Code, Invalid

HOME_COUNTRY = "KZ"  # phones without + are its, where no tenant says otherwise

# Everything people put into phone numbers; letters or an @ mean that it was meant as something else.
# Copied from a page, a number has dashes, minus signs and a plus of all widths.
_PHONE_LIKE = re.compile(r"(?=\D*\d)[+\uff0b\d\s().\-\u2010-\u2015\u2212/]+")

_WITHIN = re.compile(r"\S*@\S*|[+\uff0b(]?\d[\d\s().\-\u2010-\u2015\u2212/]*\d")
_AROUND = " \t\r\n,;:<>()|\u2013\u2014-"


class IdentifierType(StrEnum):
    EMAIL = "EMAIL"
    PHONE = "PHONE"


@dataclass(frozen=True)
class Known:
    """A normalised identifier."""

    type: IdentifierType
    value: str

    @property
    def masked(self) -> str:
        return masked(self.type, self.value)


def parse_identifier(text: str, country: str = HOME_COUNTRY) -> Known:
    """A phone or an e-mail, whichever it looks like; phones without + are of `country` (ISO 3166-1 alpha-2)."""
    text = _seen(text)
    if "@" in text:
        return parse_email(text)
    if _PHONE_LIKE.fullmatch(text):
        return parse_phone(text, country)
    raise Invalid(Code.IDENTIFIER_UNRECOGNISED, example=_example(country))


def parse_named(text: str, country: str) -> tuple[str, Known]:
    """A name and an identifier in one line, in either order, or the identifier alone: «Кайрат 8 701 333 22 11»."""
    text = _seen(text)
    within = _WITHIN.search(text)
    if within is not None:
        name = f"{text[: within.start()].strip(_AROUND)} {text[within.end() :].strip(_AROUND)}".strip()
        if any(c.isalpha() for c in name) and not any(c.isdigit() or c == "@" for c in name):
            return name, parse_identifier(within[0].strip(_AROUND), country)
    return "", parse_identifier(text, country)


def _seen(text: str) -> str:
    """Without what is invisible, and often copied along."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def parse_email(text: str) -> Known:
    """Syntax only (RFC 5321/5322, internationalised included): whether it exists is proven by the code."""
    try:
        address = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise Invalid(Code.EMAIL_INVALID) from None
    return Known(IdentifierType.EMAIL, address.normalized.casefold())


def parse_phone(text: str, country: str | None = None) -> Known:
    """Any usual spelling: «8 (701) 705-125…», with or without +; a number without + may lack its country code."""
    text = text.strip()
    for candidate in (text, f"+{text}"):  # contacts shared from a phone come without "+"
        number = _possible(candidate, country)
        if number is not None:
            return Known(
                IdentifierType.PHONE, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            )
    raise Invalid(Code.PHONE_INVALID, example=_example(country))


def _example(country: str | None) -> str:
    """A mobile number of that country, as it is written."""
    example = phonenumbers.example_number_for_type(
        country or HOME_COUNTRY, phonenumbers.PhoneNumberType.MOBILE
    )
    if example is None:
        return "+7 701 234 5678"
    return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _possible(text: str, country: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def looks_like_identifier(text: str) -> bool:
    return "@" in text or bool(_PHONE_LIKE.fullmatch(text))


def masked(type: IdentifierType, value: str) -> str:
    """Enough to recognise, not enough to use (I-38): +7•••••••25, o•••@example.com."""
    if type is IdentifierType.PHONE:
        return f"{value[:2]}{'•' * (len(value) - 4)}{value[-2:]}"
    local, _, domain = value.rpartition("@")
    return f"{local[:1]}•••@{domain}"


def pretty(type: IdentifierType, value: str) -> str:
    """As people write it: +7 701 705 1225."""
    if type is IdentifierType.EMAIL:
        return value
    return phonenumbers.format_number(phonenumbers.parse(value), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
