"""The server key: what is derived from it is the same again, is nobody else's, and survives a rotation."""

import stat
from pathlib import Path

import pytest

from core.secrets import ServerKey

OLD, NEW = "k1:" + "o" * 32, "k2:" + "n" * 32


def test_the_same_question_gives_the_same_answer() -> None:
    key = ServerKey.parse(OLD)
    assert key.token("invitation", 7, 1) == key.token("invitation", 7, 1)
    assert key.code(6, "code", "CLAIM", 3) == key.code(6, "code", "CLAIM", 3)


def test_every_part_of_the_question_counts() -> None:
    key = ServerKey.parse(OLD)
    tokens = {
        key.token("invitation", 7, 1),
        key.token("invitation", 7, 2),
        key.token("invitation", 71),
        key.token("invitation", 7, 1, 1),
        key.token("claim", 7, 1),
        ServerKey.parse(NEW).token("invitation", 7, 1),
    }
    assert len(tokens) == 6


@pytest.mark.requirement("I-30")
def test_a_token_holds_128_bits_and_fits_a_deep_link() -> None:
    token = ServerKey.parse(OLD).token("invitation", 7, 1)
    assert len(token) == 22
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.requirement("I-32")
def test_codes_have_six_digits_and_all_of_them() -> None:
    key = ServerKey.parse(OLD)
    codes = [key.code(6, "code", number) for number in range(1000)]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert any(code.startswith("0") for code in codes)
    assert {code[place] for code in codes for place in range(6)} == set("0123456789")
    assert len(set(codes)) > 990


def test_only_what_was_derived_is_recognised() -> None:
    key = ServerKey.parse(OLD)
    token, code = key.token("invitation", 7, 1), key.code(6, "code", 7)
    assert key.is_token(token, "invitation", 7, 1)
    assert key.is_code(code, "code", 7)
    for wrong in ("", token[:-1], token + "A", token.swapcase(), "п" * 22):
        assert not key.is_token(wrong, "invitation", 7, 1)
    for other in range(10):
        assert not key.is_code(str(other), "code", 7)  # a shorter code is not an easier one
    assert not key.is_code(str((int(code) + 1) % 10**6).zfill(6), "code", 7)


def test_after_a_rotation_new_ones_come_from_the_new_key_and_old_ones_still_hold() -> None:
    before, rotated, after = ServerKey.parse(OLD), ServerKey.parse(f"{NEW},{OLD}"), ServerKey.parse(NEW)
    sent = before.token("invitation", 7, 1)
    assert rotated.token("invitation", 7, 1) == after.token("invitation", 7, 1) != sent
    assert rotated.is_token(sent, "invitation", 7, 1)
    assert not after.is_token(sent, "invitation", 7, 1)
    assert rotated.is_code(before.code(6, "code", 7), "code", 7)


def test_a_short_key_is_refused_and_not_repeated_in_the_message() -> None:
    with pytest.raises(ValueError, match="at least 32 characters") as refused:
        ServerKey.parse("k1:too-short-a-key")
    assert "too-short" not in str(refused.value)
    with pytest.raises(ValueError, match="at least 32 characters"):
        ServerKey.parse("  ")


def test_the_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret.key"
    made = ServerKey.at(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ServerKey.at(file) == made
    assert ServerKey.at(tmp_path / "other.key") != made


def test_the_key_does_not_show_in_a_representation() -> None:
    assert "oooo" not in repr(ServerKey.parse(OLD))
