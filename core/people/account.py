"""An account: one person's sign-in, global in the installation, with his identifiers and his addresses in messengers."""

import re
import unicodedata
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, and_, text
from sqlalchemy.orm import Mapped, mapped_column

from core import limits
from core.database import Base, Row, fold, stored_enum
from core.errors import Code, Invalid
from core.people.identifier import IdentifierType, Known


class AccountState(StrEnum):
    """INVITED -> CONFIRMED -> ACTIVE; a handed-over account is ACTIVE at once (I-34)."""

    INVITED = "INVITED"
    CONFIRMED = "CONFIRMED"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    DEACTIVATED = "DEACTIVATED"


class Account(Base):
    __tablename__ = "account"

    id: Mapped[Row]
    full_name: Mapped[str]
    full_name_folded: Mapped[str] = mapped_column(index=True)
    login: Mapped[str | None]  # None: released, when he was never confirmed and his invitation ended
    login_folded: Mapped[str | None] = mapped_column(unique=True)  # I-01
    language: Mapped[str]
    state: Mapped[AccountState] = mapped_column(stored_enum(AccountState))
    created_at: Mapped[datetime]

    password_hash: Mapped[str | None]
    password_set_at: Mapped[datetime | None]
    must_change_password: Mapped[bool] = mapped_column(default=False)  # I-39
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None]  # the growing wait after failures
    suspended_until: Mapped[datetime | None]  # by the provider; None: until he lifts it
    suspended_why: Mapped[str] = mapped_column(default="")

    @classmethod
    def new(cls, full_name: str, login: str | None, language: str, now: datetime) -> "Account":
        account = cls(language=language, state=AccountState.INVITED, created_at=now)
        account.rename(full_name)
        account.login, account.login_folded = login, None if login is None else fold(login)
        return account

    def sign_in_as(self, login: str) -> None:
        self.login, self.login_folded = login, fold(login)

    def rename(self, full_name: str) -> None:
        self.full_name = clean_name(full_name)
        self.full_name_folded = fold(self.full_name)

    @property
    def is_awaited(self) -> bool:
        """Nobody has come for it yet: there is no password of his own (I-05)."""
        return self.state in (AccountState.INVITED, AccountState.CONFIRMED)

    @property
    def is_handed_over(self) -> bool:
        """Somebody else has made up the password that is in use (I-39); a void one is nobody's."""
        return self.must_change_password and self.password_hash is not None

    def confirm(self) -> None:
        """His address is proven; the password is still to come (H-08)."""
        if self.state is AccountState.INVITED:
            self.state = AccountState.CONFIRMED

    def set_password(self, password_hash: str, now: datetime, *, must_change: bool = False) -> None:
        """His own password, or one handed over that he must replace. Either ends the waits after failures."""
        self.password_hash, self.password_set_at = password_hash, now
        self.must_change_password = must_change
        self.failed_sign_ins, self.wait_until = 0, None
        if self.is_awaited:
            self.state = AccountState.ACTIVE

    def void_password(self) -> None:
        """No password signs in any more; his own chat asks him for a new one before anything else."""
        self.password_hash = self.password_set_at = None
        self.must_change_password = True
        self.failed_sign_ins, self.wait_until = 0, None

    def is_active(self, now: datetime) -> bool:
        """What holds now: a suspension whose time is over counts as none."""
        return self.state is AccountState.ACTIVE or (
            self.state is AccountState.SUSPENDED and not self.is_suspended(now)
        )

    def lift(self, now: datetime) -> bool:
        """A suspension whose time is over ends when its person next comes. True where it just did."""
        over = self.state is AccountState.SUSPENDED and not self.is_suspended(now)
        if over:
            self.state, self.suspended_until, self.suspended_why = AccountState.ACTIVE, None, ""
        return over

    def is_suspended(self, now: datetime) -> bool:
        """By the provider, and if it has an end, until then."""
        lifted = self.suspended_until is not None and now >= self.suspended_until
        return self.state is AccountState.SUSPENDED and not lifted

    def release(self) -> None:
        """Never confirmed, and his invitation is over: the login is free again, for him or for somebody else."""
        self.login = self.login_folded = None
        self.state = AccountState.DEACTIVATED

    def fail_sign_in(self, now: datetime) -> None:
        """The wait grows with each failure and stays bounded, so that no stranger locks anybody out for ever."""
        self.failed_sign_ins += 1
        over = self.failed_sign_ins - limits.SIGN_IN_FREE_TRIES
        if over > 0:
            wait: timedelta = min(limits.SIGN_IN_WAIT_MAX, limits.SIGN_IN_WAIT_FIRST * 2 ** min(over - 1, 20))
            self.wait_until = now + wait

    def may_try_sign_in(self, now: datetime) -> bool:
        waits = self.wait_until is not None and now < self.wait_until
        return not waits and self.failed_sign_ins < limits.SIGN_IN_FAILURES_HARD

    def succeed_sign_in(self) -> None:
        self.failed_sign_ins, self.wait_until = 0, None


class Identifier(Base):
    """A phone or an e-mail of an account; verified for at most one account (I-02)."""

    __tablename__ = "identifier"
    __table_args__ = (
        Index(
            "uq_identifier_verified",
            "type",
            "value",
            unique=True,
            sqlite_where=text("verified_at IS NOT NULL"),
            postgresql_where=text("verified_at IS NOT NULL"),
        ),
        Index("ix_identifier_value", "value"),
    )

    id: Mapped[Row]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    type: Mapped[IdentifierType] = mapped_column(stored_enum(IdentifierType))
    value: Mapped[str]
    verified_at: Mapped[datetime | None]

    @classmethod
    def proves(cls, known: Known) -> ColumnElement[bool]:
        """Somebody has proven this very address: of at most one row."""
        return and_(cls.type == known.type, cls.value == known.value, cls.verified_at.is_not(None))


class Contact(Base):
    """An address of a messenger that wrote to us, the account behind it once it is linked, and its language."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("messenger", "address"),)

    id: Mapped[Row]
    messenger: Mapped[str]
    address: Mapped[str]
    label: Mapped[str] = mapped_column(default="")  # what its owner is called there, such as @username
    label_folded: Mapped[str] = mapped_column(default="", index=True)
    language: Mapped[str | None]  # chosen by its owner; None: as the messenger guesses
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)

    def relabel(self, label: str) -> None:
        self.label, self.label_folded = label, fold(label)


def clean_line(text_: str) -> str:
    """One line without signs that nobody sees, but for the one that joins emoji."""
    seen = (c if unicodedata.category(c)[0] != "C" or c == "\u200d" else " " for c in text_)
    return " ".join("".join(seen).split())


def clean_name(text_: str) -> str:
    """One line without control characters, 1 to NAME_MAX characters, with at least one letter; and no e-mail, which
    would be a slip of who was asked for that just before.
    """
    cleaned = clean_line(text_)
    is_email = re.fullmatch(r"\S+@\S+\.\S+", cleaned) is not None
    if is_email or not any(c.isalpha() for c in cleaned) or len(cleaned) > limits.NAME_MAX:
        raise Invalid(Code.NAME_INVALID, max=limits.NAME_MAX)
    return unicodedata.normalize("NFC", cleaned)


def clean_login(text_: str) -> str:
    """Letters, digits and . _ - @ +, without spaces, LOGIN_MIN to LOGIN_MAX characters."""
    login = unicodedata.normalize("NFKC", text_.strip())
    allowed = all(c.isalnum() or c in "._-@+" for c in login)
    if not allowed or not limits.LOGIN_MIN <= len(login) <= limits.LOGIN_MAX:
        raise Invalid(Code.LOGIN_INVALID, min=limits.LOGIN_MIN, max=limits.LOGIN_MAX)
    return login
