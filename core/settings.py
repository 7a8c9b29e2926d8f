"""The settings of an installation, from the environment and `.env`. Only composition roots read them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Literal

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core import limits
from core.secrets import ServerKey


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

    @property
    def invitation_life(self) -> timedelta:
        return timedelta(days=self.invitation_days)

    def server_key(self) -> ServerKey:
        if self.secret_key is not None:
            return ServerKey.parse(self.secret_key.get_secret_value())
        return ServerKey.at(self.data_dir / "secret.key")

    def database(self, file: str) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / file}"
