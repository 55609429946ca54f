"""The settings, from the environment or `.env`. What is wrong is named one by one, with what to write instead."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

FORM = re.compile(r"\d+:[A-Za-z0-9_-]+")
TELEGRAM = "https://api.telegram.org"


class SettingsError(Exception):
    """The settings cannot be used; the message has one line for each fault and none of the secrets."""


class Settings(BaseSettings):
    """Every setting there is; `.env.example` says what each is for."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    database_path: Path = Path("data/trust-steps.db")
    database_key: SecretStr | None = None
    database_key_file: Path | None = None
    webhook_url: str = ""
    webhook_listen: Annotated[tuple[str, int], NoDecode] = ("127.0.0.1", 8443)
    webhook_secret: SecretStr | None = None
    support_chat_id: int | None = None
    keep_days: int = Field(default=365, ge=60, le=3650)
    keep_notice_days: int = Field(default=30, ge=7, le=365)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    demo_port: int = Field(default=8080, ge=1, le=65535, validation_alias=AliasChoices("DEMO_PORT", "demo_port"))

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not FORM.fullmatch(value.get_secret_value().strip()):
            raise ValueError("is no bot token; BotFather's looks like 123456789:AAF... - copy the whole line")
        return None if value is None else SecretStr(value.get_secret_value().strip())

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise ValueError("must be an address such as https://bot.example.org")
        return value.rstrip("/")

    @field_validator("webhook_listen", mode="before")
    @classmethod
    def _listen(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        host, _, port = value.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise ValueError("must be host:port, such as 127.0.0.1:8443")
        return host, int(port)

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError("WEBHOOK_SECRET is needed with WEBHOOK_URL: any 16 or more letters, digits, _ or -")
        if self.webhook_url.startswith("http://") and self.telegram_api_url == TELEGRAM:
            raise ValueError("WEBHOOK_URL must begin with https://, Telegram takes no other")
        return self

    @property
    def token(self) -> str:
        """The bot's token, empty without one."""
        return "" if self.telegram_bot_token is None else self.telegram_bot_token.get_secret_value()

    @property
    def key(self) -> str:
        """The database key itself, empty when it lies in a file."""
        return "" if self.database_key is None else self.database_key.get_secret_value()


def load() -> Settings:
    """Reads the settings. Raises SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for fault in error.errors():
            name = "_".join(str(part) for part in fault["loc"]).upper()
            message = fault["msg"].removeprefix("Value error, ")
            lines.append(f"{name}: {message}" if name else message)
        raise SettingsError("\n".join(lines)) from None
