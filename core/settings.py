"""The settings of an installation, from the environment and `.env`. Only composition roots read them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import jmespath
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Json,
    Secret,
    SecretStr,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core import limits
from core.secrets import ServerKey


def _is_path(path: str) -> str:
    try:
        jmespath.compile(path)
    except jmespath.exceptions.JMESPathError:
        raise ValueError("no JMESPath") from None
    return path


def _split(codes: Any) -> Any:
    return frozenset(codes.replace(",", " ").split()) if isinstance(codes, str) else codes


_Path = Annotated[str, AfterValidator(_is_path)]
_Codes = Annotated[frozenset[str], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    data_dir: Path = Path("data")
    database_url: str | None = None  # default: SQLite in data_dir
    secret_key: SecretStr | None = None  # default: data_dir/secret.key, made at first start

    listen_host: str = "127.0.0.1"  # not HOST, which shells set to the name of the machine
    listen_port: int = 8080
    public_url: str | None = None  # https://..., under which the outside reaches what listens there

    smtp_host: str | None = None
    smtp_port: int = 587
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str = "Propusk <propusk@localhost>"

    # How an SMS gateway is asked, and what its answers mean: core/delivery/sms.py
    sms_url: SecretStr | None = None
    sms_method: Literal["GET", "POST"] = "POST"
    sms_headers: Secret[Json[dict[str, str]]] | None = None
    sms_form: Secret[Json[dict[str, str]]] | None = None
    sms_json: Secret[Json[Any]] | None = None
    sms_result: _Path | None = None
    sms_id: _Path | None = None
    sms_accepted: _Codes = frozenset({"200", "201", "202"})
    sms_unknown_number: _Codes = frozenset()
    sms_blocked: _Codes = frozenset()
    sms_misconfigured: _Codes = frozenset({"301", "302", "307", "308", "401", "402", "403", "404", "405"})

    telegram_gateway_token: SecretStr | None = None
    telegram_gateway_url: str = "https://gatewayapi.telegram.org"

    default_language: Literal["ru", "en", "kk"] = "ru"
    invitation_days: int = limits.INVITATION_LIFE.days
    argon2: Literal["owasp", "rfc9106"] = "owasp"

    support_hours: str = ""  # the support card (F-31)
    support_phones: str = ""
    support_email: str = ""
    support_partner_email: str = ""
    privacy_url: str = ""  # F-32

    log_json: bool = False

    @field_validator("public_url")
    @classmethod
    def _is_origin(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https://[^/?#\s]+/?", url):
            raise ValueError("an https address without a path")
        return url and url.rstrip("/")

    @model_validator(mode="after")
    def _sms_has_one_template(self) -> Self:
        """Everything else is told by its gateway; a template without its places would send the same to nobody."""
        templates = [part.get_secret_value() for part in (self.sms_form, self.sms_json) if part is not None]
        if self.sms_url is not None and not (len(templates) == 1 and _has_places(str(templates[0]))):
            raise ValueError(
                "SMS_URL needs either SMS_FORM or SMS_JSON, with {text} and {phone} or {digits} in it"
            )
        return self

    @property
    def invitation_life(self) -> timedelta:
        return timedelta(days=self.invitation_days)

    def server_key(self) -> ServerKey:
        if self.secret_key is not None:
            return ServerKey.parse(self.secret_key.get_secret_value())
        return ServerKey.at(self.data_dir / "secret.key")

    def database(self, file: str) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / file}"


def _has_places(template: str) -> bool:
    return "{text}" in template and ("{phone}" in template or "{digits}" in template)
