"""What may be wrong with the settings is named one by one, with what to write instead, and never the secrets."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import settings as often
from hypothesis import strategies as st

from bot import main
from gateway.settings import Settings, SettingsError, load

TOKEN = "123456789:AAF-looks_like_one_of_BotFathers_tokens"
NAMES = tuple(name.upper() for name in Settings.model_fields)
Write = Callable[..., None]


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a `.env` into an empty folder, and goes there; nothing is set in the environment."""
    for name in (*os.environ,):
        if name.upper() in NAMES:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def write(*lines: str) -> None:
        (tmp_path / ".env").write_text("\n".join(lines), "utf-8")

    return write


def faults() -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load()
    assert caught.value.__cause__ is None
    return str(caught.value).splitlines()


def test_without_any_setting_all_have_their_defaults(env: Write) -> None:
    settings = load()
    assert (settings.token, settings.key, settings.webhook_url, settings.health_listen) == ("", "", "", None)
    assert settings.database_path == Path("data/trust-steps.db")


def test_the_example_with_nothing_filled_in_is_without_fault(env: Write) -> None:
    plain = load()
    env((Path(__file__).parents[2] / ".env.example").read_text("utf-8"))
    assert load() == plain


def test_all_of_them_together(env: Write) -> None:
    env(
        "\ufeff# as Windows writes it\r",
        f"export TELEGRAM_BOT_TOKEN = '{TOKEN}'",
        'telegram_api_url="http://127.0.0.1:8081/"',
        "DATABASE_KEY=a pass phrase # not the comment",
        "WEBHOOK_URL=https://bot.example.org:8443/hook/",
        "WEBHOOK_LISTEN=[::1]:9000",
        "WEBHOOK_SECRET=abcdefghij_-0123",
        "HEALTH_LISTEN=0.0.0.0:9001",
        "SUPPORT_CHAT_ID=-1001234567890",
        "LOG_LEVEL=debug",
        "LOG_FORMAT=JSON",
        "COMPOSE_PROJECT_NAME=ours",
        "HTTPS_PROXY=http://proxy:3128",
    )
    settings = load()
    assert (settings.token, settings.telegram_api_url, settings.key) == (
        TOKEN,
        "http://127.0.0.1:8081",
        "a pass phrase",
    )
    assert (settings.webhook_url, settings.webhook_listen) == ("https://bot.example.org:8443/hook", ("::1", 9000))
    assert (settings.health_listen, settings.support_chat_id) == (("0.0.0.0", 9001), -1001234567890)
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["TELEGRAM_BOT_TOKEN=<token>"], "TELEGRAM_BOT_TOKEN: is no bot token; BotFather's looks like 123456789:"),
        (["TELEGRAM_API_URL=api.telegram.org"], "TELEGRAM_API_URL: must be an address such as https://api.telegram.org"),
        (["TELEGRAM_API_URL=http://[::"], "TELEGRAM_API_URL: must be an address such as https://api.telegram.org"),
        (["TELEGRAM_API_URL=http://a:b"], "TELEGRAM_API_URL: must be an address such as https://api.telegram.org"),
        ([f"TELEGRAM_API_URL=https://api.telegram.org/bot{TOKEN}"], "TELEGRAM_API_URL: is the address alone"),
        (["DATABASE_PATH=/tmp"], "DATABASE_PATH: is a folder; write the name of a file in it"),
        (["DATABASE_KEY=secret", "DATABASE_KEY_FILE=k"], "DATABASE_KEY_FILE: stands beside DATABASE_KEY; keep one"),
        (["WEBHOOK_URL=bot.example.org"], "WEBHOOK_URL: must be an address such as https://bot.example.org/hook"),
        (["WEBHOOK_URL=http://bot.example.org"], "WEBHOOK_URL: must begin with https://"),
        (["WEBHOOK_URL=https://bot.example.org:9000"], "WEBHOOK_URL: must be on port 443, 80, 88 or 8443"),
        (["WEBHOOK_URL=https://localhost/hook"], "WEBHOOK_URL: must be this machine's public name"),
        (["WEBHOOK_LISTEN=8443"], "WEBHOOK_LISTEN: must be host:port, such as 127.0.0.1:8443"),
        (["WEBHOOK_LISTEN=localhost:eighty"], "WEBHOOK_LISTEN: must be host:port"),
        (["WEBHOOK_LISTEN=127.0.0.1:99999"], "WEBHOOK_LISTEN: must be host:port"),
        (["WEBHOOK_LISTEN=127.0.0.1:٨٤٤٣"], "WEBHOOK_LISTEN: must be host:port"),
        (["WEBHOOK_URL=https://a.org"], "WEBHOOK_SECRET: is needed with WEBHOOK_URL: 16 to 256 letters A to Z, digits"),
        (["WEBHOOK_SECRET=short"], "WEBHOOK_SECRET: must be 16 to 256 letters A to Z, digits, _ and -"),
        (["WEBHOOK_SECRET=sixteen letters!"], "WEBHOOK_SECRET: must be 16 to 256 letters"),
        (["HEALTH_LISTEN=9000"], "HEALTH_LISTEN: must be host:port"),
        (
            ["WEBHOOK_URL=https://a.org", "WEBHOOK_SECRET=abcdefghij_-0123", "HEALTH_LISTEN=127.0.0.1:8443"],
            "HEALTH_LISTEN: must differ from WEBHOOK_LISTEN; take another port",
        ),
        (["SUPPORT_CHAT_ID=@our_group"], "SUPPORT_CHAT_ID: must be the chat's number, such as -1001234567890"),
        (["SUPPORT_CHAT_ID=0"], "SUPPORT_CHAT_ID: must be the chat's number"),
        ([f"SUPPORT_CHAT_ID={10**15 * 100}"], "SUPPORT_CHAT_ID: must be the chat's number"),
        (["LOG_LEVEL=loud"], "LOG_LEVEL: must be DEBUG, INFO, WARNING or ERROR"),
        (["LOG_FORMAT=xml"], "LOG_FORMAT: must be text or json"),
        (["DEMO_PORT=http"], "DEMO_PORT: must be a whole number, such as 7"),
        (["DEMO_PORT=0"], "DEMO_PORT: must be 1 or more"),
        (["DEMO_PORT=65536"], "DEMO_PORT: must be 65535 or less"),
        (["", "# a", "BOT_TOKEN=1"], ".env line 3: there is no setting BOT_TOKEN; did you mean TELEGRAM_BOT_TOKEN?"),
        (["LOG_LEVL=INFO"], ".env line 1: there is no setting LOG_LEVL; did you mean LOG_LEVEL?"),
        (["LOG_LEVEL=INFO", "", "TELEGRAM_BOT_TOKEN: 1"], ".env line 3: is no setting; write NAME=value"),
        (['DATABASE_KEY="my words', "LOG_LEVEL=INFO"], ".env line 1: is no setting; write NAME=value, and close every"),
        (["WEBHOOK_URL"], ".env line 1: WEBHOOK_URL has no value; write WEBHOOK_URL=value, or WEBHOOK_URL= for none"),
        (["LOG_LEVEL=INFO", "log_level=DEBUG"], ".env line 2: LOG_LEVEL stands in line 1 already; keep one of the two"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(env: Write, lines: list[str], said: str) -> None:
    env(*lines)
    (fault,) = faults()
    assert fault.startswith(said)


def test_all_mistakes_are_named_at_once(env: Write) -> None:
    """Guards: what one setting asks of another was checked only when nothing else was wrong."""
    env("TELEGRAM_BOT_TOKEN=nothing", "WEBHOOK_URL=https://a.org", "LOGLEVEL=INFO", "DEMO_PORT=x", "what?")
    assert [re.split(r"[:;]", fault)[0] for fault in faults()] == [
        ".env line 3", ".env line 5", "TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET", "DEMO_PORT",
    ]  # fmt: skip


@pytest.mark.parametrize("raw", ["LOG_LEVEL=INFO".encode("utf-16"), b"# caf\xe9\n", b"LOG_LEVEL=I\x00NFO"])
def test_a_file_in_another_encoding(env: Write, tmp_path: Path, raw: bytes) -> None:
    """Guards: it ended in a traceback."""
    (tmp_path / ".env").write_bytes(raw)
    assert faults() == [".env: is no UTF-8 text; save it anew with the encoding UTF-8"]


def test_a_folder_of_that_name(env: Write, tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    assert faults() == [".env: cannot be read: Is a directory; it must be a file that this user may read"]


def test_the_command_line_names_them_and_stops(env: Write) -> None:
    env("TELEGRAM_BOT_TOKEN=nothing", "DEMO_PORT=x")
    for command in ("run", "stats"):
        result = CliRunner().invoke(main, [command])
        assert result.exit_code == 1
        assert "TELEGRAM_BOT_TOKEN: is no bot token" in result.output
        assert "DEMO_PORT: must be a whole number" in result.output


SECRETS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), min_size=8)


@often(max_examples=100)
@given(values=st.dictionaries(st.sampled_from(NAMES), SECRETS | st.sampled_from(("x" * 300, "1" * 5000, "//", "[::"))))
def test_whatever_is_set_loads_or_is_named_without_what_was_written(values: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in NAMES:
            patch.delenv(name, raising=False)
        for name, value in values.items():
            patch.setenv(name, value)
        said = ""
        try:
            load()
        except SettingsError as error:
            said = str(error)
    for line in said.split("\n") if said else ():
        assert line.partition(":")[0] in values or line.startswith("WEBHOOK_SECRET: is needed")
    assert not any(value in said for value in values.values() if len(value) > 8)
