"""What people type for a phone or an e-mail, and what becomes of it: one normal form (I-04), and a mask (I-38)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import limits
from core.errors import Code, Invalid
from core.people import (
    IdentifierType,
    Known,
    clean_login,
    clean_name,
    looks_like_identifier,
    masked,
    parse_email,
    parse_identifier,
    parse_named,
    parse_phone,
    pretty,
)
from tests.core.conftest import refused

IVAN = "+77017051225"
RUSSIAN = "+79161234567"
UZBEK = "+998901234567"


@pytest.mark.requirement("H-05", "I-04")
@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("+77017051225", "KZ", IVAN),
        ("8 (701) 705-12-25", "KZ", IVAN),
        ("8(701)7051225", "KZ", IVAN),
        ("8.701.705.12.25", "KZ", IVAN),
        ("8 701 705\N{EN DASH}12\N{EN DASH}25", "KZ", IVAN),
        ("8 701 705\N{NON-BREAKING HYPHEN}12\N{NON-BREAKING HYPHEN}25", "KZ", IVAN),
        ("8 701 705\N{MINUS SIGN}12\N{MINUS SIGN}25", "KZ", IVAN),
        ("+7\N{NO-BREAK SPACE}701\N{NO-BREAK SPACE}705 12 25", "KZ", IVAN),
        ("\N{LEFT-TO-RIGHT EMBEDDING}+7 701 705 12 25\N{POP DIRECTIONAL FORMATTING}", "KZ", IVAN),
        ("\N{FULLWIDTH PLUS SIGN}7 701 705 12 25", "KZ", IVAN),
        ("  77017051225  ", "KZ", IVAN),
        ("7017051225", "KZ", IVAN),
        ("8 (701) 705-12-25", "RU", IVAN),
        ("8 (916) 123-45-67", "RU", RUSSIAN),
        ("9161234567", "RU", RUSSIAN),
        ("8 916 123 45 67", "KZ", RUSSIAN),
        ("79161234567", "KZ", RUSSIAN),
        ("90 123 45 67", "UZ", UZBEK),
        ("998901234567", "UZ", UZBEK),
        ("998 90 123-45-67", "KZ", UZBEK),
        ("+998 (90) 123-45-67", "RU", UZBEK),
        ("+7 (701) 705 12 25", "UZ", IVAN),
        ("77017051225", "UZ", IVAN),
        ("+1 650 253 0000", "KZ", "+16502530000"),
    ],
)
def test_a_phone_in_any_usual_spelling(typed: str, country: str, meant: str) -> None:
    assert parse_identifier(typed, country) == Known(IdentifierType.PHONE, meant)


@pytest.mark.parametrize(
    ("line", "name", "meant"),
    [
        ("Кайрат 8 701 705 12 25", "Кайрат", IVAN),
        ("Иванов Иван, +7 (701) 705-12-25", "Иванов Иван", IVAN),
        ("8 701 705 12 25 Анна-Мария О'Нил", "Анна-Мария О'Нил", IVAN),
        ("Кайрат (701) 705-12-25", "Кайрат", IVAN),
        ("Иванов Иван ivan@x.kz", "Иванов Иван", "ivan@x.kz"),
        ("Иван <Ivan@x.kz>", "Иван", "ivan@x.kz"),
        ("8 701 705 12 25", "", IVAN),
        ("ivan@x.kz", "", "ivan@x.kz"),
    ],
)
def test_a_name_and_an_address_in_one_line(line: str, name: str, meant: str) -> None:
    said, known = parse_named(line, "KZ")
    assert (said, known.value) == (name, meant)


@pytest.mark.parametrize(
    "line", ["Кайрат", "Кайрат 8 701 705 12 25 ivan@x.kz", "Цех 2 Кайрат 87017051225", "5 @ 5"]
)
def test_what_is_no_such_line_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        parse_named(line, "KZ")


@pytest.mark.parametrize(("country", "code"), [("KZ", "+7 7"), ("RU", "+7 9"), ("UZ", "+998")])
def test_the_example_of_a_phone_is_one_of_the_country(country: str, code: str) -> None:
    for typed, refusal in (("просто слова", Code.IDENTIFIER_UNRECOGNISED), ("123", Code.PHONE_INVALID)):
        with refused(Invalid, refusal) as fields:
            parse_identifier(typed, country)
        assert str(fields["example"]).startswith(code)


@pytest.mark.parametrize("typed", ["112", "8 701 705 12", "+7 701 705 12 25 99", "12345678901234567890", "+"])
def test_a_wrong_number_is_answered_with_how_a_right_one_looks(typed: str) -> None:
    with refused(Invalid, Code.PHONE_INVALID) as why:
        parse_phone(typed, "KZ")
    assert str(why["example"]).startswith("+7 7")


def test_the_example_is_of_the_tenants_country() -> None:
    with refused(Invalid, Code.PHONE_INVALID) as why:
        parse_phone("123", "UZ")
    assert str(why["example"]).startswith("+998 ")


@pytest.mark.parametrize(
    "typed", ["", "   ", "Иван", "701 семь ноль", "😀", "+7 701 705 12 25 доб. 3", "()", "----"]
)
def test_what_is_neither_is_called_neither(typed: str) -> None:
    with refused(Invalid, Code.IDENTIFIER_UNRECOGNISED):
        parse_identifier(typed, "KZ")


@pytest.mark.parametrize(
    ("shared", "meant"), [("77017051225", IVAN), ("+77017051225", IVAN), ("998901234567", UZBEK)]
)
def test_a_shared_contact_comes_with_or_without_plus(shared: str, meant: str) -> None:
    assert parse_phone(shared).value == meant


@pytest.mark.requirement("H-05", "I-04")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Olga@Tehservis.Example", "olga@tehservis.example"),
        ("  olga@tehservis.example\n", "olga@tehservis.example"),
        ("o'neil+propusk@tehservis.example", "o'neil+propusk@tehservis.example"),
        ("ИВАН@Почта.рф", "иван@почта.рф"),
        ("\N{ZERO WIDTH SPACE}olga@tehservis.example", "olga@tehservis.example"),
    ],
)
def test_an_email_is_kept_case_folded(typed: str, meant: str) -> None:
    assert parse_identifier(typed, "KZ") == Known(IdentifierType.EMAIL, meant)


@pytest.mark.parametrize(
    "typed",
    [
        "olga@",
        "@olga",
        "olga@@x.kz",
        "olga orlova@x.kz",
        "olga@localhost",
        "Ольга <olga@x.kz>",
        "a@x.kz, b@x.kz",
    ],
)
def test_a_wrong_email_is_told_at_once(typed: str) -> None:
    with refused(Invalid, Code.EMAIL_INVALID):
        parse_email(typed)


@given(st.text(max_size=40), st.sampled_from(["KZ", "RU", "UZ", "US"]))
def test_whatever_is_typed_is_understood_or_refused_and_stays_what_it_is(typed: str, country: str) -> None:
    try:
        known = parse_identifier(typed, country)
    except Invalid:
        return
    assert parse_identifier(known.value, country) == known


@pytest.mark.requirement("I-38")
@pytest.mark.parametrize(
    ("value", "mask"),
    [
        (IVAN, "+7••••••••25"),
        (UZBEK, "+9•••••••••67"),
        ("olga@tehservis.example", "o•••@tehservis.example"),
        ("o@tehservis.example", "o•••@tehservis.example"),
    ],
)
def test_a_mask_is_enough_to_recognise_and_not_to_use(value: str, mask: str) -> None:
    type_ = IdentifierType.EMAIL if "@" in value else IdentifierType.PHONE
    assert masked(type_, value) == Known(type_, value).masked == mask


def test_a_phone_is_shown_as_people_write_it() -> None:
    assert pretty(IdentifierType.PHONE, IVAN) == "+7 701 705 1225"
    assert pretty(IdentifierType.EMAIL, "olga@x.kz") == "olga@x.kz"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Иван   Петров ", "Иван Петров"),
        ("О'Нил & Ко", "О'Нил & Ко"),
        ("<b>Иван</b>", "<b>Иван</b>"),
        ("Иван\nПетров\t3-й", "Иван Петров 3-й"),
        ("Ива\N{COMBINING ACUTE ACCENT}н", "Ива\N{COMBINING ACUTE ACCENT}н"),
        ("李小龍", "李小龍"),
    ],
)
def test_a_name_is_kept_as_typed_in_one_line(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "12345", "anna@example.com", "😀", "\N{ZERO WIDTH SPACE}", "я" * (limits.NAME_MAX + 1)],
)
def test_what_is_no_name_is_refused(typed: str) -> None:
    with refused(Invalid, Code.NAME_INVALID) as why:
        clean_name(typed)
    assert why == {"max": limits.NAME_MAX}


@pytest.mark.parametrize(
    "typed", ["ab", "a b c", "иван/петров", "<b>", "x" * (limits.LOGIN_MAX + 1), "", "логин\n1"]
)
def test_what_is_no_login_is_refused(typed: str) -> None:
    with refused(Invalid, Code.LOGIN_INVALID) as why:
        clean_login(typed)
    assert why == {"min": limits.LOGIN_MIN, "max": limits.LOGIN_MAX}


def test_a_login_keeps_its_case_and_loses_its_spaces_around() -> None:
    assert clean_login("  Иван.Петров-1 ") == "Иван.Петров-1"


@pytest.mark.parametrize(
    ("typed", "does"), [("ivan", False), ("77017051225", True), ("8 (701) 705-12-25", True), ("i@x", True)]
)
def test_what_could_be_taken_for_somebodys_address(typed: str, does: bool) -> None:
    assert looks_like_identifier(typed) is does
