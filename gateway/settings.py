"""The settings, from the environment or `.env`. What is wrong is named one by one, with what to write instead."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from gateway.env_file import faults_in

FORM = re.compile(r"\d+:[A-Za-z0-9_-]+")
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
TELEGRAM = "https://api.telegram.org"
TELEGRAMS_PORTS = (None, 443, 80, 88, 8443)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_ID = 2**53


class SettingsError(Exception):
    """The settings cannot be used; the message has one line for each fault and none of the secrets."""


class Settings(BaseSettings):
    """Every setting there is; `.env.example` says what each is for.

    What one setting asks of another is checked with the later of the two, so that all faults are named together.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True, validate_default=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    database_path: Path = Path("data/trust-steps.db")
    database_key: SecretStr | None = None
    database_key_file: Path | None = None
    webhook_url: str = ""
    webhook_listen: Annotated[tuple[str, int], NoDecode] = ("127.0.0.1", 8443)
    webhook_secret: SecretStr | None = None
    health_listen: Annotated[tuple[str, int] | None, NoDecode] = None
    support_chat_id: int | None = None
    keep_days: int = Field(default=365, ge=60, le=3650)
    keep_notice_days: int = Field(default=30, ge=7, le=365)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["", "text", "json"] = ""
    demo_port: int = Field(default=8080, ge=1, le=65535, validation_alias=AliasChoices("DEMO_PORT", "demo_port"))

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not FORM.fullmatch(value.get_secret_value().strip()):
            raise ValueError("is no bot token; BotFather's looks like 123456789:AAF... - copy the whole line")
        return None if value is None else SecretStr(value.get_secret_value().strip())

    @field_validator("telegram_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        parts = _address(value, "https://api.telegram.org")
        if "/bot" in parts.path or parts.query:
            raise ValueError("is the address alone, such as https://api.telegram.org, without /bot and the token")
        return value.rstrip("/")

    @field_validator("database_path", "database_key_file")
    @classmethod
    def _file(cls, value: Path | None, info: ValidationInfo) -> Path | None:
        if value is not None and _is_folder(value):
            raise ValueError("is a folder; write the name of a file in it")
        if value is not None and info.field_name == "database_key_file" and info.data.get("database_key"):
            raise ValueError("stands beside DATABASE_KEY; keep one of the two")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _hook(cls, value: str, info: ValidationInfo) -> str:
        if not value:
            return value
        parts = _address(value, "https://bot.example.org/hook")
        if info.data.get("telegram_api_url") == TELEGRAM:
            if parts.scheme != "https":
                raise ValueError("must begin with https://, Telegram takes no other")
            if parts.port not in TELEGRAMS_PORTS:
                raise ValueError("must be on port 443, 80, 88 or 8443, Telegram calls no other")
            if parts.hostname in LOOPBACK:
                raise ValueError("must be this machine's public name, such as https://bot.example.org")
        return value.rstrip("/")

    @field_validator("webhook_listen", "health_listen", mode="before")
    @classmethod
    def _listen(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        host, _, port = value.strip().rpartition(":")
        host = host.removeprefix("[").removesuffix("]")
        if not host or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
            raise ValueError("must be host:port, such as 127.0.0.1:8443")
        if info.data.get("webhook_url") and info.data.get("webhook_listen") == (host, int(port)):
            raise ValueError("must differ from WEBHOOK_LISTEN; take another port")
        return host, int(port)

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is None and info.data.get("webhook_url"):
            raise ValueError("is needed with WEBHOOK_URL: 16 to 256 letters A to Z, digits, _ and -")
        if value is not None and not SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("must be 16 to 256 letters A to Z, digits, _ and -, and nothing else")
        return value

    @field_validator("support_chat_id", mode="before")
    @classmethod
    def _chat(cls, value: object) -> object:
        if isinstance(value, str):
            found = re.fullmatch(r"-?[0-9]{1,16}", value.strip())
            if found is None or not 0 < abs(int(found[0])) < LARGEST_ID:
                raise ValueError("must be the chat's number, such as -1001234567890, not its name or a link")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("log_format", mode="before")
    @classmethod
    def _form(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

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
    lines = faults_in(Path(".env"), [name.upper() for name in Settings.model_fields])
    if any(line.startswith(".env:") for line in lines):
        # Nothing of it can be read, so nothing is known of what stands in it.
        raise SettingsError("\n".join(lines))
    try:
        settings = Settings()
    except ValidationError as error:
        lines += [f"{str(fault['loc'][0]).upper()}: {_instead(fault)}" for fault in error.errors()]
        raise SettingsError("\n".join(lines)) from None
    if lines:
        raise SettingsError("\n".join(lines))
    return settings


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise ValueError(f"cannot be the name of a file: {error.strerror}") from None


def _address(value: str, example: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or re.search(r"[\s\x00-\x1f#]", value):
        raise ValueError(f"must be an address such as {example}")
    return parts


def _instead(fault: ErrorDetails) -> str:
    """What pydantic found, in words that say what to write."""
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind.startswith("int"):
        return "must be a whole number, such as 7"
    if kind == "greater_than_equal":
        return f"must be {limits['ge']} or more"
    if kind == "less_than_equal":
        return f"must be {limits['le']} or less"
    if kind == "literal_error":
        return f"must be {limits['expected']}".replace("'', ", "").replace("'", "")
    return fault["msg"].removeprefix("Value error, ")
